import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'

let house: DemonstrationHouse
let officer: Person
before(async () => {
  house = await DemonstrationHouse.open()
  officer = await house.person('xa.totung')
})
after(() => house.close())

function upload(text: string) {
  const form = new FormData()
  form.set('file', new File([text], 'ho.csv', { type: 'text/csv' }))
  form.set('from', '01/7/2026')
  return officer.post('/viec/ho/nhap', form)
}

test('a list is looked over by cell, then written whole; brought twice it changes nothing', async () => {
  const commune = await officer.get('/viec/ho')
  const [, roll, name] = /href="(\/viec\/ho\/\d+)">([^<]+)</.exec(commune.text)!
  const wrong = await upload(`Thôn,Họ và tên,Địa chỉ\n${name},,Ngõ 1\nKhông Có,Trần Thử,Ngõ 2\n`)
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Ô B2: [\s\S]*Ô A3: /)
  const good = `Thôn,Họ và tên,Địa chỉ\n${name},Trần Thử Nhất,Ngõ 901\n${name},Tran Thu Nhat,Ngo 901\n`
  const preview = await upload(good)
  assert.equal(preview.status, 200)
  assert.doesNotMatch((await officer.get(roll!)).text, /Trần Thử Nhất/)
  const written = await officer.post('/viec/ho/nhap', preview.page.fields('/viec/ho/nhap'))
  assert.ok(written.status < 400)
  assert.match((await officer.get(roll!)).text, /Trần Thử Nhất/)
  assert.doesNotMatch((await officer.get(`${roll}?ngay=30/6/2026`)).text, /Trần Thử Nhất/)
  const again = await upload(good)
  assert.match(again.text, saying('refusal.households.nothing-new'))

  const twins = await officer.get('/viec/ho/trung')
  assert.match(twins.text, /Trần Thử Nhất[\s\S]*Tran Thu Nhat/)
  const kept = await officer.fillIn('/viec/ho/trung', {}, 'keep-left')
  assert.doesNotMatch(kept.text, /Tran Thu Nhat/)
})

test('a household has another representative from a day; the roll of the day before has the former', async () => {
  const [, roll] = /href="(\/viec\/ho\/\d+)">/.exec((await officer.get('/viec/ho')).text)!
  const [, address, former] = /href="(\/viec\/ho\/ho\/[0-9a-f-]{36})">(Trần Thử Nhất)</.exec((await officer.get(roll!)).text)!
  const page = await officer.get(address!)
  const [, key] = /name="key" value="([^"]+)"/.exec(page.text)!
  const [, revision] = /name="revision" value="(\d+)"/.exec(page.text)!
  const refused = await officer.post(address!, { key: key!, revision: revision!, act: 'change', name: 'Trần Thử Hai', address: '', on: '01/7/2026', why: '' })
  assert.equal(refused.status, 422)
  const done = await officer.post(address!, { key: key!, revision: revision!, act: 'change', name: 'Trần Thử Hai', address: '', on: '02/8/2026', why: 'Đổi' })
  assert.ok(done.status < 400, done.text)
  assert.match((await officer.get(`${roll}?ngay=02/8/2026`)).text, /Trần Thử Hai/)
  assert.match((await officer.get(`${roll}?ngay=01/8/2026`)).text, new RegExp(former!))
})

test('statuses are seen by the commune only; other units have no roll here', async () => {
  const [, roll] = /href="(\/viec\/ho\/\d+)">/.exec((await officer.get('/viec/ho')).text)!
  assert.equal((await officer.get(`${roll}/dien-rieng`)).status, 200)
  assert.equal((await officer.post(`${roll}/dien-rieng`, { household: '', from: '01/7/2026' })).status, 422)
  assert.equal((await officer.get('/viec/ho/999')).status, 404)
})

test('the head of a hamlet keeps its roll, and neither sees nor writes statuses', async () => {
  const head = await house.person('thon.totung')
  const roll = '/viec/ho/6000001'
  assert.ok((await head.post(`${roll}/them`, { name: 'Hộ Thôn Một', address: '', number: '', code: '', from: '01/7/2026' })).status < 400)
  const shown = await head.get(roll)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.text, /dien-rieng/)
  const [, address] = /href="(\/viec\/ho\/ho\/[0-9a-f-]{36})">/.exec(shown.text)!
  const refused = await head.get(`${roll}/dien-rieng`)
  assert.equal(refused.status, 403)
  assert.match(refused.text, saying('refusal.households.status-not-yours'))
  const written = await head.post(`${roll}/dien-rieng`, { household: address!.slice(-36), kind: 'poor', detail: '', from: '01/7/2026' })
  assert.equal(written.status, 403)
  assert.deepEqual(await house.look('select 1 from household_status where household_id = $1', [address!.slice(-36)]), [])
})

test('the commune enters a status; a form shown before another change is refused and says so', async () => {
  const roll = '/viec/ho/6000001'
  const [, householdId] = /href="\/viec\/ho\/ho\/([0-9a-f-]{36})">/.exec((await officer.get(roll)).text)!
  const done = await officer.post(`${roll}/dien-rieng`, { household: householdId!, kind: 'near-poor', detail: 'QĐ 7', from: '01/7/2026' })
  assert.ok(done.status < 400)
  assert.match((await officer.get(`${roll}/dien-rieng`)).text, /QĐ 7/)

  const address = `/viec/ho/ho/${householdId}`
  const [, revision] = /name="revision" value="(\d+)"/.exec((await officer.get(address)).text)!
  const righted = await officer.post(address, { act: 'correct', revision: revision!, name: 'Hộ Sửa Trước', address: '' })
  assert.ok(righted.status < 400)
  const stale = await officer.post(address, { act: 'correct', revision: revision!, name: 'Hộ Sửa Sau', address: '' })
  assert.equal(stale.status, 422)
  assert.match(stale.text, saying('refusal.households.stale'))
  assert.doesNotMatch((await officer.get(roll)).text, /Hộ Sửa Sau/)
})
