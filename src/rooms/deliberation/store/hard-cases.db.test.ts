import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { countAsAt, freezeRoll, takeOverHouseholds } from '#rooms/households/store/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction } from '#storage/transaction.ts'
import type { Decision, Gathering, Matter } from '../records.ts'
import { AFTER, DAY, HAND, MORNING, VotingHamlet } from '../testing/voting-hamlet.ts'
import { takeOverDecisions } from './decisions/take-over.ts'
import { chooseBoard, chooseSecretary, chooseVoting, closeGathering, consentsOf, findMatter, giveConsent, markNumbers, methodOffers, onlineStanding, typeSheet, withdrawConsent } from './index.ts'
import { readPaperSource } from './read-paper-source.ts'
import { beginCount, closeVote, findPublishedVote, issueSlips, takePaper, verifyVotes, voteStanding } from './votes/index.ts'

let hamlet: VotingHamlet
before(async () => void (hamlet = await VotingHamlet.open(9)))
after(() => hamlet.close())

const must = async <T>(work: Promise<Result<T>>): Promise<T> => mustAccept(await work)
const refused = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const find = async (matterId: string): Promise<Matter> => (await hamlet.read((tx) => findMatter(tx, matterId)))!

/** A meeting to which some of the nine came, that votes by hands or by slips. */
async function meetingOf(matterId: string, present: string, voting: 'hands' | 'secret'): Promise<Gathering> {
  const meeting = await hamlet.gathering('meeting', [matterId], { endsOn: DAY })
  const of = { gatheringId: meeting.gatheringId }
  await must(hamlet.work((tx) => markNumbers(tx, HAND, { ...of, numbers: present }, MORNING)))
  const came = Number(present.split('-')[1])
  await must(hamlet.work((tx) => chooseSecretary(tx, HAND, { ...of, name: 'Đinh Thử Thư', inFavour: came }, MORNING)))
  await must(hamlet.work((tx) => chooseVoting(tx, HAND, { ...of, voting, inFavour: came }, MORNING)))
  return meeting
}

const CLOSING = { minutes: 'Các hộ bàn và biểu quyết.', documentKind: 'minutes' as const, signers: ['Một', 'Hai', 'Ba', 'Bốn'] }

test('a meeting that ends after midnight is one meeting, decided on the day it was voted; on the second day after it is another', async () => {
  const matterId = await hamlet.matter()
  const { gatheringId } = await meetingOf(matterId, '1-7', 'hands')
  await must(hamlet.work((tx) => typeSheet(tx, HAND, { gatheringId, matterId, figures: { inFavour: 6, against: 1, other: 0, invalid: 0 }, second: false }, MORNING)))
  const close = (endsOn: string, votedOn?: string) =>
    hamlet.work((tx) => closeGathering(tx, HAND, { gatheringId, endsOn: calendarDate(endsOn), endsAt: '00:40', votedOn: votedOn === undefined ? undefined : calendarDate(votedOn), ...CLOSING }, new Date('2026-11-25T01:00:00Z')))
  assert.equal(refused(await close('2026-11-22')), 'deliberation.ends-too-late')
  assert.equal(refused(await close('2026-11-19')), 'deliberation.ends-before')
  assert.equal(refused(await close('2026-11-21', '2026-11-22')), 'deliberation.voted-on-another-day')
  const [decision] = (await must(close('2026-11-21', '2026-11-21'))) as readonly [Decision]
  assert.deepEqual([decision.decidedOn, decision.passed], ['2026-11-21', true])
})

