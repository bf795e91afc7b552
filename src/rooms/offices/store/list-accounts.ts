import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { compareNames } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Account, HeldOffice } from '../account.ts'
import { unitFullName } from './unit-full-name.ts'

type Row = Omit<Account, 'offices'> & { offices: (HeldOffice & { unitKind: string; unitUntil: string })[] }

/** Every account that has an office, now or ever, at the units under a path; by name. `/` is all, also those without office. */
export async function listAccounts(tx: Tx, below: string, day: CalendarDate): Promise<readonly Account[]> {
  const { rows } = await select(tx, day, undefined)
  const within = rows.map((row) => named(row, day)).filter((row) => below === '/' || row.offices.some((office) => office.unitPath.startsWith(below)))
  return within.toSorted((a, b) => compareNames(a.name, b.name) || compareNames(a.login, b.login))
}

export async function findAccount(tx: Tx, accountId: string, day: CalendarDate): Promise<Account | undefined> {
  const { rows } = await select(tx, day, accountId)
  return rows[0] && named(rows[0], day)
}

function named(row: Row, day: CalendarDate): Account {
  const offices = row.offices.map(({ unitKind, unitUntil, ...office }) => ({
    ...office,
    unitName: unitFullName({ kind: unitKind, name: office.unitName, until: unitUntil }, day),
  }))
  return { ...row, offices }
}

function select(tx: Tx, day: CalendarDate, accountId: string | undefined) {
  return sql<Row>`
    select a.account_id as "accountId", a.login, a.name, a.blocked_at as "blockedAt",
           a.must_change_password as "mustChangePassword", a.created_at as "createdAt",
           coalesce(json_agg(json_build_object('officeId', o.office_id, 'kind', o.kind, 'unitId', o.unit_id,
             'unitKind', s.kind, 'unitUntil', s.valid_to, 'unitName', s.name, 'unitPath', s.path, 'from', o.valid_from, 'to', o.valid_to)
             order by o.valid_from, o.office_id) filter (where o.office_id is not null), '[]') as offices
    from account a
    left join office o using (account_id)
    left join lateral (
      select kind, valid_to, name, path from unit_span u where u.unit_id = o.unit_id
      order by u.valid_from <= ${day} desc, u.valid_from desc limit 1) s on true
    ${accountId === undefined ? sql`` : sql`where a.account_id = ${accountId}`}
    group by a.account_id`.execute(tx)
}
