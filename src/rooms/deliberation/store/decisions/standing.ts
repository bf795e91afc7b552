import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { WorkingDays } from '#foundation/working-days.ts'
import { answerBy, recogniserOf, sendBy } from '../../index.ts'
import type { DecisionRecord } from './decision-record.ts'

/** A step that the law gives days for: by when, since when they run, and on which day it was taken. */
export type ClockedStep = {
  readonly runsFrom: CalendarDate
  readonly by: CalendarDate
  readonly doneOn: CalendarDate | undefined
  readonly state: 'in-time' | 'late' | 'waiting' | 'overdue'
  /** Working days from today to the last one; below 0 once it is gone. */
  readonly daysLeft: number
}

/** What a decision waits for. */
export type Awaited = 'send' | 'receive' | 'answer' | 'set-day' | 'nothing'

export type DecisionStanding = {
  /** Undefined where nothing was adopted, and for what was decided before there were these days. */
  readonly send: ClockedStep | undefined
  /** Undefined where nobody recognises it, or nobody has received it yet. */
  readonly answer: ClockedStep | undefined
  readonly awaits: Awaited
  readonly effective: boolean
}

/** From which day it binds; undefined where it does not (yet). An annulled one keeps its day: it bound until it was ended. */
export function effectiveFrom(record: DecisionRecord): CalendarDate | undefined {
  if (!record.passed || record.state === 'refused') return undefined
  if (record.inForceFrom) return record.inForceFrom
  return recogniserOf(record.matter) === 'none' ? record.decidedOn : undefined
}

/** Whether it binds on a day. */
export function isInForce(record: DecisionRecord, day: CalendarDate): boolean {
  const from = effectiveFrom(record)
  return from !== undefined && from <= day && (record.ended === undefined || day < record.ended.on)
}

/**
 * How a decision stands today: what was sent and answered in its days, what it waits for.
 *
 * @law 10/2022/QH15 Đ20.3, Đ21.2
 */
export function standDecision(record: DecisionRecord, today: CalendarDate, days: WorkingDays): DecisionStanding {
  const { matter, state, passed } = record
  // A covenant is sent and recognised by itself: its days run there.
  const dated = passed && matter.era === 'law-2022' && record.method !== 'hamlets' && record.covenantId === undefined
  const recogniser = recogniserOf(matter)
  const recognised = record.hamletId !== undefined && (recogniser === 'commune-committee' || recogniser === 'front')
  const send = dated ? clocked(record.endedGathering, sendBy(record.endedGathering, days), record.sentOn) : undefined
  const answer = dated && recognised && record.receivedOn ? clocked(record.receivedOn, answerBy(record.receivedOn, days), record.answeredOn) : undefined
  return { send, answer, awaits: awaited(), effective: isInForce(record, today) }

  function clocked(runsFrom: CalendarDate, by: CalendarDate, doneOn: CalendarDate | undefined): ClockedStep {
    const daysLeft = by >= today ? days.workingDaysBetween(today, by) : -days.workingDaysBetween(by, today)
    return { runsFrom, by, doneOn, daysLeft, state: doneOn === undefined ? (today > by ? 'overdue' : 'waiting') : doneOn > by ? 'late' : 'in-time' }
  }

  function awaited(): Awaited {
    if (!passed) return 'nothing'
    if (record.method === 'hamlets') return state === 'passed' ? 'set-day' : 'nothing'
    // What the commune has added up has been reported to it.
    if (record.hamletId !== undefined && matter.scope === 'commune' && matter.state === 'decided') return 'nothing'
    if (!dated || (state !== 'passed' && state !== 'sent')) return 'nothing'
    if (state === 'passed') return 'send'
    if (record.receivedOn === undefined) return 'receive'
    return recognised ? 'answer' : 'nothing'
  }
}
