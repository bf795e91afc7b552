import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { clearOn, type RequestClock, type RequestKind } from '../information-request.ts'

/** A request as the officers of its unit read it. What names the citizen is gone where its time is over. */
export type InformationRequest = {
  readonly provinceId: number
  readonly requestId: string
  readonly code: string
  readonly unitId: number
  readonly path: string
  readonly kind: RequestKind
  readonly item: string
  readonly postingId: string | null
  readonly place: string
  readonly text: string
  readonly name: string
  readonly contact: string
  readonly received: CalendarDate
  readonly clock: RequestClock
  readonly extendedWhy: string
  readonly state: 'received' | 'answered' | 'refused' | 'forwarded'
  readonly answer: string
  readonly ground: string
  readonly cleared: boolean
  readonly revision: number
}

/** The requests to units at the paths: the open ones first, by their last day; then the others, the newest first. */
export async function listRequests(tx: Tx, paths: readonly string[], today: CalendarDate): Promise<InformationRequest[]> {
  if (paths.length === 0) return []
  const rows = await tx.selectFrom('information_request').selectAll().where('path', 'in', [...paths]).orderBy('received_at', 'desc').limit(1000).execute()
  const all = rows.map((row) => requestOf(row, today))
  const open = all.filter(({ state }) => state === 'received').toSorted((a, b) => ((a.clock.extendedTo ?? a.clock.due) < (b.clock.extendedTo ?? b.clock.due) ? -1 : 1))
  return [...open, ...all.filter(({ state }) => state !== 'received')]
}

export async function findRequest(tx: Tx, requestId: string, today: CalendarDate): Promise<InformationRequest | undefined> {
  const row = await tx.selectFrom('information_request').selectAll().where('request_id', '=', requestId).executeTakeFirst()
  return row && requestOf(row, today)
}

/** By the code that the citizen was given. */
export async function lookUpRequest(tx: Tx, code: string, today: CalendarDate): Promise<InformationRequest | undefined> {
  const row = await tx.selectFrom('information_request').selectAll().where('code', '=', code).executeTakeFirst()
  return row && requestOf(row, today)
}

function requestOf(row: Row<'information_request'>, today: CalendarDate): InformationRequest {
  const answered = row.answered_at === null ? null : dayInVietNam(row.answered_at)
  const clock = { due: row.due as CalendarDate, extendedTo: row.extended_to as CalendarDate | null, answered }
  const until = clearOn(clock)
  const cleared = row.cleared_at !== null || (until !== null && today >= until)
  return {
    provinceId: row.province_id, requestId: row.request_id, code: row.code, unitId: row.unit_id, path: row.path, kind: row.kind as RequestKind,
    item: row.item, postingId: row.posting_id, place: row.place, text: row.text, name: cleared ? '' : row.name, contact: cleared ? '' : row.contact,
    received: dayInVietNam(row.received_at), clock, extendedWhy: row.extended_why ?? '', state: row.state as InformationRequest['state'],
    answer: row.answer, ground: row.ground, cleared, revision: row.revision,
  }
}
