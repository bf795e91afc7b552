import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { FiguresDesk, type Typed } from '#harness/figures-desk.ts'
import { SmallCountry, UNIT } from '#harness/small-country.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { rawClient, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { importBatch, type BatchOptions, type BatchOutcome, type UnitFigures } from './import-batch.ts'
import { journalValue } from './stored-value.ts'

const [ONE, TWO, THREE] = UNIT.communes
const NOBODY = { accountId: null, officeId: null }
const AT = new Date('2024-10-12T03:00:00.000Z')
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
})
beforeEach(() => country.clear())
after(() => country.close())

const batchOf = (...units: readonly (readonly [number, Typed, Partial<UnitFigures>?])[]): UnitFigures[] =>
  units.map(([unitId, typed, more]) => ({ unit: country.unit(unitId), entries: desk.entries(typed), ...more }))

const bringIn = (tx: Tx, batch: readonly UnitFigures[], state: BatchOptions['state'] = 'accepted', source = 'tep.xlsx'): Promise<Result<BatchOutcome>> =>
  importBatch(tx, country.catalogue, country.tree, NOBODY, country.period, batch, { state, source }, AT)

const imported = (batch: readonly UnitFigures[], state: BatchOptions['state'] = 'accepted') =>
  country.work(SYSTEM_SCOPE, (tx) => bringIn(tx, batch, state))

const tables = async () => ({
  sums: await country.look('select unit_id, indicator_id, trim_scale(total) as total, numerator, denominator, with_number, none_arose, not_applicable from rollup order by 1, 2'),
  figures: await country.look(`select unit_id, indicator_id, state, trim_scale(number) as number, numerator, denominator, explanation, counted_state,
    trim_scale(counted_number) as counted_number, counted_numerator, counted_denominator, counted_explanation from figure order by 1, 2`),
  states: await country.look('select unit_id, state, reason from submission order by 1'),
})

const FIGURES: readonly (readonly [number, Typed])[] = [
  [ONE, { people: '1.250', area: '0,1!Đo lại', teams: '3/4', dialogue: 'có', money: 'KPS' }],
  [TWO, { people: '7', area: '0,2', teams: '0/2', dialogue: 'không' }],
  [THREE, { people: 'KPS', teams: '7/9', dialogue: 'KAD', money: '' }],
  [UNIT.agency, { people: '3' }],
  [UNIT.enterprise, { people: '4' }],
]

test('a batch leaves what one acceptance after the other leaves', async () => {
  for (const [unitId, typed] of FIGURES) await desk.accepted(unitId, typed)
  const one = await tables()
  await country.clear()
  const outcome = mustAccept(await imported(batchOf(...FIGURES)))
  assert.deepEqual(outcome, { units: 5, values: 15 })
  const batch = await tables()
  assert.deepEqual(batch.sums, one.sums)
  assert.deepEqual(batch.states, one.states)
  const said = (rows: { state?: unknown }[]) => rows.filter((row) => row.state !== null)
  assert.deepEqual(said(batch.figures), said(one.figures))
})

test('a batch over forms that were begun, returned and reopened leaves the same sums', async () => {
  const before = async () => {
    await desk.save(ONE, { people: '1', money: '5', area: '9!Cũ' }, 0)
    const revision = await desk.accepted(TWO, { people: '100', area: '50', teams: '1/2' })
    mustAccept(await desk.act(TWO, 'reopen', revision, 'Ghi nhầm'))
  }
  await before()
  const first = mustAccept(await desk.save(ONE, FIGURES[0]![1], (await desk.look(ONE))!.revision))
  mustAccept(await desk.act(ONE, 'accept', mustAccept(await desk.act(ONE, 'submit', first.revision)).revision))
  await desk.accepted(TWO, FIGURES[1]![1], (await desk.look(TWO))!.revision)
  const one = await tables()
  await country.clear()
  await before()
  mustAccept(await imported(batchOf(FIGURES[0]!, FIGURES[1]!)))
  assert.deepEqual(await tables(), one)
})

test('each unit has its line, with file, states, old and new values', async () => {
  mustAccept(await desk.save(ONE, { people: '1!Tạm tính' }, 0))
  mustAccept(await imported(batchOf([ONE, { people: '2', area: '3' }, { limits: 'Thiếu' }], [TWO, { people: '5' }]), 'submitted'))
  const line = (await desk.journal(ONE)).at(-1)!
  assert.equal(line.act, 'submission.import')
  assert.deepEqual(line.subject, {
    form: 'thu',
    period: '2024',
    source: 'tep.xlsx',
    from: 'draft',
    to: 'submitted',
    revision: 3,
    figures: [{ code: 'people', old: '1', new: '2', oldExplanation: 'Tạm tính' }, { code: 'area', old: null, new: '3' }],
    notes: { limits: 'Thiếu' },
    oldNotes: { limits: '', causes: '' },
  })
  assert.equal((await desk.look(ONE))!.revision, 3)
  assert.equal((await desk.look(ONE))!.firstSubmittedAt!.toISOString(), AT.toISOString())
  assert.deepEqual((await desk.journal(TWO)).map(({ act }) => act), ['submission.import'])
  assert.deepEqual(await country.look('select * from rollup'), [], 'what is only sent does not count')
})

test('closed forms are named, and nothing of the batch is written', async () => {
  const { revision } = mustAccept(await desk.save(TWO, { people: '1' }, 0))
  mustAccept(await desk.act(TWO, 'submit', revision))
  await desk.accepted(THREE, { people: '2' })
  const held = await tables()
  const refused = await imported(batchOf([ONE, { people: '9' }], [TWO, { people: '9' }], [THREE, { people: '9' }]))
  assert.deepEqual(refused, { ok: false, refusal: { code: 'indicators.batch-closed', units: 'Tơ Tung, Kbang', count: 2 } })
  assert.deepEqual(await tables(), held)
})

