import { addDays, type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { filesPath } from '#rooms/files/pages/index.ts'
import { Button, DataTable, Details, errorOf, Field, type Problem, Select, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Discloser, PlaceKind, Showing } from '../index.ts'
import { formText, placeText, timeOfShowing, whereText } from './in-words.ts'
import { mayHere } from './keeper.ts'
import { postingPath, showingPath, showingsPath } from './paths.ts'
import type { PostingDesk } from './posting-desk.ts'

type Props = { desk: PostingDesk; visit: Visit; problems: readonly Problem[]; open: string; typed: Readonly<Record<string, string>> }

/** Where it is shown and was, with what may be recorded of each, and one more. */
export function Showings(props: Props) {
  const { desk: { posting, rule }, visit } = props
  const { w } = visit
  const discloser = rule?.discloser ?? 'commune'
  const live = posting.state === 'posted'
  return (
    <section>
      <DataTable
        id="noi-cong-khai" caption={w('disclosure.showings')} narrow="cards" empty={w('disclosure.showings-empty')}
        columns={[{ head: w('disclosure.form-and-place') }, { head: w('disclosure.time') }, { head: w('disclosure.to-record') }]}
        rows={posting.showings.map((showing) => [
          <Where showing={showing} discloser={discloser} w={w} />,
          <Times showing={showing} visit={visit} />,
          live && !showing.cancelled ? <Acts showing={showing} {...props} /> : '–',
        ])}
      />
      {live && mayHere(visit, 'post') && <Add discloser={discloser} {...props} />}
    </section>
  )
}

function Where({ showing, discloser, w }: { showing: Showing; discloser: Discloser; w: Visit['w'] }) {
  return (
    <>
      {whereText(discloser, showing, w)}
      {showing.note && (
        <>
          <br />
          <span class="nr-small">{showing.note}</span>
        </>
      )}
    </>
  )
}

function Times({ showing, visit: { w, today } }: { showing: Showing; visit: Visit }) {
  if (showing.cancelled) return <del>{timeOfShowing(showing, w)}</del>
  const missing = showing.place === 'loudspeaker' ? missingDays(showing, today) : []
  return (
    <>
      {timeOfShowing(showing, w)}
      {showing.broadcasts.length > 0 && (
        <ul class="govuk-list nr-small">
          {showing.broadcasts.map(({ date, time, minutes }) => (
            <li>{w('disclosure.broadcast-line', { date: shortDate(date), time, minutes })}</li>
          ))}
        </ul>
      )}
      {missing.length > 0 && <p class="govuk-body nr-small nr-doubt">{w('disclosure.broadcast-missing', { days: missing.map((day) => shortDate(day)).join(', ') })}</p>}
    </>
  )
}

const DAYS_SHOWN = 10

/** Days on which it should have been on the air by now and nobody said that it was. */
export function missingDays({ from, to, broadcasts }: Showing, today: CalendarDate): CalendarDate[] {
  const last = to === null || to > today ? today : to
  const days: CalendarDate[] = []
  for (let day = from; day <= last && days.length < DAYS_SHOWN; day = addDays(day, 1)) if (!broadcasts.some(({ date }) => date === day)) days.push(day)
  return days
}

function Hidden({ visit, act }: { visit: Visit; act: string }) {
  return (
    <>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="act" value={act} />
    </>
  )
}

/** The forms of one showing; the one that was refused stands open. */
function Acts({ showing, desk: { posting }, visit, problems, open, typed }: Props & { showing: Showing }) {
  const { w, today } = visit
  const action = showingPath(posting.postingId, showing.showingId)
  const here = open === showing.showingId
  const of = (name: string, otherwise: string): string => (here ? (typed[name] ?? '') : otherwise)
  const id = (name: string): string => (here ? name : `${name}-${showing.showingId}`)
  const error = (name: string): string | undefined => (here ? errorOf(w, problems, name) : undefined)
  return (
    <Details summary={w('disclosure.record')} open={here}>
      <p class="govuk-body">
        <a class="govuk-link" href={filesPath({ provinceId: posting.provinceId, kind: 'showing', id: showing.showingId }, postingPath(posting.postingId))}>
          {w('disclosure.evidence')}
        </a>
      </p>
      {showing.place === 'loudspeaker' && (
        <form method="post" action={action} novalidate>
          <Hidden visit={visit} act="broadcast" />
          <Field name="date" id={id('date')} label={w('disclosure.field.broadcast-date')} value={of('date', shortDate(today))} width={10} error={error('date')} />
          <Field name="time" id={id('time')} label={w('disclosure.field.time')} hint={w('disclosure.time-hint')} value={of('time', '05:30')} width={5} error={error('time')} />
          <Field name="minutes" id={id('minutes')} label={w('disclosure.field.minutes')} value={of('minutes', '10')} figures="integer" width={5} error={error('minutes')} />
          <Button look="secondary">{w('disclosure.broadcast-do')}</Button>
        </form>
      )}
      {mayHere(visit, 'extend-posting') && (
        <form method="post" action={action} novalidate>
          <Hidden visit={visit} act="end" />
          <Field
            name="to" id={id('to')} label={w('disclosure.field.to')} hint={w('disclosure.to-hint')} value={of('to', showing.to ? shortDate(showing.to) : '')} width={10} error={error('to')}
          />
          <Button look="secondary">{w('disclosure.end-do')}</Button>
        </form>
      )}
      {mayHere(visit, 'correct-posting') && (
        <form method="post" action={action} novalidate>
          <Hidden visit={visit} act="cancel" />
          <Textarea name="why" id={id('why')} label={w('disclosure.cancel-showing-why')} rows={2} maxlength={1000} value={of('why', '')} error={error('why')} />
          <Button look="warning">{w('disclosure.cancel-showing')}</Button>
        </form>
      )}
    </Details>
  )
}

const PLACES: Readonly<Record<Discloser, readonly PlaceKind[]>> = {
  commune: ['office', 'culture-house', 'community-point', 'website', 'loudspeaker', 'other'],
  agency: ['office', 'workplace', 'internal-site', 'other'],
  'state-enterprise': ['office', 'workplace', 'internal-site', 'other'],
}
const FORMS: Readonly<Record<Discloser, readonly string[]>> = {
  commune: ['a', 'b', 'c', 'đ', 'e', 'g', 'h', 'i', 'k'], agency: ['a', 'b', 'c', 'd', 'đ', 'e', 'g'], 'state-enterprise': ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'],
}

function Add({ discloser, desk: { posting }, visit, problems, open, typed }: Props & { discloser: Discloser }) {
  const { w, today } = visit
  const here = open === 'add'
  const error = (name: string): string | undefined => (here ? errorOf(w, problems, name) : undefined)
  const of = (name: string, otherwise = ''): string => (here ? (typed[name] ?? '') : otherwise)
  const id = (name: string): string => (here ? name : `add-${name}`)
  return (
    <Details summary={w('disclosure.add-showing')} open={here}>
      <form method="post" action={showingsPath(posting.postingId)} novalidate>
        <Hidden visit={visit} act="add" />
        <Select
          name="form" id={id('form')} label={w('disclosure.field.form')} value={of('form', 'a')} error={error('form')}
          options={FORMS[discloser].map((form) => ({ value: form, text: formText(discloser, form, w) }))}
        />
        <Select
          name="place" id={id('place')} label={w('disclosure.field.place')} value={of('place', 'office')} error={error('place')}
          options={PLACES[discloser].map((place) => ({ value: place, text: placeText(place, w) }))}
        />
        <Field name="placeName" id={id('placeName')} label={w('disclosure.field.place-name')} hint={w('disclosure.place-name-hint')} value={of('placeName')} maxlength={300} error={error('placeName')} />
        <Field name="from" id={id('from')} label={w('disclosure.field.from')} hint={w('disclosure.date-hint')} value={of('from', shortDate(today))} width={10} error={error('from')} />
        <Field name="to" id={id('to')} label={w('disclosure.field.to')} hint={w('disclosure.to-hint')} value={of('to')} width={10} error={error('to')} />
        <Button look="secondary">{w('disclosure.add-showing')}</Button>
      </form>
    </Details>
  )
}

/** Every form of the articles, those among them that go through the heads of hamlets too. */
const ALL_FORMS: Readonly<Record<Discloser, readonly string[]>> = { ...FORMS, commune: ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k'] }

export { ALL_FORMS, FORMS, PLACES }
