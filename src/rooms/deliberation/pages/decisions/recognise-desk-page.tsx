import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, EmptyState, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { recogniserOf } from '../../index.ts'
import type { DecisionRecord } from '../../store/decisions/decision-record.ts'
import { listDecisions } from '../../store/decisions/read-decisions.ts'
import { type DecisionStanding, standDecision } from '../../store/decisions/standing.ts'
import { clockText, itemText } from './in-words.ts'
import { bodyAt, mayAt, readHere, takeOverHere } from './keeper.ts'
import { COMMUNE_MATTERS, COUNTED, decisionPath, DESK, ELECTIONS, OLD_DECISION } from './paths.ts'

type Waiting = { readonly record: DecisionRecord; readonly standing: DecisionStanding }

/** GET /viec/ban/cong-nhan — the desk of the leader and of the Front: what waits for their answer, the least time left first. */
export async function showRecogniseDesk(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx) => accept(await listDecisions(tx, { under: [officer.unitPath], states: ['passed', 'sent', 'asked-to-amend'], limit: 500 })))
  if (!read.ok) return refusalPage(c, read.refusal)
  const days = loadWorkingDays()
  const all = read.value.map((record): Waiting => ({ record, standing: standDecision(record, today, days) }))
  const body = bodyAt(visit, officer.unitPath)
  const mine = all.filter(({ record, standing }) => isMine(record, standing, body)).toSorted(byTimeLeft)
  const others = all.filter((one) => one.standing.awaits !== 'nothing' && !mine.includes(one)).toSorted(byTimeLeft)
  const asked = all.filter(({ record }) => record.state === 'asked-to-amend')
  const overdue = mine.filter(({ standing }) => (standing.answer ?? standing.send)?.state === 'overdue').length
  return page(
    c,
    <Layout
      visit={visit} title={w(`decisions.desk-of.${body ?? 'nobody'}`)} overline={officer.unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} wide
      ask={mine.length === 0 ? w('decisions.desk-none') : w(overdue > 0 ? 'decisions.desk-ask-overdue' : 'decisions.desk-ask', { count: mine.length, overdue })}
    >
      {mine.length === 0 ? (
        <EmptyState title={w('decisions.desk-empty')}>
          <p class="govuk-body">{w('decisions.desk-empty-says')}</p>
        </EmptyState>
      ) : (
        <WaitingTable id="cho-tra-loi" caption={w('decisions.desk-mine')} rows={mine} visit={visit} />
      )}
      {others.length > 0 && <WaitingTable id="dang-cho" caption={w('decisions.desk-others')} rows={others} visit={visit} />}
      {asked.length > 0 && <WaitingTable id="da-de-nghi" caption={w('decisions.desk-asked')} rows={asked} visit={visit} />}
      <section>
        <h2 class="govuk-heading-m">{w('decisions.elsewhere')}</h2>
        <ul class="govuk-list">
          <li><a class="govuk-link" href={COMMUNE_MATTERS}>{w('decisions.commune-matters')}</a></li>
          <li><a class="govuk-link" href={ELECTIONS}>{w('decisions.elections')}</a></li>
          <li><a class="govuk-link" href={COUNTED}>{w('decisions.counted-title')}</a></li>
          {mayAt(visit, 'record-decision', officer.unitPath) && <li><a class="govuk-link" href={OLD_DECISION}>{w('decisions.old-title')}</a></li>}
        </ul>
      </section>
    </Layout>,
  )
}

/** What the body answers: sent to it and its to recognise; for the committee also what it sets the day of. */
function isMine(record: DecisionRecord, { awaits }: DecisionStanding, body: 'commune-committee' | 'front' | undefined): boolean {
  if (body === undefined) return false
  if (awaits === 'set-day') return body === 'commune-committee'
  if (awaits !== 'answer' && awaits !== 'receive') return false
  const recogniser = record.hamletId !== undefined && record.matter.scope === 'commune' ? 'none' : recogniserOf(record.matter)
  return recogniser === body || (awaits === 'receive' && recogniser === 'none' && body === 'commune-committee')
}

function byTimeLeft(a: Waiting, b: Waiting): number {
  const left = ({ standing }: Waiting): number => (standing.answer ?? standing.send)?.daysLeft ?? 0
  return left(a) - left(b) || (a.record.decidedOn < b.record.decidedOn ? -1 : 1)
}

function WaitingTable({ id, caption, rows, visit }: { id: string; caption: string; rows: readonly Waiting[]; visit: Visit }) {
  const { w } = visit
  return (
    <DataTable
      id={id} caption={caption} narrow="cards"
      columns={[{ head: w('decisions.field.title') }, { head: w('decisions.field.unit') }, { head: w('decisions.field.item') }, { head: w('decisions.field.decided-on') }, { head: w('decisions.field.awaits') }]}
      rows={rows.map(({ record, standing }) => {
        const clock = standing.awaits === 'answer' ? standing.answer : standing.awaits === 'send' ? standing.send : undefined
        return [
          <a class="govuk-link" href={decisionPath(record.decisionId)}>{record.matter.title}</a>,
          record.unitName,
          itemText(record.matter.item, record.matter.kind, w),
          shortDate(record.decidedOn),
          <>
            <Tag tone={clock?.state === 'overdue' ? 'bad' : 'asked'}>{w(record.state === 'asked-to-amend' ? 'decisions.state.asked-to-amend' : `decisions.waits.${standing.awaits}`)}</Tag>
            {clock && <><br />{clockText(clock, w)}</>}
          </>,
        ]
      })}
    />
  )
}
