import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { Visitor } from '#harness/visitor.ts'
import { indicatorsPages } from '#rooms/indicators/pages/index.ts'
import { journalPages } from '#rooms/journal/pages/index.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { createApp } from '#web/app.ts'
import type { App } from '#web/house.ts'
import { DEMONSTRATION_ACCOUNTS } from '../../../demonstration/demonstration-accounts.ts'
import { reportsPages } from './index.ts'

let house: DemonstrationDatabase
let app: App
before(async () => {
  house = await demonstrationDatabase()
  app = createApp(
    { database: house.db, mode: 'demonstration', now: () => new Date('2026-11-23T02:00:00Z'), version: '0', log: () => undefined },
    [officesPages, indicatorsPages(house.catalogue, loadPlaces()), reportsPages(house.catalogue), journalPages(house.catalogue)],
  )
})
after(() => house.drop())

const COMMUNE = '3236681'
const FORM = `/bieu-mau/qcdc-2020/2020/${COMMUNE}`
const AT = `/bao-cao/qcdc-2020/2020/${COMMUNE}/da-ban-hanh`
const DISTRICT = '/bao-cao/qcdc-2020/2020/26251/da-ban-hanh'

// Written for this test.
const REPORT = `ỦY BAN NHÂN DÂN
XÃ KÔNG LƠNG KHƠNG
Số: 71/BC-UBND
Kông Lơng Khơng, ngày 05 tháng 10 năm 2020
BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2020
I. Đặc điểm, tình hình chung
Toàn xã có tổng số hộ là 1.234 hộ với 4.321 khẩu.
II. Kết quả thực hiện
Trong năm tiếp nhận 12 vụ việc hòa giải; hòa giải thành 9 vụ, hòa giải không thành 02 vụ, đang giải quyết 01 vụ.
Tiếp nhận 17 đơn khiếu nại, tố cáo, kiến nghị, phản ánh; đã giải quyết 16 đơn, đạt 94,11%.
`

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(app, { lang: 'vi' })
  await visitor.post('/dang-nhap', { login, password: DEMONSTRATION_ACCOUNTS.password })
  return visitor
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What the form sent to `action` holds as it stands: hidden fields, texts, ticked boxes. */
function fields(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g)].find((match) => match[1] === action)
  assert.ok(form, `no form for ${action}`)
  return Object.fromEntries(
    [...form[0].matchAll(/<input([^>]*)>/g)].flatMap(([, inside]) => {
      const name = /name="([^"]+)"/.exec(inside!)?.[1]
      return name && name !== 'chon' ? [[name, unescaped(/value="([^"]*)"/.exec(inside!)?.[1] ?? '')]] : []
    }),
  )
}

