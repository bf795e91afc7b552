import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import type { BodySpan } from './body.ts'
import { passOn, type Succession } from './pass-on.ts'
import type { LineageStep, Unit } from './unit.ts'

const d = calendarDate
const commune = (id: number, to: string | null): Unit => ({
  id, level: 'commune', alsoWritten: [],
  spans: [{ from: null, to: to === null ? null : d(to), code: '1', name: 'X', kind: 'xa', parent: 1521 }],
})
const step = (from: number, to: number | null, date: string, share: LineageStep['share'] = 'whole'): LineageStep => ({
  from, to, date: d(date), share, basis: 'x', confidence: 'V',
})
function places(units: readonly Unit[], steps: readonly LineageStep[]): Succession {
  return { find: (id) => units.find((unit) => unit.id === id), successors: (id) => steps.filter(({ from }) => from === id) }
}
const [A, B, C] = [3000011, 3000021, 3000031]
const hamlet: BodySpan = { from: d('2020-01-01'), to: null, code: 'L1', name: 'Làng Kgiang', kind: 'thon', parent: A }

test('a hamlet goes on under the successor of its commune, over two mergers, without a day between', () => {
  const two = places([commune(A, '2024-10-31'), commune(B, '2025-06-30'), commune(C, null)], [step(A, B, '2024-11-01'), step(B, C, '2025-07-01')])
  const spans = passOn(6000001, [hamlet], two)
  assert.deepEqual(spans.map(({ from, to, parent }) => [from, to, parent]), [
    ['2020-01-01', '2024-10-31', A], ['2024-11-01', '2025-06-30', B], ['2025-07-01', null, C],
  ])
  assert.deepEqual(spans.map(({ code }) => code), ['L1', '6000001', '6000001'])
  assert.deepEqual(passOn(6000001, spans, two), spans)
})

test('where the commune was divided, or nobody knows, it is not passed on', () => {
  const units = [commune(A, '2025-06-30'), commune(B, null), commune(C, null)]
  for (const steps of [
    [step(A, B, '2025-07-01', 'part'), step(A, C, '2025-07-01', 'part')],
    [step(A, null, '2025-07-01', 'unknown')],
    [],
    [step(A, B, '2025-08-01')],
  ]) assert.deepEqual(passOn(6000001, [hamlet], places(units, steps)), [hamlet])
})

test('what has an end of its own keeps it, and a commune that lasts changes nothing', () => {
  const merged = places([commune(A, '2025-06-30'), commune(B, null)], [step(A, B, '2025-07-01')])
  const ended = { ...hamlet, to: d('2023-12-31') }
  assert.deepEqual(passOn(6000001, [ended], merged), [ended])
  assert.deepEqual(passOn(6000001, [hamlet], places([commune(A, null)], [])), [hamlet])
})
