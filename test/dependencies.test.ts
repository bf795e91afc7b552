import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>

const HEADINGS = { '## At work': 'dependencies', '## For development and tests': 'devDependencies' } as const

/** The packages of a part of the page, with what is said of them. */
function told(heading: string): Map<string, string> {
  const part = read('docs/dependencies.md').split(`${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return new Map(
    [...part.matchAll(/^- ((?:`[^`]+`,? ?)+)(?:: )(.+)$/gm)].flatMap(([, names, says]) =>
      [...names!.matchAll(/`([^`]+)`/g)].map((name): [string, string] => [name[1]!, says!]),
    ),
  )
}

for (const [heading, kind] of Object.entries(HEADINGS)) {
  test(`docs/dependencies.md tells of every one of the ${kind}, and of no other`, () => {
    const lines = told(heading)
    assert.deepEqual([...lines.keys()].toSorted(), Object.keys(manifest[kind]).toSorted())
    for (const [name, says] of lines) assert.match(says, /\. (?:Would|Not|Nothing) .+\.$/, `${name}: what would replace it?`)
  })
}
