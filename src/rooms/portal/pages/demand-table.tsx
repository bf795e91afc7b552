import { shortDate } from '#foundation/calendar-date.ts'
import { demandState, type Shown } from '#rooms/disclosure/index.ts'
import type { Visit } from '#web/visit.ts'
import { SELF_SAID } from './showing-table.tsx'
import type { PostingPage } from '../store/read-posting.ts'

const TONES = { met: 'good', running: '', short: 'bad', missing: 'warn' } as const

/** What the law asks of this item where there is what it needs, and how far each is reached, as at the officials' desk. @law 10/2022/QH15 Đ13 */
export function DemandTable({ visit, posting }: { visit: Visit; posting: PostingPage }) {
  const { w, today } = visit
  const rule = posting.dutyRule
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
    .map((demand) => ({ demand, standing: demandState(rule, demand, posting.withdrawn && { withdrawn: posting.withdrawn }, showings, today, posting.conditions) }))
    .filter(({ standing }) => standing.state !== 'not-required')
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
