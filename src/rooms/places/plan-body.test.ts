import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import type { BodySpan, LocalBody } from './body.ts'
import { type ParentUnit, planChange, planEnd, planRegistration } from './plan-body.ts'
import { bodyKindOf, readBody } from './read-body.ts'

const d = calendarDate
const DISTRICT: ParentUnit = { unitId: 26251, name: 'Huyện KBang', stretches: [{ from: null, to: d('2025-06-30') }] }
const COMMUNE: ParentUnit = { unitId: 3236382, name: 'Xã Kbang', stretches: [{ from: d('2025-07-01'), to: null }] }
const PROVINCE: ParentUnit = { unitId: 1522, name: 'Tỉnh Gia Lai', stretches: [{ from: d('2025-07-01'), to: null }] }
const NO_FIGURES = { entered: null, sent: null }
const span = (over: Partial<BodySpan> = {}): BodySpan => ({
  from: d('2020-01-01'), to: null, code: 'CQ01', name: 'Phòng Nội vụ', kind: 'agency', parent: DISTRICT.unitId, ...over,
})
const change = (over: object = {}) => ({ from: d('2025-07-01'), name: 'Phòng Nội vụ', code: 'CQ01', kind: 'agency' as const, ...over })
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const body = (...spans: BodySpan[]): LocalBody => ({ unitId: 4_000_001, spans })

test('a body of a district ends with the district, and says so; a later end is refused', () => {
  const plan = mustAccept(planRegistration(span(), DISTRICT, []))
  assert.deepEqual(plan, { spans: [span({ to: d('2025-06-30') })], endsWithUnit: '2025-06-30' })
  assert.equal(mustAccept(planRegistration(span({ to: d('2025-06-30') }), DISTRICT, [])).endsWithUnit, null, 'an end that was asked for')
  assert.equal(code(planRegistration(span({ to: d('2025-07-01') }), DISTRICT, [])), 'bodies.outlives-parent')
  assert.equal(code(planRegistration(span({ from: d('2025-07-01') }), DISTRICT, [])), 'bodies.parent-not-then')
  assert.equal(code(planRegistration(span({ from: d('2025-06-30'), parent: COMMUNE.unitId }), COMMUNE, [])), 'bodies.parent-not-then')
})

test('a unit that only came under another keeps its bodies; a break ends them', () => {
  const cut = { ...DISTRICT, stretches: [{ from: null, to: d('2022-12-31') }, { from: d('2023-01-01'), to: null }] }
  assert.equal(mustAccept(planRegistration(span(), cut, [])).spans[0]!.to, null)
  const broken = { ...DISTRICT, stretches: [{ from: null, to: d('2022-12-31') }, { from: d('2023-01-02'), to: null }] }
  assert.equal(mustAccept(planRegistration(span(), broken, [])).spans[0]!.to, '2022-12-31')
})

test('a code and a name are given once under a unit at a time', () => {
  const other = { unitId: 4_000_009, span: span({ to: d('2022-12-31') }) }
  assert.equal(code(planRegistration(span({ name: 'Phòng Y tế' }), DISTRICT, [other])), 'bodies.code-taken')
  assert.equal(code(planRegistration(span({ code: 'CQ02', name: 'PHÒNG NỘI VỤ' }), DISTRICT, [other])), 'bodies.name-taken')
  assert.equal(code(planRegistration(span({ from: d('2023-01-01') }), DISTRICT, [other])), 'accepted')
  assert.equal(code(planRegistration(span({ parent: COMMUNE.unitId, from: d('2025-07-01') }), COMMUNE, [{ ...other, span: span() }])), 'accepted')
})

test('past the reform a body goes on under a commune or the province', () => {
  const ended = body(span({ to: d('2025-06-30') }))
  for (const parent of [COMMUNE, PROVINCE]) {
    const { spans } = mustAccept(planChange(ended, change(), parent, [], NO_FIGURES))
    assert.deepEqual(spans, [...ended.spans, span({ from: d('2025-07-01'), parent: parent.unitId })])
  }
  assert.equal(code(planChange(ended, change({ from: d('2025-06-30') }), COMMUNE, [], NO_FIGURES)), 'bodies.parent-not-then')
})

test('renamed from a day on; on its first day it is corrected', () => {
  const lasting = body(span({ from: d('2025-07-01'), parent: COMMUNE.unitId }))
  const renamed = mustAccept(planChange(lasting, change({ from: d('2026-03-01'), name: 'Phòng Văn hóa' }), COMMUNE, [], NO_FIGURES))
  assert.deepEqual(renamed.spans.map(({ from, to, name }) => [from, to, name]), [
    ['2025-07-01', '2026-02-28', 'Phòng Nội vụ'],
    ['2026-03-01', null, 'Phòng Văn hóa'],
  ])
  const corrected = mustAccept(planChange(lasting, change({ name: 'Phòng Văn hóa' }), COMMUNE, [], NO_FIGURES))
  assert.equal(corrected.spans.length, 1)
  assert.equal(code(planChange(lasting, change(), COMMUNE, [], NO_FIGURES)), 'bodies.nothing-changed')
  assert.equal(code(planChange(lasting, change({ from: d('2025-06-30'), name: 'X' }), COMMUNE, [], NO_FIGURES)), 'bodies.changed-later')
})

