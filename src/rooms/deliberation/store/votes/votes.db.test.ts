import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import type { Gathering, TeamMember } from '../../records.ts'
import { AFTER, DAY, HAND, MORNING, VotingHamlet } from '../../testing/voting-hamlet.ts'
import { findGathering } from '../gatherings.ts'
import {
  beginCount, closeVote, correctPaper, findPublishedVote, findSlips, type IssuedSlip, issueSlips, openVote, prepareVote, recountGathering, reissueSlip, slipsCsv, takePaper, useVoice,
  useVoices, verifyVotes, voteOnline, votersOf, voteStanding,
} from './index.ts'

let hamlet: VotingHamlet
before(async () => void (hamlet = await VotingHamlet.open(9)))
after(() => hamlet.close())

const refused = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const TEAM: readonly TeamMember[] = [
  { name: 'Đinh Thử Một', role: 'head', from: 'front-board' }, { name: 'Đinh Thử Hai', role: 'member', from: 'hamlet' }, { name: 'Đinh Thử Ba', role: 'member', from: 'organisation' },
]

async function issue({ gatheringId }: Gathering): Promise<readonly IssuedSlip[]> {
  return mustAccept(await hamlet.work((tx) => issueSlips(tx, HAND, { gatheringId }, MORNING)))
}
const paper = ({ gatheringId }: Gathering, code: string, matterId: string, choice: string, invalidReason?: never) =>
  hamlet.work((tx) => takePaper(tx, HAND, { gatheringId, code, answers: [{ matterId, choice, invalidReason }] }, AFTER))
const count = ({ gatheringId }: Gathering, collected: number, now = AFTER) =>
  hamlet.work((tx) => beginCount(tx, HAND, { gatheringId, witnesses: ['Hộ ông Thử', 'Hộ bà Thử'], collected }, now))
const close = ({ gatheringId }: Gathering, now = AFTER) => hamlet.work((tx) => closeVote(tx, HAND, { gatheringId, signers: ['Đinh Thử Một'] }, now))

