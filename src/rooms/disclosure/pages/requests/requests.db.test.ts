import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, Person, type Read } from '#harness/demonstration-house.ts'
import { phonePhoto } from '#rooms/files/testing/sample-files.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { clearRequests } from '../../store/clear-requests.ts'
import { post, systemHand } from '../../store/index.ts'

const TOTUNG = 3236682

let house: DemonstrationHouse
let citizen: Person
let commune: Person
let postingCode: string

before(async () => {
  house = await DemonstrationHouse.open()
  citizen = new Person(house.visitor())
  commune = await house.person('xa.totung')
  const posted = await house.work(async (tx) => {
    const made = await post(tx, systemHand(), {
      unitId: TOTUNG, item: '8', title: 'Mức thu phí nước sạch năm 2027', summary: '', content: 'Áp dụng từ ngày 01/01/2027.',
      instrument: { number: '45/QĐ-UBND', date: calendarDate('2026-11-16'), title: '' }, showings: [{ form: 'a', place: 'office', from: calendarDate('2026-11-17') }],
    } as never, house.now)
    return { ok: true as const, value: mustAccept(made) }
  })
  postingCode = mustAccept(posted).code
})
after(() => house.close())

const plain = (read: Read): string => read.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const codeOf = (read: Read): string => /^\/yeu-cau\/([a-z2-7]{10})$/.exec(read.path)![1]!
const idOf = async (code: string): Promise<string> => (await house.look<{ request_id: string }>('select request_id from information_request where code = $1', [code]))[0]!.request_id

async function ask(changes: Readonly<Record<string, string>>, from = `/yeu-cau?don-vi=${TOTUNG}`): Promise<Read> {
  const { page } = await citizen.get(from)
  return citizen.post('/yeu-cau', { ...page.fields('/yeu-cau'), text: 'Xin danh sách hộ được hỗ trợ cây giống năm 2026', ...changes })
}

async function decide(code: string, changes: Readonly<Record<string, string>>): Promise<Read> {
  const at = `/viec/yeu-cau/${await idOf(code)}`
  const shown = await commune.get(at)
  const revision = /name="revision" value="(\d+)"/.exec(shown.text)?.[1] ?? '1'
  return commune.post(at, { revision, ...changes })
}

test('the commune is found by its name, without accents; a code leads to its answer', async () => {
  assert.match(plain(await citizen.get('/yeu-cau')), /Tên xã, phường/)
  const found = await citizen.get('/yeu-cau?xa=to tung')
  assert.match(found.text, /href="\/yeu-cau\?don-vi=3236682"/)
  assert.match(plain(await citizen.get('/yeu-cau?xa=khongco')), /Không có xã, phường nào tên “khongco”/)
  assert.equal((await citizen.get('/yeu-cau?ma=abcdefghij')).status, 404)
  assert.equal((await citizen.get('/yeu-cau?don-vi=1522')).status, 200, 'a province is asked elsewhere: the commune is chosen again')
})

test('asked without a name, answered by code; sent twice it is one; only its officers see who asked', async () => {
  const { page } = await citizen.get(`/yeu-cau?don-vi=${TOTUNG}`)
  const form = { ...page.fields('/yeu-cau'), text: 'Xin danh sách hộ được hỗ trợ cây giống', name: 'Đinh Thử', contact: '0900000000' }
  const sent = await citizen.post('/yeu-cau', form)
  const code = codeOf(sent)
  assert.match(plain(sent), new RegExp(`ghi lại mã tra cứu ${code}.*Hạn trả lời 05/12/2026`))
  assert.doesNotMatch(sent.text, /Đinh Thử|0900000000/)
  assert.equal(codeOf(await citizen.post('/yeu-cau', form)), code)
  assert.match(plain(await commune.get('/viec/yeu-cau')), /Có 1 yêu cầu, phản ánh chờ trả lời/)
  const at = `/viec/yeu-cau/${await idOf(code)}`
  assert.match(plain(await commune.get(at)), /Đinh Thử, 0900000000/)
  for (const login of ['xa.kbang', 'tinh.gialai', 'mttq.totung', 'thon.totung', 'kiemtra']) {
    assert.equal((await (await house.person(login)).get(at)).status, 404, login)
    assert.equal((await (await house.person(login)).get('/viec/yeu-cau')).status, login === 'xa.kbang' ? 200 : 404, login)
  }
  const journal = await house.look<{ subject: string }>("select subject from journal where act like 'request.%'")
  assert.doesNotMatch(JSON.stringify(journal), /Đinh Thử|0900000000|cây giống/)
  assert.equal((await decide(code, { act: 'answer', answer: '' })).status, 422)
  assert.match(plain(await decide(code, { act: 'answer', answer: 'Danh sách niêm yết tại nhà văn hóa.' })), /Đã gửi trả lời/)
  assert.match(plain(await citizen.get(`/yeu-cau/${code}`)), /Đã trả lời.*Ngày trả lời 23\/11\/2026.*Danh sách niêm yết tại nhà văn hóa/)
  assert.equal((await decide(code, { act: 'answer', answer: 'Lần nữa' })).status, 409)
})

