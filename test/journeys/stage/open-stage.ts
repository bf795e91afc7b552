import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { mustAccept } from '#foundation/result.ts'
import { findChromium } from '#harness/chromium.ts'
import { type Prepared, type TestDatabase, testDatabase } from '#harness/database.ts'
import { readConfig } from '#storage/config.ts'
import { closeServer, listen } from '../../../src/cli/listen.ts'
import { composeApp } from '../../../src/main.ts'
import { setUp } from '../../../src/set-up.ts'
import { Guest } from './guest.ts'
import { phoneInTheMountains } from './phone.ts'

/** On which a page is looked at. */
export type Device = 'desk' | 'phone'

export type GuestOptions = {
  /** Whether the browser runs scripts. */
  readonly script?: boolean
  /** `phone`: 360 px wide, a slow processor, the slowest network that DevTools knows. */
  readonly device?: Device
  readonly width?: number
  readonly lang?: 'vi' | 'en'
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration' }))
const quiet = (): void => undefined

/** What `serve` loads on the first time; the year of disclosure where it is asked for. */
function demonstration(year: boolean): Prepared {
  return {
    name: year ? 'demonstrationyear' : 'demonstration',
    async load(db) {
      mustAccept(await setUp({ config, db, stop: async () => undefined }, quiet, { year }))
    },
  }
}

/**
 * The application as it is served, with the demonstration in a database of its own, and a browser.
 * The clock begins on the morning of 23/11/2026 and goes on from there.
 */
export class Stage {
  readonly origin: string
  /** What the operator would read: faults. Looked at by `close`. */
  readonly log: string[]
  readonly #clock: { offset: number }
  readonly #browser: Browser
  readonly #server: Server
  readonly #database: TestDatabase
  readonly #files: string

  static async open({ year = false } = {}): Promise<Stage> {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('the journeys need Chromium')
    const database = await testDatabase(demonstration(year))
    const files = mkdtempSync(join(tmpdir(), 'nharong-tep-'))
    const log: string[] = []
    const clock = { offset: Date.parse('2026-11-23T02:00:00Z') - Date.now() }
    const catalogue = mustAccept(await setUp({ config, db: database.db, stop: async () => undefined }, quiet, { year }))
    const app = composeApp(
      { config: { ...config, files: join(files, 'tep') }, db: database.db, catalogue, stop: async () => undefined },
      (line) => log.push(line),
      () => new Date(Date.now() + clock.offset),
    )
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    const port = mustAccept(await listen(server, '127.0.0.1', 0))
    const browser = await chromium.launch({ executablePath, args: FLAGS })
    return new Stage(`http://127.0.0.1:${port}`, log, clock, browser, server, database, files)
  }

  private constructor(
    origin: string,
    log: string[],
    clock: { offset: number },
    browser: Browser,
    server: Server,
    database: TestDatabase,
    files: string,
  ) {
    this.origin = origin
    this.log = log
    this.#clock = clock
    this.#browser = browser
    this.#server = server
    this.#database = database
    this.#files = files
  }

  /** A person with a browser of their own: no cookies, nothing kept. */
  async guest(options: GuestOptions = {}): Promise<Guest> {
    const { script = true, device = 'desk', width = device === 'phone' ? 360 : 1100, lang = 'vi' } = options
    const context: BrowserContext = await this.#browser.newContext({
      baseURL: this.origin,
      javaScriptEnabled: script,
      locale: lang === 'vi' ? 'vi-VN' : 'en-GB',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width, height: device === 'phone' ? 740 : 900 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...(device === 'phone' ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
    })
    const page = await context.newPage()
    if (device === 'phone') await phoneInTheMountains(page)
    return new Guest(page, script)
  }

  /** The database, past row-level security: for what a journey begins with. */
  get database(): TestDatabase['db'] {
    return this.#database.db
  }

  /** Moves the clock on. */
  pass(minutes: number): void {
    this.#clock.offset += minutes * 60_000
  }

  /** Gives everything back, and throws where the application had a fault on the way. */
  async close(): Promise<void> {
    await this.#browser.close()
    await closeServer(this.#server)
    await this.#database.drop()
    rmSync(this.#files, { recursive: true, force: true })
    const faults = this.log.filter((line) => line.startsWith('fault '))
    if (faults.length > 0) throw new Error(faults.join('\n'))
  }
}
