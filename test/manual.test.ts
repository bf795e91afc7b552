import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { wordsTable } from '#words/words.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const SENTENCES = [...wordsTable('vi').values()]
const PATTERNS = SENTENCES.filter((sentence) => /\p{L}/u.test(sentence.replaceAll(/\{\w+\}/g, '')) && sentence.includes('{')).map(
  (sentence) => new RegExp(`^${sentence.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`),
)

/** Whether it stands on the screen: as a whole sentence, before its count or colon, filled in, begun (“…”), or, in small letters, as part of one. */
function isOnScreen(quoted: string): boolean {
  if (quoted.endsWith('…')) return SENTENCES.some((sentence) => sentence.startsWith(quoted.slice(0, -1)))
  if (/^[\p{Ll}-]/u.test(quoted)) return SENTENCES.some((sentence) => sentence.toLowerCase().includes(quoted))
  if (SENTENCES.some((sentence) => sentence === quoted || sentence.startsWith(`${quoted} (`) || sentence.startsWith(`${quoted}:`))) return true
  return PATTERNS.some((pattern) => pattern.test(quoted))
}

describe('the manual for officials', () => {
  const pages = globSync('docs/vi/*.md', { cwd: ROOT })

  it('quotes the words that stand on the screen', () => {
    const quotes = pages.flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/“([^”]+)”/g)].map((match) => ({ path, quoted: match[1]!.replaceAll(/\s+/g, ' ') })),
    )
    assert.ok(quotes.length > 60)
    // A blank between quotation marks speaks of the marks themselves; “English” is the name of the other language.
    const lost = quotes.filter(({ quoted }) => quoted.trim() !== '' && quoted !== 'English' && quoted !== '…' && quoted !== '- ' && !isOnScreen(quoted))
    assert.deepEqual(lost.map(({ path, quoted }) => `${path}: “${quoted}”`), [])
  })

  it('would not pass a word that is not there', () => {
    assert.ok(!isOnScreen('Gửi đi ngay'))
    assert.ok(!isOnScreen('Nút không có…'))
    assert.ok(isOnScreen('Mới có 1/135'))
  })
})
