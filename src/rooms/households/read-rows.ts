import { type Refusal, refuse, accept, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'

/** What a list of households tells of each. `hamlet` is left out in the list of one hamlet. */
export type RowField = 'hamlet' | 'number' | 'code' | 'name' | 'address'
export const ROW_FIELDS: readonly RowField[] = ['hamlet', 'number', 'code', 'name', 'address']

export type NamedHamlet = { readonly unitId: number; readonly name: string; readonly path: string }

export type HouseholdRow = {
  /** From 0, as it stands in the file. */
  readonly row: number
  readonly hamlet: NamedHamlet
  readonly number: number | undefined
  readonly code: string
  readonly name: string
  readonly address: string
}

/** Something wrong, and where: rows and columns from 0. */
export type CellError = { readonly row: number; readonly column: number; readonly refusal: Refusal }

export type HouseholdTable = { readonly rows: readonly HouseholdRow[]; readonly errors: readonly CellError[]; readonly columns: ReadonlyMap<RowField, number> }

/** How many households one file may bring. */
export const HOUSEHOLD_ROWS = 20_000
const LONGEST: Readonly<Record<'code' | 'name' | 'address', number>> = { code: 40, name: 200, address: 300 }

const HEADS: Readonly<Record<RowField, ReadonlySet<string>>> = {
  hamlet: new Set(['thon', 'lang', 'thon lang', 'thon lang to dan pho', 'thon to dan pho', 'to dan pho', 'khu pho', 'buon', 'hamlet']),
  number: new Set(['so thu tu', 'stt', 'tt', 'so tt', 'so thu tu ho', 'no', 'number']),
  code: new Set(['ma ho', 'ma', 'so ho', 'code', 'household code']),
  name: new Set(['ho va ten', 'ho ten', 'chu ho', 'ten chu ho', 'ho va ten chu ho', 'ho ten chu ho', 'nguoi dai dien', 'dai dien ho', 'ho va ten nguoi dai dien', 'ho va ten nguoi dai dien ho', 'name', 'representative']),
  address: new Set(['dia chi', 'noi o', 'noi thuong tru', 'address']),
}
/** Columns that people keep for themselves. */
const PASSED_OVER = new Set(['ghi chu', 'note', 'notes'])
/** Never taken in: only what a vote needs is kept. */
const UNWANTED = /cccd|cmnd|can cuoc|chung minh|dinh danh|identity|passport/

/**
 * Reads the rows of a list of households: what stands in each cell as text, undefined where that is no text. What is wrong in a cell is listed, and
 * nothing of the list is to be written then. Cells count from 0.
 *
 * Refuses `households.file-no-rows`, `households.file-too-many`. Lists `households.column-missing-name`, `households.column-missing-hamlet`,
 * `households.column-twice`, `households.column-unknown`, `households.column-identity`, `households.cell-strange`, `households.name-needed`,
 * `households.text-too-long`, `households.number-wrong`, `households.number-twice-in-file`, `households.hamlet-needed`,
 * `households.hamlet-unknown`. In the order of the cells.
 */
export function readHouseholdRows(
  cells: readonly (readonly (string | undefined)[])[], hamlets: readonly NamedHamlet[], only: NamedHamlet | undefined,
): Result<HouseholdTable> {
  const isFilled = (row: readonly (string | undefined)[]): boolean => row.some((cell) => cell !== '')
  const head = cells.findIndex(isFilled)
  const filled = head === -1 ? 0 : cells.slice(head + 1).filter(isFilled).length
  if (filled === 0) return refuse({ code: 'households.file-no-rows' })
  if (filled > HOUSEHOLD_ROWS) return refuse({ code: 'households.file-too-many', count: filled, max: HOUSEHOLD_ROWS })
  const { columns, errors } = readHeads(cells[head]!, head, only === undefined)
  if (errors.length > 0) return accept({ rows: [], errors, columns })
  const find = hamletFinder(hamlets)
  const rows: HouseholdRow[] = []
  const numbers = new Map<string, number>()
  for (let row = head + 1; row < cells.length; row++) {
    const line = cells[row]!
    if (!isFilled(line)) continue
    const before = errors.length
    const wrong = (field: RowField, refusal: Refusal): void => void errors.push({ row, column: columns.get(field) ?? 0, refusal })
    const text = (field: RowField): string => {
      const column = columns.get(field)
      const given = column === undefined ? '' : (line[column] ?? (column < line.length ? undefined : ''))
      if (given === undefined) wrong(field, { code: 'households.cell-strange' })
      return cleanText(given ?? '')
    }
    const [place, numberText, code, name, address] = ROW_FIELDS.map(text) as [string, string, string, string, string]
    const hamlet = only ?? find(place)
    if (!hamlet) wrong('hamlet', place === '' ? { code: 'households.hamlet-needed' } : { code: 'households.hamlet-unknown', given: place })
    if (name === '') wrong('name', { code: 'households.name-needed' })
    for (const [field, value] of [['code', code], ['name', name], ['address', address]] as const) {
      if (value.length > LONGEST[field]) wrong(field, { code: 'households.text-too-long' })
    }
    const number = numberText === '' ? undefined : Number(numberText)
    if (number !== undefined && !(/^\d{1,6}$/.test(numberText) && number >= 1 && number <= 100_000)) wrong('number', { code: 'households.number-wrong' })
    else if (number !== undefined && hamlet) {
      const key = `${hamlet.unitId} ${number}`
      const first = numbers.get(key)
      if (first !== undefined) wrong('number', { code: 'households.number-twice-in-file', number, row: first + 1 })
      else numbers.set(key, row)
    }
    if (errors.length === before && hamlet) rows.push({ row, hamlet, number, code, name, address })
  }
  errors.sort((a, b) => a.row - b.row || a.column - b.column)
  return accept({ rows, errors, columns })
}

function readHeads(cells: readonly (string | undefined)[], row: number, hamletNeeded: boolean): { columns: ReadonlyMap<RowField, number>; errors: CellError[] } {
  const columns = new Map<RowField, number>()
  const errors: CellError[] = []
  for (const [column, given] of cells.entries()) {
    const head = cleanText(given ?? '')
    const folded = foldText(head)
    if (folded === '' || PASSED_OVER.has(folded)) continue
    const field = ROW_FIELDS.find((each) => HEADS[each].has(folded))
    if (UNWANTED.test(folded)) errors.push({ row, column, refusal: { code: 'households.column-identity', column: head } })
    else if (!field) errors.push({ row, column, refusal: { code: 'households.column-unknown', given: head } })
    else if (columns.has(field)) errors.push({ row, column, refusal: { code: 'households.column-twice', column: head } })
    else columns.set(field, column)
  }
  if (!columns.has('name')) errors.push({ row, column: 0, refusal: { code: 'households.column-missing-name' } })
  if (hamletNeeded && !columns.has('hamlet')) errors.push({ row, column: 0, refusal: { code: 'households.column-missing-hamlet' } })
  return { columns, errors }
}

/** Hamlets as people write them: `Thôn 3`, `thon 3`, `Làng Stơr`, `Stơr`. A name that several bear finds none. */
function hamletFinder(hamlets: readonly NamedHamlet[]): (given: string) => NamedHamlet | undefined {
  const byName = new Map<string, NamedHamlet | null>()
  const put = (key: string, hamlet: NamedHamlet): void => {
    const there = byName.get(key)
    byName.set(key, there === undefined || there?.unitId === hamlet.unitId ? hamlet : null)
  }
  for (const hamlet of hamlets) {
    const full = foldText(hamlet.name)
    put(full, hamlet)
    const bare = full.replace(/^(?:thon|lang|to dan pho|khu pho|buon|ban|ap|to) /, '')
    if (bare !== full) put(bare, hamlet)
    put(String(hamlet.unitId), hamlet)
  }
  return (given) => byName.get(foldText(given)) ?? undefined
}