describe('a household ballot', () => {
  test('from the slips to a decision; nobody sees a result before the close, everybody can count again after it', async () => {
    const matterId = await hamlet.matter()
    const ballot = await hamlet.gathering('ballot', [matterId])
    const slips = await issue(ballot)
    assert.equal(slips.length, 9)
    assert.equal(refused(await hamlet.work((tx) => issueSlips(tx, HAND, { gatheringId: ballot.gatheringId }, MORNING))), 'votes.issued-already')
    const kept = await hamlet.look<{ code_hash: string }>('select code_hash from slip_issue where gathering_id = $1', [ballot.gatheringId])
    assert.ok(kept.every(({ code_hash }) => slips.every(({ code }) => !code_hash.includes(code))))
    const again = mustAccept(await hamlet.work((tx) => reissueSlip(tx, HAND, { gatheringId: ballot.gatheringId, householdId: slips[8]!.householdId, why: 'Phiếu bị ướt' }, MORNING)))
    assert.equal(refused(await count(ballot, 8, MORNING)), 'votes.not-over')
    assert.equal(refused(await paper(ballot, slips[0]!.code, matterId, 'for')), 'deliberation.gathering-wrong-state')
    mustAccept(await count(ballot, 8))
    for (const slip of slips.slice(0, 5)) mustAccept(await paper(ballot, slip.code.toUpperCase(), matterId, 'for'))
    assert.equal(refused(await paper(ballot, slips[0]!.code, matterId, 'against')), 'votes.typed-already')
    assert.equal(refused(await paper(ballot, slips[8]!.code, matterId, 'for')), 'votes.not-issued', 'the spoiled one is void')
    mustAccept(await paper(ballot, again.code, matterId, 'against'))
    mustAccept(await paper(ballot, slips[5]!.code, matterId, 'invalid', 'torn' as never))
    assert.equal(refused(await paper(ballot, 'aaaa2222', matterId, 'invalid', undefined)), 'votes.reason-needed')
    assert.equal(refused(await close(ballot)), 'votes.not-all-typed')
    mustAccept(await paper(ballot, 'aaaa2222', matterId, 'invalid', 'not-issued' as never))
    const counting = (await hamlet.read((tx) => findGathering(tx, ballot.gatheringId)))!
    const standing = await hamlet.read((tx) => voteStanding(tx, counting))
    assert.deepEqual([standing.typed, standing.collected, standing.tallies], [8, 8, []])
    assert.equal(await hamlet.read((tx) => findPublishedVote(tx, ballot.code)), undefined)
    assert.deepEqual(await hamlet.read((tx) => findSlips(tx, slips[0]!.code)), [])

    const [decision] = mustAccept(await close(ballot))
    assert.equal(decision!.passed, true, '5 of 9')
    const vote = (await hamlet.read((tx) => findPublishedVote(tx, ballot.code)))!
    const { slips: all, notCounted, counted, invalid, inFavour, against } = vote.matters[0]!.tally
    assert.deepEqual([all, notCounted, counted, invalid, inFavour, against], [8, 1, 7, 1, 5, 1])
    for (const line of slipsCsv(vote).trim().split('\r\n').slice(1)) {
      const [gathering, matter, slip, choice, , salt, commitment] = line.split(',')
      assert.equal(createHash('sha256').update([salt, gathering, matter, slip, choice].join('|')).digest('hex'), commitment)
      assert.ok((await hamlet.look('select 1 from journal where position($1 in subject) > 0', [commitment])).length > 0)
    }
    const [found] = await hamlet.read((tx) => findSlips(tx, slips[0]!.code))
    assert.deepEqual([found!.choice, found!.title], ['for', 'Quy định giờ đóng cổng làng'])
    const voters = await hamlet.read((tx) => votersOf(tx, counting))
    assert.deepEqual(voters.map(({ voted }) => voted), [true, true, true, true, true, true, false, false, true])
  })

  test('neither the journal nor the table of slips leads to a household, and after the close no code does', async () => {
    const matterId = await hamlet.matter()
    const ballot = await hamlet.gathering('ballot', [matterId])
    const slips = await issue(ballot)
    mustAccept(await count(ballot, 1))
    mustAccept(await paper(ballot, slips[0]!.code, matterId, 'for'))
    const before = await hamlet.look<{ code_hash: string }>('select code_hash from slip_issue where gathering_id = $1', [ballot.gatheringId])
    mustAccept(await close(ballot))
    const later = new Set((await hamlet.look<{ code_hash: string }>('select code_hash from slip_issue where gathering_id = $1', [ballot.gatheringId])).map((row) => row.code_hash))
    assert.ok(before.every(({ code_hash }) => !later.has(code_hash)))
    const lines = await hamlet.look<{ act: string; subject: string }>(`select act, subject from journal where act in ('deliberation.slip', 'deliberation.close-vote', 'deliberation.issue-slips')`)
    assert.ok(lines.length > 3)
    for (const { act, subject } of lines) assert.ok(hamlet.households.every((id) => !subject.includes(id)), act)
    const [moment] = await hamlet.look<{ minutes: number }>('select max(extract(minute from used_at) + extract(second from used_at))::int as minutes from voice')
    assert.equal(moment!.minutes, 0, 'voices are kept to the hour')
  })

  test('a paper typed wrong is typed again: the last counts, both are committed to', async () => {
    const matterId = await hamlet.matter()
    const ballot = await hamlet.gathering('ballot', [matterId])
    const [slip] = await issue(ballot)
    mustAccept(await count(ballot, 1))
    mustAccept(await paper(ballot, slip!.code, matterId, 'for'))
    const fix = (choice: string, why: string, invalidReason?: 'late' | 'torn') =>
      hamlet.work((tx) => correctPaper(tx, HAND, { gatheringId: ballot.gatheringId, code: slip!.code, answer: { matterId, choice, invalidReason }, why }, AFTER))
    assert.equal(refused(await fix('against', '')), 'votes.why-needed')
    assert.equal(refused(await fix('invalid', 'Muộn', 'late')), 'votes.cannot-correct')
    mustAccept(await fix('other', 'Nhập nhầm'))
    mustAccept(await fix('against', 'Nhập nhầm lần nữa'))
    mustAccept(await close(ballot))
    const vote = (await hamlet.read((tx) => findPublishedVote(tx, ballot.code)))!
    assert.deepEqual([vote.matters[0]!.tally.against, vote.matters[0]!.tally.inFavour, vote.slips[0]!.before!.map(({ choice }) => choice)], [1, 0, ['for', 'other']])
    const closed = (await hamlet.read((tx) => findGathering(tx, ballot.gatheringId)))!
    assert.deepEqual((await hamlet.read((tx) => recountGathering(tx, closed))).faults, [])
    assert.equal(refused(await fix('for', 'Sau khi kết thúc')), 'deliberation.gathering-wrong-state')
  })

  test('is opened with a plan, a team led by the Front, and the people told', async () => {
    const matterId = await hamlet.matter({ method: 'ballot' })
    const { gatheringId } = await hamlet.gathering('ballot', [matterId], { state: 'planned' })
    const open = () => hamlet.work((tx) => openVote(tx, HAND, { gatheringId }, MORNING))
    const prepare = (more: object) => hamlet.work((tx) => prepareVote(tx, HAND, {
      gatheringId, plan: 'Kế hoạch', planIssuedOn: calendarDate('2026-11-16'), planSentOn: calendarDate('2026-11-17'), noticedOn: calendarDate('2026-11-17'), team: TEAM, ...more,
    }, MORNING))
    assert.equal(refused(await open()), 'votes.plan-needed')
    assert.equal(refused(await prepare({ noticedOn: calendarDate('2026-11-21') })), 'votes.day-ahead')
    mustAccept(await prepare({ noticedOn: undefined }))
    assert.equal(refused(await open()), 'votes.notice-needed')
    mustAccept(await prepare({ team: TEAM.slice(0, 2) }))
    assert.equal(refused(await open()), 'deliberation.team-size')
    mustAccept(await prepare({ team: TEAM.map((member, at) => ({ ...member, from: at === 0 ? 'hamlet' : 'front-board' })) }))
    assert.equal(refused(await open()), 'deliberation.team-head-not-front')
    mustAccept(await prepare({}))
    assert.equal(mustAccept(await open()).state, 'open')
    assert.equal(refused(await prepare({})), 'deliberation.gathering-wrong-state')
  })
})

