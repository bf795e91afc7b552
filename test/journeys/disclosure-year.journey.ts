import { after, before, test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { textOfDocx, textOfPdf } from './stage/text-of.ts'
import { w } from './stage/words.ts'

// The year of disclosure of the demonstration, page by page, at a desk and on a phone.

let stage: Stage
before(async () => {
  stage = await Stage.open({ year: true })
})
after(() => stage.close())

const TO_TUNG = 3236682

/** Who looks at what: no login is a citizen. */
const LOOKS: readonly (readonly [login: string | null, pages: readonly (readonly [name: string, path: string])[]])[] = [
  [null, [
    ['year-front', '/cong-khai'], ['year-commune', `/cong-khai/${TO_TUNG}`], ['year-province', '/cong-khai/1522'], ['year-search', '/cong-khai/1522/tin?tim=ho+ngheo'],
    ['year-ask', `/yeu-cau?xa=${TO_TUNG}`],
  ]],
  ['xa.totung', [
    ['year-work', '/viec'], ['year-desk', '/viec/cong-khai'], ['year-postings', '/viec/cong-khai/tin'], ['year-plan', '/viec/cong-khai/ke-hoach/2026'], ['year-requests', '/viec/yeu-cau'],
  ]],
  ['lanhdao.totung', [['year-leader-work', '/viec'], ['year-leader-desk', '/viec/cong-khai']]],
  ['thon.totung', [['year-hamlet', '/viec/thong-bao']]],
  ['mttq.gialai', [['year-front-office', '/viec'], ['year-compliance', '/tuan-thu']]],
  ['cq.minhhoa', [['year-agency-desk', '/viec/cong-khai']]],
]

for (const [login, pages] of LOOKS) {
  test(`the year as ${login ?? 'a citizen'} sees it`, async () => {
    for (const width of [1280, 360]) {
      const guest = await stage.guest({ script: false, width })
      if (login !== null) await guest.signIn(login)
      for (const [name, path] of pages) {
        const status = await guest.open(path)
        if (status >= 400) throw new Error(`${path}: ${status}`)
        await guest.look(name)
      }
      await guest.close()
    }
  })
}

test('a citizen finds what was disclosed without typing accents, reads it, and asks to be told of more', async () => {
  const citizen = await stage.guest({ script: false, device: 'phone' })
  await citizen.open(`/cong-khai/${TO_TUNG}`)
  await citizen.page.locator('input[name=tim]').first().fill('duong be tong lang kon hrong')
  await citizen.press(w('portal.find-do'))
  await citizen.look('year-found')
  await citizen.follow(/^Công trình đường bê tông làng Kon Hrơng/)
  await citizen.sees('mặt đường rộng 3,0 m', 'Ghi nhầm chiều rộng mặt đường')
  await citizen.look('year-posting')
  await citizen.open(`/cong-khai/${TO_TUNG}/nhan-tin`)
  await citizen.fill('#email', 'vi-du@example.com')
  await citizen.press(w('portal.subscribe-do'))
  await citizen.sees(w('portal.asked-says'))
  await citizen.open('/nhan-tin/hom-thu')
  await citizen.look('year-outbox')
  const href = await citizen.page.locator('article a').first().getAttribute('href')
  await citizen.open(href!)
  await citizen.press(w('portal.confirm-do'))
  await citizen.sees(w('portal.confirmed-says', { unit: 'Xã Tơ Tung' }))
  await citizen.close()
})

test('the leader sees that a closed quarter has changed, closes it anew, and the register opens as .docx and .pdf', async () => {
  const official = await stage.guest({ script: false })
  await official.signIn('xa.totung', '/viec/cong-khai/tin')
  await official.follow(/^Quyết toán thu, chi ngân sách xã Tơ Tung/)
  await official.follow(w('disclosure.correct'))
  await official.fill('#summary', 'Số liệu quyết toán đã được Hội đồng nhân dân xã phê chuẩn ngày 30/7/2026.')
  await official.fill('#why', 'Bổ sung ngày phê chuẩn.')
  await official.press(w('disclosure.correct-do'))
  await official.close()

  const leader = await stage.guest({ script: false })
  await leader.signIn('lanhdao.totung', '/viec/cong-khai/quy/2026/3')
  await leader.sees(w('papers.changed-title'))
  await leader.look('year-quarter-changed')
  await leader.fill('#number', '99/TB-UBND')
  await leader.fill('#why', 'Bổ sung ngày phê chuẩn quyết toán.')
  await leader.press(w('papers.close-again-do'))
  await leader.sees(w('papers.closed-version', { version: 2 }))
  await leader.look('year-quarter-closed')
  const file = async (format: string): Promise<Buffer> => {
    const href = await leader.page.locator(`main a[href$="/lan-2.${format}"]`).getAttribute('href')
    return (await leader.page.context().request.get(href!)).body()
  }
  const written = textOfDocx(await file('docx'))
  const printed = await textOfPdf(await file('pdf'))
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Quyết toán thu, chi ngân sách xã Tơ Tung năm 2025']) {
    if (!written.includes(words)) throw new Error(`the .docx does not say ${words}`)
    if (!printed.includes(words)) throw new Error(`the .pdf does not say ${words}`)
  }
  await leader.close()
})

test('two officials correct the same posting: the second is told, and loses nothing of what was typed', async () => {
  const first = await stage.guest({ script: false })
  const second = await stage.guest({ script: false })
  await first.signIn('xa.kbang', '/viec/cong-khai/tin')
  await first.follow(/^Quyết toán thu, chi ngân sách xã Kbang/)
  await first.follow(w('disclosure.correct'))
  await second.signIn('lanhdao.kbang', first.path)
  for (const [guest, words] of [[first, 'Bản của công chức.'], [second, 'Bản của lãnh đạo.']] as const) {
    await guest.fill('#summary', words)
    await guest.fill('#why', 'Ghi rõ hơn.')
    await guest.press(w('disclosure.correct-do'))
  }
  await first.sees('Bản của công chức.')
  await second.look('year-corrected-meanwhile')
  if (!(await second.page.locator('main').innerHTML()).includes('Bản của lãnh đạo.')) throw new Error('what was typed is gone')
  await first.close()
  await second.close()
})
