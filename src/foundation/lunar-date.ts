import { addDays, type CalendarDate } from './calendar-date.ts'

/**
 * The Vietnamese lunar calendar, worked out for UTC+7 (the clock of Viet Nam since 1968; years before are refused).
 * Not the Chinese one: New Year of 2007 and of 2030 fall a day earlier in Viet Nam.
 *
 * A month begins on the day of the new moon; the eleventh month holds the winter solstice; where thirteen months lie
 * between two eleventh months, the first without a principal term is a leap month.
 */
export const FIRST_LUNAR_YEAR = 1968

const HOURS_AHEAD = 7

/** Day number (of noon, as astronomers count) of a calendar day. 1970-01-01 is 2440588. */
const EPOCH = 2_440_588
const dayOf = (number: number): CalendarDate => addDays('1970-01-01' as CalendarDate, number - EPOCH)

/** The day of a day and month of a lunar year; never the leap month. A year before 1968 is a fault. */
export function dayOfLunar(year: number, month: number, day: number): CalendarDate {
  if (!Number.isInteger(year) || year < FIRST_LUNAR_YEAR || year > 2199) throw new Error(`no lunar calendar for ${year}`)
  return addDays(dayOf(firstOfMonth(year, month)), day - 1)
}

function firstOfMonth(year: number, month: number): number {
  const [before, after] = month >= 11 ? [eleventhMonth(year), eleventhMonth(year + 1)] : [eleventhMonth(year - 1), eleventhMonth(year)]
  const nth = Math.round((before - 2_415_021.076998695) / 29.530588853)
  let offset = month >= 11 ? month - 11 : month + 1
  if (after - before > 365) {
    const leap = leapOffset(nth)
    if (offset >= leap) offset += 1
  }
  return newMoon(nth + offset)
}

/** First day of the month that holds the winter solstice of a year. */
function eleventhMonth(year: number): number {
  const off = dayNumber(year, 12, 31) - 2_415_021
  const nth = Math.floor(off / 29.530588853)
  const start = newMoon(nth)
  return sunSector(start) >= 9 ? newMoon(nth - 1) : start
}

/** Which month after the eleventh repeats: the first of two moons in one sector of the sun. */
function leapOffset(nth: number): number {
  let at = 1
  let sector = sunSector(newMoon(nth + at))
  for (;;) {
    const last = sector
    at += 1
    sector = sunSector(newMoon(nth + at))
    if (sector === last || at >= 14) return at - 1
  }
}

function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + EPOCH
}

/** The day, in Viet Nam, of the n-th new moon after that of 1900-01-01 (J. Meeus, Astronomical Algorithms). */
function newMoon(nth: number): number {
  const t = nth / 1236.85
  const rad = Math.PI / 180
  const mean = 2_415_020.75933 + 29.53058868 * nth + 0.0001178 * t ** 2 - 0.000000155 * t ** 3 + 0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t ** 2) * rad)
  const sun = (359.2242 + 29.10535608 * nth - 0.0000333 * t ** 2 - 0.00000347 * t ** 3) * rad
  const moon = (306.0253 + 385.81691806 * nth + 0.0107306 * t ** 2 + 0.00001236 * t ** 3) * rad
  const node = (21.2964 + 390.67050646 * nth - 0.0016528 * t ** 2 - 0.00000239 * t ** 3) * rad
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) + 0.0021 * Math.sin(2 * sun) - 0.4068 * Math.sin(moon) + 0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) + 0.0104 * Math.sin(2 * node) - 0.0051 * Math.sin(sun + moon) - 0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) - 0.0004 * Math.sin(2 * node - sun) - 0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) + 0.0005 * Math.sin(2 * moon + sun)
  const aheadOfUniversal = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return Math.floor(mean + correction - aheadOfUniversal + 0.5 + HOURS_AHEAD / 24)
}

/** In which twelfth of its way the sun stands when a day begins in Viet Nam: 0 from the spring equinox, 9 from the winter solstice. */
function sunSector(day: number): number {
  const t = (day - 2_451_545.5 - HOURS_AHEAD / 24) / 36525
  const rad = Math.PI / 180
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3) * rad
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t ** 2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * Math.sin(anomaly) + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) + 0.00029 * Math.sin(3 * anomaly)
  const longitude = (((mean + centre) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}
