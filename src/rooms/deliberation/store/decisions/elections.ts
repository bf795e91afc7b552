import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { checkDay } from './open-decision.ts'

/** What was done of a step: on which day, by which paper. */
export type StepDone = { readonly on: CalendarDate; readonly number: string; readonly note: string }

/** The preparation of electing or dismissing the head of a hamlet. */
export type HeadElection = {
  readonly provinceId: number
  readonly electionId: string
  readonly hamletId: number
  readonly hamletName: string
  readonly path: string
  readonly kind: 'elect' | 'dismiss'
  readonly meetingDay: CalendarDate
  readonly matterId: string | undefined
  readonly ground: string
  readonly steps: Readonly<Record<string, StepDone>>
  readonly state: 'going-on' | 'finished' | 'stopped'
  readonly revision: number
}

export type OfElection = { readonly provinceId: number; readonly electionId: string; readonly revision: number }

/**
 * Begins to prepare the meeting that elects or dismisses a head. A day too near for the days of the decree is taken and warned of.
 *
 * Refuses `decisions.not-found`, `decisions.not-yours`, `decisions.election-going-on-already`, `decisions.reason-needed` (why a head is to be dismissed).
 *
 * @law 59/2023/NĐ-CP Đ6, Đ9.1
 */
export async function startElection(
  tx: Tx, hand: DeliberationHand, input: { readonly hamletId: number; readonly kind: 'elect' | 'dismiss'; readonly meetingDay: CalendarDate; readonly ground: string }, now: Date,
): Promise<Result<{ readonly electionId: string }>> {
  const today = dayInVietNam(now)
  const place = await tx
    .selectFrom('unit_span').select('path').where('unit_id', '=', input.hamletId).where('valid_from', '<=', today).where('valid_to', '>=', today).executeTakeFirst()
  if (!place) return refuse({ code: 'decisions.not-found' })
  if (!hand.allows('prepare-election', place.path)) return refuse({ code: 'decisions.not-yours' })
  const ground = cleanText(input.ground)
  if (input.kind === 'dismiss' && ground === '') return refuse({ code: 'decisions.reason-needed', field: 'ground' })
  if (ground.length > 1000) return refuse({ code: 'decisions.text-too-long', field: 'ground', limit: '1000' })
  const going = await tx.selectFrom('head_election').select('election_id').where('hamlet_id', '=', input.hamletId).where('kind', '=', input.kind).where('state', '=', 'going-on').executeTakeFirst()
  if (going) return refuse({ code: 'decisions.election-going-on-already', field: 'hamletId' })
  const electionId = newId(now.getTime())
  await tx
    .insertInto('head_election')
    .values({
      province_id: provinceOf(place.path), election_id: electionId, hamlet_id: input.hamletId, path: place.path, kind: input.kind, meeting_day: input.meetingDay,
      ground, state: 'going-on', revision: 1, created_at: now, created_by: hand.by.accountId,
    })
    .execute()
  await noteDeliberation(tx, hand.by, { unitId: input.hamletId, path: place.path }, 'deliberation.start-election', { election: electionId, kind: input.kind, meeting: input.meetingDay, ground }, now)
  return accept({ electionId })
}

/**
 * Ticks a step off, with its day and paper, or takes the tick back where `done` is undefined.
 *
 * Refuses as `openElection`, `decisions.day-ahead`, `decisions.step-unknown`.
 */
export async function markStep(
  tx: Tx, hand: DeliberationHand, of: OfElection, step: { readonly id: string; readonly known: readonly string[]; readonly done: StepDone | undefined }, now: Date,
): Promise<Result<true>> {
  const opened = await openElection(tx, hand, of)
  if (!opened.ok) return opened
  const election = opened.value
  if (!step.known.includes(step.id)) return refuse({ code: 'decisions.step-unknown' })
  const { [step.id]: before, ...others } = election.steps
  if (step.done) {
    const day = checkDay(step.done.on, '0001-01-01' as CalendarDate, now, `on-${step.id}`)
    if (!day.ok) return day
  }
  const done = step.done && { on: step.done.on, number: cleanText(step.done.number).slice(0, 100), note: cleanText(step.done.note).slice(0, 500) }
  await write(tx, hand, election, { steps: JSON.stringify(done ? { ...others, [step.id]: done } : others) }, 'deliberation.mark-election-step', { step: step.id, before: before ?? null, done: done ?? null }, now)
  return accept(true)
}

/** Moves the meeting. Refuses as `openElection`. */
export async function moveElection(tx: Tx, hand: DeliberationHand, of: OfElection, meetingDay: CalendarDate, now: Date): Promise<Result<true>> {
  const opened = await openElection(tx, hand, of)
  if (!opened.ok) return opened
  await write(tx, hand, opened.value, { meeting_day: meetingDay }, 'deliberation.move-election', { before: opened.value.meetingDay, meeting: meetingDay }, now)
  return accept(true)
}

