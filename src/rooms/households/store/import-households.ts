import { readCsv } from '#documents/read-csv.ts'
import { type CellValue, readWorkbook, type SheetRows } from '#documents/read-xlsx.ts'
import { cellAddress } from '#documents/xlsx/cell-address.ts'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { decimalText } from '#foundation/decimal.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { type HouseholdRow, type HouseholdTable, type NamedHamlet, readHouseholdRows } from '../read-rows.ts'
import { enrolLists, type HouseholdHand, numbersTaken } from './enrol.ts'
import { rollsAsAt } from './households.ts'

export type CellProblem = { readonly cell: string; readonly refusal: Refusal }

/** What a list brings, or would bring: how many come new to each hamlet, and how many stand there already under the same name and address. */
export type Imported = { readonly hamlets: readonly { readonly hamlet: NamedHamlet; readonly added: number; readonly known: number }[]; readonly added: number; readonly known: number }

/**
 * Reads a list of households from an Excel or CSV file.
 *
 * Refuses as `readWorkbook`, `readCsv` and `readHouseholdRows`, and `households.file-sheets`.
 */
export async function readHouseholdFile(bytes: Uint8Array, hamlets: readonly NamedHamlet[], only?: NamedHamlet): Promise<Result<HouseholdTable>> {
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  if (!isWorkbook) {
    const table = readCsv(bytes)
    return table.ok ? readHouseholdRows(textsOf(table.value.rows), hamlets, only) : table
  }
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) return workbook
  const filled = workbook.value.sheets.filter((sheet) => !sheet.hidden && sheet.rows.some((row) => row.some((cell) => cell !== undefined)))
  if (filled.length > 1) return refuse({ code: 'households.file-sheets', sheets: filled.map(({ name }) => name).join(', ') })
  return readHouseholdRows(textsOf(filled[0]?.rows ?? []), hamlets, only)
}

/**
 * Enrols the households of a list, all or none. A row whose name and address stand on the hamlet's roll already is passed over, so that a list brought
 * twice changes nothing. With `dryRun` nothing is written.
 *
 * Refuses `households.not-yours`, `households.from-ahead`, `households.table` with `problems` (each with its cell), `households.nothing-new`.
 *
 * @law 10/2022/QH15 Đ18.2
 */
export async function importHouseholds(
  tx: Tx, hand: HouseholdHand, table: HouseholdTable, how: { readonly from: CalendarDate; readonly dryRun: boolean }, now: Date,
): Promise<Result<Imported>> {
  const at = (row: number, field: string): string => cellAddress(row, [...table.columns].find(([each]) => each === field)?.[1] ?? 0)
  const problems: CellProblem[] = table.errors.map(({ row, column, refusal }) => ({ cell: cellAddress(row, column), refusal }))
  const groups = [...Map.groupBy(table.rows, ({ hamlet }) => hamlet.unitId).values()].map((rows) => ({ hamlet: rows[0]!.hamlet, rows }))
  if (groups.some(({ hamlet }) => !hand.allows('manage-households', hamlet.path))) return refuse({ code: 'households.not-yours' })
  if (how.from > dayInVietNam(now)) return refuse({ code: 'households.from-ahead', field: 'from', date: shortDate(how.from) })
  const hamletIds = groups.map(({ hamlet }) => hamlet.unitId)
  const [rolls, taken] = [await rollsAsAt(tx, hamletIds, how.from), await numbersTaken(tx, hamletIds, how.from)]
  const hamlets: { hamlet: NamedHamlet; added: number; known: number }[] = []
  const fresh: { hamlet: NamedHamlet; households: readonly HouseholdRow[] }[] = []
  for (const { hamlet, rows } of groups) {
    const there = new Set(rolls.get(hamlet.unitId)?.map(sameKey))
    const added = rows.filter((row) => !there.has(sameKey(row)))
    for (const { row, number } of added) {
      if (number !== undefined && taken.get(hamlet.unitId)?.has(number)) problems.push({ cell: at(row, 'number'), refusal: { code: 'households.number-twice', number } })
    }
    fresh.push({ hamlet, households: added })
    hamlets.push({ hamlet, added: added.length, known: rows.length - added.length })
  }
  if (problems.length > 0) return refuse({ code: 'households.table', problems })
  const sum = (of: 'added' | 'known'): number => hamlets.reduce((all, each) => all + each[of], 0)
  if (sum('added') === 0) return refuse({ code: 'households.nothing-new' })
  if (how.dryRun) return accept({ hamlets, added: sum('added'), known: sum('known') })
  const enrolled = await enrolLists(tx, hand, fresh, how.from, now)
  if (enrolled.ok) return accept({ hamlets, added: sum('added'), known: sum('known') })
  const { row, field, hamlet: where, ...refusal } = enrolled.refusal
  if (typeof row !== 'number') return enrolled
  const list = fresh.find(({ hamlet }) => hamlet.unitId === where)!
  return refuse({ code: 'households.table', problems: [{ cell: at(list.households[row - 1]!.row, String(field)), refusal }] })
}

function sameKey({ name, address }: { readonly name: string; readonly address: string }): string {
  return `${cleanText(name).toLowerCase()} | ${foldText(address)}`
}

function textsOf(rows: SheetRows): (string | undefined)[][] {
  return rows.map((row) => Array.from(row, textOf))
}

/** Undefined: neither text nor number. */
function textOf(cell: CellValue | undefined): string | undefined {
  switch (cell?.kind) {
    case undefined:
      return ''
    case 'text':
      return cleanText(cell.text)
    case 'number':
      return decimalText(cell.number)
    case 'date':
    case 'boolean':
    case 'error':
      return undefined
  }
}
