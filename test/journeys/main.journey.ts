import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Guest } from './stage/guest.ts'
import { type GuestOptions, Stage } from './stage/open-stage.ts'
import { textOfDocx, textOfPdf, textOfXlsx } from './stage/text-of.ts'
import { w } from './stage/words.ts'

// The main journey, whole: a commune enters, is stopped by a check, sends; the district returns and in the
// end accepts; the sums follow at once and open down to the commune's cell; the report of the district is
// drafted and leaves as four files.

const COMMUNE = 3236681
const DISTRICT = 26251
const FORM = `/bieu-mau/qcdc-2020/2020/${COMMUNE}`
const SUMS = `/so-lieu/qcdc-2020/2020/${DISTRICT}`
const REPORT = `/bao-cao/qcdc-2020/2020/${DISTRICT}`
const TOTAL = '[id="v.mediation_total"]'
const SETTLED = '[id="v.mediation_settled"]'

const WAYS: readonly (readonly [name: string, commune: GuestOptions, district: GuestOptions])[] = [
  ['with scripts on', {}, {}],
  ['with scripts off', { script: false }, { script: false }],
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
      const total = await accept(district, before)
      await commune.close()
      await draft(district, before, total)
      await download(district, total)
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
async function accept(district: Guest, before: number): Promise<number> {
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
  return before + 2
}

const OURS = 'Trong năm, các tổ hòa giải tiếp nhận'

/** The report says which of its sentences the new figures have changed; a section is written with a bound figure. */
async function draft(district: Guest, before: number, total: number): Promise<void> {
  await district.open('/bao-cao')
  await district.look('reports')
  await district.page.locator(`a[href="${REPORT}"]`).click()
  await district.page.waitForURL(`**${REPORT}`)
  await district.sees(w('reports.changed-title'), w('reports.changed-line', { label: 'Số vụ việc đã tiếp nhận hòa giải', was: String(before), now: String(total) }))
  await district.look('report-changed')
  await district.press(w('reports.changed-seen'))
  await district.doesNotSee(w('reports.changed-title'))
  await district.look('report')

  await district.page.locator(`a[href="${REPORT}/phan/III.1"]`).click()
  await district.page.waitForURL('**/phan/III.1')
  await district.look('report-section')
  const text = await district.page.locator('#text').inputValue()
  await district.fill('#text', `${text}\n${OURS} {{mediation_totla}} vụ việc.`)
  await district.press(w('reports.save'))
  await district.sees('mediation_totla', 'mediation_total')
  assert.ok((await district.page.locator('#text').inputValue()).includes(OURS), 'what was typed is still there')
  await district.look('report-section-refused')
  await district.fill('#text', `${text}\n${OURS} {{mediation_total}} vụ việc.`)
  await district.press(w('reports.save'))
  await district.sees(w('reports.saved'), `${OURS} ${total} vụ việc.`)
}

/** The four files, opened: the same figure in each, the form of Decree 30 in those that are read by people. */
async function download(district: Guest, total: number): Promise<void> {
  await district.open(REPORT)
  const docx = await district.download(w('reports.file.docx'))
  assert.equal(docx.name, '625-2020.docx')
  const written = textOfDocx(docx.bytes)
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'BC-UBND', `${OURS} ${total} vụ việc.`, './.', 'Nơi nhận:', 'Kèm theo']) {
    assert.ok(written.includes(words), `the .docx says ${words}`)
  }

  const pdf = await district.download(w('reports.file.pdf'))
  assert.equal(pdf.bytes.subarray(0, 5).toString('latin1'), '%PDF-')
  const printed = await textOfPdf(pdf.bytes)
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', `${OURS} ${total} vụ việc.`, 'Nơi nhận:']) {
    assert.ok(printed.includes(words), `the .pdf says ${words}`)
  }

  const xlsx = await district.download(w('reports.file.xlsx'))
  assert.ok((await textOfXlsx(xlsx.bytes)).includes(w('reports.annex.numerator')), 'the appendix has numerators')

  const json = JSON.parse((await district.download(w('reports.file.json'))).bytes.toString('utf8')) as {
    values: { code: string; value: unknown; printed: string }[]
    findings: unknown[]
    hash: string
  }
  const value = json.values.find(({ code }) => code === 'mediation_total')
  assert.deepEqual([value?.value, value?.printed], [total, String(total)])
  assert.ok(json.findings.length > 0)
  assert.ok(written.includes(json.hash) && printed.includes(json.hash), 'one content, one hash')
}

async function sumOfDistrict(district: Guest): Promise<number> {
  await district.open(SUMS)
  return Number(await district.page.locator(`a[href="${SUMS}/mediation_total"]`).innerText())
}
