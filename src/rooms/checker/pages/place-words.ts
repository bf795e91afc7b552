import type { Words } from '#words/words.ts'
import type { DocumentPlace } from '../place-of.ts'

/** `trang 2`, `bảng 1, hàng 3, cột 2`: where an author looks for it in the file. */
export function placeWords(place: DocumentPlace, w: Words): string {
  const parts: string[] = []
  if (place.page !== undefined) parts.push(w('checker.place.page', { page: place.page }))
  if (place.table !== undefined) {
    parts.push(w('checker.place.table', { table: place.table }))
    if (place.row !== undefined) parts.push(w('checker.place.cell', { row: place.row, column: place.column }))
  } else if (place.paragraph !== undefined && place.page === undefined) parts.push(w('checker.place.paragraph', { paragraph: place.paragraph }))
  return parts.join(', ')
}