/**
 * Says which matter the meeting decides on, so that sending and recognition are read from its decision.
 *
 * Refuses as `openElection`, and `decisions.not-its-matter`.
 */
export async function linkElection(tx: Tx, hand: DeliberationHand, of: OfElection, matterId: string, now: Date): Promise<Result<true>> {
  const opened = await openElection(tx, hand, of)
  if (!opened.ok) return opened
  const election = opened.value
  const matter = await tx.selectFrom('matter').select(['matter_id', 'kind', 'path']).where('matter_id', '=', matterId).executeTakeFirst()
  if (matter?.kind !== `${election.kind}-head` || matter.path !== election.path) return refuse({ code: 'decisions.not-its-matter', field: 'matter' })
  await write(tx, hand, election, { matter_id: matterId }, 'deliberation.link-election', { matter: matterId }, now)
  return accept(true)
}

/** Closes the preparation: carried through, or given up with the reason. Refuses as `openElection`, `decisions.reason-needed`. */
export async function closeElection(tx: Tx, hand: DeliberationHand, of: OfElection, close: { readonly as: 'finished' | 'stopped'; readonly why: string }, now: Date): Promise<Result<true>> {
  const opened = await openElection(tx, hand, of)
  if (!opened.ok) return opened
  const why = cleanText(close.why).slice(0, 500)
  if (close.as === 'stopped' && why === '') return refuse({ code: 'decisions.reason-needed', field: 'why' })
  await write(tx, hand, opened.value, { state: close.as }, 'deliberation.close-election', { as: close.as, why }, now)
  return accept(true)
}

/** Refuses `decisions.not-found`, `decisions.not-yours`, `decisions.conflict`, `decisions.election-closed-already`. */
async function openElection(tx: Tx, hand: DeliberationHand, of: OfElection): Promise<Result<HeadElection>> {
  const row = await tx.selectFrom('head_election').selectAll().where('province_id', '=', of.provinceId).where('election_id', '=', of.electionId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'decisions.not-found' })
  if (!hand.allows('prepare-election', row.path)) return refuse({ code: 'decisions.not-yours' })
  if (row.state !== 'going-on') return refuse({ code: 'decisions.election-closed-already' })
  return row.revision === of.revision ? accept(electionOf({ ...row, hamlet_name: null })) : refuse({ code: 'decisions.conflict' })
}

async function write(
  tx: Tx, hand: DeliberationHand, election: HeadElection, change: Readonly<Record<string, unknown>>, act: `deliberation.${string}`, subject: Readonly<Record<string, unknown>>, now: Date,
): Promise<void> {
  await tx
    .updateTable('head_election').set({ ...change, revision: election.revision + 1 } as never)
    .where('province_id', '=', election.provinceId).where('election_id', '=', election.electionId).execute()
  await noteDeliberation(tx, hand.by, { unitId: election.hamletId, path: election.path }, act, { election: election.electionId, kind: election.kind, ...subject }, now)
}

/** The preparations in sight, those going on first, then by the day of the meeting, the latest first. */
export async function listElections(tx: Tx, asked: { readonly electionId?: string | undefined } = {}): Promise<readonly HeadElection[]> {
  let query = tx
    .selectFrom('head_election as e')
    .selectAll('e')
    .select((of) => of.selectFrom('unit_span as s').select('s.name').whereRef('s.unit_id', '=', 'e.hamlet_id').orderBy('s.valid_from', 'desc').limit(1).as('hamlet_name'))
    .orderBy((of) => of.case().when('e.state', '=', 'going-on').then(0).else(1).end())
    .orderBy('e.meeting_day', 'desc')
  if (asked.electionId !== undefined) query = query.where('e.election_id', '=', asked.electionId)
  return (await query.execute()).map(electionOf)
}

export async function findElection(tx: Tx, electionId: string): Promise<HeadElection | undefined> {
  return (await listElections(tx, { electionId }))[0]
}

function electionOf(row: Row<'head_election'> & { readonly hamlet_name: string | null }): HeadElection {
  return {
    provinceId: row.province_id, electionId: row.election_id, hamletId: row.hamlet_id, hamletName: row.hamlet_name ?? '', path: row.path,
    kind: row.kind as HeadElection['kind'], meetingDay: row.meeting_day as CalendarDate, matterId: row.matter_id ?? undefined, ground: row.ground,
    steps: row.steps as HeadElection['steps'], state: row.state as HeadElection['state'], revision: row.revision,
  }
}

