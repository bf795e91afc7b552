import type { Updateable } from 'kysely'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tables } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkConvenor } from '../index.ts'
import type { Convenor, Gathering, GatheringKind, Matter, TeamMember } from '../records.ts'
import { newCode } from './code.ts'
import { findForum } from './find-forum.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'
import { findMatter } from './matters.ts'
import { methodOffers } from './method-offers.ts'
import { gatheringOf, matterOf } from './stored-records.ts'

/** A meeting, household ballot or online vote as it is planned. */
export type GatheringInput = {
  readonly hamletId: number
  readonly kind: GatheringKind
  readonly matterIds: readonly string[]
  readonly convenor: Convenor
  readonly convenorName: string
  readonly chairName: string
  /** The day of the meeting; the first day of a ballot or online vote. */
  readonly heldOn: CalendarDate
  /** `19:00`, or blank. */
  readonly startsAt: string
  readonly endsOn?: CalendarDate | undefined
  readonly endsAt?: string | undefined
  readonly place: string
  readonly plan?: string | undefined
  readonly team?: readonly TeamMember[] | undefined
}

/** A cluster of a meeting: chaired by who was entrusted with it, on its own day and at its own place. */
export type ClusterInput = Pick<GatheringInput, 'chairName' | 'heldOn' | 'startsAt' | 'place'> & { readonly parentId: string; readonly cluster: string }

/** A matter on the agenda, and why it could not be voted on. */
export type AgendaLine = { readonly matter: Matter; readonly position: number; readonly notVoted: 'not-enough-present' | 'put-off' | undefined }

export type OfGathering = { readonly gatheringId: string; readonly revision?: number | undefined }

const HOUR = /^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?$/

/**
 * Plans a gathering with its matters.
 *
 * Refuses `deliberation.not-a-hamlet`, `deliberation.not-yours`, `deliberation.matter-needed`, `deliberation.hour-form`,
 * `deliberation.place-needed` (of a meeting), `deliberation.ends-before`, and for each matter as `addMatter`.
 *
 * @law 10/2022/QH15 Đ17, Đ18.1; 59/2023/NĐ-CP Đ3.1
 */
