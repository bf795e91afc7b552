import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, Checkboxes, checkedOf, EmptyState, ErrorSummary, errorOf, Field, type Problem, Radios, Select } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { convenorsFor } from '../index.ts'
import type { Convenor, Matter } from '../records.ts'
import { planGathering, readDeliberationDesk } from '../store/index.ts'
import { loadDeliberationRules } from '../store/load-deliberation-rules.ts'
import { itemText, problemOf } from './in-words.ts'
import { hamletsHere, handOf, readHere } from './keeper.ts'
import { readDay } from './matter-form.tsx'
import { DESK, meetingPath, NEW_MATTER, NEW_MEETING } from './paths.ts'

export const CONVENORS: readonly Convenor[] = ['hamlet-head', 'election-team', 'front-board-head', 'commune-chair', 'appointed']

type Typed = {
  readonly hamlet: string
  readonly matters: readonly string[]
  readonly convenor: string
  readonly convenorName: string
  readonly chairName: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
}

/** GET /viec/ban/hop/moi — a meeting of a hamlet: which matters, when, where, by whom. */
export function showNewMeeting(c: PageContext, house: House): Promise<Response> {
  const { url, today } = visitOf(c)
  const officer = officerOf(c)
  const matter = url.searchParams.get('viec')
  return newMeetingPage(c, house, {
    hamlet: url.searchParams.get('thon') ?? (officer.kind === 'hamlet-head' ? String(officer.unitId) : ''), matters: matter ? [matter] : [], convenor: '', convenorName: '', chairName: '',
    heldOn: shortDate(addDays(today, 3)), startsAt: '19:00', place: '',
  })
}

/** POST */
export async function takeNewMeeting(c: PageContext, house: House): Promise<Response> {
  const read = await readForm(c)
  if (!read.ok) return refusalPage(c, read.refusal)
  const form = read.value
  const { w, now } = visitOf(c)
  const typed: Typed = {
    hamlet: form.text('hamlet'), matters: checkedOf(form, 'matters'), convenor: form.text('convenor'), convenorName: form.text('convenorName'), chairName: form.text('chairName'),
    heldOn: form.text('heldOn'), startsAt: form.text('startsAt'), place: form.text('place'),
  }
  if (form.text('act') === 'choose') return newMeetingPage(c, house, typed)
  const problems: Problem[] = []
  const day = readDay('heldOn', typed.heldOn)
  if (!day.ok) problems.push({ field: 'heldOn', refusal: day.refusal })
  else if (!day.value) problems.push({ field: 'heldOn', refusal: { code: 'deliberation.day-needed' } })
  const convenor = CONVENORS.find((each) => each === typed.convenor)
  if (!convenor) problems.push({ field: 'convenor', refusal: { code: 'deliberation.convenor-needed' } })
  if (problems.length > 0 || !day.ok || !day.value || !convenor) return newMeetingPage(c, house, typed, problems)
  const heldOn = day.value
  const planned = await once(c, house, form, (tx) =>
    planGathering(tx, handOf(c), {
      hamletId: Number(typed.hamlet) || 0, kind: 'meeting', matterIds: typed.matters, convenor, convenorName: typed.convenorName, chairName: typed.chairName || typed.convenorName, heldOn,
      startsAt: typed.startsAt, place: typed.place,
    }, now))
  if (!planned.ok) return newMeetingPage(c, house, typed, [problemOf(planned.refusal, w)])
  if (!planned.value) return c.redirect(DESK, 303)
  return seeOther(c, meetingPath(planned.value.gatheringId), 'deliberation.meeting-planned')
}

async function newMeetingPage(c: PageContext, house: House, typed: Typed, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w, now, today } = visit
  const read = await readHere(c, house, async (tx) => accept({ hamlets: await hamletsHere(tx, visit), desk: await readDeliberationDesk(tx, officerOf(c).unitPath, today) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlets, desk } = read.value
  const hamlet = hamlets.find(({ unitId }) => String(unitId) === typed.hamlet)
  const matters = desk.matters.filter(({ state, path }) => state === 'proposed' && hamlet?.path.startsWith(path))
  const chosen = matters.filter(({ matterId }) => typed.matters.includes(matterId))
  const expected = chosen[0] && convenorsFor(loadDeliberationRules(), { kind: chosen[0].kind, headIsBoardHead: false, vacant: false })[0]?.convenor
  const field = (name: 'convenorName' | 'chairName' | 'heldOn' | 'startsAt' | 'place') => ({ name, value: typed[name], error: errorOf(w, problems, name) })
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.new-meeting')} overline={hamlet?.name ?? officerOf(c).unitName} trail={[{ href: DESK, text: w('deliberation.desk') }]}
      ask={w('deliberation.new-meeting-ask')} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={NEW_MEETING} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        {hamlets.length > 1 ? (
          <Select
            name="hamlet" id="hamletId" label={w('deliberation.hamlet')} value={typed.hamlet} blank={w('deliberation.hamlet-blank')} error={errorOf(w, problems, 'hamletId')}
            options={hamlets.map(({ unitId, name }) => ({ value: String(unitId), text: name }))}
          />
        ) : (
          <input type="hidden" name="hamlet" value={typed.hamlet} />
        )}
        {!hamlet && <Button name="act" value="choose">{w('deliberation.choose-hamlet')}</Button>}
        {hamlet && matters.length === 0 && <NoMatters visit={visit} />}
        {hamlet && matters.length > 0 && (
          <>
            <Checkboxes
              name="matters" label={w('deliberation.agenda')} hint={w('deliberation.agenda-hint')} values={typed.matters} error={errorOf(w, problems, 'matters')}
              options={matters.map((matter: Matter) => ({ value: matter.matterId, text: matter.title, hint: itemText(matter, w) }))}
            />
            <Field {...field('heldOn')} label={w('deliberation.field.held-on')} hint={w('deliberation.held-on-hint')} width={10} />
            <Field {...field('startsAt')} label={w('deliberation.field.starts-at')} hint={w('deliberation.hour-hint')} width={5} />
            <Field {...field('place')} label={w('deliberation.field.place')} maxlength={300} />
            <Radios
              name="convenor" label={w('deliberation.field.convenor')} hint={w('deliberation.convenor-hint')} value={typed.convenor || expected} error={errorOf(w, problems, 'convenor')}
              options={CONVENORS.map((value) => ({ value, text: w(`deliberation.convenor.${value}`), hint: w(`deliberation.convenor-hint.${value}`) }))}
            />
            <Field {...field('convenorName')} label={w('deliberation.field.convenor-name')} maxlength={200} />
            <Field {...field('chairName')} label={w('deliberation.field.chair-name')} hint={w('deliberation.chair-name-hint')} maxlength={200} />
            <Button>{w('deliberation.plan-meeting')}</Button>
          </>
        )}
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function NoMatters({ visit: { w } }: { visit: Visit }) {
  return (
    <EmptyState title={w('deliberation.no-matters-to-meet')}>
      <p class="govuk-body">
        <a class="govuk-link" href={NEW_MATTER}>{w('deliberation.new-matter')}</a>
      </p>
    </EmptyState>
  )
}
