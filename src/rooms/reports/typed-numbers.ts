import { findPercent, printValue, type Form, type Say } from '#rooms/indicators/index.ts'
import { parseCitations } from '#rooms/instruments/index.ts'
import { isTold, type Figures } from './bind-draft.ts'
import { readDraft } from './draft-text.ts'

/** A number typed by hand, with the figures that print the same, to which it could be bound. */
export type TypedNumber = { readonly text: string; readonly codes: readonly string[] }

const NUMBER = /(?<![\p{L}\p{N}/.,-])\d[\d.]*(?:,\d+)?(?:\/\d[\d.]*(?:,\d+)?)?%?(?![\p{L}\p{N}/-])/gu
const DATE = /\b\d{1,2}[/-]\d{1,2}[/-]\d{4}|\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?:năm|kỳ|quý|khóa)\s+\d{4}(?:\s*[-–]\s*\d{4})?|\d{4}\s*[-–]\s*\d{4}/giu

/**
 * Numbers of a text that are typed, not bound: such a number stays when the data change. Dates, years, numbers of
 * documents and the numbers of paragraphs are left out.
 */
export function typedNumbers(text: string, form: Form, figures: Figures, say: Say): TypedNumber[] {
  const { lines } = readDraft(text, () => true, [])
  const prints = printedFigures(form, figures, say)
  const found = new Map<string, TypedNumber>()
  for (const line of lines) {
    for (const part of line.parts) {
      if (part.kind !== 'text') continue
      for (const match of withoutNames(part.text).matchAll(NUMBER)) {
        const number = match[0].replace(/\.$/, '')
        if (/^(19|20)\d\d$/.test(number)) continue
        if (part === line.parts[0] && match.index === 0 && /^\d+\.$/.test(match[0])) continue
        found.set(number, { text: number, codes: prints.get(number.replace(/^0(?=\d)/, '')) ?? [] })
      }
    }
  }
  return [...found.values()]
}

/** The text with the numbers of documents and dates blotted out. */
function withoutNames(text: string): string {
  let blotted = text
  for (const { from, to } of parseCitations(text)) blotted = blotted.slice(0, from) + ' '.repeat(to - from) + blotted.slice(to)
  return blotted.replaceAll(DATE, (date) => ' '.repeat(date.length))
}

function printedFigures(form: Form, figures: Figures, say: Say): Map<string, string[]> {
  const prints = new Map<string, string[]>()
  for (const indicator of form.indicators) {
    const figure = figures.get(indicator.code)
    if (!figure || !isTold(figure) || (figure.state !== 'number' && figure.state !== 'pair')) continue
    const texts = new Set([printValue(figure, indicator, say), findPercent(figure, indicator) ?? ''])
    for (const text of texts) {
      const key = text.replace(/^0(?=\d)/, '')
      if (key !== '') prints.set(key, [...(prints.get(key) ?? []), indicator.code])
    }
  }
  return prints
}
