import { printDecimal } from '#foundation/decimal.ts'
import { foldText } from '#foundation/text.ts'
import { headOf, readClaims, tieToIndicators, type SourceText, type Tie } from '#rooms/checker/index.ts'
import {
  comparePrinted, enteredBy, getIndicator, MISSING, parseEntry, sameValue,
  type Finding, type Form, type Value,
} from '#rooms/indicators/index.ts'
import { isTold, type Figures } from './bind-draft.ts'

/** What there is now where a figure of a report would go: nothing, the same, or something else. */
export type Standing = 'empty' | 'same' | 'differs'

/** A figure of a report issued before that can be taken in once an official has confirmed it. */
export type FoundFigure = {
  readonly code: string
  /** As the report prints it, in the unit of the indicator: `17.775`, `14/14`, `94,11`. */
  readonly printed: string
  /** Into the form, where the unit enters the indicator itself; beside the sum, where it is worked out. */
  readonly goes: 'form' | 'beside'
  readonly quote: string
  /** Offset into the text. */
  readonly start: number
}

/** How a found figure stands to what is there. */
export type Stand = {
  /** What would be entered; missing for a figure that stands beside a sum. */
  readonly value: Value
  readonly now: Value
  readonly standing: Standing
  /** How it differs from what is worked out. */
  readonly differences: readonly Finding[]
}

/** What is known of the unit in whose name the report would be taken in. */
export type Standpoint = {
  readonly form: Form
  readonly kind: string
  /** What stands in the unit's own form. */
  readonly entered: ReadonlyMap<string, Value>
  /** What is worked out for the unit. */
  readonly sums: Figures
}

/** The figures of a report that belong to indicators of the form and can be those of the unit, in the order of the form. */
export function findFigures(source: SourceText, standpoint: Standpoint): FoundFigure[] {
  const own = new Set(enteredBy(standpoint.form, standpoint.kind).map(({ code }) => code))
  return tieToIndicators(readClaims(source), standpoint.form).flatMap((tie): FoundFigure[] => {
    const indicator = getIndicator(standpoint.form, tie.code)
    const found = { code: tie.code, printed: printedOf(tie), quote: quoteOf(source, tie), start: tie.start }
    if (!own.has(tie.code)) return (standpoint.sums.get(tie.code)?.expected ?? 0) > 0 ? [{ ...found, goes: 'beside' }] : []
    // What the form would not take from a typing hand it does not take from a report.
    if (indicator.type === 'yes-no' || !parseEntry(found.printed, indicator).ok) return []
    return [{ ...found, goes: 'form' }]
  })
}

/** Where a found figure stands with what the unit's form or the sums hold at this moment. */
export function standOf(found: Pick<FoundFigure, 'code' | 'printed' | 'goes'>, { form, entered, sums }: Standpoint, lang: 'vi' | 'en'): Stand {
  const indicator = getIndicator(form, found.code)
  if (found.goes === 'form') {
    const read = parseEntry(found.printed, indicator)
    if (!read.ok) throw new Error(`${found.code} was found as ${found.printed}`)
    const value = read.value
    const now = entered.get(found.code) ?? MISSING
    return { value, now, standing: now.state === 'missing' ? 'empty' : sameValue(now, value) ? 'same' : 'differs', differences: [] }
  }
  const figure = sums.get(found.code)
  if (!figure || !isTold(figure)) return { value: MISSING, now: MISSING, standing: 'empty', differences: [] }
  const differences = comparePrinted(found, figure, indicator, '', lang)
  return { value: MISSING, now: figure, standing: differences.length === 0 ? 'same' : 'differs', differences }
}

/** What in the head of a report speaks against its being one of the unit on the period. */
export type Doubt = 'other-year' | 'other-unit'

/** A head that names other years only, or that does not name the unit, is pointed out; the official decides. */
export function doubtsOf(source: SourceText, unitName: string, years: readonly number[]): Doubt[] {
  const head = headOf(source)
  const doubts: Doubt[] = []
  if (head.years.length > 0 && !head.years.some((year) => years.includes(year))) doubts.push('other-year')
  if (head.issuer && !foldText(source.text.slice(0, Math.max(head.bodyStart, head.issuer.end))).includes(foldText(unitName))) doubts.push('other-unit')
  return doubts
}

/** Number, date and title as the head of a report has them; empty where it has none. */
export function identityOf(source: SourceText): { readonly number: string; readonly dated: string | undefined; readonly title: string } {
  const head = headOf(source)
  const words = (span: { start: number; end: number } | undefined): string =>
    span ? source.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').trim() : ''
  const number = words(head.number).replace(/^số\s*:?\s*/i, '').replaceAll(/\s/g, '')
  return { number: /^\d/.test(number) ? number : '', dated: head.date, title: words(head.title).slice(0, 300) }
}

function printedOf({ value }: Tie): string {
  return 'number' in value ? printDecimal(value.number) : `${printDecimal(value.numerator)}/${printDecimal(value.denominator)}`
}

/** The most of a sentence that is kept before the figure and after it. */
const BEFORE = 160
const AFTER = 100

/** The words in which the figure stands: its sentence, of a long one what is around it. */
function quoteOf({ text }: SourceText, { start, end, sentence }: Tie): string {
  const [from, to] = [Math.max(sentence.start, start - BEFORE), Math.min(sentence.end, end + AFTER)]
  const words = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, ' ').trim()
  return `${from > sentence.start ? '…' : ''}${words}${to < sentence.end ? '…' : ''}`
}
