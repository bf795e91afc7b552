import { attribute, type XmlEvent } from '#documents/read-xml.ts'
import type { DocxNumbering } from './docx-numbering.ts'
import type { DocxStyles } from './docx-styles.ts'
import { markLegacy } from './legacy-fonts.ts'
import { raised } from './raised.ts'
import type { Piece } from './source-builder.ts'

/** What is in the file but not in the text a reader sees, or is not as it stands now. */
const UNSEEN = new Set([
  'del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'Fallback', 'rt', 'pPrChange', 'rPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange',
  'sectPrChange', 'tblGridChange', 'numberingChange',
])

type OpenTable = { rows: string[][]; row: string[]; cell: string; columns: number; goesOn: boolean; rowGone: boolean; before: number }
type OpenParagraph = { words: string; heading: number | undefined; style: string | undefined; list: string | undefined; level: number; begun: boolean; labelled: boolean; joins: boolean }

/**
 * Puts the paragraphs and tables of a part of a .docx together, event by event. A line break ends a piece but not the
 * paragraph. Text boxes come after the paragraph they hang on. The numbers and dashes that Word makes are written out.
 */
export function docxPieces(styles: DocxStyles, numbering: DocxNumbering, add: (piece: Piece) => void): (event: XmlEvent) => void {
  const tables: OpenTable[] = []
  /** Around text boxes: what was being read where they hang. */
  const outer: { paragraph: OpenParagraph; font: string | undefined; hidden: boolean }[] = []
  let aside: Piece[] = []
  let paragraph = emptyParagraph()
  let font: string | undefined
  let hidden = false
  let isRaised = false
  let inRun = false
  let inText = false
  let unseen = 0

  const give = (piece: Piece): void => {
    if (outer.length > 0) aside.push(piece)
    else add(piece)
  }
  const endPiece = (): void => {
    const { words, heading, begun } = paragraph
    give({ kind: 'paragraph', text: words, ...(heading === undefined ? {} : { heading }), ...(begun ? { goesOn: true } : {}) })
    paragraph.words = ''
    paragraph.begun = true
  }
  const write = (text: string): void => {
    if (!paragraph.labelled) paragraph.words += label()
    paragraph.labelled = true
    paragraph.words += text
  }
  const label = (): string => {
    const { list, level, style } = paragraph
    if (list === '0') return ''
    const own = list === undefined ? (style === undefined ? undefined : styles.numbered(style)) : { list, level }
    return own ? numbering.next(own) : ''
  }

  const open = (name: string, attributes: string): void => {
    const value = (): string | undefined => attribute(attributes, 'val')
    const table = tables.at(-1)
    switch (name) {
      case 'p':
        paragraph = paragraph.joins ? { ...paragraph, joins: false } : emptyParagraph()
        return
      case 'r':
        ;[inRun, font, hidden, isRaised] = [true, undefined, false, false]
        return
      case 't':
        inText = true
        return
      case 'tab':
      case 'ptab':
        // Also a stop in the properties of a paragraph, outside any run.
        if (inRun) write(' ')
        return
      case 'br':
      case 'cr':
        if (table) write(' ')
        else endPiece()
        return
      case 'noBreakHyphen':
        return write('-')
      case 'rFonts':
        if (inRun) font = attribute(attributes, 'ascii') ?? attribute(attributes, 'hAnsi')
        return
      case 'vanish':
        if (inRun) hidden = isOn(value())
        return
      case 'vertAlign':
        if (inRun) isRaised = value() === 'superscript'
        return
      case 'pStyle':
        paragraph.style = value()
        paragraph.heading ??= styles.heading(paragraph.style ?? '')
        return
      case 'outlineLvl':
        if (Number(value() ?? 9) < 9) paragraph.heading = Number(value()) + 1
        return
      case 'numId':
        paragraph.list = value()
        return
      case 'ilvl':
        paragraph.level = Number(value() ?? 0)
        return
      case 'txbxContent':
        outer.push({ paragraph, font, hidden })
        paragraph = emptyParagraph()
        ;[inRun, inText] = [false, false]
        return
      case 'tbl':
        tables.push({ rows: [], row: [], cell: '', columns: 1, goesOn: false, rowGone: false, before: 0 })
        return
      case 'tr':
        if (table) Object.assign(table, { row: [], rowGone: false })
        return
      case 'gridBefore':
        for (let count = Math.min(63, Number(value() ?? 0)); count > 0; count--) table?.row.push('')
        return
      case 'tc':
        if (table) Object.assign(table, { cell: '', columns: 1, goesOn: false })
        return
      case 'gridSpan':
        if (table) table.columns = Math.min(63, Number(value() ?? 1)) || 1
        return
      case 'vMerge':
        if (table) table.goesOn = value() !== 'restart'
    }
  }

  const close = (name: string): void => {
    const table = tables.at(-1)
    switch (name) {
      case 't':
        inText = false
        return
      case 'r':
        inRun = false
        return
      case 'p':
        if (paragraph.joins) return
        if (table) table.cell += `${table.cell && paragraph.words ? ' ' : ''}${paragraph.words}`
        else endPiece()
        paragraph = emptyParagraph()
        if (outer.length === 0 && !table && aside.length > 0) {
          for (const piece of aside) add(piece)
          aside = []
        }
        return
      case 'txbxContent': {
        const around = outer.pop()
        if (!around) return
        ;({ paragraph, font, hidden } = around)
        inRun = true
        return
      }
      case 'body':
        if (paragraph.joins) endPiece()
        return
      case 'tc':
        if (!table) return
        if (paragraph.joins) table.cell += paragraph.words
        paragraph = emptyParagraph()
        table.row.push(table.goesOn ? '' : table.cell)
        for (let extra = 1; extra < table.columns; extra++) table.row.push('')
        return
      case 'tr':
        if (table && !table.rowGone && table.row.length > 0) table.rows.push(table.row)
        return
      case 'tbl': {
        const done = tables.pop()
        const around = tables.at(-1)
        if (!done) return
        if (around) around.cell += ` ${done.rows.flat().filter((cell) => cell !== '').join(' ')}`
        else give({ kind: 'table', rows: done.rows })
      }
    }
  }

  /** The elements that are open, as far as it matters what is inside which. */
  let inRowProperties = false
  let inMarkProperties = false
  return (event) => {
    if (event.kind === 'text') {
      if (inText && unseen === 0 && !hidden) write(markLegacy(isRaised ? raised(event.text) : event.text, font ?? styles.font(paragraph.style)))
      return
    }
    const { kind, name } = event
    if (name === 'trPr') inRowProperties = kind === 'open'
    else if (name === 'rPr' && !inRun) inMarkProperties = kind === 'open'
    if (UNSEEN.has(name)) {
      // Among properties it says that the row, or the end of the paragraph, is deleted; around runs, that they are.
      if (name === 'del' && kind === 'open' && unseen === 0) {
        const table = tables.at(-1)
        if (inRowProperties && table) table.rowGone = true
        else if (inMarkProperties) paragraph.joins = true
      }
      unseen += kind === 'open' ? 1 : -1
      return
    }
    if (unseen > 0) return
    if (kind === 'open') open(name, event.attributes)
    else close(name)
  }
}

function emptyParagraph(): OpenParagraph {
  return { words: '', heading: undefined, style: undefined, list: undefined, level: 0, begun: false, labelled: false, joins: false }
}

function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value)
}
