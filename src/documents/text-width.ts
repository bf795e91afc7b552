import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The font files. Tinos has the widths of Times New Roman letter by letter, so what is measured with it
 * holds for both.
 */
export const FONT_FILES = (['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const).map((face) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`),
)

/** Width in millimetres of a text set in bold Times at a size in points. */
export function boldTextWidth(text: string, size: number): number {
  boldFace ??= readFace(FONT_FILES[2]!)
  const face = boldFace
  let units = 0
  for (const letter of text) units += face.advance(letter.codePointAt(0)!)
  return ((units / face.unitsPerEm) * size * 25.4) / 72
}

let boldFace: Face | undefined

interface Face {
  readonly unitsPerEm: number
  advance(codePoint: number): number
}

/** Reads the advance widths of a TrueType file: tables head, hhea, hmtx and the Unicode cmap of format 4. */
function readFace(file: string): Face {
  const bytes = readFileSync(file)
  const tables = new Map<string, number>()
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8))
  }
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`${file} has no table ${name}`)
    return at
  }
  const cmap = unicodeMap(bytes, table('cmap'))
  const hmtx = table('hmtx')
  const metrics = bytes.readUInt16BE(table('hhea') + 34)
  const known = new Map<number, number>()
  return {
    unitsPerEm: bytes.readUInt16BE(table('head') + 18),
    advance: (codePoint) => {
      const before = known.get(codePoint)
      if (before !== undefined) return before
      const width = bytes.readUInt16BE(hmtx + 4 * Math.min(glyphOf(bytes, cmap, codePoint), metrics - 1))
      if (known.size < 4096) known.set(codePoint, width)
      return width
    },
  }
}

function unicodeMap(bytes: Buffer, cmap: number): number {
  for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) {
    const at = cmap + 4 + i * 8
    const subtable = cmap + bytes.readUInt32BE(at + 4)
    if (bytes.readUInt16BE(at) === 3 && bytes.readUInt16BE(at + 2) === 1 && bytes.readUInt16BE(subtable) === 4)
      return subtable
  }
  throw new Error('the font has no Unicode map of format 4')
}

function glyphOf(bytes: Buffer, map: number, codePoint: number): number {
  const double = bytes.readUInt16BE(map + 6)
  for (let i = 0; i < double; i += 2) {
    if (bytes.readUInt16BE(map + 14 + i) < codePoint) continue
    const start = bytes.readUInt16BE(map + 16 + double + i)
    if (start > codePoint) return 0
    const delta = bytes.readUInt16BE(map + 16 + 2 * double + i)
    const rangeAt = map + 16 + 3 * double + i
    const range = bytes.readUInt16BE(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = bytes.readUInt16BE(rangeAt + range + 2 * (codePoint - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
