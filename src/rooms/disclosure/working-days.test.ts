import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { computedDaysOff, isWeekend, weekdayOf, WorkingDays } from '#foundation/working-days.ts'
import { parseHolidays, parseWorkingDays } from './index.ts'
import { loadWorkingDays } from './store/load-working-days.ts'

const LAW = new URL('../../../law/', import.meta.url)
const HOLIDAYS = readFileSync(new URL('holidays.tsv', LAW), 'utf8')
const DAYS = readFileSync(new URL('working-days.tsv', LAW), 'utf8')
const CALENDAR = loadWorkingDays()

/** Weekdays off and Saturdays worked as announced, day by day. */
const PUBLISHED: Readonly<Record<number, { readonly off: string; readonly worked: string }>> = {
  2021: { off: '1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9', worked: '' },
  2022: { off: '3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9', worked: '' },
  2023: { off: '2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9', worked: '' },
  2024: { off: '1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9', worked: '4/5' },
  2025: { off: '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9', worked: '26/4' },
  2026: { off: '1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11', worked: '10/1 22/8' },
}
const SWAPPED: Readonly<Record<number, string>> = { 2024: '29/4', 2025: '2/5', 2026: '2/1 31/8' }

function days(year: number, text: string): CalendarDate[] {
  return text === '' ? [] : text.split(' ').map((each) => {
    const [day, month] = each.split('/')
    return calendarDate(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
  })
}

function everyDay(year: number): CalendarDate[] {
  const all: CalendarDate[] = []
  for (let day = calendarDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) all.push(day)
  return all
}

describe('the calendar of working days', () => {
  for (const [text, { off, worked }] of Object.entries(PUBLISHED)) {
    const year = Number(text)
    it(`${year} is as announced, day by day`, () => {
      const [offDays, workedDays] = [new Set(days(year, off)), new Set(days(year, worked))]
      for (const day of everyDay(year)) {
        const expected = workedDays.has(day) || (!isWeekend(day) && !offDays.has(day))
        assert.equal(CALENDAR.isWorkingDay(day), expected, `${day}: ${CALENDAR.whyOff(day)}`)
      }
      assert.equal(CALENDAR.known(year), 'V')
    })

    it(`${year} follows from the law but for the swapped days`, () => {
      const computed = [...computedDaysOff(mustAccept(parseHolidays(HOLIDAYS)), year).keys()].filter((day) => !isWeekend(day)).toSorted()
      const swapped = new Set(days(year, SWAPPED[year] ?? ''))
      assert.deepEqual(computed, days(year, off).filter((day) => !swapped.has(day)).toSorted())
    })
  }

  it('gives 2027 as the law has it, and says that it is not announced', () => {
    const off = everyDay(2027).filter((day) => !isWeekend(day) && !CALENDAR.isWorkingDay(day))
    assert.deepEqual(off, days(2027, '1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11'))
    assert.equal(CALENDAR.known(2027), 'S')
    assert.equal(CALENDAR.known(2028), 'M')
    assert.match(CALENDAR.sourceOf(2027) ?? '', /chưa công bố/)
    assert.match(CALENDAR.sourceOf(2024) ?? '', /5015/)
    assert.equal(CALENDAR.sourceOf(2031), undefined)
  })

  it('says why a day is off', () => {
    const why = (day: string) => CALENDAR.whyOff(calendarDate(day))
    assert.equal(why('2026-11-24'), 'culture-day')
    assert.equal(why('2026-11-23'), undefined)
    assert.equal(why('2025-11-24'), undefined)
    assert.equal(why('2024-04-29'), 'swap')
    assert.equal(why('2024-05-04'), undefined)
    assert.equal(why('2024-05-05'), 'weekend')
    assert.equal(why('2023-04-29'), 'hung-kings')
    assert.equal(why('2023-05-02'), 'make-up')
    assert.equal(why('2020-09-03'), undefined)
    assert.equal(why('2030-02-02'), 'tet')
  })

  it('makes no day up for the day of culture, which the labour code does not name', () => {
    assert.equal(weekdayOf(calendarDate('2029-11-24')), 6)
    assert.ok(CALENDAR.isWorkingDay(calendarDate('2029-11-26')))
  })

  it('counts forward and back, and between', () => {
    const day = calendarDate('2024-04-26')
    assert.equal(CALENDAR.addWorkingDays(day, 5), '2024-05-07')
    assert.equal(CALENDAR.addWorkingDays(day, 0), day)
    assert.equal(CALENDAR.addWorkingDays(calendarDate('2024-05-07'), -5), day)
    assert.equal(CALENDAR.workingDaysBetween(day, calendarDate('2024-05-07')), 5)
    assert.equal(CALENDAR.workingDaysBetween(calendarDate('2024-05-07'), day), 0)
    assert.equal(CALENDAR.nextWorkingDay(calendarDate('2026-02-14')), '2026-02-23')
    assert.equal(CALENDAR.nextWorkingDay(calendarDate('2026-02-13')), '2026-02-13')
  })

  it('is as sure as its least sure year', () => {
    assert.equal(CALENDAR.knownBetween(calendarDate('2025-12-30'), calendarDate('2026-01-05')), 'V')
    assert.equal(CALENDAR.knownBetween(calendarDate('2026-12-30'), calendarDate('2027-01-05')), 'S')
    assert.equal(CALENDAR.knownBetween(calendarDate('2026-12-30'), calendarDate('2028-01-05')), 'M')
  })

  it('has no answer for years without a calendar', () => {
    assert.throws(() => CALENDAR.isWorkingDay(calendarDate('1999-12-31')), /1999/)
    assert.throws(() => CALENDAR.isWorkingDay(calendarDate('2200-01-01')), /2200/)
  })

  const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(calendarDate('2012-01-01'), n))
  it('adding and counting agree with a walk over every day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = CALENDAR.addWorkingDays(from, n)
        const walked: CalendarDate[] = []
        for (let each = addDays(from, 1); each <= to; each = addDays(each, 1)) if (CALENDAR.isWorkingDay(each)) walked.push(each)
        assert.equal(walked.length, n)
        assert.equal(walked.at(-1), to)
        assert.equal(CALENDAR.workingDaysBetween(from, to), n)
      }),
    )
  })

  it('one more holiday never brings a day nearer', () => {
    const holidays = mustAccept(parseHolidays(HOLIDAYS))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (from, n, month, date) => {
        const without = new WorkingDays(holidays, [])
        const extra = { id: 'extra', calendar: 'solar' as const, month, day: date, before: 0, days: 1, neighbour: false, makeUp: true, from: 2000, to: null }
        assert.ok(new WorkingDays([...holidays, extra], []).addWorkingDays(from, n) >= without.addWorkingDays(from, n))
      }),
    )
  })
})

