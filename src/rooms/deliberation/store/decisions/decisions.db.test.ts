import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { decimalText } from '#foundation/decimal.ts'
import { newId } from '#foundation/ids.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { loadDeliberationRules } from '../load-deliberation-rules.ts'
import { thresholdFor } from '../../index.ts'
import { judgeHouseholds } from './commune-matter.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import type { Act, Officer, OfficeKind } from '#rooms/offices/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, type Scope, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { storeDecision, type StoredDecision, storeMatter } from '../../testing/store-decisions.ts'
import { newCode } from '../code.ts'
import { type DeliberationHand, officersHand, systemHand } from '../hand.ts'
import {
  annulDecision, askToAmend, closeElection, decideCommuneMatter, deliberationFigures, effectiveFrom, findDecision, findElection, listDecisions, listElections, markStep,
  noteExecution, publishDecision, readCommuneResult, readPublication, receiveDecision, recogniseDecision, recordOldDecision, refuseDecision, sendDecision, setDayInForce, standDecision,
  standElection, startElection, supersedeDecision, takeOverDecisions, warningsOf,
} from './index.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const TODAY = day('2026-11-23')
const [TOTUNG, FORMER] = [3236682, 3236681]
const HAMLET = 6_000_001

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
})
after(() => house.close())

const work = <T>(act: (tx: Tx) => Promise<Result<T>>, scope: Scope = SYSTEM_SCOPE): Promise<Result<T>> => inTransaction(house.database.db, scope, act)
const must = async <T>(act: (tx: Tx) => Promise<Result<T>>): Promise<T> => mustAccept(await work(act))
const look = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => must(async (tx) => accept(await act(tx)))
const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const stored = (of: Partial<StoredDecision> = {}) => look((tx) => storeDecision(tx, { hamletId: HAMLET, on: day('2026-11-09'), ...of }, NOW))
const read = async (decisionId: string) => (await look((tx) => findDecision(tx, decisionId)))!
const of = async (decisionId: string) => {
  const { provinceId, revision } = await read(decisionId)
  return { provinceId, decisionId, revision }
}

function handAs(kind: OfficeKind, unitId: number, path: string): DeliberationHand {
  const officer: Officer = {
    accountId: '00000000-0000-7000-8000-000000000001', name: 'A', officeId: '00000000-0000-7000-8000-000000000002', kind, unitId, unitName: 'x', unitPath: path, reads: [path],
    writes: [path], from: day('2020-01-01'), to: null,
  }
  const real = officersHand(officer, TODAY)
  return { by: systemHand().by, allows: (act: Act, at: string) => real.allows(act, at) }
}
const PATH = `/1/1522/${TOTUNG}/`
const head = handAs('hamlet-head', HAMLET, `${PATH}${HAMLET}/`)
const staff = handAs('commune-officer', TOTUNG, PATH)
const leader = handAs('commune-leader', TOTUNG, PATH)
const front = handAs('front-officer', TOTUNG, PATH)

async function sent(kind: Partial<StoredDecision>): Promise<string> {
  const { decisionId } = await stored(kind)
  await must(async (tx) => sendDecision(tx, head, await of(decisionId), { on: day('2026-11-12'), number: '02/NQ' }, NOW))
  await must(async (tx) => receiveDecision(tx, staff, await of(decisionId), { on: day('2026-11-13') }, NOW))
  return decisionId
}

test('a contribution is in force from the day of the vote; five working days to send are counted over weekends', async () => {
  const { decisionId } = await stored()
  const before = await read(decisionId)
  assert.deepEqual([before.passed, before.state, effectiveFrom(before)], [true, 'passed', '2026-11-09'])
  const standing = standDecision(before, TODAY, loadWorkingDays())
  assert.deepEqual([standing.awaits, standing.send?.by, standing.send?.state], ['send', '2026-11-16', 'overdue'])
  assert.equal(standDecision(before, day('2026-11-16'), loadWorkingDays()).send?.state, 'waiting')
  await must(async (tx) => sendDecision(tx, head, await of(decisionId), { on: day('2026-11-17'), number: '' }, NOW))
  assert.equal(standDecision(await read(decisionId), TODAY, loadWorkingDays()).send?.state, 'late')
  await must(async (tx) => receiveDecision(tx, staff, await of(decisionId), { on: day('2026-11-17') }, NOW))
  const after = await read(decisionId)
  assert.deepEqual([after.state, after.inForceFrom, after.number], ['in-force', '2026-11-09', '01/NQ'])
})

