import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import type { Instrument } from './instrument.ts'
import { normaliseNumber } from './citation.ts'
import { isPlausibleSymbol, letterDistance } from './symbols.ts'
import type { ReportDuty } from './report-duty.ts'
import type { WideRegister } from './wide-register.ts'

/**
 * The documents we know, found by number and date: those kept by hand, with their ends and successors, and behind them
 * the many of which only the first facts are known. A number that is kept by hand is not looked for behind.
 */
export class InstrumentRegister {
  /** Those kept by hand. */
  readonly all: readonly Instrument[]
  readonly #byNumber: ReadonlyMap<string, readonly Instrument[]>
  readonly #byFigures: ReadonlyMap<string, readonly Instrument[]>
  readonly #wide: WideRegister | undefined

  readonly #duties: readonly ReportDuty[]

  constructor(instruments: readonly Instrument[], wide?: WideRegister, duties: readonly ReportDuty[] = []) {
    this.all = instruments
    this.#duties = duties
    this.#wide = wide
    this.#byNumber = Map.groupBy(instruments, (one) => one.number)
    this.#byFigures = Map.groupBy(instruments, (one) => split(one.number)[0])
  }

  /** Every document that bears the number; several of the Party may. */
  withNumber(number: string): readonly Instrument[] {
    const wanted = normaliseNumber(number)
    return this.#byNumber.get(wanted) ?? this.#wide?.withNumber(wanted) ?? []
  }

  /** The one document of the number, and of the date where that is given or needed to tell it from others. */
  findInstrument(number: string, date?: CalendarDate | null): Instrument | undefined {
    const bearers = this.withNumber(number)
    if (date) return bearers.find((one) => one.date === date)
    return bearers.length === 1 ? bearers[0] : undefined
  }

  /**
   * The document that is meant by a number written slightly wrong (`34/2007/PL-BTVQH11`): the same figures before
   * the symbol, at most two letters of the symbol amiss, and no other document as near. A symbol that a document may bear
   * (TT-BCA) is not taken for its neighbour (TT-BCT).
   */
  findMeant(number: string): Instrument | undefined {
    const [figures, symbol] = split(normaliseNumber(number))
    if (figures === '' || isPlausibleSymbol(symbol)) return undefined
    const near = this.#withFigures(figures).filter((one) => letterDistance(symbol, split(one.number)[1]) <= 2)
    return near.length === 1 ? near[0] : undefined
  }

  /** Laws and codes of the title (`Tiếp cận thông tin`), by date; whatever their capitals. */
  lawsTitled(title: string): readonly Instrument[] {
    const wanted = foldText(title)
    const kept = this.all.filter((one) => /^(luật|bộ luật)$/i.test(one.type) && foldText(one.title) === wanted)
    const more = (this.#wide?.lawsTitled(title) ?? []).filter((one) => !kept.some(({ number }) => number === one.number))
    return [...kept, ...more].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  }

  /** What the law in force on the day asks a report on grassroots democracy to tell. */
  dutiesOn(day: CalendarDate): readonly ReportDuty[] {
    return this.#duties.filter(({ from, to }) => from <= day && (to === null || day <= to))
  }

  #withFigures(figures: string): Instrument[] {
    const kept = this.#byFigures.get(figures) ?? []
    const more = (this.#wide?.withFigures(figures) ?? []).filter((one) => !this.#byNumber.has(one.number))
    return [...kept, ...more]
  }
}

/** `34/2007` and `PL-UBTVQH11`; no figures where the number has no year. */
function split(number: string): [string, string] {
  const match = /^(\d+\/\d{4})\/(.+)$/.exec(number)
  return match ? [match[1]!, match[2]!] : ['', number]
}
