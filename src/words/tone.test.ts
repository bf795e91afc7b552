import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsTable } from './words.ts'

// How the house speaks Vietnamese: as offices write to each other. One thing has one word; see GLOSSARY.md.

const NOT_OURS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})bạn(?!\p{L})/iu, 'nobody is addressed: leave the pronoun out, or say whose it is (đang giữ, được giao, trên trang này)'],
  [/(?<!\p{L})(?:hãy|vui lòng|xin mời|đừng)(?!\p{L})/iu, 'an office asks with “đề nghị”, and forbids with “không”'],
  [/!/, 'no exclamation marks'],
  [/(?<!\p{L})(?:submit|reset|click|password|email|upload|download)(?!\p{L})/iu, 'there is a Vietnamese word for it'],
  [/phân nhóm nghìn|phẩy thập phân|lối Việt Nam/iu, 'dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân'],
  [/quản trị viên|admin/iu, 'người quản trị tài khoản'],
]

test('Vietnamese sentences speak as an office does', () => {
  const faults: string[] = []
  for (const [key, sentence] of wordsTable('vi')) {
    // The help of a command names its options.
    if (/^cli\.usage\.|\.cli\.(?:usage|help)$/.test(key)) continue
    const text = sentence.replaceAll(/\{\w+\}|--[a-z-]+/g, '')
    for (const [pattern, why] of NOT_OURS) if (pattern.test(text)) faults.push(`${key}: “${sentence}” (${why})`)
  }
  assert.deepEqual(faults, [])
})

test('the pattern finds the whole word only', () => {
  const [you] = NOT_OURS[0]!
  assert.match('Biểu của bạn', you)
  assert.doesNotMatch('Ủy ban nhân dân ban hành', you)
  assert.doesNotMatch('bạnh', you)
})
