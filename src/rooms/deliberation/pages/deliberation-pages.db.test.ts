import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse, Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'
import { enrolHouseholds } from '#rooms/households/store/index.ts'
import { systemHand } from '../store/index.ts'

const DESK = '/viec/ban'
const HAMLET = 6000001
const HOUSEHOLDS = 12

let house: DemonstrationHouse
let head: Person
before(async () => {
  house = await DemonstrationHouse.open()
  head = await house.person('thon.totung')
  const path = (await house.look<{ path: string }>('select path from unit_span where unit_id = $1 order by valid_to desc limit 1', [HAMLET]))[0]!.path
  await house.work(async (tx) => {
    await tx.updateTable('household').set({ to_day: '2026-01-01', left_by: 'mistake' }).where('hamlet_id', '=', HAMLET).where('to_day', 'is', null).execute()
    const households = Array.from({ length: HOUSEHOLDS }, (_, at) => ({ name: `Hộ ${at + 1}`, address: 'Làng', number: at + 1 }))
    return accept(mustAccept(await enrolHouseholds(tx, systemHand(), { unitId: HAMLET, path }, households, calendarDate('2026-11-01'), house.now)))
  })
})
after(() => house.close())

const MATTER = { what: '6:general', title: 'Vệ sinh đường làng sáng thứ Bảy', proposedBy: 'head', agreedWith: 'Đinh Hmunh, Trưởng ban công tác Mặt trận', agreedOn: '20/11/2026' }
const ROAD = { ...MATTER, what: '1:general', title: 'Bê tông hóa 600 m đường làng', cash: '150.000.000' }

/** Puts a matter down and answers its id. */
async function proposed(fields: Record<string, string>): Promise<string> {
  const answer = await head.fillIn(`${DESK}/viec-moi`, fields, '')
  assert.equal(answer.status, 200, answer.text.slice(0, 3000))
  return answer.path.split('/').at(-1)!
}

/** Plans a meeting on a day and answers its path. */
async function planned(matterIds: readonly string[], fields: Record<string, string> = {}): Promise<string> {
  const answer = await head.fillIn(`${DESK}/hop/moi?thon=${HAMLET}`, {
    ...Object.fromEntries(matterIds.map((id) => [`matters-${id}`, '1'])), heldOn: '23/11/2026', startsAt: '19:00', place: 'Nhà rông', convenor: 'hamlet-head', convenorName: 'Đinh Blưi', ...fields,
  }, '', `${DESK}/hop/moi`)
  assert.equal(answer.status, 200, answer.text.replaceAll(/<[^>]+>/g, ' ').slice(0, 3000))
  return answer.path
}

async function held(matterIds: readonly string[], numbers: string): Promise<string> {
  const meeting = await planned(matterIds)
  assert.equal((await head.fillIn(meeting, {}, '', `${meeting}/mo`)).path, `${meeting}/diem-danh`)
  await head.fillIn(`${meeting}/diem-danh`, { numbers }, '', `${meeting}/diem-danh`)
  await head.post(`${meeting}/diem-danh`, { numbers })
  return meeting
}

async function chosen(meeting: string, hands: string): Promise<void> {
  assert.equal((await head.fillIn(meeting, { secretary: 'Đinh Thị Lan', secretaryFor: hands }, '', `${meeting}/thu-ky`)).status, 200)
  assert.equal((await head.fillIn(meeting, { voting: 'hands', votingFor: hands }, '', `${meeting}/cach-bieu-quyet`)).status, 200)
}

const CLOSING = { endsOn: '23/11/2026', endsAt: '21:00', votedOn: '23/11/2026', minutes: 'Đã thảo luận và biểu quyết.', signers: 'Một\nHai\nBa\nBốn' }

test('a matter is met about, voted on and decided', async () => {
  const matterId = await proposed(MATTER)
  const meeting = await held([matterId], '1-9')
  assert.match((await head.get(`${meeting}/diem-danh`)).text, /<strong data-present="[^"]*">9<\/strong>|<strong data-present>9<\/strong>/)
  const half = await head.fillIn(meeting, { secretary: 'Đinh Thị Lan', secretaryFor: '4' }, '', `${meeting}/thu-ky`)
  assert.equal(half.status, 422)
  await chosen(meeting, '9')
  const vote = `${meeting}/bieu-quyet/${matterId}`
  assert.match((await head.get(vote)).text, new RegExp('đủ để biểu quyết'))
  const tooMany = await head.fillIn(vote, { inFavour: '9', against: '1' }, '')
  assert.equal(tooMany.status, 422)
  const taken = await head.fillIn(vote, { inFavour: '7', against: '1', other: '1' }, '')
  assert.equal(taken.path, meeting)
  const early = await head.fillIn(`${meeting}/ket-thuc`, { ...CLOSING, endsOn: '25/11/2026' }, '')
  assert.equal(early.status, 422)
  const closed = await head.fillIn(`${meeting}/ket-thuc`, CLOSING, '')
  assert.equal(closed.path, meeting)
  assert.match(closed.text, /Được thông qua/)
  const [decision] = await house.look<{ passed: boolean; round: number; judgement: { needed: number; all: number; present: number } }>('select passed, round, judgement from decision where matter_id = $1', [matterId])
  assert.deepEqual([decision?.passed, decision?.round, decision?.judgement.needed, decision?.judgement.all, decision?.judgement.present], [true, 1, 7, HOUSEHOLDS, 9])
  assert.equal((await house.look('select 1 from voice where matter_id = $1', [matterId])).length, 9)
})

