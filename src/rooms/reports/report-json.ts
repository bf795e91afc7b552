import { plainValue, printValue, printValueWithCounts, type Aggregate, type Indicator, type Say } from '#rooms/indicators/index.ts'
import { BLANK, isTold } from './bind-draft.ts'
import type { ReportFinding } from './report-finding.ts'
import { fullName, type ReportSource } from './report-source.ts'

/** A figure as JSON. Numbers of integers are numbers; decimals and percentages are strings, so that none is rounded. */
export type JsonValue = {
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly state: Aggregate['state']
  readonly value: number | string | null
  readonly numerator: number | string | null
  readonly denominator: number | string | null
  readonly denominatorSet: string | null
  readonly printed: string
  readonly printedWithCounts: string
  readonly complete: boolean
  readonly expected: number
  readonly missing: number
}

/** The report's figures and findings for other programs. `hash` is that of the document's footer. */
export function reportJson(source: ReportSource, findings: readonly ReportFinding[], hash: string, say: Say) {
  const { form, period, unit } = source
  return {
    unit: { code: unit.code, name: fullName(unit, say), kind: unit.kind, level: unit.level, id: unit.unitId },
    period: { id: period.id, label: period.label[say.lang], from: period.from, to: period.to },
    form: { id: form.id, version: form.version },
    values: form.indicators.flatMap((indicator) => {
      const figure = source.figures.get(indicator.code)
      return figure ? [jsonValue(figure, indicator, say)] : []
    }),
    findings,
    hash,
  }
}

/** A figure that is not complete has no value: a part of a sum is not the sum. */
export function jsonValue(figure: Aggregate, indicator: Indicator, say: Say): JsonValue {
  const told = isTold(figure)
  const plain = told ? plainValue(figure, indicator) : { value: null, numerator: null, denominator: null }
  const isShare = figure.state === 'pair' && indicator.print.as !== 'number'
  return {
    code: indicator.code,
    label: indicator.label[say.lang],
    unit: indicator.unit[say.lang],
    state: figure.state,
    value: plain.value === null ? null : isShare || indicator.type === 'decimal' ? plain.value : jsonNumber(plain.value),
    numerator: plain.numerator === null ? null : jsonNumber(plain.numerator),
    denominator: plain.denominator === null ? null : jsonNumber(plain.denominator),
    denominatorSet: figure.state === 'pair' ? (indicator.denominatorSet?.[say.lang] ?? null) : null,
    printed: told ? printValue(figure, indicator, say) : BLANK,
    printedWithCounts: told ? printValueWithCounts(figure, indicator, say) : BLANK,
    complete: figure.complete,
    expected: figure.expected,
    missing: figure.missing,
  }
}

/** A number where a number of JSON holds it exactly. */
function jsonNumber(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) && String(number) === text ? number : text
}
