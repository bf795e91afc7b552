import { parseCalendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Period } from './catalogue.ts'
import { CheckedObject, checkedInteger, checkedText, NotAsExpected } from './checked-json.ts'
import { readText } from './parse-catalogue.ts'

/** Reads the reporting periods, strictly. Refusal: `indicators.catalogue` with `at` and `problem`. */
export function parsePeriods(json: unknown): Result<Period[]> {
  try {
    const object = new CheckedObject(json, 'periods')
    const periods = object.list('periods', readPeriod)
    object.end()
    checkTogether(periods)
    return accept(periods)
  } catch (fault) {
    if (fault instanceof NotAsExpected) return refuse({ code: 'indicators.catalogue', at: fault.at, problem: fault.problem })
    throw fault
  }
}

function readPeriod(json: unknown, at: string): Period {
  const object = new CheckedObject(json, at)
  const due = object.object('due')
  const period: Period = {
    id: object.text('id'),
    form: object.text('form'),
    label: readText(object, 'label'),
    from: readDate(object, 'from'),
    to: readDate(object, 'to'),
    due: {
      commune: readDate(due, 'commune'),
      ...(due.has('body') ? { body: readDate(due, 'body') } : {}),
      ...(due.has('district') ? { district: readDate(due, 'district') } : {}),
      ...(due.has('province') ? { province: readDate(due, 'province') } : {}),
    },
    reminderDays: object.list('reminderDays', (item, itemAt) => checkedInteger(item, 0, 365, itemAt)),
    recipients: object.list('recipients', (item, itemAt) => readText(new CheckedObject({ name: item }, itemAt), 'name')),
    ...(object.has('previous') ? { previous: object.text('previous') } : {}),
    confidence: object.oneOf('confidence', ['V', 'S', 'M']),
    source: object.text('source'),
  }
  due.end()
  object.end()
  if (period.from > period.to) throw new NotAsExpected(`${at}.to`, 'ends-before-it-begins')
  return period
}

function readDate(object: CheckedObject, key: string): CalendarDate {
  const date = parseCalendarDate(checkedText(object.take(key), `${object.at}.${key}`))
  if (!date.ok) throw new NotAsExpected(`${object.at}.${key}`, 'date-expected')
  return date.value
}

function checkTogether(periods: readonly Period[]): void {
  for (const period of periods) {
    const same = periods.filter((other) => other.id === period.id && other.form === period.form)
    if (same.length > 1) throw new NotAsExpected('periods', `repeated: ${period.form} ${period.id}`)
    if (period.previous === undefined) continue
    if (!periods.some((other) => other.form === period.form && other.id === period.previous)) {
      throw new NotAsExpected('periods', `no-such-period: ${period.form} ${period.previous}`)
    }
  }
}
