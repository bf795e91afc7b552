import { addDays, type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { canStillPass, type Threshold, thresholdFor } from '../index.ts'
import { addFigures, type MeetingFigures } from '../meeting-figures.ts'
import type { Decision, DocumentKind, Gathering, Matter } from '../records.ts'
import { countPresentInAll } from './attendance.ts'
import { sheetsOf } from './count-sheets.ts'
import { decideMatter } from './decide.ts'
import { atHamlet, clustersOf, type OfGathering, readAgenda, setGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'

/** Whether what a matter needs can still be reached with those present. */
export type Reach = { readonly threshold: Threshold; readonly all: number; readonly present: number; readonly reachable: boolean }

/** The households on a frozen roll. */
export async function householdsOnRoll(tx: Tx, { provinceId, rollId }: Gathering): Promise<number> {
  if (rollId === undefined) return 0
  const roll = await tx.selectFrom('household_roll').select('households').where('province_id', '=', provinceId).where('roll_id', '=', rollId).executeTakeFirst()
  return roll?.households ?? 0
}

/**
 * Whether the threshold can still be reached with the households present in the meeting; with clusters that have not met yet it can.
 *
 * @law 10/2022/QH15 Đ19.1.b, Đ21.1
 */
export async function reachOf(tx: Tx, meeting: Gathering, { item, kind }: Matter): Promise<Reach> {
  const threshold = thresholdFor(loadDeliberationRules(), { item, kind, scope: 'hamlet', on: meeting.heldOn })
  const [all, present, clusters] = [await householdsOnRoll(tx, meeting), await countPresentInAll(tx, meeting), await clustersOf(tx, meeting.gatheringId)]
  const toCome = clusters.some(({ state }) => state === 'planned')
  return { threshold, all, present, reachable: canStillPass(threshold, all, toCome ? all : present) }
}

/**
 * Says that a matter was not voted on: because too few households are present for what it needs, which opens the household
 * ballot, or because it was put off.
 *
 * Refuses `deliberation.enough-present` where the threshold can still be reached, `deliberation.taken-already` where it was voted on,
 * `deliberation.not-on-agenda`, `deliberation.gathering-wrong-state`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ19.1.b; 59/2023/NĐ-CP Đ4.1.b
 */
export async function leaveUnvoted(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string; readonly reason: 'not-enough-present' | 'put-off' }, now: Date,
): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const meeting = held.value
  if (meeting.kind !== 'meeting' || meeting.state !== 'open' || meeting.parentId !== undefined) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const line = (await readAgenda(tx, meeting.gatheringId)).find(({ matter }) => matter.matterId === asked.matterId)
  if (!line) return refuse({ code: 'deliberation.not-on-agenda' })
  for (const each of [meeting, ...(await clustersOf(tx, meeting.gatheringId))]) {
    if ((await sheetsOf(tx, each.gatheringId, asked.matterId)).some(({ state }) => state === 'taken')) return refuse({ code: 'deliberation.taken-already' })
  }
  const reach = await reachOf(tx, meeting, line.matter)
  if (asked.reason === 'not-enough-present' && reach.reachable) return refuse({ code: 'deliberation.enough-present', present: reach.present, all: reach.all })
  await tx.updateTable('gathering_matter').set({ not_voted: asked.reason }).where('gathering_id', '=', meeting.gatheringId).where('matter_id', '=', asked.matterId).execute()
  await noteDeliberation(tx, hand.by, atHamlet(meeting), 'deliberation.leave-unvoted', {
    gathering: meeting.gatheringId, matter: asked.matterId, why: asked.reason, present: reach.present, all: reach.all,
  }, now)
  return accept(true)
}

/** Takes back that a matter was not voted on: others came. Refuses `deliberation.gathering-wrong-state`, and as `takeGathering`. */
export async function voteAfterAll(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string }, now: Date): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  if (held.value.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  await tx.updateTable('gathering_matter').set({ not_voted: null }).where('gathering_id', '=', asked.gatheringId).where('matter_id', '=', asked.matterId).execute()
  await noteDeliberation(tx, hand.by, atHamlet(held.value), 'deliberation.vote-after-all', { gathering: asked.gatheringId, matter: asked.matterId }, now)
  return accept(true)
}

export type ClosingInput = OfGathering & {
  /** The day on which it ended: its own, or the next where it went past midnight. */
  readonly endsOn: CalendarDate
  readonly endsAt: string
  /** The day of the votes, where it is not the day of the meeting; the last where the meeting was held in clusters. */
  readonly votedOn?: CalendarDate | undefined
  readonly minutes: string
  readonly documentKind: DocumentKind
  readonly signers: readonly string[]
}

