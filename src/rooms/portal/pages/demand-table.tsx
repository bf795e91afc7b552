import { shortDate } from '#foundation/calendar-date.ts'
import { type Demand, type DemandStanding, demandState, type Shown } from '#rooms/disclosure/index.ts'
import { loadDutyRules } from '#rooms/disclosure/store/load-duty-rules.ts'
import type { Visit } from '#web/visit.ts'
import { SELF_SAID } from './showing-table.tsx'
import type { PostingPage } from '../store/read-posting.ts'

const TONES = { met: 'good', running: '', short: 'bad', missing: 'warn' } as const

/** What the law asks of this item, and how far each is reached. @law 10/2022/QH15 Đ13 */
export function DemandTable({ visit, posting }: { visit: Visit; posting: PostingPage }) {
  const { w, today } = visit
  const rule = loadDutyRules().byId(posting.rule)
  if (!rule) return null
  const showings: Shown[] = posting.showings.map((showing) => ({
    form: showing.form,
    place: showing.place as Shown['place'],
    placeName: showing.placeName,
    hamletId: showing.hamletId ?? undefined,
    from: showing.from,
    to: showing.to,
    broadcasts: showing.broadcasts as Shown['broadcasts'],
    cancelled: undefined,
  }))
  const rows = rule.demands
    .map((demand) => ({ demand, standing: standingOf(demand) }))
    .filter(({ standing }) => standing.state !== 'not-required')
  function standingOf(demand: Demand): DemandStanding {
    // What hamlets announced is told by their heads, not by showings.
    if (demand.place === 'hamlet' && posting.announced.length > 0 && !showings.some((one) => one.place === 'hamlet')) return { state: 'met' }
    // This page is the website.
    if (demand.place === 'website' && posting.visibility === 'shown' && !showings.some((one) => one.place === 'website')) return { state: 'met' }
    return demandState(rule!, demand, posting.withdrawn && { withdrawn: posting.withdrawn }, showings, today)
  }
  if (rows.length === 0) return null
  return (
    <>
      <h3>{w('portal.demands')}</h3>
      <ul class="list">
        {rows.map(({ demand, standing }) => (
          <li>
            {w(`portal.form.${demand.form}`)}
            {!SELF_SAID.has(demand.place) && ` (${w(`portal.place.${demand.place}`)})`}
            {demand.minDays !== undefined && `, ${w('portal.demand-days', { days: demand.minDays })}`}
            {demand.permanent && `, ${w('portal.demand-permanent')}`}:{' '}
            {standing.state !== 'not-required' && (
              <span class={`tag ${TONES[standing.state]}`}>
                {standing.state === 'running' && standing.enoughOn ? w('portal.demand.running-until', { date: shortDate(standing.enoughOn) }) : w(`portal.demand.${standing.state}`)}
              </span>
            )}{' '}
            <small>{demand.article}</small>
          </li>
        ))}
      </ul>
      {rule.confidence !== 'V' && <p class="note">{w('portal.not-sure')}</p>}
    </>
  )
}
