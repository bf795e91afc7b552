/**
 * A report as it was read: one text in NFC, and for each stretch of it where it came from. All positions
 * anywhere in this room are offsets (UTF-16 units) into `text`, which is what `nharong check --print-text` prints.
 *
 * Paragraphs end with `\n`. A table is written row by row, one row a line, cells parted by `\t`; in a text that came with
 * its cells parted otherwise (`|`), that stays as it came.
 */
export type SourceText = {
  readonly text: string
  readonly format: 'txt' | 'md' | 'docx' | 'pdf'
  /** What the bytes were written in; text that came in an old Vietnamese encoding has been converted. */
  readonly encoding: 'utf-8' | 'utf-16' | 'tcvn3' | 'vni'
  /** In order, not overlapping. What no block covers is white space. */
  readonly blocks: readonly Block[]
}

export type Block = Paragraph | Table

export type Paragraph = {
  readonly kind: 'paragraph'
  readonly start: number
  readonly end: number
  /** Counted from 1 in the document. */
  readonly paragraph: number
  /** Of a .pdf, from 1. */
  readonly page?: number
  /** A heading by its style or its shape (`I.`, `1.`, upper case), with its depth from 1. */
  readonly heading?: number
}

export type Table = {
  readonly kind: 'table'
  readonly start: number
  readonly end: number
  /** Counted from 1 in the document. */
  readonly table: number
  readonly page?: number
  readonly rows: readonly (readonly Cell[])[]
}

/** A cell by its place, both from 1; `end` is exclusive. An empty cell has `start === end`. */
export type Cell = { readonly start: number; readonly end: number; readonly row: number; readonly column: number }
