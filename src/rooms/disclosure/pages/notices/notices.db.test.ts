import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, type Person, type Read } from '#harness/demonstration-house.ts'
import { post, systemHand } from '../../store/index.ts'

const TOTUNG = 3236682
const HAMLET = 6000001

let house: DemonstrationHouse
let commune: Person
let head: Person
let postingId: string

before(async () => {
  house = await DemonstrationHouse.open()
  commune = await house.person('xa.totung')
  head = await house.person('thon.totung')
  const posted = await house.work(async (tx) => {
    const made = await post(tx, systemHand(), {
      unitId: TOTUNG, item: '8', title: 'Mức thu phí nước sạch năm 2027', summary: 'Mỗi khối nước sáu nghìn đồng.', content: 'Áp dụng từ ngày 01/01/2027.',
      instrument: { number: '45/QĐ-UBND', date: calendarDate('2026-11-16'), title: 'Quyết định mức thu' },
      showings: [{ form: 'a', place: 'office', from: calendarDate('2026-11-17') }],
    } as never, house.now)
    return { ok: true as const, value: mustAccept(made) }
  })
  postingId = mustAccept(posted).postingId
})
after(() => house.close())

const plain = (read: Read): string => read.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const sentPath = (): string => `/viec/cong-khai/tin/${postingId}/thon`
const ownPath = (): string => `/viec/thong-bao/${postingId}`
const send = async (changes: Readonly<Record<string, string>>): Promise<Read> => {
  const { page } = await commune.get(sentPath())
  return commune.post(sentPath(), { ...page.fields(sentPath()), ...changes })
}

test('a head comes to the own desk; nothing waits at first', async () => {
  const read = await head.get('/')
  assert.equal(read.path, '/viec/thong-bao')
  assert.match(plain(read), /Làng Kon Hrơng.*Không có nội dung nào cần thông báo/)
  assert.equal((await head.get(ownPath())).status, 404)
  for (const path of ['/viec', '/bao-cao', '/nhat-ky', '/don-vi', '/viec/cong-khai', '/quan-tri/tai-khoan']) {
    assert.doesNotMatch((await head.get('/viec/thong-bao')).text, new RegExp(`href="${path}"`), path)
  }
  assert.equal((await commune.get('/viec/thong-bao')).status, 404)
})

test('sent to chosen hamlets, then to all; each once', async () => {
  assert.match(plain(await commune.get(sentPath())), /Chưa gửi thôn, tổ dân phố nào.*Các thôn, tổ dân phố chưa gửi \(5\)/)
  const none = await send({ who: 'chosen' })
  assert.equal(none.status, 422)
  assert.match(plain(none), /Đề nghị chọn ít nhất một thôn/)
  assert.match(plain(await send({ who: 'chosen', [`hamlets-${HAMLET}`]: '1' })), /Đã gửi 1 thôn, tổ dân phố\. .*0\/1 thôn, tổ dân phố đã thông báo.*chưa gửi \(4\)/)
  assert.equal((await send({ who: 'chosen', 'hamlets-6000006': '1' })).status, 422)
  assert.match(plain(await send({ who: 'all' })), /Đã gửi 4 thôn, tổ dân phố\. .*0\/5/)
  assert.equal((await commune.post(sentPath(), { who: 'all' })).status, 409)
  assert.equal((await (await house.person('xa.kbang')).get(sentPath())).status, 404)
})

