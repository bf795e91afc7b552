/** Which bytes of `size` are asked for: `all`, from the first to the last, or `none` where there are no such bytes. */
export type ByteRange = 'all' | 'none' | { readonly first: number; readonly last: number }

/** Reads a `Range` header. Several ranges at once, and what is no range, are answered with all. @see RFC 9110, 14.2 */
export function readRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'all'
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'none' : { first: size - length, last: size - 1 }
  }
  const first = Number(match[1])
  const last = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  if (first >= size) return 'none'
  return last < first ? 'all' : { first, last }
}
