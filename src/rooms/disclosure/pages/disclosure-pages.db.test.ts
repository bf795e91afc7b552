import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'
import { registerBody, systemHand } from '#rooms/places/store/bodies.ts'

let house: DemonstrationHouse
let officer: Person
before(async () => {
  house = await DemonstrationHouse.open()
  officer = await house.person('xa.totung')
})
after(() => house.close())

const DESK = '/viec/cong-khai'
const DUTY = { item: '7', title: 'Danh sách hộ được hỗ trợ nhà ở năm 2026', number: '45/QĐ-UBND', eventDate: '18/11/2026' }

/** Issues a duty and answers the address of its page. */
async function issued(change: Partial<typeof DUTY> = {}): Promise<string> {
  const { path } = await officer.fillIn(`${DESK}/viec-moi`, { ...DUTY, ...change }, 'issue')
  return path
}

test('a duty is worked out, issued, disclosed, and stands on the list', async () => {
  const worked = await officer.fillIn(`${DESK}/viec-moi`, DUTY, 'check')
  assert.equal(worked.status, 200)
  // 24/11 is a holiday since 2026.
  assert.match(worked.text, /Hạn công khai: 26\/11\/2026/)
  assert.match(worked.text, /24\/11\/2026/)
  assert.equal((await house.look('select 1 from disclosure_duty where title = $1', [DUTY.title])).length, 0)
  const path = await issued()
  assert.match(path, /^\/viec\/cong-khai\/viec\/[0-9a-f-]{36}$/)
  assert.match((await officer.get(DESK)).text, /Danh sách hộ được hỗ trợ nhà ở năm 2026[\s\S]*còn 2 ngày làm việc/)
  const action = `${DESK}/dang?viec=${path.split('/').at(-1)}`
  const form = await officer.get(action)
  assert.match(form.text, /tự gỡ sau ngày/)
  const posted = await officer.fillIn(action, { summary: '12 hộ của 5 làng được hỗ trợ.' }, '')
  assert.match(posted.path, /^\/viec\/cong-khai\/tin\//)
  assert.match(posted.text, /ngày thứ 1, luật buộc 30 ngày liên tục/)
})

/** Discloses something freely and answers the address of its page. */
async function disclosed(item = '1', fields: Record<string, string> = {}): Promise<string> {
  const action = `${DESK}/dang?muc=${item}`
  const posted = await officer.fillIn(action, { title: `Tin về khoản ${item}`, summary: 'Tóm tắt.', number: '12/NQ-HĐND', eventDate: '20/11/2026', ...fields }, '')
  assert.equal(posted.status, 200, posted.page.errors.map(({ text }) => text).join('; '))
  return posted.path
}

test('refusals stand at their fields, and what was typed is kept', async () => {
  const cases: readonly (readonly [Record<string, string>, string, string])[] = [
    [{ eventDate: '30/11/2026' }, 'eventDate', 'refusal.disclosure.event-ahead'],
    [{ eventDate: '31/11/2026' }, 'eventDate', 'refusal.disclosure.date-form'],
    [{ number: 'số mười hai' }, 'number', 'refusal.disclosure.number-form'],
    [{ number: '12-BC/TU mật' }, 'number', 'refusal.disclosure.secret'],
    [{ summary: '' }, 'summary', 'refusal.disclosure.content-needed'],
    [{ from: '01/11/2026' }, 'from', 'refusal.disclosure.showing-before-decision'],
  ]
  const action = `${DESK}/dang?muc=1`
  for (const [change, field, key] of cases) {
    const typed = { title: 'Kế hoạch', summary: 'Tóm tắt được giữ.', number: '12/NQ-HĐND', eventDate: '20/11/2026' }
    const answer = await officer.fillIn(action, { ...typed, ...change }, '')
    assert.equal(answer.status, 422, field)
    assert.deepEqual(answer.page.errors.map(({ to }) => to), [field])
    assert.match(answer.page.errors[0]!.text, saying(key))
    if (field !== 'summary') assert.match(answer.text, /Tóm tắt được giữ\./)
  }
})

test('a number is put right as it should be written', async () => {
  const path = await disclosed('2', { number: '15/QD-UBND' })
  assert.match((await officer.get(path)).text, /15\/QĐ-UBND ngày 20\/11\/2026/)
})

test('sensitive data is shown before it goes out, and goes out when each kind was looked at', async () => {
  const action = `${DESK}/dang?muc=8`
  const typed = { title: 'Hỗ trợ khắc phục lũ', summary: 'Danh sách.', content: 'Đinh Văn A, CCCD 064190001234, khuyết tật nặng', number: '', eventDate: '' }
  const warned = await officer.fillIn(action, typed, '')
  assert.equal(warned.status, 422)
  assert.match(warned.text, /“064190001234”/)
  const fields = warned.page.fields(action)
  assert.equal((await officer.post(action, { ...fields, 'acknowledged-health': '1' })).status, 422)
  const posted = await officer.post(action, { ...fields, 'acknowledged-health': '1', 'acknowledged-id-number': '1' })
  assert.match(posted.path, /\/tin\//)
  const [line] = await house.look<{ subject: string }>("select subject from journal where act = 'disclosure.post' order by at desc, seq desc limit 1")
  assert.deepEqual(JSON.parse(line!.subject).acknowledged, ['id-number', 'health'])
})

test('the same page sent twice discloses once', async () => {
  const action = `${DESK}/dang?muc=3`
  const { page } = await officer.get(action)
  const form = { ...page.fields(action), title: 'Công trình đường làng Kgiang', summary: 'Tiến độ.' }
  await Promise.all([officer.post(action, form), officer.post(action, form)])
  const rows = await house.look("select 1 from posting_version where title = 'Công trình đường làng Kgiang'")
  assert.equal(rows.length, 1)
})

test('a change is a new version; the old one and what differs can be read', async () => {
  const path = await disclosed('5')
  const corrected = await officer.fillIn(`${path}/sua`, { summary: 'Tóm tắt đã bổ sung.', why: 'Bổ sung số liệu' }, '')
  assert.equal(corrected.path, path)
  const { text } = await officer.get(`${path}/ban`)
  assert.match(text, /Bổ sung số liệu/)
  assert.match(text, /Tóm tắt<ins> đã bổ sung<\/ins>\./)
  const refused = await officer.fillIn(`${path}/sua`, { summary: 'Khác' }, '')
  assert.deepEqual(refused.page.errors.map(({ to }) => to), ['why'])
})

test('of two who correct at once the second sees both, and loses nothing', async () => {
  const path = await disclosed('6')
  const { page } = await officer.get(`${path}/sua`)
  const mine = { ...page.fields(`${path}/sua`), summary: 'Bản của tôi.', why: 'Sửa' }
  await officer.fillIn(`${path}/sua`, { summary: 'Bản của người kia.', why: 'Sửa trước' }, '')
  const conflict = await officer.post(`${path}/sua`, mine)
  assert.equal(conflict.status, 409)
  assert.match(conflict.text, saying('refusal.disclosure.posting-stale'))
  assert.match(conflict.text, /<del>[^<]*người kia/)
  const fields = conflict.page.fields(`${path}/sua`)
  assert.deepEqual([fields['summary'], fields['why']], ['Bản của tôi.', 'Sửa'])
  assert.equal((await officer.post(`${path}/sua`, fields)).path, path)
  assert.equal((await house.look('select 1 from posting_version where posting_id = $1', [path.split('/').at(-1)])).length, 3)
})

test('what is withdrawn stays, with the reason', async () => {
  const path = await disclosed('12')
  assert.equal((await officer.fillIn(`${path}/rut`, { why: '' }, '')).status, 422)
  const { text } = await officer.fillIn(`${path}/rut`, { why: 'Ban hành nhầm mức thu' }, '')
  assert.match(text, /Ban hành nhầm mức thu/)
  assert.equal((await officer.get(`${path}/sua`)).status, 409)
  assert.match((await officer.get(`${DESK}/tin?tim=khoan+12`)).text, saying('disclosure.posting-state.withdrawn'))
})

test('places are recorded, ended and struck; broadcasts are logged and missing days told', async () => {
  const path = await disclosed('11', { eventDate: '19/11/2026', from: '20/11/2026' })
  const before = await officer.get(path)
  assert.match((await officer.get(DESK)).text, /Chưa ghi lần phát của các ngày: 20\/11\/2026/)
  assert.match(before.text, /Chưa ghi lần phát của các ngày: 20\/11\/2026, 21\/11\/2026, 22\/11\/2026/)
  const action = before.page.all('form').find((form) => form.text.includes('Giờ phát'))!.attributes.get('action')!
  const key = before.page.fields(action)['key']!
  assert.equal((await officer.post(action, { act: 'broadcast', key, date: '20/11/2026', time: '25:00', minutes: '10' })).status, 422)
  const logged = await officer.post(action, { act: 'broadcast', date: '20/11/2026', time: '5:30', minutes: '10' })
  assert.match(logged.text, /20\/11\/2026 lúc 05:30, 10 phút/)
  const added = await officer.post(`${path}/noi`, { form: 'a', place: 'culture-house', placeName: 'Nhà văn hóa làng Stơr', from: '21/11/2026', to: '' })
  assert.match(added.text, /Nhà văn hóa làng Stơr/)
  const wrong = await officer.post(`${path}/noi`, { form: 'a', place: 'office', placeName: '', from: '21/11/2026', to: '20/11/2026' })
  assert.deepEqual(wrong.page.errors.map(({ to }) => to), ['to'])
  const struck = await officer.post(action, { act: 'cancel', why: 'Ghi nhầm' })
  assert.match(struck.text, /<del>/)
})

test('items that must stay posted and are not are named', async () => {
  assert.match((await officer.get(DESK)).text, /href="\/viec\/cong-khai\/dang\?muc=13"/)
  const standing = await disclosed('13')
  assert.doesNotMatch((await officer.get(DESK)).text, /href="\/viec\/cong-khai\/dang\?muc=13"/)
  // What stands for good follows its changes: the page leads to what is there.
  assert.match((await officer.get(`${DESK}/dang?muc=13`)).text, new RegExp(`href="${standing}/sua"`))
})

test('a duty issued by mistake is cancelled with a reason', async () => {
  const path = await issued({ title: 'Nhập nhầm' })
  assert.equal((await officer.fillIn(path, { why: '' }, '', `${path}/huy`)).status, 422)
  assert.match((await officer.fillIn(path, { why: 'Trùng việc khác' }, '', `${path}/huy`)).text, /Trùng việc khác/)
})

test('others’ postings answer as if they were not there; who does not disclose has no desk', async () => {
  const path = await disclosed('1')
  const other = await house.person('xa.kbang')
  for (const each of [path, `${path}/sua`, `${path}/ban`, `${path}/rut`]) assert.equal((await other.get(each)).status, 404)
  assert.equal((await other.post(`${path}/sua`, { title: 'x', summary: 'x', why: 'x', revision: '1' })).status, 404)
  assert.equal((await other.post(`${path}/rut`, { why: 'x' })).status, 404)
  const province = await house.person('tinh.gialai')
  assert.doesNotMatch((await province.get('/viec')).text, /href="\/viec\/cong-khai"/)
  assert.equal((await province.get(DESK)).status, 403)
  assert.equal((await province.post(`${DESK}/viec-moi`, { ...DUTY, act: 'issue' })).status, 403)
  for (const each of [`${DESK}/tin/khong-co`, `${DESK}/viec/khong-co`, `${DESK}/dang?viec=01a20621-ad00-725c-874e-d163eb0114d9`]) assert.equal((await officer.get(each)).status, 404)
  assert.match((await new Person(house.visitor()).visitor.get(DESK)).path, /^\/dang-nhap/)
})

test('the reporter of an agency has the items of the agency, and postings of twenty days', async () => {
  const wanted = { name: 'Trường THCS Tơ Tung', kind: 'agency', code: '', parent: '23668', from: '2025-07-01' as CalendarDate, to: null } as const
  const body = mustAccept(mustAccept(await house.work(async (tx) => accept(await registerBody(tx, wanted, systemHand(), house.now)))))
  await house.account('truong.hoc', 'reporter', body.unitId)
  const reporter = await house.signIn('truong.hoc')
  const action = `${DESK}/dang?muc=1`
  const posted = await reporter.fillIn(action, { title: 'Quy chế chi tiêu nội bộ', summary: 'Tóm tắt.', number: '07/QĐ-THCS', eventDate: '20/11/2026' }, '')
  assert.match(posted.text, /luật buộc 20 ngày liên tục/)
  assert.match(posted.text, /Điều 48/)
})

test('in English, too', async () => {
  const english = await house.signIn('xa.kongbola', 'en')
  for (const path of [DESK, `${DESK}/viec-moi`, `${DESK}/dang`, `${DESK}/dang?muc=7`, `${DESK}/tin`]) assert.equal((await english.get(path)).status, 200, path)
})

test('the newest version is told in another language, once; a new version is told anew', async () => {
  const path = await disclosed('5', { title: 'Quỹ vì người nghèo' })
  const typed = { lang: 'bdq', title: 'Jên gum bơngai hin', content: 'Tơdrong pơm.' }
  assert.deepEqual((await officer.fillIn(`${path}/dich`, { ...typed, title: '' }, '')).page.errors.map(({ to }) => to), ['title'])
  assert.deepEqual((await officer.fillIn(`${path}/dich`, { ...typed, content: '' }, '')).page.errors.map(({ to }) => to), ['content'])
  const told = await officer.fillIn(`${path}/dich`, typed, '')
  assert.match(told.text, /<span lang="bdq">Jên gum bơngai hin/)
  assert.equal((await officer.fillIn(`${path}/dich`, typed, '')).status, 422)
  await officer.fillIn(`${path}/sua`, { summary: 'Khác.', why: 'Sửa' }, '')
  assert.doesNotMatch((await officer.get(path)).text, /Jên gum/)
  assert.equal((await officer.fillIn(`${path}/dich`, typed, '')).path, path)
})
