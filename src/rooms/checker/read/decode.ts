import type { SourceText } from '../source-text.ts'
import { fromTcvn3, fromVni, likenessToVietnamese } from './legacy-encodings.ts'

export type Decoded = { readonly text: string; readonly encoding: SourceText['encoding'] }

/** Text from bytes: UTF-8, UTF-16 with its mark, else an old Vietnamese encoding. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('latin1').decode(bytes)
  }
  return recogniseLegacy(text)
}

/** The share of Vietnamese words that a text in Unicode never falls below, and by how much a conversion must be better. */
const CLEARLY_VIETNAMESE = 0.8
const CLEARLY_BETTER = 0.15

/**
 * Text that was typed in TCVN3 or VNI and kept letter by letter, converted; other text as it is. Decided by how many
 * words are Vietnamese syllables before and after.
 */
export function recogniseLegacy(text: string): Decoded {
  const asItIs = likenessToVietnamese(text)
  if (asItIs >= CLEARLY_VIETNAMESE || !/[\u0080-\u00ff]/.test(text) || hasUnicodeLetters(text)) return { text, encoding: 'utf-8' }
  const [best] = (
    [
      ['tcvn3', fromTcvn3(text)],
      ['vni', fromVni(text)],
    ] as const
  )
    .map(([encoding, converted]) => ({ encoding, text: converted, likeness: likenessToVietnamese(converted) }))
    .toSorted((a, b) => b.likeness - a.likeness)
  if (best && best.likeness >= asItIs + CLEARLY_BETTER) return { text: best.text, encoding: best.encoding }
  return { text, encoding: 'utf-8' }
}

/** The old encodings have no letter beyond Latin-1: where more than a few are, the text is in Unicode. */
function hasUnicodeLetters(text: string): boolean {
  const sample = text.slice(0, 40_000)
  const beyond = sample.match(/[\u0100-\u01b0\u1ea0-\u1ef9]/g)?.length ?? 0
  return beyond * 10 > (sample.match(/[\u0080-\u00ff]/g)?.length ?? 0)
}