test('on the last day is in time; the steps to recognition wait in their order', async () => {
  const { decisionId } = await stored({ item: 3, kind: 'covenant', inFavour: 60 })
  const standing = async () => standDecision(await read(decisionId), TODAY, loadWorkingDays())
  await must(async (tx) => sendDecision(tx, head, await of(decisionId), { on: day('2026-11-16'), number: '' }, NOW))
  assert.deepEqual([(await standing()).send?.state, (await standing()).awaits, (await standing()).answer], ['in-time', 'receive', undefined])
  await must(async (tx) => receiveDecision(tx, staff, await of(decisionId), { on: day('2026-11-16') }, NOW))
  assert.deepEqual([(await standing()).answer?.by, (await standing()).answer?.state, (await standing()).answer?.daysLeft, (await standing()).awaits], ['2026-11-23', 'waiting', 0, 'answer'])
  await must(async (tx) => recogniseDecision(tx, leader, await of(decisionId), { body: 'commune-committee', on: TODAY, number: '3/QĐ' }, NOW))
  assert.deepEqual([(await standing()).answer?.state, (await standing()).awaits, (await standing()).effective], ['in-time', 'nothing', true])
})

test('what adopted a covenant has one road: it waits for nothing here, and is neither sent nor made public', async () => {
  const { decisionId, provinceId, path } = await stored({ item: 3, kind: 'covenant', inFavour: 60 })
  await must(async (tx) => accept(await tx.insertInto('covenant').values({
    province_id: provinceId, covenant_id: newId(), code: newCode(), unit_id: Number(path.split('/').at(-2)), holder_id: Number(path.split('/').at(-2)), path, title: 'Quy ước', called: 'quy-uoc', ethnic_minority: false,
    state: 'adopted', version: 1, decision_id: decisionId, revision: 1, created_at: NOW,
  }).execute()))
  const record = await read(decisionId)
  const standing = standDecision(record, TODAY, loadWorkingDays())
  assert.deepEqual([standing.awaits, standing.send], ['nothing', undefined])
  assert.equal(codeOf(await work(async (tx) => sendDecision(tx, head, await of(decisionId), { on: TODAY, number: '' }, NOW))), 'decisions.covenant-road')
  assert.equal(codeOf(await work(async (tx) => publishDecision(tx, staff, await of(decisionId), NOW))), 'decisions.covenant-road')
})

test('a stale page, a day ahead, a neighbour: refused, and nothing is lost', async () => {
  const { decisionId } = await stored()
  const at = await of(decisionId)
  assert.equal(codeOf(await work((tx) => sendDecision(tx, head, { ...at, revision: 7 }, { on: TODAY, number: '' }, NOW))), 'decisions.conflict')
  assert.equal(codeOf(await work((tx) => sendDecision(tx, head, at, { on: day('2026-11-24'), number: '' }, NOW))), 'decisions.day-ahead')
  assert.equal(codeOf(await work((tx) => sendDecision(tx, head, at, { on: day('2026-11-08'), number: '' }, NOW))), 'decisions.day-before')
  assert.equal(codeOf(await work((tx) => sendDecision(tx, handAs('hamlet-head', 6_000_002, `${PATH}6000002/`), at, { on: TODAY, number: '' }, NOW))), 'decisions.not-yours')
  assert.equal((await read(decisionId)).state, 'passed')
})

test('what was not adopted is not sent', async () => {
  const { decisionId } = await stored({ all: 101, inFavour: 67 })
  assert.equal((await read(decisionId)).state, 'not-passed')
  assert.equal(codeOf(await work(async (tx) => sendDecision(tx, head, await of(decisionId), { on: TODAY, number: '' }, NOW))), 'deliberation.decision-wrong-state')
})

