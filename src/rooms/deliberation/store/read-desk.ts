import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering, Matter } from '../records.ts'
import { gatheringOf, matterOf } from './stored-records.ts'

export type DeskMatter = Matter & { readonly unitName: string }
export type DeskGathering = Gathering & {
  readonly hamletName: string
  readonly agenda: readonly Pick<Matter, 'matterId' | 'title' | 'item' | 'kind'>[]
  readonly clusters: number
}

/** What waits in the hamlets in sight: matters not decided, gatherings not over, and what was done lately. */
export type DeliberationDesk = {
  readonly matters: readonly DeskMatter[]
  readonly gatherings: readonly DeskGathering[]
  readonly done: readonly DeskMatter[]
}

const DONE_SHOWN = 20

/** The work of a hamlet, or of a commune with all its hamlets, as it stands on the day. */
export async function readDeliberationDesk(tx: Tx, path: string, today: CalendarDate): Promise<DeliberationDesk> {
  const matters = tx
    .selectFrom('matter as m')
    .selectAll('m')
    .select((eb) => eb.selectFrom('unit_span as n').select('n.name').whereRef('n.unit_id', '=', 'm.unit_id').where('n.valid_from', '<=', today).orderBy('n.valid_to', 'desc').limit(1).as('unit_name'))
    // A matter of the commune stands above its hamlets.
    .where(sql<boolean>`(m.path ^@ ${path} or (m.scope = 'commune' and ${path} ^@ m.path))`)
  const [open, done] = [
    await matters.where('m.state', 'in', ['draft', 'gathering-consents', 'proposed']).orderBy('m.created_at', 'desc').execute(),
    await matters.where('m.state', 'in', ['decided', 'dropped']).orderBy('m.changed_at', 'desc').limit(DONE_SHOWN).execute(),
  ]
  return { matters: open.map(deskMatter), gatherings: await openGatherings(tx, path, today), done: done.map(deskMatter) }
}

function deskMatter(row: Parameters<typeof matterOf>[0] & { readonly unit_name: string | null }): DeskMatter {
  return { ...matterOf(row), unitName: row.unit_name ?? '' }
}

async function openGatherings(tx: Tx, path: string, today: CalendarDate): Promise<readonly DeskGathering[]> {
  const rows = await tx
    .selectFrom('gathering as g')
    .selectAll('g')
    .select((eb) => [
      eb.selectFrom('unit_span as n').select('n.name').whereRef('n.unit_id', '=', 'g.hamlet_id').where('n.valid_from', '<=', today).orderBy('n.valid_to', 'desc').limit(1).as('hamlet_name'),
      eb.selectFrom('gathering as c').select((each) => each.fn.countAll<string>().as('n')).whereRef('c.parent_id', '=', 'g.gathering_id').where('c.state', '!=', 'cancelled').as('clusters'),
    ])
    .where(sql<boolean>`g.path ^@ ${path}`)
    .where('g.parent_id', 'is', null)
    .where('g.state', 'in', ['planned', 'open', 'counting'])
    .orderBy('g.held_on')
    .orderBy('g.gathering_id')
    .execute()
  if (rows.length === 0) return []
  const lines = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('matter as m', (on) => on.onRef('m.province_id', '=', 'gm.province_id').onRef('m.matter_id', '=', 'gm.matter_id'))
    .select(['gm.gathering_id', 'm.matter_id', 'm.title', 'm.item', 'm.kind'])
    .where('gm.gathering_id', 'in', rows.map(({ gathering_id }) => gathering_id))
    .orderBy('gm.position')
    .execute()
  const agendas = Map.groupBy(lines, ({ gathering_id }) => gathering_id)
  return rows.map((row) => ({
    ...gatheringOf(row), hamletName: row.hamlet_name ?? '', clusters: Number(row.clusters ?? 0),
    agenda: (agendas.get(row.gathering_id) ?? []).map(({ matter_id, title, item, kind }) => ({ matterId: matter_id, title, item: item as Matter['item'], kind: kind as Matter['kind'] })),
  }))
}