export async function planGathering(tx: Tx, hand: DeliberationHand, input: GatheringInput, now: Date): Promise<Result<Gathering>> {
  const forum = await findForum(tx, input.hamletId, dayInVietNam(now))
  if (!forum || forum.scope !== 'hamlet') return refuse({ code: 'deliberation.not-a-hamlet', field: 'hamletId' })
  if (!hand.allows('convene', forum.path)) return refuse({ code: 'deliberation.not-yours' })
  if (input.matterIds.length === 0) return refuse({ code: 'deliberation.matter-needed', field: 'matters' })
  const hours = checkHours(input)
  if (!hours.ok) return hours
  const row = await tx
    .insertInto('gathering')
    .values({
      province_id: forum.provinceId, gathering_id: newId(now.getTime()), code: newCode(), hamlet_id: forum.unitId, path: forum.path, kind: input.kind,
      convenor: input.convenor, convenor_name: cleanText(input.convenorName), chair_name: cleanText(input.chairName), held_on: input.heldOn,
      starts_at: input.startsAt, ends_on: input.endsOn ?? null, ends_at: input.endsAt ?? '', place: cleanText(input.place),
      plan: input.plan?.trim() ?? '', team: JSON.stringify(input.team ?? []), state: 'planned', revision: 1, created_at: now, created_by: hand.by.accountId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const gathering = gatheringOf(row)
  for (const matterId of input.matterIds) {
    const added = await putOnAgenda(tx, gathering, matterId)
    if (!added.ok) return added
  }
  const { gatheringId, kind, heldOn } = gathering
  await noteDeliberation(tx, hand.by, forum, 'deliberation.plan-gathering', { gathering: gatheringId, kind, on: heldOn, matters: input.matterIds, convenor: input.convenor }, now)
  return accept(gathering)
}

function checkHours({ kind, heldOn, startsAt, endsOn, endsAt = '', place }: GatheringInput): Result<true> {
  if (!HOUR.test(startsAt)) return refuse({ code: 'deliberation.hour-form', field: 'startsAt', text: startsAt })
  if (!HOUR.test(endsAt)) return refuse({ code: 'deliberation.hour-form', field: 'endsAt', text: endsAt })
  if (endsOn !== undefined && endsOn < heldOn) return refuse({ code: 'deliberation.ends-before', field: 'endsOn', date: shortDate(heldOn) })
  if (kind === 'meeting' && cleanText(place) === '') return refuse({ code: 'deliberation.place-needed', field: 'place' })
  return accept(true)
}

/**
 * Puts a matter on the agenda, behind those that stand there.
 *
 * Refuses `deliberation.matter-elsewhere` (of another hamlet or commune), `deliberation.matter-not-proposed`,
 * `deliberation.method-not-lawful`, `deliberation.convenor-not-entitled`, `deliberation.gathering-under-way` where it is put to
 * the same hamlet in another gathering that is not over.
 */
async function putOnAgenda(tx: Tx, gathering: Gathering, matterId: string): Promise<Result<true>> {
  const matter = await findMatter(tx, matterId)
  if (!matter || !gathering.path.startsWith(matter.path)) return refuse({ code: 'deliberation.matter-elsewhere', field: 'matters' })
  if (matter.state !== 'proposed') return refuse({ code: 'deliberation.matter-not-proposed', field: 'matters', title: matter.title })
  const entitled = checkConvenor(
    loadDeliberationRules(), { kind: matter.kind, headIsBoardHead: gathering.convenor === 'commune-chair', vacant: gathering.convenor === 'appointed' }, gathering.convenor,
  )
  if (!entitled.ok) return refuse({ ...entitled.refusal, title: matter.title })
  const under = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .select('g.gathering_id')
    .where('gm.matter_id', '=', matterId)
    .where('g.hamlet_id', '=', gathering.hamletId)
    .where('g.state', 'in', ['planned', 'open', 'counting'])
    .where('g.gathering_id', '!=', gathering.gatheringId)
    .executeTakeFirst()
  if (under) return refuse({ code: 'deliberation.gathering-under-way', field: 'matters', title: matter.title })
  const offers = await methodOffers(tx, matter, gathering.hamletId, gathering.heldOn)
  const offer = offers.find(({ method }) => method === gathering.kind)
  if (!offer?.allowed) return refuse({ code: 'deliberation.method-not-lawful', field: 'matters', title: matter.title, method: gathering.kind, why: offer?.why ?? '', article: offer?.article ?? '' })
  const { last } = await tx
    .selectFrom('gathering_matter')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.val(0)).as('last'))
    .where('gathering_id', '=', gathering.gatheringId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('gathering_matter')
    .values({ province_id: gathering.provinceId, gathering_id: gathering.gatheringId, matter_id: matterId, path: gathering.path, position: Number(last) + 1 })
    .onConflict((on) => on.doNothing())
    .execute()
  return accept(true)
}

/** The row, held until the transaction ends. Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.stale`. */
export async function takeGathering(
  tx: Tx, hand: DeliberationHand, asked: OfGathering, act: 'convene' | 'take-attendance' | 'count-votes' | 'record-decision' | 'decide-plan' = 'convene',
): Promise<Result<Gathering>> {
  const row = await tx.selectFrom('gathering').selectAll().where('gathering_id', '=', asked.gatheringId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'deliberation.not-found' })
  if (!hand.allows(act, row.path)) return refuse({ code: 'deliberation.not-yours' })
  if (asked.revision !== undefined && asked.revision !== row.revision) return refuse({ code: 'deliberation.stale' })
  return accept(gatheringOf(row))
}

/** Puts a matter on the agenda of a gathering that is still planned. Refuses `deliberation.gathering-wrong-state` and as it is put there. */
export async function addMatter(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string }, now: Date): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  if (held.value.state !== 'planned' || held.value.parentId) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const added = await putOnAgenda(tx, held.value, asked.matterId)
  if (!added.ok) return added
  await noteDeliberation(tx, hand.by, atHamlet(held.value), 'deliberation.add-matter', { gathering: asked.gatheringId, matter: asked.matterId }, now)
  return accept(true)
}

