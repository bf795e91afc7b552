import { boldTextWidth } from './text-width.ts'

/**
 * Breaks a bold line that is wider than `width` millimetres into as few lines as fit, of about the same
 * length. A break before the word `before` is taken first, where both lines then fit.
 */
export function breakLines(text: string, size: number, width: number, before?: RegExp): string[] {
  const words = text.split(/[ \t\n]+/).filter((word) => word !== '')
  if (boldTextWidth(words.join(' '), size) <= width) return [words.join(' ')]
  const named = before && breakBefore(words, before)
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

/** How many lines a text of bold letters takes at a width in millimetres. */
export function countLines(text: string, size: number, width: number): number {
  return Math.max(1, fill(text.split(' '), size, width).length)
}

function breakBefore(words: readonly string[], before: RegExp): string[] | undefined {
  const at = words.findIndex((word, i) => i > 1 && before.test(word))
  return at < 0 ? undefined : [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

function fill(words: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && boldTextWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
