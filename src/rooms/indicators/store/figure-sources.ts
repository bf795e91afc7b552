import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Decimal } from '#foundation/decimal.ts'
import type { Form } from '../catalogue.ts'
import { sameValue, type Value } from '../value.ts'
import type { Tx } from '#storage/transaction.ts'

/** A figure as a room's records give it, and the page on which it opens into them. */
export type CountedFigure = { readonly number: Decimal; readonly href: string }

/** Whose records of which days. */
export type CountedFor = { readonly unitId: number; readonly path: string; readonly kind: string; readonly from: CalendarDate; readonly to: CalendarDate; readonly today: CalendarDate }

/**
 * What a room with records of its own offers to forms: the figures that follow from them. A room of figures knows no room of
 * records; whoever puts the house together hands the sources in.
 */
export type FigureSource = {
  /** What its figures begin with in a catalogue: `disclosure`. */
  readonly family: string
  /** Key of the words that name the records: "Theo hồ sơ công khai". */
  readonly words: string
  /** The figures under these names; one that the source does not know, or for which nothing was ever recorded, is left out. */
  readonly count: (tx: Tx, names: readonly string[], of: CountedFor) => Promise<ReadonlyMap<string, CountedFigure>>
}

/** A figure beside a cell of a form. */
export type CountedBeside = CountedFigure & { readonly words: string }

/** The figures that records give for the cells of a form, by the code of the indicator. */
export async function readCounted(tx: Tx, sources: readonly FigureSource[], form: Form, of: CountedFor): Promise<ReadonlyMap<string, CountedBeside>> {
  const found = new Map<string, CountedBeside>()
  for (const source of sources) {
    const bound = form.indicators.filter((indicator) => indicator.records?.startsWith(`${source.family}.`))
    if (bound.length === 0) continue
    const counted = await source.count(tx, bound.map((indicator) => indicator.records!), of)
    for (const { code, records } of bound) {
      const figure = counted.get(records!)
      if (figure) found.set(code, { ...figure, words: source.words })
    }
  }
  return found
}

/** Whether what was typed says the same as the records; nothing typed says nothing. `none arose` is the same as zero. */
export function agrees(value: Value, counted: CountedFigure): boolean {
  if (value.state === 'missing') return true
  if (value.state === 'none-arose') return counted.number.units === 0n
  return sameValue(value, { state: 'number', number: counted.number })
}