test('a head is elected by slips: more than half of all households, and the papers name who', async () => {
  const options = [{ id: 'a', text: 'Đinh Thử Ứng' }, { id: 'b', text: 'Đinh Thử Cử' }]
  const matterId = await hamlet.matter({ item: 4, kind: 'elect-head', options })
  const { gatheringId } = await meetingOf(matterId, '1-8', 'secret')
  const figures = { inFavour: 7, against: 0, other: 0, invalid: 1, issued: 8, returned: 8 }
  const sheet = (votes: Record<string, number>) => hamlet.work((tx) => typeSheet(tx, HAND, { gatheringId, matterId, figures: { ...figures, options: votes }, second: false }, MORNING))
  assert.equal(refused(await sheet({ a: 5, b: 2 })), 'deliberation.board-needed')
  const team = [{ name: 'Một', role: 'head' as const, from: 'front-board' as const }, { name: 'Hai', role: 'member' as const, from: 'household' as const }, { name: 'Ba', role: 'member' as const, from: 'household' as const }]
  await must(hamlet.work((tx) => chooseBoard(tx, HAND, { gatheringId, team, inFavour: 8, witnesses: ['Bốn', 'Năm'] }, MORNING)))
  assert.equal(refused(await sheet({ a: 8, b: 2 })), 'deliberation.option-over-valid')
  await must(sheet({ a: 5, b: 2 }))
  const hidden = await must(hamlet.work((tx) => readPaperSource(tx, gatheringId, DAY)))
  assert.equal(hidden.matters[0]!.count, undefined, 'no paper tells a count before the close')
  const [decision] = (await must(hamlet.work((tx) => closeGathering(tx, HAND, { gatheringId, endsOn: DAY, endsAt: '21:00', ...CLOSING }, new Date('2026-11-20T14:00:00Z'))))) as readonly [Decision]
  assert.equal(decision.passed, true)
  const papers = await must(hamlet.work((tx) => readPaperSource(tx, gatheringId, DAY)))
  assert.deepEqual([papers.matters[0]!.decision!.elected, papers.matters[0]!.count!.options, papers.matters[0]!.needed], [['a'], { a: 5, b: 2 }, 5])
})

test('a consent with voting online is taken back, and the way is shut again', async () => {
  const matterId = await hamlet.matter({ method: 'online' })
  const give = (householdId: string) => hamlet.work((tx) => giveConsent(tx, HAND, { matterId, purpose: 'online-method', householdId, givenOn: DAY, means: 'meeting', note: '' }, MORNING))
  for (const householdId of hamlet.households.slice(0, 5)) await must(give(householdId))
  await must(give(hamlet.households[0]!))
  const standing = async () => hamlet.read(async (tx) => onlineStanding(tx, await find(matterId), DAY))
  const offered = async () => (await hamlet.read(async (tx) => methodOffers(tx, await find(matterId), hamlet.hamletId, DAY))).find(({ method }) => method === 'online')!.allowed
  assert.deepEqual([(await standing()).valid, (await standing()).needed, (await standing()).enough, await offered()], [5, 5, true, true])
  const [first] = await hamlet.read((tx) => consentsOf(tx, matterId, 'online-method'))
  await must(hamlet.work((tx) => withdrawConsent(tx, HAND, { matterId, consentId: first!.consentId, why: 'Đổi ý' }, MORNING)))
  assert.deepEqual([(await standing()).valid, (await standing()).enough, await offered()], [4, false, false])
  assert.equal(refused(await hamlet.work((tx) => withdrawConsent(tx, HAND, { matterId, consentId: first!.consentId, why: '' }, MORNING))), 'deliberation.not-found')
  await must(give(first!.householdId))
  assert.equal((await standing()).enough, true)
})

