import {
  addDecimals, compareDecimals, decimal, divideDecimals, parseDecimal, printDecimal, printPercent, type Decimal,
} from '#foundation/decimal.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Indicator, Text } from './catalogue.ts'
import type { Finding } from './finding.ts'
import type { Value } from './value.ts'

/** What a report issued before prints for an indicator. */
export type PrintedFact = {
  readonly code: string
  /** As it stands there: "5,27", "17.775", "14/14". */
  readonly printed: string
  /** The total printed beside it, which a reader takes for its base. */
  readonly contextTotal?: string
  readonly contextLabel?: Text
  /** The words in which it stands. */
  readonly quote?: string
  /** Where in the document, as an official would say it: page, table and cell. */
  readonly place?: string
}

/** A report issued before, by number and date, with what it prints. */
export type PrintedReport = {
  readonly number: string
  readonly dated: CalendarDate
  readonly title: string
  /** Name and SHA-256 of what was read; null where the facts came otherwise. */
  readonly fileName: string | null
  readonly sha256: string | null
  readonly facts: readonly PrintedFact[]
}

/** What one report prints for an indicator. */
export type Printed = { readonly report: PrintedReport; readonly fact: PrintedFact }

/** What reports print for an indicator, the latest report first. */
export function findPrinted(reports: readonly PrintedReport[], code: string): Printed[] {
  return reports
    .flatMap((report) => report.facts.filter((fact) => fact.code === code).map((fact) => ({ report, fact })))
    .toSorted((a, b) => (a.report.dated < b.report.dated ? 1 : -1))
}

/**
 * What is wrong with a printed figure, against the one worked out from the data.
 *
 * - `printed.truncated`: a share cut off instead of rounded (94,11 for 94,117…).
 * - `printed.wrong-share`: a share that is neither (5,27 for 5,282…).
 * - `printed.differs`: another number or count altogether.
 * - `printed.hidden-base`: right or not, its base is not the total printed beside it (94,11% is of 17, not of 40).
 *
 * `source` names the report. Figures that cannot be worked out are not judged.
 */
export function comparePrinted(
  fact: PrintedFact, value: Value, indicator: Pick<Indicator, 'code' | 'label' | 'print' | 'denominatorSet'>, source: string, lang: 'vi' | 'en',
): Finding[] {
  const finding = (code: string, params: Record<string, string>): Finding => ({
    code, severity: 'warning', cells: [fact.code], params: { label: indicator.label[lang], printed: fact.printed, ...params }, ground: source,
  })
  if (value.state === 'number') return compareNumber(fact.printed, value.number, finding)
  if (value.state !== 'pair' || value.denominator.units === 0n) return []
  if (indicator.print.as === 'number') return compareNumber(fact.printed, value.numerator, finding)
  if (indicator.print.as === 'fraction') return compareFraction(fact.printed, value, finding)
  return [...compareShare(fact.printed, value, indicator.print.decimals, finding), ...findHiddenBase(fact, value, indicator, lang, finding)]
}

type MakeFinding = (code: string, params: Record<string, string>) => Finding
type Pair = { readonly numerator: Decimal; readonly denominator: Decimal }

/** The number as printed in Vietnamese: dots part thousands, a comma begins the decimals. */
function readPrinted(printed: string): Decimal | undefined {
  return parseDecimal(printed.replace(/\s*%$/, '').replaceAll('.', '').replace(',', '.'))
}

function compareNumber(printed: string, right: Decimal, finding: MakeFinding): Finding[] {
  const read = readPrinted(printed)
  return read && compareDecimals(read, right) === 0 ? [] : [finding('printed.differs', { right: printDecimal(right) })]
}

function compareFraction(printed: string, right: Pair, finding: MakeFinding): Finding[] {
  const [numerator, denominator] = printed.split('/').map(readPrinted)
  const same = numerator && denominator && compareDecimals(numerator, right.numerator) === 0 && compareDecimals(denominator, right.denominator) === 0
  return same ? [] : [finding('printed.differs', { right: `${printDecimal(right.numerator)}/${printDecimal(right.denominator)}` })]
}

/** Judged at the decimals the report printed, so that 100 is right for 100 and 96,6 for 96,55…. */
function compareShare(printed: string, { numerator, denominator }: Pair, decimals: number, finding: MakeFinding): Finding[] {
  const read = readPrinted(printed)
  const places = printed.replace(/\s*%$/, '').split(',')[1]?.length ?? 0
  const percent = { units: numerator.units * 100n, scale: numerator.scale }
  const right = divideDecimals(percent, denominator, places)!
  if (read && compareDecimals(read, right) === 0) return []
  const params = {
    right: printPercent(numerator, denominator, Math.max(places, decimals))!,
    exact: printPercent(numerator, denominator, 4)!,
    numerator: printDecimal(numerator), denominator: printDecimal(denominator),
  }
  return [finding(read && isCutOff(read, percent, denominator, places) ? 'printed.truncated' : 'printed.wrong-share', params)]
}

/** read ≤ percent/denominator < read + one unit of its last place. */
function isCutOff(read: Decimal, percent: Decimal, denominator: Decimal, places: number): boolean {
  const times = (factor: Decimal): Decimal => ({ units: factor.units * denominator.units, scale: factor.scale + denominator.scale })
  const step = decimal(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`)
  return compareDecimals(times(read), percent) <= 0 && compareDecimals(percent, times(addDecimals(read, step))) < 0
}

function findHiddenBase(
  fact: PrintedFact, { numerator, denominator }: Pair, indicator: Pick<Indicator, 'print' | 'denominatorSet'>, lang: 'vi' | 'en', finding: MakeFinding,
): Finding[] {
  const context = fact.contextTotal === undefined ? undefined : parseDecimal(fact.contextTotal)
  if (!context || compareDecimals(context, denominator) === 0) return []
  return [finding('printed.hidden-base', {
    numerator: printDecimal(numerator), denominator: printDecimal(denominator), set: indicator.denominatorSet?.[lang] ?? '',
    right: printPercent(numerator, denominator, indicator.print.decimals)!,
    total: printDecimal(context), totalOf: fact.contextLabel?.[lang] ?? '',
    shareOfTotal: printPercent(numerator, context, indicator.print.decimals) ?? '',
  })]
}
