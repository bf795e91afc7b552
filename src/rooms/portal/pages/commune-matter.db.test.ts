import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open({ year: true })
})
after(() => house.close())

const plainText = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('a matter of the commune is told in hamlets, each of them in households, with the other reading of the law', async () => {
  const [matter] = await house.look<{ code: string }>("select code from matter where scope = 'commune'")
  const { text } = await house.visitor().get(`/ban/${matter!.code}`)
  assert.deepEqual(new Page(text).check(), [])
  const plain = plainText(text)
  assert.match(plain, /4 trên tổng số 5 thôn, tổ dân phố tán thành; tối thiểu phải có 4\./)
  assert.match(plain, /nếu tính trên 50% số hộ thì có 5 trên 5, kết quả không đổi\./)
  assert.match(plain, /Thôn Tân Hòa Không đủ tỷ lệ 131 trên tổng số 212 hộ tán thành; tối thiểu phải có 142\./)
  assert.doesNotMatch(plain, /Tổng số hộ gia đình 5/)
})

test('the list of a commune has it once, and the desk of the leader waits for none of its hamlets', async () => {
  const { text } = await house.visitor().get('/cong-khai/3236682/ban')
  assert.equal(text.split('>Làm sân chơi, tường rào').length - 1, 1)
  const leader = await house.person('lanhdao.totung')
  assert.doesNotMatch((await leader.get('/viec/ban/cong-nhan')).text, /Làm sân chơi/)
})

test('a commune leads to its covenants', async () => {
  const { text } = await house.visitor().get('/cong-khai/3236682')
  const [recognised] = await house.look<{ code: string }>("select code from covenant where state = 'recognised'")
  assert.ok(text.includes(`/huong-uoc/${recognised!.code}`))
  assert.match(plainText(text), /Quy ước thôn Tân Hòa Thôn Tân Hòa; đang niêm yết lấy ý kiến/)
})
