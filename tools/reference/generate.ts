import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { actsPage } from './acts-page.ts'
import { checkerPage } from './checker-page.ts'
import { commandLinePage } from './command-line-page.ts'
import { formPage } from './form-page.ts'
import { lawPage } from './law-page.ts'
import { page } from './markdown.ts'
import { openDataPage } from './open-data-page.ts'
import { refusalsPage } from './refusals-page.ts'

/**
 * Makes the pages of `docs/reference/` from the code, the catalogues and the words:
 *
 *     node tools/reference/generate.ts
 *
 * They are committed; a test holds them up to date.
 */
export const REFERENCE = new URL('../../docs/reference/', import.meta.url)

/** The pages by file name. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const { forms, periods } = loadCatalogues()
  return new Map([
    ['README.md', index(forms.map(({ id, label }) => [id, `${label.vi}: its periods, indicators and rules`]))],
    ['acts.md', actsPage()],
    ['checker.md', checkerPage()],
    ['command-line.md', await commandLinePage()],
    ['law.md', await lawPage()],
    ['open-data.md', openDataPage()],
    ['refusals.md', refusalsPage()],
    ...forms.map((form): [string, string] => [`${form.id}.md`, formPage(form, periods.filter((period) => period.form === form.id))]),
  ])
}

function index(forms: readonly (readonly [string, string])[]): string {
  return page('Reference', 'the code', [
    '- [acts.md](acts.md): who may do what, office by office',
    '- [checker.md](checker.md): every rule of the checker, with its ground and examples',
    ...forms.map(([id, what]) => `- [${id}.md](${id}.md): ${what}`),
    '- [command-line.md](command-line.md): commands and exit codes',
    '- [law.md](law.md): every rule that may be asked, with its inputs and examples',
    '- [open-data.md](open-data.md): what the public portal gives to programs',
    '- [refusals.md](refusals.md): every refusal with its sentence in Vietnamese and English',
    ...(existsSync(new URL('benchmarks.md', REFERENCE)) ? ['- [benchmarks.md](benchmarks.md): what was measured, and on what machine'] : []),
  ])
}

if (import.meta.main) {
  mkdirSync(REFERENCE, { recursive: true })
  for (const [name, text] of await generate()) writeFileSync(new URL(name, REFERENCE), text)
}