test('the head of a hamlet is recognised by the commune, and not by the Front', async () => {
  const decisionId = await sent({ item: 4, kind: 'elect-head', inFavour: 46 })
  assert.equal(effectiveFrom(await read(decisionId)), undefined)
  assert.equal(standDecision(await read(decisionId), TODAY, loadWorkingDays()).answer?.by, '2026-11-20')
  const answer = { on: day('2026-11-18'), number: '30/QĐ-UBND' }
  const wrong = await work(async (tx) => recogniseDecision(tx, front, await of(decisionId), { body: 'front', ...answer }, NOW))
  assert.ok(!wrong.ok)
  assert.equal(wrong.refusal.code, 'decisions.wrong-recogniser-commune-committee')
  assert.equal(codeOf(await work(async (tx) => recogniseDecision(tx, staff, await of(decisionId), { body: 'commune-committee', ...answer }, NOW))), 'decisions.not-yours')
  assert.equal(codeOf(await work(async (tx) => recogniseDecision(tx, leader, await of(decisionId), { body: 'commune-committee', on: answer.on, number: ' ' }, NOW))), 'decisions.number-needed')
  await must(async (tx) => recogniseDecision(tx, leader, await of(decisionId), { body: 'commune-committee', ...answer }, NOW))
  const record = await read(decisionId)
  assert.deepEqual([record.state, effectiveFrom(record)], ['recognised', '2026-11-18'])
})

test('a board is recognised by the Front, and a refusal needs its reason', async () => {
  const decisionId = await sent({ item: 5, kind: 'elect-inspection', inFavour: 46 })
  const answer = { on: day('2026-11-18'), number: '4/QĐ-MTTQ' }
  assert.equal(codeOf(await work(async (tx) => recogniseDecision(tx, leader, await of(decisionId), { body: 'commune-committee', ...answer }, NOW))), 'decisions.wrong-recogniser-front')
  assert.equal(codeOf(await work(async (tx) => refuseDecision(tx, front, await of(decisionId), { body: 'front', ...answer, reason: '' }, NOW))), 'decisions.reason-needed')
  await must(async (tx) => refuseDecision(tx, front, await of(decisionId), { body: 'front', ...answer, reason: 'Thiếu biên bản kiểm phiếu' }, NOW))
  const record = await read(decisionId)
  assert.deepEqual([record.state, record.answerReason, effectiveFrom(record)], ['refused', 'Thiếu biên bản kiểm phiếu', undefined])
  assert.equal(codeOf(await work(async (tx) => noteExecution(tx, head, await of(decisionId), { on: TODAY, state: 'going-on', text: 'x', cash: 0, labourDays: 0, landM2: 0 }, NOW))), 'decisions.not-in-force')
})

test('made public by one act: the duty stands in disclosure under the item that fits', async () => {
  const decisionId = await sent({ item: 1 })
  assert.equal(codeOf(await work(async (tx) => publishDecision(tx, head, await of(decisionId), NOW))), 'disclosure.not-yours')
  const duty = await must(async (tx) => publishDecision(tx, staff, await of(decisionId), NOW))
  assert.deepEqual([duty.item, duty.eventDate, duty.unitId], ['5', '2026-11-09', TOTUNG])
  assert.equal(codeOf(await work(async (tx) => publishDecision(tx, staff, await of(decisionId), NOW))), 'decisions.published-already')
  const record = await read(decisionId)
  assert.equal((await look((tx) => readPublication(tx, record, TODAY)))?.known?.due, duty.due)
  const other = await sent({ item: 6 })
  assert.equal((await must(async (tx) => publishDecision(tx, staff, await of(other), NOW))).item, '14')
})

