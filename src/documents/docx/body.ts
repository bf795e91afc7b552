import type { ComposedAnnex, ComposedDocument } from '../compose.ts'
import type { ComposedBlock, ParagraphStyle } from '../compose-blocks.ts'
import { FORM } from '../form.ts'
import { composedRuns, type Footnotes, type Look, paragraph, textParagraph, textRun } from './paragraph.ts'
import type { Pictures } from './pictures.ts'
import { dataTable, layoutTable } from './table.ts'
import { twips } from '../xml.ts'

const { size } = FORM

/** What is taken out of the body into parts of its own. */
export interface Hung {
  readonly footnotes: Footnotes
  readonly pictures: Pictures
}

/** The nine components and the annexes, in one body; each part of it ends with its own section. */
export function bodyXml(document: ComposedDocument, hung: Hung): string {
  const parts: { readonly content: string; readonly landscape: boolean }[] = [
    { content: mainPart(document, hung), landscape: false },
    ...document.annexes.map((annex) => ({ content: annexPart(annex, hung), landscape: annex.landscape })),
  ]
  return parts
    .map(({ content, landscape }, i) => {
      const section = sectionXml(landscape, i === 0)
      // The last section stands by itself; the others in the properties of a last, empty line.
      return i === parts.length - 1 ? content + section : `${content}<w:p><w:pPr>${TINY}${section}</w:pPr></w:p>`
    })
    .join('')
}

const TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

function mainPart(document: ComposedDocument, hung: Hung): string {
  const width = twips(textWidth(false))
  const body = document.body.map((item, i) => block(item, width, hung, i === document.body.length - 1))
  return head(document) + title(document) + addressees(document) + body.join('') + end(document)
}

function head(document: ComposedDocument): string {
  const [left, right] = [twips(FORM.head.left), twips(FORM.head.right)]
  const agency =
    document.parentAgency.map((line) => textParagraph(line, { align: 'center', size: size.agency })).join('') +
    document.agency.map((line) => textParagraph(line, { align: 'center', size: size.agency, bold: true })).join('') +
    rule(left, document.rules.agency)
  const state =
    textParagraph(document.quocHieu, { align: 'center', size: size.quocHieu, bold: true }) +
    textParagraph(document.tieuNgu, { align: 'center', size: size.tieuNgu, bold: true }) +
    rule(right, document.rules.tieuNgu)
  const number =
    textParagraph(document.number, { align: 'center', size: size.number, before: 60 }) +
    document.subjectUnderNumber
      .map((line, i) =>
        textParagraph(line, { align: 'center', size: size.subjectUnderNumber, before: i === 0 ? 60 : 0 }),
      )
      .join('')
  const date = textParagraph(document.placeAndDate, {
    align: 'center',
    size: size.placeAndDate,
    italic: true,
    before: 60,
  })
  return layoutTable(
    [left, right],
    [
      [agency, state],
      [number, date],
    ],
  )
}

/** An empty line with a line drawn above it, `millimetres` long, in the middle of `width` twips. */
function rule(width: number, millimetres: number): string {
  const side = Math.max(0, Math.round((width - twips(millimetres)) / 2))
  return paragraph('', { ruleAbove: true, before: 40, left: side, right: side, line: { exact: 120 } })
}

function title(document: ComposedDocument): string {
  if (document.typeName === '') return textParagraph('', { before: 120 })
  return (
    textParagraph(document.typeName, { style: 'Title', before: 360 }) +
    document.subject.map((line) => textParagraph(line, { style: 'Title' })).join('') +
    rule(twips(textWidth(false)), document.rules.subject)
  )
}

function addressees({ addressedTo, addressees: to }: ComposedDocument): string {
  const [only] = to
  if (only === undefined) return ''
  if (to.length === 1)
    return textParagraph(`${addressedTo} ${only}`, { align: 'center', before: 120, after: 180, size: size.body })
  const items = to.map((line, i) =>
    textParagraph(line, { left: twips(50), after: i + 1 < to.length ? 0 : 180, size: size.body }),
  )
  return textParagraph(addressedTo, { left: twips(30), before: 120, size: size.body }) + items.join('')
}

const STYLES: Readonly<Record<ParagraphStyle, Look>> = {
  body: { style: 'BodyText' },
  item: { style: 'BodyText' },
  basis: { style: 'BodyText', italic: true },
  note: { style: 'BodyText', italic: true, size: size.note },
  centred: { style: 'BodyText', align: 'center', firstLine: 0 },
  caption: { style: 'Caption' },
  unit: { align: 'right', italic: true, size: size.note, keepNext: true, before: 60, after: 60 },
}

