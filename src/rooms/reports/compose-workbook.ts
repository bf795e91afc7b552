import type { Sheet, SheetCell, SheetRow, Workbook } from '#documents/workbook.ts'
import { printValue, type Aggregate, type Indicator, type Say } from '#rooms/indicators/index.ts'
import { annexGroups } from './annex-rows.ts'
import { BLANK, isTold, type Figures } from './bind-draft.ts'
import { annexHead } from './compose-annex.ts'
import { fillOutline } from './outline.ts'
import { agencyName, fullName, outlineParams, type ReportSource } from './report-source.ts'

const WIDTHS = [6, 52, 16, 12, 12, 16, 34]

/** The annex as a workbook: the figures with numerator and denominator, and a sheet with the units below beside one another. */
export function composeWorkbook(source: ReportSource, hash: string, say: Say): Workbook {
  const params = outlineParams(source, say)
  const title = fillOutline(source.outline.annex, params)
  const sheets: Sheet[] = [annexSheet(source, title, hash, say)]
  if (source.below.length > 0) sheets.push(unitsSheet(source, title, say))
  return { meta: { title, author: agencyName(source.unit, say), created: source.dated ?? source.period.to }, sheets }
}

function annexSheet(source: ReportSource, title: string, hash: string, say: Say): Sheet {
  const rows: SheetRow[] = [
    [{ value: say('reports.annex.of', { agency: agencyName(source.unit, say), title }), bold: true, size: 14, wrap: true, columnSpan: WIDTHS.length }],
    annexHead(say).map((value) => head(value)),
  ]
  for (const group of annexGroups(source, say)) {
    rows.push([{ value: group.heading, bold: true, border: true, columnSpan: WIDTHS.length }])
    for (const row of group.rows) {
      const { indicator } = row
      const figure = source.figures.get(indicator.code)!
      rows.push([
        { value: String(row.number), align: 'centre', border: true },
        { value: indicator.label.vi, wrap: true, border: true },
        { value: indicator.unit.vi, align: 'centre', wrap: true, border: true },
        row.numerator ? { value: row.numerator, border: true } : { border: true },
        row.denominator ? { value: row.denominator, border: true } : { border: true },
        figureCell(figure, indicator, say),
        { value: row.note, wrap: true, border: true },
      ])
    }
  }
  rows.push([], [{ value: say('documents.content-hash', { hash }), italic: true, columnSpan: WIDTHS.length }])
  return { name: say('reports.sheet.annex'), columns: WIDTHS.map((width) => ({ width })), rows, frozenRows: 2, landscape: true }
}

/** One row for each unit directly below, one column for each figure that any of them reports. */
function unitsSheet(source: ReportSource, title: string, say: Say): Sheet {
  const indicators = source.form.indicators.filter((indicator) =>
    source.below.some((unit) => (unit.figures.get(indicator.code)?.expected ?? 0) > 0),
  )
  const row = (number: string, code: string, name: string, figures: Figures, bold: boolean): SheetRow => [
    { value: number, align: 'centre', border: true, bold },
    { value: code, align: 'centre', border: true, bold },
    { value: name, border: true, bold },
    ...indicators.map((indicator) => ({ ...figureCell(figures.get(indicator.code), indicator, say), bold })),
  ]
  return {
    name: say('reports.sheet.units'),
    columns: [6, 10, 30, ...indicators.map(() => 17)].map((width) => ({ width })),
    rows: [
      [{ value: title, bold: true, size: 14 }],
      [head(say('reports.annex.number')), head(say('reports.annex.code')), head(say('reports.annex.reporter')), ...indicators.map((one) => head(one.label.vi))],
      ...source.below.map((unit, index) => row(String(index + 1), unit.code, fullName(unit, say), unit.figures, false)),
      row('', source.unit.code, say('reports.annex.total', { unit: fullName(source.unit, say) }), source.figures, true),
    ],
    frozenRows: 2,
    frozenColumns: 3,
    landscape: true,
  }
}

/** A number is a number of the workbook; a share and what is not a number stand as printed. */
function figureCell(figure: Aggregate | undefined, indicator: Indicator, say: Say): SheetCell {
  if (!figure || figure.expected === 0) return { border: true }
  if (!isTold(figure)) return { value: BLANK, align: 'right', border: true }
  if (figure.state === 'number' && indicator.type !== 'yes-no') return { value: figure.number, border: true }
  if (figure.state === 'pair' && indicator.print.as === 'number') return { value: figure.numerator, border: true }
  return { value: printValue(figure, indicator, say), align: 'right', wrap: true, border: true }
}

function head(value: string): SheetCell {
  return { value, bold: true, wrap: true, align: 'centre', border: true }
}
