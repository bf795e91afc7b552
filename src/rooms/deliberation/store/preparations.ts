import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { countAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { mayCluster } from '../index.ts'
import type { Gathering } from '../records.ts'
import { newCode } from './code.ts'
import { atHamlet, type ClusterInput, type OfGathering, setGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { gatheringOf } from './stored-records.ts'

/** The ways in which a meeting may be announced to the households. */
export const NOTICE_MEANS = ['invitation', 'in-person', 'loudspeaker', 'telephone', 'social-network'] as const
export type NoticeMeans = (typeof NOTICE_MEANS)[number]

/**
 * Records on which day the meeting was announced, how, and when its papers reached the households. A late day is recorded as it
 * was; the pages say that it was late.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.notice-ahead`, `deliberation.notice-means-needed`, and as `takeGathering`.
 *
 * @law 59/2023/NĐ-CP Đ3.3, Đ3.4
 */
export async function giveNotice(
  tx: Tx, hand: DeliberationHand,
  asked: OfGathering & { readonly noticedOn: CalendarDate | undefined; readonly means: readonly string[]; readonly papersOn: CalendarDate | undefined }, now: Date,
): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  if (held.value.state === 'closed' || held.value.state === 'cancelled') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const means = asked.means.filter((each) => (NOTICE_MEANS as readonly string[]).includes(each))
  const today = dayInVietNam(now)
  for (const [field, day] of [['noticedOn', asked.noticedOn], ['papersOn', asked.papersOn]] as const) {
    if (day !== undefined && day > today) return refuse({ code: 'deliberation.notice-ahead', field, date: shortDate(day) })
  }
  if (asked.noticedOn !== undefined && means.length === 0) return refuse({ code: 'deliberation.notice-means-needed', field: 'means' })
  const changed = await setGathering(tx, held.value, { noticed_on: asked.noticedOn ?? null, notice_means: means, papers_on: asked.papersOn ?? null })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.give-notice', { gathering: changed.gatheringId, noticed: asked.noticedOn, means, papers: asked.papersOn }, now)
  return accept(changed)
}

/**
 * Changes day, hour, place and chair of a gathering that is not open yet; a notice that was given must be given again.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.place-needed`, `deliberation.hour-form`, and as `takeGathering`.
 */
export async function moveGathering(
  tx: Tx, hand: DeliberationHand,
  asked: OfGathering & { readonly heldOn: CalendarDate; readonly startsAt: string; readonly place: string; readonly chairName: string }, now: Date,
): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  const before = held.value
  if (before.state !== 'planned') return refuse({ code: 'deliberation.gathering-wrong-state' })
  if (cleanText(asked.place) === '') return refuse({ code: 'deliberation.place-needed', field: 'place' })
  if (!/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?$/.test(asked.startsAt)) return refuse({ code: 'deliberation.hour-form', field: 'startsAt', text: asked.startsAt })
  const moved = before.heldOn !== asked.heldOn || before.startsAt !== asked.startsAt || before.place !== cleanText(asked.place)
  const changed = await setGathering(tx, before, {
    held_on: asked.heldOn, starts_at: asked.startsAt, place: cleanText(asked.place), chair_name: cleanText(asked.chairName),
    ...(moved ? { noticed_on: null, notice_means: [] } : {}),
  })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.move-gathering', {
    gathering: changed.gatheringId, from: [before.heldOn, before.startsAt, before.place], to: [changed.heldOn, changed.startsAt, changed.place],
  }, now)
  return accept(changed)
}

/**
 * Divides a meeting into clusters, each with its chair, day and place.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.no-clusters` (under 200 households, and not scattered),
 * `deliberation.cluster-name-needed`, `deliberation.cluster-name-taken`, `deliberation.cluster-chair-needed`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ18.3; 59/2023/NĐ-CP Đ3.6
 */
