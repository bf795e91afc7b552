import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { accept, mustAccept } from '#foundation/result.ts'
import { FiguresDesk } from '#harness/figures-desk.ts'
import { FORM, SmallCountry, UNIT } from '#harness/small-country.ts'
import { SYSTEM_SCOPE } from '#storage/transaction.ts'
import type { Cell } from '../cell.ts'
import { readAggregates, readCells } from './read-aggregates.ts'

let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
})
beforeEach(() => country.clear())
after(() => country.close())

const REPORTERS = [...UNIT.communes, UNIT.agency, UNIT.enterprise, UNIT.district, UNIT.far, UNIT.abroad]
const LEVELS = [UNIT.communes[0], UNIT.communes[1], UNIT.district, UNIT.otherDistrict, UNIT.province, UNIT.otherProvince, UNIT.nation]
const CODES = FORM.indicators.filter((one) => one.type !== 'derived').map((one) => one.code)

// The slow account, which shares nothing with the code under test: figures as whole numbers of ten-thousandths.

type Told =
  | { readonly state: 'number'; readonly n: bigint }
  | { readonly state: 'pair'; readonly a: bigint; readonly b: bigint }
  | { readonly state: 'none' }
  | { readonly state: 'not-for-us' }
  | { readonly state: 'empty' }
type Sum = { total: bigint; top: bigint; bottom: bigint; numbers: number; none: number; notForUs: number }

const TEN_THOUSANDTHS = 10_000n

function addUp(told: readonly Told[], yesNo: boolean): Sum {
  const sum: Sum = { total: 0n, top: 0n, bottom: 0n, numbers: 0, none: 0, notForUs: 0 }
  for (const one of told) {
    if (one.state === 'number') {
      sum.numbers += 1
      sum.total += one.n
      if (yesNo) {
        sum.top += one.n
        sum.bottom += TEN_THOUSANDTHS
      }
    } else if (one.state === 'pair') {
      sum.numbers += 1
      sum.top += one.a
      sum.bottom += one.b
    } else if (one.state === 'none') sum.none += 1
    else if (one.state === 'not-for-us') sum.notForUs += 1
  }
  return sum
}

function readOf(cell: Cell | undefined): Sum {
  if (!cell) return { total: 0n, top: 0n, bottom: 0n, numbers: 0, none: 0, notForUs: 0 }
  const scaled = ({ units, scale }: { units: bigint; scale: number }): bigint => {
    const all = units * TEN_THOUSANDTHS
    assert.equal(all % 10n ** BigInt(scale), 0n, 'finer than anything entered')
    return all / 10n ** BigInt(scale)
  }
  return {
    total: scaled(cell.sum), top: scaled(cell.numerator), bottom: scaled(cell.denominator),
    numbers: cell.withNumber, none: cell.noneArose, notForUs: cell.notApplicable,
  }
}

function typed(code: string, told: Told): string {
  if (told.state === 'none') return 'KPS'
  if (told.state === 'not-for-us') return 'KAD'
  if (told.state === 'empty') return ''
  if (told.state === 'pair') return `${told.a / TEN_THOUSANDTHS}/${told.b / TEN_THOUSANDTHS}`
  if (code === 'dialogue') return told.n > 0n ? 'có' : 'không'
  const whole = told.n / TEN_THOUSANDTHS
  const rest = told.n % TEN_THOUSANDTHS
  return rest === 0n ? `${whole}` : `${whole},${String(rest).padStart(4, '0')}`
}

const whole = (max: bigint) => fc.bigInt(0n, max).map((n) => n * TEN_THOUSANDTHS)
const words = fc.constantFrom<Told>({ state: 'none' }, { state: 'not-for-us' }, { state: 'empty' })
const number = (figures: fc.Arbitrary<bigint>) => fc.oneof({ weight: 3, arbitrary: figures.map((n): Told => ({ state: 'number', n })) }, { weight: 2, arbitrary: words })

/** Some cells of a form, filled in. */
const figures = fc.record(
  {
    people: number(fc.oneof(whole(20n), whole(999_999_999_999_999n))),
    area: number(fc.oneof(fc.bigInt(0n, 50_000n), fc.bigInt(0n, 9_999_999_999_999_999_999n))),
    money: number(whole(900_000_000_000_000n)),
    dialogue: number(fc.constantFrom(0n, TEN_THOUSANDTHS)),
    teams: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(whole(30n), whole(30n)).map(([a, b]): Told => ({ state: 'pair', a: a < b ? a : b, b: a < b ? b : a })) },
      { weight: 2, arbitrary: words },
    ),
  },
  { requiredKeys: [] },
)

