import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'

/** The numbers of Đ16.1 for a year, and how things stood at its end. Counted by what happened in the year. */
export type CovenantCounts = {
  /** Covenants in force, wholly or in part, at the end of the time. */
  readonly inForce: number
  readonly recognised: number
  readonly refused: number
  readonly amended: number
  readonly suspended: number
  readonly annulled: number
  readonly drafting: number
  readonly hamletsWith: number
}

export type UnitCounts = CovenantCounts & { readonly unitId: number; readonly name: string; readonly path: string }

export const COUNTED = ['inForce', 'recognised', 'refused', 'amended', 'suspended', 'annulled', 'drafting', 'hamletsWith'] as const

const COUNTS = sql`
  count(*) filter (where f.state in ('recognised', 'suspended'))::int as "inForce",
  count(*) filter (where f.recognised)::int as recognised,
  count(*) filter (where f.refused)::int as refused,
  count(*) filter (where f.recognised and f.replaces is not null)::int as amended,
  count(*) filter (where f.suspended)::int as suspended,
  count(*) filter (where f.annulled)::int as annulled,
  count(*) filter (where f.state in ('proposed', 'drafting', 'posted', 'adopted', 'not-adopted', 'submitted', 'refused'))::int as drafting,
  count(distinct f.unit_id) filter (where f.state in ('recognised', 'suspended'))::int as "hamletsWith"`

/** Each covenant under a path with what the days brought it, and its state at their end. */
const facts = (path: string, from: string, to: string) => sql`
  select c.unit_id, c.path, c.replaces,
    bool_or(e.act in ('recognise', 'enrol') and e.on_day >= ${from}::date) as recognised,
    bool_or(e.act = 'refuse' and e.on_day >= ${from}::date) as refused,
    bool_or(e.act = 'suspend' and e.on_day >= ${from}::date) as suspended,
    bool_or(e.act = 'annul' and e.on_day >= ${from}::date) as annulled,
    (array_agg(case e.act when 'propose' then 'proposed' when 'enrol' then 'recognised' when 'team' then 'drafting' when 'post' then 'posted' when 'redraft' then 'drafting'
      when 'adopt' then 'adopted' when 'submit' then 'submitted' when 'recognise' then 'recognised' when 'refuse' then 'refused' when 'suspend' then 'suspended'
      when 'annul' then case when e.details->>'ground' = 'term-part' then 'recognised' else 'annulled' end
      when 'replace' then 'replaced' when 'drop' then 'dropped' end order by e.seq desc)
      filter (where e.act in ('propose', 'enrol', 'team', 'post', 'redraft', 'adopt', 'submit', 'recognise', 'refuse', 'suspend', 'annul', 'replace', 'drop')))[1] as state
  from covenant c join covenant_event e on (e.province_id, e.covenant_id) = (c.province_id, c.covenant_id)
  where c.path ^@ ${path} and e.on_day <= ${to}::date
  group by c.province_id, c.covenant_id`

/** All under a path in some days; undefined where nothing was ever recorded by their end. @law 61/2023/NĐ-CP Đ16.1 */
export async function countCovenants(tx: Tx, path: string, from: string, to: string): Promise<CovenantCounts | undefined> {
  const { rows } = await sql<CovenantCounts & { all: number }>`select ${COUNTS}, count(*)::int as all from (${facts(path, from, to)}) f`.execute(tx)
  const [counts] = rows
  if (!counts || counts.all === 0) return undefined
  const { all: _all, ...rest } = counts
  return rest
}

/** The same by the units next under a path: communes of a province, hamlets of a commune. Those with nothing are zero. @law 61/2023/NĐ-CP Đ16.1, Đ16.2 */
export async function countCovenantsByUnit(tx: Tx, path: string, from: string, to: string): Promise<UnitCounts[]> {
  const { rows } = await sql<UnitCounts>`
    select u.unit_id as "unitId", u.name, u.path, ${COUNTS}
    from (select distinct on (s.unit_id) s.unit_id, s.name, s.path from unit_span s join unit using (unit_id)
      where s.path ^@ ${path} and s.path <> ${path} and s.path !~ ${`^${path}[0-9]+/[0-9]+/`} and unit.level <> 'body' and s.valid_from <= ${to}::date and s.valid_to >= ${to}::date
      order by s.unit_id, s.valid_from desc) u
    left join (${facts(path, from, to)}) f on f.path ^@ u.path
    group by u.unit_id, u.name, u.path order by u.name`.execute(tx)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
}
