import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { freezeRoll } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../records.ts'
import { atHamlet, clustersOf, findGathering, type OfGathering, setGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'

/**
 * Opens a gathering and freezes the roll of its hamlet as it is on the day of the gathering: whatever changes among the
 * households afterwards moves no vote of it. A cluster has the roll of its meeting; opening the first opens the meeting.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.open-too-early`, `deliberation.plan-not-decided` (clusters need the
 * commune's decision on their plan), and as `freezeRoll` and `takeGathering`.
 *
 * @law 10/2022/QH15 Đ18, Đ20.2.b; 59/2023/NĐ-CP Đ3.6
 */
export async function openGathering(tx: Tx, hand: DeliberationHand, asked: OfGathering, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'planned') return refuse({ code: 'deliberation.gathering-wrong-state' })
  if (gathering.heldOn > dayInVietNam(now)) return refuse({ code: 'deliberation.open-too-early', date: shortDate(gathering.heldOn) })
  if (gathering.parentId !== undefined) return openCluster(tx, hand, gathering, gathering.parentId, now)
  if (gathering.kind === 'meeting' && gathering.planDecidedOn === undefined && (await clustersOf(tx, gathering.gatheringId)).length > 0) {
    return refuse({ code: 'deliberation.plan-not-decided' })
  }
  return freezeAndOpen(tx, hand, gathering, now)
}

async function freezeAndOpen(tx: Tx, hand: DeliberationHand, gathering: Gathering, now: Date): Promise<Result<Gathering>> {
  const roll = await freezeRoll(tx, hand.by, atHamlet(gathering), gathering.heldOn, now)
  if (!roll.ok) return roll
  const opened = await setGathering(tx, gathering, { state: 'open', roll_id: roll.value.rollId, opened_at: now })
  const { rollId, households, digest } = roll.value
  await noteDeliberation(tx, hand.by, atHamlet(opened), 'deliberation.open-gathering', { gathering: opened.gatheringId, roll: rollId, households, digest }, now)
  return accept(opened)
}

async function openCluster(tx: Tx, hand: DeliberationHand, cluster: Gathering, parentId: string, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, { gatheringId: parentId })
  if (!held.ok) return held
  let parent = held.value
  if (parent.planDecidedOn === undefined) return refuse({ code: 'deliberation.plan-not-decided' })
  if (parent.state === 'planned') {
    const opened = await freezeAndOpen(tx, hand, { ...parent, heldOn: cluster.heldOn }, now)
    if (!opened.ok) return opened
    parent = opened.value
  }
  if (parent.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const opened = await setGathering(tx, cluster, { state: 'open', roll_id: parent.rollId ?? null, opened_at: now })
  await noteDeliberation(tx, hand.by, atHamlet(opened), 'deliberation.open-gathering', { gathering: opened.gatheringId, cluster: opened.cluster, roll: opened.rollId }, now)
  return accept(opened)
}

/** The meeting that a gathering belongs to: itself, or the one whose cluster it is. */
export async function meetingOf(tx: Tx, gathering: Gathering): Promise<Gathering> {
  return (gathering.parentId === undefined ? undefined : await findGathering(tx, gathering.parentId)) ?? gathering
}
