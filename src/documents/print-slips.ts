import { composeSlips, type ComposedSlip, type ComposedSlips, SLIP_FORM } from './compose-slips.ts'
import { APP_PROPERTIES, coreProperties } from './core-properties.ts'
import { type Look, paragraph, textParagraph, textRun } from './docx/paragraph.ts'
import { PictureParts } from './docx/pictures.ts'
import { stylesXml } from './docx/styles.ts'
import { layoutTable } from './docx/table.ts'
import { packageRelations, relations } from './relations.ts'
import type { SlipSheet } from './slip-sheet.ts'
import { typeset } from './typeset.ts'
import { RELATIONS, twips, WORD, XML_HEAD } from './xml.ts'
import { zipFiles } from './zip.ts'

/** Slips as a PDF, to be printed and cut along the broken lines. The same slips give the same bytes. */
export function printSlipsPdf(sheet: SlipSheet): Promise<Uint8Array> {
  return typeset('slips', { form: SLIP_FORM, document: composeSlips(sheet) })
}

/** The same as a Word file: a table whose cells are the slips. */
export function printSlipsDocx(sheet: SlipSheet): Promise<Uint8Array> {
  const composed = composeSlips(sheet)
  const pictures = new PictureParts()
  const body = composed.pages.map((page) => pageTable(composed, page, pictures)).join(textParagraph('', TINY))
  const margin = twips(SLIP_FORM.margin)
  const section = `<w:sectPr><w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${twips(2)}" w:left="${margin}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`
  return Promise.resolve(zipFiles({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': packageRelations('word/document.xml'),
    'docProps/core.xml': coreProperties(composed.meta),
    'docProps/app.xml': APP_PROPERTIES,
    'word/document.xml': `${XML_HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body}${textParagraph('', TINY)}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([['rIdStyles', 'styles', 'styles.xml'], ...pictures.files.map(({ id, target }) => [id, 'image', target] as const)]),
    'word/styles.xml': stylesXml(),
    ...Object.fromEntries(pictures.files.map(({ target, bytes }) => [`word/${target}`, bytes])),
  }))
}

const TINY: Look = { before: 0, after: 0, line: { exact: 20 } }

const OFFICE = 'application/vnd.openxmlformats-'
const CONTENT_TYPES =
  `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="${OFFICE}package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE}officedocument.wordprocessingml.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE}officedocument.wordprocessingml.styles+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="${OFFICE}package.core-properties+xml"/>` +
  `<Override PartName="/docProps/app.xml" ContentType="${OFFICE}officedocument.extended-properties+xml"/></Types>`

function pageTable({ columns, rows, width, height }: ComposedSlips, page: readonly ComposedSlip[], pictures: PictureParts): string {
  const wide = twips(width)
  const inset = twips(SLIP_FORM.inset)
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>`).join('')
  const margins = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:w="${inset}" w:type="dxa"/>`).join('')
  const cells = (row: number): string =>
    Array.from({ length: columns }, (_, x) => {
      const slip = page[row * columns + x]
      return `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/></w:tcPr>${slip ? slipXml(slip, width - 2 * SLIP_FORM.inset, pictures) : paragraph('', {})}</w:tc>`
    }).join('')
  const used = Math.min(rows, Math.ceil(page.length / columns))
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${wide * columns}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar>${margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${wide}"/>`.repeat(columns)}</w:tblGrid>` +
    Array.from({ length: used }, (_, row) => `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/></w:trPr>${cells(row)}</w:tr>`).join('') +
    '</w:tbl>'
  )
}

const { size } = SLIP_FORM

function slipXml(slip: ComposedSlip, width: number, pictures: PictureParts): string {
  const right = slip.squares.length > 0 ? SLIP_FORM.qr + 2 : 0
  const left =
    slip.head.map((line) => textParagraph(line, { size: size.head, bold: true })).join('') +
    (slip.seal ? textParagraph(slip.seal, { size: size.note, italic: true, before: 120, after: twips(12) }) : '') +
    textParagraph(slip.title, { size: size.title, bold: true, align: 'center', before: 60 }) +
    (slip.number ? textParagraph(slip.number, { size: size.number, bold: true, align: 'center' }) : '')
  const picture = right > 0 ? paragraph(pictures.add({ kind: 'qr', squares: slip.squares, size: SLIP_FORM.qr, alt: slip.alt }), { align: 'right' }) : ''
  return (
    (slip.stub ? textParagraph(slip.stub, { size: size.stub }) + paragraph('', { ruleAbove: true, before: 40, line: { exact: 60 } }) : '') +
    (right > 0 ? layoutTable([twips(width - right), twips(right)], [[left, picture]]) : left) +
    slip.lines.map(lineXml).join('') +
    footXml(slip, width) +
    textParagraph('', TINY)
  )
}

/** Notes left, the signature right. */
function footXml({ foot, signature }: ComposedSlip, width: number): string {
  const notes = foot.map((text) => lineXml({ kind: 'note', text })).join('')
  if (!signature) return notes
  const look: Look = { size: size.text, align: 'center' }
  const signed =
    textParagraph(signature.capacity, { ...look, bold: true }) + (signature.how ? textParagraph(signature.how, { ...look, size: size.note, italic: true }) : '') +
    paragraph('', { line: { exact: twips(SLIP_FORM.sign) } }) + textParagraph(signature.name, { ...look, bold: true })
  return textParagraph('', TINY) + layoutTable([twips(width / 2), twips(width / 2)], [[notes || paragraph('', {}), signed]])
}

function lineXml({ kind, text }: ComposedSlip['lines'][number]): string {
  if (kind === 'rule') return textParagraph('…'.repeat(27), { size: size.note, before: 60 })
  const look: Look = { size: kind === 'note' ? size.note : size.text, bold: kind === 'strong', italic: kind === 'note', before: 20, align: 'left' }
  return paragraph(textRun(kind === 'choice' ? `☐ ${text}` : text, look), look)
}
