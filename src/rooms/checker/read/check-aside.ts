import { Worker } from 'node:worker_threads'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type CheckOptions, checkReport } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { SourceText } from '../source-text.ts'
import { knowledgeFor } from './load-knowledge.ts'

/** What is to be checked, and by which day; `given` goes before the report's own. */
export type ToCheck = { readonly source: SourceText; readonly given: CalendarDate | undefined; readonly today: CalendarDate; readonly options?: CheckOptions }

export type Checked = { readonly findings: readonly Finding[]; readonly on: CalendarDate; readonly onIsReportDate: boolean }

/** Up to so many letters a check takes less than a third of a second. */
const SHORT = 200_000

/** The long ones wait for each other: each needs a core and some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve()

/** Checks a report for somebody who waits among others: long texts in a thread of their own, one at a time. */
export function checkAside(asked: ToCheck): Promise<Checked> {
  if (asked.source.text.length <= SHORT) return Promise.resolve(checkHere(asked))
  const mine = last.then(() => inThread(asked))
  last = mine.catch(() => undefined)
  return mine
}

export function checkHere({ source, given, today, options }: ToCheck): Checked {
  const knowledge = knowledgeFor(source, given, today)
  return { findings: checkReport(source, knowledge, options), on: knowledge.on, onIsReportDate: knowledge.onIsReportDate }
}

function inThread(asked: ToCheck): Promise<Checked> {
  return new Promise((accept, reject) => {
    const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: asked })
    worker.once('message', accept)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the check of ${asked.source.text.length} letters ended with ${code}`)))
  })
}
