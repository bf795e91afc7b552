import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { printTime } from '#web/print-time.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, ButtonLink, DataTable, Details, ErrorSummary, errorOf, Field, Inset, type Problem, Radios, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { MeetingFigures } from '../meeting-figures.ts'
import { countAgain, type CountSheet, leaveUnvoted, settleSheets, typeSheet, voteAfterAll } from '../store/index.ts'
import { count, problemOf } from './in-words.ts'
import { handOf, mayAt, readHere } from './keeper.ts'
import { readWhole } from './matter-form.tsx'
import { MeetingKey } from './meeting-before.tsx'
import { reachText } from './meeting-page.tsx'
import { attendancePath, DESK, meetingPath, votePath } from './paths.ts'
import { readMeeting, type SeenMatter, type SeenMeeting } from './read-meeting.ts'

const FIGURES = ['inFavour', 'against', 'other'] as const
const SLIPS = ['issued', 'returned', 'invalid'] as const

/** GET /viec/ban/hop/:gatheringId/bieu-quyet/:matterId — whether the vote can still pass, and its count. */
export function showVote(c: PageContext, house: House): Promise<Response> {
  return votePage(c, house)
}

/** POST — the count, a choice among two that differ, or that no vote is held. */
export async function takeVote(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const gatheringId = c.req.param('gatheringId') ?? ''
  const matterId = c.req.param('matterId') ?? ''
  const done = await once(c, house, form.value, (tx) => carryOut(tx, c, form.value, { gatheringId, matterId }))
  if (!done.ok) return votePage(c, house, [problemOf(done.refusal, visitOf(c).w)], form.value)
  const stays = done.value === 'deliberation.sheet-waiting' || done.value === 'deliberation.sheet-differs' || done.value === 'deliberation.counted-again'
  return seeOther(c, stays ? votePath(gatheringId, matterId) : meetingPath(gatheringId), done.value)
}

async function carryOut(tx: Tx, c: PageContext, form: FormInput, at: { readonly gatheringId: string; readonly matterId: string }): Promise<Result<string>> {
  const { now } = visitOf(c)
  const hand = handOf(c)
  const said = (result: Result<unknown>, key: string): Result<string> => (result.ok ? accept(key) : result)
  switch (form.text('act')) {
    case 'not-enough-present':
    case 'put-off':
      return said(await leaveUnvoted(tx, hand, { ...at, reason: form.text('act') as 'put-off' }, now), 'deliberation.left-unvoted')
    case 'vote-after-all':
      return said(await voteAfterAll(tx, hand, at, now), 'deliberation.vote-again')
    case 'again':
      return said(await countAgain(tx, hand, { ...at, why: form.text('why') }, now), 'deliberation.counted-again')
    case 'settle': {
      const sheetId = form.text('sheet')
      return sheetId ? said(await settleSheets(tx, hand, { ...at, sheetId, why: form.text('why') }, now), 'deliberation.sheet-taken') : refuse({ code: 'deliberation.sheet-needed', field: 'sheet' })
    }
    default: {
      const figures = readFigures(form)
      if (!figures.ok) return figures
      const typed = await typeSheet(tx, hand, { ...at, figures: figures.value, second: form.text('second') === 'yes' }, now)
      return typed.ok ? accept(`deliberation.sheet-${typed.value}`) : typed
    }
  }
}

function readFigures(form: FormInput): Result<Omit<MeetingFigures, 'present'>> {
  const values: Record<string, number> = {}
  const options: Record<string, number> = {}
  for (const [name, text] of form.entries()) {
    const option = name.startsWith('option-')
    if (!option && !([...FIGURES, ...SLIPS] as readonly string[]).includes(name)) continue
    const figure = readWhole(name, text)
    if (!figure.ok) return figure
    if (option) options[name.slice('option-'.length)] = figure.value
    else values[name] = figure.value
  }
  if (form.text('inFavour') === '') return refuse({ code: 'deliberation.figure-form', field: 'inFavour' })
  const { inFavour = 0, against = 0, other = 0, invalid = 0, issued, returned } = values
  return accept({
    inFavour, against, other, invalid, ...(issued === undefined ? {} : { issued }), ...(returned === undefined ? {} : { returned }), ...(Object.keys(options).length > 0 ? { options } : {}),
  })
}

