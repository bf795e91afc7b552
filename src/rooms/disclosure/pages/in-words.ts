import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import type { Words } from '#words/words.ts'
import type { Discloser, DutyRule, PlaceKind } from '../index.ts'

/** `khoản 7 Điều 11` for `Đ11.7`, `điểm a khoản 1 Điều 64` for `Đ64.1.a`. */
export function articleText(article: string, w: Words): string {
  const match = /Đ(\d+)(?:\.(\d+))?(?:\.(\p{L}+))?$/u.exec(article)
  if (!match) return article
  const [, of, clause, point] = match
  if (point) return w('disclosure.article-point', { article: of, clause, point })
  return clause ? w('disclosure.article-clause', { article: of, clause }) : w('disclosure.article', { article: of })
}

/** An item as officials choose it: `Khoản 7. Chính sách hỗ trợ …`. */
export function itemText(rule: DutyRule, w: Words): string {
  return w('disclosure.item-title', { item: rule.item, title: rule.title[w.lang] })
}

export function formText(discloser: Discloser, form: string, w: Words): string {
  const key = `papers.form.${discloser}.${form}`
  return w.has(key) ? w(key) : form
}

export function placeText(place: PlaceKind, w: Words): string {
  return w(`papers.place.${place}`)
}

/** `Từ 02/3/2026 đến 01/4/2026`, `Từ 02/3/2026`. */
export function timeOfShowing({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null }, w: Words): string {
  return to === null ? w('disclosure.since', { from: shortDate(from) }) : w('disclosure.from-to', { from: shortDate(from), to: shortDate(to) })
}

/** How the texts can be read otherwise. */
export function readingText(id: string, w: Words): string {
  const key = `law.reading.${id}`
  return w.has(key) ? w(key) : w('disclosure.reading-other')
}

/** `Niêm yết: Nhà văn hóa làng Kgiang`, `Phát trên hệ thống truyền thanh`: only posting needs to say where. */
export function whereText(discloser: Discloser, shown: { readonly form: string; readonly place: PlaceKind; readonly placeName?: string }, w: Words): string {
  const form = formText(discloser, shown.form, w)
  const place = shown.placeName || (shown.form === 'a' ? placeText(shown.place, w) : '')
  return place ? w('disclosure.form-at', { form, place }) : form
}
