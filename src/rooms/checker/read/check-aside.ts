import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Result } from '#foundation/result.ts'
import { type CheckOptions, checkReport } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { SourceText } from '../source-text.ts'
import { inThread } from './in-thread.ts'
import { knowledgeFor } from './load-knowledge.ts'
import { withoutPictures } from './read-docx.ts'
import { MOST_BYTES, readReport } from './read-report.ts'

/** What is to be checked, and by which day; `given` goes before the report's own. */
export type ToCheck = { readonly source: SourceText; readonly given: CalendarDate | undefined; readonly today: CalendarDate; readonly options?: CheckOptions }

export type Checked = { readonly findings: readonly Finding[]; readonly on: CalendarDate; readonly onIsReportDate: boolean }

/** Up to so many letters a check takes less than a third of a second. */
const SHORT = 200_000

/** Up to so many bytes a file is read in a moment. */
const SMALL = 300_000

/** Checks a report for somebody who waits among others: long texts in a thread of their own, one at a time. */
export function checkAside(asked: ToCheck): Promise<Checked> {
  return asked.source.text.length <= SHORT ? Promise.resolve(checkHere(asked)) : inThread({ check: asked })
}

/** Reads a file as `readReport` does: large ones in a thread of their own, which is handed the text and no pictures. */
export function readAside(bytes: Uint8Array, name: string): Promise<Result<SourceText>> {
  if (bytes.length <= SMALL || bytes.length > MOST_BYTES) return readReport(bytes, name)
  const text = withoutPictures(bytes)
  return text.length <= SMALL ? readReport(text, name) : inThread({ read: { bytes: text, name } })
}

export function checkHere({ source, given, today, options }: ToCheck): Checked {
  const knowledge = knowledgeFor(source, given, today)
  return { findings: checkReport(source, knowledge, options), on: knowledge.on, onIsReportDate: knowledge.onIsReportDate }
}
