import { calendarDate } from '#foundation/calendar-date.ts'
import type { Form, Period } from '#rooms/indicators/index.ts'
import { steadyRandom } from './samples.ts'

/** The form under the law in force: communes enter 62 indicators of it. */
export const FORM = 'dcch-2026'

/** Five yearly periods of the form, one after the other, that are in no catalogue. */
export function benchPeriods(count: number): Period[] {
  return Array.from({ length: count }, (_, index): Period => {
    const year = 2031 + index
    return {
      id: `bench-${year}`,
      form: FORM,
      label: { vi: `năm ${year}`, en: String(year) },
      from: calendarDate(`${year - 1}-12-15`),
      to: calendarDate(`${year}-12-14`),
      due: { commune: calendarDate(`${year}-11-20`), province: calendarDate(`${year}-12-20`) },
      reminderDays: [],
      recipients: [],
      ...(index === 0 ? {} : { previous: `bench-${year - 1}` }),
      confidence: 'M',
      source: 'bench',
    }
  })
}

/**
 * What a commune writes into the form in a year, as typed: made up, the same in every run, and in keeping with
 * the rules of the form (parts within their wholes). About one cell in ten is "không phát sinh".
 */
export function communeEntries(form: Form, unitId: number, year: number): Map<string, string> {
  const lasting = steadyRandom(unitId)
  const random = steadyRandom(unitId * 31 + year)
  const entries = new Map<string, string>()
  for (const { code, type, enteredBy } of form.indicators) {
    if (enteredBy.length === 0) continue
    const size = 1 + Math.floor(lasting() * 60)
    const grown = Math.floor(size * (0.9 + random() * 0.2))
    if (type === 'dong') entries.set(code, String(grown * 1_250_000))
    else if (type === 'decimal') entries.set(code, `${grown * 12},${1 + Math.floor(random() * 9)}`)
    else if (type === 'yes-no') entries.set(code, random() < 0.9 ? 'có' : 'không')
    else entries.set(code, random() < 0.12 ? 'không phát sinh' : String(grown))
  }
  const whole = (code: string): number => Number(entries.get(code)) || 0
  const part = (code: string, of: number): number => {
    const value = Math.floor(of * (0.5 + random() * 0.5))
    if (entries.has(code)) entries.set(code, String(value))
    return value
  }
  const rest = (code: string, of: number, ...others: number[]): void => {
    entries.set(code, String(of - others.reduce((sum, other) => sum + other, 0)))
  }
  const cases = whole('mediation_total')
  const settled = part('mediation_settled', cases)
  const failed = part('mediation_failed', cases - settled)
  rest('mediation_open', cases, settled, failed)
  const competent = part('petitions_within_competence', whole('petitions_total'))
  rest('petitions_open', competent, part('petitions_settled', competent))
  part('denunciations_within_competence', competent)
  const opinions = whole('opinions_received')
  rest('opinions_explained', opinions, part('opinions_accepted', opinions))
  part('disclosure_matters_on_time', part('disclosure_matters_done', whole('disclosure_matters_due')))
  const hamlets = whole('hamlets_total')
  entries.set('mediation_teams', `${hamlets}/${hamlets}`)
  const unions = part('enterprises_with_union', whole('enterprises_total'))
  for (const code of ['worker_conference', 'dialogue', 'collective_agreement']) part(`enterprises_with_${code}`, unions)
  for (const [code, of] of PARTS) part(code, whole(of))
  return entries
}

const PARTS = [
  ['matters_adopted', 'matters_put_to_people'],
  ['inspection_board_recommendations_answered', 'inspection_board_recommendations'],
  ['hamlets_with_covenant', 'hamlets_total'],
  ['hamlets_with_periodic_meeting', 'hamlets_total'],
  ['procedure_files_on_time', 'procedure_files_settled'],
  ['procedure_files_online', 'procedure_files_settled'],
  ['agencies_with_conference', 'agencies_total'],
  ['agencies_with_democracy_regulation', 'agencies_total'],
  ['satisfaction_satisfied', 'satisfaction_answers'],
  ['reception_cases', 'reception_visits'],
] as const