test('what is carried out adds up; nothing that was noted is changed', async () => {
  const decisionId = await sent({ item: 1, cash: 90_000_000 })
  const note = (over: object) => work(async (tx) => noteExecution(tx, head, await of(decisionId), { on: TODAY, state: 'going-on', text: 'Đổ 200 m', cash: 0, labourDays: 0, landM2: 0, ...over }, NOW))
  assert.equal(codeOf(await note({ cash: 40_000_000, labourDays: 120 })), 'accepted')
  assert.equal(codeOf(await note({ cash: 50_000_000, state: 'done' })), 'accepted')
  assert.equal(codeOf(await note({ cash: -1 })), 'decisions.figure-too-large')
  assert.equal(codeOf(await note({ text: ' ' })), 'decisions.text-needed')
  assert.equal((await read(decisionId)).executed, 'done')
  const names = ['deliberation.cash-carried-out', 'deliberation.labour-days-carried-out', 'deliberation.cash.item-1', 'deliberation.unheard-of']
  const figures = await look((tx) => deliberationFigures.count(tx, names, { unitId: TOTUNG, path: PATH, kind: 'xa', from: day('2026-11-01'), to: day('2026-11-30'), today: TODAY }))
  assert.deepEqual([...figures].map(([name, { number }]) => [name, decimalText(number)]), [
    ['deliberation.cash-carried-out', '90000000'], ['deliberation.labour-days-carried-out', '120'], ['deliberation.cash.item-1', '90000000'],
  ])
  const nothing = await look((tx) => deliberationFigures.count(tx, names, { unitId: TOTUNG, path: PATH, kind: 'xa', from: day('2019-01-01'), to: day('2019-12-31'), today: TODAY }))
  assert.equal(nothing.size, 0)
})

test('asked to amend, replaced by the community itself, and annulled by the commune', async () => {
  const decisionId = await sent({ item: 6, title: 'Quy chế nhà rông', inFavour: 50 })
  const paper = { on: day('2026-11-19'), number: '7/UBND', reason: 'Thông báo họp không đủ 02 ngày' }
  assert.equal(codeOf(await work(async (tx) => askToAmend(tx, head, await of(decisionId), paper, NOW))), 'decisions.not-yours')
  await must(async (tx) => askToAmend(tx, leader, await of(decisionId), paper, NOW))
  const later = await stored({ item: 6, title: 'Quy chế nhà rông sửa đổi', about: decisionId, inFavour: 50, on: day('2026-11-20') })
  const stranger = await stored({ item: 6, inFavour: 50 })
  assert.equal(codeOf(await work(async (tx) => supersedeDecision(tx, head, await of(decisionId), { decisionId: stranger.decisionId, how: 'replaced' }, NOW))), 'decisions.not-its-successor')
  await must(async (tx) => supersedeDecision(tx, head, await of(decisionId), { decisionId: later.decisionId, how: 'replaced' }, NOW))
  const record = await read(decisionId)
  assert.deepEqual([record.state, record.ended?.on, record.ended?.ground, record.succeededBy, record.asked?.reason], ['replaced', '2026-11-20', 'community', later.decisionId, paper.reason])
  assert.equal(codeOf(await work(async (tx) => annulDecision(tx, leader, await of(decisionId), { ...paper, ground: 'unlawful' }, NOW))), 'deliberation.decision-wrong-state')
  await must(async (tx) => annulDecision(tx, leader, await of(later.decisionId), { ...paper, on: day('2026-11-22'), ground: 'unlawful' }, NOW))
  const [annulled] = await look((tx) => listDecisions(tx, { about: [decisionId] }))
  assert.deepEqual([annulled?.state, annulled?.ended?.ground, effectiveFrom(annulled!)], ['annulled', 'unlawful', '2026-11-20'])
})

