import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Locator, Page } from 'playwright-core'
import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts'
import { findBarriers, twinOf } from './barriers.ts'
import { w } from './words.ts'

/** A folder for pictures of every page that is looked at; without it none are taken. */
const PICTURES = process.env['NHARONG_PICTURES']

/** What was looked at in this process, by name and width: the same page is not looked at again. */
const LOOKED = new Set<string>()

/** Somebody at a browser. Speaks of what is on the page by the words that stand there. */
export class Guest {
  readonly page: Page
  readonly #script: boolean

  constructor(page: Page, script: boolean) {
    this.page = page
    this.#script = script
    page.setDefaultTimeout(20_000)
  }

  async open(path: string): Promise<number> {
    const response = await this.page.goto(path, { waitUntil: 'load' })
    return response?.status() ?? 0
  }

  /** Signs in with an account of the demonstration. */
  async signIn(login: string, back = '/'): Promise<void> {
    await this.open(`/dang-nhap?ve=${encodeURIComponent(back)}`)
    await this.page.getByLabel(w('offices.login')).fill(login)
    await this.page.getByLabel(w('offices.password')).fill(DEMONSTRATION_ACCOUNTS.password)
    await this.press(w('offices.sign-in'))
    assert.equal(await this.page.getByRole('button', { name: w('offices.sign-out') }).count(), 1, `${login} is signed in`)
  }

  /** Presses a button and waits for the page that it leads to. */
  async press(name: string, within: Page | Locator = this.page): Promise<void> {
    await this.#leave(() => within.getByRole('button', { name, exact: true }).first().click())
  }

  /** Follows a link to another page. */
  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const link = within.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name }).first()
    await this.#leave(() => link.click())
  }

  async fill(selector: string, text: string): Promise<void> {
    await this.page.locator(selector).fill(text)
  }

  /** The text of the main part of the page, in one line. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
  }

  async sees(...sentences: readonly (string | RegExp)[]): Promise<void> {
    const text = await this.text()
    for (const sentence of sentences) {
      const there = typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text)
      assert.ok(there, `the page says ${String(sentence)}; it says: ${text.slice(0, 2_000)}`)
    }
  }

  async doesNotSee(sentence: string): Promise<void> {
    assert.ok(!(await this.text()).includes(sentence), `the page does not say ${sentence}`)
  }

  get path(): string {
    const url = new URL(this.page.url())
    return `${url.pathname}${url.search}`
  }

  /** A file that a link gives: its bytes, and the name under which it is saved. */
  async download(name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
    const link = this.page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name }).first()
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()])
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
  }

  /**
   * The page as those see it who cannot see, or see little: no barriers, nothing wider than the screen, a
   * title. Once for each name and width.
   */
  async look(name: string): Promise<void> {
    const room = this.page.viewportSize()?.width ?? 0
    if (LOOKED.has(`${name}-${room}`)) return
    LOOKED.add(`${name}-${room}`)
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true })
      await this.page.screenshot({ path: join(PICTURES, `${name}-${room}.png`), fullPage: true })
    }
    const seen = this.script ? this.page : await twinOf(this.page)
    const barriers = await findBarriers(seen)
    if (seen !== this.page) await seen.context().close()
    assert.deepEqual(barriers, [], `${name} (${this.path})`)
    assert.ok((await this.page.title()).trim() !== '', `${name} has a title`)
    const width = await this.page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    assert.ok(width <= room, `${name} (${this.path}) is ${width} px wide on a screen of ${room}`)
  }

  /** Whether scripts of the page run in this browser. */
  get script(): boolean {
    return this.#script
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** Does something that loads a page, and waits until it is there. */
  async #leave(act: () => Promise<void>): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: 45_000 })
    await act()
    await loaded
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}
