import { fromTcvn3, fromVni, likenessToVietnamese } from './legacy-encodings.ts'

/**
 * Text in a font of an old encoding (`.VnTime`, `VNI-Times`). The font is a strong hint and no proof: many files keep it
 * long after their text became Unicode. So such text is marked while reading, and what it is in is decided over all of it.
 */
const MARKS = { tcvn3: '\ue000', capitals: '\ue001', vni: '\ue002' } as const
const END = '\ue003'

/** The text, marked where its font is one of the old ones. */
export function markLegacy(text: string, font: string | undefined): string {
  const plain = /[\ue000-\ue003]/.test(text) ? text.replaceAll(/[\ue000-\ue003]/g, ' ') : text
  if (font === undefined || plain.trim() === '') return plain
  if (/^\.vn/i.test(font)) return `${font.endsWith('H') ? MARKS.capitals : MARKS.tcvn3}${plain}${END}`
  return /^VNI-/i.test(font) ? `${MARKS.vni}${plain}${END}` : plain
}

/** The text without the marks. */
export function withoutLegacyMarks(text: string): string {
  return /[\ue000-\ue003]/.test(text) ? text.replaceAll(/[\ue000-\ue003]/g, '') : text
}

const MARKED = /([\ue000-\ue002])([^\ue000-\ue003]*)\ue003/g

/** How marked text is to be read, decided by a sample of the document; undefined where nothing is marked. */
export function legacyReading(sample: string): { readonly encoding: 'utf-8' | 'tcvn3' | 'vni'; readonly convert: (text: string) => string } | undefined {
  const marked = [...sample.matchAll(MARKED)]
  if (marked.length === 0) return undefined
  const asItIs = marked.map((match) => match[2]).join('')
  const converted = marked.map((match) => read(match[1]!, match[2]!)).join('')
  const isOld = /[\u0080-\u00ff]/.test(asItIs) && likenessToVietnamese(converted) > likenessToVietnamese(asItIs)
  return {
    encoding: !isOld ? 'utf-8' : marked.some((match) => match[1] !== MARKS.vni) ? 'tcvn3' : 'vni',
    convert: (text) => text.replaceAll(MARKED, (_, mark: string, inside: string) => (isOld ? read(mark, inside) : inside)),
  }
}

function read(mark: string, text: string): string {
  // A run that has letters no old font has was typed in Unicode, whatever its font says.
  if (/[\u0100-\u1fff]/.test(text)) return text
  if (mark === MARKS.vni) return fromVni(text)
  const read = fromTcvn3(text)
  return mark === MARKS.capitals ? read.toUpperCase() : read
}
