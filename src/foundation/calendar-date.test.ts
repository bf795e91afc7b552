import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, daysBetween, dayInVietNam, longDate, parseCalendarDate, shortDate } from './calendar-date.ts'

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => calendarDate(date.toISOString().slice(0, 10)))

describe('a calendar date', () => {
  it('is refused where no such day exists', () => {
    for (const text of ['2021-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '20-01-01', '2020-01-01T00:00', '']) {
      assert.equal(parseCalendarDate(text).ok, false, text)
    }
    assert.equal(parseCalendarDate('2020-02-29').ok, true)
  })

  it('is written as officials write it: a zero before days under 10 and months 1 and 2 only', () => {
    assert.equal(shortDate(calendarDate('2026-02-03')), '03/02/2026')
    assert.equal(shortDate(calendarDate('2025-07-01')), '01/7/2025')
    assert.equal(shortDate(calendarDate('2020-10-30')), '30/10/2020')
    assert.equal(longDate(calendarDate('2026-02-03')), 'ngày 03 tháng 02 năm 2026')
    assert.equal(longDate(calendarDate('2026-03-05')), 'ngày 05 tháng 3 năm 2026')
  })

  it('is that of Viet Nam, seven hours ahead', () => {
    assert.equal(dayInVietNam(new Date('2025-06-30T16:59:59Z')), '2025-06-30')
    assert.equal(dayInVietNam(new Date('2025-06-30T17:00:00Z')), '2025-07-01')
  })

  it('is as far from a day as it was moved', () => {
    fc.assert(fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => daysBetween(from, addDays(from, days)) === days))
  })
})
