import assert from 'node:assert/strict'
import type { Guest } from './guest.ts'

/** Fills the form that goes to an address ending so, and sends it, by the button of the `act` where it has several. */
export async function send(guest: Guest, ending: string, fields: Readonly<Record<string, string>> = {}, act?: string): Promise<void> {
  const [first] = Object.keys(fields)
  const forms = guest.page.locator(`form[action$="${ending}"]`)
  const form = (first === undefined ? forms : forms.filter({ has: guest.page.locator(`[name="${first}"]`) })).first()
  assert.ok((await form.count()) > 0, `there is a form to …${ending} on ${guest.path}, which says: ${(await guest.text()).slice(0, 1500)}`)
  await form.evaluate((element) => {
    for (let above = element.closest('details'); above; above = above.parentElement?.closest('details') ?? null) above.open = true
    for (const inside of element.querySelectorAll('details')) inside.open = true
  })
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()))
    if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'checkbox') await field.first().check()
    else if (kind === 'select') await field.selectOption(value)
    else await field.fill(value)
  }
  const button = act === undefined ? form.locator('button').last() : form.locator(`button[value="${act}"]`)
  const loaded = guest.page.waitForEvent('load', { timeout: 45_000 })
  await button.click()
  await loaded
}
