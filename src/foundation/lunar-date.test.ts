import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, calendarDate, daysBetween } from './calendar-date.ts'
import { dayOfLunar } from './lunar-date.ts'

/** First day of Tết as published, 1990 to 2050. */
const TET = `
  1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31 1996-02-19 1997-02-07 1998-01-28 1999-02-16
  2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26
  2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05
  2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13
  2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24
  2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26 2048-02-14 2049-02-02
  2050-01-23`
  .trim()
  .split(/\s+/)

/** The Chinese calendar that the platform has: the same but for the clock of Beijing, and not exact to the minute. */
const CHINESE = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

function chineseNewYear(year: number): string {
  for (let day = calendarDate(`${year}-01-20`); ; day = addDays(day, 1)) {
    const parts = Object.fromEntries(CHINESE.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]))
    if (parts['month'] === '1' && parts['day'] === '1') return day
  }
}

describe('the lunar calendar of Viet Nam', () => {
  it('has Tết on the days that were published', () => {
    assert.equal(TET.length, 61)
    assert.deepEqual(TET.map((_, at) => dayOfLunar(1990 + at, 1, 1)), TET)
  })

  it('is within a day of the Chinese one that the platform has, but for 1985, when the leap month was another', () => {
    const days = Array.from({ length: 83 }, (_, at) => 1970 + at).map((year) => [year, daysBetween(dayOfLunar(year, 1, 1), calendarDate(chineseNewYear(year)))] as const)
    assert.deepEqual(days.filter(([, apart]) => Math.abs(apart) > 1), [[1985, 30]])
    assert.ok(days.filter(([, apart]) => apart !== 0).length <= 4)
  })

  it('has New Year a day before Beijing where the new moon falls in the hour between them: 2007, 2030', () => {
    assert.deepEqual([dayOfLunar(2007, 1, 1), dayOfLunar(2030, 1, 1)], ['2007-02-17', '2030-02-02'])
  })

  it('has the day of the Hùng Kings where it was kept', () => {
    const kept = ['2021-04-21', '2022-04-10', '2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16']
    assert.deepEqual(kept.map((_, at) => dayOfLunar(2021 + at, 3, 10)), kept)
  })

  it('passes over leap months: the third month of 2023 comes after a leap second', () => {
    assert.equal(daysBetween(dayOfLunar(2023, 2, 1), dayOfLunar(2023, 3, 1)), 59)
    assert.equal(daysBetween(dayOfLunar(2024, 2, 1), dayOfLunar(2024, 3, 1)), 30)
    // 2033: the leap month comes after the eleventh.
    assert.equal(daysBetween(dayOfLunar(2033, 11, 1), dayOfLunar(2033, 12, 1)), 59)
  })

  it('has months of 29 or 30 days, one after the other, or a leap month between', () => {
    for (let year = 1990; year < 2100; year++) {
      for (let month = 1; month <= 12; month++) {
        const next = month === 12 ? dayOfLunar(year + 1, 1, 1) : dayOfLunar(year, month + 1, 1)
        const days = daysBetween(dayOfLunar(year, month, 1), next)
        assert.ok([29, 30, 58, 59, 60].includes(days), `${year}/${month}: ${days}`)
      }
    }
  })

  it('answers for no year in which Viet Nam kept another clock', () => {
    assert.throws(() => dayOfLunar(1967, 1, 1), /1967/)
    assert.throws(() => dayOfLunar(2200, 1, 1), /2200/)
    assert.throws(() => dayOfLunar(2020.5, 1, 1))
  })
})
