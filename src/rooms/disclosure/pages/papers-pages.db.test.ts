import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'
import { words } from '#words/words.ts'
import { aDuty, aPosting, aShowing, thirdQuarter } from '../testing/small-disclosures.ts'
import { storePostings } from '../testing/store-postings.ts'

const w = words('vi')
const exactly = (text: string): RegExp => new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))

let house: DemonstrationHouse
let leader: Person
let officer: Person
const day = calendarDate
const facts = thirdQuarter()
const everywhere = (from: string) => [aShowing('a', 'office', from, null), aShowing('a', 'culture-house', from, null), aShowing('b', 'website', from, null)]

before(async () => {
  house = await DemonstrationHouse.open()
  await house.database.db.ownerPool.query('delete from disclosure_file; delete from showing; delete from posting_translation; delete from posting_version; delete from hamlet_notice; delete from posting; delete from disclosure_duty; delete from disclosure_plan_line; delete from disclosure_plan; delete from disclosure_quarter_paper; delete from disclosure_quarter')
  const duty = (item: string, event: string, due: string, title: string) => aDuty(item, due, { eventDate: day(event), title })
  mustAccept(
    await house.work(async (tx) => {
      await storePostings(tx, [
        ...facts,
        aPosting('aaaaaaaaaa', '1', 'Kế hoạch sáu tháng', everywhere('2026-07-10'), { duty: duty('1', '2026-07-06', '2026-07-13', 'Kế hoạch sáu tháng cuối năm') }),
        aPosting('bbbbbbbbbb', '2', 'Ngân sách', everywhere('2026-08-20'), { duty: duty('2', '2026-08-03', '2026-08-10', 'Quyết toán ngân sách') }),
        aPosting('cccccccccc', '5', 'Quỹ', [], { duty: duty('5', '2026-09-01', '2026-09-09', 'Quỹ phòng, chống thiên tai') }),
      ])
      const plan = { province_id: 1522, unit_id: 3236382, year: 2026, path: '/1/1522/3236382/' }
      await tx.insertInto('disclosure_plan').values({ ...plan, state: 'issued', number: '08/KH-UBND', dated: '2026-01-06', revision: 1, changed_at: house.now, changed_by: null }).execute()
      await tx.insertInto('disclosure_plan_line').values({
        ...plan, line_id: '00000000-0000-7000-8000-00000000aaaa', rule: 'L10-11.1', item: '1', content: 'Kế hoạch phát triển kinh tế - xã hội', forms: ['a', 'b'], expected: '2026-01-12', days: 30, responsible: 'Phòng Kinh tế', plan_line: undefined,
      } as never).execute()
      return accept(true)
    }),
  )
  leader = await house.person('lanhdao.kbang')
  officer = await house.person('xa.kbang')
})
after(() => house.close())

const Q3 = '/viec/cong-khai/quy/2026/3'
const magic = async (person: Person, path: string): Promise<string> => {
  const answer = await person.visitor.get(path)
  assert.equal(answer.status, 200, path)
  return answer.text.slice(0, 4)
}

test('the officer sees the quarter and what is lacking, and the leader closes it', async () => {
  const list = await officer.get('/viec/cong-khai/quy')
  assert.equal(list.status, 200)
  const seen = await officer.get(Q3)
  assert.match(seen.text, /Danh sách hộ được hỗ trợ nhà ở năm 2026/)
  assert.match(seen.text, saying('papers.who-closes'))
  assert.match(seen.text, exactly(w('papers.lacking', { late: 1, not: 1, waiting: 0 })))
  assert.equal((await officer.post(Q3, { dated: '02/10/2026', number: '', why: '' })).status, 403)

  const refused = await leader.fillIn(Q3, { dated: '30/9/2026' }, 'close')
  assert.equal(refused.status, 422)
  const done = await leader.fillIn(Q3, { dated: '02/10/2026', number: '15/TB-UBND' }, 'close')
  assert.equal(done.status, 200)
  assert.match(done.text, saying('papers.closed-done'))
  assert.match(done.text, exactly(w('papers.closed-version', { version: 1 })))
})