const ACTS = ['submit', 'submit', 'accept', 'accept', 'return', 'lock', 'reopen'] as const
const unit = fc.constantFrom(...REPORTERS)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('save' as const), unit, figures, stale: fc.constantFrom(false, false, false, false, true) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom(...ACTS), unit, stale: fc.constantFrom(false, false, false, false, true) }) },
  // A run through to acceptance, so that sums come about often.
  { weight: 3, arbitrary: fc.record({ do: fc.constant('carry-through' as const), unit, figures }) },
)

type Form = { state: 'none' | 'draft' | 'submitted' | 'returned' | 'accepted' | 'locked'; revision: number; now: Map<string, Told>; counted: Map<string, Told> }

/** What ought to happen: who may do what is told once more, in the simplest words. */
class Model {
  readonly forms = new Map<number, Form>()

  form(unitId: number): Form {
    let form = this.forms.get(unitId)
    if (!form) this.forms.set(unitId, (form = { state: 'none', revision: 0, now: new Map(), counted: new Map() }))
    return form
  }

  after(unitId: number, act: (typeof ACTS)[number]): Form['state'] | undefined {
    const { state } = this.form(unitId)
    if (act === 'submit') return state === 'draft' || state === 'returned' ? 'submitted' : undefined
    if (act === 'accept') return state === 'submitted' ? 'accepted' : undefined
    if (act === 'return') return state === 'submitted' ? 'returned' : undefined
    if (act === 'lock') return state === 'accepted' ? 'locked' : undefined
    return state === 'accepted' || state === 'locked' ? 'returned' : undefined
  }

  /** The sum of a territory: everything that was accepted in it, added up from nothing. */
  sum(unitId: number, code: string): Sum {
    const inside = [...this.forms].filter(([each]) => country.unit(each).path.startsWith(country.unit(unitId).path))
    return addUp(inside.map(([, form]) => form.counted.get(code) ?? { state: 'empty' }), code === 'dialogue')
  }
}

async function save(model: Model, unitId: number, cells: Partial<Record<string, Told>>, stale: boolean): Promise<void> {
  const form = model.form(unitId)
  const given = Object.entries(cells).filter((each): each is [string, Told] => each[1] !== undefined)
  const result = await desk.save(unitId, Object.fromEntries(given.map(([code, told]) => [code, typed(code, told)])), stale ? form.revision + 7 : form.revision)
  const open = form.state === 'none' || form.state === 'draft' || form.state === 'returned'
  assert.equal(result.ok, open && (!stale || form.state === 'none'), `save in ${form.state}`)
  if (!result.ok) return
  for (const [code, told] of given) form.now.set(code, told)
  form.revision = result.value.revision
  if (form.state === 'none') form.state = 'draft'
}

async function act(model: Model, unitId: number, what: (typeof ACTS)[number], stale: boolean): Promise<void> {
  const form = model.form(unitId)
  const next = model.after(unitId, what)
  const result = await desk.act(unitId, what, stale ? form.revision - 1 : form.revision, 'Lý do')
  assert.equal(result.ok, next !== undefined && !stale, `${what} in ${form.state}`)
  if (!result.ok) return
  assert.equal(result.value.state, next)
  form.state = next!
  form.revision = result.value.revision
  if (what === 'accept') form.counted = new Map(form.now)
}

async function compare(model: Model): Promise<void> {
  const { catalogue, tree, period } = country
  const units = LEVELS.map((each) => country.unit(each))
  const cells = mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await readCells(tx, catalogue, tree, period, units))))
  for (const { unitId } of units) {
    for (const code of CODES) {
      assert.deepEqual(readOf(cells.get(unitId)?.get(code)), model.sum(unitId, code), `${unitId} ${code}`)
    }
  }
}

test('the kept sums are what a slow account of the accepted figures gives, at every level, after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), async (steps) => {
      await country.clear()
      const model = new Model()
      for (const [index, each] of steps.entries()) {
        if (each.do === 'save') await save(model, each.unit, each.figures, each.stale)
        else if (each.do !== 'carry-through') await act(model, each.unit, each.do, each.stale)
        else {
          if (model.form(each.unit).state !== 'none') await act(model, each.unit, 'reopen', false)
          await save(model, each.unit, each.figures, false)
          await act(model, each.unit, 'submit', false)
          await act(model, each.unit, 'accept', false)
        }
        if (index % 6 === 5) await compare(model)
      }
      await compare(model)
    }),
    { numRuns: 30 },
  )
})

