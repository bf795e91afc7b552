import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, Block, TableCell } from '#documents/tree.ts'
import type { Sheet, SheetCell, Workbook } from '#documents/workbook.ts'
import { articleText, basis, discloserOf, formText, issuerName, paperHead, plain, textCell, unitText, type Issuer } from './compose-issuer.ts'
import type { QuarterRegister, RegisterRow, RegisterShowing } from './quarter-register.ts'

/** A register that was closed: everything its paper is made of. The same one gives the same paper. */
export type ClosedRegister = {
  /** Of the shape of this record. */
  readonly shape: 1
  readonly issuer: Issuer
  readonly register: QuarterRegister
  readonly version: number
  readonly number: string
  readonly dated: CalendarDate
  /** The version that this one takes the place of. */
  readonly corrects: { readonly version: number; readonly sha256: string; readonly number: string; readonly dated: CalendarDate; readonly why: string } | null
}

const QUARTERS = ['I', 'II', 'III', 'IV']

/** `quý III năm 2026`. */
export function quarterText({ year, quarter }: { readonly year: number; readonly quarter: number }, say: Say): string {
  return say('papers.quarter', { quarter: QUARTERS[quarter - 1], year })
}

/**
 * The register of a quarter as a notice with the list as its annex, for the notice boards of the office, the houses of
 * culture and the meeting places.
 *
 * @law 10/2022/QH15 Đ13.2; 30/2020/NĐ-CP Đ8
 */
export function composeRegister(closed: ClosedRegister, say: Say): AdministrativeDocument {
  const { issuer, register } = closed
  const quarter = quarterText(register, say)
  const discloser = discloserOf(issuer.kind)
  const agency = issuerName(issuer, say)
  const { begun, continued } = register
  const head = paperHead(issuer, say, {
    typeName: say('papers.type.notice'), subject: say('papers.register.subject', { quarter }), symbol: say(`papers.symbol.notice.${discloser}`),
    number: closed.number, dated: closed.dated, made: closed.dated,
  })
  const body: Block[] = [
    basis(say(`papers.register.basis.${discloser}`)),
    ...(closed.corrects ? [plain(correctionText(closed.corrects, say))] : []),
    plain(say('papers.register.opening', { agency, quarter, from: shortDate(register.from), to: shortDate(register.to) })),
    { kind: 'list', items: [
      [{ kind: 'text', text: say('papers.register.count-begun', { count: two(begun.length) }) }],
      [{ kind: 'text', text: say('papers.register.count-continued', { count: two(continued.length) }) }],
    ] },
    ...byForm(closed, say),
    plain(say(`papers.register.where.${discloser}`)),
    plain(say(`papers.register.ask.${discloser}`)),
  ]
  return {
    ...head,
    body,
    recipients: { to: say(`papers.register.recipients.${discloser}`).split('; '), filed: say('papers.filed') },
    annexes: [{ title: say('papers.register.annex', { quarter }), landscape: true, body: [registerTable(closed, say)] }],
  }
}

function correctionText(corrects: NonNullable<ClosedRegister['corrects']>, say: Say): string {
  const version = String(corrects.version)
  return say('papers.register.corrects', { version, number: corrects.number || say('papers.no-number'), date: shortDate(corrects.dated), hash: corrects.sha256.slice(0, 10), why: corrects.why.replace(/[.;\s]+$/, '') })
}