test('a draft brought into a returned form leaves it returned, with its reason and its remarks', async () => {
  const { revision } = mustAccept(await desk.save(ONE, { people: '1' }, 0, { limits: 'Thiếu cán bộ', causes: 'Địa bàn rộng' }))
  const sent = mustAccept(await desk.act(ONE, 'submit', revision))
  mustAccept(await desk.act(ONE, 'return', sent.revision, 'Đối chiếu sổ'))
  mustAccept(await imported(batchOf([ONE, { people: '2' }]), 'draft'))
  const submission = (await desk.look(ONE))!
  assert.deepEqual(
    [submission.state, submission.reason, submission.limits, submission.causes],
    ['returned', 'Đối chiếu sổ', 'Thiếu cán bộ', 'Địa bàn rộng'],
  )
  assert.equal(journalValue(submission.figures.get('people')!.value), '2')
})

test('a page that was open while a batch came in is told', async () => {
  const { revision } = mustAccept(await desk.save(ONE, { people: '1', area: '1' }, 0))
  mustAccept(await imported(batchOf([ONE, { people: '2' }]), 'draft'))
  const refused = await desk.save(ONE, { people: '1', area: '5' }, revision)
  assert.equal(refused.ok, false)
  const overtaken = (refused as { refusal: Record<string, any> }).refusal['overtaken']
  assert.deepEqual(overtaken.map((each: any) => [each.code, journalValue(each.theirs), each.mineToo]), [['people', '2', false]])
})

test('a fault in the middle leaves nothing', async () => {
  await desk.save(ONE, { people: '1' }, 0)
  const held = await tables()
  const journal = await country.look('select * from journal')
  // The last value cannot be kept by the database: everything before it has been written by then.
  const batch = batchOf(...FIGURES, [THREE, {}]).slice(0, 5)
  const broken = [...batch.slice(0, 4), { ...batch[4]!, entries: [{ code: 'people', value: { state: 'number', number: { units: -5n, scale: 0 } }, explanation: null }] } as UnitFigures]
  await assert.rejects(imported(broken), /figure_check|violates check/)
  const unknown = [...batch.slice(0, 4), { ...batch[4]!, entries: [{ code: 'khong-co', value: { state: 'none-arose' }, explanation: null }] } as UnitFigures]
  await assert.rejects(imported(unknown), /no indicator/)
  await assert.rejects(imported([...batch, batch[0]!]), /twice/)
  const late = country.work(SYSTEM_SCOPE, async (tx) => {
    mustAccept(await bringIn(tx, batch))
    await rawClient(tx).query('select 1 / 0')
    return accept(true)
  })
  await assert.rejects(late, /division by zero/)
  assert.deepEqual(await tables(), held)
  assert.deepEqual(await country.look('select * from journal'), journal)
})

test('two batches of the same new units at the same moment count once', async () => {
  let wrote = () => {}
  const written = new Promise<void>((resolve) => (wrote = resolve))
  const first = country.work(SYSTEM_SCOPE, async (tx) => {
    const result = await bringIn(tx, batchOf([ONE, { people: '10' }], [TWO, { people: '5' }]))
    wrote()
    await delay(150)
    return result
  })
  await written
  const second = country.work(SYSTEM_SCOPE, (tx) => bringIn(tx, batchOf([TWO, { people: '500' }], [ONE, { people: '1000' }])))
  const [one, two] = await Promise.all([first, second])
  assert.equal(one.ok, true)
  assert.equal(!two.ok && two.refusal.code, 'indicators.batch-closed')
  const sums = await country.look('select trim_scale(total) as total, with_number from rollup where unit_id = $1', [UNIT.district])
  assert.deepEqual(sums, [{ total: '15', with_number: 2 }])
})

test('a batch and an official at the same moment: one of them is told', async () => {
  const { revision } = mustAccept(await desk.save(ONE, { people: '1' }, 0))
  const [batch, sent] = await Promise.all([imported(batchOf([ONE, { people: '2' }], [TWO, { people: '3' }])), desk.act(ONE, 'submit', revision)])
  assert.equal([batch, sent].filter((each) => each.ok).length, 1)
  const sums = await country.look<{ total: string }>('select trim_scale(total) as total from rollup where unit_id = $1', [UNIT.district])
  assert.deepEqual(sums, batch.ok ? [{ total: '5' }] : [])
})

test('batches of many units and acceptances at the same moment neither lock each other out nor lose anything', async () => {
  for (let round = 0; round < 4; round++) {
    await country.clear()
    const { revision } = mustAccept(await desk.save(UNIT.far, { people: '1', area: '1' }, 0))
    const sent = mustAccept(await desk.act(UNIT.far, 'submit', revision))
    const all = await Promise.all([
      imported(batchOf([TWO, { people: '10' }], [ONE, { people: '20' }])),
      imported(batchOf([UNIT.agency, { people: '40' }], [THREE, { people: '80' }])),
      imported(batchOf([UNIT.enterprise, { people: '160' }])),
      desk.act(UNIT.far, 'accept', sent.revision),
    ])
    for (const each of all) mustAccept(each as Result<unknown>)
    const province = await country.look('select trim_scale(total) as total from rollup where unit_id = $1 order by indicator_id', [UNIT.province])
    assert.deepEqual(province, [{ total: '311' }, { total: '1' }])
    const chains = mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await verifyJournal(tx))))
    assert.deepEqual(chains.map(({ lines, broken }) => [lines, broken]), [[8, undefined]])
  }
})

test('an empty batch is nothing', async () => {
  assert.deepEqual(await imported([]), accept({ units: 0, values: 0 }))
  assert.deepEqual(await country.look('select * from journal'), [])
})