describe('an online vote', () => {
  const vote = (gathering: Gathering, code: string, matterId: string, choice: string, now = MORNING) =>
    hamlet.work((tx) => voteOnline(tx, { gatheringCode: gathering.code, code, answers: [{ matterId, choice }] }, now))

  test('is taken once by the code handed over; the slip bears another number; closed when the time is over', async () => {
    const matterId = await hamlet.matter()
    const online = await hamlet.gathering('online', [matterId])
    const codes = await issue(online)
    assert.equal(refused(await vote(online, 'abcdefgh', matterId, 'for')), 'votes.wrong-code')
    assert.equal(refused(await vote(online, codes[0]!.code, matterId, '')), 'votes.choice-needed')
    assert.equal(refused(await vote(online, codes[0]!.code, matterId, 'invalid')), 'votes.reason-needed')
    assert.equal(refused(await vote(online, codes[0]!.code, matterId, 'for', new Date('2026-11-19T16:59:59Z'))), 'votes.not-begun')
    assert.equal(refused(await vote(online, codes[0]!.code, matterId, 'for', new Date('2026-11-22T10:00:00Z'))), 'votes.over')
    const receipt = mustAccept(await vote(online, codes[0]!.code, matterId, 'other', new Date('2026-11-22T09:59:59Z')))
    assert.notEqual(receipt.slipCode, codes[0]!.code)
    assert.equal(refused(await vote(online, codes[0]!.code, matterId, 'for')), 'deliberation.voice-used.online')
    assert.equal(refused(await close(online, MORNING)), 'votes.online-not-over')
    const [decision] = mustAccept(await close(online))
    assert.equal(decision!.passed, false)
    assert.equal(refused(await vote(online, codes[1]!.code, matterId, 'for')), 'votes.over')
    assert.equal((await hamlet.read((tx) => findSlips(tx, receipt.slipCode)))[0]!.choice, 'other')
    assert.deepEqual(await hamlet.read((tx) => findSlips(tx, codes[0]!.code)), [])
  })

  test('is only for self-government, and only after more than half of all households agreed to it', async () => {
    const open = async (item: number, consents: number): Promise<string> => {
      const matterId = await hamlet.matter({ item, method: 'online' })
      await hamlet.read((tx) => tx.insertInto('matter_consent').values(hamlet.households.slice(0, consents).map((household_id, at) => ({
        province_id: 1522, consent_id: `00000000-0000-7000-8000-${matterId.slice(-8)}${String(at).padStart(4, '0')}`, matter_id: matterId, hamlet_id: hamlet.hamletId, household_id, path: hamlet.path,
        purpose: 'online-method', given_on: DAY, means: 'meeting', recorded_at: MORNING,
      }))).execute())
      const { gatheringId } = await hamlet.gathering('online', [matterId], { state: 'planned' })
      mustAccept(await hamlet.work((tx) => prepareVote(tx, HAND, { gatheringId, plan: '', planIssuedOn: undefined, planSentOn: DAY, noticedOn: DAY, team: TEAM }, MORNING)))
      return refused(await hamlet.work((tx) => openVote(tx, HAND, { gatheringId }, MORNING)))
    }
    assert.equal(await open(6, 4), 'deliberation.method-not-lawful')
    assert.equal(await open(1, 9), 'deliberation.method-not-lawful')
    assert.equal(await open(6, 5), 'accepted', '5 of 9 is more than half')
  })
})

