import { refuse, accept, type Refusal, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import { type PlaceRegister, VIET_NAM } from '#rooms/places/index.ts'
import type { Say } from '../say.ts'
import { isAmong } from '../unit-group.ts'
import type { FiguresTable, TableEntry, TableProblem } from './figures-table.ts'
import { readCell } from './read-cell.ts'
import type { ReportingTree, TreeUnit } from './reporting-tree.ts'
import type { Entry } from './save-draft.ts'

/** The figures of one unit as a file has them, and where each stands. */
export type CheckedUnit = {
  readonly unit: TreeUnit
  readonly unitCell: string
  readonly entries: readonly Entry[]
  readonly cells: ReadonlyMap<string, string>
  /** The revision that the file was made of, where it says so: what was changed since is not written over. */
  readonly basedOn?: number
}

export type CheckedTable = { readonly units: readonly CheckedUnit[]; readonly problems: readonly TableProblem[] }

/** The longest explanation kept. */
export const EXPLANATION_LIMIT = 500

/**
 * Reads the cells of a table against the units as they stood at the period's end. Problems, each with its cell:
 * a code nobody held then (`places.code-…`), a unit outside `below`, a name of another unit, a unit that does not enter
 * the indicator, a figure given twice, broken text, and whatever `readCell` refuses.
 */
export function checkTable(table: FiguresTable, places: PlaceRegister, tree: ReportingTree, below: TreeUnit | undefined, say: Say): CheckedTable {
  const { lang } = say
  const units = new Map<number, { unit: TreeUnit; unitCell: string; entries: Entry[]; cells: Map<string, string> }>()
  const problems: TableProblem[] = [...table.problems]
  const found = new Map<string, Result<TreeUnit>>()
  const said = new Set<string>()
  for (const entry of table.entries) {
    const wrong = (cell: string, refusal: Refusal): void => void problems.push({ cell, refusal })
    const wrongUnit = (refusal: Refusal): void => {
      if (!said.has(entry.unitCell)) wrong(entry.unitCell, refusal)
      said.add(entry.unitCell)
    }
    let unit = found.get(entry.unit)
    if (!unit) found.set(entry.unit, (unit = findUnit(entry.unit, places, tree, below, say)))
    if (!unit.ok) {
      wrongUnit(unit.refusal)
      continue
    }
    const { unitId, kind } = unit.value
    const name = fullName(unit.value, say)
    if (entry.name !== '' && !foldText(entry.name).endsWith(foldText(unit.value.name))) {
      wrongUnit({ code: 'import.other-name', given: entry.name, unit: entry.unit, name })
      continue
    }
    const { code, label } = entry.indicator
    if (!isAmong(kind, entry.indicator.enteredBy)) {
      wrong(entry.cell, { code: entry.indicator.type === 'derived' ? 'indicators.derived' : 'import.not-entered', unit: name, label: label[lang] })
      continue
    }
    let own = units.get(unitId)
    if (!own) units.set(unitId, (own = { unit: unit.value, unitCell: entry.unitCell, entries: [], cells: new Map() }))
    if (table.layout === 'wide' && own.unitCell !== entry.unitCell) {
      wrongUnit({ code: 'import.unit-twice', unit: name, before: own.unitCell })
      continue
    }
    if (entry.value === undefined) {
      // An empty cell says nothing: what is stored stays.
      if (entry.explanation !== '') wrong(entry.cell, { code: 'import.explanation-alone', label: label[lang] })
      continue
    }
    const before = own.cells.get(code)
    if (before !== undefined) {
      wrong(entry.cell, { code: 'import.figure-twice', unit: name, label: label[lang], before })
      continue
    }
    own.cells.set(code, entry.cell)
    const read = readEntry(entry, lang)
    if (read.ok) own.entries.push(read.value)
    else wrong(entry.cell, read.refusal)
  }
  return { units: [...units.values()], problems }
}

function readEntry(entry: TableEntry, lang: 'vi' | 'en'): Result<Entry> {
  const { value, explanation, indicator } = entry
  if ((value?.kind === 'text' && value.text.includes('\ufffd')) || explanation.includes('\ufffd')) return refuse({ code: 'indicators.broken-text' })
  if (explanation.length > EXPLANATION_LIMIT) return refuse({ code: 'import.explanation-too-long', limit: EXPLANATION_LIMIT })
  const read = readCell(value, indicator, lang)
  return read.ok ? accept({ code: indicator.code, value: read.value, explanation: cleanText(explanation) || null }) : read
}

/** `Xã Tơ Tung`; agencies and enterprises bear their whole name already. */
export function fullName(unit: Pick<TreeUnit, 'kind' | 'name' | 'level'>, say: Say): string {
  return unit.level === 'body' ? unit.name : say(`places.name.${unit.kind}`, { name: unit.name })
}

/** An administrative unit by its code at the period's end, or an agency or enterprise by its own. */
function findUnit(code: string, places: PlaceRegister, tree: ReportingTree, below: TreeUnit | undefined, say: Say): Result<TreeUnit> {
  if (code === '') return refuse({ code: 'import.unit-empty' })
  const bodies = /^\d+$/.test(code) ? [] : tree.below(below?.unitId ?? VIET_NAM).filter((unit) => unit.level === 'body' && unit.code === code)
  if (bodies.length > 1) return refuse({ code: 'import.body-several', given: code })
  if (bodies.length === 1) return accept(bodies[0]!)
  const place = places.byCode(code, tree.day)
  if (!place.ok) return place
  const unit = tree.find(place.value.id)
  if (!unit) throw new Error(`unit ${place.value.id} is in the register and not in the database on ${tree.day}`)
  if (below && !unit.path.startsWith(below.path)) return refuse({ code: 'import.outside-unit', unit: fullName(unit, say), below: fullName(below, say) })
  return accept(unit)
}
