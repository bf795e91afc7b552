/**
 * Whether two numbers as written differ as a slip of the pen makes them differ: one figure another, two neighbours
 * changed about, or one left out or written twice. Separators do not count.
 */
export function isSlip(one: string, other: string): boolean {
  const [a, b] = [figuresOf(one), figuresOf(other)]
  if (a === b || Math.max(a.length, b.length) < 2) return false
  if (a.length === b.length) {
    let at = 0
    while (a[at] === b[at]) at += 1
    const rest = a.slice(at + 1) === b.slice(at + 1)
    return rest || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length !== 1 || short.length < 2) return false
  let at = 0
  while (short[at] === long[at]) at += 1
  return short.slice(at) === long.slice(at + 1)
}

function figuresOf(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '')
}