test('a matter of the whole commune: two thirds of all hamlets, both readings, the day set by the commune', async () => {
  const hamlets = await look((tx) => listHamlets(tx, TOTUNG, TODAY))
  assert.ok(hamlets.length >= 3)
  const matterId = await look((tx) => storeMatter(tx, { unitId: TOTUNG, on: day('2026-11-01'), scope: 'commune', item: 1, kind: 'general', title: 'Quỹ đường liên thôn' }, NOW))
  const needed = Math.ceil((2 * hamlets.length) / 3)
  const counted = async () => (await look((tx) => deliberationFigures.count(tx, ['deliberation.matters'], { unitId: TOTUNG, path: PATH, kind: 'xa', from: day('2026-11-09'), to: day('2026-11-09'), today: TODAY }))).get('deliberation.matters')?.number.units
  const before = await counted()
  // As many as are needed approve with more than half; all but one of them with two thirds.
  for (const [at, { unitId }] of hamlets.slice(0, needed).entries()) await stored({ matterId, hamletId: unitId, all: 90, inFavour: at === 0 ? 59 : 60 })
  assert.equal(await counted(), before, 'what hamlets said is no matter of its own')
  const open = (await look((tx) => readCommuneResult(tx, matterId, TODAY)))!
  assert.deepEqual([open.judgement.passed, open.judgement.inFavour, open.judgement.needed, open.judgement.otherReading], [false, needed - 1, needed, { approving: needed, passed: true }])
  const decide = (over: object) => work((tx) => decideCommuneMatter(tx, staff, { matterId, on: TODAY, number: '', text: '', without: false, ...over }, NOW))
  if (open.waiting.length > 0) assert.equal(codeOf(await decide({})), 'decisions.hamlets-waiting')
  assert.equal(codeOf(await work((tx) => decideCommuneMatter(tx, head, { matterId, on: TODAY, number: '', text: '', without: true }, NOW))), 'decisions.not-yours')
  // The hamlet that was short votes again, and approves.
  await stored({ matterId, hamletId: hamlets[0]!.unitId, all: 90, inFavour: 61, round: 2 })
  const made = mustAccept(await decide({ without: true }))
  assert.equal(made.passed, true)
  assert.equal(codeOf(await decide({ without: true })), 'decisions.decided-already')
  const record = await read(made.decisionId)
  assert.deepEqual([record.hamletId, record.method, standDecision(record, TODAY, loadWorkingDays()).awaits, effectiveFrom(record)], [undefined, 'hamlets', 'set-day', undefined])
  const set = { on: TODAY, number: '88/QĐ-UBND', from: day('2026-12-01') }
  assert.equal(codeOf(await work(async (tx) => setDayInForce(tx, leader, await of(made.decisionId), { ...set, from: day('2026-11-01') }, NOW))), 'decisions.force-before-vote')
  await must(async (tx) => setDayInForce(tx, leader, await of(made.decisionId), set, NOW))
  assert.deepEqual([(await read(made.decisionId)).state, effectiveFrom(await read(made.decisionId))], ['in-force', '2026-12-01'])
  const figures = await look((tx) => deliberationFigures.count(tx, ['deliberation.matters'], { unitId: TOTUNG, path: PATH, kind: 'xa', from: TODAY, to: TODAY, today: TODAY }))
  assert.equal(decimalText(figures.get('deliberation.matters')!.number), '1', 'once, not once in each hamlet')
})

test('under the Ordinance a matter of the whole commune counts over households, not hamlets', () => {
  const threshold = thresholdFor(loadDeliberationRules(), { item: 1, kind: 'general', scope: 'commune', on: day('2019-05-04') })
  const vote = { decisionId: 'x', name: 'x', all: 0, inFavour: 0, approves: false, otherReadingApproves: false }
  const hamlets = [{ ...vote, hamletId: 1 }, { ...vote, hamletId: 2 }, { ...vote, hamletId: 3, decisionId: undefined }]
  const said = (all: number, inFavour: number) => ({ judgement: { passed: true, needed: 1, all, present: all, absent: 0, inFavour, against: all - inFavour, other: 0, invalid: 0, missing: 0, article: '', confidence: 'S' } })
  const judged = (inFavour: number) => judgeHouseholds(threshold, hamlets, new Map([[1, said(100, inFavour)], [2, said(10, 1)]]), new Map([[3, 40]]))
  const { of, all, present, needed, passed, otherReading } = judged(75)
  assert.deepEqual([threshold.of, of, all, present, needed, passed, otherReading], ['households', 'households', 150, 110, 76, true, undefined])
  assert.equal(judged(74).passed, false)
})

