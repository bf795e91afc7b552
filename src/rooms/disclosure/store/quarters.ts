import { canonicalJson } from '#foundation/canonical-json.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { quarterRange, type Quarter } from '../quarter.ts'
import { checkClosing, makeRegister, type Closing, type QuarterRegister } from '../quarter-register.ts'
import { discloserOf, type Issuer } from '../compose-issuer.ts'
import { composeRegister, composeRegisterWorkbook, type ClosedRegister } from '../compose-register.ts'
import { articleOfRule } from './article-of-rule.ts'
import type { DisclosureHand } from './hand.ts'
import { printPaper, sha256Of, PAPER_FORMATS, type Paper, type PaperFormat } from './print-paper.ts'
import { readPostingFacts } from './read-facts.ts'

/** The unit whose quarter it is, as it stands on the day that is asked. */
export type QuarterUnit = { readonly provinceId: number; readonly unitId: number; readonly path: string; readonly issuer: Issuer }

/** Finds the unit as it stood on a day; undefined where there was none, or where it discloses nothing. */
export async function findQuarterUnit(tx: Tx, unitId: number, day: CalendarDate): Promise<QuarterUnit | undefined> {
  const tree = await reportingTree(tx, day)
  const unit = tree.find(unitId)
  if (!unit || (unit.level !== 'commune' && unit.level !== 'body')) return undefined
  const above = unit.parentId === null ? undefined : tree.find(unit.parentId)
  const seat = discloserOf(unit.kind) === 'commune' ? unit : (above ?? unit)
  const placeName = /^\d+$/.test(seat.name) ? words('vi')(`places.name.${seat.kind}`, { name: seat.name }) : seat.name
  return {
    provinceId: unit.provinceId, unitId, path: unit.path,
    issuer: { unitId, code: unit.code, name: unit.name, kind: unit.kind, placeName },
  }
}

/** The register of a quarter from the records as they stand now. */
export async function readOpenRegister(tx: Tx, unit: Pick<QuarterUnit, 'unitId'>, which: Quarter): Promise<QuarterRegister> {
  return makeRegister(which, await readPostingFacts(tx, { holderId: unit.unitId }, articleOfRule))
}

/** A register that was closed, as it stands in the house. */
export type ClosedQuarter = {
  readonly version: number
  readonly closed: ClosedRegister
  /** Of the register, without what is said about the paper: two with the same rows have the same. */
  readonly rowsHash: string
  readonly sha256: string
  readonly closedAt: Date
  readonly closedBy: string | null
}

/** All versions of a closed quarter, the newest first. */
export async function readClosedQuarters(tx: Tx, unit: Pick<QuarterUnit, 'provinceId' | 'unitId'>, which: Quarter): Promise<ClosedQuarter[]> {
  const rows = await tx
    .selectFrom('disclosure_quarter')
    .selectAll()
    .where('province_id', '=', unit.provinceId)
    .where('unit_id', '=', unit.unitId)
    .where('year', '=', which.year)
    .where('quarter', '=', which.quarter)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => {
    const closed = row.register as ClosedRegister
    return { version: row.version, closed, rowsHash: hashOfRows(closed.register), sha256: row.sha256, closedAt: row.closed_at, closedBy: row.closed_by }
  })
}

/**
 * The newest register of a quarter that was closed, for everybody to read; undefined where none was.
 *
 * @law 10/2022/QH15 Đ13.2
 */
export async function readClosedQuarter(tx: Tx, provinceId: number, unitId: number, year: number, quarter: Quarter['quarter']): Promise<ClosedQuarter | undefined> {
  return (await readClosedQuarters(tx, { provinceId, unitId }, { year, quarter }))[0]
}

/** Which quarters of a unit were closed, with the newest version of each, the newest quarter first. */
export async function listClosedQuarters(
  tx: Tx, provinceId: number, unitId: number,
): Promise<{ readonly year: number; readonly quarter: number; readonly version: number; readonly dated: CalendarDate; readonly number: string }[]> {
  const rows = await tx
    .selectFrom('disclosure_quarter')
    .distinctOn(['year', 'quarter'])
    .select(['year', 'quarter', 'version', 'dated', 'number'])
    .where('province_id', '=', provinceId)
    .where('unit_id', '=', unitId)
    .orderBy('year', 'desc')
    .orderBy('quarter', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, dated: row.dated as CalendarDate }))
}

