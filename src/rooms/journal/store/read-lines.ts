import { sql } from 'kysely'
import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'

/** Where a page of lines ends; the next one begins after it. */
export type LinePlace = { readonly at: Date; readonly provinceId: number; readonly seq: number }

export type LineQuestion = {
  /** Prefixes of paths: lines of other units are not looked for. Row-level security holds it again. */
  readonly below: readonly string[]
  readonly act?: string | undefined
  /** A day in Viet Nam. */
  readonly day?: CalendarDate | undefined
  readonly form?: string | undefined
  readonly period?: string | undefined
  /** Lines older than this one. */
  readonly before?: LinePlace | undefined
  readonly limit: number
}

/** A unit or an office's unit as it was called when the line was written. */
export type NamedUnit = { readonly kind: string; readonly name: string }

export type JournalLine = LinePlace & {
  readonly act: string
  readonly subject: Readonly<Record<string, unknown>>
  /** Null for the command line and the set-up. */
  readonly person: string | null
  readonly office: (NamedUnit & { readonly officeKind: string }) | null
  readonly unitId: number | null
  readonly unit: NamedUnit | null
}

type Row = {
  at: Date
  province_id: number
  seq: number
  act: string
  subject: string
  unit_id: number | null
  person: string | null
  office_kind: string | null
  office_unit_kind: string | null
  office_unit_name: string | null
  unit_kind: string | null
  unit_name: string | null
}

/** Lines of the journal, the newest first. */
export async function readLines(tx: Tx, question: LineQuestion): Promise<JournalLine[]> {
  const { below, act, day, form, period, before, limit } = question
  if (below.length === 0) return []
  const conditions = [
    sql`(${sql.join(below.map((prefix) => sql`j.path like ${`${prefix}%`}`), sql` or `)})`,
    ...(act === undefined ? [] : [sql`j.act = ${act}`]),
    ...(day === undefined ? [] : [sql`j.at >= ${midnight(day)}::timestamptz and j.at < ${midnight(addDays(day, 1))}::timestamptz`]),
    ...(form === undefined ? [] : [sql`j.subject::jsonb ->> 'form' = ${form}`]),
    ...(period === undefined ? [] : [sql`j.subject::jsonb ->> 'period' = ${period}`]),
    ...(before === undefined ? [] : [sql`(j.at, j.province_id, j.seq) < (${before.at}::timestamptz, ${before.provinceId}::int, ${before.seq}::bigint)`]),
  ]
  const { rows } = await sql<Row>`
    select j.at, j.province_id, j.seq, j.act, j.subject, j.unit_id, a.name as person, o.kind as office_kind,
      ou.kind as office_unit_kind, ou.name as office_unit_name, u.kind as unit_kind, u.name as unit_name
    from journal j
    left join account a on a.account_id = j.account_id
    left join office o on o.office_id = j.office_id
    left join lateral (
      select s.kind, s.name from unit_span s where s.unit_id = o.unit_id
      order by s.valid_from <= j.at::date desc, s.valid_from desc limit 1) ou on true
    left join lateral (
      select s.kind, s.name from unit_span s where s.unit_id = j.unit_id
      order by s.valid_from <= j.at::date desc, case when s.valid_from <= j.at::date then s.valid_from end desc, s.valid_from limit 1) u on true
    where ${sql.join(conditions, sql` and `)}
    order by j.at desc, j.province_id desc, j.seq desc
    limit ${limit}`.execute(tx)
  return rows.map(lineOf)
}

function lineOf(row: Row): JournalLine {
  return {
    at: row.at,
    provinceId: row.province_id,
    seq: Number(row.seq),
    act: row.act,
    subject: JSON.parse(row.subject) as Record<string, unknown>,
    person: row.person,
    office: row.office_kind === null ? null : { officeKind: row.office_kind, kind: row.office_unit_kind!, name: row.office_unit_name! },
    unitId: row.unit_id,
    unit: row.unit_kind === null ? null : { kind: row.unit_kind, name: row.unit_name! },
  }
}

/** The first instant of a day in Viet Nam. */
function midnight(day: CalendarDate): string {
  return `${day}T00:00:00+07:00`
}