async function votePage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readHere(c, house, (tx) => readMeeting(tx, visit, c.req.param('gatheringId') ?? ''))
  if (!read.ok) return refusalPage(c, read.refusal)
  const seen = read.value
  const line = seen.matters.find(({ matter }) => matter.matterId === c.req.param('matterId'))
  if (!line?.reach) return refusalPage(c, { code: 'deliberation.not-open-wrong-state' })
  const { gathering, clusters, hamletName } = seen
  const taken = line.sheets.find(({ state }) => state === 'taken')
  const waiting = line.sheets.filter(({ state }) => state === 'typed')
  const works = mayAt(visit, 'count-votes', gathering.path) && gathering.state === 'open'
  const counts = works && !line.notVoted && (gathering.parentId !== undefined || clusters.length === 0)
  const form = (children: unknown) => (
    <form method="post" action={votePath(gathering.gatheringId, line.matter.matterId)} novalidate>
      <MeetingKey seen={seen} visit={visit} />
      {children as never}
    </form>
  )
  return page(
    c,
    <Layout
      visit={visit} title={line.matter.title} overline={gathering.cluster ? w('deliberation.cluster-of', { cluster: gathering.cluster, name: hamletName }) : hamletName}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: meetingPath(gathering.gatheringId), text: w('deliberation.meeting') }]} ask={w('deliberation.vote-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <section class="nr-panel">
        <p class={line.reach.reachable ? 'govuk-body-l' : 'govuk-body-l nr-doubt'}>{reachText(line.reach, w)}</p>
        {!line.reach.reachable && <p class="govuk-body">{w(line.matter.item >= 3 && line.matter.item <= 5 ? 'deliberation.not-reachable-only-meeting' : 'deliberation.not-reachable-says')}</p>}
        <p class="govuk-body">
          <a class="govuk-link" href={attendancePath(gathering.gatheringId)}>{w('deliberation.attendance')}</a>
        </p>
        {works && !line.reach.reachable && !line.notVoted && !taken && gathering.parentId === undefined && form(<Button name="act" value="not-enough-present">{w('deliberation.not-enough-do')}</Button>)}
        {line.notVoted && <p class="govuk-body nr-doubt">{w(`deliberation.not-voted.${line.notVoted}`)}</p>}
        {works && line.notVoted && form(<Button look="secondary" name="act" value="vote-after-all">{w('deliberation.vote-after-all')}</Button>)}
      </section>
      {line.sheets.length > 0 && <Sheets line={line} visit={visit} />}
      {counts && gathering.voting === undefined && <Inset>{w('deliberation.voting-first')}</Inset>}
      {counts && waiting.length > 1 && !taken && form(<Settle sheets={waiting} problems={problems} visit={visit} />)}
      {counts && gathering.voting !== undefined && !taken && waiting.length < 2 && (
        line.reach.reachable
          ? form(<Count line={line} seen={seen} waiting={waiting.length > 0} typed={typed} problems={problems} visit={visit} />)
          : <Details summary={w('deliberation.voted-anyway')} open={problems.length > 0}>{form(<Count line={line} seen={seen} waiting={waiting.length > 0} typed={typed} problems={problems} visit={visit} />)}</Details>
      )}
      {counts && taken && (
        <Details summary={w('deliberation.count-again')} open={problems.some(({ field }) => field === 'why')}>
          {form(
            <>
              <Field name="why" label={w('deliberation.why')} maxlength={500} error={errorOf(w, problems, 'why')} />
              <Button look="warning" name="act" value="again">{w('deliberation.count-again-do')}</Button>
            </>,
          )}
        </Details>
      )}
      {works && !taken && !line.notVoted && gathering.parentId === undefined && <Details summary={w('deliberation.put-off')}>{form(<Button look="secondary" name="act" value="put-off">{w('deliberation.put-off-do')}</Button>)}</Details>}
      <ButtonLink href={meetingPath(gathering.gatheringId)} look="secondary">{w('deliberation.to-meeting')}</ButtonLink>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

type CountProps = { line: SeenMatter; seen: SeenMeeting; waiting: boolean; typed: FormInput | undefined; problems: readonly Problem[]; visit: Visit }

function Count({ line: { matter }, seen: { gathering, present }, waiting, typed, problems, visit: { w } }: CountProps) {
  const field = (name: string, label: string) => <Field name={name} label={label} value={typed?.text(name)} width={5} figures="integer" error={errorOf(w, problems, name)} />
  const election = matter.options.length > 0
  return (
    <>
      <h2 class="govuk-heading-m">{w(waiting ? 'deliberation.second-count' : gathering.voting === 'secret' ? 'deliberation.count-slips' : 'deliberation.count-hands')}</h2>
      <p class="govuk-body">{w('deliberation.present-now', { present: count(present) })}</p>
      {gathering.voting === 'secret' && field('issued', w('deliberation.figure.issued'))}
      {gathering.voting === 'secret' && field('returned', w('deliberation.figure.returned'))}
      {gathering.voting === 'secret' && field('invalid', w('deliberation.figure.invalid'))}
      {election ? field('inFavour', w('deliberation.figure.valid')) : FIGURES.map((name) => field(name, w(`deliberation.figure.${name}`)))}
      {matter.options.map(({ id, text }) => field(`option-${id}`, w('deliberation.figure.option', { name: text })))}
      {!waiting && (
        <Radios
          name="second" label={w('deliberation.second')} value="no" inline
          options={[{ value: 'no', text: w('deliberation.second-no') }, { value: 'yes', text: w('deliberation.second-yes') }]}
        />
      )}
      <Button>{w('deliberation.save-count')}</Button>
    </>
  )
}

function Settle({ sheets, problems, visit: { w } }: { sheets: readonly CountSheet[]; problems: readonly Problem[]; visit: Visit }) {
  return (
    <>
      <h2 class="govuk-heading-m">{w('deliberation.sheets-differ')}</h2>
      <Radios
        name="sheet" label={w('deliberation.sheet-right')} error={errorOf(w, problems, 'sheet')}
        options={sheets.map((sheet, at) => ({ value: sheet.sheetId, text: w('deliberation.sheet-of', { number: at + 1, name: sheet.typedByName }) }))}
      />
      <Field name="why" label={w('deliberation.settle-why')} maxlength={500} error={errorOf(w, problems, 'why')} />
      <Button name="act" value="settle">{w('deliberation.settle')}</Button>
    </>
  )
}

const SHEET_TONES = { typed: 'waiting', taken: 'good', 'set-aside': 'closed' } as const

function Sheets({ line: { sheets, matter }, visit: { w } }: { line: SeenMatter; visit: Visit }) {
  // Of a count that waits for a second person, the second must not see the first.
  const blind = sheets.filter(({ state }) => state === 'typed').length === 1
  const options = matter.options
  const cell = (sheet: CountSheet, figure: number | undefined): string => (blind && sheet.state === 'typed' ? '–' : figure === undefined ? '–' : count(figure))
  return (
    <DataTable
      id="phieu-dem" caption={w('deliberation.sheets')} narrow="cards"
      columns={[
        { head: w('deliberation.typed-by') }, { head: w('deliberation.present-head'), figures: true },
        ...(options.length > 0 ? [{ head: w('deliberation.figure.valid'), figures: true }, ...options.map(({ text }) => ({ head: text, figures: true }))] : FIGURES.map((name) => ({ head: w(`deliberation.figure.${name}`), figures: true }))),
        { head: w('deliberation.figure.invalid'), figures: true }, { head: w('deliberation.state') },
      ]}
      rows={sheets.map((sheet) => [
        `${sheet.typedByName} ${printTime(sheet.typedAt)}`, count(sheet.figures.present),
        ...(options.length > 0 ? [cell(sheet, sheet.figures.inFavour), ...options.map(({ id }) => cell(sheet, sheet.figures.options?.[id]))] : FIGURES.map((name) => cell(sheet, sheet.figures[name]))),
        cell(sheet, sheet.figures.invalid),
        <>
          <Tag tone={SHEET_TONES[sheet.state]}>{w(`deliberation.sheet-state.${sheet.state}`)}</Tag>
          {sheet.settledWhy && ` ${sheet.settledWhy}`}
        </>,
      ])}
    />
  )
}