test('the head reads it out, says so, is told when it is said twice, and puts it right', async () => {
  const list = await head.get('/viec/thong-bao')
  assert.match(plain(list), /Có 1 nội dung cần thông báo.*Mức thu phí nước sạch năm 2027 Gửi hôm nay/)
  const shown = await head.get(ownPath())
  assert.match(plain(shown), /Nội dung để đọc Theo 45\/QĐ-UBND ngày 16\/11\/2026 Mỗi khối nước sáu nghìn đồng\. Áp dụng từ ngày 01\/01\/2027\..*Bài đọc loa.*ngày mùng một tháng một năm hai nghìn không trăm hai mươi bảy/)
  const fields = shown.page.fields(ownPath())
  for (const [changes, sentence] of [
    [{}, /Đề nghị chọn ít nhất một cách/],
    [{ 'means-meeting': '1', on: '24/11/2026' }, /Ngày 24\/11\/2026 chưa đến/],
    [{ 'means-meeting': '1', on: '15/11/2026' }, /trước ngày ban hành văn bản \(16\/11\/2026\)/],
    [{ 'means-meeting': '1', households: 'đông' }, /không phải là số hộ/],
    [{ 'means-meeting': '1', on: '32/11/2026' }, /href="#on"/],
  ] as const) {
    const wrong = await head.post(ownPath(), { ...fields, ...changes })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, sentence)
  }
  const form = { ...fields, 'means-meeting': '1', 'means-message': '1', on: '20/11/2026', households: '120', note: 'Họp làng buổi tối' }
  assert.match(plain(await head.post(ownPath(), form)), /Đã ghi nhận việc thông báo\..*Ngày thông báo 20\/11\/2026.*Cuộc họp của cộng đồng dân cư; Tin nhắn.*120/)
  assert.equal((await head.post(ownPath(), form)).status, 200, 'the very same form, sent again over a bad line')
  const twice = await head.post(ownPath(), { ...form, key: '', households: '121' })
  assert.equal(twice.status, 409)
  assert.match(plain(twice), /đã được ghi nhận là thông báo ngày 20\/11\/2026/)
  const again = (await head.get(ownPath())).page.fields(ownPath())
  assert.equal(again['households'], '120')
  assert.match(plain(await head.post(ownPath(), { ...again, households: '118', on: '21/11/2026' })), /Đã sửa nội dung ghi nhận.*118/)
  assert.equal((await head.post(ownPath(), { ...again, key: '', households: '90' })).status, 409)
  const showings = await house.look<{ form: string; from_date: string }>('select form, from_date::text from showing where posting_id = $1 and hamlet_id = $2', [postingId, HAMLET])
  assert.deepEqual(showings, [{ form: 'd', from_date: '2026-11-21' }])
})

test('the commune sees who announced, and says it for a head without a telephone, marked as such', async () => {
  const other = `${sentPath()}/6000002`
  const shown = await commune.get(other)
  const said = await commune.post(other, { ...shown.page.fields(other), 'means-direct': '1' })
  assert.match(plain(said), /2\/5 thôn, tổ dân phố đã thông báo.*Xã, phường ghi thay/)
  const lines = await house.look<{ act: string; unit_id: number; subject: string }>("select act, unit_id, subject from journal where act like 'notice.%' order by seq")
  assert.deepEqual(lines.map(({ act }) => act), ['notice.send', 'notice.send', 'notice.confirm', 'notice.correct', 'notice.confirm'])
  assert.equal(JSON.parse(lines.at(-1)!.subject).byCommune, true)
  assert.equal(JSON.parse(lines[2]!.subject).byCommune, false)
})

test('the Front sees who announced and changes nothing; it sees no figures', async () => {
  for (const login of ['mttq.totung', 'hdnd.totung']) {
    const follower = await house.person(login)
    const read = await follower.get(sentPath())
    assert.equal(read.status, 200)
    assert.doesNotMatch(read.text, /<form method="post" action="\/viec\/cong-khai/)
    // Who writes nothing at all does not even find it; the Front, which recognises boards, is told that this is not its act.
    assert.equal((await follower.post(sentPath(), { who: 'all' })).status, login === 'mttq.totung' ? 403 : 404)
    assert.doesNotMatch(read.text, /href="\/(viec|bao-cao|nhat-ky|don-vi|thon)"/)
    for (const path of ['/viec/dcch-2026/2026/3236682', '/nhat-ky', '/bao-cao']) {
      const figures = await follower.get(path)
      assert.ok(figures.status !== 200 || !/Tơ Tung.*Tổng số hộ/.test(plain(figures)), path)
    }
  }
})

test('a withdrawn one need not be announced any more, and says why', async () => {
  await house.look("update posting set state = 'withdrawn', withdrawn_at = now(), withdrawn_why = 'Đăng nhầm' where posting_id = $1", [postingId])
  assert.match(plain(await head.get(ownPath())), /đã được xã, phường rút.*Đăng nhầm/)
  assert.equal((await commune.post(sentPath(), { who: 'all' })).status, 409)
})

test('in English', async () => {
  const visitor = await house.signIn('thon.totung', 'en')
  for (const path of ['/viec/thong-bao', ownPath()]) assert.equal((await visitor.get(path)).status, 200)
})
