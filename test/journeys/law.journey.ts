import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

let stage: Stage
before(async () => {
  stage = await Stage.open()
})
after(() => stage.close())

test('the law is asked without account or scripts, on a phone and at a desk', async () => {
  for (const width of [360, 1280]) {
    const guest = await stage.guest({ script: false, width })
    await guest.open('/hoi-luat')
    await guest.look('law')
    await guest.follow(w('law.rule.disclosure.deadline'))
    await guest.look('law-form')
    await guest.press(w('law.ask'))
    await guest.sees(w('refusal.law.input-missing', { label: w('law.input.decision') }))
    await guest.look('law-missing')
    await guest.fill('#decision', '26/4/2024')
    await guest.fill('#item', '7')
    await guest.fill('#on', '10/5/2024')
    await guest.press(w('law.ask'))
    await guest.sees('07/5/2024 (thứ Ba)', '10/2022/QH15 Đ12.3', '06/5/2024 (thứ Hai)', 'đã quá 3 ngày')
    await guest.look('law-answer')
    const { path } = guest
    const reader = await stage.guest({ script: false, width })
    await reader.open(path)
    await reader.sees('07/5/2024 (thứ Ba)')
    await reader.close()
    await guest.close()
  }
})

test('by keyboard alone: a question is chosen, filled in and answered; paper carries the answer and no form', async () => {
  const guest = await stage.guest({ width: 1280 })
  const { keyboard } = guest.page
  const stopAt = async (arrived: string): Promise<void> => {
    for (let tabs = 0; tabs < 60; tabs++) {
      await keyboard.press('Tab')
      const stop = await guest.page.evaluate(() => ({ id: document.activeElement?.id, text: (document.activeElement as HTMLElement).innerText?.trim() }))
      if (stop.id === arrived || stop.text === arrived) return
    }
    assert.fail(`${arrived} is not reached by Tab on ${guest.path}`)
  }
  const enter = () => Promise.all([guest.page.waitForEvent('load'), keyboard.press('Enter')])
  await guest.open('/hoi-luat')
  await stopAt(w('law.rule.disclosure.continuity'))
  await enter()
  await stopAt('item')
  await keyboard.type('7')
  await stopAt('showing')
  await keyboard.type('01/3/2026..20/3/2026\n22/3/2026..15/4/2026')
  await stopAt(w('law.ask'))
  await enter()
  await guest.sees(w('law.answer.short'), '25 ngày')
  await guest.page.emulateMedia({ media: 'print' })
  assert.ok(await guest.page.getByText(w('law.answer.short')).isVisible())
  assert.ok(!(await guest.page.locator('#showing').isVisible()))
  await guest.close()
})
