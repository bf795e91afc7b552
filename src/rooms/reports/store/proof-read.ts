import { contentHash } from '#documents/content-hash.ts'
import { printDocx } from '#documents/print-docx.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { checkReport, type Finding } from '#rooms/checker/index.ts'
import { knowledgeFor } from '#rooms/checker/read/load-knowledge.ts'
import { readDocx } from '#rooms/checker/read/read-docx.ts'
import { words } from '#words/words.ts'
import { composeReport } from '../compose-report.ts'
import { dayOfReport, type ReportSource } from '../report-source.ts'

/** What our own printer sees to, or leaves blank until the report is signed. */
const SEEN_TO = ['form.parts', 'form.place-date', 'form.annex-line', 'form.kept-copy', 'form.end-mark']

/** The last drafts that were read: a page that is opened again does not have them read again. */
const KEPT = 40
const kept = new Map<string, readonly Finding[]>()

/** What the checker finds in a draft as it would be printed today, judged by the report's own day. */
export async function proofRead(source: ReportSource, today: CalendarDate): Promise<readonly Finding[]> {
  const tree = composeReport(source, words('vi'))
  const day = dayOfReport(source)
  const key = `${contentHash(tree)} ${day}`
  const known = kept.get(key)
  if (known) return known
  const text = mustAccept(await readDocx(await printDocx(tree)))
  const findings = checkReport(text, knowledgeFor(text, day, today), { except: SEEN_TO })
  kept.set(key, findings)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return findings
}
