import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const MAP = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
const ROOMS = [...MAP.matchAll(/^\| `(\w+)` \|[^|]*\| `src\/rooms\/\w+\/index\.ts` \|/gm)].map((match) => match[1]!)

type Floor = 'rules' | 'store' | 'read' | 'pages'
type Source = { readonly path: string; readonly room: string; readonly floor: Floor; readonly imports: readonly string[] }

const SOURCES: readonly Source[] = globSync('src/rooms/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((path) => !/\.test\.tsx?$|\/testing\//.test(path))
  .map((path) => {
    const [, , room, inside] = path.split('/') as [string, string, string, string]
    const floor: Floor = inside === 'store' || inside === 'read' || inside === 'pages' ? inside : 'rules'
    const text = readFileSync(join(ROOT, path), 'utf8')
    const imports = [...text.matchAll(/(?:^|\n)(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from '([^']+)'/g), ...text.matchAll(/\bimport\('([^']+)'\)/g)]
    return { path, room, floor, imports: imports.map((match) => resolveImport(path, match[1]!)) }
  })

/** Imports as paths from `src/`; packages and `node:` as they stand. */
function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(join(ROOT, 'src'), join(ROOT, dirname(from), specifier))
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier
}

const DOOR = /^rooms\/\w+\/index\.ts$/
/** What a document is made of: pure types and builders. */
const DOCUMENT = /^documents\/(tree|build|workbook|slip-sheet)\.ts$/
const STORE_DOOR = /^rooms\/\w+\/(store|read)\//
const own = (source: Source, floor: string): RegExp => new RegExp(`^rooms/${source.room}/${floor}`)

/** Why an import is against the map; undefined where it is not. */
function fault(source: Source, target: string): string | undefined {
  const inHouse = /^(foundation|words|storage|documents|rooms|web)\//.test(target)
  switch (source.floor) {
    case 'rules':
      if (!inHouse) return 'a rule imports a package'
      if (target.startsWith('foundation/') || DOCUMENT.test(target) || DOOR.test(target)) return undefined
      if (own(source, '(?!(?:store|read|pages)/)').test(target)) return undefined
      return 'a rule imports more than foundation, its own room and doors'
    case 'store':
    case 'read':
      if (!inHouse) return undefined
      if (/^(foundation|storage|documents|words)\//.test(target) || DOOR.test(target) || STORE_DOOR.test(target)) return undefined
      if (own(source, '(?!pages/)').test(target)) return undefined
      return 'a store imports pages or the web kit'
    case 'pages':
      if (!inHouse) return undefined
      if (/^(foundation|words|storage|documents|web)\//.test(target) || DOOR.test(target) || STORE_DOOR.test(target)) return undefined
      if (own(source, '').test(target)) return undefined
      if (/^rooms\/\w+\/pages\/(paths|open-case|display-name|due|index)\.tsx?$/.test(target)) return undefined
      return 'a page imports the insides of another room'
  }
}

describe('the map in ARCHITECTURE.md', () => {
  it('names every room, and every room it names is there', () => {
    const folders = readdirSync(join(ROOT, 'src/rooms')).toSorted()
    assert.deepEqual(ROOMS.toSorted(), folders)
    for (const room of ROOMS) assert.ok(existsSync(join(ROOT, 'src/rooms', room, 'index.ts')), `${room} has no door`)
  })

  it('names every folder of src/', () => {
    for (const name of readdirSync(join(ROOT, 'src'), { withFileTypes: true })) {
      if (name.isDirectory() && name.name !== 'rooms') assert.ok(MAP.includes(`\`src/${name.name}/\``), `src/${name.name}/ is not on the map`)
    }
  })

  it('is kept by every import', () => {
    assert.ok(SOURCES.length > 60)
    const faults = SOURCES.flatMap((source) =>
      source.imports.flatMap((target) => {
        const why = fault(source, target)
        return why ? [`${source.path} → ${target}: ${why}`] : []
      }),
    )
    assert.deepEqual(faults, [])
  })

  it('lets no rule ask for the time or roll dice', () => {
    const faults = SOURCES.filter(({ floor, path }) => {
      if (floor !== 'rules') return false
      const text = readFileSync(join(ROOT, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      return /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\./.test(text)
    })
    assert.deepEqual(faults.map(({ path }) => path), [])
  })

  it('keeps the foundation free of rooms', () => {
    for (const path of globSync('src/foundation/**/*.ts', { cwd: ROOT })) {
      assert.doesNotMatch(readFileSync(join(ROOT, path), 'utf8'), /from '#(rooms|web|storage|documents|words)/)
    }
  })
})
