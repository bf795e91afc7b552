import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accept, mustAccept } from '#foundation/result.ts'
import { type DemonstrationDatabase, demonstrationDatabase } from '#harness/demonstration.ts'
import { Page } from '#harness/page.ts'
import { type Answer, Visitor } from '#harness/visitor.ts'
import type { OfficeKind } from '#rooms/offices/index.ts'
import { createAccount, giveOffice } from '#rooms/offices/store/index.ts'
import { readConfig } from '#storage/config.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { type Application, composeApp } from '../../src/main.ts'
import { DEMONSTRATION_ACCOUNTS } from '../../src/demonstration/demonstration-accounts.ts'

/** An answer that is a page: read, and looked over for what anybody would stumble over. */
export type Read = Answer & { readonly page: Page }

/** The whole application over the demonstration, on the morning of 23/11/2026, in process. */
export class DemonstrationHouse {
  readonly database: DemonstrationDatabase
  readonly log: string[] = []
  now = new Date('2026-11-23T02:00:00Z')
  readonly #application: Application
  readonly #files = mkdtempSync(join(tmpdir(), 'nharong-tep-'))
  readonly #people = new Map<string, Person>()

  static async open(options: { readonly year?: boolean } = {}): Promise<DemonstrationHouse> {
    return new DemonstrationHouse(await demonstrationDatabase(options))
  }

  private constructor(database: DemonstrationDatabase) {
    this.database = database
    const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration', NHARONG_FILES: join(this.#files, 'tep') }))
    const open = { config, db: database.db, catalogue: database.catalogue, stop: async () => undefined }
    this.#application = composeApp(open, (line) => this.log.push(line), () => this.now)
  }

  visitor(lang = 'vi'): Visitor {
    const { fetch } = this.#application
    return new Visitor({ request: (input) => fetch(input) }, { lang })
  }

  /** Somebody signed in; the same person each time. */
  async person(login: string): Promise<Person> {
    let person = this.#people.get(login)
    if (!person) this.#people.set(login, (person = await this.signIn(login)))
    return person
  }

  async signIn(login: string, lang = 'vi'): Promise<Person> {
    const visitor = this.visitor(lang)
    const answer = await visitor.post('/dang-nhap', { login, password: DEMONSTRATION_ACCOUNTS.password }, { follow: false })
    assert.equal(answer.status, 303, `sign-in of ${login}`)
    return new Person(visitor)
  }

  /** An account beyond those of the demonstration, with one office. */
  async account(login: string, kind: OfficeKind, unitId: number, to: string | null = null): Promise<string> {
    return mustAccept(
      await this.work(async (tx) => {
        const made = await createAccount(tx, { login, name: `Người ${login}`, password: DEMONSTRATION_ACCOUNTS.password }, this.now)
        const accountId = mustAccept(made)
        mustAccept(await giveOffice(tx, { accountId, kind, unitId, from: '2019-01-01' as never, to: to as never }, this.now))
        return accept(accountId)
      }),
    )
  }

  work<T>(work: (tx: Tx) => Promise<{ ok: true; value: T }>): ReturnType<typeof inTransaction<T>> {
    return inTransaction(this.database.db, SYSTEM_SCOPE, work)
  }

  /** Past row-level security. */
  async look<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.database.db.ownerPool.query<T>(text, [...values])).rows
  }

  /** Gives everything back; a fault on the way fails the test. */
  async close(): Promise<void> {
    await this.database.drop()
    rmSync(this.#files, { recursive: true, force: true })
    assert.deepEqual(this.log.filter((line) => line.startsWith('fault ')), [])
  }
}

/** Somebody at a browser without script, who reads every page they get. */
export class Person {
  readonly visitor: Visitor
  constructor(visitor: Visitor) {
    this.visitor = visitor
  }

  async get(path: string): Promise<Read> {
    return read(await this.visitor.get(path))
  }

  async post(path: string, form: Readonly<Record<string, string>> | FormData, headers: Readonly<Record<string, string>> = {}): Promise<Read> {
    return read(await this.visitor.post(path, form, { headers }))
  }

  /** Opens the page, changes some of its fields and presses a button. */
  async fillIn(path: string, changes: Readonly<Record<string, string>>, act: string, action = path): Promise<Read> {
    const { page } = await this.get(path)
    return this.post(action, { ...page.fields(action), ...changes, act })
  }
}

function read(answer: Answer): Read {
  if (!answer.headers.get('Content-Type')?.startsWith('text/html')) return { ...answer, page: new Page('') }
  const page = new Page(answer.text)
  assert.deepEqual(page.check(), [], `${answer.path} (${answer.status})`)
  assert.doesNotMatch(answer.text, /\[object |undefined|NaN/, answer.path)
  for (const { text, to } of page.errors) if (to !== undefined) assert.ok(page.byId(to), `${answer.path}: "${text}" leads to #${to}, which is not there`)
  return { ...answer, page }
}
