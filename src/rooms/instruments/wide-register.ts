import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import type { Instrument, InstrumentConfidence } from './instrument.ts'

const COLUMNS = 'type\tnumber\tdate\tfrom\tconfidence\tissuer\ttitle'

/**
 * The many documents of the centre in `law/register.tsv`, of which we know number, date, issuer and title, and not the
 * end. The text is kept as it is, and a line is read when it is asked for.
 */
export class WideRegister {
  readonly #text: string
  /** Where the lines begin, by what stands before the symbol (`34/2007`, `74`), and those of laws by their title. */
  #lines: Map<string, number[]> | undefined
  #laws: Map<string, number[]> | undefined

  constructor(text: string) {
    if (!text.startsWith(`${COLUMNS}\n`)) throw new Error('the register of documents has another heading')
    this.#text = text
  }

  withNumber(number: string): Instrument[] {
    return this.withFigures(figuresOf(number)).filter((one) => one.number === number)
  }

  /** All whose number begins with the figures: `34/2007`. */
  withFigures(figures: string): Instrument[] {
    return ((this.#lines ??= this.#index(FIGURES)).get(figures) ?? []).map((start) => this.#read(start))
  }

  /** Laws and codes of the title, whatever its capitals and marks. */
  lawsTitled(title: string): Instrument[] {
    return ((this.#laws ??= this.#index(LAW_TITLE)).get(foldText(title)) ?? []).map((start) => this.#read(start))
  }

  #index(keyOf: (fields: readonly string[]) => string | undefined): Map<string, number[]> {
    const lines = new Map<string, number[]>()
    for (let start = this.#text.indexOf('\n') + 1; start < this.#text.length; start = this.#text.indexOf('\n', start) + 1) {
      const key = keyOf(this.#text.slice(start, this.#text.indexOf('\n', start)).split('\t'))
      if (key === undefined) continue
      const list = lines.get(key)
      if (list) list.push(start)
      else lines.set(key, [start])
    }
    return lines
  }

  #read(start: number): Instrument {
    const [type, number, date, from, confidence, issuer, title] = this.#text.slice(start, this.#text.indexOf('\n', start)).split('\t') as [
      string, string, CalendarDate, CalendarDate | '', InstrumentConfidence, string, string,
    ]
    return {
      type, number, date, title, issuer, confidence, from: from === '' ? null : from, fromConfidence: from === '' ? null : confidence,
      to: null, toConfidence: null, replacedBy: null, source: 'Bộ pháp điển',
    }
  }
}

/** `34/2007` of 34/2007/PL-UBTVQH11, `74` of 74/CP. */
export function figuresOf(number: string): string {
  return /^\d+[a-c]?(?:\/\d{4})?/i.exec(number)?.[0] ?? ''
}

const FIGURES = (fields: readonly string[]): string => figuresOf(fields[1]!)
const LAW_TITLE = ([type, , , , , , title]: readonly string[]): string | undefined =>
  type === 'Luật' || type === 'Bộ luật' ? foldText(title!).replace(/^(bo )?luat /, '') : undefined
