import { FORM } from '../form.ts'
import { twips, WORD, XML_HEAD } from '../xml.ts'

const FONT = 'Times New Roman'

/** Named styles only, under the names that Word itself has, so that Word shows them in the reader's language. */
export function stylesXml(): string {
  const { size } = FORM
  const line = Math.round(240 * FORM.lineSpacing)
  const spacing = `<w:spacing w:before="${FORM.gap * 20}" w:after="0" w:line="${line}" w:lineRule="auto"/>`
  const indent = `<w:ind w:firstLine="${twips(FORM.indent)}"/>`
  const heading = (level: number): string =>
    style('paragraph', `Heading${level}`, `heading ${level}`, {
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 9,
      pPr: `<w:keepNext/>${spacing}${indent}<w:jc w:val="both"/><w:outlineLvl w:val="${level - 1}"/>`,
      rPr: `<w:b/><w:bCs/>${letters(size.body)}`,
    })
  return (
    `${XML_HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>` +
    `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>${letters(size.body)}` +
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    [1, 2, 3].map(heading).join('') +
    style('paragraph', 'Title', 'Title', {
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 10,
      pPr: '<w:keepNext/><w:jc w:val="center"/>',
      rPr: `<w:b/><w:bCs/>${letters(size.typeName)}`,
    }) +
    style('paragraph', 'BodyText', 'Body Text', {
      basedOn: 'Normal',
      priority: 1,
      pPr: `${spacing}${indent}<w:jc w:val="both"/>`,
    }) +
    style('paragraph', 'Header', 'header', {
      basedOn: 'Normal',
      priority: 99,
      pPr: '<w:jc w:val="center"/>',
      rPr: letters(size.pageNumber),
    }) +
    style('paragraph', 'Footer', 'footer', {
      basedOn: 'Normal',
      priority: 99,
      pPr: '<w:jc w:val="right"/>',
      rPr: letters(size.footer),
    }) +
    style('paragraph', 'Caption', 'caption', {
      basedOn: 'Normal',
      priority: 35,
      pPr: `<w:keepNext/><w:spacing w:before="${FORM.gap * 20}" w:after="60"/><w:jc w:val="center"/>`,
      rPr: `<w:b/><w:bCs/>${letters(size.body)}`,
    }) +
    style('paragraph', 'FootnoteText', 'footnote text', {
      basedOn: 'Normal',
      priority: 99,
      pPr: '<w:jc w:val="both"/>',
      rPr: letters(size.footnote),
    }) +
    style('character', 'FootnoteReference', 'footnote reference', {
      basedOn: 'DefaultParagraphFont',
      priority: 99,
      rPr: '<w:vertAlign w:val="superscript"/>',
    }) +
    style('table', 'TableGrid', 'Table Grid', {
      basedOn: 'TableNormal',
      priority: 39,
      tblPr: `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders>`,
    }) +
    '</w:styles>'
  )
}

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

/** Size in points, as the half points of Word. */
export function letters(size: number): string {
  return `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`
}

interface Style {
  readonly basedOn: string
  readonly priority: number
  readonly next?: string
  readonly pPr?: string
  readonly rPr?: string
  readonly tblPr?: string
}

function style(type: string, id: string, name: string, { basedOn, next, priority, pPr, rPr, tblPr }: Style): string {
  return (
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>` +
    `${next === undefined ? '' : `<w:next w:val="${next}"/>`}<w:uiPriority w:val="${priority}"/><w:qFormat/>` +
    `${pPr === undefined ? '' : `<w:pPr>${pPr}</w:pPr>`}${rPr === undefined ? '' : `<w:rPr>${rPr}</w:rPr>`}` +
    `${tblPr === undefined ? '' : `<w:tblPr>${tblPr}</w:tblPr>`}</w:style>`
  )
}