test('where there are figures, a body stays where it was until the end of their period', () => {
  const lasting = body(span({ from: d('2025-07-01'), parent: COMMUNE.unitId }))
  const draft = { entered: d('2026-12-31'), sent: null }
  const move = (from: string, reported: typeof draft | { entered: CalendarDate; sent: CalendarDate }) =>
    code(planChange(lasting, change({ from: d(from) }), PROVINCE, [], reported))
  assert.equal(move('2026-12-31', draft), 'bodies.has-figures')
  assert.equal(move('2027-01-01', draft), 'accepted')
  assert.equal(code(planChange(lasting, change({ from: d('2026-06-01'), kind: 'enterprise' }), COMMUNE, [], draft)), 'bodies.has-figures')
  assert.equal(code(planChange(lasting, change({ from: d('2026-06-01'), name: 'Phòng Văn hóa' }), COMMUNE, [], draft)), 'accepted', 'a name moves no figure')
  assert.equal(code(planEnd(lasting, d('2026-12-30'), COMMUNE, [], draft)), 'accepted', 'a draft holds nobody')
  const sent = { entered: d('2026-12-31'), sent: d('2026-12-31') }
  assert.equal(code(planEnd(lasting, d('2026-12-30'), COMMUNE, [], sent)), 'bodies.has-figures')
  assert.equal(code(planEnd(lasting, d('2026-12-31'), COMMUNE, [], sent)), 'accepted')
})

test('an end: not before the last change, not beyond the unit, again only another one', () => {
  const lasting = body(span({ to: d('2025-06-30') }))
  assert.equal(code(planEnd(lasting, d('2019-12-31'), DISTRICT, [], NO_FIGURES)), 'bodies.ends-before-last-change')
  assert.equal(code(planEnd(lasting, d('2025-07-01'), DISTRICT, [], NO_FIGURES)), 'bodies.outlives-parent')
  assert.equal(code(planEnd(lasting, d('2025-06-30'), DISTRICT, [], NO_FIGURES)), 'bodies.nothing-changed')
  assert.equal(mustAccept(planEnd(lasting, d('2022-03-31'), DISTRICT, [], NO_FIGURES)).spans[0]!.to, '2022-03-31')
  const taken = { unitId: 4_000_009, span: span({ from: d('2022-04-01') }) }
  const early = body(span({ to: d('2022-03-31') }))
  assert.equal(code(planEnd(early, d('2022-04-01'), DISTRICT, [taken], NO_FIGURES)), 'bodies.code-taken', 'longer than before, into another’s time')
})

test('whatever is done, one span follows the other, within the days of its unit, and only the last may be open', () => {
  const parents = [DISTRICT, COMMUNE, PROVINCE]
  const day = fc.integer({ min: 0, max: 2600 }).map((days) => addDays(d('2020-01-01'), days))
  const act = fc.record({ day, parent: fc.constantFrom(...parents), name: fc.constantFrom('A', 'B', 'C'), end: fc.boolean() })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
      let spans = mustAccept(planRegistration(span(), DISTRICT, [])).spans
      for (const { day: on, parent, name, end } of acts) {
        const held = body(...spans)
        const own = parents.find(({ unitId }) => unitId === spans.at(-1)!.parent)!
        const plan = end ? planEnd(held, on, own, [], NO_FIGURES) : planChange(held, change({ from: on, name }), parent, [], NO_FIGURES)
        if (plan.ok) spans = plan.value.spans
        for (const [at, each] of spans.entries()) {
          const under = parents.find(({ unitId }) => unitId === each.parent)!.stretches[0]!
          assert.ok((under.from === null || under.from <= each.from) && (under.to === null || (each.to !== null && each.to <= under.to)))
          assert.ok(each.to === null ? at === spans.length - 1 : each.from <= each.to)
          if (at > 0) assert.ok(daysBetween(spans[at - 1]!.to!, each.from) >= 1)
        }
      }
    }),
  )
})

test('fields are read as officials write them, and all that is wrong is said at once', () => {
  const good = { name: ' Trường  THCS Kbang ', kind: 'Đơn vị sự nghiệp', code: '', parent: '23638', from: '1/7/2025', to: '' }
  assert.deepEqual(readBody(good), {
    value: { name: 'Trường THCS Kbang', kind: 'agency', code: '', parent: '23638', from: '2025-07-01', to: null }, problems: [],
  })
  assert.equal(bodyKindOf('DOANH NGHIỆP'), 'enterprise')
  assert.equal(bodyKindOf('xã'), undefined)
  const codes = (over: object) => readBody({ ...good, ...over }).problems.map(({ field, refusal }) => `${field} ${refusal.code}`)
  assert.deepEqual(codes({ name: '', kind: '', parent: '', from: '' }), [
    'name bodies.name-empty', 'kind bodies.kind-empty', 'parent bodies.parent-empty', 'from bodies.from-empty',
  ])
  assert.deepEqual(codes({ name: 'a'.repeat(301), kind: 'xã', code: 'a b', from: '31/02/2026', to: 'mai' }), [
    'name bodies.name-long', 'kind bodies.kind-strange', 'code bodies.code-form', 'from date.does-not-exist', 'to date.form',
  ])
  assert.deepEqual(codes({ to: '30/6/2025' }), ['to bodies.ends-before-it-begins'])
  assert.deepEqual(codes({ code: '0100109106-001' }), [])
})