describe('the files of the calendar', () => {
  const problem = (holidays: string, lines: string) => {
    const read = parseWorkingDays(holidays, lines)
    return read.ok ? 'none' : read.refusal['problem']
  }
  it('are read strictly', () => {
    assert.equal(problem(HOLIDAYS, DAYS), 'none')
    const more = (line: string) => problem(HOLIDAYS, `${DAYS}${line}\n`)
    assert.equal(more('2028\toff\t2028-01-03\tswap\tV\t'), 'date')
    assert.equal(more('2026\toff\t2025-03-03\tswap\tV\t'), 'date')
    assert.equal(more('2026\toff\t2026-02-31\tswap\tV\t'), 'date')
    assert.equal(more('2026\toff\t2026-11-22\tswap\tV\t'), 'kind')
    assert.equal(more('2026\toff\t2026-11-23\t\tV\t'), 'kind')
    assert.equal(more('2026\tworked\t2026-11-23\tswap\tV\t'), 'kind')
    assert.equal(more('2026\toff\t2026-11-24\tculture-day\tV\t'), 'repeated')
    assert.equal(more('2026\tyear\t\t\tV\tagain'), 'year')
    assert.equal(more('2028\tyear\t\t\tV\t'), 'year')
    assert.equal(more('1990\tyear\t\t\tV\tx'), 'year')
    assert.equal(more('2028\tyear\t\t\tX\tx'), 'confidence')
    assert.equal(more('2028\tyear'), 'columns')
    const holiday = (from: string, to: string) => problem(HOLIDAYS.replace(from, to), DAYS)
    assert.equal(holiday('solar', 'Solar'), 'calendar')
    assert.equal(holiday('solar\t1\t1', 'solar\tone\t1'), 'day')
    assert.equal(holiday('\tyes\t2000', '\tmaybe\t2000'), 'make_up')
    assert.equal(holiday('\tyes\t2000', '\tyes\tlong ago'), 'from')
    assert.equal(holiday('\tV\t', '\tA\t'), 'confidence')
    assert.equal(holiday('id\t', 'name\t'), 'heading')
  })

  it('a decided swap moves the day: Monday 23/11/2026, were it swapped with Saturday 28/11', () => {
    const swapped = mustAccept(parseWorkingDays(HOLIDAYS, `${DAYS}2026\toff\t2026-11-23\tswap\tV\t\n2026\tworked\t2026-11-28\tswap\tV\t\n`))
    assert.equal(CALENDAR.addWorkingDays(calendarDate('2026-11-20'), 2), '2026-11-25')
    assert.equal(swapped.addWorkingDays(calendarDate('2026-11-20'), 2), '2026-11-26')
    assert.equal(swapped.addWorkingDays(calendarDate('2026-11-20'), 4), '2026-11-28')
  })
})
