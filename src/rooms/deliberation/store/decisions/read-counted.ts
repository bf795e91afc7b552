import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { GatheringKind, Item, MatterKind } from '../../index.ts'

/** Which records behind a figure are asked for: below a path, of some days, of one clause of Đ15 or all. */
export type CountedQuestion = { readonly path: string; readonly from: CalendarDate; readonly to: CalendarDate; readonly item: Item | undefined }

/** A matter decided, in its last round, as the figures count it. */
export type CountedMatter = {
  readonly decisionId: string
  readonly title: string
  readonly item: Item
  readonly kind: MatterKind
  readonly unitName: string
  readonly on: CalendarDate
  readonly passed: boolean
  readonly value: { readonly cash: number; readonly labourDays: number; readonly landM2: number }
}

export type CountedGathering = {
  readonly gatheringId: string
  readonly kind: GatheringKind
  readonly parent: boolean
  readonly unitName: string
  readonly cluster: string
  readonly on: CalendarDate
  readonly households: number
  readonly present: number
  readonly titles: readonly string[]
}

export type CountedNote = { readonly decisionId: string; readonly title: string; readonly unitName: string; readonly on: CalendarDate; readonly state: string; readonly value: CountedMatter['value'] }

const NAME = (unit: string) => sql.raw(`(select s.name from unit_span s where s.unit_id = ${unit} order by s.valid_from desc limit 1)`)

/** The matters decided, as `deliberationFigures` counts them, the newest first. */
export async function listCountedMatters(tx: Tx, { path, from, to, item }: CountedQuestion): Promise<readonly CountedMatter[]> {
  const { rows } = await sql<Omit<CountedMatter, 'value'> & { cash: string; labourDays: number; landM2: number }>`
    select * from (
      select distinct on (d.province_id, d.matter_id) d.decision_id as "decisionId", m.title, m.item, m.kind, ${NAME('d.unit_id')} as "unitName", d.decided_on as on, d.passed,
        m.cash, m.labour_days as "labourDays", m.land_m2 as "landM2"
      from decision d join matter m using (province_id, matter_id)
      where d.path ^@ ${path} and d.decided_on between ${from} and ${to} and (${item ?? null}::int is null or m.item = ${item ?? null}::int)
        and (m.scope = 'hamlet' or d.hamlet_id is null)
      order by d.province_id, d.matter_id, d.round desc, d.decided_on desc
    ) latest order by latest.on desc, "decisionId" desc`.execute(tx)
  return rows.map(({ cash, labourDays, landM2, ...rest }) => ({ ...rest, value: { cash: Number(cash), labourDays, landM2 } }))
}

/** The gatherings held, with how many households there were and came. */
export async function listCountedGatherings(tx: Tx, kind: GatheringKind, { path, from, to, item }: CountedQuestion): Promise<readonly CountedGathering[]> {
  const { rows } = await sql<CountedGathering>`
    select g.gathering_id as "gatheringId", g.kind, g.parent_id is null as parent, ${NAME('g.hamlet_id')} as "unitName", g.cluster, g.held_on as on,
      coalesce((select r.households from household_roll r where r.province_id = g.province_id and r.roll_id = g.roll_id), 0) as households,
      (select count(*)::int from attendance a where a.province_id = g.province_id and a.gathering_id = g.gathering_id and a.removed_at is null) as present,
      array(select m.title from gathering_matter gm join matter m using (province_id, matter_id)
        where gm.province_id = g.province_id and gm.gathering_id = g.gathering_id order by gm.position) as titles
    from gathering g
    where g.path ^@ ${path} and g.state = 'closed' and g.kind = ${kind} and g.held_on between ${from} and ${to}
      and (${item ?? null}::int is null or exists (
        select from gathering_matter gm join matter m using (province_id, matter_id)
        where gm.province_id = g.province_id and gm.gathering_id = g.gathering_id and m.item = ${item ?? null}::int))
    order by g.held_on desc, g.gathering_id desc`.execute(tx)
  return rows
}

/** The notes of how decisions are carried out, with what was given. */
export async function listCountedNotes(tx: Tx, { path, from, to, item }: CountedQuestion): Promise<readonly CountedNote[]> {
  const { rows } = await sql<Omit<CountedNote, 'value'> & { cash: string; labourDays: number; landM2: number }>`
    select d.decision_id as "decisionId", m.title, ${NAME('d.unit_id')} as "unitName", n.on_day as on, n.state, n.cash, n.labour_days as "labourDays", n.land_m2 as "landM2"
    from execution_note n join decision d using (province_id, decision_id) join matter m using (province_id, matter_id)
    where d.path ^@ ${path} and n.on_day between ${from} and ${to} and (${item ?? null}::int is null or m.item = ${item ?? null}::int)
    order by n.on_day desc, n.note_id desc`.execute(tx)
  return rows.map(({ cash, labourDays, landM2, ...rest }) => ({ ...rest, value: { cash: Number(cash), labourDays, landM2 } }))
}
