import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'
import { atHamlet, type OfGathering, takeGathering } from '../gatherings.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { hashOfCode, newSlipCode, newSlipCodes } from './slip-code.ts'

/** A slip as it is handed to a household. Its code is known here and on the paper, and nowhere else: only the hash is kept. */
export type IssuedSlip = { readonly householdId: string; readonly number: number; readonly name: string; readonly address: string; readonly code: string }

/**
 * One slip for each household of the frozen roll that was given none yet; each code is answered once.
 *
 * Refuses `votes.not-a-vote`, `deliberation.gathering-wrong-state`, `votes.issued-already`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ19.3
 */
export async function issueSlips(tx: Tx, hand: DeliberationHand, asked: OfGathering, now: Date): Promise<Result<readonly IssuedSlip[]>> {
  const held = await takeOpen(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  const lines = await tx
    .selectFrom('household_roll_line as l')
    .select(['l.household_id', 'l.number', 'l.name', 'l.address'])
    .where('l.province_id', '=', gathering.provinceId)
    .where('l.roll_id', '=', gathering.rollId ?? '')
    .where((eb) => eb.not(eb.exists(
      eb.selectFrom('slip_issue as s').select('s.household_id').where('s.gathering_id', '=', gathering.gatheringId).whereRef('s.household_id', '=', 'l.household_id'),
    )))
    .orderBy('l.number')
    .execute()
  if (lines.length === 0) return refuse({ code: 'votes.issued-already' })
  const codes = newSlipCodes(lines.length)
  const slips = lines.map((line, at) => ({ householdId: line.household_id, number: line.number, name: line.name, address: line.address, code: codes[at]! }))
  const rows = slips.map(({ householdId, code }) => ({
    province_id: gathering.provinceId, gathering_id: gathering.gatheringId, household_id: householdId, path: gathering.path,
    code_hash: hashOfCode(gathering.gatheringId, code), issued_at: now, issued_by: hand.by.accountId,
  }))
  for (let start = 0; start < rows.length; start += 1000) await tx.insertInto('slip_issue').values(rows.slice(start, start + 1000)).execute()
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.issue-slips', { gathering: gathering.code, slips: slips.length }, now)
  return accept(slips)
}

/**
 * Another slip for a household whose first was spoiled or lost; the first is nobody’s from now on.
 *
 * Refuses `votes.why-needed`, `votes.issue-not-found` (the household was given none), `votes.returned-already`, and as `issueSlips`.
 */
export async function reissueSlip(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly householdId: string; readonly why: string }, now: Date): Promise<Result<IssuedSlip>> {
  const held = await takeOpen(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  const why = cleanText(asked.why).slice(0, 300)
  if (why === '') return refuse({ code: 'votes.why-needed', field: 'why' })
  const issue = await tx
    .selectFrom('slip_issue').selectAll().where('gathering_id', '=', gathering.gatheringId).where('household_id', '=', asked.householdId).forUpdate().executeTakeFirst()
  const line = await tx
    .selectFrom('household_roll_line').selectAll().where('province_id', '=', gathering.provinceId).where('roll_id', '=', gathering.rollId ?? '').where('household_id', '=', asked.householdId).executeTakeFirst()
  if (!issue || !line) return refuse({ code: 'votes.issue-not-found', field: 'household' })
  if (issue.returned_at) return refuse({ code: 'votes.returned-already', field: 'household' })
  const code = newSlipCode()
  await tx
    .updateTable('slip_issue')
    .set({ code_hash: hashOfCode(gathering.gatheringId, code), issued_at: now, issued_by: hand.by.accountId, spoiled_why: issue.spoiled_why ? `${issue.spoiled_why}; ${why}` : why })
    .where('province_id', '=', gathering.provinceId)
    .where('gathering_id', '=', gathering.gatheringId)
    .where('household_id', '=', asked.householdId)
    .execute()
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.reissue-slip', { gathering: gathering.code, number: line.number, reason: why }, now)
  return accept({ householdId: line.household_id, number: line.number, name: line.name, address: line.address, code })
}

async function takeOpen(tx: Tx, hand: DeliberationHand, asked: OfGathering): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  if (held.value.kind === 'meeting') return refuse({ code: 'votes.not-a-vote' })
  return held.value.state === 'open' ? held : refuse({ code: 'deliberation.gathering-wrong-state' })
}