/** A file of a closed quarter, the same bytes as on the day of closing. */
export async function readQuarterPaper(
  tx: Tx, provinceId: number, unitId: number, which: Quarter, version: number, format: PaperFormat,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | undefined> {
  const row = await tx
    .selectFrom('disclosure_quarter_paper')
    .select(['bytes', 'sha256'])
    .where('province_id', '=', provinceId)
    .where('unit_id', '=', unitId)
    .where('year', '=', which.year)
    .where('quarter', '=', which.quarter)
    .where('version', '=', version)
    .where('format', '=', format)
    .executeTakeFirst()
  return row && { bytes: new Uint8Array(row.bytes), sha256: row.sha256 }
}

/**
 * Closes the register of a quarter: keeps it and its printed files for good, and writes the journal line. A quarter that is
 * closed already is closed again only with a reason, as a new version that names the old.
 *
 * Refuses `papers.not-yours`, and what {@link checkClosing} refuses.
 *
 * @law 10/2022/QH15 Đ13.2
 */
export async function closeQuarter(
  tx: Tx, hand: DisclosureHand, unit: QuarterUnit, which: Quarter, closing: Closing, today: CalendarDate, now: Date,
): Promise<Result<{ readonly version: number; readonly sha256: string }>> {
  if (!hand.allows('close-quarter', unit.path)) return refuse({ code: 'papers.not-yours' })
  const register = await readOpenRegister(tx, unit, which)
  const [last] = await readClosedQuarters(tx, unit, which)
  const before = last && { version: last.version, sha256: last.rowsHash }
  const checked = checkClosing(which, closing, before, hashOfRows(register), today)
  if (!checked.ok) return checked
  const { version } = checked.value
  const closed: ClosedRegister = {
    shape: 1, issuer: unit.issuer, register, version, number: closing.number, dated: closing.dated,
    corrects: last ? { version: last.version, sha256: last.sha256, number: last.closed.number, dated: last.closed.dated, why: closing.why } : null,
  }
  const text = canonicalJson(closed)
  const sha256 = sha256Of(text)
  const key = { province_id: unit.provinceId, unit_id: unit.unitId, year: which.year, quarter: which.quarter, version }
  const inserted = await tx
    .insertInto('disclosure_quarter')
    .values({
      ...key, path: unit.path, number: closing.number, dated: closing.dated, register: text, sha256,
      corrects_why: last ? closing.why : null, closed_at: now, closed_by: hand.by.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return refuse({ code: 'papers.closed-meanwhile-conflict' })
  const papers: Record<string, string> = {}
  for (const format of PAPER_FORMATS) {
    const bytes = await printPaper(registerPaper(closed), format)
    if (!bytes) continue
    papers[format] = sha256Of(bytes)
    await tx.insertInto('disclosure_quarter_paper').values({ ...key, format, path: unit.path, sha256: papers[format], bytes: Buffer.from(bytes) }).execute()
  }
  await appendJournal(
    tx,
    {
      provinceId: unit.provinceId, accountId: hand.by.accountId, officeId: hand.by.officeId, unitId: unit.unitId, path: unit.path, act: 'disclosure.close-quarter',
      subject: {
        year: which.year, quarter: which.quarter, version, number: closing.number, dated: closing.dated, sha256, papers,
        begun: register.begun.length, continued: register.continued.length, ...(last ? { corrects: last.version, why: closing.why } : {}),
      },
    },
    now,
  )
  return accept({ version, sha256 })
}

/** The paper of a register. One that is not closed yet is printed in the same way, without a number. */
export function registerPaper(closed: ClosedRegister): Paper {
  const say = words('vi')
  return { tree: composeRegister(closed, say), workbook: (hash) => composeRegisterWorkbook(closed, hash, say) }
}

/** The register before it is closed, as a draft of the paper. */
export function draftRegister(unit: QuarterUnit, register: QuarterRegister, dated: CalendarDate): ClosedRegister {
  return { shape: 1, issuer: unit.issuer, register, version: 0, number: '', dated, corrects: null }
}

/** `cong-khai-23638-2026-q3.pdf`; a later version says which, a draft (version 0) that it is one. */
export function quarterFileName(issuer: Pick<Issuer, 'code'>, which: Quarter, version: number, format: PaperFormat): string {
  return `cong-khai-${issuer.code}-${which.year}-q${which.quarter}${version > 1 ? `-lan-${version}` : version === 0 ? '-du-thao' : ''}.${format}`
}

export function isOver(which: Quarter, today: CalendarDate): boolean {
  return today > quarterRange(which.year, which.quarter).to
}

/** Whether the records say today what was closed. */
export function sameRows(closed: ClosedQuarter, register: QuarterRegister): boolean {
  return closed.rowsHash === hashOfRows(register)
}

function hashOfRows(register: QuarterRegister): string {
  return sha256Of(canonicalJson(register))
}
