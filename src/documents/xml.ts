/** Text for the inside of an XML element or attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\r\n\t]/g, (sign) => ESCAPES[sign]!)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Millimetres in twentieths of a point, the measure of Word. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}