/** The counts of a meeting by matter: its own sheets, or those of its clusters added up. */
export async function countsOfMeeting(tx: Tx, meeting: Gathering, matterId: string): Promise<{ readonly figures: MeetingFigures | undefined; readonly open: readonly string[] }> {
  const clusters = await clustersOf(tx, meeting.gatheringId)
  const places = clusters.length > 0 ? clusters : [meeting]
  const taken: MeetingFigures[] = []
  const open: string[] = []
  for (const place of places) {
    const sheet = (await sheetsOf(tx, place.gatheringId, matterId)).find(({ state }) => state === 'taken')
    if (sheet) taken.push(sheet.figures)
    else open.push(place.cluster)
  }
  return { figures: open.length === 0 ? addFigures(taken) : undefined, open }
}

/**
 * Closes a meeting: each matter that was voted on becomes a decision, passed or not, from the counts of all clusters together.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.secretary-needed`, `deliberation.matters-open` (neither voted on nor
 * left), `deliberation.ends-too-late` (the second day after: that is another meeting), `deliberation.ends-before`,
 * `deliberation.ends-ahead`, `deliberation.hour-form`, `deliberation.minutes-needed`, `deliberation.signers-needed`, as `decideMatter`
 * and `takeGathering`.
 *
 * @law 10/2022/QH15 Đ18.4.đ, Đ20.1, Đ20.2; 59/2023/NĐ-CP Đ3.5.d, Đ3.6
 */
export async function closeGathering(tx: Tx, hand: DeliberationHand, input: ClosingInput, now: Date): Promise<Result<readonly Decision[]>> {
  const held = await takeGathering(tx, hand, input, 'record-decision')
  if (!held.ok) return held
  const meeting = held.value
  if (meeting.kind !== 'meeting' || meeting.state !== 'open' || meeting.parentId !== undefined) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const clusters = await clustersOf(tx, meeting.gatheringId)
  const ready = checkClosing(meeting, clusters, input, dayInVietNam(now))
  if (!ready.ok) return ready
  const agenda = await readAgenda(tx, meeting.gatheringId)
  const voted: { matter: Matter; figures: MeetingFigures }[] = []
  for (const { matter, notVoted } of agenda) {
    if (notVoted !== undefined) continue
    const { figures } = await countsOfMeeting(tx, meeting, matter.matterId)
    if (!figures) return refuse({ code: 'deliberation.matters-open', title: matter.title })
    voted.push({ matter, figures })
  }
  const closed = await setGathering(tx, meeting, {
    state: 'closed', ends_on: input.endsOn, ends_at: input.endsAt, minutes: input.minutes.trim(), document_kind: input.documentKind, closed_at: now,
  })
  for (const cluster of clusters) await setGathering(tx, cluster, { state: 'closed', closed_at: now })
  const all = await householdsOnRoll(tx, meeting)
  const decisions: Decision[] = []
  for (const { matter, figures: { present, inFavour, against, other, invalid, options } } of voted) {
    const decided = await decideMatter(tx, hand, {
      gathering: closed, matter, on: input.votedOn ?? lastDay(meeting, clusters), signers: input.signers, count: { all, present, inFavour, against, other, invalid, options },
    }, now)
    if (!decided.ok) return decided
    decisions.push(decided.value)
  }
  await noteDeliberation(tx, hand.by, atHamlet(closed), 'deliberation.close-gathering', {
    gathering: closed.gatheringId, ended: input.endsOn, present: await countPresentInAll(tx, meeting), all, decisions: decisions.map(({ decisionId }) => decisionId),
  }, now)
  return accept(decisions)
}

function lastDay(meeting: Gathering, clusters: readonly Gathering[]): CalendarDate {
  return [meeting, ...clusters].map(({ heldOn }) => heldOn).toSorted().at(-1)!
}

function checkClosing(meeting: Gathering, clusters: readonly Gathering[], input: ClosingInput, today: CalendarDate): Result<true> {
  const last = lastDay(meeting, clusters)
  if (input.votedOn !== undefined && (input.votedOn < last || input.votedOn > input.endsOn)) return refuse({ code: 'deliberation.voted-on-another-day', field: 'votedOn' })
  if (!/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?$/.test(input.endsAt)) return refuse({ code: 'deliberation.hour-form', field: 'endsAt', text: input.endsAt })
  if (input.endsOn < last) return refuse({ code: 'deliberation.ends-before', field: 'endsOn', date: shortDate(last) })
  if (input.endsOn > addDays(last, 1)) return refuse({ code: 'deliberation.ends-too-late', field: 'endsOn', date: shortDate(addDays(last, 1)) })
  if (input.endsOn > today) return refuse({ code: 'deliberation.ends-ahead', field: 'endsOn', date: shortDate(input.endsOn) })
  const held = clusters.length > 0 ? clusters : [meeting]
  if (held.some(({ secretary, state }) => state === 'open' && secretary === '')) return refuse({ code: 'deliberation.secretary-needed', field: 'secretary' })
  if (input.minutes.trim() === '') return refuse({ code: 'deliberation.minutes-needed', field: 'minutes' })
  if (input.minutes.length > 100_000) return refuse({ code: 'deliberation.content-too-long', field: 'minutes' })
  if (input.signers.filter((name) => cleanText(name) !== '').length < 4) return refuse({ code: 'deliberation.signers-needed', field: 'signers' })
  return accept(true)
}
