import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, type Person, type Read } from '#harness/demonstration-house.ts'

let house: DemonstrationHouse
let commune: Person
let province: Person

before(async () => {
  house = await DemonstrationHouse.open()
  commune = await house.person('xa.totung')
  province = await house.person('tinh.gialai')
})
after(() => house.close())

const idOf = (read: Read): string => /\/don-vi\/(\d{7})/.exec(read.path)![1]!
const plain = (read: Read): string => read.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function add(person: Person, typed: Readonly<Record<string, string>>): Promise<Read> {
  const { page } = await person.get('/don-vi/moi')
  return person.post('/don-vi/moi', { ...page.fields('/don-vi/moi'), kind: 'agency', from: '01/7/2025', ...typed })
}

function upload(text: string, name = 'danh-sach.csv'): FormData {
  const form = new FormData()
  form.set('file', new File([text], name))
  return form
}

test('who may: officers and leaders; for others the page is not there', async () => {
  for (const login of ['xa.totung', 'lanhdao.gialai']) {
    const read = await (await house.person(login)).get('/don-vi')
    assert.equal(read.status, 200, login)
    assert.match(read.text, /<a href="\/don-vi" aria-current="true">/)
  }
  await house.account('chi.xem', 'auditor', 1522)
  for (const login of ['quantri', 'chi.xem']) {
    const person = await house.person(login)
    assert.equal((await person.get('/don-vi')).status, 404, login)
    assert.equal((await person.post('/don-vi/moi', { name: 'X' })).status, 404)
    assert.equal((await person.post('/don-vi/nhap', upload('x'))).status, 404)
    assert.doesNotMatch((await person.get('/dia-ban')).text, /href="\/don-vi"/)
  }
  assert.match((await house.visitor().get('/don-vi')).path, /^\/dang-nhap/)
})

test('empty at first; added with its unit in the field already; listed, found and filtered', async () => {
  assert.match((await commune.get('/don-vi')).text, /Chưa có cơ quan, doanh nghiệp nào/)
  assert.equal((await commune.get('/don-vi/moi')).page.fields('/don-vi/moi')['parent'], '23668')
  const added = await add(commune, { name: 'Trường THCS Tơ Tung' })
  assert.match(plain(added), /Đã thêm vào danh sách\. .*Trường THCS Tơ Tung.* Số định danh .*4\d{6} \(dùng khi giao tài khoản báo cáo\)/)
  await add(commune, { name: 'Hợp tác xã Nông nghiệp', kind: 'enterprise', code: '5900123456' })
  assert.match(plain(await commune.get('/don-vi')), /Có 2 cơ quan, đơn vị, doanh nghiệp đang báo cáo/)
  const enterprises = plain(await commune.get('/don-vi?loai=enterprise'))
  assert.ok(enterprises.includes('Hợp tác xã Nông nghiệp') && !enterprises.includes('Trường THCS'))
  for (const sought of ['truong+thcs', 'xa+to+tung', idOf(added)]) assert.match((await commune.get(`/don-vi?tim=${sought}`)).text, /Trường THCS Tơ Tung/)
  assert.match((await commune.get('/don-vi?tim=khongco')).text, /Không có cơ quan, doanh nghiệp nào khớp/)
})

