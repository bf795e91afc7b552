import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { Visitor } from '#harness/visitor.ts'
import { indicatorsPages } from '#rooms/indicators/pages/index.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'
import { pathsOfPredecessors } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { createApp } from '#web/app.ts'
import type { App } from '#web/house.ts'
import { words } from '#words/words.ts'
import { DEMONSTRATION_ACCOUNTS } from '../../../demonstration/demonstration-accounts.ts'
import { changesOf, figureText } from './changes.tsx'
import { journalPages } from './index.ts'

let house: DemonstrationDatabase
let app: App
before(async () => {
  house = await demonstrationDatabase()
  const places = loadPlaces()
  app = createApp(
    {
      database: house.db, mode: 'demonstration', now: () => new Date('2026-11-23T02:00:00Z'), version: '0', log: () => undefined,
      pathsOfPredecessors: (unit) => pathsOfPredecessors(places, unit),
    },
    [officesPages, indicatorsPages(house.catalogue, places), journalPages(house.catalogue)],
  )
})
after(() => house.drop())

async function signedIn(login: string, lang = 'vi'): Promise<Visitor> {
  const visitor = new Visitor(app, { lang })
  await visitor.post('/dang-nhap', { login, password: DEMONSTRATION_ACCOUNTS.password })
  return visitor
}

const numbers = (text: string): number[] => [...text.matchAll(/>dòng (\d+)</g)].map((match) => Number(match[1]))

test('what an officer saves is in the journal in words, with old and new figures, and the form leads to it', async () => {
  const officer = await signedIn('xa.dakrong')
  const path = '/bieu-mau/dcch-2026/2026/3236442'
  const form = await officer.get(path)
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)![1]!
  const saved = await officer.post(path, { base: hidden('base'), key: hidden('key'), act: 'save', 'v.training_people': '1.234', 'v.mediation_teams': '7/9' })
  assert.equal(saved.status, 200)
  assert.match(saved.text, /href="\/nhat-ky\?don-vi=3236442&amp;bieu=dcch-2026&amp;ky=2026"/)
  const history = await officer.get('/nhat-ky?don-vi=3236442&bieu=dcch-2026&ky=2026')
  assert.match(history.text, /Lịch sử của biểu/)
  const newest = history.text.slice(history.text.indexOf('<tbody'), history.text.indexOf('</tr>', history.text.indexOf('<tbody')))
  for (const said of [/09:00 23\/11\/2026/, /Đinh Yum/, /Công chức cấp xã, Xã Đak Rong/, /Lưu nháp biểu/, /<del>86<\/del>[\s\S]*<ins>1\.234<\/ins>/, /<ins>7\/9<\/ins>/]) {
    assert.match(newest, said)
  }
})

test('keyset: every line once, the newest first, over all pages', async () => {
  const officer = await signedIn('tinh.gialai')
  const seen: number[] = []
  let href: string | undefined = '/nhat-ky?viec=submission.import'
  for (let pages = 0; href && pages < 40; pages++) {
    const { text, status } = await officer.get(href)
    assert.equal(status, 200)
    seen.push(...numbers(text))
    href = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  const { rows } = await house.db.ownerPool.query(
    "select province_id, seq from journal where act = 'submission.import' and path like '/1/1522/%' or act = 'submission.import' and path like '/1/1521/%' or act = 'submission.import' and path like '/1/1641/%' order by at desc, province_id desc, seq desc")
  assert.ok(rows.length > 80, 'more than two pages')
  assert.deepEqual(seen, rows.map((row: { seq: number }) => row.seq))
})

test('nobody sees lines of other units, whatever the address says', async () => {
  const officer = await signedIn('xa.kbang')
  assert.equal((await officer.get('/nhat-ky?don-vi=3236682')).status, 404, 'a unit beside')
  assert.equal((await officer.get('/nhat-ky?don-vi=1522')).status, 404, 'the unit above')
  assert.equal((await officer.get('/nhat-ky?don-vi=9999999')).status, 404)
  const all = await officer.get('/nhat-ky')
  assert.doesNotMatch(all.text, /Xã Tơ Tung|Kông Lơng Khơng/)
  const former = await officer.get('/nhat-ky?don-vi=3236381')
  assert.equal(former.status, 200, 'a unit it came from')
  assert.match(former.text, /Thị trấn KBang/)
  const administrator = await signedIn('quantri')
  assert.equal((await administrator.get('/nhat-ky')).status, 403)
  assert.equal((await new Visitor(app).get('/nhat-ky', { follow: false })).status, 303)
})

test('filters: act, day, and days that are none', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const day = await officer.get('/nhat-ky?ngay=06/10/2020')
  assert.ok(numbers(day.text).length > 0)
  assert.doesNotMatch(day.text.slice(day.text.indexOf('<tbody')), /\d\d:\d\d (?!0?6\/10\/2020)/)
  const locked = await officer.get('/nhat-ky?viec=session.sign-in')
  assert.match(locked.text, /<strong>Đăng nhập<\/strong>/)
  assert.doesNotMatch(locked.text, /<strong>Nhập số liệu từ tệp<\/strong>/)
  const wrong = await officer.get('/nhat-ky?ngay=32/1/2020')
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /32\/1\/2020/)
  assert.match((await officer.get('/nhat-ky?ngay=1/1/1990')).text, /Không có dòng nhật ký nào/)
  for (const odd of ['/nhat-ky?truoc=x', '/nhat-ky?truoc=1-2-3', '/nhat-ky?viec=%00&don-vi=abc', "/nhat-ky?bieu='&ky=%ff"]) {
    assert.equal((await officer.get(odd)).status, 200, odd)
  }
  assert.match((await (await signedIn('huyen2020.kbang', 'en')).get('/nhat-ky')).text, /Imported figures|Signed in/)
})

test('old and new values as officials read them', () => {
  const w = words('vi')
  assert.equal(figureText('11796.9', false, w), '11.796,9')
  assert.equal(figureText('16/1700', false, w), '16/1.700')
  assert.equal(figureText('none-arose', false, w), 'không phát sinh')
  assert.equal(figureText('1', true, w), 'Có')
  assert.equal(figureText(undefined, false, w), 'chưa có số liệu')
  const form = house.catalogue.getForm('qcdc-2020')
  assert.deepEqual(changesOf({ figures: [{ code: 'households', old: '1', new: '1' }, { code: 'khong_con', old: null, new: '5' }] }, form, w), [
    { what: 'khong_con', old: 'chưa có số liệu', new: '5', explanation: undefined },
  ])
  assert.equal(changesOf({ section: 'II.1', old: null, new: 'Có {{households}} hộ' }, form, w)[0]!.new, 'Có [Tổng số hộ] hộ')
})