function block(item: ComposedBlock, width: number, { footnotes, pictures }: Hung, keepNext: boolean): string {
  if (item.kind === 'qr') return paragraph(pictures.add(item), { align: 'center', before: 120, keepNext: true })
  if (item.kind === 'table') return dataTable(item, width, footnotes) + textParagraph('', { line: { exact: 120 } })
  if (item.kind === 'paragraph') {
    const look = { ...STYLES[item.style], ...(keepNext ? { keepNext } : {}) }
    return paragraph(composedRuns(item.runs, look, footnotes), look)
  }
  const look: Look = { style: `Heading${item.level}`, ...(item.centred ? { align: 'center', firstLine: 0 } : {}) }
  return paragraph(item.lines.map((line) => textRun(line)).join('<w:r><w:br/></w:r>'), look)
}

/** Recipients left, signature right; minutes have their signatures side by side, two a line, and the recipients beneath. */
function end(document: ComposedDocument): string {
  const [left, right] = [twips(FORM.end.left), twips(FORM.end.right)]
  const recipients = (): string =>
    document.recipients.length === 0
      ? textParagraph('', { keepNext: true })
      : textParagraph(document.recipientsTitle, {
          size: size.recipientsTitle,
          bold: true,
          italic: true,
          keepNext: true,
        }) + document.recipients.map((line) => textParagraph(line, { size: size.recipients, keepNext: true })).join('')
  const signed = document.signatures.map((each) => [capacityOf(each), nameOf(each)] as const)
  const [first, second] = signed
  const space = textParagraph('', { line: { exact: 240 }, keepNext: true })
  if (first === undefined) return document.recipients.length === 0 ? '' : space + recipients()
  if (second === undefined) return space + layoutTable([left, right], [[recipients(), first.join('')]]) + LAST
  const half = Math.round((left + right) / 2)
  return (
    space +
    layoutTable([half, half], pairs(signed)) +
    (document.recipients.length === 0 ? LAST : space + recipients())
  )
}

/** Word wants a paragraph after a table at the end of a section; this one takes no room. */
const LAST = `<w:p><w:pPr>${TINY}</w:pPr></w:p>`

/** Signatures two a line: what they sign as in one row, room and names in the next, so that the names stand at one height. */
function pairs(signed: readonly (readonly [capacity: string, name: string])[]): string[][] {
  const empty = textParagraph('', {})
  return Array.from({ length: Math.ceil(signed.length / 2) }, (_, line) => signed.slice(line * 2, line * 2 + 2)).flatMap(([first, second]) => [
    [first![0], second?.[0] ?? empty],
    [first![1], second?.[1] ?? empty],
  ])
}

const SIGNED: Look = { align: 'center', size: size.signature, bold: true, keepNext: true }

function capacityOf({ capacity }: ComposedDocument['signatures'][number]): string {
  return capacity.map((line) => textParagraph(line, SIGNED)).join('')
}

function nameOf({ name }: ComposedDocument['signatures'][number]): string {
  return textParagraph('', { ...SIGNED, line: { exact: twips(24) } }) + textParagraph(name, { ...SIGNED, keepNext: false, after: 120 })
}

function annexPart(annex: ComposedAnnex, hung: Hung): string {
  const width = twips(textWidth(annex.landscape))
  const heading = [annex.label, ...annex.title]
    .map((line) => textRun(line, { size: size.annex }))
    .join('<w:r><w:br/></w:r>')
  return (
    paragraph(heading, { style: 'Title', outline: 0 }) +
    annex.attachedTo
      .map((line, i, all) =>
        textParagraph(line, { align: 'center', italic: true, size: size.annex, after: i + 1 < all.length ? 0 : 120 }),
      )
      .join('') +
    annex.body.map((item) => block(item, width, hung, false)).join('')
  )
}

function textWidth(landscape: boolean): number {
  return (landscape ? FORM.page.height : FORM.page.width) - FORM.margin.left - FORM.margin.right
}

function sectionXml(landscape: boolean, first: boolean): string {
  const [width, height] = [twips(FORM.page.width), twips(FORM.page.height)]
  const { top, bottom, left, right } = FORM.margin
  return (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirstHeader"/>' +
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>' +
    '<w:type w:val="nextPage"/>' +
    (landscape
      ? `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`
      : `<w:pgSz w:w="${width}" w:h="${height}"/>`) +
    `<w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" ` +
    `w:header="${twips(FORM.edge.header)}" w:footer="${twips(FORM.edge.footer)}" w:gutter="0"/>${first ? '<w:titlePg/>' : ''}</w:sectPr>`
  )
}