const ticks = (html: string): Record<string, boolean> =>
  Object.fromEntries([...html.matchAll(/<input type="checkbox" id="[^"]+" name="chon" value="([^"]+)"( checked="")?/g)].map((match) => [match[1]!, match[2] !== undefined]))

/** Sends the same name several times, as boxes do. */
async function confirm(visitor: Visitor, at: string, given: Record<string, string>, codes: readonly string[]) {
  const form = new FormData()
  for (const [name, value] of [...Object.entries(given), ...codes.map((code) => ['chon', code] as const)]) form.append(name, value)
  return visitor.post(`${at}/lay-so-lieu`, form)
}

const rowsOf = async (sql: string) => (await house.db.ownerPool.query(sql)).rows

/** The commune's form taken back by the district, with an empty cell. */
async function reopened(): Promise<Visitor> {
  const district = await signedIn('lanhdao2020.kbang')
  const form = await district.get(FORM)
  const { base, key } = fields(form.text, `${FORM}/trang-thai`)
  assert.equal((await district.post(`${FORM}/trang-thai`, { base: base!, key: key!, act: 'reopen', reason: 'Lấy lại số theo báo cáo đã ban hành' })).status, 200)
  const officer = await signedIn('xa2020.konglongkhong')
  const mine = fields((await officer.get(FORM)).text, FORM)
  assert.equal((await officer.post(FORM, { base: mine['base']!, key: mine['key']!, act: 'save', 'v.mediation_total': '' })).status, 200)
  return officer
}

test('figures that were accepted are not taken over: the page says so and offers no tick', async () => {
  const officer = await signedIn('xa2020.konglongkhong')
  const read = await officer.post(AT, { 'van-ban': REPORT })
  assert.equal(read.status, 200)
  assert.match(read.text, /đã được duyệt nên không lấy số liệu/)
  assert.equal(ticks(read.text)['mediation_total'], undefined)
})

test('a report of the commune: proposed beside what stands, confirmed once, told in form, sources and journal', async () => {
  const officer = await reopened()
  const read = await officer.post(AT, { 'van-ban': REPORT })
  assert.equal(read.status, 200)
  const boxes = ticks(read.text)
  assert.equal(boxes['mediation_total'], true, 'an empty cell')
  assert.equal(boxes['households'], false, 'another figure stands already')
  assert.match(read.text, /khác số đang có/)
  assert.match(read.text, /<code>percent\./, 'what is wrong in it is told beside')
  const given = fields(read.text, `${AT}/lay-so-lieu`)
  assert.deepEqual([given['so'], given['ngay-ban-hanh'], given['trich-yeu']], ['71/BC-UBND', '05/10/2020', 'Kết quả thực hiện dân chủ ở cơ sở năm 2020'])
  assert.deepEqual(await rowsOf(`select 1 from printed_report where unit_id = ${COMMUNE}`), [], 'nothing is kept before')

  const before = await rowsOf(`select number, explanation from figure f join indicator i using (indicator_id) where unit_id = ${COMMUNE} and period_id = 2 and i.code = 'households'`)
  const saved = await confirm(officer, AT, given, ['mediation_total', 'mediation_settled'])
  assert.equal(saved.status, 200)
  assert.match(saved.path, new RegExp(`^${FORM}`))
  assert.match(saved.text, /Lấy từ báo cáo 71\/BC-UBND ngày 05\/10\/2020:[\s\S]{0,40}tiếp nhận 12 vụ việc hòa giải/)
  const figure = async (code: string) => (await rowsOf(`select number::text from figure f join indicator i using (indicator_id) where unit_id = ${COMMUNE} and period_id = 2 and i.code = '${code}'`))[0].number
  assert.deepEqual([await figure('mediation_total'), await figure('mediation_settled')], ['12', '9'])
  assert.deepEqual(await rowsOf(`select number, explanation from figure f join indicator i using (indicator_id) where unit_id = ${COMMUNE} and period_id = 2 and i.code = 'households'`), before)

  const lines = async () => (await rowsOf(`select act, subject from journal where unit_id = ${COMMUNE} order by seq desc limit 2`)).map((row) => [row.act, JSON.parse(row.subject)])
  const [[act, subject], [savedAct]] = (await lines()) as [[string, any], [string, any]]
  assert.deepEqual([act, savedAct], ['report.take-in', 'submission.save'])
  assert.deepEqual([subject.report.number, subject.report.dated, subject.report.sha256.length], ['71/BC-UBND', '2020-10-05', 64])
  assert.match(subject.quoted[0].quote, /12 vụ việc hòa giải/)

  const count = (await rowsOf('select count(*)::int as n from journal'))[0].n
  const again = await confirm(officer, AT, given, ['mediation_total', 'mediation_settled'])
  assert.equal(again.status, 200)
  assert.equal((await rowsOf('select count(*)::int as n from journal'))[0].n, count, 'the second press writes nothing')
  assert.match(again.text, /71\/BC-UBND/)
  const journal = await officer.get(`/nhat-ky?don-vi=${COMMUNE}&viec=report.take-in`)
  assert.match(journal.text, /Lấy số liệu từ báo cáo đã ban hành/)
  assert.match(journal.text, /trích: “[^”]*12 vụ việc/)
})

test('a page overtaken by a colleague is shown anew; a forged or foreign page is refused; number and date are asked for', async () => {
  const officer = await signedIn('xa2020.konglongkhong')
  const read = await officer.post(AT, { 'van-ban': REPORT })
  const given = fields(read.text, `${AT}/lay-so-lieu`)
  const mine = fields((await officer.get(FORM)).text, FORM)
  await officer.post(FORM, { base: mine['base']!, key: mine['key']!, act: 'save', 'v.mediation_open': '7' })
  const late = await confirm(officer, AT, given, ['mediation_open'])
  assert.equal(late.status, 409)
  assert.match(late.text, /vừa được người khác sửa/)
  const fresh = fields(late.text, `${AT}/lay-so-lieu`)
  assert.equal((await confirm(officer, AT, fresh, ['mediation_open'])).status, 200)

  const forged = await confirm(officer, AT, { ...fresh, doc: `${fresh['doc']!.slice(0, -6)}AAAAAA` }, ['mediation_open'])
  assert.equal(forged.status, 422)
  assert.match(forged.text, /tải báo cáo lên lại/)
  const other = await signedIn('xa2020.konpne')
  assert.equal((await confirm(other, AT, fresh, ['mediation_open'])).status, 404)
  const bare = await confirm(officer, AT, { ...fresh, so: 'BC-UBND', 'ngay-ban-hanh': '' }, [])
  assert.equal(bare.status, 422)
  for (const said of [/Chưa chọn số liệu nào/, /không đúng dạng\. Ví dụ: 480/, /Chưa ghi ngày ban hành/]) assert.match(bare.text, said)
})

test('what cannot be read is refused by name; a form that is not the unit’s is not there', async () => {
  const officer = await signedIn('xa2020.konglongkhong')
  const empty = await officer.post(AT, { 'van-ban': ' ' })
  assert.equal(empty.status, 422)
  const form = new FormData()
  form.set('tep', new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])], 'cu.doc'))
  const old = await officer.post(AT, form)
  assert.equal(old.status, 422)
  assert.match(old.text, /\.docx/)
  assert.equal((await officer.get(`/bao-cao/dcch-2026/2026/${COMMUNE}/da-ban-hanh`)).status, 404)
  assert.match((await new Visitor(app).get(AT)).path, /^\/dang-nhap/)
})

