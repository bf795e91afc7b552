import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import { type CovenantDue, covenantDues, type CovenantState } from '../index.ts'
import { type CovenantRecord, recordOf } from './covenant-record.ts'
import { covenantTerms } from './load-covenant-rules.ts'

export type ListedCovenant = { readonly record: CovenantRecord; readonly due: CovenantDue | undefined }

/** States over which nothing is waited for any more. */
const ENDED: readonly CovenantState[] = ['annulled', 'replaced', 'dropped']

/** The covenants under a path that go on or are in force, with the most pressing thing each waits for; those of the day's work first. */
export async function listCovenants(tx: Tx, path: string, today: CalendarDate, limit = 200): Promise<ListedCovenant[]> {
  const rows = await tx
    .selectFrom('covenant').selectAll().where('path', '>=', path).where('path', '<', `${path}~`).where('state', 'not in', ENDED as CovenantState[]).orderBy('path').orderBy('created_at').limit(limit).execute()
  const listed: ListedCovenant[] = []
  for (const row of rows) {
    const record = await recordOf(tx, row)
    const [due] = covenantDues(record.standing, covenantTerms(), today).toSorted((a, b) => (a.by ?? '9').localeCompare(b.by ?? '9'))
    listed.push({ record, due })
  }
  return listed.toSorted((a, b) => (a.due?.by ?? '9').localeCompare(b.due?.by ?? '9'))
}

/** Every covenant of a hamlet, newest first: also those that ended. */
export async function covenantsOfHamlet(tx: Tx, unitId: number): Promise<{ covenantId: string; title: string; state: CovenantState; code: string }[]> {
  const rows = await tx.selectFrom('covenant').select(['covenant_id', 'title', 'state', 'code']).where('unit_id', '=', unitId).orderBy('created_at', 'desc').execute()
  return rows.map((row) => ({ covenantId: row.covenant_id, title: row.title, state: row.state as CovenantState, code: row.code }))
}

const PUBLIC = ['posted', 'adopted', 'not-adopted', 'submitted', 'recognised', 'refused', 'suspended', 'annulled', 'replaced'] as const

/** What everybody may see: a draft once it hangs out, and what became of it. */
export async function findPublicCovenant(tx: Tx, code: string): Promise<CovenantRecord | undefined> {
  const row = await tx.selectFrom('covenant').selectAll().where('code', '=', code).where('state', 'in', PUBLIC).executeTakeFirst()
  return row && recordOf(tx, row)
}

export type PublicCovenant = { readonly code: string; readonly title: string; readonly state: CovenantState; readonly hamlet: string }

/** The public covenants of a commune, by hamlet. */
export async function listPublicCovenants(tx: Tx, path: string): Promise<PublicCovenant[]> {
  const rows = await tx
    .selectFrom('covenant as c').select(['c.code', 'c.title', 'c.state', (eb) => eb.selectFrom('unit_span as s').select('s.name').whereRef('s.unit_id', '=', 'c.unit_id').orderBy('s.valid_from', 'desc').limit(1).as('hamlet')])
    .where('c.path', '>=', path).where('c.path', '<', `${path}~`).where('c.state', 'in', PUBLIC).orderBy('c.path').orderBy('c.created_at', 'desc').limit(500).execute()
  return rows.map((row) => ({ code: row.code, title: row.title, state: row.state as CovenantState, hamlet: row.hamlet ?? '' }))
}
