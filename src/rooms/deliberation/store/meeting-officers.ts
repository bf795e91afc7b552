import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkTeam, checkWitnesses, shareOfPresent } from '../index.ts'
import type { Gathering, TeamMember } from '../records.ts'
import { countPresent } from './attendance.ts'
import { atHamlet, type OfGathering, setGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'

/** The open meeting and who is present. Refuses as `takeGathering`, and `deliberation.gathering-wrong-state`. */
async function takeOpenMeeting(tx: Tx, hand: DeliberationHand, asked: OfGathering): Promise<Result<{ readonly gathering: Gathering; readonly present: number }>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.kind !== 'meeting' || gathering.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  return accept({ gathering, present: await countPresent(tx, gathering) })
}

/** More hands than households present, or not more than half of them. */
function checkHands(field: string, inFavour: number, present: number): Result<true> {
  if (!Number.isInteger(inFavour) || inFavour < 0) return refuse({ code: 'deliberation.figure-form', field })
  if (inFavour > present) return refuse({ code: 'deliberation.more-hands-than-present', field, hands: inFavour, present })
  if (!shareOfPresent(present, inFavour)) return refuse({ code: 'deliberation.half-of-present-needed', field, hands: inFavour, present })
  return accept(true)
}

/**
 * The meeting chooses its secretary, by more than half of the households present.
 *
 * Refuses `deliberation.secretary-needed`, `deliberation.more-hands-than-present`, `deliberation.half-of-present-needed`,
 * `deliberation.gathering-wrong-state`.
 *
 * @law 59/2023/NĐ-CP Đ3.5.a
 */
export async function chooseSecretary(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly name: string; readonly inFavour: number }, now: Date): Promise<Result<Gathering>> {
  const held = await takeOpenMeeting(tx, hand, asked)
  if (!held.ok) return held
  const { gathering, present } = held.value
  const name = cleanText(asked.name).slice(0, 200)
  if (name === '') return refuse({ code: 'deliberation.secretary-needed', field: 'secretary' })
  const hands = checkHands('secretaryFor', asked.inFavour, present)
  if (!hands.ok) return hands
  const changed = await setGathering(tx, gathering, { secretary: name, secretary_for: asked.inFavour })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.choose-secretary', { gathering: changed.gatheringId, inFavour: asked.inFavour, present }, now)
  return accept(changed)
}

/**
 * The meeting chooses how it votes: by hands or secretly. Refuses as `chooseSecretary`, and `deliberation.voted-already` once a
 * result was taken.
 *
 * @law 10/2022/QH15 Đ18.4.d; 59/2023/NĐ-CP Đ3.5.b
 */
export async function chooseVoting(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly voting: 'hands' | 'secret'; readonly inFavour: number }, now: Date,
): Promise<Result<Gathering>> {
  const held = await takeOpenMeeting(tx, hand, asked)
  if (!held.ok) return held
  const { gathering, present } = held.value
  const hands = checkHands('votingFor', asked.inFavour, present)
  if (!hands.ok) return hands
  const used = await tx.selectFrom('voice').select('household_id').where('gathering_id', '=', gathering.gatheringId).limit(1).executeTakeFirst()
  if (used) return refuse({ code: 'deliberation.voted-already' })
  const changed = await setGathering(tx, gathering, { voting: asked.voting, voting_for: asked.inFavour })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.choose-voting', { gathering: changed.gatheringId, voting: asked.voting, inFavour: asked.inFavour, present }, now)
  return accept(changed)
}

/**
 * The meeting chooses the board that counts a secret vote, and the households that watch it.
 *
 * Refuses as `checkTeam`, `checkWitnesses` and `chooseSecretary`.
 *
 * @law 59/2023/NĐ-CP Đ3.5.c
 */
export async function chooseBoard(
  tx: Tx, hand: DeliberationHand,
  asked: OfGathering & { readonly team: readonly TeamMember[]; readonly inFavour: number; readonly witnesses: readonly string[] }, now: Date,
): Promise<Result<Gathering>> {
  const held = await takeOpenMeeting(tx, hand, asked)
  if (!held.ok) return held
  const { gathering, present } = held.value
  const team = checkTeam('counting-board', asked.team)
  if (!team.ok) return refuse({ field: 'team', ...team.refusal })
  const witnesses = asked.witnesses.map((name) => cleanText(name)).filter((name) => name !== '')
  const watched = checkWitnesses(witnesses)
  if (!watched.ok) return refuse({ field: 'witnesses', ...watched.refusal })
  const hands = checkHands('teamFor', asked.inFavour, present)
  if (!hands.ok) return hands
  const changed = await setGathering(tx, gathering, { team: JSON.stringify(asked.team), team_for: asked.inFavour, witnesses: JSON.stringify(witnesses) })
  await noteDeliberation(tx, hand.by, atHamlet(changed), 'deliberation.choose-board', { gathering: changed.gatheringId, members: asked.team.length, inFavour: asked.inFavour, present }, now)
  return accept(changed)
}
