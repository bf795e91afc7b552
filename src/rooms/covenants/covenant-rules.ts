import { parseCalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { parseTable } from '#foundation/table-text.ts'

export const CLOCKS = ['posted', 'submit', 'recognise', 'deliver', 'suspend', 'annul'] as const
export type ClockId = (typeof CLOCKS)[number]

/** A number of days of the decree, with its article. */
export type CovenantClock = { readonly id: ClockId; readonly count: number; readonly unit: 'days' | 'working-days'; readonly article: string; readonly confidence: 'V' | 'S' | 'M' }

export const GROUNDS = ['procedure', 'purpose', 'harm', 'unlawful', 'term-whole', 'share', 'term-part'] as const
export type GroundId = (typeof GROUNDS)[number]

/** Why a covenant is suspended or annulled, to what extent, and what must have gone before. */
export type Ground = {
  readonly id: GroundId
  readonly act: 'suspend' | 'annul'
  readonly extent: 'whole' | 'part'
  readonly needs: 'nothing' | 'term-of-whole' | 'term-of-part' | 'not-repeated'
  readonly article: string
  readonly confidence: 'V' | 'S' | 'M'
}

export type CovenantRules = { readonly clocks: Readonly<Record<ClockId, CovenantClock>>; readonly grounds: Readonly<Record<GroundId, Ground>> }

const CLOCK = ['id', 'count', 'unit', 'article', 'confidence', 'from', 'to', 'source'] as const
const GROUND = ['id', 'act', 'extent', 'needs', 'article', 'confidence', 'source'] as const
const CODE = 'covenants.data'

/** Reads `law/covenant-*.tsv`, strictly. Refuses `covenants.data` with `line` and the `problem`, the column that is wrong or the row that is missing. */
export function parseCovenantRules(clocks: string, grounds: string): Result<CovenantRules> {
  const foundClocks: Partial<Record<ClockId, CovenantClock>> = {}
  const foundGrounds: Partial<Record<GroundId, Ground>> = {}
  const table = parseTable(clocks, CLOCK, CODE)
  if (!table.ok) return table
  for (const { line, fields } of table.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    if (!isOf(CLOCKS, fields.id) || foundClocks[fields.id]) return wrong('id')
    if (!/^[1-9]\d?$/.test(fields.count)) return wrong('count')
    if (!isOf(['days', 'working-days'] as const, fields.unit)) return wrong('unit')
    if (!isOf(['V', 'S', 'M'] as const, fields.confidence)) return wrong('confidence')
    if (!parseCalendarDate(fields.from).ok) return wrong('from')
    foundClocks[fields.id] = { id: fields.id, count: Number(fields.count), unit: fields.unit, article: fields.article, confidence: fields.confidence }
  }
  const second = parseTable(grounds, GROUND, CODE)
  if (!second.ok) return second
  for (const { line, fields } of second.value) {
    const wrong = (problem: string) => refuse({ code: CODE, line, problem })
    if (!isOf(GROUNDS, fields.id) || foundGrounds[fields.id]) return wrong('id')
    if (!isOf(['suspend', 'annul'] as const, fields.act)) return wrong('act')
    if (!isOf(['whole', 'part'] as const, fields.extent)) return wrong('extent')
    if (!isOf(['nothing', 'term-of-whole', 'term-of-part', 'not-repeated'] as const, fields.needs)) return wrong('needs')
    if (!isOf(['V', 'S', 'M'] as const, fields.confidence)) return wrong('confidence')
    const { id, act, extent, needs, article, confidence } = fields
    foundGrounds[id] = { id, act, extent, needs, article, confidence }
  }
  const missing = [...CLOCKS.filter((id) => !foundClocks[id]), ...GROUNDS.filter((id) => !foundGrounds[id])]
  if (missing.length > 0) return refuse({ code: CODE, line: 0, problem: missing[0]! })
  return accept({ clocks: foundClocks as CovenantRules['clocks'], grounds: foundGrounds as CovenantRules['grounds'] })
}

function isOf<T extends string>(all: readonly T[], text: string): text is T {
  return (all as readonly string[]).includes(text)
}
