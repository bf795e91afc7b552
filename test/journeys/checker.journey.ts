import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { printDocx } from '#documents/print-docx.ts'
import { sampleReport } from '#documents/testing/sample-report.ts'
import { readReport } from '#rooms/checker/read/read-report.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const TEXT = 'BÁO CÁO\nMẫu, ngày 30 tháng 10 năm 2020\nCó 45/60 hộ (80%) đạt chuẩn. Ngày 31/02/2020 đã họp.\nThôn\tSố hộ\nMột\t12\nHai\t13\n'

test('a report is checked by someone without account or scripts, on a phone and at a desk', async () => {
  const stage = await Stage.open()
  try {
    for (const width of [360, 1100]) {
      const guest = await stage.guest({ script: false, width })
      await guest.open('/')
      await guest.follow(w('checker.nav'))
      await guest.look('check-ask')
      await guest.press(w('checker.check'))
      await guest.sees(w('refusal.checker.nothing-given'))
      await guest.look('check-nothing')
      await guest.fill('#van-ban', TEXT)
      await guest.press(w('checker.check'))
      await guest.sees('45 trên 60 là 75%', '31/02/2020')
      await guest.look('check-found')
      const mark = guest.page.locator('mark', { hasText: '80%' })
      const number = (await mark.getAttribute('id'))!.slice(1)
      await guest.page.locator(`#k${number} a[href="#c${number}"]`).click()
      await guest.page.waitForURL((url) => url.hash === `#c${number}`)
      await guest.page.locator(`sup a[href="#k${number}"]`).click()
      await guest.page.waitForURL((url) => url.hash === `#k${number}`)
      // A kind that is not ticked is hidden, by style alone.
      assert.ok(await guest.page.locator(`#k${number}`).isVisible())
      await guest.page.locator('#loc-percent').uncheck()
      assert.ok(!(await guest.page.locator(`#k${number}`).isVisible()))
      assert.ok(await mark.isVisible(), 'the words themselves stay')
      const [download] = await Promise.all([guest.page.waitForEvent('download'), guest.page.getByRole('button', { name: w('checker.comments') }).click()])
      const source = mustAccept(await readReport(readFileSync(await download.path()), 'nhan-xet.docx'))
      assert.equal(source.text, TEXT)
      await guest.close()
    }
  } finally {
    await stage.close()
  }
})

test('a Word file is read as one', async () => {
  const stage = await Stage.open()
  try {
    const guest = await stage.guest()
    await guest.open('/soat-bao-cao')
    await guest.page.setInputFiles('#tep', { name: 'báo cáo.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(await printDocx(sampleReport())) })
    await guest.press(w('checker.check'))
    await guest.sees('báo cáo.docx', 'Toàn huyện có 166/166 tổ hòa giải')
    await guest.look('check-docx')
  } finally {
    await stage.close()
  }
})
