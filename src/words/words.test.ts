import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { chooseLang, LANGS, paramsOf, words, wordsTable } from './words.ts'

const SOURCE = new URL('../', import.meta.url)

function sourceFiles(): { name: string; text: string }[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => ({ name, text: withoutComments(readFileSync(new URL(name, SOURCE), 'utf8')) }))
}

test('both languages hold the same keys', () => {
  const vi = [...wordsTable('vi').keys()].toSorted()
  const en = [...wordsTable('en').keys()].toSorted()
  assert.deepEqual(vi.filter((key) => !wordsTable('en').has(key)), [], 'only in Vietnamese')
  assert.deepEqual(en.filter((key) => !wordsTable('vi').has(key)), [], 'only in English')
})

test('both sentences of a key take the same parameters', () => {
  for (const [key, sentence] of wordsTable('vi')) {
    assert.deepEqual(paramsOf(wordsTable('en').get(key) ?? ''), paramsOf(sentence), key)
  }
})

test('every sentence is NFC, ends with no space, is not empty', () => {
  for (const lang of LANGS) {
    for (const [key, sentence] of wordsTable(lang)) {
      assert.equal(sentence, sentence.normalize('NFC').trimEnd(), `${lang} ${key}`)
      assert.notEqual(sentence, '', `${lang} ${key}`)
      assert.ok(sentence.isWellFormed(), `${lang} ${key}`)
    }
  }
})

test('every key in the source has its sentence', () => {
  const table = wordsTable('vi')
  const missing: string[] = []
  for (const { name, text } of sourceFiles()) {
    for (const key of keysIn(text)) {
      // A key with a part to be filled in must at least begin some sentence's key.
      const found = key.includes('${') ? [...table.keys()].some((each) => pattern(key).test(each)) : table.has(key)
      if (!found) missing.push(`${name}: ${key}`)
    }
  }
  assert.deepEqual(missing, [])
})

test('every refusal in the source has its sentence', () => {
  const missing: string[] = []
  for (const { name, text } of sourceFiles()) {
    for (const [, code] of text.matchAll(/\b(?:refuse\(|refusalPage\(c, |[rR]efusal(?:: Refusal)?(?: =|:) )\{\s*code: ['`]([a-z]+\.[a-z0-9.-]+)['`]/g)) {
      if (!wordsTable('vi').has(`refusal.${code}`)) missing.push(`${name}: refusal.${code}`)
    }
  }
  assert.deepEqual([...new Set(missing)], [])
})

test('an unknown key and a missing parameter are faults', () => {
  assert.throws(() => words('vi')('web.no-such-sentence'), /no vi sentence/)
  assert.throws(() => words('en')('web.page-of', { page: 1 }), /needs \{pages\}/)
})

test('parameters are filled in, and nothing in them is filled again', () => {
  assert.equal(words('vi')('web.page-of', { page: '{pages}', pages: 9 }), 'Trang {pages}/9')
})

test('the language of a page', () => {
  assert.equal(chooseLang(undefined, undefined, undefined), 'vi')
  assert.equal(chooseLang(undefined, undefined, '*'), 'vi')
  assert.equal(chooseLang(undefined, undefined, 'fr,de;q=0.8'), 'vi')
  assert.equal(chooseLang(undefined, undefined, 'en'), 'en')
  assert.equal(chooseLang(undefined, undefined, 'en-US,en;q=0.9,vi;q=0.8'), 'en')
  assert.equal(chooseLang(undefined, undefined, 'vi-VN,vi;q=0.9,en-US;q=0.8'), 'vi')
  assert.equal(chooseLang(undefined, undefined, 'en;q=0.5,vi;q=0.5'), 'vi')
  assert.equal(chooseLang(undefined, undefined, 'en;q=0'), 'vi')
  assert.equal(chooseLang(undefined, undefined, 'en;q=nonsense'), 'vi')
  assert.equal(chooseLang(undefined, 'en', 'vi'), 'en')
  assert.equal(chooseLang('vi', 'en', 'en'), 'vi')
  assert.equal(chooseLang('xx', 'yy', undefined), 'vi')
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

/** Keys handed to `w`, and those that components hand on to it as `words: 'room.key'`. */
function keysIn(text: string): string[] {
  const calls = [...text.matchAll(/\bw\(\s*(['`])([a-z]+\.(?:(?!\1).)+)\1/g)].map((match) => match[2]!)
  const handed = [...text.matchAll(/\bwords: '([a-z]+\.[^']+)'/g)].map((match) => match[1]!)
  const notices = [...text.matchAll(/\bseeOther\([^,()]+(?:\([^()]*\))?, (?:`[^`]*`|'[^']*'|[\w.()]+), '([a-z]+\.[^']+)'/g)].map((match) => match[1]!)
  return [...calls, ...handed, ...notices]
}

function pattern(key: string): RegExp {
  const parts = key.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replaceAll(/[.*+?^()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}
