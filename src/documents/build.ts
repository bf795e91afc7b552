import type { FigureRun, FootnoteRun, Heading, Inline, ListBlock, Paragraph, TableCell, TextRun } from './tree.ts'

/** Short ways to write the tree down. A plain text is a run of text. */
export type Words = string | Inline

export function runs(words: readonly Words[]): Inline[] {
  return words.map((word) => (typeof word === 'string' ? { kind: 'text', text: word } : word))
}

export function bold(text: string): TextRun {
  return { kind: 'text', text, bold: true }
}

export function italic(text: string): TextRun {
  return { kind: 'text', text, italic: true }
}

/** A figure as printed (`11.796,9`) and the key that binds it to the data. */
export function figure(text: string, key: string): FigureRun {
  return { kind: 'figure', text, key }
}

export function footnote(...words: readonly (string | TextRun | FigureRun)[]): FootnoteRun {
  return { kind: 'footnote', runs: runs(words) as (TextRun | FigureRun)[] }
}

export function heading(level: 1 | 2 | 3, number: string | undefined, text: string): Heading {
  return { kind: 'heading', level, text, ...(number === undefined ? {} : { number }) }
}

export function paragraph(...words: readonly Words[]): Paragraph {
  return { kind: 'paragraph', runs: runs(words) }
}

export function list(...items: readonly (Words | readonly Words[])[]): ListBlock {
  return { kind: 'list', items: items.map((item) => runs(Array.isArray(item) ? item : [item as Words])) }
}

/** A cell of words; a number of the tree's own is printed by the caller first. */
export function cell(words: Words | readonly Words[], options: Omit<TableCell, 'runs'> = {}): TableCell {
  return { ...options, runs: runs(Array.isArray(words) ? words : [words as Words]) }
}
