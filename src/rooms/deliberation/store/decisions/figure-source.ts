import { sql } from 'kysely'
import { decimal } from '#foundation/decimal.ts'
import type { CountedFigure, FigureSource } from '#rooms/indicators/store/figure-sources.ts'
import type { Tx } from '#storage/transaction.ts'

/** What is counted, and which list opens it. */
const MEASURES = {
  matters: { list: 'noi-dung' },
  adopted: { list: 'noi-dung', ket: 'thong-qua' },
  'not-adopted': { list: 'noi-dung', ket: 'khong-thong-qua' },
  meetings: { list: 'cuoc-hop' },
  ballots: { list: 'phat-phieu' },
  'online-votes': { list: 'truc-tuyen' },
  'households-present': { list: 'cuoc-hop' },
  cash: { list: 'noi-dung', ket: 'thong-qua' },
  'labour-days': { list: 'noi-dung', ket: 'thong-qua' },
  land: { list: 'noi-dung', ket: 'thong-qua' },
  'cash-carried-out': { list: 'thuc-hien' },
  'labour-days-carried-out': { list: 'thuc-hien' },
  'land-carried-out': { list: 'thuc-hien' },
  elections: { list: 'bau-cu' },
  dismissals: { list: 'cho-thoi' },
} as const satisfies Readonly<Record<string, { readonly list: string; readonly ket?: string }>>

type Measure = keyof typeof MEASURES
/** Those of which a catalogue may ask for one clause of Đ15 alone. */
type Counts = Readonly<Record<Measure | Records, string>>
/** How many records there are behind a list: where there are none, nothing is said, and not 0. */
type Records = 'decided' | 'held' | 'carried'

/** `deliberation.meetings`, `deliberation.adopted.item-1`: what is counted, and of which clause of Đ15. */
const NAME = /^deliberation\.([a-z-]+?)(?:\.item-([1-6]))?$/

/**
 * What the people met about, decided and gave, as the records of the unit and its hamlets have it: of gatherings held and decisions
 * made in the days asked for. A matter counts once, in its last round: that of the whole commune once, not once in each hamlet.
 * Where nothing of the kind was recorded in these days there is no such figure.
 *
 * @law 10/2022/QH15 Đ15, Đ18, Đ19, Đ21
 */
export const deliberationFigures: FigureSource = {
  family: 'deliberation',
  words: 'decisions.counted',
  async count(tx, names, of) {
    const figures = new Map<string, CountedFigure>()
    if (of.kind === 'agency' || of.kind === 'enterprise') return figures
    const asked = names.flatMap((name) => {
      const [, measure = '', item] = NAME.exec(name) ?? []
      return measure in MEASURES ? [{ name, measure: measure as Measure, item }] : []
    })
    for (const [item, group] of Map.groupBy(asked, (one) => one.item)) {
      const counts = await readCounts(tx, { path: of.path, from: of.from, to: of.to, item: item === undefined ? undefined : Number(item) })
      for (const { name, measure } of group) {
        const { list, ...rest } = MEASURES[measure]
        if (counts[recordsOf(list)] === '0') continue
        const query = new URLSearchParams({ loai: list, tu: of.from, den: of.to, ...(item === undefined ? {} : { khoan: item }), ...rest })
        figures.set(name, { number: decimal(counts[measure]), href: `/viec/ban/so?${query.toString()}` })
      }
    }
    return figures
  },
}

function recordsOf(list: string): Records {
  if (list === 'thuc-hien') return 'carried'
  return list === 'cuoc-hop' || list === 'phat-phieu' || list === 'truc-tuyen' ? 'held' : 'decided'
}

type Asked = { readonly path: string; readonly from: string; readonly to: string; readonly item: number | undefined }

/** Every measure at once. */
async function readCounts(tx: Tx, { path, from, to, item }: Asked): Promise<Counts> {
  const { rows } = await sql<Record<string, string>>`
    with latest as (
      select distinct on (d.province_id, d.matter_id) d.passed, m.item, m.kind, m.cash, m.labour_days, m.land_m2
      from decision d join matter m using (province_id, matter_id)
      where d.path ^@ ${path} and d.decided_on between ${from} and ${to} and (${item ?? null}::int is null or m.item = ${item ?? null}::int)
        and (m.scope = 'hamlet' or d.hamlet_id is null)
      order by d.province_id, d.matter_id, d.round desc, d.decided_on desc
    ), held as (
      select g.province_id, g.gathering_id, g.kind, g.parent_id from gathering g
      where g.path ^@ ${path} and g.state = 'closed' and g.held_on between ${from} and ${to}
        and (${item ?? null}::int is null or exists (
          select from gathering_matter gm join matter m using (province_id, matter_id)
          where gm.province_id = g.province_id and gm.gathering_id = g.gathering_id and m.item = ${item ?? null}::int))
    ), carried as (
      select n.cash, n.labour_days, n.land_m2 from execution_note n
      join decision d using (province_id, decision_id) join matter m using (province_id, matter_id)
      where d.path ^@ ${path} and n.on_day between ${from} and ${to} and (${item ?? null}::int is null or m.item = ${item ?? null}::int)
    )
    select
      (select count(*) from latest)::text as matters,
      (select count(*) from latest where passed)::text as adopted,
      (select count(*) from latest where not passed)::text as "not-adopted",
      (select count(*) from held where kind = 'meeting' and parent_id is null)::text as meetings,
      (select count(*) from held where kind = 'ballot')::text as ballots,
      (select count(*) from held where kind = 'online')::text as "online-votes",
      (select count(*) from attendance a join held h using (province_id, gathering_id) where h.kind = 'meeting' and a.removed_at is null)::text as "households-present",
      (select coalesce(sum(cash), 0) from latest where passed)::text as cash,
      (select coalesce(sum(labour_days), 0) from latest where passed)::text as "labour-days",
      (select coalesce(sum(land_m2), 0) from latest where passed)::text as land,
      (select coalesce(sum(cash), 0) from carried)::text as "cash-carried-out",
      (select coalesce(sum(labour_days), 0) from carried)::text as "labour-days-carried-out",
      (select coalesce(sum(land_m2), 0) from carried)::text as "land-carried-out",
      (select count(*) from latest where passed and kind like 'elect-%')::text as elections,
      (select count(*) from latest where passed and kind like 'dismiss-%')::text as dismissals,
      (select count(*) from latest)::text as decided, (select count(*) from held)::text as held, (select count(*) from carried)::text as carried`.execute(tx)
  return rows[0] as Counts
}
