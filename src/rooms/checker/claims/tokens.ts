import type { Span } from '../finding.ts'
import type { Token } from './claims.ts'

/** What shows nothing of the sentence: the marks of Markdown. */
const IGNORED = new Set(['*', '_', '`', '#', '~'])

const LETTER = /[\p{L}\p{M}]/u

/** Words, numbers and marks of a stretch of the text; white space, line ends and gaps part them. */
export function tokenise(text: string, { start, end }: Span, gaps: readonly Span[]): Token[] {
  const tokens: Token[] = []
  let gap = 0
  for (let at = start; at < end; ) {
    while (gap < gaps.length && gaps[gap]!.end <= at) gap += 1
    if (gap < gaps.length && gaps[gap]!.start <= at) {
      at = gaps[gap]!.end
      continue
    }
    const letter = text[at]!
    if (letter === ' ' || letter === '\n' || letter === '\t' || IGNORED.has(letter)) {
      at += 1
    } else if (isDigit(text, at)) {
      const to = endOfNumber(text, at, end)
      const written = text.slice(at, to).replaceAll(/\s/g, '')
      tokens.push({ kind: 'number', start: at, end: to, text: written, lower: written })
      at = to
    } else if (isLetter(text, at)) {
      let to = at + 1
      while (to < end && isLetter(text, to)) to += 1
      // m², m2, km2; QH14, H1N1
      if (to < end && (text[to] === '²' || text[to] === '³')) to += 1
      else if (to < end && isDigit(text, to) && belongs(text.slice(at, to), text, to)) {
        while (to < end && (isDigit(text, to) || isLetter(text, to))) to += 1
      }
      const word = text.slice(at, to)
      tokens.push({ kind: 'word', start: at, end: to, text: word, lower: word.toLowerCase() })
      at = to
    } else {
      const to = at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
      const mark = text.slice(at, to)
      tokens.push({ kind: 'mark', start: at, end: to, text: mark, lower: mark })
      at = to
    }
  }
  return tokens
}

function belongs(word: string, text: string, at: number): boolean {
  const digit = text[at]
  if (/^(?:m|km|dm|cm|hm)$/i.test(word)) return (digit === '2' || digit === '3') && !isDigit(text, at + 1)
  return word === word.toUpperCase()
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  if (code >= 0xc0 && code <= 0x24f) return code !== 0xd7 && code !== 0xf7
  if (code >= 0x1e00 && code <= 0x1eff) return true
  if (code >= 0xd800 && code <= 0xdfff) return false
  return LETTER.test(text[at]!)
}

/** Digits with dots and commas between them; a line end after the separator does not part them. */
function endOfNumber(text: string, start: number, end: number): number {
  let at = start
  for (;;) {
    while (at < end && isDigit(text, at)) at += 1
    if (text[at] !== '.' && text[at] !== ',') return at
    let next = at + 1
    if (text[next] === '\n') while (next < end && (text[next] === '\n' || text[next] === ' ')) next += 1
    if (next >= end || !isDigit(text, next)) return at
    at = next
  }
}
