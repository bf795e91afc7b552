import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { canonicalJson } from '#foundation/canonical-json.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering, Matter } from '../records.ts'
import { checkMeetingFigures, type MeetingFigures } from '../meeting-figures.ts'
import { countPresent } from './attendance.ts'
import { atHamlet, type OfGathering, readAgenda, setGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { roundOf } from './votes/round.ts'
import { useVoices } from './votes/use-voice.ts'

/** A count as one person typed it. */
export type CountSheet = {
  readonly sheetId: string
  readonly matterId: string
  readonly figures: MeetingFigures
  readonly typedAt: Date
  readonly typedBy: string | null
  readonly typedByName: string
  readonly state: 'typed' | 'taken' | 'set-aside'
  readonly settledWhy: string
}

/** The sheets of a gathering, about one matter or all, the oldest first. */
export async function sheetsOf(tx: Tx, gatheringId: string, matterId?: string): Promise<readonly CountSheet[]> {
  let query = tx
    .selectFrom('count_sheet as s')
    .leftJoin('account as a', 'a.account_id', 's.typed_by')
    .selectAll('s')
    .select('a.name as typed_name')
    .where('s.gathering_id', '=', gatheringId)
  if (matterId !== undefined) query = query.where('s.matter_id', '=', matterId)
  const rows = await query.orderBy('s.typed_at').orderBy('s.sheet_id').execute()
  return rows.map((row) => ({
    sheetId: row.sheet_id, matterId: row.matter_id, figures: row.figures as MeetingFigures, typedAt: row.typed_at, typedBy: row.typed_by,
    typedByName: row.typed_name ?? '', state: row.state as CountSheet['state'], settledWhy: row.settled_why,
  }))
}

export type SheetInput = OfGathering & {
  readonly matterId: string
  readonly figures: Omit<MeetingFigures, 'present'> & { readonly present?: number | undefined }
  /** Waits for a second person to type it too. */
  readonly second: boolean
}

/** What became of a sheet: taken as the result; waiting for the second; differing from another. */
export type SheetOutcome = 'taken' | 'waiting' | 'differs'

/**
 * Records how the meeting voted on a matter, as one person typed it. Where a second is asked for, equal sheets of two people are
 * taken, differing ones are both kept until `settleSheets`.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.voting-needed`, `deliberation.board-needed` (of a secret vote),
 * `deliberation.not-on-agenda`, `deliberation.taken-already`, `deliberation.same-typist`, as `checkMeetingFigures`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ18.4.d; 59/2023/NĐ-CP Đ3.5.c
 */
export async function typeSheet(tx: Tx, hand: DeliberationHand, input: SheetInput, now: Date): Promise<Result<SheetOutcome>> {
  const ready = await readyToCount(tx, hand, input)
  if (!ready.ok) return ready
  const { gathering, matter } = ready.value
  const earlier = (await sheetsOf(tx, gathering.gatheringId, matter.matterId)).filter(({ state }) => state !== 'set-aside')
  if (earlier.some(({ state }) => state === 'taken')) return refuse({ code: 'deliberation.taken-already' })
  if (earlier.some(({ typedBy }) => typedBy !== null && typedBy === hand.by.accountId)) return refuse({ code: 'deliberation.same-typist' })
  const voices = await freeVoices(tx, gathering, matter)
  const figures: MeetingFigures = { ...input.figures, present: input.figures.present ?? (await countPresent(tx, gathering)) }
  const checked = checkMeetingFigures(figures, { voting: gathering.voting!, present: await countPresent(tx, gathering), voices, options: matter.options.map(({ id }) => id) })
  if (!checked.ok) return checked
  const sheetId = newId(now.getTime())
  await tx
    .insertInto('count_sheet')
    .values({
      province_id: gathering.provinceId, sheet_id: sheetId, gathering_id: gathering.gatheringId, matter_id: matter.matterId, path: gathering.path,
      figures: JSON.stringify(figures), typed_at: now, typed_by: hand.by.accountId, state: 'typed',
    })
    .execute()
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.type-count', { gathering: gathering.gatheringId, matter: matter.matterId, sheet: sheetId, figures }, now)
  const same = earlier.filter((sheet) => canonicalJson(sheet.figures) === canonicalJson(figures))
  if (earlier.length === 0 && input.second) return accept('waiting')
  if (earlier.length > same.length) return accept('differs')
  return take(tx, hand, gathering, matter, sheetId, '', now)
}

/**
 * Takes one of several sheets that differ, or corrects a result before the meeting is closed: with the reason; the others are set
 * aside and stay readable.
 *
 * Refuses `deliberation.why-needed`, `deliberation.not-found`, and as `typeSheet`.
 */
export async function settleSheets(
  tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string; readonly sheetId: string; readonly why: string }, now: Date,
): Promise<Result<SheetOutcome>> {
  const ready = await readyToCount(tx, hand, asked)
  if (!ready.ok) return ready
  const why = cleanText(asked.why).slice(0, 500)
  if (why === '') return refuse({ code: 'deliberation.why-needed', field: 'why' })
  const sheets = await sheetsOf(tx, asked.gatheringId, asked.matterId)
  if (!sheets.some(({ sheetId, state }) => sheetId === asked.sheetId && state === 'typed')) return refuse({ code: 'deliberation.not-found' })
  return take(tx, hand, ready.value.gathering, ready.value.matter, asked.sheetId, why, now)
}

