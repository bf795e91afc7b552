import { readCsv } from '#documents/read-csv.ts'
import { readWorkbook, type ReadSheet, type SheetRows } from '#documents/read-xlsx.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'

/** A file of figures: a workbook with all its sheets, or one table. */
export type FiguresFile = { readonly sheets: readonly ReadSheet[] } | { readonly rows: SheetRows }

/** Reads an Excel file or, where it does not begin as one, a CSV file. Refuses as `readWorkbook` and `readCsv` do. */
export async function readFiguresFile(bytes: Uint8Array): Promise<Result<FiguresFile>> {
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  return isWorkbook ? readWorkbook(bytes) : readCsv(bytes)
}

/** The one sheet that holds a table. Refuses `import.empty` and `import.many-sheets`: which one is meant is not guessed. */
export function findTableSheet(sheets: readonly ReadSheet[]): Result<ReadSheet> {
  const filled = sheets.filter((sheet) => !sheet.hidden && sheet.rows.some((row) => row.some((cell) => cell !== undefined)))
  if (filled.length === 0) return refuse({ code: 'import.empty' })
  if (filled.length > 1) return refuse({ code: 'import.many-sheets', sheets: filled.map(({ name }) => name).join(', ') })
  return accept(filled[0]!)
}
