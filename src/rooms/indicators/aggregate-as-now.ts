import type { Form, Indicator } from './catalogue.ts'
import { addCells, EMPTY_CELL, type Cell } from './cell.ts'
import { getIndicator } from './form-index.ts'
import { aggregate, type Aggregate } from './rollup.ts'
import { isAmong, type Reporter } from './unit-group.ts'

/** A unit of that time that lies, whole or in part, in the territory of today. */
export type TerritoryPart = {
  readonly unit: number
  readonly kind: string
  readonly share: 'whole' | 'part'
  /** How many units of each kind stood below it; its cells are then the sums of them all. */
  readonly below?: ReadonlyMap<string, number>
}

/** A unit was split and nobody recorded how its figures part: they are not guessed. */
export type NotComputable = { readonly state: 'not-computable'; readonly because: readonly number[] }

/**
 * A figure of former units for the territory as it is now. A former unit of which only a part lies here
 * makes the figure not computable, and is named.
 */
export function aggregateAsNow(
  indicator: Indicator,
  form: Form,
  territory: readonly TerritoryPart[],
  cellOf: (unit: number, code: string) => Cell,
): Aggregate | NotComputable {
  const reporters = sources(indicator, form)
  const because = territory.filter((part) => part.share === 'part' && countAmong(part, reporters) > 0).map((part) => part.unit)
  if (because.length > 0) return { state: 'not-computable', because }
  return aggregate(indicator, form, {
    cell: (code) => territory.reduce((sum, part) => addCells(sum, cellOf(part.unit, code)), EMPTY_CELL),
    expected: (kinds) => territory.reduce((count, part) => count + countAmong(part, kinds), 0),
  })
}

/** How many units of these kinds the part has, itself included. */
function countAmong(part: TerritoryPart, kinds: readonly Reporter[]): number {
  let count = isAmong(part.kind, kinds) ? 1 : 0
  for (const [kind, number] of part.below ?? []) if (isAmong(kind, kinds)) count += number
  return count
}

/** Who says what the figure is made of. */
function sources(indicator: Indicator, form: Form): readonly Reporter[] {
  const codes = [indicator.numerator, indicator.denominator, indicator.of && 'code' in indicator.of ? indicator.of.code : undefined]
  const kinds = indicator.of && 'kinds' in indicator.of ? indicator.of.kinds : []
  return [...indicator.enteredBy, ...kinds, ...codes.flatMap((code) => (code ? sources(getIndicator(form, code), form) : []))]
}
