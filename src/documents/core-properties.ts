import { escapeXml, XML_HEAD } from './xml.ts'

/** What an Office file says about itself. The times are the day given, at midnight; no clock is asked. */
export function coreProperties(meta: {
  readonly title: string
  readonly author: string
  readonly created: string
}): string {
  const instant = `${meta.created}T00:00:00Z`
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(meta.title)}</dc:title><dc:creator>${escapeXml(meta.author)}</dc:creator>` +
    `<dc:language>vi-VN</dc:language><cp:lastModifiedBy>${escapeXml(meta.author)}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`
  )
}

/** Names the program that made an Office file. */
export const APP_PROPERTIES = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nharong</Application></Properties>`