test('a hamlet that goes to another commune after its vote: the slips are counted again, the papers written, and the successor goes on', async () => {
  const matterId = await hamlet.matter()
  const ballot = await hamlet.gathering('ballot', [matterId])
  const of = { gatheringId: ballot.gatheringId }
  const slips = await must(hamlet.work((tx) => issueSlips(tx, HAND, of, MORNING)))
  await must(hamlet.work((tx) => beginCount(tx, HAND, { ...of, witnesses: ['Hộ ông Thử', 'Hộ bà Thử'], collected: 6 }, AFTER)))
  for (const [at, { code }] of slips.slice(0, 6).entries()) await must(hamlet.work((tx) => takePaper(tx, HAND, { ...of, code, answers: [{ matterId, choice: at < 5 ? 'for' : 'against' }] }, AFTER)))
  await must(hamlet.work((tx) => closeVote(tx, HAND, { ...of, signers: ['Một', 'Hai', 'Ba', 'Bốn'] }, AFTER)))

  const [commune, there] = [3_236_743, `/1/1522/3236743/${hamlet.hamletId}/`]
  await hamlet.read(async (tx) => {
    if (!(await tx.selectFrom('unit').select('unit_id').where('unit_id', '=', commune).executeTakeFirst())) {
      await tx.insertInto('unit').values({ unit_id: commune, level: 'commune', source: 'places' }).execute()
      await tx.insertInto('unit_span').values({ unit_id: commune, valid_from: '2020-01-01', valid_to: 'infinity', code: '23674', name: 'Xã kế thừa', kind: 'xa', parent_id: 1522, province_id: 1522, path: `/1/1522/${commune}/` }).execute()
    }
    await tx.updateTable('unit_span').set({ valid_to: '2026-11-22' }).where('unit_id', '=', hamlet.hamletId).execute()
    await tx.insertInto('unit_span').values({ unit_id: hamlet.hamletId, valid_from: '2026-11-23', valid_to: 'infinity', code: String(hamlet.hamletId), name: 'Thôn nhập', kind: 'thon', parent_id: commune, province_id: 1522, path: there }).execute()
  })
  const taken = await hamlet.read((tx) => takeOverDecisions(tx, loadPlaces(), calendarDate('2026-11-24'), new Date('2026-11-24T02:00:00Z')))
  assert.ok(taken.decisions > 0)
  assert.deepEqual(await hamlet.look('select path from decision where gathering_id = $1', [ballot.gatheringId]), [{ path: there }])

  const report = await hamlet.read((tx) => verifyVotes(tx))
  assert.deepEqual(report.faults, [])
  const vote = (await hamlet.read((tx) => findPublishedVote(tx, ballot.code)))!
  assert.deepEqual([vote.matters[0]!.tally.inFavour, vote.slips.length], [5, 6])
  const papers = await must(hamlet.work((tx) => readPaperSource(tx, ballot.gatheringId, calendarDate('2026-11-24'))))
  assert.deepEqual([papers.communeId, papers.households, papers.matters[0]!.count!.inFavour, papers.matters[0]!.count!.digest], [commune, 9, 5, vote.matters[0]!.digest])
  const standing = await hamlet.read((tx) => voteStanding(tx, papers.gathering as Gathering))
  assert.equal(standing.tallies.length, 1)

  // The next meeting is of the hamlet where it lies now, and its households are kept by the commune there.
  assert.equal(await hamlet.read((tx) => takeOverHouseholds(tx, `/1/1522/${commune}/`, calendarDate('2026-11-24'), new Date('2026-11-24T02:00:00Z'))), 1)
  assert.equal(await hamlet.read((tx) => takeOverHouseholds(tx, `/1/1522/${commune}/`, calendarDate('2026-11-24'), new Date('2026-11-24T02:00:00Z'))), 0)
  const kept = await must(inTransaction(hamlet.database.db, { reads: [`/1/1522/${commune}/`], writes: [`/1/1522/${commune}/`] }, async (tx) => accept(await countAsAt(tx, hamlet.hamletId, calendarDate('2026-11-24')))))
  assert.equal(kept, 9)
  const roll = await must(hamlet.work((tx) => freezeRoll(tx, HAND.by, { unitId: hamlet.hamletId, path: there }, calendarDate('2026-11-24'), new Date('2026-11-24T02:00:00Z'))))
  assert.equal(roll.households, 9)
})
