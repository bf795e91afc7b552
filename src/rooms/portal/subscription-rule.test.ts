import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { newsLetter } from './compose-mail.ts'
import type { PublicPosting } from './public-posting.ts'
import { ASKED_AN_HOUR, AskedLately, lastRound, readEmail } from './subscription-rule.ts'

test('an address is one mailbox and nothing else', () => {
  for (const good of ['dinh.thi@example.vn', 'a+b@sub.example.com', "o'hara@example.org"]) assert.deepEqual(readEmail(` ${good} `), { ok: true, value: good })
  assert.deepEqual(readEmail('Dinh@EXAMPLE.VN'), { ok: true, value: 'Dinh@example.vn' })
  for (const bad of [
    '', 'a', 'a@b', '@example.vn', 'a@', 'a b@example.vn', 'a@example.vn\nBcc: x@example.vn', 'a@example.vn, b@example.vn', '"a"@example.vn', 'Tên <a@example.vn>', 'a..b@example.vn',
    'a@-example.vn', 'a@example.v', `${'a'.repeat(65)}@example.vn`, `a@${'b'.repeat(250)}.vn`, 'đinh@example.vn', 'a@[127.0.0.1]',
  ]) {
    assert.equal(readEmail(bad).ok, false, bad)
  }
})

test('news goes out at six in the morning in Viet Nam', () => {
  assert.equal(lastRound(new Date('2026-11-23T02:00:00Z')).toISOString(), '2026-11-22T23:00:00.000Z')
  assert.equal(lastRound(new Date('2026-11-22T23:00:00Z')).toISOString(), '2026-11-22T23:00:00.000Z')
  assert.equal(lastRound(new Date('2026-11-22T22:59:59Z')).toISOString(), '2026-11-21T23:00:00.000Z')
})

test('who asks too often waits an hour, and others do not wait for them', () => {
  const lately = new AskedLately()
  const now = new Date('2026-11-23T02:00:00Z')
  for (let n = 0; n < ASKED_AN_HOUR; n++) assert.ok(lately.allows('10.0.0.1', now))
  assert.equal(lately.allows('10.0.0.1', now), false)
  assert.ok(lately.allows('10.0.0.2', now))
  assert.ok(lately.allows('10.0.0.1', new Date(now.getTime() + 3_600_001)))
})

test('a letter holds no content of what citizens are named in, and its subject is one line', () => {
  const posting: PublicPosting = {
    code: 'abcdefghij', visibility: 'shown', unitId: 1, holderId: 1, provinceId: 1, item: '7', rule: 'L10-11.7', title: 'Danh sách hộ được hỗ trợ', summary: 'Ông Đinh Văn Mẫu', version: 1,
    firstDay: calendarDate('2026-11-20'), webUntil: null, namesCitizens: true, instrument: { number: '', date: null, title: '' }, due: null, dutyId: null, postedAt: new Date(0), changedAt: new Date(0),
  }
  const say = (key: string, params: object = {}): string => `${key} ${JSON.stringify(params)}`
  const letter = newsLetter({ unit: 'Xã\r\nBcc: x', item: '', origin: 'https://x.example', token: 't' }, [posting, { ...posting, code: 'bbbbbbbbbb', namesCitizens: false, summary: 'Ai cũng đọc được' }], (item) => item, say)
  assert.doesNotMatch(letter.body, /Đinh Văn Mẫu/)
  assert.match(letter.body, /Ai cũng đọc được/)
  assert.match(letter.body, /https:\/\/x\.example\/ck\/abcdefghij/)
  assert.doesNotMatch(letter.subject, /[\r\n]/)
  assert.equal(letter.unsubscribe, 'https://x.example/nhan-tin/huy/t')
})
