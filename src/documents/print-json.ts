/**
 * JSON in one canonical way: keys in the order of their code units, two spaces, a newline at the end. The
 * same value gives the same bytes, however it was put together.
 *
 * A `bigint` is written as a string, for JSON readers round large numbers; a `Date`, a function or a
 * number that is not finite is a fault.
 */
export function printJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(canonical(value), null, 2)}\n`)
}

/** The value with its keys in order, ready for `JSON.stringify`. Keys that hold `undefined` are left out. */
export function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`not a number of JSON: ${value}`)
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('not a value of JSON')
  if (typeof value === 'string') return value.toWellFormed()
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item: unknown) => (item === undefined ? null : canonical(item)))
  if (value instanceof Map) return canonical(Object.fromEntries(value))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new Error('not a value of JSON')
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  // Without a prototype, a key such as `__proto__` is a key like any other.
  const ordered = Object.create(null) as Record<string, unknown>
  for (const [key, item] of entries) ordered[key.toWellFormed()] = canonical(item)
  return ordered
}
