import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMONSTRATION_ACCOUNTS } from '../../src/demonstration/demonstration-accounts.ts'
import type { Guest } from './stage/guest.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

test('by keyboard alone: sign in, reach the form, fill in a cell, save', async () => {
  const stage = await Stage.open()
  try {
    const guest = await stage.guest()
    await guest.open('/dang-nhap?ve=%2Fviec')
    await guest.page.keyboard.press('Tab')
    assert.equal(await focused(guest), w('web.skip'), 'the first stop leads past the head of the page')
    await guest.page.keyboard.press('Enter')
    await walkTo(guest, (stop) => stop.id === 'login')
    await guest.page.keyboard.type('xa.dakrong')
    await guest.page.keyboard.press('Tab')
    await guest.page.keyboard.type(DEMONSTRATION_ACCOUNTS.password)
    await pressEnter(guest)
    assert.equal(guest.path, '/viec')

    await walkTo(guest, (stop) => stop.text === w('figures.open-own-form'))
    await pressEnter(guest)
    assert.equal(guest.path, '/bieu-mau/dcch-2026/2026/3236442')
    await guest.page.keyboard.press('Tab')
    await guest.page.keyboard.press('Enter')
    await walkTo(guest, (stop) => stop.id === 'v.reception_visits')
    await guest.page.keyboard.type('ba mốt')
    await walkTo(guest, (stop) => stop.text === w('figures.save'))
    await pressEnter(guest)
    await guest.page.locator('.govuk-error-summary:focus').waitFor()
    await walkTo(guest, (stop) => stop.text.includes('ba mốt'))
    await guest.page.keyboard.press('Enter')
    assert.equal(await guest.page.evaluate(() => document.activeElement?.id), 'v.reception_visits')
    await guest.page.keyboard.press('Control+A')
    await guest.page.keyboard.type('31')
    await walkTo(guest, (stop) => stop.text === w('figures.save'))
    await pressEnter(guest)
    await guest.sees(/Đã lưu nháp/)
    assert.equal(await guest.page.locator('[id="v.reception_visits"]').inputValue(), '31')
  } finally {
    await stage.close()
  }
})

test('by keyboard alone: something is disclosed under a duty, from the desk to the page that everybody reads', async () => {
  const stage = await Stage.open({ year: true })
  try {
    const guest = await stage.guest({ script: false })
    await guest.signIn('xa.totung', '/viec/cong-khai')
    await walkTo(guest, (stop) => stop.text === w('disclosure.post-now'))
    await pressEnter(guest)
    await walkTo(guest, (stop) => stop.id === 'summary')
    await guest.page.keyboard.type('Thu, chi ngân sách 9 tháng, công khai muộn.')
    await walkTo(guest, (stop) => stop.text === w('disclosure.post-do'))
    await pressEnter(guest)
    await guest.sees(w('disclosure.posted'), 'công khai muộn')
    await walkTo(guest, (stop) => stop.text.startsWith('/ck/'))
    await pressEnter(guest)
    await guest.sees('Thu, chi ngân sách 9 tháng, công khai muộn.')
  } finally {
    await stage.close()
  }
})

type Stop = { readonly id: string; readonly text: string; readonly seen: boolean }

/** Tab by tab to a place; every stop on the way shows that it has the focus, and stands on the screen. */
async function walkTo(guest: Guest, arrived: (stop: Stop) => boolean): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs++) {
    await guest.page.keyboard.press('Tab')
    const stop = await guest.page.evaluate((): Stop => {
      const element = document.activeElement as HTMLElement
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const ring = (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
      const onScreen = box.bottom > 0 && box.top < innerHeight && box.width > 0
      return { id: element.id, text: element.innerText?.trim() ?? '', seen: ring && onScreen }
    })
    assert.ok(stop.seen, `the focus is seen on ${JSON.stringify(stop)} (${guest.path})`)
    if (arrived(stop)) return
  }
  assert.fail(`not reached by Tab on ${guest.path}`)
}

async function focused(guest: Guest): Promise<string> {
  return guest.page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim())
}

async function pressEnter(guest: Guest): Promise<void> {
  await Promise.all([guest.page.waitForEvent('load'), guest.page.keyboard.press('Enter')])
}
