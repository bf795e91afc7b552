import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { readNumberRanges } from '../number-ranges.ts'
import type { Gathering } from '../records.ts'
import { atHamlet, type OfGathering, takeGathering } from './gatherings.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'

export type AttendanceMeans = 'tap' | 'qr' | 'paper'

/** A household of the frozen roll, and whether somebody of it is here. */
export type AttendanceLine = {
  readonly householdId: string
  readonly number: number
  readonly name: string
  readonly address: string
  readonly present: boolean
  /** Who came, where it is not the representative. */
  readonly person: string
  readonly means: AttendanceMeans | undefined
  /** The other cluster in which the household is present. */
  readonly elsewhere: string | undefined
}

/** Every household of the frozen roll by its number; none before the gathering is open. */
export async function readAttendance(tx: Tx, gathering: Gathering): Promise<readonly AttendanceLine[]> {
  if (gathering.rollId === undefined) return []
  const [lines, present] = [
    await tx.selectFrom('household_roll_line').selectAll().where('province_id', '=', gathering.provinceId).where('roll_id', '=', gathering.rollId).orderBy('number').execute(),
    await presentIn(tx, gathering),
  ]
  return lines.map((line) => {
    const at = present.get(line.household_id)
    const here = at?.gatheringId === gathering.gatheringId
    return {
      householdId: line.household_id, number: line.number, name: line.name, address: line.address, present: here,
      person: here ? at.person : '', means: here ? at.means : undefined, elsewhere: at && !here ? at.cluster : undefined,
    }
  })
}

type Present = { readonly gatheringId: string; readonly cluster: string; readonly person: string; readonly means: AttendanceMeans }

/** Who is present in the gathering, and in the other clusters of its meeting, by household. */
async function presentIn(tx: Tx, { gatheringId, parentId, provinceId }: Gathering): Promise<ReadonlyMap<string, Present>> {
  const family = parentId ?? gatheringId
  const rows = await tx
    .selectFrom('attendance as a')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'a.province_id').onRef('g.gathering_id', '=', 'a.gathering_id'))
    .select(['a.household_id', 'a.gathering_id', 'a.person', 'a.means', 'g.cluster'])
    .where('a.province_id', '=', provinceId)
    .where('a.removed_at', 'is', null)
    .where((eb) => eb.or([eb('g.gathering_id', '=', family), eb('g.parent_id', '=', family)]))
    .execute()
  return new Map(rows.map((row) => [row.household_id, { gatheringId: row.gathering_id, cluster: row.cluster, person: row.person, means: row.means as AttendanceMeans }]))
}

