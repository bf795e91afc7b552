import type { Row } from './rows.ts'

/**
 * Numbers of one symbol and year are given in the order of the days. For each row that does not stand in that order:
 * how many days it lies outside what its nearest neighbours in the order allow.
 */
export function daysOutOfOrder(rows: readonly Row[]): Map<Row, number> {
  const series = Map.groupBy(rows, (row) => row.number.replace(/^\d+/, ''))
  const out = new Map<Row, number>()
  for (const list of series.values()) {
    const sorted = list.toSorted((a, b) => Number.parseInt(a.number, 10) - Number.parseInt(b.number, 10))
    const inOrder = longestRising(sorted)
    for (const [at, row] of sorted.entries()) {
      if (inOrder.has(at)) continue
      const before = sorted.slice(0, at).findLast((_, index) => inOrder.has(index))
      const after = sorted.find((_, index) => index > at && inOrder.has(index))
      const day = Date.parse(row.date)
      const late = after ? day - Date.parse(after.date) : 0
      const early = before ? Date.parse(before.date) - day : 0
      out.set(row, Math.max(late, early, 0) / 86_400_000)
    }
  }
  return out
}

/** Indices of a longest run of rows whose dates do not fall. */
function longestRising(rows: readonly Row[]): Set<number> {
  const length = rows.map(() => 1)
  const previous = rows.map(() => -1)
  let best = 0
  for (const [at, row] of rows.entries()) {
    for (let earlier = 0; earlier < at; earlier++) {
      if (rows[earlier]!.date <= row.date && length[earlier]! + 1 > length[at]!) {
        length[at] = length[earlier]! + 1
        previous[at] = earlier
      }
    }
    if (length[at]! > length[best]!) best = at
  }
  const found = new Set<number>()
  for (let at = best; at >= 0; at = previous[at]!) found.add(at)
  return found
}
