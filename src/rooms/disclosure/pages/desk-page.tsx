import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonGroup, ButtonLink, DataTable, EmptyState, Tag, type Tone } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Discloser, DutyState } from '../index.ts'
import { type Desk, isUnfinished, readDesk, type StandingDemand, type StandingDuty, type StandingPosting } from '../store/index.ts'
import { whereText } from './in-words.ts'
import { readHere, takeOverHere } from './keeper.ts'
import { missingDays } from './showings.tsx'
import { COMPLIANCE, COUNCIL, QUARTERS } from './papers-paths.ts'
import { REQUESTS } from './requests/request-paths.ts'
import { dutyPath, NEW_DUTY, NEW_POSTING, planPath, postForDutyPath, postItemPath, postingPath, POSTINGS, REGULATION } from './paths.ts'

const DONE_SHOWN = 10
/** From this month on the plan of the next year is at hand too. */
const NEXT_PLAN = '10'

/** GET /viec/cong-khai — what is asked of the unit today, the most urgent first. */
export async function showDesk(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx, unit) => accept({ unit, desk: await readDesk(tx, unit, visit.today) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { desk } = read.value
  const { w } = visit
  const ask = askOf(desk, w)
  return page(
    c,
    <Layout visit={visit} title={w('disclosure.desk')} overline={officerOf(c).unitName} trail={[{ href: '/viec', text: w('figures.nav') }]} ask={ask} wide>
      <ButtonGroup>
        <ButtonLink href={NEW_DUTY}>{w('disclosure.new-duty')}</ButtonLink>
        <ButtonLink href={NEW_POSTING} look="secondary">
          {w('disclosure.new-posting')}
        </ButtonLink>
      </ButtonGroup>
      <Open desk={desk} visit={visit} />
      <Unfinished desk={desk} visit={visit} />
      <Lacking desk={desk} visit={visit} />
      <Elsewhere desk={desk} visit={visit} discloser={read.value.unit.discloser} />
      <Done desk={desk} visit={visit} />
    </Layout>,
  )
}

/** How much is to be done, in a sentence. */
function askOf(desk: Desk, w: Visit['w']): string {
  const overdue = desk.open.filter(({ state }) => state === 'overdue').length
  if (desk.open.length === 0) return w('disclosure.desk-none')
  return overdue === 0 ? w('disclosure.desk-ask-in-time', { count: desk.open.length }) : w('disclosure.desk-ask', { count: desk.open.length, overdue })
}

const TONES: Readonly<Record<DutyState, Tone>> = { overdue: 'bad', 'due-soon': 'asked', waiting: 'waiting', 'in-time': 'good', late: 'bad', cancelled: 'closed' }

export function DutyTag({ duty, visit: { w } }: { duty: StandingDuty; visit: Visit }) {
  return <Tag tone={TONES[duty.state]}>{w(`disclosure.duty-state.${duty.state}`)}</Tag>
}

/** `Hạn 13/3/2026, còn 3 ngày làm việc`. */
export function dueText({ due, state, workingDaysLeft }: Pick<StandingDuty, 'due' | 'state' | 'workingDaysLeft'>, { w }: Visit): string {
  const date = shortDate(due)
  if (state === 'in-time' || state === 'late' || state === 'cancelled') return w('disclosure.due', { date })
  if (workingDaysLeft < 0 || state === 'overdue') return w('disclosure.due-gone', { date, count: Math.abs(workingDaysLeft) })
  return workingDaysLeft === 0 ? w('disclosure.due-today', { date }) : w('disclosure.due-left', { date, count: workingDaysLeft })
}

export function decisionText({ instrument, eventDate }: Pick<StandingDuty, 'instrument' | 'eventDate'>, { w }: Visit): string {
  const date = shortDate(eventDate)
  return instrument.number ? w('disclosure.decision-of', { number: instrument.number, date }) : date
}

function Open({ desk, visit }: { desk: Desk; visit: Visit }) {
  const { w } = visit
  if (desk.open.length === 0) {
    return (
      <EmptyState title={w('disclosure.open-empty')}>
        <p class="govuk-body">{w('disclosure.open-empty-says')}</p>
      </EmptyState>
    )
  }
  return (
    <DataTable
      id="can-lam"
      caption={w('disclosure.open')}
      narrow="cards"
      columns={[
        { head: w('disclosure.field.title') }, { head: w('disclosure.decision') }, { head: w('disclosure.deadline') }, { head: w('disclosure.state') },
        { head: w('disclosure.to-do') },
      ]}
      rows={desk.open.map((duty) => [
        <a class="govuk-link" href={dutyPath(duty.dutyId)}>
          {duty.title}
        </a>,
        decisionText(duty, visit),
        dueText(duty, visit),
        <DutyTag duty={duty} visit={visit} />,
        duty.answers[0] ? (
          <a class="govuk-link" href={postingPath(duty.answers[0].postingId)}>
            {w('disclosure.show-everywhere')}
          </a>
        ) : (
          <a class="govuk-link" href={postForDutyPath(duty.dutyId)}>
            {w('disclosure.post-now')}
          </a>
        ),
      ])}
    />
  )
}

function Unfinished({ desk, visit }: { desk: Desk; visit: Visit }) {
  const { w } = visit
  return (
    <DataTable
      id="dang-cong-khai"
      caption={w('disclosure.unfinished')}
      narrow="cards"
      empty={w('disclosure.unfinished-empty')}
      columns={[{ head: w('disclosure.field.title') }, { head: w('disclosure.field.first-day') }, { head: w('disclosure.demands') }]}
      rows={desk.unfinished.map((posting) => [
        <a class="govuk-link" href={postingPath(posting.postingId)}>
          {posting.text.title}
        </a>,
        shortDate(posting.firstDay),
        <ul class="govuk-list nr-counts-of-days">
          {posting.demands.filter(isUnfinished).map((one) => (
            <li>{demandLine(posting, one, visit)}</li>
          ))}
          {silentDays(posting, visit).length > 0 && (
            <li class="nr-doubt">{w('disclosure.broadcast-missing', { days: silentDays(posting, visit).map((day) => shortDate(day)).join(', ') })}</li>
          )}
        </ul>,
      ])}
    />
  )
}

/** Days on which it should have been on the air and the log says nothing. */
function silentDays(posting: StandingPosting, { today }: Visit): CalendarDate[] {
  return posting.showings.filter(({ place, cancelled }) => place === 'loudspeaker' && !cancelled).flatMap((showing) => missingDays(showing, today))
}

/** `Niêm yết: Trụ sở …: ngày thứ 12, luật buộc 30 ngày liên tục, giữ đến hết 09/4/2026`. */
export function demandLine(posting: StandingPosting, one: StandingDemand, visit: Visit): string {
  return `${whereText(posting.discloser ?? 'commune', one.demand, visit.w)}: ${demandSays(one, visit)}`
}

/** How a demand stands, in a few words. */
export function demandSays({ demand, standing, dayNumber }: StandingDemand, { w }: Visit): string {
  switch (standing.state) {
    case 'running':
      return w('disclosure.demand-running', { day: dayNumber, days: demand.minDays, date: standing.enoughOn && shortDate(standing.enoughOn) })
    case 'short':
      return demand.permanent ? w('disclosure.demand-taken-down') : w('disclosure.demand-short', { day: standing.stretch?.days, days: demand.minDays })
    case 'missing':
      return w('disclosure.demand-missing')
    default:
      return demand.permanent ? w('disclosure.demand-kept') : w('disclosure.demand-met')
  }
}

function Lacking({ desk, visit: { w } }: { desk: Desk; visit: Visit }) {
  if (desk.lacking.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.lacking')}</h2>
      <p class="govuk-body">{w('disclosure.lacking-says')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {desk.lacking.map((rule) => (
          <li>
            <a class="govuk-link" href={postItemPath(rule.item)}>
              {w('disclosure.item-title', { item: rule.item, title: rule.title[w.lang] })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Elsewhere({ desk, visit, discloser }: { desk: Desk; visit: Visit; discloser: Discloser }) {
  const { w, today } = visit
  const year = Number(today.slice(0, 4))
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.elsewhere')}</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={POSTINGS}>{w('disclosure.all-postings')}</a>
        </li>
        <li>
          <a class="govuk-link" href={planPath(year)}>{w('disclosure.plan-of', { year })}</a>
        </li>
        {today.slice(5, 7) >= NEXT_PLAN && (
          <li>
            <a class="govuk-link" href={planPath(year + 1)}>{w('disclosure.plan-of', { year: year + 1 })}</a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={QUARTERS}>{w('papers.quarters')}</a>
        </li>
        {discloser === 'commune' && (
          <li>
            <a class="govuk-link" href={COUNCIL}>{w('papers.council-title')}</a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={COMPLIANCE}>{w('papers.compliance-title')}</a>
        </li>
        <li>
          <a class="govuk-link" href={REGULATION}>{w('disclosure.regulation')}</a>
        </li>
        <li>
          <a class="govuk-link" href={REQUESTS}>{w('disclosure.open-requests', { count: desk.openRequests })}</a>
        </li>
        {discloser === 'commune' && <li>{w('disclosure.waiting-notices', { count: desk.waitingNotices })}</li>}
      </ul>
    </section>
  )
}

function Done({ desk, visit }: { desk: Desk; visit: Visit }) {
  const { w } = visit
  if (desk.done.length === 0) return null
  return (
    <DataTable
      id="da-lam"
      caption={w('disclosure.done')}
      narrow="cards"
      columns={[{ head: w('disclosure.field.title') }, { head: w('disclosure.deadline') }, { head: w('disclosure.field.first-day') }, { head: w('disclosure.state') }]}
      rows={desk.done.slice(0, DONE_SHOWN).map((duty) => [
        <a class="govuk-link" href={dutyPath(duty.dutyId)}>{duty.title}</a>,
        shortDate(duty.due),
        duty.answers[0] ? shortDate(duty.answers[0].firstDay) : '–',
        <DutyTag duty={duty} visit={visit} />,
      ])}
    />
  )
}
