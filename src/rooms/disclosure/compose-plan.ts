import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, TableCell } from '#documents/tree.ts'
import type { Sheet, SheetCell, Workbook } from '#documents/workbook.ts'
import { articleText, basis, discloserOf, formText, issuerName, paperHead, plain, textCell, unitText, type Issuer } from './compose-issuer.ts'
import { two } from './compose-register.ts'

export type PlannedLine = {
  readonly article: string
  readonly content: string
  readonly forms: readonly string[]
  readonly expected: CalendarDate | null
  readonly expectedText: string
  /** Days on end. */
  readonly days: number | null
  readonly responsible: string
}

export type PlanSource = {
  readonly issuer: Issuer
  readonly year: number
  readonly number: string
  readonly dated: CalendarDate | null
  readonly lines: readonly PlannedLine[]
  readonly made: CalendarDate
}

const COLUMNS = [{ width: 6, align: 'centre' }, { width: 38 }, { width: 13, align: 'centre' }, { width: 26 }, { width: 16 }, { width: 13 }, { width: 20 }] as const
const HEADS = ['no', 'content', 'article', 'form', 'when', 'how-long', 'who'] as const

/**
 * The plan of disclosure of a year: what, in which forms, when, for how long, and who sees to it.
 *
 * @law 10/2022/QH15 Đ14.1; 30/2020/NĐ-CP Đ8
 */
export function composePlan(source: PlanSource, say: Say): AdministrativeDocument {
  const { issuer, year, lines } = source
  const discloser = discloserOf(issuer.kind)
  return {
    ...paperHead(issuer, say, {
      typeName: say('papers.type.plan'), subject: say('papers.plan.subject', { year }), symbol: say(`papers.symbol.plan.${discloser}`), number: source.number,
      ...(source.dated ? { dated: source.dated } : {}), made: source.made,
    }),
    body: [
      basis(say(`papers.plan.basis.${discloser}`)),
      plain(say('papers.plan.opening', { agency: issuerName(issuer, say), year })),
      { kind: 'heading', level: 1, number: 'I.', text: say('papers.plan.purpose') },
      plain(say(`papers.plan.purpose-says.${discloser}`)),
      { kind: 'heading', level: 1, number: 'II.', text: say('papers.plan.content') },
      plain(say('papers.plan.content-says', { count: two(lines.length) })),
      { kind: 'heading', level: 1, number: 'III.', text: say('papers.plan.carrying-out') },
      { kind: 'list', items: [1, 2, 3].map((at) => [{ kind: 'text', text: say(`papers.plan.carrying-out-${at}.${discloser}`) }]) },
    ],
    recipients: { to: say(`papers.plan.recipients.${discloser}`).split('; '), filed: say('papers.filed') },
    annexes: [
      {
        title: say('papers.plan.annex', { year }), landscape: true,
        body: [{
          kind: 'table', columns: COLUMNS, header: [HEADS.map((name) => textCell(say(`papers.plan.column.${name}`)))],
          rows: rowsOf(source, say).map((row): TableCell[] => row.map((text) => textCell(text))),
        }],
      },
    ],
  }
}

function rowsOf({ issuer, lines }: PlanSource, say: Say): string[][] {
  return lines.map((line, at) => [
    String(at + 1), line.content, articleText(line.article, say), line.forms.map((form) => formText(issuer.kind, form, say)).join('; '),
    line.expected ? shortDate(line.expected) : line.expectedText, line.days === null ? say('papers.plan.for-good') : say('papers.plan.days', { days: two(line.days) }), line.responsible,
  ])
}

const WIDTHS = [6, 56, 20, 44, 20, 18, 28]

/** The lines of the plan as a workbook. */
export function composePlanWorkbook(source: PlanSource, hash: string, say: Say): Workbook {
  const title = say('papers.plan.annex', { year: source.year })
  const sheet: Sheet = {
    name: say('papers.plan.sheet'), columns: WIDTHS.map((width) => ({ width })), frozenRows: 3, landscape: true,
    rows: [
      [{ value: issuerName(source.issuer, say), bold: true, columnSpan: WIDTHS.length }],
      [{ value: title, bold: true, size: 14, columnSpan: WIDTHS.length }],
      HEADS.map((name): SheetCell => ({ value: say(`papers.plan.column.${name}`), bold: true, wrap: true, align: 'centre', border: true })),
      ...rowsOf(source, say).map((row) => row.map((value): SheetCell => ({ value, wrap: true, border: true }))),
      [],
      [{ value: say('documents.content-hash', { hash }), italic: true, columnSpan: WIDTHS.length }],
    ],
  }
  return { meta: { title: `${title} – ${unitText(source.issuer, say)}`, author: issuerName(source.issuer, say), created: source.dated ?? source.made }, sheets: [sheet] }
}
