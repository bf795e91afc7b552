import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { Visitor } from '#harness/visitor.ts'
import { createApp } from '#web/app.ts'
import type { App, House, Mode, RoomPages } from '#web/house.ts'
import { contentsOf } from '#rooms/files/store/index.ts'
import type { OfficeKind } from '#rooms/offices/index.ts'
import { createAccount, giveOffice, hashPassword } from '#rooms/offices/store/index.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'

export const PASSWORD = 'mái nhà rông cao vút'

/** A house with a small tree, a clock that is moved by hand, and the pages of the room. */
export class TestHouse {
  readonly house: House
  readonly app: App
  readonly log: string[] = []
  now = new Date('2026-11-23T02:00:00Z')
  readonly #database: TestDatabase
  readonly #files = mkdtempSync(join(tmpdir(), 'nharong-tep-'))
  #hash: string | undefined

  static async open(mode: Mode = 'production', rooms: readonly RoomPages[] = []): Promise<TestHouse> {
    const database = await testDatabase()
    await plant(database)
    return new TestHouse(database, mode, rooms)
  }

  private constructor(database: TestDatabase, mode: Mode, rooms: readonly RoomPages[]) {
    this.#database = database
    this.house = {
      database: database.db,
      mode,
      now: () => this.now,
      version: '0.1.0',
      trustProxy: true,
      demonstration: mode === 'demonstration' ? { password: PASSWORD, logins: ['totung.cb', 'gialai.cb'] } : undefined,
      contents: contentsOf(join(this.#files, 'tep'), database.db),
      log: (line) => this.log.push(line),
    }
    this.app = createApp(this.house, [officesPages, ...rooms])
  }

  /** An account with its offices; answers its id. */
  async account(login: string, ...offices: readonly [OfficeKind, number, from?: string, to?: string][]): Promise<string> {
    this.#hash ??= await hashPassword(PASSWORD)
    const passwordHash = this.#hash
    return mustAccept(
      await this.work(async (tx) => {
        const made = await createAccount(tx, { login, name: `Người ${login}`, password: PASSWORD, passwordHash }, this.now)
        if (!made.ok) return made
        for (const [kind, unitId, from = '2025-07-01', to] of offices) {
          const office = { accountId: made.value, kind, unitId, from: from as CalendarDate, to: (to ?? null) as CalendarDate | null }
          mustAccept(await giveOffice(tx, office, this.now))
        }
        return made
      }),
    )
  }

  work<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
    return inTransaction(this.house.database, { reads: ['/'], writes: ['/'] }, work)
  }

  visitor(lang = 'vi'): Visitor {
    return new Visitor(this.app, { lang })
  }

  async signedIn(login: string, lang = 'vi'): Promise<Visitor> {
    const visitor = this.visitor(lang)
    const answer = await visitor.post('/dang-nhap', { login, password: PASSWORD }, { follow: false })
    if (answer.status !== 303) throw new Error(`sign-in of ${login}: ${answer.status}`)
    return visitor
  }

  pass(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000)
  }

  close(): Promise<void> {
    rmSync(this.#files, { recursive: true, force: true })
    return this.#database.drop()
  }
}

const UNITS = [
  [1, 'nation', '0', 'Việt Nam', 'nation', null, '/1/'],
  [1521, 'province', '52', 'Gia Lai', 'tinh', 1, '/1/1521/'],
  [1561, 'province', '56', 'Khánh Hòa', 'tinh', 1, '/1/1561/'],
  [3236682, 'commune', '23668', 'Tơ Tung', 'xa', 1521, '/1/1521/3236682/'],
  [3236382, 'commune', '23638', 'Kbang', 'xa', 1521, '/1/1521/3236382/'],
  [4000001, 'body', 'CQ01', 'Ban Quản lý rừng phòng hộ', 'agency', 3236382, '/1/1521/3236382/4000001/'],
] as const

async function plant(database: TestDatabase): Promise<void> {
  const planted = await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
    for (const [unit_id, level, code, name, kind, parent_id, path] of UNITS) {
      await tx.insertInto('unit').values({ unit_id, level, source: level === 'body' ? 'local' : 'places' }).execute()
      const province_id = Number(path.split('/')[2] || 1)
      await tx
        .insertInto('unit_span')
        .values({ unit_id, valid_from: '2025-07-01', valid_to: 'infinity', code, name, kind, parent_id, province_id, path })
        .execute()
    }
    return accept(true)
  })
  mustAccept(planted)
}
