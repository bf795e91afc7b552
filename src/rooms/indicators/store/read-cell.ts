import type { CellValue } from '#documents/read-xlsx.ts'
import { printDecimal } from '#foundation/decimal.ts'
import { refuse, type Result } from '#foundation/result.ts'
import type { Indicator } from '../catalogue.ts'
import { parseEntry } from '../parse-entry.ts'
import type { Value } from '../value.ts'

/**
 * Reads the cell of a spreadsheet as an entry. Refuses what was not entered as it stands: a formula
 * (`figures.file-formula`), a date that Excel made of "3/4" (`figures.file-date`), an error such as #REF!
 * (`figures.file-error`); otherwise as `parseEntry` does.
 */
export function readCell(cell: CellValue | undefined, indicator: Pick<Indicator, 'type' | 'label'>, lang: 'vi' | 'en'): Result<Value> {
  const label = indicator.label[lang]
  if (cell?.formula) return refuse({ code: 'figures.file-formula', label })
  switch (cell?.kind) {
    case undefined:
      return parseEntry('', indicator)
    case 'number':
      return parseEntry(printDecimal(cell.number), indicator)
    case 'boolean':
      return parseEntry(cell.value ? '1' : '0', indicator)
    case 'date':
      return refuse({ code: 'figures.file-date', label, text: cell.text })
    case 'error':
      return refuse({ code: 'figures.file-error', label, text: cell.text })
    case 'text':
      return parseEntry(cell.text, indicator)
  }
}

/** The text of a cell, for codes and remarks. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === undefined) return ''
  if (cell.kind === 'number') return printDecimal(cell.number).replaceAll('.', '')
  return cell.kind === 'boolean' ? String(cell.value) : cell.text
}
