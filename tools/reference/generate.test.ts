import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACT_NAMES, OFFICE_KINDS } from '#rooms/offices/index.ts'
import { generate, REFERENCE } from './generate.ts'
import { table } from './markdown.ts'

const made = await generate()

for (const [name, text] of made) {
  test(`docs/reference/${name} is what the generator makes`, () => {
    assert.ok(readFileSync(new URL(name, REFERENCE), 'utf8') === text, `run: node tools/reference/generate.ts (${name} differs)`)
  })
}

test('a bar and a line break stay in their cell', () => {
  assert.deepEqual(table(['a'], [['x | y\nz']]), ['| a |', '|---|', String.raw`| x \| y<br>z |`, ''])
})

test('every office and every act stands on the page of acts', () => {
  for (const name of [...OFFICE_KINDS, ...ACT_NAMES]) assert.ok(made.get('acts.md')!.includes(`\`${name}\``), name)
})
