import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { InstrumentRegister, parseInstruments } from '#rooms/instruments/index.ts'
import { ACT_NAMES, OFFICE_KINDS } from '#rooms/offices/index.ts'
import { mustAccept } from '#foundation/result.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

type Row = { readonly term: string; readonly vietnamese: string; readonly law: string; readonly where: string }

/** The rows of the tables: identifier, Vietnamese, meaning, article, file. */
const ROWS: readonly Row[] = [...read('GLOSSARY.md').matchAll(/^\| `([^`]+)` \| ([^|]*) \| ([^|]*)\| ([^|]*)\| `([^`]+)` \|$/gm)].map(
  ([, term, vietnamese, , law, where]) => ({ term: term!, vietnamese: vietnamese!.trim(), law: law!.trim(), where: where! }),
)

/** The names in a union of literals, `export type X = 'a' | 'b'`, or in the states of a union of shapes. */
function literalsOf(path: string, type: string): string[] {
  const text = read(path)
  const declared = new RegExp(`export type ${type} =([\\s\\S]*?)\\n(?:\\n|export )`).exec(text)?.[1] ?? ''
  const states = [...declared.matchAll(/readonly state: '([^']+)'/g)]
  const names = (states.length > 0 ? states : [...declared.matchAll(/'([^']+)'/g)]).map((match) => match[1]!)
  assert.ok(names.length > 1, `${type} is not in ${path}`)
  return names
}

const INDICATORS = 'src/rooms/indicators'
const UNIT = 'src/rooms/places/unit.ts'

describe('GLOSSARY.md', () => {
  it('has every line of its tables in the form of a row', () => {
    const lines = read('GLOSSARY.md').split('\n').filter((line) => line.startsWith('| `'))
    assert.ok(lines.length > 100)
    assert.equal(ROWS.length, lines.length, lines.find((line) => !ROWS.some(({ term, where }) => line.startsWith(`| \`${term}\``) && line.endsWith(`\`${where}\` |`))))
    for (const { term, vietnamese } of ROWS) assert.notEqual(vietnamese, '', term)
  })

  it('names nothing that is not in the code', () => {
    const lost = ROWS.filter(({ term, where }) => {
      if (!existsSync(join(ROOT, where))) return true
      // A room is named by its folder.
      if (where === `src/rooms/${term}/index.ts`) return false
      return !new RegExp(`(?<![\\w-])${term}(?![\\w-])`).test(read(where))
    })
    assert.deepEqual(lost.map(({ term, where }) => `${term} in ${where}`), [])
  })

  it('tells a term of a file once', () => {
    const keys = ROWS.map(({ term, where }) => `${term} in ${where}`)
    assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), [])
  })

  it('leaves out no room, office, act, state or kind', () => {
    const told = new Set(ROWS.map(({ term }) => term))
    const names = [
      ...readdirSync(join(ROOT, 'src/rooms')),
      ...OFFICE_KINDS,
      ...ACT_NAMES,
      ...literalsOf(UNIT, 'Level'),
      ...literalsOf(UNIT, 'Kind'),
      ...literalsOf(UNIT, 'Share'),
      ...literalsOf(`${INDICATORS}/value.ts`, 'Value'),
      ...literalsOf(`${INDICATORS}/submission.ts`, 'SubmissionState'),
      ...literalsOf(`${INDICATORS}/submission.ts`, 'DueState'),
      ...literalsOf(`${INDICATORS}/catalogue.ts`, 'Aggregation'),
    ]
    assert.ok(names.length > 60)
    assert.deepEqual(names.filter((name) => !told.has(name)), [])
  })

  it('names documents that are in law/instruments.tsv', () => {
    const register = new InstrumentRegister(mustAccept(parseInstruments(read('law/instruments.tsv'))))
    const laws = ROWS.map(({ law }) => law).filter((law) => law !== '')
    assert.ok(laws.length > 20)
    for (const law of laws) assert.ok(register.withNumber(law.split(' ')[0]!).length > 0, law)
  })
})
