import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { textReport } from '../text-report.ts'
import { checkAside, checkHere } from './check-aside.ts'

const TODAY = calendarDate('2026-11-23')

test('a long report is checked aside, with the same findings, while others are served', async () => {
  const source = textReport(`Có 45/60 hộ (80%) đạt chuẩn.\n${'Các thôn, làng họp bàn công khai mức đóng góp. '.repeat(6000)}\nNgày 31/02/2020 đã họp.\n`)
  const asked = { source, given: undefined, today: TODAY, options: { only: ['percent', 'date'] } }
  let served = 0
  const others = setInterval(() => (served += 1), 5)
  const aside = await checkAside(asked)
  clearInterval(others)
  assert.ok(served > 5, `${served}`)
  assert.deepEqual(aside, checkHere(asked))
  assert.equal(aside.findings.length, 2)
})
