import type { CellValue, ReadSheet } from '#documents/read-xlsx.ts'
import type { Workbook, SheetRow } from '#documents/workbook.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { refuse, accept, type Refusal, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Words } from '#words/words.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { entryText, printValue } from '../print-value.ts'
import { MISSING, type Value } from '../value.ts'
import type { NumberedPeriod } from '../store/catalogue-index.ts'
import type { TreeUnit } from '../store/reporting-tree.ts'
import type { Entry } from '../store/save-draft.ts'
import { cellText, readCell } from '../store/read-cell.ts'
import type { Submission } from '../store/read-submission.ts'

/** The sheet that is filled in, and the hidden one by which a file that comes back is known. */
const FIGURES = 'So lieu'
const IDENTITY = 'nharong'
const HEAD_ROWS = 4
/** The most characters of an explanation. */
export const EXPLANATION_LIMIT = 500
const COLUMNS = { code: 0, label: 1, unit: 2, last: 3, value: 4, explanation: 5 } as const

export type TemplateInput = {
  readonly form: Form
  readonly period: NumberedPeriod
  readonly unit: TreeUnit
  readonly unitName: string
  readonly entered: readonly Indicator[]
  readonly submission: Submission | undefined
  readonly last: ReadonlyMap<string, Value>
  readonly today: CalendarDate
}

/** The form of one unit and period as a workbook to fill in: last period beside, what is stored already in place. */
export function templateWorkbook(w: Words, input: TemplateInput): Workbook {
  const { form, period, unit, entered, submission, last } = input
  const head: SheetRow[] = [
    [{ value: form.label[w.lang], bold: true, size: 14 }],
    [{ value: `${input.unitName} · ${period.label[w.lang]}` }],
    [{ value: w('figures.excel-hint'), italic: true, wrap: true, columnSpan: 6 }],
    [
      { value: w('figures.excel-code'), bold: true, border: true },
      { value: w('figures.indicator'), bold: true, border: true },
      { value: w('figures.unit-of-measure'), bold: true, border: true },
      { value: w('figures.last-year'), bold: true, border: true, align: 'right' },
      { value: w('figures.this-year'), bold: true, border: true, align: 'right' },
      { value: w('figures.explanation'), bold: true, border: true },
    ],
  ]
  const rows = form.sections.flatMap((section): SheetRow[] => {
    const own = entered.filter((indicator) => indicator.section === section.id)
    if (own.length === 0) return []
    return [
      [{ value: '' }, { value: `${section.number ? `${section.number}. ` : ''}${section.label[w.lang]}`, bold: true }],
      ...own.map((indicator): SheetRow => {
        const value = submission?.figures.get(indicator.code)?.value ?? MISSING
        const before = last.get(indicator.code) ?? MISSING
        return [
          { value: indicator.code, border: true },
          { value: indicator.label[w.lang], border: true, wrap: true },
          { value: indicator.unit[w.lang], border: true },
          { value: before.state === 'missing' ? '' : printValue(before, indicator, w), border: true, align: 'right' },
          {
            ...(value.state === 'number' && indicator.type !== 'yes-no'
              ? { value: value.number }
              : { value: entryText(value, indicator, w) }),
            border: true,
            align: 'right',
            input: true,
          },
          { value: submission?.figures.get(indicator.code)?.explanation ?? '', border: true, wrap: true, input: true },
        ]
      }),
    ]
  })
  return {
    meta: { title: form.label[w.lang], author: input.unitName, created: input.today },
    sheets: [
      {
        name: FIGURES,
        columns: [{ width: 16 }, { width: 60 }, { width: 14 }, { width: 16 }, { width: 18 }, { width: 40 }],
        rows: [...head, ...rows],
        frozenRows: HEAD_ROWS,
        guarded: true,
      },
      {
        name: IDENTITY,
        columns: [{ width: 20 }, { width: 40 }],
        hidden: true,
        rows: [
          ['form', form.id],
          ['version', String(form.version)],
          ['period', period.id],
          ['unit', String(unit.unitId)],
          ['revision', String(submission?.revision ?? 0)],
        ].map(([key, value]) => [{ value: key! }, { value: value! }]),
      },
    ],
  }
}

