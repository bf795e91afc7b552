import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

let stage: Stage
before(async () => {
  stage = await Stage.open()
})
after(() => stage.close())

const DESK = '/viec/cong-khai'

test('an official issues a duty, discloses it in one page, corrects it and records a broadcast; without scripts, at a desk and on a phone', async () => {
  const official = await stage.guest({ script: false, width: 1280 })
  const phone = await stage.guest({ script: false, width: 360 })
  for (const guest of [official, phone]) await guest.signIn('xa.totung', DESK)
  const both = async (name: string, path: string): Promise<void> => {
    for (const guest of [official, phone]) {
      await guest.open(path)
      await guest.look(name)
    }
  }
  await both('disclosure-desk-empty', DESK)

  await official.open(DESK)
  await official.follow(w('disclosure.new-duty'))
  await official.page.selectOption('#item', '7')
  await official.fill('#title', 'Danh sách hộ được hỗ trợ nhà ở năm 2026')
  await official.fill('#number', '45/QĐ-UBND')
  await official.fill('#eventDate', '18/11/2026')
  await official.press(w('disclosure.check'))
  await official.look('disclosure-duty-worked-out')
  await official.press(w('disclosure.issue'))
  const duty = new URL(official.page.url()).pathname
  await both('disclosure-duty', duty)

  await official.open(duty)
  await official.follow(w('disclosure.post-now'))
  const form = new URL(official.page.url())
  await both('disclosure-new-posting', `${form.pathname}${form.search}`)
  await official.fill('#summary', '12 hộ nghèo, cận nghèo của 5 làng được hỗ trợ xây, sửa nhà.')
  await official.fill('#content', 'Đinh Văn A, làng Kgiang: 60 triệu đồng\nĐinh Thị B, làng Stơr: 30 triệu đồng, CCCD 064190001234')
  await official.press(w('disclosure.post-do'))
  await official.look('disclosure-sensitive')
  await official.fill('#content', 'Đinh Văn A, làng Kgiang: 60 triệu đồng\nĐinh Thị B, làng Stơr: 30 triệu đồng')
  await official.press(w('disclosure.post-do'))
  const posting = new URL(official.page.url()).pathname
  assert.match(posting, /\/tin\//)
  await both('disclosure-posting', posting)

  await official.open(`${posting}/sua`)
  await official.fill('#summary', '14 hộ nghèo, cận nghèo của 5 làng được hỗ trợ xây, sửa nhà.')
  await official.fill('#why', 'Bổ sung 2 hộ theo Quyết định 46/QĐ-UBND')
  await official.press(w('disclosure.correct-do'))
  await both('disclosure-correct', `${posting}/sua`)
  await both('disclosure-versions', `${posting}/ban`)
  await both('disclosure-withdraw', `${posting}/rut`)
  await both('disclosure-postings', `${DESK}/tin`)
  await both('disclosure-desk', DESK)

  await official.open(`${DESK}/ke-hoach/2026`)
  await official.press(w('disclosure.plan-start'))
  await both('disclosure-plan', `${DESK}/ke-hoach/2026`)
  await both('disclosure-plan-line', `${DESK}/ke-hoach/2026/moi`)
  await both('disclosure-regulation', `${DESK}/quy-che`)
})
