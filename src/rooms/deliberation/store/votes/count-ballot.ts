import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkWitnesses } from '../../index.ts'
import type { Gathering } from '../../records.ts'
import { atHamlet, type OfGathering, readAgenda, setGathering, takeGathering } from '../gatherings.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { type Answer, checkAnswer, usesVoice } from './choice.ts'
import { commitmentOf, newSalt } from './commitment.ts'
import { recordSlips, type SlipInput } from './record-slips.ts'
import { roundOf } from './round.ts'
import { hashOfCode, printSlipCode, readSlipCode } from './slip-code.ts'
import { toTheHour, useVoice } from './use-voice.ts'
import { isOver } from './voting-time.ts'

/**
 * Begins the count of a household ballot: two households watch, and the papers are counted before the first is opened.
 *
 * Refuses `votes.not-a-ballot`, `deliberation.gathering-wrong-state`, `votes.not-issued-yet`, `votes.not-over` (the time is not over and papers
 * are still out), `votes.collected-needed`, as `checkWitnesses`, and as `takeGathering`.
 *
 * @law 59/2023/NĐ-CP Đ4.6.a
 */
export async function beginCount(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly witnesses: readonly string[]; readonly collected: number }, now: Date,
): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.kind !== 'ballot') return refuse({ code: 'votes.not-a-ballot' })
  if (gathering.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const { issued } = await tx
    .selectFrom('slip_issue').select((eb) => eb.fn.countAll<string>().as('issued')).where('gathering_id', '=', gathering.gatheringId).executeTakeFirstOrThrow()
  if (Number(issued) === 0) return refuse({ code: 'votes.not-issued-yet' })
  if (!Number.isSafeInteger(asked.collected) || asked.collected < 0 || asked.collected > 100_000) return refuse({ code: 'votes.collected-needed', field: 'collected' })
  if (!isOver(gathering, now) && asked.collected < Number(issued)) return refuse({ code: 'votes.not-over' })
  const witnesses = asked.witnesses.map((name) => cleanText(name).slice(0, 200)).filter((name) => name !== '')
  const watched = checkWitnesses(witnesses)
  if (!watched.ok) return refuse({ ...watched.refusal, field: 'witnesses' })
  const counting = await setGathering(tx, gathering, { state: 'counting', witnesses: JSON.stringify(witnesses), collected: asked.collected })
  await noteDeliberation(tx, hand.by, atHamlet(counting), 'deliberation.begin-count', { gathering: counting.code, collected: asked.collected, issued: Number(issued), witnesses: witnesses.length }, now)
  return accept(counting)
}

/**
 * Keeps one paper as it was read out: its number and what it says about each matter. A paper that came too late, or that was not issued, is
 * kept as invalid and uses no voice.
 *
 * Refuses `votes.code-form`, `votes.not-issued` (nobody was given this number), `votes.typed-already`, as `checkAnswer`, as `useVoice`,
 * `deliberation.gathering-wrong-state`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ19.3; 59/2023/NĐ-CP Đ4.6
 */
