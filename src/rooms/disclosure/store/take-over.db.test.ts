import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { type LineageStep, PlaceRegister, type Unit } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { issueDuty, post, systemHand } from './index.ts'
import { predecessorsOf, successorOf, takeOverDisclosure } from './take-over.ts'

const [BEFORE, NOW] = [new Date('2025-06-10T02:00:00Z'), new Date('2025-07-02T02:00:00Z')]
const ENDED = 3_236_681
const HEIR = 3_236_682

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
})
after(() => house.close())

const work = async <T>(act: (tx: Tx) => Promise<Result<T>>): Promise<T> => mustAccept(await inTransaction(house.database.db, SYSTEM_SCOPE, act))
const takeOver = (today = '2025-07-02') => work(async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), day(today), NOW)))

test('what a commune answered for passes to the one it went into, with its history and its address', async () => {
  const duty = await work((tx) => issueDuty(tx, systemHand(), { unitId: ENDED, item: '1', title: 'Kế hoạch', eventDate: day('2025-06-09') }, BEFORE))
  const waiting = await work((tx) => issueDuty(tx, systemHand(), { unitId: ENDED, item: '3', title: 'Công trình', eventDate: day('2025-06-25') }, new Date('2025-06-26T02:00:00Z')))
  const posted = await work((tx) =>
    post(tx, systemHand(), {
      unitId: ENDED, item: '1', title: 'Kế hoạch', summary: 'Tóm tắt.', duty, showings: [{ form: 'a', place: 'office', from: day('2025-06-10') }],
    }, BEFORE),
  )
  assert.deepEqual(await takeOver('2025-06-30'), { units: 0, duties: 0, postings: 0, left: [] })
  assert.deepEqual(await takeOver(), { units: 1, duties: 2, postings: 1, left: [] })
  assert.deepEqual(await takeOver(), { units: 0, duties: 0, postings: 0, left: [] })
  const [row] = await house.look<{ unit_id: number; holder_id: number; code: string; path: string; province_id: number }>('select * from posting where posting_id = $1', [posted.postingId])
  assert.deepEqual([row!.unit_id, row!.holder_id, row!.code, row!.province_id], [ENDED, HEIR, posted.code, posted.provinceId])
  assert.match(row!.path, /^\/1\/1522\/3236682\/$/)
  const lines = await house.look<{ subject: string; path: string }>("select subject, path from journal where act = 'disclosure.take-over'")
  assert.deepEqual(lines.map(({ subject, path }) => [JSON.parse(subject), path]), [[{ ended: ENDED, duties: 2, postings: 1 }, '/1/1522/3236682/']])

  const officer = await house.person('xa.totung')
  const path = `/viec/cong-khai/tin/${posted.postingId}`
  assert.equal((await officer.get(path)).status, 200)
  const corrected = await officer.fillIn(`${path}/sua`, { summary: 'Bổ sung.', why: 'Sau khi nhập xã' }, '')
  assert.equal(corrected.path, path)
  assert.match((await officer.get(`${path}/ban`)).text, /Sau khi nhập xã/)
  assert.match((await officer.get('/viec/cong-khai')).text, /Công trình/)
  const answered = await officer.fillIn(`/viec/cong-khai/dang?viec=${waiting.dutyId}`, { summary: 'Tiến độ.' }, '')
  assert.match(answered.path, /\/tin\//)
})

test('an officer who opens the desk takes over what nobody did yet', async () => {
  await work((tx) => issueDuty(tx, systemHand(), { unitId: ENDED, item: '5', title: 'Quỹ vì người nghèo', eventDate: day('2025-06-09') }, BEFORE))
  const officer = await house.person('xa.totung')
  assert.match((await officer.get('/viec/cong-khai')).text, /Quỹ vì người nghèo/)
})

test('the units that a unit may have to take over from are those that went into it whole', () => {
  assert.ok(predecessorsOf(loadPlaces(), HEIR).includes(ENDED))
  assert.deepEqual(predecessorsOf(loadPlaces(), ENDED), [])
})

test('the successor is told that plans stay with the units that ended, and that their regulations ended with them', async () => {
  const officer = await house.person('xa.totung')
  for (const path of ['/viec/cong-khai/ke-hoach/2025', '/viec/cong-khai/ke-hoach/2026', '/viec/cong-khai/quy-che']) {
    const { text } = await officer.get(path)
    assert.match(text, /đến hết ngày 30\/6\/2025/, path)
  }
  assert.doesNotMatch((await officer.get('/viec/cong-khai/ke-hoach/2027')).text, /30\/6\/2025/)
})

test('an address printed ten years ago opens after two mergers, and the address of the unit leads to the one of today', async () => {
  const BETWEEN = 3_236_531
  const step = (from: number, to: number, date: string): LineageStep => ({ from, to, date: day(date), share: 'whole', basis: 'x', confidence: 'V' })
  const unit = (id: number, to: string | null): Unit => ({ ...loadPlaces().get(id), id, spans: [{ ...loadPlaces().get(HEIR).spans.at(-1)!, from: null, to: to === null ? null : day(to), code: String(id) }] })
  const twice = new PlaceRegister([unit(ENDED, '2019-12-31'), unit(BETWEEN, '2025-06-30'), unit(HEIR, null)], [step(ENDED, BETWEEN, '2020-01-01'), step(BETWEEN, HEIR, '2025-07-01')])
  assert.deepEqual(twice.heirs(ENDED), [HEIR])
  assert.equal(successorOf(twice, ENDED, day('2019-12-31')), undefined)
  assert.equal(successorOf(twice, ENDED, day('2020-01-01')), BETWEEN)
  const old = await work((tx) => post(tx, systemHand(), { unitId: ENDED, item: '1', title: 'Quy hoạch năm 2016', summary: 'Tóm tắt.', showings: [{ form: 'a', place: 'office', from: day('2016-03-01') }] }, new Date('2025-06-01T02:00:00Z')))
  await work(async (tx) => accept(await takeOverDisclosure(tx, twice, day('2025-07-02'), NOW)))
  const [held] = await house.look<{ holder_id: number; unit_id: number }>('select holder_id, unit_id from posting where code = $1', [old.code])
  assert.deepEqual(held, { holder_id: HEIR, unit_id: ENDED })
  const printed = await house.visitor().get(`/ck/${old.code}`)
  assert.equal(printed.status, 200)
  assert.match(printed.text, /Quy hoạch năm 2016/)
  assert.match(printed.text, new RegExp(`/cong-khai/${HEIR}"`))
  const address = await house.visitor().get(`/cong-khai/${ENDED}`, { follow: false })
  assert.deepEqual([address.status, address.headers.get('Location')], [301, `/cong-khai/${HEIR}`])
})