/** Takes a matter off the agenda again. Refuses `deliberation.gathering-wrong-state`, `deliberation.matter-needed` of the last one. */
export async function takeMatterOff(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string }, now: Date): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  if (held.value.state !== 'planned') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const lines = await readAgenda(tx, asked.gatheringId)
  if (lines.every(({ matter }) => matter.matterId === asked.matterId)) return refuse({ code: 'deliberation.matter-needed' })
  await tx.deleteFrom('gathering_matter').where('gathering_id', '=', asked.gatheringId).where('matter_id', '=', asked.matterId).execute()
  await noteDeliberation(tx, hand.by, atHamlet(held.value), 'deliberation.remove-matter', { gathering: asked.gatheringId, matter: asked.matterId }, now)
  return accept(true)
}

/** Changes columns of a gathering that the caller has taken, and renews its revision. */
export async function setGathering(tx: Tx, gathering: Gathering, set: Updateable<Tables['gathering']>): Promise<Gathering> {
  const row = await tx
    .updateTable('gathering')
    .set({ ...set, revision: gathering.revision + 1 })
    .where('province_id', '=', gathering.provinceId)
    .where('gathering_id', '=', gathering.gatheringId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return gatheringOf(row)
}

export function atHamlet({ hamletId, path }: Gathering): { readonly unitId: number; readonly path: string } {
  return { unitId: hamletId, path }
}

export async function findGathering(tx: Tx, gatheringId: string): Promise<Gathering | undefined> {
  const row = await tx.selectFrom('gathering').selectAll().where('gathering_id', '=', gatheringId).executeTakeFirst()
  return row && gatheringOf(row)
}

/** The gathering. Refuses `deliberation.not-found`. */
export async function readGathering(tx: Tx, gatheringId: string): Promise<Result<Gathering>> {
  const gathering = await findGathering(tx, gatheringId)
  return gathering ? accept(gathering) : refuse({ code: 'deliberation.not-found' })
}

/** The agenda, in its order; of a cluster, that of its meeting. */
export async function readAgenda(tx: Tx, gatheringId: string): Promise<readonly AgendaLine[]> {
  const lines = await tx.selectFrom('gathering_matter').selectAll().where('gathering_id', '=', gatheringId).orderBy('position').execute()
  if (lines.length === 0) return []
  const rows = await tx.selectFrom('matter').selectAll().where('matter_id', 'in', lines.map(({ matter_id }) => matter_id)).execute()
  const matters = new Map(rows.map((row) => [row.matter_id, matterOf(row)]))
  return lines.flatMap(({ matter_id, position, not_voted }) => {
    const matter = matters.get(matter_id)
    return matter ? [{ matter, position, notVoted: (not_voted ?? undefined) as AgendaLine['notVoted'] }] : []
  })
}

/** The clusters of a meeting, in the order in which they were planned. */
export async function clustersOf(tx: Tx, gatheringId: string): Promise<readonly Gathering[]> {
  const rows = await tx.selectFrom('gathering').selectAll().where('parent_id', '=', gatheringId).where('state', '!=', 'cancelled').orderBy('created_at').orderBy('gathering_id').execute()
  return rows.map(gatheringOf)
}

/** The gatherings about a matter, the newest first. */
export async function gatheringsOf(tx: Tx, matterId: string): Promise<readonly (Gathering & { readonly notVoted: AgendaLine['notVoted'] })[]> {
  const rows = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .selectAll('g')
    .select('gm.not_voted')
    .where('gm.matter_id', '=', matterId)
    .orderBy('g.held_on', 'desc')
    .orderBy('g.gathering_id', 'desc')
    .execute()
  return rows.map((row) => ({ ...gatheringOf(row), notVoted: (row.not_voted ?? undefined) as AgendaLine['notVoted'] }))
}