/** How many of them by each form. */
function byForm({ issuer, register }: ClosedRegister, say: Say): Block[] {
  const counts = new Map<string, number>()
  for (const row of [...register.begun, ...register.continued]) {
    for (const form of new Set(row.showings.map((showing) => showing.form))) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const parts = [...counts].toSorted(([a], [b]) => order(a) - order(b)).map(([form, count]) => say('papers.register.form-count', { form: lowerFirst(formText(issuer.kind, form, say)), count: two(count) }))
  return [plain(say('papers.register.by-form', { forms: parts.join('; ') }))]
}

const FORM_ORDER = 'abcdđeghik'
const order = (form: string): number => FORM_ORDER.indexOf(form)

const COLUMNS = [{ width: 6, align: 'centre' }, { width: 35 }, { width: 12, align: 'centre' }, { width: 18 }, { width: 21 }, { width: 12, align: 'centre' }, { width: 12, align: 'centre' }, { width: 16 }] as const
const HEADS = ['no', 'matter', 'article', 'form', 'place', 'from', 'to', 'note'] as const

function registerTable({ issuer, register }: ClosedRegister, say: Say): Block {
  const head = (text: string): TableCell[] => [textCell(text, { bold: true, columnSpan: COLUMNS.length, align: 'left' })]
  const none: TableCell[] = [textCell(say('papers.register.none'), { columnSpan: COLUMNS.length, align: 'left' })]
  const part = (name: 'begun' | 'continued', first: number): TableCell[][] => {
    const rows = register[name]
    return [head(say(`papers.register.part.${name}`)), ...(rows.length === 0 ? [none] : rows.flatMap((row, at) => rowCells(row, first + at, issuer.kind, say)))]
  }
  return {
    kind: 'table', columns: COLUMNS, header: [HEADS.map((name) => textCell(say(`papers.column.${name}`)))],
    rows: [...part('begun', 1), ...part('continued', register.begun.length + 1)],
  }
}

/** A row for each form and time; the matter reaches down over them. */
function rowCells(row: RegisterRow, no: number, kind: string, say: Say): TableCell[][] {
  const groups = groupShowings(row.showings)
  const span = groups.length > 1 ? { rowSpan: groups.length } : {}
  return groups.map((group, at) => {
    const cells = [
      textCell(formText(kind, group.form, say)), textCell(placesText(group.places, say)), textCell(shortDate(group.from)),
      textCell(group.to ? shortDate(group.to) : say('papers.going-on')),
    ]
    if (at > 0) return cells
    return [textCell(String(no), span), textCell(matterText(row, say), span), textCell(articleText(row.article, say), span), ...cells, textCell(noteText(row, say), span)]
  })
}

type Group = { readonly form: string; readonly from: CalendarDate; readonly to: CalendarDate | null; readonly places: RegisterShowing[] }

/** Showings of the same form and the same days stand in one row with all their places. */
export function groupShowings(showings: readonly RegisterShowing[]): Group[] {
  const groups = new Map<string, Group>()
  for (const showing of showings) {
    const key = `${showing.form} ${showing.from} ${showing.to}`
    const group = groups.get(key) ?? { form: showing.form, from: showing.from, to: showing.to, places: [] }
    group.places.push(showing)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => order(a.form) - order(b.form) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

export function placesText(places: readonly Pick<RegisterShowing, 'place' | 'placeName'>[], say: Say): string {
  const names = places.map(({ place, placeName }) => placeName || say(`papers.place.${place}`))
  return [...new Set(names)].join('; ')
}

function matterText(row: RegisterRow, say: Say): string {
  const { number, date } = row.instrument
  if (number === '') return row.title
  return say(date ? 'papers.matter-dated' : 'papers.matter-numbered', { title: row.title, number, date: date ? shortDate(date) : '' })
}

function noteText(row: RegisterRow, say: Say): string {
  return [
    say('papers.note.code', { code: row.code }),
    ...(row.version > 1 ? [say('papers.note.version', { version: row.version })] : []),
    ...(row.withdrawnOn ? [say('papers.note.withdrawn', { date: shortDate(row.withdrawnOn) })] : []),
  ].join('\n')
}

const WIDTHS = [6, 52, 22, 28, 40, 13, 16, 26]

/** The same list as a workbook: each row by itself, so that it can be sorted and filtered. */
export function composeRegisterWorkbook(closed: ClosedRegister, hash: string, say: Say): Workbook {
  const { issuer, register } = closed
  const title = say('papers.register.annex', { quarter: quarterText(register, say) })
  const cellOf = (value: string, more: Partial<SheetCell> = {}): SheetCell => ({ value, border: true, wrap: true, ...more })
  let no = 0
  const part = (name: 'begun' | 'continued'): (readonly SheetCell[])[] =>
    register[name].flatMap((row) => {
      no += 1
      return groupShowings(row.showings).map((group) => [
        cellOf(String(no), { align: 'centre' }), cellOf(matterText(row, say)), cellOf(articleText(row.article, say)), cellOf(formText(issuer.kind, group.form, say)),
        cellOf(placesText(group.places, say)), cellOf(shortDate(group.from)), cellOf(group.to ? shortDate(group.to) : say('papers.going-on')), cellOf(noteText(row, say)),
      ])
    })
  const sheet: Sheet = {
    name: say('papers.register.sheet'),
    columns: WIDTHS.map((width) => ({ width })),
    frozenRows: 3,
    landscape: true,
    rows: [
      [{ value: issuerName(issuer, say), bold: true, columnSpan: WIDTHS.length }],
      [{ value: title, bold: true, size: 14, columnSpan: WIDTHS.length }],
      HEADS.map((name): SheetCell => ({ value: say(`papers.column.${name}`), bold: true, wrap: true, align: 'centre', border: true })),
      [{ value: say('papers.register.part.begun'), bold: true, border: true, columnSpan: WIDTHS.length }],
      ...part('begun'),
      [{ value: say('papers.register.part.continued'), bold: true, border: true, columnSpan: WIDTHS.length }],
      ...part('continued'),
      [],
      [{ value: say('documents.content-hash', { hash }), italic: true, columnSpan: WIDTHS.length }],
    ],
  }
  return { meta: { title: `${title} – ${unitText(issuer, say)}`, author: issuerName(issuer, say), created: closed.dated }, sheets: [sheet] }
}

/** As officials count: 02, 14. */
export function two(count: number): string {
  return String(count).padStart(2, '0')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
