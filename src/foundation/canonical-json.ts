/**
 * JSON in one form only: keys in code-point order, no white space, `undefined` left out. Two values that
 * mean the same give the same text, so that a hash of it can be compared.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'bigint') return JSON.stringify(value.toString())
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number that JSON cannot hold')
    return JSON.stringify(value) ?? 'null'
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let text = ''
  for (const key of sortedKeys(value)) {
    const item = (value as Record<string, unknown>)[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${quote(key)}:${canonicalJson(item)}`
  }
  return `{${text}}`
}

/** Most objects are written down with their keys in order: looking is cheaper than sorting. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  for (let at = 1; at < keys.length; at++) if (keys[at - 1]! > keys[at]!) return keys.sort()
  return keys
}

/** Short texts of plain letters need no escapes; the engine's own function is slow to call for them. */
function quote(text: string): string {
  if (text.length > 48) return JSON.stringify(text)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x22 || code === 0x5c || code > 0x7e) return JSON.stringify(text)
  }
  return `"${text}"`
}
