import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Sets the words tables in order: keys sorted, text NFC, two spaces. Run after a change of `src/words/`:
 *
 *     node tools/words.ts
 */
const WORDS = fileURLToPath(new URL('../src/words/', import.meta.url))

/** The files of the words tables, as they stand and as they should. */
export function wordsFiles(): { readonly path: string; readonly found: string; readonly ordered: string }[] {
  return globSync('{vi,en}/*.json', { cwd: WORDS }).map((path) => {
    const found = readFileSync(`${WORDS}${path}`, 'utf8')
    return { path, found, ordered: inOrder(found) }
  })
}

/** A table in order. Of a key that stands twice `JSON.parse` keeps the last, so that is refused. */
export function inOrder(json: string): string {
  const table = JSON.parse(json) as Record<string, string>
  const entries = Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const written = json.match(/^\s*"[^"]+":/gm)?.length ?? 0
  if (written !== entries.length) throw new Error(`a key stands twice among ${written} lines`)
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`.normalize('NFC')
}

if (import.meta.main) {
  for (const { path, found, ordered } of wordsFiles()) if (found !== ordered) writeFileSync(`${WORDS}${path}`, ordered)
}
