import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { HAMLET_ROLL } from '#rooms/places/index.ts'
import { registerBody, systemHand as registrar } from '#rooms/places/store/bodies.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { confirmAnnouncement } from './confirm-announcement.ts'
import { findDiscloser, post, readDesk, systemHand, takeOverDisclosure } from './index.ts'
import { readCouncilSource } from './paper-sources.ts'
import { findQuarterUnit, readOpenRegister } from './quarters.ts'
import { receiveRequest } from './receive-request.ts'
import { sendToHamlets } from './send-to-hamlets.ts'
import { takeOverAsked } from './take-over-asked.ts'

const [BEFORE, AFTER] = [new Date('2025-06-10T02:00:00Z'), new Date('2025-07-02T02:00:00Z')]
const TODAY = day('2025-07-02')
const ENDED = 3_236_681
const HEIR = 3_236_682
const HEIR_PATH = '/1/1522/3236682/'

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
})
after(() => house.close())

const work = async <T>(act: (tx: Tx) => Promise<Result<T>>): Promise<T> => mustAccept(await inTransaction(house.database.db, SYSTEM_SCOPE, act))
const takeOver = () => work(async (tx) => accept(await takeOverAsked(tx, loadPlaces(), TODAY)))

test('a request to a commune that ended is answered by the one that it went into, within the time that was running', async () => {
  const { requestId, due } = await work((tx) =>
    receiveRequest(tx, { requestId: newId(), unitId: ENDED, kind: 'request', item: '', place: '', text: 'Xin xem quyết toán ngân sách', name: '', contact: '' }, BEFORE),
  )
  const at = `/viec/yeu-cau/${requestId}`
  const officer = await house.person('xa.totung')
  assert.equal((await officer.post(at, { revision: '1', act: 'answer', answer: 'Đã niêm yết.' })).status, 404)
  assert.equal((await takeOver()).requests, 1)
  assert.equal((await takeOver()).requests, 0)
  const [row] = await house.look<{ path: string; unit_id: number; due: string }>('select path, unit_id, due::text from information_request where request_id = $1', [requestId])
  assert.deepEqual(row, { path: HEIR_PATH, unit_id: ENDED, due })
  assert.match((await officer.post(at, { revision: '1', act: 'answer', answer: 'Đã niêm yết.' })).text, /Đã gửi trả lời/)
})

test('a hamlet went on under the successor, and its notices with it', async () => {
  const hand = registrar(undefined, HAMLET_ROLL)
  const { unitId, endsWithUnit } = await work((tx) => registerBody(tx, { name: 'Làng Bơ Năng', kind: 'thon', code: 'L7', parent: 'Xã Kông Lơng Khơng', from: day('2024-01-01'), to: null }, hand, BEFORE))
  assert.equal(endsWithUnit, null)
  const posted = await work((tx) => post(tx, systemHand(), { unitId: ENDED, item: '8', title: 'Mức thu', summary: 'Tóm tắt.', showings: [{ form: 'a', place: 'office', from: day('2025-06-10') }] }, BEFORE))
  const of = { provinceId: posted.provinceId, postingId: posted.postingId }
  assert.deepEqual(await work((tx) => sendToHamlets(tx, systemHand(), { ...of, hamlets: 'all' }, BEFORE)), { sent: 1 })
  await work((tx) => confirmAnnouncement(tx, systemHand(), { ...of, hamletId: unitId, on: day('2025-06-10'), means: ['meeting'], households: '', note: '', decided: null }, BEFORE))
  await work(async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), TODAY, AFTER)))
  assert.equal((await takeOver()).notices, 1)
  const paths = await house.look<{ path: string }>('select path from hamlet_notice where hamlet_id = $1 union all select path from showing where hamlet_id = $1', [unitId])
  assert.deepEqual(paths.map(({ path }) => path), [`${HEIR_PATH}${unitId}/`, `${HEIR_PATH}${unitId}/`])
  const officer = await house.person('xa.totung')
  const read = await officer.get(`/viec/cong-khai/tin/${posted.postingId}/thon`)
  assert.match(read.text, /Làng Bơ Năng/)
  const told = (await house.visitor().get(`/ck/${posted.code}`)).text
  assert.equal(told.split('Làng Bơ Năng').length - 1, 1, 'the public reads it once')
  assert.match(read.text, /1\/1 thôn/)
})

test('what was taken over from another province is in the register, on the desk and in the report of its successor', async () => {
  const posted = await work((tx) => post(tx, systemHand(), { unitId: ENDED, item: '8', title: 'Dự án cũ', summary: 'Tóm tắt.', showings: [{ form: 'a', place: 'office', from: day('2025-06-10') }] }, BEFORE))
  assert.notEqual(posted.provinceId, 1522, 'the province that it arose in ended too')
  await work((tx) => receiveRequest(tx, { requestId: newId(), unitId: ENDED, kind: 'request', item: '', place: '', text: 'Xin xem dự án', name: '', contact: '' }, BEFORE))
  await work(async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), TODAY, AFTER)))
  await takeOver()
  const read = await work(async (tx) => {
    const unit = (await findQuarterUnit(tx, HEIR, TODAY))!
    const register = await readOpenRegister(tx, unit, { year: 2025, quarter: 2 })
    const desk = await readDesk(tx, (await findDiscloser(tx, HEIR, TODAY))!, TODAY)
    const council = await readCouncilSource(tx, unit, day('2025-01-01'), day('2025-12-31'), day('2025-07-03'))
    return accept({ register: JSON.stringify(register), desk: desk.openRequests, council: council.requests })
  })
  assert.match(read.register, /Dự án cũ/)
  assert.equal(read.desk, 1)
  assert.equal(read.council.open, 1)
})
