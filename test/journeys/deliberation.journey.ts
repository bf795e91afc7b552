import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { systemHand } from '#rooms/deliberation/store/index.ts'
import { enrolHouseholds } from '#rooms/households/store/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import type { Guest } from './stage/guest.ts'
import { Stage } from './stage/open-stage.ts'
import { send } from './stage/send.ts'
import { w } from './stage/words.ts'

const KON_HRONG = 6000001
const PATH = '/1/1522/3236682/6000001/'
const DESK = '/viec/ban'
const ROAD = 'Bê tông hóa đường vào làng'
const PARKING = 'Giờ đóng cổng nhà văn hóa'
const HOUSEHOLDS = 12
const ALL_DAY = 24 * 60

let stage: Stage
before(async () => {
  stage = await Stage.open()
  mustAccept(await inTransaction(stage.database, SYSTEM_SCOPE, async (tx) => {
    const households = Array.from({ length: HOUSEHOLDS }, (_, at) => ({ name: `Hộ Thử ${at + 1}`, address: 'Làng Kon Hrơng', number: at + 1 }))
    return accept(mustAccept(await enrolHouseholds(tx, systemHand(), { unitId: KON_HRONG, path: PATH }, households, calendarDate('2026-10-01'), new Date('2026-10-02T02:00:00Z'))))
  }))
})
after(() => stage.close())

const AGREED = { agreedWith: 'Đinh Thử, Trưởng ban Công tác Mặt trận', agreedOn: '20/11/2026' }
const PREPARED = {
  plan: 'Phát phiếu đến từng hộ trong một ngày.', planIssuedOn: '20/11/2026', planSentOn: '21/11/2026', noticedOn: '21/11/2026', 'member-0': 'Đinh Thử Một', 'from-0': 'front-board',
  'member-1': 'Đinh Thử Hai', 'from-1': 'hamlet', 'member-2': 'Đinh Thử Ba', 'from-2': 'organisation',
}
const last = (guest: Guest): string => guest.path.split('?')[0]!.split('/').at(-1)!
const codesOn = async (guest: Guest): Promise<string[]> => [...(await guest.text()).matchAll(/\b[A-Z2-7]{4}-[A-Z2-7]{4}\b/g)].map(([code]) => code)

test('a road is proposed, met about without enough households, balloted, adopted, sent, and read by everybody', async () => {
  const head = await stage.guest({ width: 360, script: false })
  await head.signIn('thon.totung')
  await head.open(DESK)
  await head.look('ban-desk')
  await head.open(`${DESK}/viec-moi`)
  await head.look('ban-new')
  await send(head, '/viec-moi', { what: '1:general', title: ROAD, content: 'Mỗi hộ góp 10 ngày công.', cash: '24.000.000', labourDays: '120', ...AGREED })
  const matterId = last(head)
  await head.look('ban-matter')
  await head.sees(ROAD)

  await head.open(`${DESK}/hop/moi?thon=${KON_HRONG}`)
  await head.look('ban-new-meeting')
  await send(head, '/hop/moi', { [`matters-${matterId}`]: '1', heldOn: '23/11/2026', startsAt: '08:00', place: 'Nhà rông', convenor: 'hamlet-head', convenorName: 'Đinh Blưi' })
  const meeting = head.path
  await head.look('ban-meeting-planned')
  await send(head, '/mo')
  await head.look('ban-attendance')
  const tap = await head.page.locator('main form button').first().boundingBox()
  assert.ok(tap !== null && tap.height >= 44 && tap.width >= 44, 'a target for a thumb')
  await send(head, '/diem-danh', { numbers: '1-7' })
  await head.open(meeting)
  await send(head, '/thu-ky', { secretary: 'Đinh Thị Thử', secretaryFor: '6' })
  await send(head, '/cach-bieu-quyet', { voting: 'hands', votingFor: '7' })
  await head.look('ban-meeting-open')
  await head.open(`${meeting}/bieu-quyet/${matterId}`)
  await head.look('ban-vote-not-enough')
  await send(head, `/bieu-quyet/${matterId}`, {}, 'not-enough-present')
  await head.open(`${meeting}/ket-thuc`)
  await head.look('ban-close')
  await send(head, '/ket-thuc', { endsOn: '23/11/2026', endsAt: '08:30', minutes: 'Bảy hộ dự họp, không đủ tám hộ; thống nhất phát phiếu.', signers: 'Một\nHai\nBa\nBốn' })

  await head.open(`${DESK}/noi-dung/${matterId}`)
  await head.look('ban-matter-ballot')
  await head.open(`${DESK}/phieu/moi?thon=${KON_HRONG}&viec=${matterId}`)
  await head.look('ban-new-ballot')
  await send(head, '/phieu/moi', { heldOn: '23/11/2026', endsOn: '24/11/2026', endsAt: '17:00', convenorName: 'Đinh Blưi' })
  const ballot = head.path
  await send(head, '/chuan-bi', PREPARED)
  await head.look('ban-ballot-prepared')
  await send(head, '/mo')
  await send(head, '/phat')
  await head.look('ban-ballot-codes')
  const codes = await codesOn(head)
  assert.equal(codes.length, HOUSEHOLDS)

  stage.pass(2 * ALL_DAY)
  await head.signIn('thon.totung')
  await head.open(ballot)
  await send(head, '/kiem', { 'witness-1': 'Hộ ông Một', 'witness-2': 'Hộ bà Hai', collected: '9' })
  await head.open(`${ballot}/phieu`)
  await head.look('ban-ballot-paper')
  for (const [at, code] of codes.slice(0, 9).entries()) {
    await head.open(`${ballot}/phieu`)
    await send(head, '/phieu', { code, [`choice-${matterId}`]: at < 8 ? 'for' : 'against' })
  }
  await head.open(ballot)
  await head.look('ban-ballot-counted')
  await send(head, '/dong', { signers: 'Một\nHai\nBa\nBốn' })
  await head.open(`${DESK}/noi-dung/${matterId}`)
  await head.sees(w('deliberation.passed-on', { date: '25/11/2026' }).slice(0, 'Được thông qua'.length))
  await head.page.locator(`a[href*="${DESK}/quyet-dinh/"]`).first().click()
  await head.look('ban-decision')
  await send(head, '/gui', { on: '25/11/2026' })
  await head.look('ban-decision-sent')
  const decision = head.path
  await head.close()

  const officer = await stage.guest({ width: 1280 })
  await officer.signIn('xa.totung')
  await officer.open(decision)
  await send(officer, '/nhan', { on: '25/11/2026' })
  await send(officer, '/cong-khai')
  await officer.look('ban-decision-published')
  await officer.page.locator('a[href*="/viec/cong-khai/viec/"]').first().click()
  await officer.sees(ROAD)
  await officer.close()

  const citizen = await stage.guest({ width: 360, script: false })
  await citizen.open('/cong-khai/3236682/ban')
  await citizen.look('ban-public-list')
  await citizen.follow(ROAD)
  await citizen.look('ban-public')
  await citizen.sees('Được thông qua', 'Số tán thành tối thiểu để được thông qua 8', 'Tán thành 8')
  await citizen.doesNotSee('Hộ Thử')
  await citizen.open(`/ban/phieu?so=${codes[0]!}`)
  await citizen.look('ban-look-up')
  await citizen.sees(ROAD)
  await citizen.close()
})