test('too few are present for two thirds: the page says so before the vote, and opens the ballot', async () => {
  const matterId = await proposed(ROAD)
  assert.equal((await head.get(`${DESK}/noi-dung/${matterId}`)).status, 200)
  const meeting = await held([matterId], '1-7')
  const vote = `${meeting}/bieu-quyet/${matterId}`
  assert.match((await head.get(vote)).text, /không thể đạt tỷ lệ/)
  await chosen(meeting, '7')
  assert.equal((await head.fillIn(vote, {}, 'not-enough-present')).path, meeting)
  await head.fillIn(`${meeting}/ket-thuc`, CLOSING, '')
  assert.equal((await house.look('select 1 from decision where matter_id = $1', [matterId])).length, 0)
  assert.match((await head.get(`${DESK}/noi-dung/${matterId}`)).text, /phieu\/moi/)
})

test('eight of twelve can still decide the road, so the meeting may not say that they cannot', async () => {
  const matterId = await proposed({ ...ROAD, title: 'Đường vào khu sản xuất' })
  const meeting = await held([matterId], '1-8')
  const refused = await head.post(`${meeting}/bieu-quyet/${matterId}`, { act: 'not-enough-present' })
  assert.equal(refused.status, 422)
  await head.fillIn(`${meeting}`, { why: 'Xong thử' }, '', `${meeting}/huy`)
})

test('a tap is one mark however often the phone sends it; a wrong one is taken back', async () => {
  const matterId = await proposed({ ...MATTER, title: 'Trồng cây' })
  const meeting = await planned([matterId])
  await head.fillIn(meeting, {}, '', `${meeting}/mo`)
  const [line] = await house.look<{ household_id: string }>("select household_id from household where hamlet_id = $1 and number = 5 and to_day is null", [HAMLET])
  const tap = (present: string) => head.visitor.post(`${meeting}/diem-danh`, { household: line!.household_id, number: '5', present }, { headers: { Accept: 'application/json' } })
  for (const expected of [1, 1]) assert.deepEqual(JSON.parse((await tap('1')).text), { present: expected })
  assert.deepEqual(JSON.parse((await tap('0')).text), { present: 0 })
  const form = await head.post(`${meeting}/diem-danh`, { household: line!.household_id, number: '5', present: '1' })
  assert.equal(form.status, 200)
  assert.equal((await head.get(`${meeting}/diem-danh/5`)).status, 200)
  assert.equal((await head.post(`${meeting}/diem-danh`, { numbers: '1-3, 40' })).status, 422)
  assert.match((await head.post(`${meeting}/diem-danh`, { numbers: 'a' })).text, saying('refusal.deliberation.numbers-form'))
})

