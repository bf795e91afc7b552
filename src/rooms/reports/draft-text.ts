import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import { nearestCodes } from './nearest-codes.ts'

/** How a bound figure is printed: as its rule has it, with its counts, its share alone, its number alone. */
export const WAYS = ['plain', 'counts', 'percent', 'number'] as const
export type Way = (typeof WAYS)[number]

export type DraftPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly code: string; readonly way: Way }

/** One line of the draft: a paragraph, or an item that begins with "- ". */
export type DraftLine = {
  readonly kind: 'paragraph' | 'item'
  readonly parts: readonly DraftPart[]
  /** The line as typed, without the mark of the item. */
  readonly source: string
}

export type ReadDraft = { readonly lines: readonly DraftLine[]; readonly problems: readonly Refusal[] }

/** The longest text of one section. */
export const TEXT_LIMIT = 20_000

/**
 * Reads the text of a section: each line a paragraph, "- " before an item, `{{code}}` where a figure stands,
 * `{{code|counts}}`, `{{code|percent}}`, `{{code|number}}` for how it is printed. Empty lines are left out.
 *
 * Problems: `reports.unknown-code` (`given`, `nearest`, `line`), `reports.unknown-way` (`given`, `line`),
 * `reports.unclosed` and `reports.unopened` (`line`, `near`), `reports.text-too-long` (`limit`). A part with a problem
 * stays as text.
 */
export function readDraft(text: string, isCode: (code: string) => boolean, codes: readonly string[]): ReadDraft {
  const problems: Refusal[] = []
  if (text.length > TEXT_LIMIT) problems.push({ code: 'reports.text-too-long', limit: TEXT_LIMIT })
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line, index): DraftLine[] => {
      if (line === '') return []
      const item = /^[-–+•]\s+(.+)$/.exec(line)
      const source = item ? item[1]! : line
      return [{ kind: item ? 'item' : 'paragraph', source, parts: readParts(source, index + 1, isCode, codes, problems) }]
    })
  return { lines, problems }
}

/** The draft, where nothing is wrong with it; its first problem otherwise. */
export function parseDraft(text: string, codes: readonly string[]): Result<readonly DraftLine[]> {
  const known = new Set(codes)
  const { lines, problems } = readDraft(text, (code) => known.has(code), codes)
  return problems[0] ? refuse(problems[0]) : accept(lines)
}

const HOLE = /\{\{([^{}]*)\}\}/g

function readParts(
  source: string, line: number, isCode: (code: string) => boolean, codes: readonly string[], problems: Refusal[],
): DraftPart[] {
  const parts: DraftPart[] = []
  const addText = (text: string): void => {
    if (text === '') return
    const stray = /\{\{|\}\}/.exec(text)
    if (stray) problems.push({ code: stray[0] === '{{' ? 'reports.unclosed' : 'reports.unopened', line, near: text.slice(stray.index, stray.index + 30) })
    parts.push({ kind: 'text', text })
  }
  let from = 0
  for (const match of source.matchAll(HOLE)) {
    addText(source.slice(from, match.index))
    from = match.index + match[0].length
    const [given, way = 'plain'] = match[1]!.split('|').map((each) => each.trim()) as [string, string?]
    if (!isCode(given)) {
      problems.push({ code: 'reports.unknown-code', given, line, nearest: nearestCodes(given, codes).join(', ') })
    } else if (!WAYS.includes(way as Way) || match[1]!.split('|').length > 2) {
      problems.push({ code: 'reports.unknown-way', given: match[1]!.split('|').slice(1).join('|').trim(), line, ways: WAYS.slice(1).join(', ') })
    } else {
      parts.push({ kind: 'figure', code: given, way: way as Way })
      continue
    }
    parts.push({ kind: 'text', text: match[0] })
  }
  addText(source.slice(from))
  return parts
}

/** The codes bound in a text, each once, in their order. */
export function boundCodes(lines: readonly DraftLine[]): string[] {
  return [...new Set(lines.flatMap((line) => line.parts.flatMap((part) => (part.kind === 'figure' ? [part.code] : []))))]
}
