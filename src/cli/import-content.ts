import type { ReadSheet } from '#documents/read-xlsx.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { enteredBy, type Form } from '#rooms/indicators/index.ts'
import { readIdentity, readTemplate } from '#rooms/indicators/pages/form-workbook.ts'
import type { CatalogueIndex, NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { checkTable, type CheckedTable, fullName } from '#rooms/indicators/store/check-table.ts'
import { readFiguresTable, type TableProblem } from '#rooms/indicators/store/figures-table.ts'
import { type FiguresFile, findTableSheet } from '#rooms/indicators/store/read-figures-file.ts'
import type { ReportingTree, TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import type { Words } from '#words/words.ts'

/** The form and period that a file is for. A template says so itself. */
export type ImportCase = { readonly file: FiguresFile; readonly form: Form; readonly period: NumberedPeriod; readonly template: boolean }

/** Refuses `import.form-needed`, `import.period-needed`, `import.form-unknown`, `import.period-unknown`. */
export function findCase(
  catalogue: CatalogueIndex, file: FiguresFile, given: { form: string | undefined; period: string | undefined },
): Result<ImportCase> {
  const told = 'sheets' in file ? readIdentity(file.sheets) : undefined
  const forms = catalogue.forms.map(({ id }) => id).join(', ')
  const formId = given.form ?? told?.get('form')
  if (formId === undefined) return refuse({ code: 'import.form-needed', forms })
  const form = catalogue.forms.find(({ id }) => id === formId)
  if (!form) return refuse({ code: 'import.form-unknown', given: formId, forms })
  const periods = catalogue.periods.filter((period) => period.form === formId).map(({ id }) => id).join(', ')
  const periodId = given.period ?? told?.get('period')
  if (periodId === undefined) return refuse({ code: 'import.period-needed', form: formId, periods })
  const period = catalogue.findPeriod(formId, periodId)
  if (!period) return refuse({ code: 'import.period-unknown', given: periodId, form: formId, periods })
  return accept({ file, form, period, template: told !== undefined })
}

/** The figures of the file, read and held against the units of the period's end; `unitCode` keeps it to one unit and those below. */
export function readContent(
  which: ImportCase, places: PlaceRegister, tree: ReportingTree, unitCode: string | undefined, w: Words,
): Result<CheckedTable> {
  let below: TreeUnit | undefined
  if (unitCode !== undefined) {
    const place = places.byCode(unitCode, tree.day)
    if (!place.ok) return place
    below = tree.find(place.value.id)
  }
  const { file, form } = which
  if (which.template && 'sheets' in file) return readOne(which, file.sheets, tree, below, w)
  if ('rows' in file) return accept(checkTable(readFiguresTable(file.rows, form), places, tree, below, w))
  const sheet = findTableSheet(file.sheets)
  if (!sheet.ok) return sheet
  const checked = checkTable(readFiguresTable(sheet.value.rows, form), places, tree, below, w)
  return accept(file.sheets.length > 1 ? onSheet(sheet.value.name, checked) : checked)
}

/** A filled template: the form of one unit, whole. */
function readOne(
  which: ImportCase, sheets: readonly ReadSheet[], tree: ReportingTree, below: TreeUnit | undefined, w: Words,
): Result<CheckedTable> {
  const unit = tree.find(Number(readIdentity(sheets)!.get('unit')))
  if (!unit) return refuse({ code: 'import.template-unit', date: tree.day })
  if (below && !unit.path.startsWith(below.path)) return refuse({ code: 'import.outside-unit', unit: fullName(unit, w), below: fullName(below, w) })
  const { form, period } = which
  const read = readTemplate(sheets, { form, period, unit, entered: enteredBy(form, unit.kind) }, w.lang)
  if (!read.ok) return read
  const { entries, basedOn, problems } = read.value
  return accept({ units: [{ unit, unitCell: 'A1', entries, cells: valueCells(sheets), basedOn }], problems })
}

/** In a template the codes stand in column A and the figures in column E. */
function valueCells(sheets: readonly ReadSheet[]): Map<string, string> {
  const cells = new Map<string, string>()
  for (const { name, hidden, rows } of sheets) {
    if (hidden) continue
    rows.forEach((row, index) => {
      const code = row[0]
      if (code?.kind === 'text' && !cells.has(code.text)) cells.set(code.text, `${name}!E${index + 1}`)
    })
  }
  return cells
}

function onSheet(name: string, checked: CheckedTable): CheckedTable {
  const at = (cell: string): string => `${name}!${cell}`
  return {
    units: checked.units.map((each) => ({
      ...each, unitCell: at(each.unitCell), cells: new Map([...each.cells].map(([code, cell]) => [code, at(cell)])),
    })),
    problems: checked.problems.map(({ cell, refusal }): TableProblem => ({ cell: at(cell), refusal })),
  }
}
