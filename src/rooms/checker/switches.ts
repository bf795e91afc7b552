/**
 * Switches in the text itself, as linters have them; best written as a comment or between brackets:
 *
 * - `[nharong: bỏ qua percent.rounding]` – in this line; several codes or families parted by commas, none means all;
 * - `[nharong: bỏ qua dòng sau word]` – in the next line;
 * - `[nharong: bỏ qua toàn văn form, duty]` – in the whole text.
 *
 * `ignore`, `ignore next line`, `ignore all` say the same in English.
 */
export function readSwitches(text: string): (code: string, at: number) => boolean {
  const switches = [...text.matchAll(SWITCH)].map((match): Switch => {
    const reach = REACH[match[1]!.toLowerCase().replaceAll(/\s+/g, ' ')]!
    const codes = match[2]!.split(/[\s,]+/).filter((code) => code !== '')
    return { ...stretchOf(text, match.index, reach), codes }
  })
  if (switches.length === 0) return () => false
  return (code, at) =>
    switches.some(({ start, end, codes }) =>
      at >= start && at < end && (codes.length === 0 || codes.some((one) => one === code || code.startsWith(`${one}.`))))
}

type Switch = { readonly start: number; readonly end: number; readonly codes: readonly string[] }

const SWITCH = /\bnharong: ?(bỏ qua dòng sau|bỏ qua toàn văn|bỏ qua|ignore next line|ignore all|ignore)\b((?:[ ,]+[a-z]+(?:[.-][a-z]+)*(?![a-zà-ỹ]))*)/giu

const REACH: Readonly<Record<string, 'line' | 'next' | 'all'>> = {
  'bỏ qua': 'line', 'bỏ qua dòng sau': 'next', 'bỏ qua toàn văn': 'all',
  ignore: 'line', 'ignore next line': 'next', 'ignore all': 'all',
}

function stretchOf(text: string, at: number, reach: 'line' | 'next' | 'all'): { start: number; end: number } {
  if (reach === 'all') return { start: 0, end: text.length }
  const lineEnd = endOfLine(text, at)
  if (reach === 'line') return { start: text.lastIndexOf('\n', at) + 1, end: lineEnd }
  return { start: lineEnd + 1, end: endOfLine(text, lineEnd + 1) }
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}
