import { stripVTControlCharacters, styleText } from 'node:util'
import type { Finding, Severity } from '#rooms/checker/index.ts'
import { locator } from '#rooms/checker/locate.ts'
import { placeWords } from '#rooms/checker/pages/place-words.ts'
import { placeOf } from '#rooms/checker/place-of.ts'
import type { CheckedFile } from '#rooms/checker/print-json.ts'
import type { Words } from '#words/words.ts'

type Style = Parameters<typeof styleText>[0]
const COLOUR: Readonly<Record<Severity, Style>> = { error: ['bold', 'red'], warning: ['bold', 'yellow'], note: ['bold', 'cyan'] }
/** How much of a line is shown beside the quote; paragraphs are lines, and long. */
const BEFORE = 36
const WIDTH = 100

/** The findings of one file as a linter prints them. */
export function printFile({ path, source, findings }: CheckedFile, w: Words, colours: boolean): string {
  const paint = (style: Style, text: string): string => (colours ? styleText(style, text, { validateStream: false }) : text)
  const at = locator(source.text)
  const name = stripVTControlCharacters(path)
  return findings
    .map((finding) => {
      const { line, column } = at(finding.start)
      const gutter = ' '.repeat(String(line).length)
      const { text, mark, lead } = excerpt(source.text, finding)
      const bar = paint('gray', '|')
      const more = (label: string, value: string): string => `${gutter} ${paint('gray', '=')} ${label} ${value}`
      const place = source.format === 'txt' || source.format === 'md' ? '' : placeWords(placeOf(source, finding.start), w)
      return [
        `${paint('bold', `${name}:${line}:${column}`)}: ${paint(COLOUR[finding.severity], w(`checker.severity.${finding.severity}`))} ` +
          `[${finding.code}] ${finding.message[w.lang]}`,
        `${paint('gray', String(line))} ${bar} ${text}`,
        `${gutter} ${bar} ${' '.repeat(lead)}${paint(COLOUR[finding.severity], mark)}`,
        ...(finding.expected === undefined ? [] : [more(w('checker.expected'), finding.expected)]),
        more(w('checker.ground'), finding.ground[w.lang]),
        ...(place === '' ? [] : [more(w('checker.place'), place)]),
        '',
        '',
      ].join('\n')
    })
    .join('')
}

/** `3 lỗi, 2 cảnh báo, 1 lưu ý trong 2 tệp.` */
export function printSummary(files: readonly CheckedFile[], asked: number, w: Words): string {
  const all = files.flatMap(({ findings }) => findings)
  if (all.length === 0) return w('checker.summary-none', { files: asked })
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length
  return w('checker.summary', { errors: count('error'), warnings: count('warning'), notes: count('note'), files: asked })
}

/** The part of the line that holds the quote, and the mark to stand under it. */
function excerpt(text: string, { start, end }: Finding): { text: string; mark: string; lead: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', start)
  const to = found < 0 ? text.length : found
  const stop = Math.min(end, to, start + WIDTH - BEFORE)
  const cutFrom = start - from > BEFORE ? wordStart(text, start - BEFORE, start) : from
  const cutTo = to - cutFrom > WIDTH ? Math.max(stop, wordStart(text, cutFrom + WIDTH - 8, Math.min(to, cutFrom + WIDTH))) : to
  const before = `${cutFrom > from ? '… ' : ''}${text.slice(cutFrom, start)}`
  const quote = text.slice(start, stop)
  const after = `${text.slice(stop, cutTo).trimEnd()}${cutTo < to ? ' …' : ''}`
  return {
    text: `${before}${quote}${after}`.replaceAll('\t', ' '),
    mark: `^${'~'.repeat(Math.max(0, columns(quote) - 1))}`,
    lead: columns(before),
  }
}

/** Where the first word begins at or after a place, not after another; so that no word is shown cut. */
function wordStart(text: string, at: number, atMost: number): number {
  const space = text.indexOf(' ', at - 1)
  return space >= 0 && space < atMost ? space + 1 : at
}

/** Columns on a terminal: marks that stand over a letter take none. */
function columns(text: string): number {
  return [...text.replaceAll(/\p{M}/gu, '')].length
}
