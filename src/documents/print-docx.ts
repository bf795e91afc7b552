import { compose, type ComposedDocument } from './compose.ts'
import type { ComposedRun } from './compose-blocks.ts'
import { APP_PROPERTIES, coreProperties } from './core-properties.ts'
import { bodyXml } from './docx/body.ts'
import { PictureParts } from './docx/pictures.ts'
import { packageRelations, relations } from './relations.ts'
import { composedRuns, paragraph, textParagraph } from './docx/paragraph.ts'
import { stylesXml } from './docx/styles.ts'
import { RELATIONS, WORD, XML_HEAD } from './xml.ts'
import type { AdministrativeDocument } from './tree.ts'
import { zipFiles } from './zip.ts'

/**
 * The document as a Word file, in the form of Decree 30/2020. The same document gives the same bytes.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function printDocx(document: AdministrativeDocument): Promise<Uint8Array> {
  return Promise.resolve(zipFiles(docxParts(compose(document))))
}

function docxParts(document: ComposedDocument): Record<string, string | Uint8Array> {
  const notes: (readonly ComposedRun[])[] = []
  const pictures = new PictureParts()
  const body = bodyXml(document, { footnotes: { add: (runs) => notes.push(runs) }, pictures })
  return {
    '[Content_Types].xml': contentTypes(pictures.files.length > 0),
    '_rels/.rels': packageRelations('word/document.xml'),
    'docProps/core.xml': coreProperties(document.meta),
    'docProps/app.xml': APP_PROPERTIES,
    'word/document.xml': `${XML_HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ...PARTS.map(({ id, type, target }) => [id, type, target] as const),
      ...pictures.files.map(({ id, target }) => [id, 'image', target] as const),
    ]),
    'word/styles.xml': stylesXml(),
    'word/settings.xml': SETTINGS,
    'word/footnotes.xml': footnotesXml(notes),
    'word/header.xml': `${XML_HEAD}<w:hdr xmlns:w="${WORD}">${paragraph(PAGE_FIELD, { style: 'Header' })}</w:hdr>`,
    'word/first-header.xml': `${XML_HEAD}<w:hdr xmlns:w="${WORD}">${paragraph('', { style: 'Header' })}</w:hdr>`,
    'word/footer.xml': `${XML_HEAD}<w:ftr xmlns:w="${WORD}">${textParagraph(document.footer, { style: 'Footer' })}</w:ftr>`,
    ...Object.fromEntries(pictures.files.map(({ target, bytes }) => [`word/${target}`, bytes])),
  }
}

const PARTS = [
  { id: 'rIdStyles', type: 'styles', target: 'styles.xml', content: 'styles' },
  { id: 'rIdSettings', type: 'settings', target: 'settings.xml', content: 'settings' },
  { id: 'rIdFootnotes', type: 'footnotes', target: 'footnotes.xml', content: 'footnotes' },
  { id: 'rIdHeader', type: 'header', target: 'header.xml', content: 'header' },
  { id: 'rIdFirstHeader', type: 'header', target: 'first-header.xml', content: 'header' },
  { id: 'rIdFooter', type: 'footer', target: 'footer.xml', content: 'footer' },
]

const PAGE_FIELD =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

/** Compatibility mode 15: Word opens the file as one of its own, not in an older way. */
const SETTINGS =
  `${XML_HEAD}<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
  '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'

function footnotesXml(notes: readonly (readonly ComposedRun[])[]): string {
  const separator = (id: number, type: string, mark: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:footnote>`
  const none = {
    add: (): number => {
      throw new Error('a footnote inside a footnote')
    },
  }
  const note = (runs: readonly ComposedRun[], i: number): string =>
    `<w:footnote w:id="${i + 1}">${paragraph(
      '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>' +
        composedRuns(runs, {}, none),
      { style: 'FootnoteText' },
    )}</w:footnote>`
  return (
    `${XML_HEAD}<w:footnotes xmlns:w="${WORD}">${separator(-1, 'separator', 'separator')}` +
    `${separator(0, 'continuationSeparator', 'continuationSeparator')}${notes.map(note).join('')}</w:footnotes>`
  )
}

function contentTypes(pictures: boolean): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return (
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    (pictures ? '<Default Extension="png" ContentType="image/png"/>' : '') +
    `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
    PARTS.map(
      ({ target, content }) => `<Override PartName="/word/${target}" ContentType="${word}.${content}+xml"/>`,
    ).join('') +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
  )
}