test('the files of a closed quarter are the same after the records changed; the next version says why', async () => {
  const file = async (name: string) => (await leader.visitor.get(`${Q3}/tai/${name}`)).text
  const before = await file('lan-1.pdf')
  assert.equal(before.slice(0, 4), '%PDF')
  await house.look("update showing set to_date = '2026-08-20' where to_date = '2026-08-18'")
  assert.equal(await file('lan-1.pdf'), before)
  const page = await leader.get(Q3)
  assert.match(page.text, saying('papers.changed-title'))
  assert.match(page.text, /tai\/du-thao\.pdf/)
  const bare = await leader.fillIn(Q3, { dated: '09/10/2026' }, 'close')
  assert.equal(bare.status, 422)
  assert.match((await leader.fillIn(Q3, { dated: '09/10/2026', why: 'Ghi thiếu hai ngày niêm yết.' }, 'close')).text, exactly(w('papers.closed-version', { version: 2 })))
  assert.doesNotMatch((await leader.get(Q3)).text, /du-thao/, 'what is closed and stands has no draft beside it')
  assert.equal(await magic(leader, `${Q3}/tai/lan-2.docx`), 'PK\u0003\u0004')
  assert.equal(await magic(officer, `${Q3}/tai/du-thao.xlsx`), 'PK\u0003\u0004')
  assert.equal((await leader.get(`${Q3}/tai/lan-3.pdf`)).status, 404)
  assert.equal((await leader.get('/viec/cong-khai/quy/2026/5')).status, 404)
  assert.equal((await leader.get('/viec/cong-khai/quy/2026/4')).status, 200)
})

test('the papers of a posting, the plan, the report to the council', async () => {
  const [{ posting }] = facts as [(typeof facts)[number]]
  for (const file of ['niem-yet.pdf', 'phat-thanh.pdf']) assert.equal(await magic(officer, `/viec/cong-khai/tin/${posting.postingId}/giay/${file}`), '%PDF')
  for (const path of [`/viec/cong-khai/tin/${posting.postingId}/giay/niem-yet.docx`, '/viec/cong-khai/ke-hoach/2026/tai/ke-hoach.xlsx', '/viec/cong-khai/ke-hoach/2026/tai/ke-hoach.docx', '/viec/cong-khai/bao-cao-hdnd/tai/bao-cao.docx?tu=2026-07-01&den=2026-09-30']) {
    assert.equal((await magic(officer, path)).slice(0, 2), 'PK', path)
  }
  assert.match((await officer.get('/viec/cong-khai/ke-hoach/2026')).text, /href="\/viec\/cong-khai\/ke-hoach\/2026\/tai\/ke-hoach.pdf"/)
  assert.equal((await officer.get('/viec/cong-khai/ke-hoach/2031/tai/ke-hoach.pdf')).status, 404)
  const report = await officer.get('/viec/cong-khai/bao-cao-hdnd?tu=01/7/2026&den=30/9/2026')
  assert.equal(report.status, 200)
  assert.match(report.text, /tu=2026-07-01&amp;den=2026-09-30/)
  assert.equal((await officer.get('/viec/cong-khai/bao-cao-hdnd?tu=01/10/2026&den=30/9/2026')).status, 422)
  const gone = facts.find((one) => one.posting.state === 'withdrawn')!
  assert.equal((await officer.get(`/viec/cong-khai/tin/${gone.posting.postingId}/giay/niem-yet.pdf`)).status, 409, 'what was withdrawn is not put on the board')
  const stranger = await house.person('xa.dakrong')
  assert.equal((await stranger.get(`/viec/cong-khai/tin/${posting.postingId}/giay/niem-yet.pdf`)).status, 404)
})