/** How many households are present in the gathering itself. */
export async function countPresent(tx: Tx, gathering: Gathering): Promise<number> {
  const { present } = await tx
    .selectFrom('attendance')
    .select((eb) => eb.fn.countAll<string>().as('present'))
    .where('province_id', '=', gathering.provinceId)
    .where('gathering_id', '=', gathering.gatheringId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(present)
}

/** How many households are present in the meeting, all its clusters together. */
export async function countPresentInAll(tx: Tx, gathering: Gathering): Promise<number> {
  return (await presentIn(tx, gathering)).size
}

export type AttendanceInput = OfGathering & {
  readonly householdId: string
  readonly present: boolean
  readonly means: AttendanceMeans
  readonly person?: string | undefined
}

/**
 * Marks that a household is here, or takes a wrong mark back. Said twice it is one mark: a phone that lost the network may send
 * again.
 *
 * Refuses `deliberation.gathering-wrong-state`, `deliberation.not-on-roll`, `deliberation.present-elsewhere` (in another cluster),
 * `deliberation.voice-used-already` (taken back after it voted), and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ18.1, Đ18.2, Đ20.2.b
 */
export async function markAttendance(tx: Tx, hand: DeliberationHand, input: AttendanceInput, now: Date): Promise<Result<true>> {
  const held = await takeGathering(tx, hand, input, 'take-attendance')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'open' || gathering.rollId === undefined) return refuse({ code: 'deliberation.gathering-wrong-state' })
  const line = await tx
    .selectFrom('household_roll_line').select(['number', 'name'])
    .where('province_id', '=', gathering.provinceId).where('roll_id', '=', gathering.rollId).where('household_id', '=', input.householdId).executeTakeFirst()
  if (!line) return refuse({ code: 'deliberation.not-on-roll' })
  const at = (await presentIn(tx, gathering)).get(input.householdId)
  if (input.present && at && at.gatheringId !== gathering.gatheringId) return refuse({ code: 'deliberation.present-elsewhere', cluster: at.cluster, number: line.number, name: line.name })
  const person = cleanText(input.person ?? '').slice(0, 200)
  const here = at?.gatheringId === gathering.gatheringId
  if (here === input.present && (!input.present || at?.person === person)) return accept(true)
  if (!input.present) {
    const used = await tx.selectFrom('voice').select('matter_id').where('gathering_id', '=', gathering.gatheringId).where('household_id', '=', input.householdId).executeTakeFirst()
    if (used) return refuse({ code: 'deliberation.voice-used-already', number: line.number, name: line.name })
    await tx
      .updateTable('attendance').set({ removed_at: now })
      .where('province_id', '=', gathering.provinceId).where('gathering_id', '=', gathering.gatheringId).where('household_id', '=', input.householdId).execute()
  } else {
    await writePresent(tx, hand, gathering, [input.householdId], input.means, person, now)
  }
  await noteDeliberation(tx, hand.by, atHamlet(gathering), input.present ? 'deliberation.attend' : 'deliberation.attend-not', {
    gathering: gathering.gatheringId, household: input.householdId, number: line.number, means: input.means,
  }, now)
  return accept(true)
}

function writePresent(tx: Tx, hand: DeliberationHand, gathering: Gathering, householdIds: readonly string[], means: AttendanceMeans, person: string, now: Date) {
  return tx
    .insertInto('attendance')
    .values(householdIds.map((household_id) => ({
      province_id: gathering.provinceId, gathering_id: gathering.gatheringId, household_id, path: gathering.path, means, person, arrived_at: now, recorded_by: hand.by.accountId,
    })))
    .onConflict((on) => on.columns(['province_id', 'gathering_id', 'household_id']).doUpdateSet({ removed_at: null, means, person, arrived_at: now, recorded_by: hand.by.accountId }))
    .execute()
}

/**
 * Marks all households of a list taken on paper, by their numbers on the roll: `1-20, 25`. Those already marked stay. Answers how
 * many were added.
 *
 * Refuses `deliberation.numbers-form`, `deliberation.numbers-unknown` with those that stand on no line of the roll,
 * `deliberation.present-elsewhere`, `deliberation.gathering-wrong-state`, and as `takeGathering`.
 */
export async function markNumbers(tx: Tx, hand: DeliberationHand, asked: OfGathering & { readonly numbers: string }, now: Date): Promise<Result<number>> {
  const numbers = readNumberRanges(asked.numbers)
  if (!numbers.ok) return numbers
  const held = await takeGathering(tx, hand, asked, 'take-attendance')
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.state !== 'open') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const lines = new Map((await readAttendance(tx, gathering)).map((line) => [line.number, line]))
  const unknown = numbers.value.filter((number) => !lines.has(number))
  if (unknown.length > 0) return refuse({ code: 'deliberation.numbers-unknown', field: 'numbers', numbers: unknown.slice(0, 20).join(', ') })
  const meant = numbers.value.map((number) => lines.get(number)!)
  const elsewhere = meant.find((line) => line.elsewhere !== undefined)
  if (elsewhere) return refuse({ code: 'deliberation.present-elsewhere', field: 'numbers', cluster: elsewhere.elsewhere, number: elsewhere.number, name: elsewhere.name })
  const added = meant.filter(({ present }) => !present)
  if (added.length === 0) return accept(0)
  await writePresent(tx, hand, gathering, added.map(({ householdId }) => householdId), 'paper', '', now)
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.attend-list', { gathering: gathering.gatheringId, numbers: asked.numbers, added: added.map(({ householdId }) => householdId) }, now)
  return accept(added.length)
}
