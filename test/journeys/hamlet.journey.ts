import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { post, systemHand } from '#rooms/disclosure/store/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const TOTUNG = 3236682
const TITLE = 'Mức thu phí nước sạch ở làng Kon Hrơng năm 2027'

let stage: Stage
let posting: { readonly postingId: string; readonly code: string }
before(async () => {
  stage = await Stage.open()
  posting = mustAccept(
    await inTransaction(stage.database, SYSTEM_SCOPE, (tx) =>
      post(tx, systemHand(), {
        unitId: TOTUNG, item: '8', title: TITLE, summary: 'Mỗi mét khối nước sáu nghìn đồng, thu theo quý.', content: 'Áp dụng từ ngày 01/01/2027.\nHộ nghèo được giảm một nửa.',
        instrument: { number: '45/QĐ-UBND', date: calendarDate('2026-11-16'), title: 'Quyết định mức thu' },
        showings: [{ form: 'a', place: 'office', from: calendarDate('2026-11-17') }],
      } as never, new Date('2026-11-20T02:00:00Z')),
    ),
  )
})
after(() => stage.close())

test('the commune keeps its hamlets and sends them a posting', async () => {
  const officer = await stage.guest()
  await officer.signIn('xa.totung')
  await officer.open('/thon')
  await officer.look('hamlets')
  await officer.sees('Làng Kon Hrơng')
  for (const [name, path] of [['hamlet-new', '/thon/moi'], ['hamlets-import', '/thon/nhap'], ['hamlet', '/thon/6000001']] as const) {
    assert.equal(await officer.open(path), 200)
    await officer.look(name)
  }
  await officer.open(`/viec/cong-khai/tin/${posting.postingId}/thon`)
  await officer.look('sent-none')
  await officer.press(w('notices.send-all'))
  await officer.sees('0/5')
  await officer.close()
})

test('the head of a hamlet, on a telephone in the mountains and with script off, reads it out and says so', async () => {
  const head = await stage.guest({ device: 'phone', script: false })
  await head.signIn('thon.totung')
  assert.equal(head.path, '/viec/thong-bao')
  await head.look('head-list')
  await head.follow(new RegExp(TITLE))
  await head.look('head-notice')
  await head.page.getByLabel(w('notices.means.meeting')).check()
  await head.fill('#households', '112')
  const button = await head.page.getByRole('button', { name: w('notices.confirm') }).boundingBox()
  assert.ok(button !== null && button.height >= 56 && button.width > 300, 'a target for a thumb')
  await head.press(w('notices.confirm'))
  await head.sees(w('notices.confirmed'), '112')
  await head.look('head-done')
  await head.close()
})

test('the commune and the Front see who announced it and who has not', async () => {
  for (const [login, width] of [['xa.totung', 1100], ['mttq.totung', 360]] as const) {
    const guest = await stage.guest({ width })
    await guest.signIn(login)
    await guest.open(`/viec/cong-khai/tin/${posting.postingId}/thon`)
    await guest.sees('1/5', w('notices.means.meeting'))
    await guest.look('sent')
    await guest.open(`/viec/cong-khai/tin/${posting.postingId}/thon/6000001`)
    await guest.look('sent-hamlet')
    await guest.close()
  }
})

test('a citizen without account or script asks, and reads the answer with the code', async () => {
  const citizen = await stage.guest({ width: 360, script: false })
  await citizen.open('/yeu-cau')
  await citizen.look('ask-choose')
  await citizen.fill('#xa', 'to tung')
  await citizen.press(w('requests.choose-do'))
  await citizen.look('ask-found')
  await citizen.follow(/^Xã Tơ Tung/)
  await citizen.fill('#text', 'Xin danh sách hộ được hỗ trợ cây giống năm 2026')
  await citizen.look('ask')
  await citizen.press(w('requests.send'))
  await citizen.look('asked')
  const asked = citizen.path

  await citizen.open(`/yeu-cau?don-vi=${TOTUNG}&tin=${posting.code}&loai=khong-niem-yet`)
  await citizen.look('ask-not-posted')
  await citizen.fill('#place', 'Nhà văn hóa làng Tơ Kơl')
  await citizen.fill('#text', 'Không thấy bảng mức thu ở bảng tin')
  await citizen.press(w('requests.send-missing'))
  await citizen.sees(w('requests.kind.not-posted'))

  const officer = await stage.guest()
  await officer.signIn('xa.totung')
  await officer.open('/viec/yeu-cau')
  await officer.look('requests')
  await officer.follow(/^Xin danh sách hộ/)
  await officer.look('request')
  await officer.fill('#answer', 'Danh sách đã niêm yết tại nhà văn hóa các làng từ ngày 20/11/2026.')
  await officer.press(w('requests.answer-do'))
  await officer.sees(w('requests.state.answered'))
  await officer.look('request-answered')
  await officer.close()

  await citizen.open(asked)
  await citizen.sees('Danh sách đã niêm yết tại nhà văn hóa các làng')
  await citizen.look('asked-answered')
  await citizen.close()
})

test('the officer’s pages on a telephone', async () => {
  const officer = await stage.guest({ width: 360 })
  await officer.signIn('xa.totung')
  for (const [name, path] of [['hamlets', '/thon'], ['hamlet', '/thon/6000002'], ['requests', '/viec/yeu-cau'], ['sent', `/viec/cong-khai/tin/${posting.postingId}/thon`]] as const) {
    await officer.open(path)
    await officer.look(name)
  }
  await officer.close()
})
