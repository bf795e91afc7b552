import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import type { PageContext } from '#web/house.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import type { Problem } from '#web/ui/index.ts'
import { LINE_ACTS } from './line-acts.ts'
import type { LinePlace } from '../store/index.ts'

/** What the address of the journal asks for. What it cannot mean is left out; a day that is none is a problem. */
export type AskedLines = {
  readonly unit: number | undefined
  readonly act: string | undefined
  readonly day: CalendarDate | undefined
  readonly dayText: string
  readonly form: string | undefined
  readonly period: string | undefined
  readonly before: LinePlace | undefined
  readonly problems: readonly Problem[]
}

export function askedLines(c: PageContext): AskedLines {
  const text = (name: string): string => (c.req.query(name) ?? '').toWellFormed().normalize('NFC').trim().slice(0, 80)
  const act = text('viec')
  const dayText = text('ngay')
  const day = dayText === '' ? undefined : parseTypedDate(dayText)
  return {
    unit: /^\d{1,7}$/.test(text('don-vi')) ? Number(text('don-vi')) : undefined,
    act: LINE_ACTS.find((each) => each === act),
    day: day?.ok ? day.value : undefined,
    dayText: day?.ok ? shortDate(day.value) : dayText,
    form: text('bieu') || undefined,
    period: text('ky') || undefined,
    before: readPlace(text('truoc')),
    problems: day && !day.ok ? [{ field: 'ngay', refusal: day.refusal }] : [],
  }
}

/** The same question, from another place on. */
export function linesHref(asked: AskedLines, before: LinePlace | undefined): string {
  const params = new URLSearchParams()
  if (asked.unit !== undefined) params.set('don-vi', String(asked.unit))
  if (asked.act !== undefined) params.set('viec', asked.act)
  if (asked.day !== undefined) params.set('ngay', asked.dayText)
  if (asked.form !== undefined) params.set('bieu', asked.form)
  if (asked.period !== undefined) params.set('ky', asked.period)
  if (before) params.set('truoc', `${before.at.getTime()}-${before.provinceId}-${before.seq}`)
  const text = params.toString()
  return text === '' ? '/nhat-ky' : `/nhat-ky?${text}`
}

function readPlace(text: string): LinePlace | undefined {
  const match = /^(\d{1,14})-(\d{1,7})-(\d{1,15})$/.exec(text)
  return match ? { at: new Date(Number(match[1])), provinceId: Number(match[2]), seq: Number(match[3]) } : undefined
}