test('a hamlet alone gets no day from the commune', async () => {
  const decisionId = await sent({ item: 1 })
  assert.equal(codeOf(await work(async (tx) => setDayInForce(tx, leader, await of(decisionId), { on: TODAY, number: '1', from: TODAY }, NOW))), 'decisions.no-day-to-set')
})

test('a decision of the Ordinance’s time is judged by its rule, and marked as unverified', async () => {
  const input = {
    hamletId: HAMLET, item: 1, kind: 'general', title: 'Làm nhà rông', text: '', on: day('2019-05-04'), method: 'meeting', documentKind: 'minutes', number: '', all: 100, present: 70,
    inFavour: 55, against: 10, other: 5, value: { cash: 1_000_000, labourDays: 0, landM2: 0 }, recognised: undefined,
  } as const
  const made = await must((tx) => recordOldDecision(tx, staff, input, NOW))
  assert.equal(made.passed, true, 'over half was enough then; two thirds would not be reached')
  const record = await read(made.decisionId)
  assert.deepEqual([record.matter.era, record.judgement.confidence, record.state, standDecision(record, TODAY, loadWorkingDays()).send], ['ordinance-2007', 'S', 'in-force', undefined])
  assert.equal(codeOf(await work((tx) => recordOldDecision(tx, staff, { ...input, on: day('2023-07-01') }, NOW))), 'decisions.not-of-old')
  assert.equal(codeOf(await work((tx) => recordOldDecision(tx, staff, { ...input, on: day('2007-06-30') }, NOW))), 'decisions.before-ordinance')
  assert.equal(codeOf(await work((tx) => recordOldDecision(tx, staff, { ...input, inFavour: 71 }, NOW))), 'deliberation.more-votes-than-present')
})

test('between vote and recognition the commune is merged: the decision goes along to the successor', async () => {
  const places = loadPlaces()
  const made = await must(async (tx) => {
    const path = `/1/1641/26251/${FORMER}/`
    const matterId = await storeMatter(tx, { unitId: FORMER, on: day('2025-06-10'), scope: 'commune', item: 1, kind: 'general', title: 'Cầu treo' }, NOW)
    await tx.insertInto('decision').values({
      province_id: 1641, decision_id: '01990000-0000-7000-8000-000000000001', code: 'abcdefghij', matter_id: matterId, unit_id: FORMER, holder_id: FORMER, path, round: 1, decided_on: day('2025-06-20'),
      method: 'hamlets', document_kind: 'minutes', judgement: '{}', passed: true, state: 'passed', revision: 1, created_at: NOW,
    }).execute()
    return accept({ matterId })
  })
  const early = await look((tx) => takeOverDecisions(tx, places, day('2025-06-25'), NOW, [FORMER]))
  assert.equal(early.decisions, 0)
  const taken = await look((tx) => takeOverDecisions(tx, places, TODAY, NOW, [FORMER]))
  assert.deepEqual(taken, { units: 1, decisions: 1, left: [] })
  assert.deepEqual(await look((tx) => takeOverDecisions(tx, places, TODAY, NOW, [FORMER])), { units: 0, decisions: 0, left: [] })
  const [record] = await look((tx) => listDecisions(tx, { matterIds: [made.matterId] }))
  assert.deepEqual([record?.unitId, record?.holderId, record?.path, record?.matter.holderId], [FORMER, TOTUNG, PATH, TOTUNG])
  await must(async (tx) => setDayInForce(tx, leader, await of(record!.decisionId), { on: TODAY, number: '9/QĐ', from: TODAY }, NOW))
})