export async function takePaper(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly code: string; readonly answers: readonly Answer[] }, now: Date,
): Promise<Result<{ readonly slipCode: string }>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.kind !== 'ballot') return refuse({ code: 'votes.not-a-ballot' })
  if (gathering.state !== 'counting') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const slipCode = readSlipCode(asked.code)
  if (!slipCode) return refuse({ code: 'votes.code-form', field: 'code' })
  const slips: SlipInput[] = []
  for (const { matter } of await readAgenda(tx, gathering.gatheringId)) {
    const answer = checkAnswer(matter, asked.answers.find(({ matterId }) => matterId === matter.matterId) ?? { matterId: matter.matterId, choice: '' })
    if (!answer.ok) return answer
    slips.push({ ...answer.value, matter, slipCode })
  }
  const typed = await tx.selectFrom('slip').select('slip_code').where('gathering_id', '=', gathering.gatheringId).where('slip_code', '=', slipCode).limit(1).executeTakeFirst()
  if (typed) return refuse({ code: 'votes.typed-already', field: 'code', number: printSlipCode(slipCode) })
  const issue = await tx
    .selectFrom('slip_issue').selectAll().where('gathering_id', '=', gathering.gatheringId).where('code_hash', '=', hashOfCode(gathering.gatheringId, slipCode)).forUpdate().executeTakeFirst()
  const strange = slips.every(({ invalidReason }) => invalidReason === 'not-issued')
  if (!issue && !strange) return refuse({ code: 'votes.not-issued', field: 'code', number: printSlipCode(slipCode) })
  if (issue && slips.some(({ invalidReason }) => invalidReason === 'not-issued')) return refuse({ code: 'votes.was-issued', field: 'code', number: printSlipCode(slipCode) })
  for (const { matter, invalidReason } of slips) {
    if (!issue || !usesVoice({ invalidReason })) continue
    const used = await useVoice(tx, { gathering, matterId: matter.matterId, round: await roundOf(tx, matter.matterId, gathering.hamletId), by: hand.by, householdId: issue.household_id }, now)
    if (!used.ok) return refuse({ ...used.refusal, field: 'code' })
  }
  if (issue) {
    await tx
      .updateTable('slip_issue').set({ returned_at: toTheHour(now) })
      .where('province_id', '=', issue.province_id).where('gathering_id', '=', issue.gathering_id).where('household_id', '=', issue.household_id).execute()
  }
  await recordSlips(tx, hand.by, gathering, slips, now)
  return accept({ slipCode })
}

/**
 * Types a paper again that was typed wrong: what was typed first stays, the last counts.
 *
 * Refuses `votes.slip-not-found`, `votes.why-needed`, `votes.cannot-correct` (from or to a paper that uses no voice), as `checkAnswer`, and as `takePaper`.
 */
export async function correctPaper(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly code: string; readonly answer: Answer; readonly why: string }, now: Date,
): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'counting') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const why = cleanText(asked.why).slice(0, 500)
  if (why === '') return refuse({ code: 'votes.why-needed', field: 'why' })
  const slipCode = readSlipCode(asked.code) ?? ''
  const matter = (await readAgenda(tx, gathering.gatheringId)).find((line) => line.matter.matterId === asked.answer.matterId)?.matter
  const of = { province_id: gathering.provinceId, gathering_id: gathering.gatheringId, matter_id: asked.answer.matterId, slip_code: slipCode }
  const slip = matter && (await tx
    .selectFrom('slip').selectAll().where('province_id', '=', of.province_id).where('gathering_id', '=', of.gathering_id).where('matter_id', '=', of.matter_id).where('slip_code', '=', slipCode).executeTakeFirst())
  if (!slip) return refuse({ code: 'votes.slip-not-found', field: 'code' })
  const answer = checkAnswer(matter, asked.answer)
  if (!answer.ok) return answer
  if (!usesVoice({ invalidReason: slip.invalid_reason }) || !usesVoice(answer.value)) return refuse({ code: 'votes.cannot-correct', field: 'code' })
  const before = await tx
    .selectFrom('slip_correction').select(['seq', 'commitment']).where('province_id', '=', of.province_id).where('gathering_id', '=', of.gathering_id).where('matter_id', '=', of.matter_id).where('slip_code', '=', slipCode)
    .orderBy('seq', 'desc').executeTakeFirst()
  const salt = newSalt()
  const commitment = commitmentOf(salt, gathering.code, matter.code, slipCode, answer.value.choice)
  await tx
    .insertInto('slip_correction')
    .values({
      ...of, seq: (before?.seq ?? 0) + 1, path: gathering.path, choice: answer.value.choice, other_text: answer.value.otherText, invalid_reason: answer.value.invalidReason ?? null,
      salt, commitment, why, recorded_at: toTheHour(now), recorded_by: hand.by.accountId,
    })
    .execute()
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.correct-slip', {
    gathering: gathering.code, matter: matter.code, commitment, replaces: before?.commitment ?? slip.commitment, reason: why,
  }, now)
  return accept(true)
}
