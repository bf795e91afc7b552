import { decimalText, divideDecimals, printDecimal, printPercent, roundDecimal, type Decimal } from '#foundation/decimal.ts'
import type { Indicator } from './catalogue.ts'
import type { Say } from './say.ts'
import type { Value } from './value.ts'

type Printed = Pick<Indicator, 'type' | 'print' | 'denominatorSet'>

/**
 * A figure as the report prints it: `02`, `11.796,9`, `14/14`, `94,12%`, `không phát sinh`. The separators
 * are those of Vietnamese documents in both languages. A share is rounded half up, once, here.
 */
export function printValue(value: Value, indicator: Printed, say: Say): string {
  switch (value.state) {
    case 'number':
      if (indicator.type === 'yes-no') return say(value.number.units === 0n ? 'indicators.value.no' : 'indicators.value.yes')
      return printCount(value.number, indicator)
    case 'pair':
      return printPair(value, indicator, say)
    default:
      return say(`indicators.value.${value.state}`)
  }
}

/**
 * A share with the counts behind it and the name of what it is a share of, as it stands the first time it
 * is told: `16/17 đơn thuộc thẩm quyền, đạt 94,12%`. Other figures print as they do alone.
 */
export function printValueWithCounts(value: Value, indicator: Printed, say: Say): string {
  if (value.state !== 'pair' || indicator.print.as === 'number') return printValue(value, indicator, say)
  const percent = printPercent(value.numerator, value.denominator, indicator.print.decimals)
  if (percent === undefined) return say('indicators.value.none-arose')
  return say(`indicators.with-counts.${indicator.print.verb}`, {
    numerator: printCount(value.numerator, indicator),
    denominator: printCount(value.denominator, indicator),
    set: indicator.denominatorSet?.[say.lang] ?? '',
    percent,
  }).replaceAll(/ +(?=,)/g, '')
}

/** The share alone, `94,12%`; undefined where there is none. */
export function findPercent(value: Value, indicator: Printed): string | undefined {
  return value.state === 'pair' ? printPercent(value.numerator, value.denominator, indicator.print.decimals) : undefined
}

/**
 * What stands in the field when the figure is edited again. Read back by `parseEntry` it is the same value.
 */
export function entryText(value: Value, indicator: Pick<Indicator, 'type'>, say: Say): string {
  switch (value.state) {
    case 'number':
      if (indicator.type === 'yes-no') return say(value.number.units === 0n ? 'indicators.value.no' : 'indicators.value.yes')
      return printDecimal(value.number)
    case 'pair':
      return `${printDecimal(value.numerator)}/${printDecimal(value.denominator)}`
    case 'none-arose':
      return 'KPS'
    case 'not-applicable':
      return 'KAD'
    case 'missing':
      return ''
  }
}

function printPair(value: Value & { state: 'pair' }, indicator: Printed, say: Say): string {
  const [numerator, denominator] = [printCount(value.numerator, indicator), printCount(value.denominator, indicator)]
  switch (indicator.print.as) {
    case 'number':
      return numerator
    case 'fraction':
      return `${numerator}/${denominator}`
    case 'percent':
      return printPercent(value.numerator, value.denominator, indicator.print.decimals) ?? say('indicators.value.none-arose')
  }
}

/** Counts from 1 to 9 with a zero before them, as officials write in documents. */
function printCount(number: Decimal, indicator: Printed): string {
  const text = printDecimal(indicator.print.as === 'number' ? roundDecimal(number, indicator.print.decimals) : number)
  return indicator.print.leadingZero && /^[1-9]$/.test(text) ? `0${text}` : text
}

/** A figure as JSON holds it: canonical decimals as text; of a share the value in percent as printed. */
export function plainValue(value: Value, indicator: Printed): { value: string | null; numerator: string | null; denominator: string | null } {
  if (value.state === 'number') return { value: decimalText(value.number), numerator: null, denominator: null }
  if (value.state !== 'pair') return { value: null, numerator: null, denominator: null }
  const { numerator, denominator } = value
  const counts = { numerator: decimalText(numerator), denominator: decimalText(denominator) }
  if (indicator.print.as === 'number') return { value: counts.numerator, ...counts }
  const share = divideDecimals({ units: numerator.units * 100n, scale: numerator.scale }, denominator, indicator.print.decimals)
  return { value: share ? decimalText(share) : null, ...counts }
}
