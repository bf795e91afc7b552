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

const DESK = '/viec/cong-khai'
const DUTY = { item: '7', title: 'Danh sách hộ được hỗ trợ nhà ở năm 2026', number: '45/QĐ-UBND', eventDate: '18/11/2026' }

/** Issues a duty and answers the address of its page. */
async function issued(change: Partial<typeof DUTY> = {}): Promise<string> {
  const { path } = await officer.fillIn(`${DESK}/viec-moi`, { ...DUTY, ...change }, 'issue')
  return path
}

test('a duty is worked out, issued, disclosed, and stands on the list', async () => {
  const worked = await officer.fillIn(`${DESK}/viec-moi`, DUTY, 'check')
  assert.equal(worked.status, 200)
  // 24/11 is a holiday since 2026.
  assert.match(worked.text, /Hạn công khai: 26\/11\/2026/)
  assert.match(worked.text, /24\/11\/2026/)
  assert.equal((await house.look('select 1 from disclosure_duty where title = $1', [DUTY.title])).length, 0)
  const path = await issued()
  assert.match(path, /^\/viec\/cong-khai\/viec\/[0-9a-f-]{36}$/)
  assert.match((await officer.get(DESK)).text, /Danh sách hộ được hỗ trợ nhà ở năm 2026[\s\S]*còn 2 ngày làm việc/)
  const action = `${DESK}/dang?viec=${path.split('/').at(-1)}`
  const form = await officer.get(action)
  assert.match(form.text, /tự gỡ sau ngày/)
  const posted = await officer.fillIn(action, { summary: '12 hộ của 5 làng được hỗ trợ.' }, '')
  assert.match(posted.path, /^\/viec\/cong-khai\/tin\//)
  assert.match(posted.text, /ngày thứ 1, luật buộc 30 ngày liên tục/)
})
