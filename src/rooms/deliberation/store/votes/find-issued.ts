import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'
import type { IssuedSlip } from './issue-slips.ts'
import { hashOfCode, readSlipCode } from './slip-code.ts'

/**
 * The slips in force that codes belong to, by the numbers of their households: a code is known from paper or from the page that showed it, and only its hash is kept.
 *
 * Refuses `votes.slips-needed` (no code), `votes.slips-not-issued` where one of them is not that of a slip in force.
 */
export async function findIssued(tx: Tx, gathering: Gathering, codes: readonly string[]): Promise<Result<readonly IssuedSlip[]>> {
  if (codes.length === 0) return refuse({ code: 'votes.slips-needed' })
  const byHash = new Map<string, string>()
  for (const typed of codes) {
    const code = readSlipCode(typed)
    if (code === undefined) return refuse({ code: 'votes.slips-not-issued' })
    byHash.set(hashOfCode(gathering.gatheringId, code), code)
  }
  const rows = await tx
    .selectFrom('slip_issue as s')
    .innerJoin('household_roll_line as l', (on) => on.onRef('l.province_id', '=', 's.province_id').onRef('l.household_id', '=', 's.household_id').on('l.roll_id', '=', gathering.rollId ?? ''))
    .select(['s.code_hash', 'l.household_id', 'l.number', 'l.name', 'l.address'])
    .where('s.province_id', '=', gathering.provinceId)
    .where('s.gathering_id', '=', gathering.gatheringId)
    .where('s.code_hash', 'in', [...byHash.keys()])
    .orderBy('l.number')
    .execute()
  if (rows.length !== byHash.size) return refuse({ code: 'votes.slips-not-issued' })
  return accept(rows.map(({ code_hash, household_id, number, name, address }) => ({ householdId: household_id, number, name, address, code: byHash.get(code_hash)! })))
}
