import { APP_PROPERTIES, coreProperties } from './core-properties.ts'
import { paragraph, textParagraph, textRun } from './docx/paragraph.ts'
import { stylesXml } from './docx/styles.ts'
import { printableText } from './printable-text.ts'
import { packageRelations, relations } from './relations.ts'
import { escapeXml, twips, WORD, XML_HEAD } from './xml.ts'
import { zipFiles } from './zip.ts'

type Stretch = { readonly start: number; readonly end: number }

/** A text by its paragraphs and tables, and what is to be said of stretches of it. All places are offsets into the text. */
export type CommentedText = {
  readonly title: string
  readonly author: string
  /** `2026-11-23`. */
  readonly date: string
  readonly text: string
  readonly blocks: readonly (Stretch & ({ readonly kind: 'paragraph'; readonly heading?: number } | { readonly kind: 'table'; readonly rows: readonly (readonly Stretch[])[] }))[]
  readonly comments: readonly (Stretch & { readonly lines: readonly string[] })[]
}

/**
 * The text as a Word file with comments beside it. A comment stands at the paragraph or the cell in which it begins; one
 * that begins in none is left out. The same text gives the same bytes.
 */
export function printCommentedText(given: CommentedText): Uint8Array {
  const comments = given.comments.map((comment, id) => ({ ...comment, id })).toSorted((a, b) => a.start - b.start || a.id - b.id)
  const used: typeof comments = []
  let next = 0
  /** Blocks come in order, and so do comments. */
  const runs = (stretch: Stretch): string => {
    while (next < comments.length && comments[next]!.start < stretch.start) next += 1
    const here: typeof comments = []
    while (next < comments.length && comments[next]!.start < stretch.end) here.push(comments[next++]!)
    used.push(...here)
    return commentedRuns(given.text, stretch, here)
  }
  const body = given.blocks
    .map((block) => (block.kind === 'paragraph' ? paragraph(runs(block), { style: block.heading ? `Heading${Math.min(3, block.heading)}` : 'BodyText' }) : table(block.rows, runs)))
    .join('')
  const margins = `<w:pgMar w:top="${twips(20)}" w:right="${twips(15)}" w:bottom="${twips(20)}" w:left="${twips(30)}" w:header="567" w:footer="567" w:gutter="0"/>`
  const section = `<w:sectPr><w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>${margins}</w:sectPr>`
  return zipFiles({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': packageRelations('word/document.xml'),
    'docProps/core.xml': coreProperties({ title: given.title, author: given.author, created: given.date }),
    'docProps/app.xml': APP_PROPERTIES,
    // A table may not be the last thing of a document.
    'word/document.xml': `${XML_HEAD}<w:document xmlns:w="${WORD}"><w:body>${body}${paragraph('', {})}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([['rIdStyles', 'styles', 'styles.xml'], ['rIdComments', 'comments', 'comments.xml']]),
    'word/styles.xml': stylesXml(),
    'word/comments.xml': `${XML_HEAD}<w:comments xmlns:w="${WORD}">${used.map((comment) => commentXml(comment, given)).join('')}</w:comments>`,
  })
}

function commentXml({ id, lines }: { id: number; lines: readonly string[] }, { author, date }: CommentedText): string {
  const attributes = `w:id="${id}" w:author="${escapeXml(author)}" w:date="${date}T00:00:00Z" w:initials="NR"`
  const [first = '', ...rest] = lines.map(printableText)
  return `<w:comment ${attributes}>${textParagraph(first, { bold: true, size: 10 })}${rest.map((line) => textParagraph(line, { size: 10 })).join('')}</w:comment>`
}

/** The words of a stretch, with the beginnings and ends of the comments between them. */
function commentedRuns(text: string, { start, end }: Stretch, comments: readonly (Stretch & { id: number })[]): string {
  if (comments.length === 0) return textRun(printableText(text.slice(start, end)))
  const cuts = [...new Set([start, end, ...comments.flatMap((comment) => [comment.start, Math.min(end, comment.end)])])].toSorted((a, b) => a - b)
  const at = (place: number): string =>
    comments.filter((comment) => Math.min(end, comment.end) === place).map(({ id }) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`).join('') +
    comments.filter((comment) => comment.start === place).map(({ id }) => `<w:commentRangeStart w:id="${id}"/>`).join('')
  return cuts.map((cut, index) => at(cut) + (index + 1 < cuts.length ? textRun(printableText(text.slice(cut, cuts[index + 1]))) : '')).join('')
}

function table(rows: readonly (readonly Stretch[])[], runs: (stretch: Stretch) => string): string {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = Math.floor(twips(165) / columns)
  const cell = (content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(content, { before: 20, after: 20 })}</w:tc>`
  const lines = rows.map((row) => `<w:tr>${row.map((each) => cell(runs(each))).join('')}${cell('').repeat(columns - row.length)}</w:tr>`)
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${lines.join('')}</w:tbl>`
  )
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const PROPERTIES = 'application/vnd.openxmlformats'
const CONTENT_TYPES =
  `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE}.styles+xml"/>` +
  `<Override PartName="/word/comments.xml" ContentType="${OFFICE}.comments+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="${PROPERTIES}-package.core-properties+xml"/>` +
  `<Override PartName="/docProps/app.xml" ContentType="${PROPERTIES}-officedocument.extended-properties+xml"/></Types>`
