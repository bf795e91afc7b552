import { parseCalendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { InstrumentConfidence } from './instrument.ts'

/** What the law asks a report on grassroots democracy to tell, for a time. */
export type ReportDuty = {
  readonly instrument: string
  readonly article: string
  readonly from: CalendarDate
  /** Last day; null while it lasts. */
  readonly to: CalendarDate | null
  readonly confidence: InstrumentConfidence
  /** Whose report: of a commune, of a level above it, or any. */
  readonly reporter: 'commune' | 'above' | 'any'
  /** Words by one of which a report tells of it, in lower case. */
  readonly saidBy: readonly string[]
  readonly vi: string
  readonly en: string
}

const COLUMNS = 'instrument\tarticle\tfrom\tto\tconfidence\treporter\tsaid_by\tvi\ten'

/** Reads `law/report-duties.tsv`. Refuses `instruments.data` with the `line` and the `problem`. */
export function parseReportDuties(text: string): Result<ReportDuty[]> {
  const [heading, ...lines] = text.split('\n')
  if (heading !== COLUMNS) return refuse({ code: 'instruments.data', line: 1, problem: 'heading' })
  const duties: ReportDuty[] = []
  for (const [at, line] of lines.entries()) {
    if (line === '') continue
    const wrong = (problem: string) => refuse({ code: 'instruments.data', line: at + 2, problem })
    const fields = line.split('\t')
    if (fields.length !== 9 || line !== line.normalize('NFC')) return wrong('columns')
    const [instrument, article, fromText, toText, confidence, reporter, saidBy, vi, en] = fields as [string, string, string, string, string, string, string, string, string]
    const from = parseCalendarDate(fromText)
    const to = toText === '' ? undefined : parseCalendarDate(toText)
    if (!from.ok || (to && !to.ok)) return wrong('date')
    if (!/^[VSM]$/.test(confidence)) return wrong('confidence')
    if (!/^(commune|above|any)$/.test(reporter)) return wrong('reporter')
    duties.push({
      instrument, article, from: from.value, to: to?.ok ? to.value : null, confidence: confidence as InstrumentConfidence,
      reporter: reporter as ReportDuty['reporter'], saidBy: saidBy.split('|'), vi, en,
    })
  }
  return accept(duties)
}
