import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const FORM = '/bieu-mau/dcch-2026/2026/3236472'
const VISITS = '[id="v.reception_visits"]'
const CASES = '[id="v.reception_cases"]'

test('two people on one form: the second is told what the first wrote, and nothing is lost', async () => {
  const stage = await Stage.open()
  try {
    const first = await stage.guest()
    const second = await stage.guest({ script: false, width: 360 })
    await first.signIn('xa.sonlang', FORM)
    await second.signIn('xa.sonlang', FORM)

    await first.fill(VISITS, '22')
    await first.press(w('figures.save'))
    await first.sees(/Đã lưu nháp/)

    await second.fill(VISITS, '23')
    await second.fill(CASES, '17')
    await second.press(w('figures.save'))
    await second.sees(w('figures.overtaken-title'), '22', 'Nông Thị Dung')
    assert.equal(await second.page.locator(VISITS).inputValue(), '23', 'what the second typed is still there')
    assert.equal(await second.page.locator(CASES).inputValue(), '17')
    await second.look('form-overtaken')

    await first.open(FORM)
    assert.equal(await first.page.locator(VISITS).inputValue(), '22', 'nothing was written over')

    await second.press(w('figures.save'))
    await second.sees(/Đã lưu nháp/)
    await first.open(FORM)
    assert.equal(await first.page.locator(VISITS).inputValue(), '23')
    assert.equal(await first.page.locator(CASES).inputValue(), '17')
  } finally {
    await stage.close()
  }
})
