import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { checkAnnouncement, MEANS } from './announcement.ts'

const TODAY = calendarDate('2026-11-23')
const said = { on: TODAY, means: ['meeting'], households: '', note: '' }
const why = (over: Partial<typeof said>, decided: string | null = null): string => {
  const checked = checkAnnouncement({ ...said, ...over }, decided === null ? null : calendarDate(decided), TODAY)
  return checked.ok ? 'good' : checked.refusal.code
}

test('one or several of the ways of Đ13.4, and no other', () => {
  assert.equal(MEANS.length, 6)
  for (const each of MEANS) assert.equal(why({ means: [each] }), 'good')
  assert.equal(why({ means: [...MEANS] }), 'good')
  assert.equal(why({ means: [] }), 'notices.means-needed')
  assert.equal(why({ means: ['meeting', 'gossip'] }), 'notices.means-needed')
})

test('not ahead of today, not before what is announced was decided', () => {
  assert.equal(why({ on: calendarDate('2026-11-24') }), 'notices.on-ahead')
  assert.equal(why({ on: calendarDate('2026-11-19') }, '2026-11-20'), 'notices.before-decision')
  assert.equal(why({ on: calendarDate('2026-11-20') }, '2026-11-20'), 'good')
})

test('households are a whole number, or nobody counted', () => {
  for (const [text, expected] of [['', 'good'], ['0', 'good'], ['142', 'good'], ['1.020', 'good'], ['-1', 'notices.households-strange'], ['nhiều', 'notices.households-strange'], ['5001', 'notices.households-strange'], ['1,5', 'notices.households-strange']] as const) {
    assert.equal(why({ households: text }), expected, text)
  }
  const none = checkAnnouncement(said, null, TODAY)
  assert.ok(none.ok && none.value.households === null)
})