const SOME: readonly (readonly [number, Record<string, string>])[] = [
  [UNIT.communes[0], { people: '1.250', area: '0,1', teams: '3/4', dialogue: 'có', money: 'KPS' }],
  [UNIT.communes[1], { people: '999.999.999.999.999', area: '0,2', teams: '0/0', dialogue: 'không', money: '5' }],
  [UNIT.communes[2], { people: 'KPS', area: '12.345.678,9012', teams: '7/9', dialogue: 'KAD' }],
  [UNIT.communes[3], { people: 'KAD', area: 'KPS', teams: 'KPS', dialogue: 'KPS', money: '1' }],
  [UNIT.agency, { people: '3' }],
  [UNIT.enterprise, { people: '4', money: '99' }],
  [UNIT.district, { people: '5', area: '7' }],
  [UNIT.far, { people: '6', teams: '1/1' }],
]

const rollups = () => country.look('select unit_id, indicator_id, path, trim_scale(total) as total, numerator, denominator, with_number, none_arose, not_applicable from rollup order by unit_id, indicator_id')

test('the order of the acceptances does not matter, nor who accepts at the same moment', async () => {
  for (const [unitId, figures] of SOME) await desk.accepted(unitId, figures)
  const kept = await rollups()
  assert.ok(kept.length > 10)

  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...SOME], { minLength: SOME.length }), async (order) => {
      await country.clear()
      for (const [unitId, figures] of order) await desk.accepted(unitId, figures)
      assert.deepEqual(await rollups(), kept)
    }),
    { numRuns: 4 },
  )

  for (let round = 0; round < 6; round++) {
    await country.clear()
    const sent = new Map<number, number>()
    for (const [unitId, figures] of SOME) {
      const saved = mustAccept(await desk.save(unitId, figures, 0))
      sent.set(unitId, mustAccept(await desk.act(unitId, 'submit', saved.revision)).revision)
    }
    const all = await Promise.all([...sent].map(([unitId, revision]) => desk.act(unitId, 'accept', revision)))
    for (const one of all) mustAccept(one)
    assert.deepEqual(await rollups(), kept, 'all at once')
  }
})

test('a unit, its children and the nation, read in one go', async () => {
  for (const [unitId, figures] of SOME) await desk.accepted(unitId, figures)
  await desk.accepted(UNIT.abroad, { people: '100', money: '1.000' })
  const { catalogue, tree, period } = country
  const units = [country.unit(UNIT.nation), country.unit(UNIT.province), ...tree.children(UNIT.province), ...tree.children(UNIT.district)]
  const read = mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await readAggregates(tx, catalogue, tree, period, units))))
  const figure = (unitId: number, code: string) => read.find(({ unit }) => unit.unitId === unitId)!.figures.get(code)! as Record<string, any>
  assert.deepEqual(read.map(({ unit }) => unit.unitId), units.map((each) => each.unitId), 'in the order asked')
  const people = (unitId: number) => String(figure(unitId, 'people')['number']?.units ?? figure(unitId, 'people')['state'])
  assert.equal(people(UNIT.district), String(1250 + 999_999_999_999_999 + 3 + 4 + 5))
  assert.equal(people(UNIT.province), '1000000000001267')
  assert.equal(people(UNIT.nation), '1000000000001367')
  assert.equal(people(UNIT.communes[0]), '1254', 'the commune with the enterprise under it')
  assert.equal(people(UNIT.communes[3]), 'not-applicable')
  assert.equal(people(UNIT.otherDistrict), '6')
  // Of the seven that ought to answer, the agency, the enterprise and the district have not.
  const dialogue = figure(UNIT.district, 'dialogue')
  assert.deepEqual([dialogue['state'], dialogue['expected'], dialogue['missing']], ['pair', 7, 3])
})

test('what another form or another period holds does not get in', async () => {
  await desk.accepted(UNIT.communes[0], { people: '10' })
  const { catalogue, tree, yearBefore } = country
  const [read] = mustAccept(
    await country.work(SYSTEM_SCOPE, async (tx) => accept(await readAggregates(tx, catalogue, tree, yearBefore, [country.unit(UNIT.district)]))),
  )
  assert.equal(read!.figures.get('people')!.state, 'missing')
})
