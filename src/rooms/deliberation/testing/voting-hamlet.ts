import { type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { Gathering, GatheringKind } from '../records.ts'
import { newCode } from '../store/code.ts'
import { freezeRoll } from '#rooms/households/store/index.ts'
import { systemHand } from '../store/hand.ts'
import { gatheringOf } from '../store/stored-records.ts'

export const HAND = systemHand()
const PROVINCE = 1522
const COMMUNE = `/1/${PROVINCE}/3236682/`
export const DAY = calendarDate('2026-11-20')
/** In the morning of the first day of each vote. */
export const MORNING = new Date('2026-11-20T01:30:00Z')
/** After its last day. */
export const AFTER = new Date('2026-11-22T18:00:00Z')

/** A hamlet with its households in a database of the test's own, for votes by whatever way. */
export class VotingHamlet {
  readonly database: TestDatabase
  readonly households: readonly string[]
  readonly hamletId = 6_999_997
  readonly path = `${COMMUNE}6999997/`

  /** In a database of its own, or in one that is there; the units above are planted where it has none. */
  static async open(households: number, given?: TestDatabase): Promise<VotingHamlet> {
    const database = given ?? (await testDatabase())
    const hamlet = new VotingHamlet(database, households)
    mustAccept(await hamlet.work((tx) => hamlet.#plant(tx)))
    return hamlet
  }

  private constructor(database: TestDatabase, households: number) {
    this.database = database
    this.households = Array.from({ length: households }, () => newId())
  }

  work<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
    return inTransaction(this.database.db, SYSTEM_SCOPE, work)
  }

  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return mustAccept(await this.work(async (tx) => accept(await work(tx))))
  }

  /** Past row-level security. */
  async look<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.database.db.ownerPool.query<T>(text, [...values])).rows
  }

  close(): Promise<void> {
    return this.database.drop()
  }

  async #plant(tx: Tx): Promise<Result<true>> {
    const units = [[1, 'nation', 'nation', '/1/', null], [PROVINCE, 'province', 'tinh', `/1/${PROVINCE}/`, 1], [3_236_682, 'commune', 'xa', COMMUNE, PROVINCE], [this.hamletId, 'hamlet', 'thon', this.path, 3_236_682]] as const
    const there = new Set((await tx.selectFrom('unit').select('unit_id').where('unit_id', 'in', units.map(([id]) => id)).execute()).map((row) => row.unit_id))
    for (const [unit_id, level, kind, path, parent_id] of units) {
      if (there.has(unit_id)) continue
      await tx.insertInto('unit').values({ unit_id, level, source: level === 'hamlet' ? 'local' : 'places' }).execute()
      await tx.insertInto('unit_span').values({
        unit_id, valid_from: '2020-01-01', valid_to: 'infinity', code: String(unit_id), name: `Nơi ${unit_id}`, kind, parent_id, province_id: unit_id === 1 ? 1 : PROVINCE, path,
      }).execute()
    }
    for (let start = 0; start < this.households.length; start += 1000) {
      const some = this.households.slice(start, start + 1000)
      await tx.insertInto('household').values(some.map((household_id, at) => ({
        province_id: PROVINCE, household_id, hamlet_id: this.hamletId, path: this.path, number: start + at + 1, from_day: '2026-01-01', to_day: null,
        came_by: 'enrolled', left_by: null, revision: 1, recorded_at: MORNING, recorded_by: null,
      }))).execute()
      await tx.insertInto('household_span').values(some.map((household_id, at) => ({
        province_id: PROVINCE, household_id, path: this.path, from_day: '2026-01-01', to_day: null, name: `Hộ thử ${start + at + 1}`, address: 'Tổ 1', recorded_at: MORNING, recorded_by: null,
      }))).execute()
    }
    return accept(true)
  }

  /** A matter of self-government agreed with the Front (Đ15.6), so that every way is lawful. */
  async matter(more: { readonly item?: number; readonly kind?: string; readonly options?: readonly { id: string; text: string }[]; readonly method?: GatheringKind } = {}): Promise<string> {
    const matterId = newId()
    await this.read((tx) => tx.insertInto('matter').values({
      province_id: PROVINCE, matter_id: matterId, code: newCode(), unit_id: this.hamletId, holder_id: this.hamletId, path: this.path, scope: 'hamlet', item: more.item ?? 6,
      kind: more.kind ?? 'general', era: 'law-2022', title: 'Quy định giờ đóng cổng làng', content: 'Đóng cổng lúc 22 giờ.', options: JSON.stringify(more.options ?? []), proposed_by: 'head',
      agreed_with: 'Ban công tác Mặt trận', agreed_on: '2026-11-01', state: 'proposed', chosen_method: more.method ?? null, method_agreed_on: '2026-11-01',
      revision: 1, created_at: MORNING, changed_at: MORNING,
    }).execute())
    return matterId
  }

  /** A gathering that is open, with its roll frozen. */
  async gathering(kind: GatheringKind, matterIds: readonly string[], more: { readonly state?: string; readonly endsOn?: CalendarDate } = {}): Promise<Gathering> {
    const state = more.state ?? 'open'
    return mustAccept(await this.work(async (tx) => {
      const roll = state === 'planned' ? undefined : mustAccept(await freezeRoll(tx, HAND.by, { unitId: this.hamletId, path: this.path }, DAY, MORNING))
      const row = await tx.insertInto('gathering').values({
        province_id: PROVINCE, gathering_id: newId(), code: newCode(), hamlet_id: this.hamletId, path: this.path, kind, convenor: 'hamlet-head', held_on: DAY,
        ends_on: more.endsOn ?? calendarDate('2026-11-22'), ends_at: '17:00', state, roll_id: roll?.rollId ?? null, revision: 1, created_at: MORNING, opened_at: state === 'planned' ? null : MORNING,
      }).returningAll().executeTakeFirstOrThrow()
      await tx.insertInto('gathering_matter').values(matterIds.map((matter_id, at) => ({ province_id: PROVINCE, gathering_id: row.gathering_id, matter_id, path: this.path, position: at + 1 }))).execute()
      return accept(gatheringOf(row))
    }))
  }
}
