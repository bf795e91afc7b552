import { boldTextWidth } from './text-width.ts'

/**
 * Breaks a bold line that is wider than `width` millimetres into as few lines as fit, of about the same
 * length. A break before the name of a unit ("ỦY BAN NHÂN DÂN | HUYỆN KBANG") is taken before any other.
 */
export function breakLines(text: string, size: number, width: number): string[] {
  const words = text.split(/[ \t\n]+/).filter((word) => word !== '')
  if (boldTextWidth(words.join(' '), size) <= width) return [words.join(' ')]
  const named = breakBeforeUnit(words)
  if (named?.every((line) => boldTextWidth(line, size) <= width)) return named
  const fewest = fill(words, size, width).length
  // The narrowest measure that needs no more lines is the one where they come out even.
  let [low, high] = [0, width]
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2
    if (fill(words, size, middle).length <= fewest) high = middle
    else low = middle
  }
  return fill(words, size, high)
}

const UNIT = /^(tỉnh|huyện|quận|xã|phường|thành|thị|đặc)$/i

function breakBeforeUnit(words: readonly string[]): string[] | undefined {
  const at = words.findIndex((word, i) => i > 1 && UNIT.test(word))
  return at < 0 ? undefined : [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

function fill(words: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && boldTextWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