test('pressed twice it is added once; gone back to and filled in otherwise it is another', async () => {
  const form = { ...(await commune.get('/don-vi/moi')).page.fields('/don-vi/moi'), kind: 'agency', name: 'Trạm Y tế Tơ Tung', from: '01/7/2025' }
  const first = await commune.post('/don-vi/moi', form)
  assert.match(first.path, /^\/don-vi\/4/)
  assert.equal((await commune.post('/don-vi/moi', form)).path, '/don-vi')
  assert.match((await commune.post('/don-vi/moi', { ...form, name: 'Trạm Thú y' })).path, /^\/don-vi\/4/)
  assert.equal((await commune.get('/don-vi?tim=tram')).text.match(/href="\/don-vi\/4/g)!.length, 2)
})

test('what is wrong is said at its field, and what was typed stays', async () => {
  const wrong: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ name: '' }, /href="#name">Đề nghị nhập tên/],
    [{ kind: 'king' }, /href="#kind">“king” không phải là loại/],
    [{ code: 'a b' }, /href="#code">Mã “a b” không dùng được/],
    [{ parent: '23638' }, /href="#parent">Ngày 01\/7\/2025 không có tỉnh, huyện, xã nào mang mã hoặc tên “23638” trong phạm vi quản lý/],
    [{ from: '30/6/2025' }, /href="#parent">Ngày 30\/6\/2025 không có/],
    [{ from: '31/02/2026' }, /href="#from">/],
    [{ to: '01/01/2020' }, /href="#to">Ngày cuối không được trước ngày bắt đầu/],
    [{ name: 'trường thcs tơ tung' }, /href="#name">Dưới cùng đơn vị quản lý, trong thời gian này đã có Trường THCS Tơ Tung/],
    [{ code: '5900123456' }, /href="#code">Mã “5900123456” đã dùng cho Hợp tác xã Nông nghiệp/],
    [{ name: '<script>' , kind: '' }, /value="&lt;script&gt;"/],
  ]
  for (const [change, sentence] of wrong) {
    const read = await add(commune, { name: 'Quỹ Tín dụng', ...change })
    assert.equal(read.status, 422, JSON.stringify(change))
    assert.match(read.text, sentence)
    assert.match(read.text, /<title>Lỗi: /)
  }
  assert.doesNotMatch((await commune.get('/don-vi?tinh-trang=')).text, /Quỹ Tín dụng/)
})

test('outside the subtree a body is not there; the province has all', async () => {
  const id = idOf(await add(commune, { name: 'Nhà Văn hóa' }))
  const kbang = await house.person('xa.kbang')
  assert.equal((await kbang.get(`/don-vi/${id}`)).status, 404)
  assert.equal((await kbang.post(`/don-vi/${id}`, { act: 'end', last: '31/12/2026' })).status, 404)
  assert.equal((await province.get(`/don-vi/${id}`)).status, 200)
  for (const none of ['abc', '3236682', '4999999']) assert.equal((await province.get(`/don-vi/${none}`)).status, 404)
})

test('renamed, moved by the province, ended; the past stays in sight', async () => {
  const here = `/don-vi/${idOf(await add(commune, { name: 'Trung tâm Dịch vụ' }))}`
  const change = async (person: Person, typed: Readonly<Record<string, string>>) =>
    person.post(here, { ...(await person.get(here)).page.fields(here), act: 'change', ...typed })
  const renamed = await change(commune, { name: 'Trung tâm Dịch vụ tổng hợp', from: '01/3/2026' })
  assert.match(plain(renamed), /Đã ghi thay đổi\..*từ ngày 01\/7\/2025 đến hết ngày 28\/02\/2026 Trung tâm Dịch vụ /)
  assert.equal((await change(commune, { from: '01/4/2026' })).status, 422)
  assert.match((await change(commune, { parent: '23638', from: '01/4/2026' })).text, /href="#parent">/)
  const moved = await change(province, { parent: 'Xã Kbang', from: '01/4/2026' })
  assert.match(plain(moved), /Đơn vị quản lý Xã Kbang/)
  const left = await commune.get(here)
  assert.match(plain(left), /Đã chuyển đi/)
  assert.doesNotMatch(left.text, /name="act"/)
  assert.equal((await commune.post(here, { act: 'end', last: '31/12/2026' })).status, 403)
  const kbang = await house.person('xa.kbang')
  assert.match((await kbang.post(here, { act: 'end', last: '31/3/2026' })).text, /href="#last">Thông tin hiện nay có từ ngày 01\/4\/2026/)
  const ended = await kbang.post(here, { act: 'end', last: '31/10/2026' })
  assert.match(plain(ended), /Đã ghi ngày kết thúc\..*Đã kết thúc/)
  assert.match((await kbang.get('/don-vi?tinh-trang=ended')).text, /Trung tâm Dịch vụ tổng hợp/)
  assert.equal((await kbang.post(here, { act: 'crown' })).status, 422)
})

test('what the reform ended is read by the province, and moved to a commune of today', async () => {
  const list = await province.get('/don-vi?tim=CQ01&tinh-trang=ended')
  const here = /href="(\/don-vi\/4\d{6})"/.exec(list.text)![1]!
  const before = await province.get(here)
  assert.match(plain(before), /Cơ quan, doanh nghiệp này thuộc đơn vị đã kết thúc/)
  assert.doesNotMatch(before.text, /value="end"/)
  const fields = before.page.fields(here)
  assert.deepEqual([fields['parent'], fields['from']], ['', '01/7/2025'])
  assert.equal((await province.post(here, { ...fields, parent: '23638', from: '01/6/2025' })).status, 403)
  const moved = await province.post(here, { ...fields, parent: '23638', from: '01/7/2025' })
  assert.match(plain(moved), /Đã ghi thay đổi\..*Đang báo cáo/)
  assert.match(plain(moved), /đến hết ngày 30\/6\/2025 .*Huyện KBang/)
})

