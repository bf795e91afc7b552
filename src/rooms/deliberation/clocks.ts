import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'
import type { WorkingDays } from '#foundation/working-days.ts'
import { recogniserOf } from './people.ts'
import type { Item, Scope } from './records.ts'

/** The last day on which the people may be told of a meeting. @law 59/2023/NĐ-CP Đ3.3 */
export function noticeBy(heldOn: CalendarDate): CalendarDate {
  return addDays(heldOn, -2)
}

/** Whether papers must reach each household before the meeting. @law 59/2023/NĐ-CP Đ3.4 */
export function papersNeeded(item: Item): boolean {
  return item <= 3
}

/** The last day on which the papers of a meeting may reach each household. @law 59/2023/NĐ-CP Đ3.4 */
export function papersBy(heldOn: CalendarDate): CalendarDate {
  return addDays(heldOn, -2)
}

/** The last day on which a ballot may be announced. @law 10/2022/QH15 Đ19.2; 59/2023/NĐ-CP Đ4.4 */
export function ballotNoticeBy(firstDay: CalendarDate): CalendarDate {
  return addDays(firstDay, -2)
}

/** By when the plan of a ballot is sent to the commune and the Front. @law 59/2023/NĐ-CP Đ4.2 */
export function planSentBy(issued: CalendarDate): CalendarDate {
  return addDays(issued, 2)
}

/** By when a decision is sent to the commune and the Front: 05 working days from the end of the meeting, ballot or online vote. @law 10/2022/QH15 Đ20.3 */
export function sendBy(ended: CalendarDate, days: WorkingDays): CalendarDate {
  return days.addWorkingDays(ended, 5)
}

/** By when a decision received is recognised or refused in writing. @law 10/2022/QH15 Đ21.2 */
export function answerBy(received: CalendarDate, days: WorkingDays): CalendarDate {
  return days.addWorkingDays(received, 5)
}

/** The last day on which a household's consent counts: three months, the same day of the month or its last. @law 10/2022/QH15 Đ16.3 */
export function consentValidUntil(given: CalendarDate): CalendarDate {
  const [year, month, day] = given.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + 3, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10) as CalendarDate
}

export type ConsentStanding = {
  /** Consents that still count. */
  readonly valid: number
  readonly needed: number
  readonly enough: boolean
  /** The last day of the consent that runs out first. */
  readonly expiresNext: CalendarDate | undefined
}

/** How an initiative stands: at least 10 % of all households, by consents not older than three months. @law 10/2022/QH15 Đ16.3 */
export function consentStanding(consents: readonly { readonly givenOn: CalendarDate }[], all: number, today: CalendarDate): ConsentStanding {
  const running = consents.filter(({ givenOn }) => givenOn <= today && today <= consentValidUntil(givenOn)).map(({ givenOn }) => consentValidUntil(givenOn))
  const needed = Math.max(1, Math.ceil(all / 10))
  return { valid: running.length, needed, enough: all > 0 && running.length >= needed, expiresNext: running.toSorted()[0] }
}

/** From 200 households on, or where they live scattered, meetings may be held by cluster. @law 10/2022/QH15 Đ18.3 */
export function mayCluster(households: number, scattered: boolean): boolean {
  return scattered || households >= 200
}

export type ElectionStep = {
  readonly id: 'decision' | 'candidates' | 'team' | 'posted' | 'meeting' | 'send' | 'recognise'
  readonly by: CalendarDate
  readonly actor: 'commune-chair' | 'front-board-head' | 'commune-committee' | 'election-team'
  readonly article: string
  /** With whom it is agreed. */
  readonly agreeWith?: 'front-of-commune' | 'party-cell'
  readonly paper?: 'form-05' | 'form-03'
}

/**
 * The countdown to the meeting that elects a head of a hamlet; with a calendar also what follows it, as late as it may be.
 *
 * @law 59/2023/NĐ-CP Đ6, Đ7, Đ8
 */
export function electionCountdown(meetingDay: CalendarDate, days?: WorkingDays): readonly ElectionStep[] {
  const before: readonly ElectionStep[] = [
    { id: 'decision', by: addDays(meetingDay, -20), actor: 'commune-chair', article: '59/2023/NĐ-CP Đ6.1.a', agreeWith: 'front-of-commune' },
    { id: 'candidates', by: addDays(meetingDay, -15), actor: 'front-board-head', article: '59/2023/NĐ-CP Đ6.2', agreeWith: 'party-cell', paper: 'form-05' },
    { id: 'team', by: addDays(meetingDay, -10), actor: 'commune-chair', article: '59/2023/NĐ-CP Đ6.1.b', agreeWith: 'front-of-commune' },
    { id: 'posted', by: addDays(meetingDay, -7), actor: 'commune-committee', article: '59/2023/NĐ-CP Đ6.1.b' },
    { id: 'meeting', by: meetingDay, actor: 'election-team', article: '59/2023/NĐ-CP Đ7' },
  ]
  if (!days) return before
  const send = sendBy(meetingDay, days)
  return [
    ...before,
    { id: 'send', by: send, actor: 'election-team', article: '10/2022/QH15 Đ20.3', paper: 'form-03' },
    { id: 'recognise', by: answerBy(send, days), actor: 'commune-committee', article: '59/2023/NĐ-CP Đ8' },
  ]
}

/** By when the commune decides on a new election after a dismissal was recognised. @law 59/2023/NĐ-CP Đ9.3 */
export function newElectionBy(recognised: CalendarDate): CalendarDate {
  return addDays(recognised, 60)
}

/** The first day on which a decision is in force; undefined while the act it waits for is not done. @law 10/2022/QH15 Đ21.2; 59/2023/NĐ-CP Đ8 */
export function inForceFrom(of: {
  readonly item: Item; readonly scope: Scope; readonly passedOn: CalendarDate; readonly recognisedOn?: CalendarDate | undefined; readonly setDay?: CalendarDate | undefined
}): CalendarDate | undefined {
  switch (recogniserOf(of)) {
    case 'none':
      return of.passedOn
    case 'sets-day':
      return of.setDay
    default:
      return of.recognisedOn
  }
}
