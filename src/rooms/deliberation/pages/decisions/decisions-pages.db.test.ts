import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { storeDecision, type StoredDecision, storeMatter } from '../../testing/store-decisions.ts'
import { communeMatterPath, decisionActPath, decisionPath, ELECTIONS, electionActPath, OLD_DECISION, RECOGNISE } from './paths.ts'

const TOTUNG = 3236682
const HAMLET = 6_000_001

let house: DemonstrationHouse
let [head, staff, leader, front]: Person[] = []
before(async () => {
  house = await DemonstrationHouse.open()
  await house.account('thu.lanhdao', 'commune-leader', TOTUNG)
  ;[head, staff, leader, front] = [await house.person('thon.totung'), await house.person('xa.totung'), await house.person('thu.lanhdao'), await house.person('mttq.totung')]
})
after(() => house.close())

const stored = async (of: Partial<StoredDecision> = {}) =>
  mustAccept(await house.work(async (tx) => accept(await storeDecision(tx, { hamletId: HAMLET, on: day('2026-11-12'), ...of }, house.now))))
const act = (who: Person | undefined, decisionId: string, name: string, typed: Readonly<Record<string, string>>) =>
  who!.fillIn(decisionPath(decisionId), typed, '', decisionActPath(decisionId, name))

test('a road: the head sends, the commune receives and makes public, the head notes how it goes with a photo to add', async () => {
  const { decisionId } = await stored({ cash: 45_000_000, title: 'Đường bê tông làng' })
  const shown = await head!.get(decisionPath(decisionId))
  assert.equal(shown.page.title, 'Đường bê tông làng')
  assert.match(shown.text, saying('decisions.awaits.send'))
  assert.match(shown.text, /19\/11\/2026, quá hạn 2 ngày làm việc/)
  const wrong = await act(head, decisionId, 'gui', { on: '31/02/2026' })
  assert.equal(wrong.status, 422)
  assert.equal(wrong.page.errors[0]?.to, 'gui-on')
  const sent = await act(head, decisionId, 'gui', { on: '17/11/2026', number: '05/NQ-LK' })
  assert.match(sent.text, saying('decisions.sent'))
  assert.ok(!sent.text.includes(decisionActPath(decisionId, 'nhan')), 'a head does not say what the commune received')
  const received = await act(staff, decisionId, 'nhan', { on: '18/11/2026' })
  assert.match(received.text, saying('decisions.state.in-force'))
  const published = await act(staff, decisionId, 'cong-khai', {})
  assert.match(published.text, saying('decisions.published'))
  assert.match(published.text, /\/viec\/cong-khai\/viec\//)
  assert.match((await head!.get(decisionPath(decisionId))).text, saying('decisions.public-taken-on'))
  const noted = await act(head, decisionId, 'thuc-hien', { state: 'going-on', text: 'Đã đổ 200 m', cash: '12.500.000', labourDays: '40' })
  assert.match(noted.text, /12\.500\.000 đồng, 40 ngày công/)
  const [, files] = /href="(\/viec\/tep\/[^"]*execution[^"]*)"/.exec(noted.text) ?? []
  assert.equal((await head!.get(files!.replaceAll('&amp;', '&'))).status, 200)
  const again = await act(head, decisionId, 'thuc-hien', { state: 'done', text: 'Xong', cash: 'nhiều' })
  assert.equal(again.status, 422)
  assert.equal(again.page.errors[0]?.to, 'thuc-hien-cash')
  assert.match(again.text, /Xong/, 'what was typed is still there')
})

test('the desk of who recognises: what is theirs, with the days left; the other body is told whose it is', async () => {
  const board = await stored({ item: 5, kind: 'elect-inspection', title: 'Bầu ban thanh tra' })
  const covenant = await stored({ item: 3, kind: 'covenant', title: 'Quy ước làng' })
  for (const { decisionId } of [board, covenant]) {
    await act(head, decisionId, 'gui', { on: '16/11/2026' })
    await act(staff, decisionId, 'nhan', { on: '17/11/2026' })
  }
  const [mine, fronts] = [await leader!.get(RECOGNISE), await front!.get(RECOGNISE)]
  assert.match(mine.page.byId('cho-tra-loi')!.parent!.text, /Quy ước làng[\s\S]*25\/11\/2026, còn 1 ngày làm việc/)
  assert.doesNotMatch(mine.page.byId('cho-tra-loi')!.parent!.text, /Bầu ban thanh tra/)
  assert.match(fronts.page.byId('cho-tra-loi')!.parent!.text, /Bầu ban thanh tra/)
  assert.match((await leader!.get(decisionPath(board.decisionId))).text, saying('decisions.answered-by.front'))
  const revision = '3'
  const wrong = await leader!.post(decisionActPath(board.decisionId, 'cong-nhan'), { revision, on: '20/11/2026', number: '1/QĐ' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Mặt trận Tổ quốc/)
  assert.match((await act(front, board.decisionId, 'cong-nhan', { on: '20/11/2026', number: '6/QĐ-MTTQ' })).text, saying('decisions.recognised'))
  const bare = await act(leader, covenant.decisionId, 'tu-choi', { number: '9/UBND' })
  assert.equal(bare.page.errors[0]?.to, 'tu-choi-reason')
  assert.match((await act(leader, covenant.decisionId, 'tu-choi', { number: '9/UBND', reason: 'Chưa niêm yết đủ 30 ngày' })).text, /Chưa niêm yết đủ 30 ngày/)
})

test('annulled with its ground, and the versions of a decision', async () => {
  const first = await stored({ item: 6, title: 'Giờ đóng nhà rông' })
  const second = await stored({ item: 6, title: 'Giờ đóng nhà rông, sửa đổi', about: first.decisionId, on: day('2026-11-19') })
  const draft = await act(head, first.decisionId, 'ban-lai', {})
  assert.match(draft.path, /^\/viec\/ban\/noi-dung\//)
  const [about] = await house.look<{ about_decision: string; state: string }>('select about_decision, state from matter where matter_id = $1', [draft.path.split('/').at(-1)])
  assert.deepEqual(about, { about_decision: first.decisionId, state: 'draft' })
  const page = await head!.get(decisionPath(first.decisionId))
  assert.ok(page.page.byId('cac-ban'))
  const done = await act(head, first.decisionId, 'thay-the', { by: second.decisionId, how: 'amended' })
  assert.match(done.text, saying('decisions.state.amended'))
  const annulled = await act(leader, second.decisionId, 'bai-bo', { ground: 'unlawful', reason: 'Trái luật', number: '14/QĐ-UBND', on: '20/11/2026' })
  assert.match(annulled.text, /14\/QĐ-UBND/)
  assert.match(annulled.text, saying('decisions.state.annulled'))
})

test('a matter of the whole commune: results as they come, both readings, the day in force', async () => {
  const hamlets = mustAccept(await house.work(async (tx) => accept(await listHamlets(tx, TOTUNG, day('2026-11-23')))))
  const matterId = mustAccept(await house.work(async (tx) => accept(await storeMatter(tx, { unitId: TOTUNG, on: day('2026-11-01'), scope: 'commune', item: 1, kind: 'general', title: 'Đường liên làng' }, house.now))))
  for (const { unitId } of hamlets.slice(0, -1)) await stored({ matterId, hamletId: unitId, all: 60, inFavour: 50 })
  const path = communeMatterPath(matterId)
  const open = await staff!.get(path)
  assert.match(open.text, saying('decisions.hamlet-share-doubt'))
  assert.match(open.text, saying('decisions.hamlet-waits'))
  assert.match((await staff!.get('/viec/ban/toan-xa')).text, /Đường liên làng/)
  const waiting = await staff!.fillIn(path, {}, '')
  assert.equal(waiting.status, 422)
  const decided = await staff!.fillIn(path, { 'without-yes': '1' }, '')
  assert.match(decided.text, saying('decisions.commune-decided'))
  const decisionId = decided.path.split('/').at(-1)!
  const set = await act(leader, decisionId, 'hieu-luc', { number: '77/QĐ-UBND', from: '01/12/2026' })
  assert.match(set.text, saying('decisions.day-set'))
  assert.match(set.text, /01\/12\/2026/)
})

test('what was counted over households under the Ordinance has no reading in hamlets', async () => {
  const [row] = await house.look<{ matter_id: string }>('select matter_id from decision where hamlet_id is null limit 1')
  const path = `/viec/ban/toan-xa/${row!.matter_id}`
  assert.match((await staff!.get(path)).text, saying('decisions.reading-strict'))
  await house.look(`update decision set judgement = judgement || '{"of": "households"}' where hamlet_id is null and matter_id = $1`, [row!.matter_id])
  const { text } = await staff!.get(path)
  assert.doesNotMatch(text.slice(0, text.indexOf('id="cac-thon"')), saying('decisions.reading-strict'))
  assert.doesNotMatch(text, saying('decisions.hamlet-share-doubt'))
})

test('the countdown of an election is kept by the commune, and read by the head', async () => {
  const begun = await staff!.fillIn(ELECTIONS, { hamletId: String(HAMLET), kind: 'elect', meetingDay: '20/12/2026' }, '')
  assert.match(begun.text, saying('decisions.election-started'))
  const electionId = begun.path.split('/').at(-1)!
  const ticked = await staff!.post(electionActPath(electionId, 'buoc'), { revision: '1', step: 'decision', on: '20/11/2026', number: '40/QĐ-UBND' })
  assert.match(ticked.text, /40\/QĐ-UBND/)
  const ahead = await staff!.post(electionActPath(electionId, 'buoc'), { revision: '2', step: 'team', on: '20/12/2026' })
  assert.equal(ahead.page.errors[0]?.to, 'on-team')
  const seen = await head!.get(begun.path)
  assert.equal(seen.status, 200)
  assert.ok(!seen.text.includes('<form method="post" action="/viec/ban/bau-cu'), 'the head does not tick')
  assert.match((await staff!.post(electionActPath(electionId, 'doi-ngay'), { revision: '2', meetingDay: '25/12/2026' })).text, /25\/12\/2026/)
  assert.match((await staff!.get(ELECTIONS)).text, /25\/12\/2026/)
  assert.equal((await staff!.post(electionActPath(electionId, 'ket-thuc'), { revision: '3', as: 'stopped' })).page.errors[0]?.to, 'why')
})

test('a decision of the Ordinance’s time, from its paper; figures open into their records', async () => {
  const typed = { hamlet: String(HAMLET), matter: '1-general', title: 'Giếng làng', on: '04/05/2018', method: 'meeting', all: '80', present: '60', inFavour: '45', against: '5', other: '10' }
  const late = await staff!.fillIn(OLD_DECISION, { ...typed, on: '04/05/2024' }, '')
  assert.equal(late.page.errors[0]?.to, 'on')
  const made = await staff!.fillIn(OLD_DECISION, typed, '')
  assert.match(made.text, /Pháp lệnh/)
  for (const list of ['noi-dung', 'cuoc-hop', 'phat-phieu', 'truc-tuyen', 'thuc-hien', 'bau-cu', 'cho-thoi']) {
    assert.equal((await staff!.get(`/viec/ban/so?loai=${list}&tu=2018-01-01&den=2026-12-31`)).status, 200, list)
  }
  assert.match((await staff!.get('/viec/ban/so?tu=01/01/2018&den=31/12/2018')).text, /Giếng làng/)
  assert.equal((await staff!.get('/viec/ban/so?tu=hom-qua')).status, 422)
})

test('who is of another commune, or of no deliberation, sees nothing of it', async () => {
  const { decisionId } = await stored()
  const other = await house.person('xa.kbang')
  assert.equal((await other.get(decisionPath(decisionId))).status, 404)
  assert.equal((await other.post(decisionActPath(decisionId, 'gui'), { revision: '1', on: '17/11/2026' })).status, 404)
  assert.equal((await (await house.person('quantri')).get(RECOGNISE)).status, 403)
  assert.equal((await staff!.get(decisionPath('01990000-0000-7000-8000-000000000009'))).status, 404)
})
