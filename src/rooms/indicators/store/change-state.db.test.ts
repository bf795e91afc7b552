import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { FiguresDesk } from '#harness/figures-desk.ts'
import { SmallCountry, UNIT } from '#harness/small-country.ts'
import { SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { changeState } from './change-state.ts'
import { readAggregates } from './read-aggregates.ts'
import { readLastYear } from './last-year.ts'
import { saveDraft } from './save-draft.ts'
import { journalValue } from './stored-value.ts'

const [COMMUNE, SECOND] = UNIT.communes
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
})
beforeEach(() => country.clear())
after(() => country.close())

const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)

/** The figure of a unit's territory as it would be printed in the journal. */
const sumIn = async (tx: Tx, unitId: number, code: string) => {
  const [sums] = await readAggregates(tx, country.catalogue, country.tree, country.period, [country.unit(unitId)])
  return journalValue(sums!.figures.get(code)!)
}
const sum = async (unitId: number, code = 'people') =>
  mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await sumIn(tx, unitId, code))))

test('the whole life: sent, returned, corrected, sent, accepted, locked, reopened, accepted again', async () => {
  const stateOf = async () => {
    const { state, reason, revision } = (await desk.look(COMMUNE))!
    return { state, reason, revision }
  }
  let { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const step = async (act: Parameters<FiguresDesk['act']>[1], reason = '') => {
    const before = revision
    revision = mustAccept(await desk.act(COMMUNE, act, revision, reason)).revision
    assert.equal(revision, before + 1)
    return stateOf()
  }
  assert.deepEqual(await step('submit'), { state: 'submitted', reason: null, revision })
  assert.equal(await sum(UNIT.district), null, 'what is only sent does not count')
  assert.deepEqual(await step('return', ' Đối chiếu sổ '), { state: 'returned', reason: 'Đối chiếu sổ', revision })
  revision = mustAccept(await desk.save(COMMUNE, { people: '12' }, revision)).revision
  assert.equal((await step('submit')).state, 'submitted')
  assert.deepEqual(await step('accept'), { state: 'accepted', reason: null, revision })
  assert.equal(await sum(UNIT.district), '12')
  assert.equal((await step('lock')).state, 'locked')
  assert.deepEqual(await step('reopen', 'Sai số liệu hộ'), { state: 'returned', reason: 'Sai số liệu hộ', revision })
  assert.equal(await sum(UNIT.district), '12', 'the accepted figure goes on counting')
  revision = mustAccept(await desk.save(COMMUNE, { people: '15', area: '1,5' }, revision)).revision
  assert.equal(await sum(UNIT.district), '12', 'also while it is being corrected')
  assert.equal((await desk.look(COMMUNE))!.figures.get('people')!.counted.state, 'number')
  await step('submit')
  assert.equal(await sum(UNIT.district), '12')
  await step('accept')
  for (const unitId of [UNIT.district, UNIT.province, UNIT.nation]) {
    assert.equal(await sum(unitId), '15')
    assert.equal(await sum(unitId, 'area'), '1.5')
  }
  const acts = (await desk.journal(COMMUNE)).map(({ act, subject }) => `${act} ${subject.from ?? ''}>${subject.to ?? ''}`)
  assert.deepEqual(acts, [
    'submission.save >',
    'submission.submit draft>submitted',
    'submission.return submitted>returned',
    'submission.save >',
    'submission.submit returned>submitted',
    'submission.accept submitted>accepted',
    'submission.lock accepted>locked',
    'submission.reopen locked>returned',
    'submission.save >',
    'submission.submit returned>submitted',
    'submission.accept submitted>accepted',
  ])
  const lines = await desk.journal(COMMUNE)
  assert.deepEqual(lines[2]!.subject.reason, 'Đối chiếu sổ')
  assert.deepEqual(lines[5]!.subject.counted, [{ code: 'people', old: null, new: '12' }])
  assert.deepEqual(lines[10]!.subject.counted, [
    { code: 'people', old: '12', new: '15' },
    { code: 'area', old: null, new: '1.5' },
  ])
})

test('the first sending keeps its day when a corrected form is sent again', async () => {
  const first = new Date('2024-10-10T05:00:00.000Z')
  const later = new Date('2024-11-20T05:00:00.000Z')
  let { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  revision = mustAccept(await desk.act(COMMUNE, 'submit', revision, '', first)).revision
  revision = mustAccept(await desk.act(COMMUNE, 'return', revision, 'Sửa', later)).revision
  mustAccept(await desk.act(COMMUNE, 'submit', revision, '', later))
  assert.equal((await desk.look(COMMUNE))!.firstSubmittedAt!.toISOString(), first.toISOString())
})

test('what the state does not allow is refused, and nothing changes', async () => {
  assert.equal(codeOf(await desk.act(COMMUNE, 'submit', 0)), 'indicators.not-begun')
  let { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const refused = async (act: Parameters<FiguresDesk['act']>[1], code: string) => {
    assert.equal(codeOf(await desk.act(COMMUNE, act, revision, 'Lý do')), code, act)
    assert.equal((await desk.look(COMMUNE))!.revision, revision)
  }
  for (const act of ['accept', 'return', 'lock', 'reopen'] as const) await refused(act, 'indicators.wrong-state')
  revision = mustAccept(await desk.act(COMMUNE, 'submit', revision)).revision
  for (const act of ['submit', 'lock', 'reopen'] as const) await refused(act, 'indicators.wrong-state')
  revision = mustAccept(await desk.act(COMMUNE, 'accept', revision)).revision
  for (const act of ['submit', 'accept', 'return'] as const) await refused(act, 'indicators.wrong-state')
  revision = mustAccept(await desk.act(COMMUNE, 'lock', revision)).revision
  for (const act of ['submit', 'accept', 'return', 'lock'] as const) await refused(act, 'indicators.period-locked')
  assert.equal(await sum(UNIT.district), '10')
})

test('returning and reopening need a reason', async () => {
  let { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  revision = mustAccept(await desk.act(COMMUNE, 'submit', revision)).revision
  assert.equal(codeOf(await desk.act(COMMUNE, 'return', revision, ' \u00a0 ')), 'indicators.reason-needed')
  revision = mustAccept(await desk.act(COMMUNE, 'accept', revision)).revision
  assert.equal(codeOf(await desk.act(COMMUNE, 'reopen', revision, '')), 'indicators.reason-needed')
  assert.equal(codeOf(await desk.act(COMMUNE, 'reopen', revision, 'x'.repeat(1001))), 'indicators.reason-too-long')
  assert.equal((await desk.look(COMMUNE))!.state, 'accepted')
})

test('a decision on figures that have changed since is refused', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const sent = mustAccept(await desk.act(COMMUNE, 'submit', first.revision))
  const returned = mustAccept(await desk.act(COMMUNE, 'return', sent.revision, 'Sửa'))
  const saved = mustAccept(await desk.save(COMMUNE, { people: '99' }, returned.revision))
  const again = mustAccept(await desk.act(COMMUNE, 'submit', saved.revision))
  assert.equal(codeOf(await desk.act(COMMUNE, 'accept', sent.revision)), 'indicators.stale', 'the page showed 10')
  assert.equal(await sum(UNIT.district), null)
  assert.equal(codeOf(await desk.act(COMMUNE, 'accept', again.revision)), 'accepted')
})

test('an office that may not is refused', async () => {
  const { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const { catalogue, tree, period } = country
  const officer = country.officer(COMMUNE)
  const sent = mustAccept(await desk.act(COMMUNE, 'submit', revision))
  const own = await country.work(officer, (tx) =>
    changeState(tx, catalogue, tree, officer, period, country.unit(COMMUNE), { act: 'accept', roles: ['enters'], reason: '', basedOn: sent.revision }, new Date()),
  )
  assert.equal(codeOf(own), 'indicators.act-not-yours')
  assert.equal((await desk.look(COMMUNE))!.state, 'submitted')
})

test('the same acceptance twice at the same moment counts once', async () => {
  const { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const sent = mustAccept(await desk.act(COMMUNE, 'submit', revision))
  const both = await Promise.all([desk.act(COMMUNE, 'accept', sent.revision), desk.act(COMMUNE, 'accept', sent.revision)])
  assert.deepEqual(both.map(codeOf).toSorted(), ['accepted', 'indicators.stale'])
  assert.equal(await sum(UNIT.province), '10')
})

test('two decisions of which the second comes while the first is not yet through', async () => {
  for (const second of ['accept', 'return'] as const) {
    await country.clear()
    const { revision } = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
    const sent = mustAccept(await desk.act(COMMUNE, 'submit', revision))
    let through = () => {}
    const decided = new Promise<void>((resolve) => (through = resolve))
    const first = country.work(country.officer(UNIT.district), async (tx) => {
      const result = await desk.actIn(tx, COMMUNE, 'accept', sent.revision, '', UNIT.district)
      through()
      await delay(150)
      return result
    })
    await decided
    const late = desk.act(COMMUNE, second, sent.revision, 'Sửa')
    assert.deepEqual((await Promise.all([first, late])).map(codeOf), ['accepted', 'indicators.stale'])
    assert.equal(await sum(UNIT.province), '10')
    assert.equal((await desk.look(COMMUNE))!.state, 'accepted')
  }
})

test('an acceptance is seen above in its own transaction, by others after it, and by nobody after a rollback', async () => {
  const { revision } = mustAccept(await desk.save(COMMUNE, { people: '10', teams: '3/4' }, 0))
  const sent = mustAccept(await desk.act(COMMUNE, 'submit', revision))
  const scope = { reads: ['/'], writes: ['/'] }
  const undone = country.work(scope, async (tx) => {
    mustAccept(await desk.actIn(tx, COMMUNE, 'accept', sent.revision, '', UNIT.district))
    for (const unitId of [COMMUNE, UNIT.district, UNIT.province, UNIT.nation]) {
      assert.equal(await sumIn(tx, unitId, 'people'), '10')
      assert.equal(await sumIn(tx, unitId, 'teams'), '3/4')
      assert.equal(await sum(unitId), null, 'not yet for others')
    }
    throw new Error('the power goes')
  })
  await assert.rejects(undone, /the power goes/)
  assert.equal(await sum(UNIT.district), null)
  assert.deepEqual(await country.look('select * from rollup'), [])
  assert.equal((await desk.look(COMMUNE))!.state, 'submitted')
  mustAccept(await desk.act(COMMUNE, 'accept', sent.revision))
  assert.equal(await sum(UNIT.nation), '10')
})

test('an officer of the district carries the sum to the province, and still cannot read it there', async () => {
  await desk.accepted(COMMUNE, { people: '10' })
  const read = (scope: { reads: string[]; writes: string[] }) =>
    country.work(scope, async (tx) => accept(await tx.selectFrom('rollup').select('unit_id').orderBy('unit_id').execute()))
  const district = country.officer(UNIT.district)
  assert.deepEqual(mustAccept(await read({ reads: [...district.reads], writes: [] })), [{ unit_id: UNIT.district }])
  assert.deepEqual(mustAccept(await read({ reads: ['/1/1641/'], writes: [] })), [{ unit_id: UNIT.province }, { unit_id: UNIT.district }])
})

test('a figure that a correction takes away leaves the sums', async () => {
  let revision = await desk.accepted(COMMUNE, { people: '10', area: '2' })
  await desk.accepted(SECOND, { people: '5', area: 'KPS' })
  assert.equal(await sum(UNIT.district), '15')
  revision = mustAccept(await desk.act(COMMUNE, 'reopen', revision, 'Ghi nhầm')).revision
  revision = mustAccept(await desk.save(COMMUNE, { people: '', area: 'KPS' }, revision)).revision
  revision = mustAccept(await desk.act(COMMUNE, 'submit', revision)).revision
  mustAccept(await desk.act(COMMUNE, 'accept', revision))
  assert.equal(await sum(UNIT.district), '5')
  assert.equal(await sum(UNIT.district, 'area'), 'none-arose', 'all that is left says that nothing arose')
  assert.deepEqual((await country.look<{ with_number: number }>('select with_number from rollup where unit_id = $1 order by indicator_id', [UNIT.district])).map((row) => row.with_number), [1, 0])
})

test('last year beside: the accepted figures of the period before, and of it alone', async () => {
  const { catalogue, yearBefore, period } = country
  const officer = country.officer(COMMUNE)
  const unit = country.unit(COMMUNE)
  const last = async () => {
    const found = await country.work(officer, async (tx) => accept(await readLastYear(tx, catalogue, period, unit)))
    return Object.fromEntries([...mustAccept(found)].map(([code, value]) => [code, journalValue(value)]))
  }
  assert.deepEqual(await last(), {})
  const work = (act: (tx: Tx) => Promise<Result<{ revision: number }>>) => country.work({ reads: ['/'], writes: ['/'] }, act)
  const roles = ['enters', 'accepts'] as const
  const move = (act: 'submit' | 'accept', basedOn: number) =>
    work((tx) => changeState(tx, catalogue, country.tree, officer, yearBefore, unit, { act, roles, reason: '', basedOn }, new Date()))
  const draft = { entries: desk.entries({ people: '7', teams: '1/2' }), limits: '', causes: '', basedOn: 0 }
  const saved = mustAccept(await work((tx) => saveDraft(tx, catalogue, officer, yearBefore, unit, draft, new Date())))
  const sent = mustAccept(await move('submit', saved.revision))
  assert.equal((await last())['people'] ?? null, null, 'what was not accepted is not last year\'s figure')
  mustAccept(await move('accept', sent.revision))
  mustAccept(await desk.save(COMMUNE, { people: '8' }, 0))
  assert.deepEqual(await last(), { people: '7', teams: '1/2' })
})
