import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { HAND, VotingHamlet } from '#rooms/deliberation/testing/voting-hamlet.ts'
import type { CovenantAct } from '../index.ts'
import { actOnCovenant, adoptByDecision, beginCovenant, decisionsOnCovenants, findCovenant, type OfCovenant, readArticles, saveText } from './index.ts'

const day = calendarDate
const NOW = new Date('2026-11-24T02:00:00Z')

let hamlet: VotingHamlet
before(async () => void (hamlet = await VotingHamlet.open(9)))
after(() => hamlet.close())

const must = async <T>(work: Promise<Result<T>>): Promise<T> => mustAccept(await work)
const refused = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const act = (of: OfCovenant, step: CovenantAct) => hamlet.work((tx) => actOnCovenant(tx, HAND, of, step, NOW))
const read = async ({ covenantId }: OfCovenant) => (await hamlet.read((tx) => findCovenant(tx, covenantId)))!

async function posted(title: string, from: string, replaces?: string): Promise<OfCovenant> {
  const { provinceId, covenantId } = await must(hamlet.work((tx) => beginCovenant(tx, HAND, {
    unitId: hamlet.hamletId, title, called: 'quy-uoc', ethnicMinority: false, replaces, act: { act: 'propose', on: day(from), by: 'head', agreed: true, consents: 0, households: 9, usefulWhy: '' },
  }, NOW)))
  const of = { provinceId, covenantId }
  await must(act(of, { act: 'team', on: day(from), members: [{ name: 'Đinh Thử', role: 'organisation' }] }))
  const { revision } = await read(of)
  await must(hamlet.work((tx) => saveText(tx, HAND, { ...of, revision, version: 0 }, [{ heading: 'Điều chung', text: title }], new Date(`${from}T05:00:00Z`))))
  await must(act(of, { act: 'post', on: day(from), until: day(plus(from, 31)), places: 'Nhà văn hóa', forms: ['a'] }))
  return of
}

function plus(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What the hamlet decided on a matter of a covenant, as the room of deliberation keeps it. */
async function decided(on: string, inFavour: number): Promise<string> {
  const matterId = await hamlet.matter({ item: 3, kind: 'covenant' })
  const gathering = await hamlet.gathering('meeting', [matterId], { endsOn: day(on) })
  const [row] = await hamlet.look<{ decision_id: string }>(
    `insert into decision (province_id, decision_id, code, matter_id, gathering_id, hamlet_id, unit_id, holder_id, path, round, decided_on, method, document_kind, judgement, passed, text, signers, state, revision, created_at)
     values ($1, gen_random_uuid(), translate(substr(md5(random()::text), 1, 10), '0189', 'abcd'), $2, $3, $4, $4, $4, $5, 1, $6, 'meeting', 'minutes', $7, $8, '', '[]', $9, 1, now()) returning decision_id`,
    [gathering.provinceId, matterId, gathering.gatheringId, hamlet.hamletId, hamlet.path, on, JSON.stringify({ all: 9, present: 8, inFavour, against: 8 - inFavour, other: 0 }), inFavour >= 5, inFavour >= 5 ? 'passed' : 'not-passed'],
  )
  return row!.decision_id
}

test('a covenant takes its adoption from what the hamlet decided, judged by both conditions, and no earlier than it hung out', async () => {
  const of = await posted('Quy ước một', '2026-03-02')
  const record = await read(of)
  const adopt = async (decisionId: string) => hamlet.work(async (tx) => adoptByDecision(tx, HAND, { ...of, unitId: hamlet.hamletId, revision: (await findCovenant(tx, of.covenantId))!.revision }, decisionId, NOW))
  assert.equal(refused(await adopt('00000000-0000-7000-8000-000000000001')), 'covenants.decision-unknown')
  assert.equal(refused(await adopt(await decided('2026-03-20', 7))), 'covenants.adopted-too-early')
  const few = await must(adopt(await decided('2026-04-10', 4)))
  assert.equal(few.state, 'not-adopted')
  const decisionId = await decided('2026-04-20', 7)
  const standing = await must(adopt(decisionId))
  assert.deepEqual([standing.state, standing.vote?.inFavour, standing.vote?.needed], ['adopted', 7, 5])
  assert.equal((await read(of)).decisionId, decisionId)
  assert.ok((await hamlet.read((tx) => decisionsOnCovenants(tx, record.unitId))).some((one) => one.decisionId === decisionId))
})

test('the recognition of a new covenant ends the one that it replaces on the same day; both texts stay readable', async () => {
  const recognise = async (of: OfCovenant, from: string, number: string): Promise<void> => {
    await must(act(of, { act: 'adopt', on: day(plus(from, 40)), method: 'meeting', failedMeeting: undefined, all: 9, present: 8, inFavour: 7, against: 1, other: 0 }))
    await must(act(of, { act: 'submit', on: day(plus(from, 42)), head: 'Đinh Một', board: 'Đinh Hai', households: ['Đinh Ba', 'Đinh Bốn'] }))
    await must(act(of, { act: 'receive', on: day(plus(from, 43)), complete: true, lacking: '' }))
    await must(act(of, { act: 'recognise', on: day(plus(from, 45)), number }))
  }
  const old = await posted('Quy ước cũ', '2026-01-05')
  await recognise(old, '2026-01-05', '10/QĐ-UBND')
  await must(act(old, { act: 'report', on: day('2026-04-01'), source: 'supervision', says: 'Một điều chưa phù hợp.' }))
  await must(act(old, { act: 'suspend', on: day('2026-04-03'), ground: 'procedure', number: '22/QĐ-UBND', reason: 'Chưa đúng trình tự', until: day('2026-07-03'), articles: [] }))
  const next = await posted('Quy ước mới', '2026-04-10', old.covenantId)
  await recognise(next, '2026-04-10', '41/QĐ-UBND')
  const [ended, now] = [await read(old), await read(next)]
  assert.deepEqual([ended.state, ended.standing.replacedBy?.by, ended.standing.replacedBy?.on, ended.standing.suspension], ['replaced', next.covenantId, '2026-05-25', undefined])
  assert.deepEqual([now.state, now.replaces], ['recognised', old.covenantId])
  for (const [of, text] of [[old, 'Quy ước cũ'], [next, 'Quy ước mới']] as const) assert.equal((await hamlet.read((tx) => readArticles(tx, of, 1)))[0]!.text, text)
  assert.equal(refused(await act(old, { act: 'report', on: day('2026-06-01'), source: 'report', says: 'x' })), 'covenants.wrong-state')
  assert.equal(refused(await hamlet.work((tx) => beginCovenant(tx, HAND, {
    unitId: hamlet.hamletId, title: 'Quy ước thứ ba', called: 'quy-uoc', ethnicMinority: false, replaces: old.covenantId,
    act: { act: 'propose', on: day('2026-06-01'), by: 'head', agreed: true, consents: 0, households: 9, usefulWhy: '' },
  }, NOW))), 'covenants.replaces-not-in-force')
})
