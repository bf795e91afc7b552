import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import type { CovenantAct } from '#rooms/covenants/index.ts'
import { actOnCovenant, addOpinion, beginCovenant, saveText } from '#rooms/covenants/store/index.ts'
import { systemHand } from '#rooms/deliberation/store/index.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { Stage } from './stage/open-stage.ts'
import { send } from './stage/send.ts'

const COMMUNE = 3236682
const NOW = new Date('2026-11-20T02:00:00Z')

let stage: Stage
let posted: string
let recognised: { readonly id: string; readonly code: string }

function work<T>(act: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  return inTransaction(stage.database, SYSTEM_SCOPE, act).then(mustAccept)
}

/** A covenant that hangs out, with an opinion that waits for its answer. */
async function draft(title: string, early: { readonly team: string; readonly post: string; readonly until: string }): Promise<{ readonly id: string; readonly code: string; readonly provinceId: number }> {
  const begun = await work((tx) =>
    beginCovenant(tx, systemHand(), {
      unitId: 6000001, title, called: 'huong-uoc', ethnicMinority: true, replaces: undefined,
      act: { act: 'propose', on: day('2026-01-05'), by: 'head', agreed: true, consents: 0, households: 0, usefulWhy: '' },
    }, NOW),
  )
  const of = { provinceId: begun.provinceId, covenantId: begun.covenantId }
  const members = [{ name: 'Đinh Hlưh', role: 'elder' }, { name: 'Đinh Byơk', role: 'speaker' }, { name: 'Đinh Thị Blok', role: 'organisation' }] as const
  const early2 = new Date(`${early.team}T02:00:00Z`)
  await work((tx) => actOnCovenant(tx, systemHand(), of, { act: 'team', on: day(early.team), members }, early2))
  const articles = [
    { heading: 'Giữ rừng, giữ nguồn nước', text: 'Mỗi hộ cùng giữ rừng đầu nguồn của làng. Không chặt cây, không đốt rẫy ven suối.' },
    { heading: 'Việc cưới, việc tang', text: 'Tổ chức tiết kiệm, không quá hai ngày. Cả làng giúp gia đình có việc.' },
    { heading: 'Nếp sống', text: 'Không thả rông trâu bò trong làng. Giữ sạch giọt nước.' },
  ]
  await work((tx) => saveText(tx, systemHand(), { ...of, revision: 2, version: 0 }, articles.slice(0, 2), early2))
  await work((tx) => saveText(tx, systemHand(), { ...of, revision: 3, version: 1 }, articles, early2))
  await work((tx) => actOnCovenant(tx, systemHand(), of, { act: 'post', on: day(early.post), until: day(early.until), places: 'Nhà văn hóa làng Kon Hrơng', forms: ['a', 'd'] }, NOW))
  await work((tx) => addOpinion(tx, systemHand(), of, { on: day(early.post), article: 1, text: 'Nên ghi rõ tên con suối.', saidBy: '' }, NOW))
  return { id: begun.covenantId, code: begun.code, provinceId: begun.provinceId }
}

before(async () => {
  stage = await Stage.open({ year: true })
  posted = (await draft('Hương ước làng Kon Hrơng (sửa đổi)', { team: '2026-10-20', post: '2026-10-24', until: '2026-11-23' })).id
  const made = await draft('Hương ước làng Kon Hrơng', { team: '2026-01-06', post: '2026-01-12', until: '2026-02-11' })
  const of = { provinceId: made.provinceId, covenantId: made.id }
  const acts: readonly CovenantAct[] = [
    { act: 'adopt', on: day('2026-02-20'), method: 'meeting', failedMeeting: undefined, all: 86, present: 61, inFavour: 55, against: 4, other: 2 },
    { act: 'submit', on: day('2026-02-24'), head: 'Đinh Blưi', board: 'Đinh Thị Mơi', households: ['Đinh Hlơ', 'Đinh Yơn'] },
    { act: 'receive', on: day('2026-02-25'), complete: true, lacking: '' },
    { act: 'recognise', on: day('2026-02-27'), number: '31/QĐ-UBND' },
    { act: 'report', on: day('2026-11-18'), source: 'supervision', says: 'Mức phạt ở Điều 3 chưa phù hợp.' },
  ]
  for (const act of acts) await work((tx) => actOnCovenant(tx, systemHand(), of, act, NOW))
  recognised = made
})
after(() => stage.close())

test('the head of a hamlet keeps its covenants, on a telephone with script off', async () => {
  const head = await stage.guest({ device: 'phone', script: false })
  await head.signIn('thon.totung')
  for (const [name, path] of [
    ['covenants', '/viec/huong-uoc'], ['covenant-new', '/viec/huong-uoc/moi'], ['covenant-posted', `/viec/huong-uoc/${posted}`], ['covenant-text', `/viec/huong-uoc/${posted}/van-ban`],
    ['covenant-translate', `/viec/huong-uoc/${posted}/van-ban?tieng=bdq`], ['covenant-compare', `/viec/huong-uoc/${posted}/so-sanh?tu=1&den=2`],
  ] as const) {
    assert.equal(await head.open(path), 200, path)
    await head.look(name)
  }
  await head.close()
})

