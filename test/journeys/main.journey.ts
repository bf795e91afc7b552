import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Guest } from './stage/guest.ts'
import { type GuestOptions, Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

// The main journey, whole: a commune enters, is stopped by a check, sends; the district returns and in the
// end accepts; the sums follow at once and open down to the commune's cell; the report of the district is
// drafted and leaves as four files.

const COMMUNE = 3236681
const DISTRICT = 26251
const FORM = `/bieu-mau/qcdc-2020/2020/${COMMUNE}`
const SUMS = `/so-lieu/qcdc-2020/2020/${DISTRICT}`
const TOTAL = '[id="v.mediation_total"]'
const SETTLED = '[id="v.mediation_settled"]'

const WAYS: readonly (readonly [name: string, commune: GuestOptions, district: GuestOptions])[] = [
  ['with scripts off', { script: false }, { script: false }],
  ['with scripts on', {}, {}],
  ['the commune on a slow phone', { device: 'phone', script: false }, {}],
]

for (const [name, communeHas, districtHas] of WAYS) {
  test(`from the commune's cell to the report, ${name}`, async () => {
    const stage = await Stage.open()
    try {
      const leader = await stage.guest(districtHas)
      await reopen(leader)
      await leader.close()

      const commune = await stage.guest(communeHas)
      await enter(commune)
      const district = await stage.guest(districtHas)
      const before = await giveBack(district)
      await correct(commune)
      await accept(district, before)
      await commune.close()
      await district.close()
    } finally {
      await stage.close()
    }
  })
}

/** The leader of the district opens the accepted form again, with a reason. */
async function reopen(leader: Guest): Promise<void> {
  await leader.signIn('lanhdao2020.kbang', FORM)
  await leader.sees('Xã Kông Lơng Khơng', w('figures.state.accepted'))
  await leader.press(w('figures.act.reopen'))
  await leader.sees(w('refusal.indicators.reason-needed'))
  await leader.look('form-reason-needed')
  await leader.fill('#reason-reopen', 'Bổ sung các vụ việc hòa giải của quý IV.')
  await leader.press(w('figures.act.reopen'))
  await leader.sees(w('figures.done.reopen'), 'Bổ sung các vụ việc hòa giải của quý IV.')
}

async function enter(commune: Guest): Promise<void> {
  await commune.signIn('xa2020.konglongkhong', '/viec')
  await commune.sees('Xã Kông Lơng Khơng', w('figures.state.returned'))
  await commune.follow(w('figures.open-own-form'))
  assert.equal(commune.path, FORM)
  await commune.sees('Bổ sung các vụ việc hòa giải của quý IV.')
  await commune.look('form-reopened')

  await commune.fill(TOTAL, '14')
  await commune.press(w('figures.submit'))
  await commune.sees('Số vụ việc đã tiếp nhận hòa giải là 14', 'cộng lại là 11')
  assert.match(await commune.page.title(), /^Lỗi: /)
  assert.equal(await commune.page.locator(TOTAL).inputValue(), '14', 'what was typed is still there')
  assert.equal(await commune.page.locator(TOTAL).getAttribute('aria-invalid'), 'true')
  await commune.look('form-error')
  const summary = commune.page.getByRole('alert')
  await summary.getByRole('link', { name: /hòa giải là 14/ }).click()
  assert.equal(await commune.page.evaluate(() => document.activeElement?.id), 'v.mediation_total', 'the link leads to the cell')

  await commune.fill(SETTLED, '13')
  await commune.press(w('figures.submit'))
  await commune.sees(w('figures.sent'), w('figures.state.submitted'))
  await commune.look('form-sent')
}

/** The district finds the form on its board and returns it; answers the district's sum before. */
async function giveBack(district: Guest): Promise<number> {
  await district.signIn('huyen2020.kbang', '/viec')
  const before = await sumOfDistrict(district)
  await district.open('/viec')
  await district.follow(w('figures.open-board'))
  await district.look('board-waiting')
  await district.follow(/Kông Lơng Khơng/)
  assert.equal(district.path, FORM)
  await district.sees(w('figures.ask.check'))
  await district.look('form-to-decide')
  await district.fill('#reason-return', 'Biên bản của tổ hòa giải chỉ có 12 vụ việc thành. Đề nghị kiểm tra lại.')
  await district.press(w('figures.act.return'))
  await district.sees(w('figures.done.return'))
  return before
}

async function correct(commune: Guest): Promise<void> {
  await commune.open('/viec')
  await commune.follow(w('figures.open-own-form'))
  await commune.sees('Biên bản của tổ hòa giải chỉ có 12 vụ việc thành.')
  await commune.fill(TOTAL, '13')
  await commune.fill(SETTLED, '12')
  await commune.press(w('figures.submit'))
  await commune.sees(w('figures.sent'))
}

/** The district accepts: its sum has changed with the same press, and opens into the commune's cell. */
async function accept(district: Guest, before: number): Promise<void> {
  assert.equal(await sumOfDistrict(district), before, 'what is only sent is not counted')
  await district.open(FORM)
  await district.press(w('figures.act.accept'))
  await district.sees(w('figures.done.accept'))
  assert.equal(await sumOfDistrict(district), before + 2, 'the sum follows')

  await district.open(SUMS)
  await district.page.locator(`a[href="${SUMS}/mediation_total"]`).click()
  await district.page.waitForURL(`**${SUMS}/mediation_total`)
  const row = district.page.getByRole('row', { name: /Kông Lơng Khơng/ })
  const cells = await row.innerText()
  assert.match(cells, /\b13\b/)
  assert.match(cells, /Đinh Nhel/)
  assert.match(cells, /23\/11\/2026/)
  await district.look('sum-opened')
  await district.follow(/Kông Lơng Khơng/, row)
  assert.equal(district.path, FORM)
  assert.match(await district.page.locator(TOTAL).innerText(), /13/, "the commune's cell itself")
}

async function sumOfDistrict(district: Guest): Promise<number> {
  await district.open(SUMS)
  return Number(await district.page.locator(`a[href="${SUMS}/mediation_total"]`).innerText())
}