test('an online vote is refused for the road, and held for a matter of the hamlet’s own', async () => {
  const head = await stage.guest({ width: 360, script: false })
  await head.signIn('thon.totung')
  const propose = async (what: string, title: string): Promise<string> => {
    await head.open(`${DESK}/viec-moi`)
    await send(head, '/viec-moi', { what, title, ...AGREED })
    return last(head)
  }
  const road = await propose('1:general', 'Mương dẫn nước')
  await head.open(`${DESK}/noi-dung/${road}`)
  await head.sees(w('deliberation-rules.method.online-only-six'))
  const given = { heldOn: '25/11/2026', endsOn: '25/11/2026', endsAt: '23:00', convenorName: 'Đinh Blưi' }
  await head.open(`${DESK}/truc-tuyen/moi?thon=${KON_HRONG}&viec=${road}`)
  await send(head, '/truc-tuyen/moi', given)
  await head.sees(w('deliberation-rules.method.online-only-six'))

  const own = await propose('6:general', PARKING)
  await send(head, '/hinh-thuc', { method: 'online', methodAgreedOn: '20/11/2026' })
  await head.follow(w('deliberation.online-consents'))
  await head.look('ban-consents')
  assert.ok((await head.page.locator('button[name="household"]').count()) === HOUSEHOLDS, await head.text())
  for (let at = 0; at < 7; at++) {
    await head.open(`${DESK}/noi-dung/${own}/dong-thuan-truc-tuyen`)
    await Promise.all([head.page.waitForEvent('load'), head.page.locator('button[name="household"]').first().click()])
  }
  await head.open(`${DESK}/truc-tuyen/moi?thon=${KON_HRONG}&viec=${own}`)
  await send(head, '/truc-tuyen/moi', given)
  await send(head, '/chuan-bi', { ...PREPARED, 'from-2': 'household' })
  await send(head, '/mo')
  await send(head, '/phat')
  await head.look('ban-online-codes')
  const codes = await codesOn(head)
  const address = /\/bieu-quyet\/[a-z2-7]{10}/.exec(await head.page.content())![0]

  for (const [at, code] of codes.slice(0, 7).entries()) {
    const voter = await stage.guest({ width: 360, script: false })
    await voter.open(address)
    if (at === 0) await voter.look('ban-online')
    await send(voter, address, { code, [`choice-${own}`]: 'for' })
    if (at === 0) {
      await voter.look('ban-online-done')
      await voter.open(address)
      await send(voter, address, { code, [`choice-${own}`]: 'against' })
      await voter.look('ban-online-twice')
    }
    await voter.close()
  }
  stage.pass(ALL_DAY)
  await head.signIn('thon.totung')
  await head.open(DESK)
  await head.page.locator(`a[href*="${DESK}/phieu/"], a[href*="${DESK}/truc-tuyen/"]`).first().click()
  await send(head, '/dong', { signers: 'Một\nHai\nBa\nBốn' })
  await head.look('ban-online-closed')
  const [decision] = await stage.database.ownerPool.query<{ passed: boolean; method: string }>('select passed, method from decision where matter_id = $1', [own]).then(({ rows }) => rows)
  assert.deepEqual(decision, { passed: true, method: 'online' })
  await head.close()
})
