import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Instrument } from './instrument.ts'
import { normaliseNumber } from './citation.ts'

/** The documents we know, found by number and date. */
export class InstrumentRegister {
  readonly all: readonly Instrument[]
  readonly #byNumber: ReadonlyMap<string, readonly Instrument[]>

  constructor(instruments: readonly Instrument[]) {
    this.all = instruments
    const byNumber = new Map<string, Instrument[]>()
    for (const one of instruments) byNumber.set(one.number, [...(byNumber.get(one.number) ?? []), one])
    this.#byNumber = byNumber
  }

  /** Every document that bears the number; several of the Party may. */
  withNumber(number: string): readonly Instrument[] {
    return this.#byNumber.get(normaliseNumber(number)) ?? []
  }

  /** The one document of the number, and of the date where that is given or needed to tell it from others. */
  findInstrument(number: string, date?: CalendarDate | null): Instrument | undefined {
    const bearers = this.withNumber(number)
    if (date) return bearers.find((one) => one.date === date)
    return bearers.length === 1 ? bearers[0] : undefined
  }

  /**
   * The document that is meant by a number written slightly wrong (`34/2007/PL-BTVQH11`): the same figures before
   * the symbol, at most two letters of the symbol amiss, and no other document as near.
   */
  findMeant(number: string): Instrument | undefined {
    const [figures, symbol] = split(normaliseNumber(number))
    if (!figures.includes('/')) return undefined
    const near = this.all.filter((one) => {
      const [otherFigures, otherSymbol] = split(one.number)
      return otherFigures === figures && distance(symbol, otherSymbol) <= 2
    })
    return near.length === 1 ? near[0] : undefined
  }
}

/** `34/2007` and `PL-UBTVQH11`. */
function split(number: string): [string, string] {
  const match = /^(\d+\/\d{4})\/(.+)$/.exec(number)
  return match ? [match[1]!, match[2]!] : ['', number]
}

/** How many letters have to be set, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
