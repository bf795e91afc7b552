import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { planGathering, proposeMatter, systemHand } from '#rooms/deliberation/store/index.ts'
import { enrolHouseholds } from '#rooms/households/store/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const HAMLET = 6000001
const HOUSEHOLDS = 150
const NOW = new Date('2026-11-23T01:00:00Z')

let stage: Stage
let meeting: string
let matterId: string
before(async () => {
  stage = await Stage.open()
  mustAccept(
    await inTransaction(stage.database, SYSTEM_SCOPE, async (tx) => {
      const { path } = await tx.selectFrom('unit_span').select('path').where('unit_id', '=', HAMLET).executeTakeFirstOrThrow()
      await tx.updateTable('household').set({ to_day: '2026-01-01', left_by: 'mistake' }).where('hamlet_id', '=', HAMLET).where('to_day', 'is', null).execute()
      const households = Array.from({ length: HOUSEHOLDS }, (_, at) => ({ name: `Đinh Văn ${at + 1}`, address: 'Làng Kon Hrơng', number: at + 1 }))
      mustAccept(await enrolHouseholds(tx, systemHand(), { unitId: HAMLET, path }, households, calendarDate('2026-11-01'), NOW))
      const matter = mustAccept(
        await proposeMatter(tx, systemHand(), {
          unitId: HAMLET, item: 1, kind: 'general', title: 'Bê tông hóa 600 m đường làng', content: 'Mỗi hộ góp 500.000 đồng và 3 ngày công.', options: [], proposedBy: 'head', proposer: 'Đinh Blưi',
          agreedWith: 'Trưởng ban công tác Mặt trận', agreedOn: calendarDate('2026-11-10'), usefulWhy: '', cash: 75_000_000, labourDays: 450, landM2: 0,
        }, NOW),
      )
      matterId = matter.matterId
      const gathering = mustAccept(
        await planGathering(tx, systemHand(), {
          hamletId: HAMLET, kind: 'meeting', matterIds: [matterId], convenor: 'hamlet-head', convenorName: 'Đinh Blưi', chairName: 'Đinh Blưi', heldOn: calendarDate('2026-11-23'), startsAt: '19:00',
          place: 'Nhà rông làng Kon Hrơng',
        }, NOW),
      )
      meeting = `/viec/ban/hop/${gathering.gatheringId}`
      return accept(true)
    }),
  )
})
after(() => stage.close())

test('a head takes attendance with one thumb while the network goes and comes back', async () => {
  const head = await stage.guest({ width: 360 })
  await head.signIn('thon.totung', '/viec/ban')
  await head.open('/viec/ban')
  await head.look('deliberation-desk')
  await head.open(`/viec/ban/noi-dung/${matterId}`)
  await head.look('matter')
  await head.open(meeting)
  await head.look('meeting-planned')
  await head.press(w('deliberation.open-meeting'))
  await head.look('attendance')
  const buttons = head.page.locator('.nr-attendance__list button')
  const box = await buttons.nth(3).boundingBox()
  assert.ok(box !== null && box.height >= 44 && box.width > 300, 'a target for a thumb')
  await buttons.nth(0).click()
  await head.page.waitForFunction((sentence) => document.querySelector('[data-line]')?.textContent === sentence, w('deliberation.attendance-sent'))
  await head.page.context().setOffline(true)
  for (const at of [1, 2, 3]) await buttons.nth(at).click()
  await head.page.waitForFunction(() => document.querySelector('[data-present]')?.textContent === '4')
  await head.look('attendance-offline')
  await head.page.context().setOffline(false)
  await head.page.waitForFunction((sentence) => document.querySelector('[data-line]')?.textContent === sentence, w('deliberation.attendance-sent'))
  await head.open(`${meeting}/diem-danh`)
  assert.equal(await head.page.locator('[data-present]').textContent(), '4')
  await head.page.getByLabel(w('deliberation.find-household')).fill('150')
  assert.equal(await head.page.locator('.nr-attendance__list > li:visible').count(), 1)
  await head.close()
})

test('with script off the same list is forms, and a paper list is typed by its numbers', async () => {
  const head = await stage.guest({ width: 360, script: false })
  await head.signIn('thon.totung')
  await head.open(`${meeting}/diem-danh`)
  await head.page.locator('#so-5 button').click()
  await head.page.locator('#so-5.nr-attendance__here').waitFor()
  await head.page.locator('summary').last().click()
  await head.fill('#numbers', '6-60, 150')
  await head.press(w('deliberation.mark-numbers'))
  assert.equal(await head.page.locator('[data-present]').textContent(), '61')
  await head.open(`${meeting}/diem-danh/150`)
  await head.look('invitation')
  await head.open(meeting)
  await head.look('meeting-open')
  await head.fill('#secretary', 'Đinh Thị Lan')
  await head.fill('#secretaryFor', '61')
  await head.press(w('deliberation.save-secretary'))
  await head.page.getByRole('radio', { name: w('deliberation.voting.hands') }).check()
  await head.fill('#votingFor', '60')
  await head.press(w('deliberation.save-voting'))
  await head.open(`${meeting}/bieu-quyet/${matterId}`)
  await head.look('vote-out-of-reach')
  await head.press(w('deliberation.not-enough-do'))
  await head.open(`${meeting}/ket-thuc`)
  await head.look('meeting-close')
  await head.fill('#minutes', 'Có 61 trên 150 hộ dự họp, không đủ để biểu quyết.')
  await head.fill('#signers', 'Đinh Blưi\nĐinh Hmunh\nĐinh Văn 1\nĐinh Văn 2')
  await head.press(w('deliberation.close-do'))
  await head.look('meeting-closed')
  await head.close()
})

test('the commune sees its hamlets, and where the ballot is now open', async () => {
  const officer = await stage.guest({ width: 1280 })
  await officer.signIn('xa.totung')
  for (const [name, path] of [
    ['deliberation-commune', '/viec/ban'], ['matter-after', `/viec/ban/noi-dung/${matterId}`], ['matter-new', '/viec/ban/viec-moi'], ['meeting-new', `/viec/ban/hop/moi?thon=${HAMLET}`],
    ['meeting-after', meeting],
  ] as const) {
    assert.equal(await officer.open(path), 200)
    await officer.look(name)
  }
  await officer.close()
})
