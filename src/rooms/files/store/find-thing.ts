import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { type Act, may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Thing } from '../thing.ts'

/** Something that files are attached to: where it belongs, and whether it still takes them. */
export type FoundThing = { readonly path: string; readonly open: boolean }

/** The act that attaching and removing is part of. */
const ACT_OF: Readonly<Record<Thing['kind'], Act>> = {
  posting: 'post',
  showing: 'post',
  notice: 'confirm-announcement',
  request: 'answer-request',
  decision: 'track-execution',
  execution: 'track-execution',
}

export async function findThing(tx: Tx, thing: Thing): Promise<FoundThing | undefined> {
  const { provinceId, id } = thing
  switch (thing.kind) {
    case 'posting': {
      const row = await tx.selectFrom('posting').select(['path', 'state']).where('province_id', '=', provinceId).where('posting_id', '=', id).executeTakeFirst()
      return row && { path: row.path, open: row.state === 'posted' }
    }
    case 'showing': {
      const row = await tx.selectFrom('showing').select(['path', 'cancelled_at']).where('province_id', '=', provinceId).where('showing_id', '=', id).executeTakeFirst()
      return row && { path: row.path, open: row.cancelled_at === null }
    }
    case 'notice': {
      const row = await tx.selectFrom('hamlet_notice').select('path').where('province_id', '=', provinceId).where('posting_id', '=', id).where('hamlet_id', '=', thing.hamletId ?? 0).executeTakeFirst()
      return row && { path: row.path, open: true }
    }
    case 'request': {
      const row = await tx.selectFrom('information_request').select(['path', 'cleared_at']).where('province_id', '=', provinceId).where('request_id', '=', id).executeTakeFirst()
      return row && { path: row.path, open: row.cleared_at === null }
    }
    case 'decision': {
      const row = await tx.selectFrom('decision').select(['path', 'state']).where('province_id', '=', provinceId).where('decision_id', '=', id).executeTakeFirst()
      return row && { path: row.path, open: row.state !== 'annulled' }
    }
    case 'execution': {
      // The decision may have passed to a successor since the note was written: what counts is where it is now.
      const row = await tx
        .selectFrom('execution_note as n')
        .innerJoin('decision as d', (on) => on.onRef('d.province_id', '=', 'n.province_id').onRef('d.decision_id', '=', 'n.decision_id'))
        .select(['d.path', 'd.state']).where('n.province_id', '=', provinceId).where('n.note_id', '=', id).executeTakeFirst()
      return row && { path: row.path, open: row.state !== 'annulled' }
    }
  }
}

/**
 * The thing, as an officer who may attach files to it. Refuses `files.thing-not-found` (also where it is not the officer's: both
 * answer alike), and `files.thing-locked` where it was withdrawn, cancelled or cleared.
 */
export async function accessThing(tx: Tx, officer: Officer, thing: Thing, today: CalendarDate): Promise<Result<FoundThing>> {
  const found = await findThing(tx, thing)
  if (!found || !may(officer, ACT_OF[thing.kind], found.path, today)) return refuse({ code: 'files.thing-not-found' })
  return found.open ? accept(found) : refuse({ code: 'files.thing-locked' })
}
