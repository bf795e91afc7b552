/** The three codes nearest to one that was mistyped, the nearest first; those that begin alike count as near. */
export function nearestCodes(given: string, codes: readonly string[]): string[] {
  const asked = given.toLowerCase()
  return codes
    .map((code) => ({ code, far: code.startsWith(asked) && asked.length > 2 ? 0.5 : distance(asked, code) }))
    .filter(({ code, far }) => far <= Math.max(2, code.length / 3))
    .toSorted((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1))
    .slice(0, 3)
    .map(({ code }) => code)
}

/** How many letters have to be set, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
