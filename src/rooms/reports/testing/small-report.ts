import { readFileSync } from 'node:fs'
import { calendarDate } from '#foundation/calendar-date.ts'
import { decimal } from '#foundation/decimal.ts'
import { mustAccept } from '#foundation/result.ts'
import { type Aggregate, type Form, numberValue, pairValue, parseCatalogue, parsePeriods, type Value } from '#rooms/indicators/index.ts'
import type { Figures } from '../bind-draft.ts'
import { parseOutline } from '../parse-outline.ts'
import type { ReportSource } from '../report-source.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../catalogues/${name}`, import.meta.url), 'utf8'))

export const FORM: Form = mustAccept(parseCatalogue(read('qcdc-2020.json')))
export const OUTLINE = mustAccept(parseOutline(read('outlines/qcdc-2020.json'), FORM))
const PERIOD = mustAccept(parsePeriods(read('periods.json'))).find((one) => one.id === '2020' && one.form === FORM.id)!

export const number = (text: string | number): Value => numberValue(decimal(text))
export const pair = (numerator: number, denominator: number): Value => pairValue(decimal(numerator), decimal(denominator))
export const told = (value: Value): Aggregate => ({ ...value, expected: 14, missing: 0, complete: true })
export const lacking = (value: Value, missing: number): Aggregate => ({ ...value, expected: 14, missing, complete: false })

const SHARES: Readonly<Record<string, Value>> = {
  petitions_settled_printed_percent: pair(16, 17),
  poor_households_printed_percent: pair(939, 17775),
  enterprises_with_worker_conference_percent: pair(5, 8),
  communes_with_dialogue: pair(14, 14),
  enterprises_with_union: pair(8, 89),
  petitions_total: number(40),
  petitions_settled: number(16),
  petitions_within_competence: number(17),
  petitions_open: number(1),
  contributions_new_rural_million_dong: number('11796.9'),
  strikes: { state: 'none-arose' },
  inspections_done: number(3),
}

/** Figures for every indicator of the form: those named above, and 7 for the rest. */
export function figures(over: Readonly<Record<string, Aggregate>> = {}): Figures {
  return new Map(FORM.indicators.map(({ code }) => [code, over[code] ?? told(SHARES[code] ?? number(7))]))
}

/** A report of Huyện KBang with two written sections. */
export function smallReport(over: Partial<ReportSource> = {}): ReportSource {
  return {
    form: FORM, outline: OUTLINE, period: PERIOD,
    unit: { unitId: 26251, code: '625', name: 'KBang', kind: 'huyen', level: 'district' },
    figures: figures(),
    below: [{ code: '23668', name: 'Kông Lơng Khơng', kind: 'xa', figures: figures() }],
    texts: new Map([
      ['III.2', 'Đã giải quyết {{petitions_settled_printed_percent}}; còn {{petitions_open}} đơn.\n- Một việc.\n- Hai việc.'],
      ['IV.1', 'Tỷ lệ giải quyết đơn đạt {{petitions_settled_printed_percent}}.'],
    ]),
    tasks: [{ text: 'Giải quyết xong các đơn.', outcome: 'partly', remark: 'Còn {{petitions_open}} đơn.' }],
    dated: calendarDate('2020-10-30'),
    ...over,
  }
}
