import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'
import { seedPortal } from '../testing/seed.ts'

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
  await seedPortal((text, values) => house.look(text, values))
})
after(() => house.close())

async function open(path: string, lang = 'vi') {
  const answer = await house.visitor(lang).get(path)
  const page = new Page(answer.text)
  if (answer.headers.get('Content-Type')?.startsWith('text/html')) assert.deepEqual(page.check(), [], path)
  assert.doesNotMatch(answer.text, /\[object |undefined|NaN/, path)
  return { ...answer, page }
}

describe('the public portal', () => {
  it('opens every kind of page, in both languages', async () => {
    for (const lang of ['vi', 'en']) {
      for (const path of [
        '/cong-khai', '/cong-khai?ten=to+tung', '/cong-khai?ten=zzzz', '/cong-khai/1522', '/cong-khai/3236382', '/cong-khai/3236382/tin', '/cong-khai/1522/tin?muc=7',
        '/cong-khai/3236382/tin?tim=ngan+sach', '/cong-khai/1/tin?trang=2', '/ck/abcdefghij', '/ck/abcdefghij?ban=1', '/ck/abcdefghij?in=1', '/ck/namesgonea', '/ck/withdrawna',
        '/cong-khai/hien-thi',
      ]) {
        assert.equal((await open(path, lang)).status, 200, path)
      }
    }
  })

  it('finds a commune without accents', async () => {
    const { text } = await open('/cong-khai?ten=kbang')
    assert.match(text, /href="\/cong-khai\/3236382"/)
  })
})