/** Something wrong in a file, with the sheet and the cell where it stands. */
export type CellProblem = { readonly cell: string; readonly refusal: Refusal }

export type ReadTemplate = {
  readonly entries: readonly Entry[]
  /** The revision of the form that the template was made of. */
  readonly basedOn: number
  readonly problems: readonly CellProblem[]
}

/** What a workbook says of itself in its hidden sheet: form, version, period, unit. Undefined where it is no template. */
export function readIdentity(sheets: readonly ReadSheet[]): ReadonlyMap<string, string> | undefined {
  const identity = sheets.find((sheet) => sheet.name === IDENTITY)
  return identity && new Map(identity.rows.map((row) => [textOf(row[0]), textOf(row[1])]))
}

/**
 * Reads a filled template back.
 *
 * Refuses `figures.file-not-template` (no such sheets), `figures.file-other-form`, `figures.file-other-period`,
 * `figures.file-other-unit`. What is wrong in single cells is listed, with sheet and cell.
 */
export function readTemplate(
  sheets: readonly ReadSheet[],
  expected: { readonly form: Form; readonly period: NumberedPeriod; readonly unit: TreeUnit; readonly entered: readonly Indicator[] },
  lang: 'vi' | 'en',
): Result<ReadTemplate> {
  const told = readIdentity(sheets)
  const figures = sheets.find((sheet) => sheet.name === FIGURES)
  if (!told) return refuse({ code: 'figures.file-not-template' })
  if (!figures) return refuse({ code: 'figures.file-sheet-missing', sheet: FIGURES, found: sheets.map(({ name }) => name).join(', ') })
  if (told.get('form') !== expected.form.id) return refuse({ code: 'figures.file-other-form' })
  if (told.get('version') !== String(expected.form.version)) return refuse({ code: 'figures.file-other-version' })
  if (told.get('period') !== expected.period.id) {
    return refuse({ code: 'figures.file-other-period', found: told.get('period') ?? '', wanted: expected.period.id })
  }
  if (told.get('unit') !== String(expected.unit.unitId)) return refuse({ code: 'figures.file-other-unit' })

  const known = new Map(expected.entered.map((indicator) => [indicator.code, indicator]))
  const entries: Entry[] = []
  const problems: CellProblem[] = []
  const seen = new Set<string>()
  figures.rows.forEach((row, index) => {
    const code = textOf(row[COLUMNS.code])
    if (index < HEAD_ROWS || code === '') return
    const at = `${FIGURES}!E${index + 1}`
    const indicator = known.get(code)
    if (!indicator) return void problems.push({ cell: `${FIGURES}!A${index + 1}`, refusal: { code: 'figures.file-code-unknown', text: code } })
    if (seen.has(code)) return void problems.push({ cell: `${FIGURES}!A${index + 1}`, refusal: { code: 'figures.file-code-twice', text: code } })
    seen.add(code)
    const parsed = readCell(row[COLUMNS.value], indicator, lang)
    if (!parsed.ok) return void problems.push({ cell: at, refusal: parsed.refusal })
    const explanation = textOf(row[COLUMNS.explanation])
    if (explanation.length > EXPLANATION_LIMIT) {
      const refusal = { code: 'indicators.explanation-too-long', label: indicator.label[lang], limit: EXPLANATION_LIMIT }
      return void problems.push({ cell: `${FIGURES}!F${index + 1}`, refusal })
    }
    entries.push({ code, value: parsed.value, explanation: explanation || null })
  })
  for (const indicator of expected.entered) {
    if (!seen.has(indicator.code)) {
      problems.push({ cell: `${FIGURES}!A`, refusal: { code: 'figures.file-code-missing', text: indicator.code, label: indicator.label[lang] } })
    }
  }
  return accept({ entries, basedOn: Number.parseInt(told.get('revision') ?? '', 10) || 0, problems })
}

function textOf(cell: CellValue | undefined): string {
  return cleanText(cellText(cell))
}