test('the province sees who keeps the law, opens a number, and takes the table along', async () => {
  const province = await house.person('tinh.gialai')
  const all = await province.get('/tuan-thu?nam=2026')
  assert.equal(all.status, 200)
  assert.match(all.text, exactly(w('papers.compliance-sum', { arose: 3, inTime: 1, late: 1, not: 1, waiting: 0 })))
  assert.match(all.text, /33,33%/)
  const late = await province.get('/tuan-thu/3236382?nam=2026&quy=3&ket=cham')
  assert.match(late.text, /Quyết toán ngân sách/)
  assert.doesNotMatch(late.text, /Kế hoạch sáu tháng/)
  assert.match(late.text, /href="\/ck\/bbbbbbbbbb"/)
  const csv = await province.visitor.get('/tuan-thu/1522/tuan-thu.csv?nam=2026')
  assert.equal(csv.text.trim().split('\r\n').length, 4)
  assert.match(csv.text, /,Xã Kbang,2026-Q3,khoản 2 Điều 11,1,0,1,0,0,1,0,0,0\r\n/)
  assert.equal((await magic(province, '/tuan-thu/1522/tuan-thu.xlsx?nam=2026')).slice(0, 2), 'PK')
  assert.equal((await (await house.person('xa.dakrong')).get('/tuan-thu/3236382')).status, 404, 'a neighbour')
  assert.equal((await province.get('/tuan-thu/1522?nam=xx')).status, 404)
  assert.equal((await house.visitor().get('/tuan-thu', { follow: false } as never)).status, 303)
})

test('a form says what the records count, that a typed figure differs, and takes theirs on request', async () => {
  const path = '/bieu-mau/dcch-2026/2026/3236382'
  await house.look("update submission set state = 'draft' where unit_id = 3236382")
  const first = await officer.get(path)
  assert.match(first.text, exactly(w('papers.counted', { number: '3' })))
  assert.match(first.text, /href="\/tuan-thu\/3236382\?tu=2025-12-15&amp;den=2026-12-14&amp;ket=dung-han"/)
  const typed = await officer.fillIn(path, { 'v.disclosure_matters_due': '3', 'v.disclosure_matters_done': '3', 'v.disclosure_matters_on_time': '' }, 'save')
  const [row] = [...typed.text.matchAll(/<p class="nr-warning">(.*?)<\/p>/gs)].map(([, text]) => text!).filter((text) => text.includes(w('figures.records-differ')))
  assert.match(row!, exactly(w('papers.counted', { number: '2' })), 'only the one that differs is marked')
  assert.match(row!, /value="take:disclosure_matters_done"/)
  assert.equal(/<button[^>]*name="act"[^>]*value="([^"]*)"/.exec(typed.text)?.[1], 'save', 'the Enter key saves, and takes nothing over')
  const taken = await officer.fillIn(path, { 'v.disclosure_matters_on_time': 'x' }, 'take:disclosure_matters_on_time')
  assert.equal(taken.status, 200, 'what stood in that cell does not matter')
  assert.equal(taken.page.fields(path)['v.disclosure_matters_on_time'], '1')
  assert.equal(taken.page.fields(path)['v.disclosure_matters_done'], '3', 'the others stay as they were typed')
  const opened = await officer.get('/tuan-thu/3236382?tu=2025-12-15&den=2026-12-14&ket=dung-han')
  assert.match(opened.text, /Kế hoạch sáu tháng/)
  assert.equal((await officer.get('/tuan-thu/3236382?tu=2025-12-15&den=2025-01-01')).status, 404)
})

test('the Front, the council and the inspection board of a commune see how it keeps the law, and not how others do', async () => {
  for (const kind of ['front-officer', 'council-officer', 'inspection-board'] as const) {
    await house.account(`x.${kind}`, kind, 3236382)
    const person = await house.person(`x.${kind}`)
    const seen = await person.get('/tuan-thu?nam=2026&quy=3')
    assert.equal(seen.status, 200, kind)
    assert.match(seen.text, /Quyết toán ngân sách/)
    assert.equal((await person.get('/tuan-thu/1522')).status, 404)
    assert.equal((await person.get('/tuan-thu/3236442')).status, 404)
    assert.equal((await person.visitor.get('/tuan-thu/3236382/tuan-thu.csv?nam=2026')).status, 200)
    assert.equal((await person.post(Q3, { dated: '09/10/2026', number: '', why: 'x' })).status, 403)
  }
})