describe('one voice', () => {
  test('of two at the same moment one counts, and the other is told which way the first came', async () => {
    const matterId = await hamlet.matter()
    const online = await hamlet.gathering('online', [matterId])
    const meeting = await hamlet.gathering('meeting', [matterId])
    const householdId = hamlet.households[0]!
    const use = (gathering: Gathering) => hamlet.work((tx) => useVoice(tx, { gathering, matterId, round: 1, by: HAND.by, householdId }, MORNING))
    const results = await Promise.all([use(online), use(meeting), use(online), use(meeting)])
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    const [first] = await hamlet.look<{ channel: string }>('select channel from voice where matter_id = $1', [matterId])
    for (const one of results) if (!one.ok) assert.deepEqual(one.refusal, { code: `deliberation.voice-used.${first!.channel}`, date: '20/11/2026', hour: 8 })
  })

  test('is of households on the frozen roll: who split off afterwards votes next time', async () => {
    const matterId = await hamlet.matter()
    const meeting = await hamlet.gathering('meeting', [matterId])
    const stranger = '00000000-0000-7000-8000-00000000abcd'
    const left = await hamlet.read((tx) => useVoices(tx, { gathering: meeting, matterId, round: 1, by: HAND.by, householdIds: [hamlet.households[0]!, stranger] }, MORNING))
    assert.deepEqual(left, [{ householdId: stranger, refusal: { code: 'deliberation.not-in-roll' } }])
  })
})

describe('a recount', () => {
  const PLANTED: readonly (readonly [string, string, string])[] = [
    ['a choice changed', `update slip set choice = 'against' where slip_code = $1`, 'slip-changed'],
    ['a slip taken away', 'delete from slip where slip_code = $1', 'slip-missing'],
    ['a commitment made to fit', `update slip set choice = 'against', commitment = repeat('a', 64) where slip_code = $1`, 'slip-unknown'],
    ['a result changed', `update decision set judgement = judgement || '{"inFavour": 9}' where gathering_id = (select gathering_id from slip where slip_code = $1)`, 'decision-differs'],
    ['a voice put in', `insert into voice select province_id, matter_id, round, hamlet_id, '00000000-0000-7000-8000-000000000001', path, gathering_id, channel, used_at, null from voice
      where gathering_id = (select gathering_id from slip where slip_code = $1) limit 1`, 'voices-differ'],
  ]
  for (const [name, change, what] of PLANTED) {
    test(`finds ${name}`, async () => {
      const matterId = await hamlet.matter()
      const ballot = await hamlet.gathering('ballot', [matterId])
      const slips = await issue(ballot)
      mustAccept(await count(ballot, 2))
      for (const slip of slips.slice(0, 2)) mustAccept(await paper(ballot, slip.code, matterId, 'for'))
      mustAccept(await close(ballot))
      const recount = async () => mustAccept(await hamlet.work(async (tx) => accept(await recountGathering(tx, (await findGathering(tx, ballot.gatheringId))!))))
      assert.deepEqual((await recount()).faults, [])
      await hamlet.look(change, [slips[0]!.code])
      assert.ok((await recount()).faults.some((fault) => fault.what === what))
      const all = await hamlet.read((tx) => verifyVotes(tx))
      assert.ok(all.faults.some(({ gathering }) => gathering === ballot.code))
    })
  }
})