test('a report of the district stands beside the sums, which nobody types over', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const text = 'BÁO CÁO\nKết quả năm 2020\nI. Đặc điểm\nToàn huyện có tổng số hộ là 17.775 hộ. Số hộ nghèo là 940 hộ, chiếm 5,27%.\n'
  const read = await officer.post(DISTRICT, { 'van-ban': text })
  const boxes = ticks(read.text)
  assert.equal(boxes['households'], true, 'agrees with the sum')
  assert.equal(boxes['poor_households'], false, 'differs from the sum')
  const given = { ...fields(read.text, `${DISTRICT}/lay-so-lieu`), so: '91/BC-UBND', 'ngay-ban-hanh': '31/12/2020' }
  const sums = await rowsOf('select sum(total)::text as t from rollup where unit_id = 26251')
  const saved = await confirm(officer, DISTRICT, given, ['poor_households', 'poor_households_printed_percent'])
  assert.equal(saved.status, 200)
  assert.match(saved.text, /bên cạnh số tổng hợp/)
  assert.deepEqual(await rowsOf('select sum(total)::text as t from rollup where unit_id = 26251'), sums)
  const source = await officer.get('/so-lieu/qcdc-2020/2020/26251/poor_households')
  assert.match(source.text, /Báo cáo 91\/BC-UBND ngày 31\/12\/2020 ghi 940/)
  assert.match((await officer.get('/bao-cao/qcdc-2020/2020/26251')).text, /91\/BC-UBND/)
  const below = await officer.post(AT, { 'van-ban': REPORT })
  assert.equal(below.status, 200, 'a subordinate’s report is checked')
  assert.deepEqual(ticks(below.text), {}, 'its figures are taken in by the unit itself')
})
