import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { quarterRange, tally, tallyBy } from '#rooms/disclosure/index.ts'
import { issueDuty, post, setConditions, systemHand } from '#rooms/disclosure/store/index.ts'
import { readJudgedDuties } from '#rooms/disclosure/store/compliance.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { Result } from '#foundation/result.ts'

const TODAY = calendarDate('2026-11-23')
const PROVINCE = '/1/1522/'
const KBANG = 3_236_382

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open({ year: true })
})
after(() => house.close())

const work = async <T>(act: (tx: Tx) => Promise<Result<T>>): Promise<T> => mustAccept(await inTransaction(house.database.db, SYSTEM_SCOPE, act))
const judged = (from: string, to: string) =>
  work(async (tx) => accept(await readJudgedDuties(tx, { under: [PROVINCE], from: calendarDate(from), to: calendarDate(to) }, TODAY)))

type Row = { unit_id: number; state: string; in_time?: boolean | null; code?: string; posting_code?: string | null }
async function rows(address: string, of: 'duties' | 'postings'): Promise<Row[]> {
  const answer = JSON.parse((await house.visitor().get(address)).text) as { [of: string]: Row[] } & { next: string | null }
  assert.equal(answer.next, null)
  return answer[of]!
}
const counted = (states: readonly string[]) => ['in-time', 'late', 'overdue', 'waiting'].map((state) => states.filter((one) => one === state).length)

test('the portal counts as the reports of compliance do, for each commune and quarter', async () => {
  // In one of its forms only: a page that counted any form would call it in time.
  await work(async (tx) => {
    const hand = systemHand()
    const at = new Date('2026-10-06T02:00:00Z')
    const duty = mustAccept(await issueDuty(tx, hand, { unitId: KBANG, item: '1', title: 'Chỉ lên trang mạng', eventDate: calendarDate('2026-10-05') }, at))
    return post(tx, hand, { unitId: KBANG, item: '1', title: 'Chỉ lên trang mạng', summary: 'x', duty, showings: [{ form: 'b', place: 'website', from: calendarDate('2026-10-06') }] }, at)
  })
  let [communes, some] = [0, 0]
  for (const quarter of [1, 2, 3, 4] as const) {
    const { from, to } = quarterRange(2026, quarter)
    const expected = tallyBy((await judged(from, to)).filter(({ duty }) => duty.holderId < 4_000_000), ({ duty }) => duty.holderId)
    const told = Map.groupBy(await rows(`/cong-khai/1522/viec.json?tu=${from}&den=${to}`, 'duties'), ({ unit_id }) => unit_id)
    assert.deepEqual(new Set(told.keys()), new Set(expected.keys()))
    for (const [unit, { inTime, late, not, waiting }] of expected) {
      assert.deepEqual(counted(told.get(unit)!.map(({ state }) => state)), [inTime, late, not, waiting], `${unit}, quarter ${quarter}`)
      communes += 1
      some += not
    }
  }
  assert.ok(communes >= 20 && some >= 1)
})

test('and so do its pages, of each commune and of the province', async () => {
  const year = (await judged('2026-01-01', '2026-12-31')).filter(({ duty }) => duty.holderId < 4_000_000)
  const kept = tallyBy(year, ({ duty }) => duty.holderId)
  const province = (await house.visitor().get('/cong-khai/1522')).text
  for (const [unit, { inTime, late, not }] of kept) {
    const { text } = await house.visitor().get(`/cong-khai/${unit}`)
    const due = inTime + late + not
    assert.match(text, new RegExp(`Năm 2026: ${due} nội dung đến hạn, ${inTime} công khai đúng hạn, ${late} công khai chậm, ${not} chưa công khai đủ`), String(unit))
    const cells = `>${due}</td><td[^>]*>${inTime}</td><td[^>]*>${late}</td><td[^>]*>${not}</td>`
    assert.match(province, new RegExp(`/cong-khai/${unit}"[^>]*>[^<]*</a></th><td[^>]*${cells}`), String(unit))
  }
  const { inTime, late, not } = tally(year)
  assert.match(province, new RegExp(`${inTime + late + not}</td><td[^>]*>${inTime}</td><td[^>]*>${late}</td><td[^>]*>${not}</td>[^]*</tfoot>`))
  const overdue = (await house.visitor().get(`/cong-khai/${KBANG}`)).text
  assert.match(overdue, /<strong>Chỉ lên trang mạng<\/strong>/)
})

test('the data of postings and their pages say of each what its duty says', async () => {
  const states = new Map((await judged('2020-01-01', '2026-12-31')).flatMap(({ state, answers }) => answers.map(({ posting }) => [posting.code, state] as const)))
  for (const { code, in_time: told } of await rows('/cong-khai/1522/tin.json', 'postings')) {
    const state = states.get(code!)
    assert.equal(told, state === 'in-time' ? true : state === 'late' || state === 'overdue' ? false : null, code)
  }
  const only = await house.look<{ code: string }>("select p.code from posting p join posting_version v using (province_id, posting_id, version) where v.title = 'Chỉ lên trang mạng'")
  const { text } = await house.visitor().get(`/ck/${only[0]!.code}`)
  assert.match(text, /Chưa công khai đủ hình thức/)
  assert.match(text, /Nhà văn hóa/i)
})

test('a form is demanded on the page of a posting only where the unit has what it needs', async () => {
  const shown = async () => (await house.visitor().get(`/ck/${code}`)).text
  const [{ code }] = (await house.look<{ code: string }>("select p.code from posting p join posting_version v using (province_id, posting_id, version) where v.title = 'Chỉ lên trang mạng'")) as [{ code: string }]
  const has = (cultureHouse: boolean) =>
    work((tx) => setConditions(tx, systemHand(), KBANG, { website: true, loudspeaker: true, cultureHouse, communityPoint: false, internalSite: false }, house.now))
  const demands = (text: string) => /<h3[^>]*>[^<]*<\/h3><ul class="list">([^]*?)<\/ul>/.exec(text)?.[1] ?? ''
  await has(true)
  assert.match(demands(await shown()), /nhà văn hóa/i)
  await has(false)
  assert.doesNotMatch(demands(await shown()), /nhà văn hóa/i)
})
