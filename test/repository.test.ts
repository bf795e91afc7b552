import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inOrder, wordsFiles } from '../tools/words.ts'

// What holds for every file of the repository. The patterns are put together here so that this file is not
// found by its own search.

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const NOT_OURS = /^(?:\.git|node_modules|\.nharong|\.cache|out|bench\/out)(?:\/|$)|\.log$/

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (NOT_OURS.test(path)) return []
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : []
  })
}

type File = { readonly path: string; readonly text: string }

const PATHS = walk('')
const FILES: readonly File[] = PATHS.map((path) => ({ path, bytes: readFileSync(join(ROOT, path)) }))
  .filter(({ bytes }) => !bytes.includes(0))
  .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }))

const CODE = /\.(?:[cm]?[jt]s|tsx)$/

/** Lines of files that a pattern is found in, as `path:line: what`. */
function found(pattern: RegExp, files: readonly File[] = FILES): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      const match = pattern.exec(line)
      return match ? [`${path}:${at + 1}: ${match[0]}`] : []
    }),
  )
}

const of = (...parts: string[]): string => parts.join('')

/** Folders of somebody's machine, on Unix and on Windows; in code also the folder for temporary files. */
const MACHINE = new RegExp(of(String.raw`(?<![\w.}\]-])/(?:`, ['home', 'root', 'Users', 'work'].join('|'), String.raw`)/[\w.-]|[A-Z]:\\Users\\`))
const TEMPORARY = new RegExp(of(String.raw`(?<![\w.}\]-])/`, 'tmp/'))
/** A package registry, a mirror of one, or an address with a password in it. */
const REGISTRY = new RegExp(
  of(String.raw`https?://(?:[\w.-]*(?:`, ['registry', 'npmmirror', 'artifactory', 'nexus', 'verdaccio'].join('|'), String.raw`)[\w.-]*|[^\s/@"']+:[^\s/@"']+@)`),
  'i',
)
const UNFINISHED = new RegExp(of(String.raw`\b(?:`, ['TO', 'FIX', 'X'].map((word, at) => word + ['DO', 'ME', 'XX'][at]).join('|'), String.raw`)\b`))
const NOT_RUN = new RegExp(of(String.raw`\b(?:test|it|describe|suite)\.(?:`, ['on', 'sk', 'to'].map((word, at) => word + ['ly', 'ip', 'do'][at]).join('|'), String.raw`)\b|\{ (?:sk`, String.raw`ip|on`, String.raw`ly): (?!\[)`))

describe('the repository', () => {
  it('is found whole', () => {
    assert.ok(FILES.length > 200)
    assert.ok(FILES.some(({ path }) => path === 'src/main.ts'))
  })

  it('names no folder of a machine', () => {
    assert.deepEqual(found(MACHINE), [])
    assert.deepEqual(found(TEMPORARY, FILES.filter(({ path }) => CODE.test(path))), [])
    assert.match(of('see /', 'home/lan/x'), MACHINE)
    assert.doesNotMatch('/huong-dan/home/x', MACHINE)
  })

  it('names no package registry, and has no settings of one', () => {
    assert.deepEqual(found(REGISTRY), [])
    assert.ok(!PATHS.some((path) => /(?:^|\/)\.(?:npmrc|yarnrc.*)$/.test(path)))
    assert.match(of('https://', 'registry.example.org/x'), REGISTRY)
  })

  it('has nothing unfinished', () => {
    assert.deepEqual(found(UNFINISHED, FILES.filter(({ path }) => path !== 'package-lock.json')), [])
  })

  it('leaves out no test', () => {
    assert.deepEqual(found(NOT_RUN, FILES.filter(({ path }) => CODE.test(path))), [])
    assert.match(of('test.', 'only(1)'), NOT_RUN)
  })

  it('has no file over two million bytes', () => {
    assert.deepEqual(PATHS.filter((path) => statSync(join(ROOT, path)).size > 2_000_000), [])
  })

  it('is written in NFC, without carriage returns, to the last line break', () => {
    const wrong = ({ path, text }: File): string[] => [
      // Texts for the checker that are decomposed on purpose say so in their names.
      ...(text === text.normalize('NFC') || /^test\/checker\/set\/.*nfd/.test(path) ? [] : [`${path}: not NFC`]),
      ...(text.includes('\r') ? [`${path}: carriage return`] : []),
      ...(text === '' || text.endsWith('\n') ? [] : [`${path}: no line break at the end`]),
      ...(text.startsWith('\u{FEFF}') ? [`${path}: byte order mark`] : []),
    ]
    assert.deepEqual(FILES.flatMap(wrong), [])
    assert.deepEqual(PATHS.filter((path) => path !== path.normalize('NFC') || /\s/.test(path)), [])
  })
})

describe('the words tables', () => {
  it('are in order', () => {
    const files = wordsFiles()
    assert.ok(files.length >= 16)
    assert.deepEqual(files.filter(({ found: as, ordered }) => as !== ordered).map(({ path }) => path), [], 'run: node tools/words.ts')
  })

  it('say a key once', () => {
    assert.throws(() => inOrder('{\n"a.b": "1",\n"a.b": "2"\n}'), /twice/)
    assert.equal(inOrder('{\n"b.a": "e\u0301",\n"a.b": "1"\n}'), '{\n  "a.b": "1",\n  "b.a": "é"\n}\n')
  })
})

describe('the migrations', () => {
  it('are numbered without a gap', () => {
    const names = readdirSync(join(ROOT, 'migrations')).toSorted()
    for (const [at, name] of names.entries()) assert.match(name, new RegExp(`^${String(at + 1).padStart(4, '0')}-[a-z0-9-]+\\.sql$`))
  })
})

describe('the pages of the documentation', () => {
  const pages = FILES.filter(({ path }) => path.endsWith('.md'))

  it('lead to files and headings that are there', () => {
    assert.deepEqual(pages.flatMap((page) => brokenLinks(page)), [])
  })

  it('are led to from the index of docs/: each page of its own, or its folder', () => {
    const index = FILES.find(({ path }) => path === 'docs/README.md')!.text
    const lost = pages.filter(({ path }) => {
      const inDocs = path.startsWith('docs/') ? path.slice('docs/'.length) : undefined
      if (inDocs === undefined || inDocs === 'README.md') return false
      return ![inDocs, `${dirname(inDocs)}/`, `${dirname(inDocs)}/README.md`].some((link) => index.includes(`](${link})`))
    })
    assert.deepEqual(lost.map(({ path }) => path), [])
  })

  it('stand in the index of their folder where it has one', () => {
    const lost = pages.filter(({ path }) => {
      const index = FILES.find((file) => file.path === `${dirname(path)}/README.md`)
      return path.startsWith('docs/') && index !== undefined && index.path !== path && !index.text.includes(`](${path.split('/').at(-1)})`)
    })
    assert.deepEqual(lost.map(({ path }) => path), [])
  })
})

function brokenLinks({ path, text }: File): string[] {
  const links = [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
  return links.flatMap((link) => {
    if (/^(?:https?|mailto):/.test(link)) return []
    const [file, anchor] = link.split('#') as [string, string?]
    const target = file === '' ? path : join(dirname(path), decodeURIComponent(file))
    if (!existsSync(join(ROOT, target))) return [`${path}: ${link}`]
    if (anchor === undefined) return []
    return headings(readFileSync(join(ROOT, target), 'utf8')).includes(decodeURIComponent(anchor)) ? [] : [`${path}: ${link} (heading)`]
  })
}

function headings(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-'),
  )
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '')
}