test('the commune looks after them and counts them', async () => {
  const officer = await stage.guest({ width: 1280 })
  await officer.signIn('xa.totung')
  for (const [name, path] of [
    ['covenants', '/viec/huong-uoc'], ['covenant-recognised', `/viec/huong-uoc/${recognised.id}`], ['covenant-posted', `/viec/huong-uoc/${posted}`], ['covenant-statistics', '/viec/huong-uoc/thong-ke?nam=2026'],
  ] as const) {
    assert.equal(await officer.open(path), 200, path)
    await officer.look(name)
  }
  await officer.close()
})

test('everybody reads them', async () => {
  for (const device of ['desk', 'phone'] as const) {
    const anybody = await stage.guest({ device, script: false })
    assert.equal(await anybody.open(`/huong-uoc/${recognised.code}`), 200)
    await anybody.look('covenant-public')
    assert.equal(await anybody.open(`/huong-uoc?xa=${COMMUNE}`), 200)
    await anybody.look('covenants-public')
    await anybody.close()
  }
})

test('a covenant is drafted on a telephone, posted, adopted, sent, recognised, told, and read by everybody', async () => {
  const title = 'Quy ước giữ nguồn nước làng Tơ Kơl'
  const head = await stage.guest({ width: 360, script: false })
  await head.signIn('thon.totung')
  await head.open('/viec/huong-uoc/moi')
  await send(head, '/moi', { title, 'ethnic-yes': '1', way: 'head', on: '23/11/2026', 'agreed-yes': '1' })
  const covenant = head.path.split('?')[0]!
  await send(head, '/to-soan-thao', { on: '23/11/2026', 'members-elder': 'Đinh Thử Già', 'members-organisation': 'Đinh Thử Hội' })
  await head.open(`${covenant}/van-ban`)
  await send(head, '/van-ban', { 'heading-1': 'Nguồn nước', 'text-1': 'Không chặt cây quanh nguồn nước của làng.', 'heading-2': 'Giọt nước', 'text-2': 'Mỗi tháng làng dọn giọt nước một buổi.' })
  await head.open(covenant)
  await send(head, '/niem-yet', { on: '23/11/2026', until: '24/12/2026', places: 'Nhà rông', 'forms-a': '1' })
  await head.sees(/người biết tiếng/i)
  await send(head, '/to-soan-thao', { on: '23/11/2026', 'members-elder': 'Đinh Thử Già', 'members-speaker': 'Đinh Thử Tiếng', 'members-organisation': 'Đinh Thử Hội' })
  await send(head, '/niem-yet', { on: '23/11/2026', until: '10/12/2026', places: 'Nhà rông', 'forms-a': '1' })
  await head.sees(/30 ngày/)
  await send(head, '/niem-yet', { on: '23/11/2026', until: '24/12/2026', places: 'Nhà rông', 'forms-a': '1' })
  await send(head, '/gop-y', { text: 'Nên ghi cả việc thay ống nước.', article: '2', saidBy: 'Hộ Thử' })
  await send(head, '/tra-loi-gop-y', { answer: 'Đưa vào Điều 2 khi họp.' })
  await head.look('covenant-posted-by-hand')
  await head.close()

  stage.pass(35 * 24 * 60)
  const later = await stage.guest({ width: 360, script: false })
  await later.signIn('thon.totung')
  await later.open(covenant)
  await send(later, '/thong-qua', { on: '28/12/2026', method: 'meeting', all: '101', present: '60', inFavour: '50', against: '8', other: '2' })
  await later.sees(/chưa được thông qua|không được thông qua/i)
  await send(later, '/thong-qua', { on: '28/12/2026', method: 'meeting', all: '101', present: '80', inFavour: '71', against: '6', other: '3' })
  await send(later, '/gui', { on: '28/12/2026', head: 'Đinh Thử', board: 'Đinh Thử Mặt Trận', household1: 'Hộ Một', household2: 'Hộ Hai' })
  await later.look('covenant-submitted')
  await later.close()

  const officer = await stage.guest({ width: 1280 })
  await officer.signIn('xa.totung')
  await officer.open(covenant)
  await send(officer, '/nhan', { on: '28/12/2026', complete: 'yes' })
  await officer.close()
  const leader = await stage.guest({ width: 360, script: false })
  await leader.signIn('lanhdao.totung')
  await leader.open(covenant)
  await leader.look('covenant-to-recognise')
  await send(leader, '/cong-nhan', { on: '28/12/2026', number: '151/QĐ-UBND' })
  await leader.close()
  const again = await stage.guest({ width: 1280 })
  await again.signIn('xa.totung')
  await again.open(covenant)
  await send(again, '/gui-thon', { on: '28/12/2026' })
  await again.close()
  const teller = await stage.guest({ width: 360, script: false })
  await teller.signIn('thon.totung')
  await teller.open(covenant)
  await send(teller, '/thong-tin', { on: '28/12/2026', places: 'Nhà rông', 'telling-a': '1' })
  await teller.look('covenant-told')
  await teller.close()

  const anybody = await stage.guest({ device: 'phone', script: false })
  await anybody.open(`/huong-uoc?xa=${COMMUNE}`)
  await anybody.follow(title)
  await anybody.sees('71 trên 101 hộ tán thành', '151/QĐ-UBND', 'Không chặt cây quanh nguồn nước của làng.', 'Đưa vào Điều 2 khi họp.')
  await anybody.close()
})