export async function addCluster(tx: Tx, hand: DeliberationHand, input: ClusterInput & { readonly scattered: boolean }, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, { gatheringId: input.parentId })
  if (!held.ok) return held
  const parent = held.value
  if (parent.kind !== 'meeting' || parent.state !== 'planned' || parent.parentId || parent.planDecidedOn) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const all = await countAsAt(tx, parent.hamletId, parent.heldOn)
  if (!mayCluster(all, input.scattered)) return refuse({ code: 'deliberation.no-clusters', all })
  const name = cleanText(input.cluster)
  if (name === '') return refuse({ code: 'deliberation.cluster-name-needed', field: 'cluster' })
  if (cleanText(input.chairName) === '') return refuse({ code: 'deliberation.cluster-chair-needed', field: 'chairName' })
  if (cleanText(input.place) === '') return refuse({ code: 'deliberation.place-needed', field: 'place' })
  if (!/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?$/.test(input.startsAt)) return refuse({ code: 'deliberation.hour-form', field: 'startsAt', text: input.startsAt })
  const taken = await tx
    .selectFrom('gathering').select('gathering_id').where('parent_id', '=', parent.gatheringId).where('cluster', '=', name).where('state', '!=', 'cancelled').executeTakeFirst()
  if (taken) return refuse({ code: 'deliberation.cluster-name-taken', field: 'cluster' })
  const row = await tx
    .insertInto('gathering')
    .values({
      province_id: parent.provinceId, gathering_id: newId(now.getTime()), code: newCode(), hamlet_id: parent.hamletId, path: parent.path, kind: 'meeting',
      parent_id: parent.gatheringId, cluster: name, convenor: parent.convenor, convenor_name: parent.convenorName, chair_name: cleanText(input.chairName),
      held_on: input.heldOn, starts_at: input.startsAt, place: cleanText(input.place), state: 'planned', revision: 1, created_at: now, created_by: hand.by.accountId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteDeliberation(tx, hand.by, atHamlet(parent), 'deliberation.add-cluster', { gathering: parent.gatheringId, cluster: row.gathering_id, name, on: row.held_on }, now)
  return accept(gatheringOf(row))
}

/** Sends the plan of a meeting in clusters to the commune. Refuses `deliberation.plan-needs-clusters`, `deliberation.gathering-wrong-state`, and as `takeGathering`. */
export async function sendClusterPlan(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly plan: string }, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'planned' || gathering.planDecidedOn) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const { clusters } = await tx
    .selectFrom('gathering').select((eb) => eb.fn.countAll<string>().as('clusters')).where('parent_id', '=', gathering.gatheringId).where('state', '!=', 'cancelled').executeTakeFirstOrThrow()
  if (Number(clusters) < 2) return refuse({ code: 'deliberation.plan-needs-clusters' })
  const today = dayInVietNam(now)
  const changed = await setGathering(tx, gathering, { plan: asked.plan.trim(), plan_issued_on: today, plan_sent_on: today, plan_note: '' })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.send-plan', { gathering: changed.gatheringId, clusters: Number(clusters) }, now)
  return accept(changed)
}

/**
 * The commune decides on the plan of clusters: agrees, or sends it back with a reason.
 *
 * Refuses `deliberation.plan-not-sent`, `deliberation.why-needed`, `deliberation.gathering-wrong-state`, and as `takeGathering`.
 *
 * @law 59/2023/NĐ-CP Đ3.6
 */
export async function decideClusterPlan(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly agreed: boolean; readonly note: string }, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked, 'decide-plan')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'planned' || gathering.planDecidedOn) return refuse({ code: 'deliberation.gathering-wrong-state' })
  if (!gathering.planSentOn) return refuse({ code: 'deliberation.plan-not-sent' })
  const note = cleanText(asked.note).slice(0, 1000)
  if (!asked.agreed && note === '') return refuse({ code: 'deliberation.why-needed', field: 'note' })
  const today = dayInVietNam(now)
  const changed = await setGathering(tx, gathering, asked.agreed ? { plan_decided_on: today, plan_note: note } : { plan_sent_on: null, plan_note: note })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.decide-plan', { gathering: changed.gatheringId, agreed: asked.agreed, note }, now)
  return accept(changed)
}

/** Calls a gathering off that nobody voted in. Refuses `deliberation.why-needed`, `deliberation.gathering-wrong-state`, `deliberation.voted-already`. */
export async function cancelGathering(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly why: string }, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  const why = cleanText(asked.why)
  if (why === '') return refuse({ code: 'deliberation.why-needed', field: 'why' })
  if (gathering.state !== 'planned' && gathering.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const ids = (await tx.selectFrom('gathering').select('gathering_id').where((eb) => eb.or([eb('gathering_id', '=', gathering.gatheringId), eb('parent_id', '=', gathering.gatheringId)])).execute()).map((row) => row.gathering_id)
  const used = await tx.selectFrom('voice').select('household_id').where('gathering_id', 'in', ids).limit(1).executeTakeFirst()
  if (used) return refuse({ code: 'deliberation.voted-already' })
  await tx.updateTable('gathering').set({ state: 'cancelled', cancelled_why: why }).where('gathering_id', 'in', ids).execute()
  const changed = await setGathering(tx, gathering, { state: 'cancelled', cancelled_why: why })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.cancel-gathering', { gathering: changed.gatheringId, reason: why }, now)
  return accept(changed)
}
