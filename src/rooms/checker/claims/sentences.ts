import type { Token } from './claims.ts'

/** Short words whose dot does not end a sentence. */
const SHORTENED = new Set(['tp', 'tx', 'tt', 'ths', 'ts', 'pgs', 'gs', 'tr', 'st', 'q', 'p', 'h', 'x', 'đ', 'số', 'v', 'mr', 'tm', 'kt', 'kts'])

/** Where the sentences of a passage's tokens begin and end: pairs of from and to (exclusive). */
export function sentenceBounds(tokens: readonly Token[], from: number, to: number): [number, number][] {
  const bounds: [number, number][] = []
  let start = from
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind !== 'mark' || !endsSentence(tokens, at, from, to)) continue
    // Closing marks belong to what they close.
    let end = at + 1
    while (end < to && /^[”"’)\]]$/.test(tokens[end]!.text)) end += 1
    bounds.push([start, end])
    start = end
    at = end - 1
  }
  if (start < to) bounds.push([start, to])
  return bounds
}

function endsSentence(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  const mark = tokens[at]!.text
  if (mark === '!' || mark === '?' || mark === '…') return true
  if (mark !== '.') return false
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (at + 1 >= to || !next) return true
  if (next.text === '.' || next.start === tokens[at]!.end) return false
  if (before && before.kind === 'word' && SHORTENED.has(before.lower) && next.kind === 'word') return false
  // The number or letter of an item at the beginning of the passage.
  if (at - from <= 1 && before && (before.kind === 'number' || before.text.length <= 4)) return false
  if (next.kind === 'word') return isCapital(next.text)
  return true
}

function isCapital(word: string): boolean {
  return word[0] !== word[0]!.toLowerCase()
}
