import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { type Lang, words } from '#words/words.ts'

/**
 * `Xã Tơ Tung`: the proper name of a unit with its kind, as it stands on an office. A unit
 * that is no more says until when it was (`Tỉnh Gia Lai (đến 30/6/2025)`), since its successor often bears its name.
 */
export function unitFullName(unit: { kind: string; name: string; until: string }, today: CalendarDate, lang: Lang = 'vi'): string {
  const w = words(lang)
  const name = w(`places.name.${unit.kind}`, { name: unit.name })
  return unit.until < today ? w('offices.unit-until', { name, date: shortDate(unit.until as CalendarDate) }) : name
}
