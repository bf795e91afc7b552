import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Decision, DocumentKind, Gathering } from '../../records.ts'
import { householdsOnRoll } from '../close-gathering.ts'
import { decideMatter } from '../decide.ts'
import { atHamlet, type OfGathering, readAgenda, setGathering, takeGathering } from '../gatherings.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { digestOf } from './commitment.ts'
import { readSlips } from './read-slips.ts'
import { forgottenHash } from './slip-code.ts'
import { tallyOf } from './tally.ts'
import { isOver } from './voting-time.ts'

export type CloseInput = OfGathering & { readonly documentKind?: DocumentKind | undefined; readonly signers?: readonly string[] | undefined }

/**
 * Closes a ballot or online vote: every slip is counted, each matter becomes a decision, the counts and one digest of all commitments stand in the
 * journal. From now on the slips are open to everybody, and no code leads to a household any more: their hashes are forgotten.
 *
 * Refuses `votes.not-a-vote`, `deliberation.gathering-wrong-state`, `votes.not-all-typed` (as many papers as were collected must be typed),
 * `votes.online-not-over`, `votes.voices-differ`, as `decideMatter`, and as `takeGathering`.
 *
 * @law 59/2023/NĐ-CP Đ4.6, Đ5.4
 */
export async function closeVote(tx: Tx, hand: DeliberationHand, input: CloseInput, now: Date): Promise<Result<readonly Decision[]>> {
  const held = await takeGathering(tx, hand, input, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  const slips = await readSlips(tx, gathering)
  const ready = await checkReady(tx, gathering, new Set(slips.map(({ slipCode }) => slipCode)).size, now)
  if (!ready.ok) return ready
  const closed = await setGathering(tx, gathering, { state: 'closed', closed_at: now, document_kind: input.documentKind ?? 'minutes' })
  const all = await householdsOnRoll(tx, gathering)
  const decisions: Decision[] = []
  const told: object[] = []
  for (const { matter } of await readAgenda(tx, gathering.gatheringId)) {
    const ofMatter = slips.filter(({ matterId }) => matterId === matter.matterId)
    const tally = tallyOf(ofMatter)
    const voices = await countVoices(tx, gathering, matter.matterId)
    if (voices !== tally.counted) return refuse({ code: 'votes.voices-differ', title: matter.title, voices, slips: tally.counted })
    const { counted: present, inFavour, against, other, invalid, options } = tally
    const decided = await decideMatter(tx, hand, { gathering: closed, matter, signers: input.signers, count: { all, present, inFavour, against, other, invalid, options } }, now)
    if (!decided.ok) return decided
    decisions.push(decided.value)
    told.push({ matter: matter.code, tally, digest: digestOf(ofMatter.map(({ commitment }) => commitment)) })
  }
  await forgetCodes(tx, gathering)
  await noteDeliberation(tx, hand.by, atHamlet(closed), 'deliberation.close-vote', { gathering: closed.code, matters: told }, now)
  return accept(decisions)
}

async function checkReady(tx: Tx, gathering: Gathering, typed: number, now: Date): Promise<Result<true>> {
  const { kind, state, provinceId, gatheringId } = gathering
  if (kind === 'meeting') return refuse({ code: 'votes.not-a-vote' })
  if (state !== (kind === 'ballot' ? 'counting' : 'open')) return refuse({ code: 'deliberation.gathering-wrong-state' })
  if (kind === 'ballot') {
    const { collected } = await tx.selectFrom('gathering').select('collected').where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
    return typed === collected ? accept(true) : refuse({ code: 'votes.not-all-typed', typed, collected: collected ?? 0 })
  }
  if (isOver(gathering, now) || typed === (await householdsOnRoll(tx, gathering))) return accept(true)
  return refuse({ code: 'votes.online-not-over' })
}

export async function countVoices(tx: Tx, { provinceId, gatheringId }: Gathering, matterId: string): Promise<number> {
  const { voices } = await tx
    .selectFrom('voice').select((eb) => eb.fn.countAll<string>().as('voices'))
    .where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).where('matter_id', '=', matterId).executeTakeFirstOrThrow()
  return Number(voices)
}

/** What is random and of nobody stands where the hash of a code stood. */
async function forgetCodes(tx: Tx, { provinceId, gatheringId }: Gathering): Promise<void> {
  const issues = await tx.selectFrom('slip_issue').select('household_id').where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).execute()
  for (const { household_id } of issues) {
    await tx
      .updateTable('slip_issue').set({ code_hash: forgottenHash() })
      .where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).where('household_id', '=', household_id).execute()
  }
}
