import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, type Person, type Read } from '#harness/demonstration-house.ts'

let house: DemonstrationHouse
let commune: Person

before(async () => {
  house = await DemonstrationHouse.open()
  commune = await house.person('xa.totung')
})
after(() => house.close())

const plain = (read: Read): string => read.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function add(name: string, kind = ''): Promise<Read> {
  const { page } = await commune.get('/thon/moi')
  return commune.post('/thon/moi', { ...page.fields('/thon/moi'), name, kind, from: '01/7/2025' })
}

test('officers and leaders keep the register; for others it is not there', async () => {
  assert.equal((await commune.get('/thon')).status, 200)
  await house.account('chi.xem.thon', 'auditor', 1522)
  for (const login of ['quantri', 'chi.xem.thon']) assert.equal((await (await house.person(login)).get('/thon')).status, 404)
  assert.match((await house.visitor().get('/thon')).path, /^\/dang-nhap/)
})

test('added in the words of people, renamed, ended; its pages speak of hamlets', async () => {
  const added = await add('Làng Tơ Pông')
  assert.match(plain(added), /Đã thêm vào danh sách\. .*Làng Tơ Pông.*Số định danh .*6\d{6} \(dùng khi giao tài khoản cho Trưởng thôn/)
  assert.doesNotMatch(plain(added), /doanh nghiệp này|cơ quan, doanh nghiệp (?!$)báo/)
  assert.match((await add('Kleng')).text, /href="#kind">Đề nghị chọn loại: thôn hoặc tổ dân phố/)
  const here = added.path
  const renamed = await commune.post(here, { ...added.page.fields(here), act: 'change', name: 'Làng Tơ Pông Mới', from: '01/3/2026' })
  assert.match(plain(renamed), /Đã ghi thay đổi\./)
  assert.match(plain(await commune.post(here, { act: 'end', last: '30/6/2026' })), /Đã ghi ngày kết thúc\./)
  assert.match(plain(await commune.get('/thon?tinh-trang=ended')), /Làng Tơ Pông Mới/)
  assert.equal((await (await house.person('xa.kbang')).get(here)).status, 404)
  assert.equal((await commune.get(here.replace('/thon/', '/don-vi/'))).status, 404)
})

test('a list from a file is looked over, then written once', async () => {
  const form = new FormData()
  form.set('file', new File(['Tên;Từ ngày\nThôn 98;01/7/2025\nThôn 99;01/7/2025\n'], 'thon.csv'))
  const preview = await commune.post('/thon/nhap', form)
  assert.match(plain(preview), /Sẽ ghi 2 thôn, tổ dân phố .*Thôn 98 Thôn .*Xã Tơ Tung/)
  const confirm = new FormData()
  for (const [name, value] of Object.entries(preview.page.fields('/thon/nhap'))) confirm.set(name, value)
  assert.match(plain(await commune.post('/thon/nhap', confirm)), /Đã ghi 2 thôn, tổ dân phố vào danh sách/)
  const again = await commune.post('/thon/nhap', confirm)
  assert.doesNotMatch(plain(again), /Đã ghi|lỗi/i)
})

test('the template has the columns that are read', async () => {
  const [sheet] = mustAccept(await readWorkbook((await commune.get('/thon/mau.xlsx')).bytes)).sheets
  assert.deepEqual(sheet!.rows[0]!.map((cell) => cell?.kind === 'text' && cell.text), ['Tên', 'Loại', 'Mã', 'Xã, phường', 'Từ ngày', 'Đến hết ngày'])
})

test('in English', async () => {
  const visitor = await house.signIn('xa.totung', 'en')
  for (const path of ['/thon', '/thon/moi', '/thon/nhap']) assert.equal((await visitor.get(path)).status, 200)
})