/** Sets all sheets of a matter aside, so that it is counted again. Refuses `deliberation.why-needed`, and as `typeSheet`. */
export async function countAgain(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string; readonly why: string }, now: Date): Promise<Result<true>> {
  const ready = await readyToCount(tx, hand, asked)
  if (!ready.ok) return ready
  const why = cleanText(asked.why).slice(0, 500)
  if (why === '') return refuse({ code: 'deliberation.why-needed', field: 'why' })
  await tx
    .updateTable('count_sheet').set({ state: 'set-aside', settled_at: now, settled_by: hand.by.accountId, settled_why: why })
    .where('gathering_id', '=', asked.gatheringId).where('matter_id', '=', asked.matterId).where('state', '!=', 'set-aside').execute()
  await noteDeliberation(tx, hand.by, atHamlet(ready.value.gathering), 'deliberation.count-again', { gathering: asked.gatheringId, matter: asked.matterId, reason: why }, now)
  return accept(true)
}

async function readyToCount(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly matterId: string }): Promise<Result<{ readonly gathering: Gathering; readonly matter: Matter }>> {
  const held = await takeGathering(tx, hand, asked, 'count-votes')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.kind !== 'meeting' || gathering.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  if (gathering.voting === undefined) return refuse({ code: 'deliberation.voting-needed' })
  if (gathering.voting === 'secret' && gathering.team.length === 0) return refuse({ code: 'deliberation.board-needed' })
  const line = (await readAgenda(tx, gathering.parentId ?? gathering.gatheringId)).find(({ matter }) => matter.matterId === asked.matterId)
  if (!line || line.notVoted !== undefined) return refuse({ code: 'deliberation.not-on-agenda' })
  return accept({ gathering, matter: line.matter })
}

/** How many of those present still have their voice on the matter: who used it elsewhere in this round has not. */
export async function freeVoices(tx: Tx, gathering: Gathering, matter: Matter): Promise<number> {
  const round = await roundOf(tx, matter.matterId, gathering.hamletId)
  const { used } = await tx
    .selectFrom('attendance as a')
    .innerJoin('voice as v', (on) => on.onRef('v.province_id', '=', 'a.province_id').onRef('v.household_id', '=', 'a.household_id'))
    .select((eb) => eb.fn.countAll<string>().as('used'))
    .where('a.gathering_id', '=', gathering.gatheringId)
    .where('a.removed_at', 'is', null)
    .where('v.matter_id', '=', matter.matterId)
    .where('v.round', '=', round)
    .where('v.gathering_id', '!=', gathering.gatheringId)
    .executeTakeFirstOrThrow()
  return (await countPresent(tx, gathering)) - Number(used)
}

/** Makes a sheet the result of its matter: every household present has used its voice. */
async function take(tx: Tx, hand: DeliberationHand, gathering: Gathering, matter: Matter, sheetId: string, why: string, now: Date): Promise<Result<SheetOutcome>> {
  const settled = { settled_at: now, settled_by: hand.by.accountId, settled_why: why }
  const ofMatter = tx.updateTable('count_sheet').where('gathering_id', '=', gathering.gatheringId).where('matter_id', '=', matter.matterId).where('state', '!=', 'set-aside')
  await ofMatter.where('sheet_id', '!=', sheetId).set({ state: 'set-aside', ...settled }).execute()
  await ofMatter.where('sheet_id', '=', sheetId).set({ state: 'taken', ...settled }).execute()
  const round = await roundOf(tx, matter.matterId, gathering.hamletId)
  const present = await tx.selectFrom('attendance').select('household_id').where('gathering_id', '=', gathering.gatheringId).where('removed_at', 'is', null).execute()
  // Who used its voice elsewhere is not counted here: `freeVoices` has left it out.
  await useVoices(tx, { gathering, matterId: matter.matterId, round, by: hand.by, householdIds: present.map(({ household_id }) => household_id) }, now)
  await setGathering(tx, gathering, {})
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.take-count', { gathering: gathering.gatheringId, matter: matter.matterId, sheet: sheetId, round, reason: why }, now)
  return accept('taken')
}
