import { type CalendarDate, parseCalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { parseTable } from '#foundation/table-text.ts'
import type { Era, Item, MatterKind, Scope } from './records.ts'

/** V verified against the text, S from a single source, M from memory. What is not V is told as such. */
export type Sureness = 'V' | 'S' | 'M'

/** What share a vote must reach. */
export type Threshold = {
  readonly id: string
  readonly era: Era
  readonly of: 'households' | 'hamlets'
  readonly numerator: number
  readonly denominator: number
  /** More than the share; otherwise the share itself is enough. */
  readonly strict: boolean
  /** Households of more than half must also be present (covenants). */
  readonly alsoPresentOverHalf: boolean
  readonly article: string
  readonly confidence: Sureness
}

type ThresholdRow = Threshold & { readonly items: readonly number[]; readonly scope: Scope; readonly from: CalendarDate; readonly to: CalendarDate | null }

/** A number of days of the law, with its article. */
export type Clock = { readonly id: string; readonly count: number; readonly unit: 'days' | 'working-days' | 'months'; readonly article: string; readonly confidence: Sureness }

const THRESHOLD = ['id', 'era', 'items', 'scope', 'of', 'numerator', 'denominator', 'strict', 'present_over_half', 'article', 'confidence', 'from', 'to', 'source'] as const
const CLOCK = ['id', 'count', 'unit', 'article', 'confidence', 'from', 'to', 'source'] as const
const CODE = 'deliberation.data'

/** The first day of the Law of 2022, and of its decree on deliberation. */
const LAW_FROM = '2023-07-01'

/** Which law governs what is voted on a day. @law 10/2022/QH15 Đ91.1 */
export function eraOf(day: CalendarDate): Era {
  return day < LAW_FROM ? 'ordinance-2007' : 'law-2022'
}

const KINDS: Readonly<Record<Item, readonly MatterKind[]>> = {
  1: ['general'], 2: ['general'], 3: ['covenant'], 4: ['elect-head', 'dismiss-head'],
  5: ['elect-inspection', 'dismiss-inspection', 'elect-investment', 'dismiss-investment'], 6: ['general'],
}

/** The kinds of matter under a clause. @law 10/2022/QH15 Đ15 */
export function kindsOf(item: Item): readonly MatterKind[] {
  return KINDS[item]
}

/** The clause of a kind, where the kind tells it: a general matter may be of the first, second or sixth. @law 10/2022/QH15 Đ15 */
export function itemOf(kind: MatterKind): Item | undefined {
  if (kind === 'general') return undefined
  return ([3, 4, 5] as const).find((item) => KINDS[item].includes(kind))
}

/** The rows of `law/deliberation-*.tsv`. */
export class DeliberationRules {
  readonly #thresholds: readonly ThresholdRow[]
  readonly #clocks: ReadonlyMap<string, Clock>

  constructor(thresholds: readonly ThresholdRow[], clocks: readonly Clock[]) {
    this.#thresholds = thresholds
    this.#clocks = new Map(clocks.map((clock) => [clock.id, clock]))
  }

  get thresholds(): readonly ThresholdRow[] {
    return this.#thresholds
  }

  get clocks(): readonly Clock[] {
    return [...this.#clocks.values()]
  }

  /** The row for a clause in a scope on a day; that of the hamlet where the scope has none of its own. */
  threshold(item: Item, scope: Scope, on: CalendarDate): Threshold {
    const rows = this.#thresholds.filter((row) => row.items.includes(item) && row.from <= on && (row.to === null || on <= row.to))
    const row = rows.find((each) => each.scope === scope) ?? rows.find((each) => each.scope === 'hamlet')
    if (!row) throw new Error(`no threshold for clause ${item} on ${on}`)
    return row
  }

  clock(id: string): Clock {
    const clock = this.#clocks.get(id)
    if (!clock) throw new Error(`no clock ${id}`)
    return clock
  }
}

/** Reads the rows, strictly. Refuses `deliberation.data` with `line` and the `problem`, the column that is wrong. */
export function parseDeliberationRules(thresholds: string, clocks: string): Result<DeliberationRules> {
  const rows: ThresholdRow[] = []
  const table = parseTable(thresholds, THRESHOLD, CODE)
  if (!table.ok) return table
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    const span = readSpan(fields.from, fields.to)
    const [numerator, denominator] = [Number(fields.numerator), Number(fields.denominator)]
    if (!isOf(['ordinance-2007', 'law-2022'] as const, fields.era)) return wrong('era')
    if (!/^[1-6](;[1-6])*$/.test(fields.items)) return wrong('items')
    if (!isOf(['hamlet', 'commune'] as const, fields.scope)) return wrong('scope')
    if (!isOf(['households', 'hamlets'] as const, fields.of)) return wrong('of')
    if (!/^[1-9]$/.test(fields.numerator) || !/^[1-9]$/.test(fields.denominator) || numerator >= denominator) return wrong('numerator')
    if (!isOf(['yes', 'no'] as const, fields.strict)) return wrong('strict')
    if (!isOf(['yes', 'no'] as const, fields.present_over_half)) return wrong('present_over_half')
    if (!isOf(['V', 'S', 'M'] as const, fields.confidence) || fields.source === '') return wrong('confidence')
    if (!span) return wrong('from')
    if (rows.some(({ id }) => id === fields.id)) return wrong('id')
    rows.push({
      id: fields.id, era: fields.era, items: fields.items.split(';').map(Number), scope: fields.scope, of: fields.of, numerator, denominator,
      strict: fields.strict === 'yes', alsoPresentOverHalf: fields.present_over_half === 'yes', article: fields.article, confidence: fields.confidence, ...span,
    })
  }
  const read = parseClocks(clocks)
  return read.ok ? accept(new DeliberationRules(rows, read.value)) : read
}

function parseClocks(text: string): Result<Clock[]> {
  const clocks: Clock[] = []
  const table = parseTable(text, CLOCK, CODE)
  if (!table.ok) return table
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    if (!/^[1-9]\d?$/.test(fields.count)) return wrong('count')
    if (!isOf(['days', 'working-days', 'months'] as const, fields.unit)) return wrong('unit')
    if (!isOf(['V', 'S', 'M'] as const, fields.confidence) || fields.source === '') return wrong('confidence')
    if (!readSpan(fields.from, fields.to)) return wrong('from')
    if (clocks.some(({ id }) => id === fields.id)) return wrong('id')
    clocks.push({ id: fields.id, count: Number(fields.count), unit: fields.unit, article: fields.article, confidence: fields.confidence })
  }
  return accept(clocks)
}

function readSpan(from: string, to: string): { from: CalendarDate; to: CalendarDate | null } | undefined {
  const [first, last] = [parseCalendarDate(from), to === '' ? undefined : parseCalendarDate(to)]
  if (!first.ok || (last && (!last.ok || last.value < first.value))) return undefined
  return { from: first.value, to: last?.ok ? last.value : null }
}

function isOf<T extends string>(all: readonly T[], text: string): text is T {
  return (all as readonly string[]).includes(text)
}