test('the countdown to an election: last days, what is overdue, a meeting set too near', async () => {
  const start = (over: object) => work((tx) => startElection(tx, staff, { hamletId: HAMLET, kind: 'elect', meetingDay: day('2026-12-06'), ground: '', ...over }, NOW))
  const { electionId } = mustAccept(await start({}))
  assert.equal(codeOf(await start({})), 'decisions.election-going-on-already')
  assert.equal(codeOf(await start({ kind: 'dismiss' })), 'decisions.reason-needed')
  const election = (await look((tx) => findElection(tx, electionId)))!
  const steps = standElection(election, undefined, TODAY)
  assert.deepEqual(steps.slice(0, 5).map(({ id, by, state }) => [id, by, state]), [
    ['decision', '2026-11-16', 'overdue'], ['candidates', '2026-11-21', 'overdue'], ['team', '2026-11-26', 'waiting'], ['posted', '2026-11-29', 'waiting'], ['meeting', '2026-12-06', 'waiting'],
  ])
  assert.deepEqual(warningsOf(election, steps, TODAY), [{ key: 'too-near', params: { count: 2, date: '13/12/2026' } }])
  const at = { provinceId: election.provinceId, electionId, revision: election.revision }
  const done = { on: day('2026-11-18'), number: '12/QĐ-UBND', note: '' }
  assert.equal(codeOf(await work((tx) => markStep(tx, staff, at, { id: 'decision', known: steps.map(({ id }) => id), done: { ...done, on: day('2026-12-01') } }, NOW))), 'decisions.day-ahead')
  assert.equal(codeOf(await work((tx) => markStep(tx, staff, at, { id: 'unheard', known: steps.map(({ id }) => id), done }, NOW))), 'decisions.step-unknown')
  await must((tx) => markStep(tx, staff, at, { id: 'decision', known: steps.map(({ id }) => id), done }, NOW))
  const marked = (await look((tx) => findElection(tx, electionId)))!
  assert.deepEqual(standElection(marked, undefined, TODAY)[0]!.state, 'late')
  assert.equal(codeOf(await work((tx) => closeElection(tx, staff, { ...at, revision: 2 }, { as: 'stopped', why: '' }, NOW))), 'decisions.reason-needed')
  await must((tx) => closeElection(tx, staff, { ...at, revision: 2 }, { as: 'stopped', why: 'Sáp nhập thôn' }, NOW))
  assert.equal(codeOf(await work((tx) => closeElection(tx, staff, { ...at, revision: 3 }, { as: 'finished', why: '' }, NOW))), 'decisions.election-closed-already')
})

test('a dismissal recognised: sixty days to decide on the election of a new head', async () => {
  mustAccept(await work((tx) => startElection(tx, staff, { hamletId: HAMLET, kind: 'dismiss', meetingDay: day('2026-11-09'), ground: 'Xin thôi vì sức khỏe' }, NOW)))
  const decisionId = await sent({ item: 4, kind: 'dismiss-head', inFavour: 60 })
  await must(async (tx) => recogniseDecision(tx, leader, await of(decisionId), { body: 'commune-committee', on: day('2026-11-18'), number: '31/QĐ' }, NOW))
  const election = (await look((tx) => listElections(tx))).find(({ kind, state }) => kind === 'dismiss' && state === 'going-on')!
  const steps = standElection(election, await read(decisionId), TODAY)
  assert.deepEqual(steps.filter(({ byHand }) => !byHand).map(({ id, state }) => [id, state]), [['meeting', 'done'], ['send', 'done'], ['recognise', 'done']])
  assert.equal(steps.at(-1)?.by, '2027-01-17')
  assert.deepEqual(warningsOf(election, steps, TODAY).at(-1), { key: 'new-election-due', params: { date: '17/01/2027' } })
})

test('every act stands in the journal, whose chain holds', async () => {
  const acts = await house.look<{ act: string }>("select distinct act from journal where act like 'deliberation.%'")
  for (const act of ['send-decision', 'receive-decision', 'recognise-decision', 'refuse-decision', 'set-day-in-force', 'publish-decision', 'note-execution', 'ask-to-amend', 'annul-decision', 'supersede-decision', 'decide-commune-matter', 'record-old-decision', 'take-over', 'start-election']) {
    assert.ok(acts.some((one) => one.act === `deliberation.${act}`), act)
  }
  assert.deepEqual((await look((tx) => verifyJournal(tx))).filter(({ broken }) => broken), [])
})
