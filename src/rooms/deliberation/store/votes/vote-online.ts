import { accept, refuse, type Result } from '#foundation/result.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'
import { readAgenda } from '../gatherings.ts'
import { gatheringOf } from '../stored-records.ts'
import { type Answer, checkAnswer } from './choice.ts'
import { recordSlips, type SlipInput } from './record-slips.ts'
import { roundOf } from './round.ts'
import { hashOfCode, newSlipCode, readSlipCode } from './slip-code.ts'
import { toTheHour, useVoice } from './use-voice.ts'
import { isBefore, isOver } from './voting-time.ts'

/** What a household keeps of its online vote: the number of its slip, which is not the code it was given, and the commitments. */
export type OnlineReceipt = { readonly slipCode: string; readonly commitments: readonly string[] }

/** An online vote by its public code; undefined where there is none. */
export async function findOnlineVote(tx: Tx, code: string): Promise<Gathering | undefined> {
  if (!/^[a-z2-7]{10}$/.test(code)) return undefined
  const row = await tx.selectFrom('gathering').selectAll().where('code', '=', code).where('kind', '=', 'online').where('state', 'in', ['planned', 'open', 'closed']).executeTakeFirst()
  return row && gatheringOf(row)
}

/**
 * A household votes by the code it was given in person. Its slip bears another number, so that nobody who saw the code can find the slip.
 *
 * Refuses `votes.online-not-found`, `votes.not-begun`, `votes.over`, `votes.wrong-code`, as `useVoice` where its voice was used before, as `checkAnswer`.
 *
 * @law 59/2023/NĐ-CP Đ5.2.d, Đ5.3
 */
export async function voteOnline(tx: Tx, asked: { readonly gatheringCode: string; readonly code: string; readonly answers: readonly Answer[] }, now: Date): Promise<Result<OnlineReceipt>> {
  const found = await findOnlineVote(tx, asked.gatheringCode)
  if (!found) return refuse({ code: 'votes.online-not-found' })
  // Held for sharing: the close waits for votes under way, and no vote begins after it.
  const row = await tx.selectFrom('gathering').selectAll().where('province_id', '=', found.provinceId).where('gathering_id', '=', found.gatheringId).forShare().executeTakeFirstOrThrow()
  const gathering = gatheringOf(row)
  if (gathering.state === 'planned' || isBefore(gathering, now)) return refuse({ code: 'votes.not-begun' })
  if (gathering.state !== 'open' || isOver(gathering, now)) return refuse({ code: 'votes.over' })
  const code = readSlipCode(asked.code)
  const issue = code && (await tx
    .selectFrom('slip_issue').selectAll().where('gathering_id', '=', gathering.gatheringId).where('code_hash', '=', hashOfCode(gathering.gatheringId, code)).forUpdate().executeTakeFirst())
  if (!issue) return refuse({ code: 'votes.wrong-code', field: 'code' })
  const slipCode = newSlipCode()
  const slips: SlipInput[] = []
  for (const { matter } of await readAgenda(tx, gathering.gatheringId)) {
    const answer = checkAnswer(matter, asked.answers.find(({ matterId }) => matterId === matter.matterId) ?? { matterId: matter.matterId, choice: '' })
    if (!answer.ok) return answer
    if (answer.value.choice === 'invalid') return refuse({ code: 'votes.choice-unknown', field: `choice-${matter.matterId}` })
    slips.push({ ...answer.value, matter, slipCode })
  }
  for (const { matter } of slips) {
    const round = await roundOf(tx, matter.matterId, gathering.hamletId)
    const used = await useVoice(tx, { gathering, matterId: matter.matterId, round, by: SYSTEM_ACTOR, householdId: issue.household_id }, now)
    if (!used.ok) return used
  }
  await tx
    .updateTable('slip_issue').set({ returned_at: toTheHour(now) })
    .where('province_id', '=', issue.province_id).where('gathering_id', '=', issue.gathering_id).where('household_id', '=', issue.household_id).execute()
  return accept({ slipCode, commitments: await recordSlips(tx, SYSTEM_ACTOR, gathering, slips, now) })
}