test('who may not convene is told who may', async () => {
  const matterId = await proposed({ ...MATTER, what: '4:elect-head', title: 'Bầu Trưởng thôn', options: 'Đinh Văn A\nĐinh Thị B' })
  const { page } = await head.get(`${DESK}/hop/moi?thon=${HAMLET}`)
  const refused = await head.post(`${DESK}/hop/moi`, {
    ...page.fields(`${DESK}/hop/moi`), [`matters-${matterId}`]: '1', heldOn: '23/11/2026', place: 'Nhà rông', convenor: 'hamlet-head', convenorName: 'Đinh Blưi',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Tổ bầu cử/)
})

test('an initiative waits for a tenth of the households', async () => {
  const matterId = await proposed({ ...MATTER, title: 'Sáng kiến', proposedBy: 'initiative', agreedWith: '', agreedOn: '', proposer: 'Đinh Thị Mai' })
  const path = `${DESK}/noi-dung/${matterId}`
  const ids = await house.look<{ household_id: string }>('select household_id from household where hamlet_id = $1 and to_day is null order by number limit 2', [HAMLET])
  assert.equal((await head.post(`${path}/dua-ra`, {})).status, 422)
  for (const { household_id } of ids) assert.equal((await head.fillIn(`${path}/dong-thuan`, { household: household_id }, '')).status, 200)
  assert.match((await head.get(path)).text, /2 hộ đồng thuận còn giá trị, cần 2/)
  assert.equal((await head.fillIn(path, {}, '', `${path}/dua-ra`)).status, 200)
  assert.match((await head.get(path)).text, /Đưa ra bàn/)
})

test('two people type a secret count: the second does not see the first, and what differs is settled with a reason', async () => {
  const officer = await house.person('xa.totung')
  const matterId = await proposed({ ...MATTER, title: 'Quỹ khuyến học' })
  const meeting = await held([matterId], '1-10')
  await head.fillIn(meeting, { secretary: 'Đinh Thị Lan', secretaryFor: '10' }, '', `${meeting}/thu-ky`)
  await head.fillIn(meeting, { voting: 'secret', votingFor: '8' }, '', `${meeting}/cach-bieu-quyet`)
  const board = { 'member-0': 'A', 'member-1': 'B', 'member-2': 'C', teamFor: '9', witnesses: 'D\nE' }
  assert.equal((await head.fillIn(meeting, { ...board, 'member-2': '' }, '', `${meeting}/ban-kiem-phieu`)).status, 422)
  assert.equal((await head.fillIn(meeting, board, '', `${meeting}/ban-kiem-phieu`)).status, 200)
  const vote = `${meeting}/bieu-quyet/${matterId}`
  const count = { issued: '10', returned: '10', invalid: '1', inFavour: '7', against: '2', other: '0' }
  assert.equal((await head.fillIn(vote, { ...count, returned: '9', second: 'yes' }, '')).status, 422)
  await head.fillIn(vote, { ...count, second: 'yes' }, '')
  const second = await officer.get(vote)
  assert.doesNotMatch(second.text.slice(second.text.indexOf('id="phieu-dem"')), />7</)
  await officer.fillIn(vote, { ...count, inFavour: '8', against: '1' }, '')
  const differ = await head.get(vote)
  assert.match(differ.text, /Hai lần nhập khác nhau/)
  const sheet = /name="sheet"[^>]*value="([0-9a-f-]+)"|value="([0-9a-f-]+)"[^>]*name="sheet"/.exec(differ.text)
  const id = sheet?.[1] ?? sheet?.[2] ?? ''
  assert.equal((await head.fillIn(vote, { sheet: id }, 'settle')).status, 422)
  assert.equal((await head.fillIn(vote, { sheet: id, why: 'Đếm lại cùng hai hộ chứng kiến' }, 'settle')).path, meeting)
  assert.deepEqual((await house.look<{ state: string }>('select state from count_sheet where matter_id = $1 order by state', [matterId])).map(({ state }) => state), ['set-aside', 'taken'])
})

test('the desk shows what waits; the commune sees all its hamlets; a Front officer reads and changes nothing', async () => {
  assert.equal((await head.get(DESK)).status, 200)
  const officer = await house.person('xa.totung')
  assert.match((await officer.get(DESK)).text, /Trồng cây/)
  assert.equal((await officer.get(`${DESK}/viec-moi`)).status, 200)
  const front = await house.person('mttq.totung')
  assert.equal((await front.get(DESK)).status, 200)
})

test('a meeting in clusters: the commune decides the plan, one household is in one place, the counts are one', async () => {
  const matterId = await proposed({ ...MATTER, title: 'Quy chế nhà rông' })
  const meeting = await planned([matterId])
  const small = await head.fillIn(meeting, { cluster: 'Cụm trên', chairName: 'A', clusterPlace: 'Trường học' }, '', `${meeting}/cum`)
  assert.equal(small.status, 422, 'twelve households that live together')
  for (const cluster of ['Cụm trên', 'Cụm dưới']) {
    assert.equal((await head.fillIn(meeting, { cluster, chairName: 'A', clusterPlace: 'Trường học', 'scattered-yes': '1' }, '', `${meeting}/cum`)).status, 200)
  }
  assert.equal((await head.fillIn(meeting, { plan: 'Hai cụm, báo cáo Trưởng thôn.' }, '', `${meeting}/gui-phuong-an`)).status, 200)
  const rows = await house.look<{ gathering_id: string }>('select gathering_id from gathering where parent_id = $1 order by cluster desc', [meeting.split('/').at(-1)])
  const [upper, lower] = rows.map(({ gathering_id }) => `${DESK}/hop/${gathering_id}`) as [string, string]
  assert.equal((await head.fillIn(upper, {}, '', `${upper}/mo`)).status, 422, 'the plan is not decided')
  assert.equal((await head.post(`${meeting}/duyet-phuong-an`, { agreed: 'yes' })).status, 422, 'not by the head')
  const leader = new Person((await house.account('lanhdao.thu', 'commune-leader', 3236682), (await house.signIn('lanhdao.thu')).visitor))
  assert.equal((await leader.fillIn(meeting, { agreed: 'yes' }, '', `${meeting}/duyet-phuong-an`)).status, 200)
  for (const [cluster, numbers, hands, counted] of [[upper, '1-5', '5', { inFavour: '4', against: '1' }], [lower, '6-9', '4', { inFavour: '3', against: '1' }]] as const) {
    assert.equal((await head.fillIn(cluster, {}, '', `${cluster}/mo`)).path, `${cluster}/diem-danh`)
    assert.equal((await head.post(`${cluster}/diem-danh`, { numbers })).path, `${cluster}/diem-danh`)
    await chosen(cluster, hands)
    assert.equal((await head.fillIn(`${cluster}/bieu-quyet/${matterId}`, counted, '')).path, cluster)
  }
  assert.equal((await head.post(`${lower}/diem-danh`, { numbers: '5' })).status, 422)
  const closed = await head.fillIn(`${meeting}/ket-thuc`, CLOSING, '')
  assert.match(closed.text, /Được thông qua/)
  const [{ judgement }] = (await house.look<{ judgement: { present: number; inFavour: number } }>('select judgement from decision where matter_id = $1', [matterId])) as [{ judgement: { present: number; inFavour: number } }]
  assert.deepEqual([judgement.present, judgement.inFavour], [9, 7])
})

test('a matter of the commune is met about in a hamlet by its head; the agenda changes until the opening', async () => {
  const officer = await house.person('xa.totung')
  const own = await proposed({ ...MATTER, title: 'Việc riêng của làng' })
  const made = await officer.fillIn(`${DESK}/viec-moi`, { ...ROAD, unit: '3236682', title: 'Đường liên thôn', proposedBy: 'chair', agreedWith: 'Chủ tịch Mặt trận xã' }, '')
  assert.match(made.path, /noi-dung/)
  const wide = made.path.split('/').at(-1)!
  assert.match((await head.get(made.path)).text, new RegExp(`hop/moi\\?thon=${HAMLET}`))
  const meeting = await planned([own])
  assert.equal((await head.fillIn(meeting, { matter: wide }, '', `${meeting}/them-viec`)).status, 200)
  assert.match((await head.get(meeting)).text, /Đường liên thôn/)
  assert.equal((await head.fillIn(meeting, { matter: own }, '', `${meeting}/bot-viec`)).status, 200)
  assert.equal((await house.look('select 1 from gathering_matter where gathering_id = $1', [meeting.split('/').at(-1)])).length, 1)
  assert.equal((await head.post(`${meeting}/bot-viec`, { matter: wide })).status, 422)
  await head.fillIn(meeting, { why: 'Thử' }, '', `${meeting}/huy`)
})

test('a household that comes to the list after the opening moves no threshold, and the page says so', async () => {
  const matterId = await proposed({ ...MATTER, title: 'Giữ gìn nguồn nước' })
  const meeting = await held([matterId], '1-8')
  await house.work(async (tx) => {
    const { path } = await tx.selectFrom('unit_span').select('path').where('unit_id', '=', HAMLET).executeTakeFirstOrThrow()
    return accept(mustAccept(await enrolHouseholds(tx, systemHand(), { unitId: HAMLET, path }, [{ name: 'Hộ tách', address: '' }], calendarDate('2026-11-23'), house.now)))
  })
  assert.match((await head.get(meeting)).text, /chốt khi mở họp có 12 hộ; danh sách hôm nay có 13 hộ/)
  await chosen(meeting, '8')
  await head.fillIn(`${meeting}/bieu-quyet/${matterId}`, { inFavour: '7', against: '1' }, '')
  house.now = new Date('2026-11-23T18:00:00Z')
  const midnight = await head.fillIn(`${meeting}/ket-thuc`, { ...CLOSING, endsOn: '24/11/2026', endsAt: '00:30' }, '')
  assert.match(midnight.text, /Được thông qua/)
  const [row] = await house.look<{ decided_on: string; ends_on: string }>('select d.decided_on::text, g.ends_on::text from decision d join gathering g using (gathering_id) where d.matter_id = $1', [matterId])
  assert.deepEqual(row, { decided_on: '2026-11-23', ends_on: '2026-11-24' })
})
