import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import type { PlaceRegister } from './register.ts'
import { covers, type Kind, type Unit, type UnitSpan } from './unit.ts'

export type SearchOptions = {
  /** Only units that were there on the day. */
  readonly at?: CalendarDate
  /** At most so many hits; 20 unless told. */
  readonly limit?: number
}

/** A unit found, in the time in which it bore the name that was asked for. */
export type SearchHit = {
  readonly unit: Unit
  readonly span: UnitSpan
  /** From the province down, as they were at the end of that time. */
  readonly ancestors: readonly UnitSpan[]
  /** First and last day of the unit; null where not known, or still there. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

type Entry = {
  readonly unit: Unit
  readonly span: UnitSpan
  readonly name: string
  readonly key: string
  readonly kindKey: string
}

/** The words for a kind that people put before a name, folded. */
const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'nation': '', 'tinh': 'tinh', 'thanh-pho-truc-thuoc': 'thanh pho', 'huyen': 'huyen', 'quan': 'quan',
  'thi-xa': 'thi xa', 'thanh-pho': 'thanh pho', 'xa': 'xa', 'phuong': 'phuong', 'thi-tran': 'thi tran',
  'dac-khu': 'dac khu', 'agency': '', 'enterprise': '', 'thon': '', 'to-dan-pho': '',
}

/** Search over the names of one register. */
export class PlaceSearch {
  readonly #register: PlaceRegister
  readonly #entries: Entry[] = []

  constructor(register: PlaceRegister) {
    this.#register = register
    for (const unit of register.units.values()) {
      for (const span of unit.spans) this.#add(unit, span, span.name)
      for (const name of unit.alsoWritten) this.#add(unit, unit.spans[0]!, name)
    }
  }

  #add(unit: Unit, span: UnitSpan, name: string): void {
    const key = foldText(name)
    this.#entries.push({ unit, span, name: name.toLowerCase(), key, kindKey: `${KIND_WORDS[span.kind]} ${key}`.trim() })
  }

  find(text: string, { at, limit = 20 }: SearchOptions): SearchHit[] {
    const wanted = foldText(text)
    if (wanted === '') return []
    const exact = text.normalize('NFC').trim().toLowerCase()
    const best = new Map<number, { entry: Entry; rank: number }>()
    for (const entry of this.#entries) {
      if (at !== undefined && !covers(entry.span, at)) continue
      const rank = this.#rank(entry, wanted, exact)
      if (rank === undefined) continue
      const known = best.get(entry.unit.id)
      if (!known || rank < known.rank || (rank === known.rank && later(entry.span, known.entry.span))) {
        best.set(entry.unit.id, { entry, rank })
      }
    }
    return [...best.values()].sort(compare).slice(0, limit).map(({ entry }) => this.#hit(entry))
  }

  /** 0 the very name, 1 the name without accents, 2 its beginning, 3 a word in it, 4 words of it and of its ancestors. */
  #rank({ span, name, key, kindKey }: Entry, wanted: string, exact: string): number | undefined {
    if (span.code === wanted) return 0
    if (key === wanted || kindKey === wanted) return exact === name || exact.endsWith(` ${name}`) ? 0 : 1
    if (key.startsWith(wanted) || kindKey.startsWith(wanted)) return 2
    if (key.includes(` ${wanted}`)) return 3
    if (!wanted.includes(' ')) return undefined
    const first = key.split(' ', 1)[0]!
    if (!` ${wanted} `.includes(` ${first} `)) return undefined
    const whole = ` ${kindKey} ${this.#above(span).map(above => `${KIND_WORDS[above.kind]} ${foldText(above.name)}`).join(' ')} `
    return wanted.split(' ').every(word => whole.includes(` ${word}`)) ? 4 : undefined
  }

  #above(span: UnitSpan): UnitSpan[] {
    const found: UnitSpan[] = []
    for (let next = span; next.parent !== null; ) {
      const { spans } = this.#register.get(next.parent)
      next = (span.to === null ? spans.at(-1) : spans.find(one => covers(one, span.to!)))!
      if (next.parent !== null) found.unshift(next)
    }
    return found
  }

  #hit({ unit, span }: Entry): SearchHit {
    return { unit, span, ancestors: this.#above(span), from: unit.spans[0]!.from, to: unit.spans.at(-1)!.to }
  }
}

function later(a: UnitSpan, b: UnitSpan): boolean {
  return (a.to ?? '9999') > (b.to ?? '9999')
}

const LEVEL_ORDER = { nation: 0, province: 1, district: 2, commune: 3, body: 4, hamlet: 5 } as const

/** Better rank first, then what is there today, then the larger unit, then by name and code. */
function compare(a: { entry: Entry; rank: number }, b: { entry: Entry; rank: number }): number {
  return a.rank - b.rank
    || Number(later(b.entry.span, a.entry.span)) - Number(later(a.entry.span, b.entry.span))
    || LEVEL_ORDER[a.entry.unit.level] - LEVEL_ORDER[b.entry.unit.level]
    || (a.entry.key < b.entry.key ? -1 : a.entry.key > b.entry.key ? 1 : 0)
    || a.entry.unit.id - b.entry.unit.id
}