test('what is wrong is said at its field and what was typed stays; the same key', async () => {
  const wrong = await ask({ text: 'ngắn', name: 'A' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /href="#text">Đề nghị ghi nội dung/)
  assert.equal(wrong.page.fields('/yeu-cau')['name'], 'A')
  assert.equal((await ask({ 'trang-web': 'http://spam.example' })).status, 422)
})

test('not posted there: from a posting, with the place', async () => {
  const from = `/yeu-cau?tin=${postingCode}&loai=khong-niem-yet`
  assert.match(plain(await citizen.get(from)), /Xã Tơ Tung.*không thấy niêm yết.*Mức thu phí nước sạch/)
  const wrong = await ask({ text: 'Không thấy bảng mức thu' }, from)
  assert.match(wrong.text, /href="#place">/)
  const sent = await ask({ text: 'Không thấy bảng mức thu', place: 'Nhà văn hóa Làng Tơ Kơl' }, from)
  const code = codeOf(sent)
  assert.match(plain(await commune.get(`/viec/yeu-cau/${await idOf(code)}`)), /Nhà văn hóa Làng Tơ Kơl.*Mở thông tin/)
})

test('a photo: only the officers of the unit see it; what only looks like one is refused and nothing is kept', async () => {
  const from = `/yeu-cau?don-vi=${TOTUNG}&loai=khong-niem-yet`
  const form = async (bytes: Uint8Array, name: string): Promise<FormData> => {
    const data = new FormData()
    const { page } = await citizen.get(from)
    for (const [field, value] of Object.entries({ ...page.fields('/yeu-cau'), place: 'Bảng tin làng', text: 'Bảng tin trống từ đầu tháng' })) if (field !== 'photo') data.set(field, value)
    data.set('photo', new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'image/jpeg' }))
    return data
  }
  const count = async (): Promise<number> => (await house.look('select 1 from information_request')).length
  const held = await count()
  const lie = await citizen.post('/yeu-cau', await form(Buffer.from('<html><script>alert(1)</script></html>'), 'anh.jpg'))
  assert.equal(lie.status, 422)
  assert.match(lie.text, /href="#photo"/)
  assert.equal(await count(), held)
  const sent = await citizen.post('/yeu-cau', await form(await phonePhoto({ seed: 77 }), 'Nguyễn Thử.jpg'))
  const code = codeOf(sent)
  const shown = await commune.get(`/viec/yeu-cau/${await idOf(code)}`)
  const file = /href="(\/tep\/[^"]+)"/.exec(shown.text)![1]!
  assert.doesNotMatch(shown.text, /Nguyễn Thử/)
  assert.equal((await commune.get(file)).status, 200)
  assert.equal((await citizen.get(file)).status, 404)
  assert.equal((await (await house.person('mttq.totung')).get(file)).status, 404)
  assert.equal((await (await house.person('xa.kbang')).get(file)).status, 404)
})

