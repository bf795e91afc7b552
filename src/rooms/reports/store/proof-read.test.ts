import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { smallReport } from '../testing/small-report.ts'
import { proofRead } from './proof-read.ts'

const TODAY = calendarDate('2026-11-23')

test('a draft is checked as any report is; what the printer sees to is not told', async () => {
  const source = smallReport()
  const codes = (await proofRead(source, TODAY)).map(({ code }) => code)
  for (const code of ['form.parts', 'form.place-date', 'form.end-mark']) assert.ok(!codes.includes(code), code)
  // The figures of the fixture contradict each other: eight enterprises of seven have a trade union.
  assert.ok(codes.includes('sum.part-over-whole'), codes.join(', '))
})

test('the same draft is read once', async () => {
  assert.equal(await proofRead(smallReport(), TODAY), await proofRead(smallReport(), TODAY))
})
