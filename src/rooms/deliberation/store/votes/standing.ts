import type { Tx } from '#storage/transaction.ts'
import type { Gathering, Matter } from '../../records.ts'
import { householdsOnRoll } from '../close-gathering.ts'
import { readAgenda } from '../gatherings.ts'
import { digestOf } from './commitment.ts'
import { readSlips } from './read-slips.ts'
import { type Tally, tallyOf } from './tally.ts'

/** How a ballot or online vote stands. What was chosen is told to nobody before it is closed: `tallies` is empty until then. */
export type VoteStanding = {
  readonly households: number
  readonly issued: number
  readonly spoiled: number
  /** Households whose paper was typed, or that voted online. */
  readonly returned: number
  /** Papers counted before the first was opened. */
  readonly collected: number | undefined
  readonly typed: number
  readonly corrected: number
  readonly matters: readonly Matter[]
  readonly tallies: readonly { readonly matter: Matter; readonly tally: Tally; readonly digest: string }[]
}

export async function voteStanding(tx: Tx, gathering: Gathering): Promise<VoteStanding> {
  const { provinceId, gatheringId } = gathering
  const matters = (await readAgenda(tx, gatheringId)).map(({ matter }) => matter)
  const issues = await tx
    .selectFrom('slip_issue').select((eb) => [eb.fn.countAll<string>().as('issued'), eb.fn.count<string>('returned_at').as('returned'), eb.fn.count<string>('spoiled_why').as('spoiled')])
    .where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
  const { collected } = await tx.selectFrom('gathering').select('collected').where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
  const slips = await readSlips(tx, gathering)
  return {
    households: await householdsOnRoll(tx, gathering), issued: Number(issues.issued), spoiled: Number(issues.spoiled), returned: Number(issues.returned),
    collected: collected ?? undefined, typed: new Set(slips.map(({ slipCode }) => slipCode)).size, corrected: slips.filter(({ before }) => before.length > 0).length, matters,
    tallies: gathering.state === 'closed' ? matters.map((matter) => {
      const ofMatter = slips.filter(({ matterId }) => matterId === matter.matterId)
      return { matter, tally: tallyOf(ofMatter), digest: digestOf(ofMatter.map(({ commitment }) => commitment)) }
    }) : [],
  }
}

/** A household of the frozen roll, and whether it was given a slip and used its voice. Not how it voted: nobody knows that. */
export type VoterLine = { readonly householdId: string; readonly number: number; readonly name: string; readonly address: string; readonly issued: boolean; readonly voted: boolean }

/**
 * The list that goes with the record of an online vote, and shows which households have not returned their paper. For officials only.
 *
 * @law 59/2023/NĐ-CP Đ5.2.c, Đ5.4.a
 */
export async function votersOf(tx: Tx, { provinceId, gatheringId, rollId }: Gathering): Promise<readonly VoterLine[]> {
  if (rollId === undefined) return []
  const lines = await tx.selectFrom('household_roll_line').selectAll().where('province_id', '=', provinceId).where('roll_id', '=', rollId).orderBy('number').execute()
  const issues = await tx.selectFrom('slip_issue').select('household_id').where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).execute()
  const voices = await tx.selectFrom('voice').select('household_id').distinct().where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).execute()
  const [issued, voted] = [new Set(issues.map((one) => one.household_id)), new Set(voices.map((one) => one.household_id))]
  return lines.map((line) => ({
    householdId: line.household_id, number: line.number, name: line.name, address: line.address, issued: issued.has(line.household_id), voted: voted.has(line.household_id),
  }))
}