test('extended once within the law, then refused with a ground; each in the journal', async () => {
  const code = codeOf(await ask({}))
  assert.match((await decide(code, { act: 'extend', to: '06/12/2026', why: '' })).text, /href="#extend-why">/)
  assert.match((await decide(code, { act: 'extend', to: '18/12/2026', why: 'Phải tập hợp' })).text, /chậm nhất đến ngày 17\/12\/2026/)
  assert.match(plain(await decide(code, { act: 'extend', to: '17/12/2026', why: 'Phải tập hợp từ các thôn' })), /Đã gia hạn/)
  assert.match(plain(await citizen.get(`/yeu-cau/${code}`)), /Hạn trả lời: 17\/12\/2026.*Đến ngày 17\/12\/2026\. Lý do: Phải tập hợp từ các thôn/)
  assert.equal((await decide(code, { act: 'extend', to: '17/12/2026', why: 'x' })).status, 409)
  assert.match((await decide(code, { act: 'refuse', ground: '', why: 'x' })).text, /href="#ground">/)
  assert.match((await decide(code, { act: 'refuse', ground: '3', why: '' })).text, /href="#refuse-why">/)
  assert.match(plain(await decide(code, { act: 'refuse', ground: '3', why: 'Do tỉnh giữ' })), /Đã gửi thông báo từ chối/)
  assert.match(plain(await citizen.get(`/yeu-cau/${code}`)), /không thuộc trách nhiệm cung cấp \(khoản 3 Điều 27, Luật 01\/2026\/QH16\).*Do tỉnh giữ/)
  const acts = await house.look<{ act: string }>("select act from journal where subject like $1 order by seq", [`%${await idOf(code)}%`])
  assert.deepEqual(acts.map(({ act }) => act), ['request.receive', 'request.extend', 'request.refuse'])
})

test('two officers: the second is told', async () => {
  const code = codeOf(await ask({}))
  const at = `/viec/yeu-cau/${await idOf(code)}`
  await decide(code, { act: 'extend', to: '10/12/2026', why: 'Chờ ý kiến' })
  assert.equal((await commune.post(at, { revision: '1', act: 'answer', answer: 'Theo trang cũ' })).status, 409)
})

test('overdue is said on both sides', async () => {
  const code = codeOf(await ask({}))
  const now = house.now
  house.now = new Date('2026-12-06T02:00:00Z')
  assert.match(plain(await citizen.get(`/yeu-cau/${code}`)), /đã quá hạn trả lời/)
  const officer = await house.signIn('xa.totung')
  assert.match(plain(await officer.get('/viec/yeu-cau')), /05\/12\/2026 \(quá hạn\)/)
  house.now = now
})

test('many from one network are put off; what was typed may be sent again', async () => {
  const statuses: number[] = []
  for (let at = 0; at < 10; at++) statuses.push((await ask({ text: `Yêu cầu thứ ${at} trong ngày` })).status)
  assert.ok(statuses.includes(429), statuses.join())
})

test('what names a citizen is cleared half a year after the answer; what was asked and answered stays', async () => {
  const named = () => house.look<{ name: string; contact: string }>("select name, contact from information_request where name <> '' or contact <> ''")
  assert.ok((await named()).length > 0)
  const clear = (now: string) => inTransaction(house.database.db, SYSTEM_SCOPE, async (tx) => accept(await clearRequests(tx, new Date(now))))
  assert.equal(mustAccept(await clear('2027-05-21T02:00:00Z')), 0)
  assert.ok(mustAccept(await clear('2027-05-23T02:00:00Z')) >= 2)
  assert.deepEqual(await named(), [])
  assert.deepEqual(await house.look("select 1 from file_origin o join disclosure_file f using (province_id, link_id) where f.of_kind = 'request' and f.removed_at is not null"), [])
  const kept = await house.look<{ text: string; answer: string }>("select text, answer from information_request where state = 'answered'")
  assert.match(kept[0]!.answer, /niêm yết tại nhà văn hóa/)
})

test('in English', async () => {
  const visitor = new Person(house.visitor('en'))
  for (const path of ['/yeu-cau', `/yeu-cau?don-vi=${TOTUNG}`, `/yeu-cau?tin=${postingCode}&loai=khong-niem-yet`]) assert.equal((await visitor.get(path)).status, 200)
})
