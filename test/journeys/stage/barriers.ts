import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 to level AA, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Found = { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }

/**
 * The same page in a browser that runs scripts: axe needs timers, which stand still where scripts are off.
 * Its own scripts, if it has any, do not run there either.
 */
export async function twinOf(page: Page): Promise<Page> {
  const size = page.viewportSize()
  const context = await page.context().browser()!.newContext({ viewport: size, reducedMotion: 'reduce' })
  const twin = await context.newPage()
  const body = (await page.content()).replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, '')
  await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await twin.goto(page.url(), { waitUntil: 'load' })
  return twin
}

/** What axe finds on the page: each barrier in a line, with where it stands. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(
    async (rules) => {
      const { axe } = globalThis as unknown as { axe: { run(where: Document, options: object): Promise<{ violations: Found[] }> } }
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
      return violations
    },
    RULES,
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} – ${(failureSummary ?? '').slice(0, 300)}`),
  )
}
