import type { CalendarDate } from '#foundation/calendar-date.ts'
import { noticeBy, papersBy, papersNeeded } from './index.ts'
import type { Gathering, Matter } from './records.ts'

/** Something that must be done for a meeting, by a day. */
export type MeetingDue = {
  readonly id: 'plan' | 'notice' | 'papers' | 'open' | 'close'
  readonly by: CalendarDate
  readonly doneOn: CalendarDate | undefined
  readonly article: string
}

/**
 * What a meeting must have, each with its last day: the commune's word on its clusters and the notice 2 days before, papers to each
 * household 2 days before where matters 1 to 3 are on the agenda; then the meeting itself.
 *
 * @law 59/2023/NĐ-CP Đ3.3, Đ3.4, Đ3.6
 */
export function duesOfMeeting(gathering: Gathering & { readonly clusters?: number }, agenda: readonly Pick<Matter, 'item'>[]): readonly MeetingDue[] {
  const { heldOn, noticedOn, papersOn, state, planDecidedOn, clusters = 0, kind } = gathering
  const dues: MeetingDue[] = []
  if (kind === 'meeting') {
    if (clusters > 0) dues.push({ id: 'plan', by: noticeBy(heldOn), doneOn: planDecidedOn, article: '59/2023/NĐ-CP Đ3.6' })
    dues.push({ id: 'notice', by: noticeBy(heldOn), doneOn: noticedOn, article: '59/2023/NĐ-CP Đ3.3' })
    if (agenda.some(({ item }) => papersNeeded(item))) dues.push({ id: 'papers', by: papersBy(heldOn), doneOn: papersOn, article: '59/2023/NĐ-CP Đ3.4' })
  }
  const begun = state !== 'planned'
  dues.push({ id: 'open', by: heldOn, doneOn: begun ? heldOn : undefined, article: '' })
  if (begun && state !== 'closed') dues.push({ id: 'close', by: gathering.endsOn ?? heldOn, doneOn: undefined, article: '' })
  return dues
}

/** The first that is not done; once the meeting was opened, what came before no longer waits. */
export function nextDue(dues: readonly MeetingDue[]): MeetingDue | undefined {
  const opened = dues.some(({ id, doneOn }) => id === 'open' && doneOn !== undefined)
  return dues.find(({ id, doneOn }) => doneOn === undefined && (!opened || id === 'close'))
}