test('a list from a file: looked over, then written once', async () => {
  const text = 'Tên;Loại;Mã;Từ ngày\n"Công ty ""Rừng Xanh""; chi nhánh";doanh nghiệp;RX;1/7/2025\n\nTrạm Bảo vệ rừng;Cơ quan;;15/8/2025\n'
  const preview = await commune.post('/don-vi/nhap', upload(text))
  assert.equal(preview.status, 200)
  assert.match(plain(preview), /Sẽ ghi 2 cơ quan, doanh nghiệp .*Xã Tơ Tung 01\/7\/2025/)
  assert.doesNotMatch((await commune.get('/don-vi')).text, /Rừng Xanh/)
  const confirm = new FormData()
  for (const [name, value] of Object.entries(preview.page.fields('/don-vi/nhap'))) confirm.set(name, value)
  const written = await commune.post('/don-vi/nhap', confirm)
  assert.match(plain(written), /Đã ghi 2 cơ quan, doanh nghiệp vào danh sách/)
  assert.match(written.text, /Công ty (?:"|&quot;)Rừng Xanh(?:"|&quot;); chi nhánh/)
  assert.doesNotMatch(plain(await commune.post('/don-vi/nhap', confirm)), /Đã ghi|lỗi/i)
  const again = await commune.post('/don-vi/nhap', upload(text))
  assert.equal(again.status, 422)
  assert.match(again.text, /href="#file">Ô C2: Mã “RX” đã dùng/)
  assert.match(again.text, /href="#file">Ô A4: .*Trạm Bảo vệ rừng/)
})

test('a file that cannot be read, or none', async () => {
  for (const [form, sentence] of [
    [new FormData(), /Đề nghị chọn tệp/], [upload(''), /Đề nghị chọn tệp/], [upload('Tên;Loại\n'), /không có dòng nào ngoài tên cột/],
    [upload('Tên;Màu\nA;B\n'), /Ô B1: Không có cột “Màu”.*Thiếu cột “Loại”/s], [upload('PK\u0003\u0004 x', 'a.xlsx'), /href="#file"/],
  ] as const) {
    const read = await commune.post('/don-vi/nhap', form)
    assert.equal(read.status, 422)
    assert.match(read.text, sentence)
  }
})

test('the template has the columns that are read', async () => {
  const template = await commune.get('/don-vi/mau.xlsx')
  const [sheet] = mustAccept(await readWorkbook(template.bytes)).sheets
  assert.deepEqual(sheet!.rows[0]!.map((cell) => cell?.kind === 'text' && cell.text), ['Tên', 'Loại', 'Mã', 'Đơn vị quản lý', 'Từ ngày', 'Đến hết ngày'])
})

test('the journal says it in words; an account is given at the new body', async () => {
  const added = await add(commune, { name: 'Ban Quản lý chợ' })
  const line = plain(await commune.get(`/nhat-ky?don-vi=${idOf(added)}`))
  assert.match(line, /Thêm cơ quan, doanh nghiệp Ban Quản lý chợ .*Loại: .*Cơ quan, đơn vị sự nghiệp.* Đơn vị quản lý: .*Xã Tơ Tung.* Từ ngày: .*01\/7\/2025/)
  const admin = await house.person('quantri')
  const made = await admin.post('/quan-tri/tai-khoan/moi', { name: 'Rơ Lan H’Mơ', login: 'cho.totung', kind: 'reporter', unit: 'Ban Quản lý chợ', from: '2026-01-01', to: '' })
  assert.match(made.text, /<code>cho\.totung<\/code>/)
})

test('in English', async () => {
  const visitor = await house.signIn('xa.totung', 'en')
  for (const path of ['/don-vi', '/don-vi/moi', '/don-vi/nhap']) assert.equal((await visitor.get(path)).status, 200)
  assert.match((await visitor.get('/don-vi')).text, /Tơ Tung Commune/)
})
