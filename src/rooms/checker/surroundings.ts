import type { Operand, Span } from './finding.ts'

/** What stands before and after a place within its sentence, in lower case, line ends as spaces; at most `reach` characters each. */
export function surroundings(text: string, { start, end }: Span, reach = 240): { readonly before: string; readonly after: string } {
  const back = text.slice(Math.max(0, start - reach), start)
  const ahead = text.slice(end, end + reach)
  const from = lastEnd(back)
  const stop = /[;\t]|[.?!:](?=\s+["“(]?\p{Lu})|[.?!](?=\s*$)|\n(?=\s*\n|\s*[-+•*]\s)/u.exec(ahead)
  return { before: plain(back.slice(from)), after: plain(ahead.slice(0, stop?.index ?? ahead.length)) }
}

/** The paragraph a place stands in. */
export function lineAround(text: string, { start, end }: Span): Span {
  const found = text.indexOf('\n', end)
  return { start: text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, end: found < 0 ? text.length : found }
}

/** A stretch of the text as an operand. */
export function operandAt(text: string, { start, end }: Span, role: string): Operand {
  return { start, end, quote: text.slice(start, end), role }
}

function lastEnd(text: string): number {
  let at = 0
  for (const match of text.matchAll(/[;\t]|[.?!](?=\s+["“(]?\p{Lu})|\n(?=\s*\n|\s*[-+•*]\s)/gu)) at = match.index + 1
  return at
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ')
}
