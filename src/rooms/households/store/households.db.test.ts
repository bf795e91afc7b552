import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { printXlsx } from '#documents/print-xlsx.ts'
import { type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { decimal } from '#foundation/decimal.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { systemHand } from '#rooms/disclosure/store/index.ts'
import type { Act } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { NamedHamlet } from '../read-rows.ts'
import {
  addStatus, changeRepresentative, correctHousehold, countAsAt, digestOf, dissolveHousehold, endStatus, enrolHouseholds, enrolLists, findHousehold, freezeRoll, historyOf,
  type HouseholdHand, importHouseholds, keepOne, mergeHouseholds, moveHousehold, probableDuplicates, readHouseholdFile, readRoll, readStatuses, rollAsAt, splitHousehold,
  strikeHousehold, tellApart,
} from './index.ts'

// 23/11/2026 in Viet Nam.
const NOW = new Date('2026-11-23T02:00:00Z')
const [TODAY, FIRST, BEFORE, CHANGE] = ['2026-11-23', '2026-06-01', '2026-07-31', '2026-08-01'].map(calendarDate) as [CalendarDate, CalendarDate, CalendarDate, CalendarDate]
const HAND = systemHand()
/** One who may do all but one thing. */
const without = (act: Act): HouseholdHand => ({ by: HAND.by, allows: (asked) => asked !== act })
/** One whose reach is one hamlet. */
const only = (hamlet: NamedHamlet): HouseholdHand => ({ by: HAND.by, allows: (_, path) => path.startsWith(hamlet.path) })

let house: DemonstrationHouse
let here: NamedHamlet
let there: NamedHamlet
before(async () => {
  house = await DemonstrationHouse.open()
  const hamlets = await work((tx) => listHamlets(tx, 3_236_682, TODAY))
  assert.ok(hamlets.length >= 2)
  ;[here, there] = [hamlets.at(-1)!, hamlets.at(-2)!]
})
after(() => house.close())

async function work<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  return mustAccept(await house.work(async (tx) => accept(await act(tx))))
}

let made = 0
/** A household like no other. */
async function household(hamlet = here, from = FIRST): Promise<{ householdId: string; revision: number; on: CalendarDate; name: string }> {
  const name = `Hộ Kiểm ${String.fromCharCode(65 + (made % 26))}${made++}`
  const [enrolled] = await work(async (tx) => mustAccept(await enrolHouseholds(tx, HAND, hamlet, [{ name, address: `Ngõ ${made}` }], from, NOW)))
  return { householdId: enrolled!.householdId, revision: 1, on: CHANGE, name }
}

const namesOn = (day: CalendarDate, hamlet = here) => work(async (tx) => (await rollAsAt(tx, hamlet.unitId, day)).map(({ name }) => name))
const idsOn = (day: CalendarDate, hamlet = here) => work(async (tx) => (await rollAsAt(tx, hamlet.unitId, day)).map(({ householdId }) => householdId))
const lastAct = async () => (await house.look<{ act: string; subject: string }>("select act, subject from journal where act like 'households.%' order by seq desc limit 1"))[0]!

function refuses(result: Result<unknown>, code: string, field?: string): void {
  assert.ok(!result.ok, `not refused: ${code}`)
  assert.equal(result.refusal.code, code)
  if (field) assert.equal(result.refusal['field'], field)
}

test('one household becomes two from a day on; the day before there is one', async () => {
  const of = await household()
  const all = await work((tx) => countAsAt(tx, here.unitId, BEFORE))
  const [newcomer] = await work(async (tx) => mustAccept(await splitHousehold(tx, HAND, of, [{ name: 'Hộ Tách Ra', address: 'Ngõ mới' }], NOW)))
  assert.equal(await work((tx) => countAsAt(tx, here.unitId, BEFORE)), all)
  assert.equal(await work((tx) => countAsAt(tx, here.unitId, CHANGE)), all + 1)
  const history = await work((tx) => historyOf(tx, newcomer!.householdId))
  assert.deepEqual(history.links, [{ kind: 'split', on: CHANGE, way: 'from', householdId: of.householdId, name: of.name }])
  assert.equal((await work((tx) => findHousehold(tx, newcomer!.householdId, TODAY)))!.cameBy, 'split')
  assert.equal((await lastAct()).act, 'households.split')
  refuses(await work((tx) => splitHousehold(tx, HAND, { ...of, revision: 2 }, [], NOW)), 'households.name-needed', 'name')
  refuses(await work((tx) => splitHousehold(tx, HAND, { ...of, revision: 2 }, [{ name: ' ', address: '' }], NOW)), 'households.name-needed', 'name')
})

test('two households become one: the other ends on the day before', async () => {
  const [of, into] = [await household(), await household()]
  assert.deepEqual(await work((tx) => mergeHouseholds(tx, HAND, of, into.householdId, NOW)), accept(true))
  assert.ok((await idsOn(BEFORE)).includes(of.householdId))
  assert.ok(!(await idsOn(CHANGE)).includes(of.householdId) && (await idsOn(CHANGE)).includes(into.householdId))
  const ended = (await work((tx) => findHousehold(tx, of.householdId, TODAY)))!
  assert.deepEqual([ended.to, ended.leftBy], [BEFORE, 'merged'])
  assert.deepEqual((await work((tx) => historyOf(tx, into.householdId))).links.map(({ kind, way, householdId }) => [kind, way, householdId]), [['merged', 'from', of.householdId]])
  // What has ended changes no more, and receives nobody.
  refuses(await work((tx) => correctHousehold(tx, HAND, { ...of, revision: 2 }, { name: 'Khác', address: '' }, NOW)), 'households.ended-already')
  refuses(await work((tx) => mergeHouseholds(tx, HAND, into, of.householdId, NOW)), 'households.merge-into-unknown', 'into')
  refuses(await work((tx) => mergeHouseholds(tx, HAND, into, into.householdId, NOW)), 'households.merge-with-itself', 'into')
  const later = await household(here, calendarDate('2026-09-01'))
  refuses(await work((tx) => mergeHouseholds(tx, HAND, into, later.householdId, NOW)), 'households.merge-into-unknown', 'into')
})

test('a household that moves counts in one hamlet on each day', async () => {
  const of = await household()
  const { householdId } = await work(async (tx) => mustAccept(await moveHousehold(tx, HAND, of, there, 'Nhà mới', NOW)))
  for (const [day, places] of [[BEFORE, [true, false]], [CHANGE, [false, true]]] as const) {
    assert.deepEqual([(await namesOn(day, here)).includes(of.name), (await namesOn(day, there)).includes(of.name)], places, day)
  }
  const [former, now] = await work(async (tx) => [await findHousehold(tx, of.householdId, TODAY), await findHousehold(tx, householdId, TODAY)] as const)
  assert.deepEqual([former!.leftBy, now!.cameBy, now!.address], ['moved-out', 'moved-in', 'Nhà mới'])
  refuses(await work((tx) => moveHousehold(tx, HAND, { householdId, revision: 1, on: TODAY }, there, '', NOW)), 'households.same-hamlet', 'hamlet')
  // Whose reach is one hamlet sends nobody to another, and fetches nobody.
  const stays = await household()
  refuses(await work((tx) => moveHousehold(tx, only(here), stays, there, '', NOW)), 'households.not-yours')
  refuses(await work((tx) => moveHousehold(tx, only(there), stays, there, '', NOW)), 'households.not-yours')
})

test('what was written by mistake counted on no day; what is no more counted until then', async () => {
  const [mistake, gone] = [await household(), await household()]
  refuses(await work((tx) => strikeHousehold(tx, HAND, mistake, { why: ' ' }, NOW)), 'households.why-needed', 'why')
  refuses(await work((tx) => dissolveHousehold(tx, HAND, gone, { why: '' }, NOW)), 'households.why-needed', 'why')
  assert.deepEqual(await work((tx) => strikeHousehold(tx, HAND, mistake, { why: 'Ghi trùng' }, NOW)), accept(true))
  assert.deepEqual(await work((tx) => dissolveHousehold(tx, HAND, gone, { why: 'Chuyển khỏi xã' }, NOW)), accept(true))
  for (const day of [FIRST, BEFORE, CHANGE, TODAY]) assert.ok(!(await idsOn(day)).includes(mistake.householdId), day)
  assert.ok((await idsOn(BEFORE)).includes(gone.householdId) && !(await idsOn(CHANGE)).includes(gone.householdId))
})

test('a name is put right from its first day, with no new representative', async () => {
  const of = await household()
  assert.deepEqual(await work((tx) => correctHousehold(tx, HAND, of, { name: 'Hộ Đúng Tên', address: 'Ngõ đúng' }, NOW)), accept(true))
  assert.ok((await namesOn(FIRST)).includes('Hộ Đúng Tên'))
  assert.equal((await work((tx) => historyOf(tx, of.householdId))).spans.length, 1)
  refuses(await work((tx) => correctHousehold(tx, HAND, { ...of, revision: 2 }, { name: 'Hộ Đúng Tên', address: 'Ngõ đúng' }, NOW)), 'households.nothing-changed', 'name')
  refuses(await work((tx) => correctHousehold(tx, HAND, { ...of, revision: 2 }, { name: 'x'.repeat(201), address: '' }, NOW)), 'households.text-too-long', 'name')
})

test('a change holds from a day that has come, after the household came and after its last change', async () => {
  const of = await household()
  const to = { name: 'Người Khác', address: '', why: 'Đổi' }
  const on = (day: string, revision = 1) => work((tx) => changeRepresentative(tx, HAND, { ...of, revision, on: calendarDate(day) }, to, NOW))
  refuses(await on('2026-11-24'), 'households.on-ahead', 'on')
  refuses(await on('2026-06-01'), 'households.before-it-came', 'on')
  assert.deepEqual(await on('2026-08-01'), accept(true))
  assert.ok((await namesOn(BEFORE)).includes(of.name) && !(await namesOn(CHANGE)).includes(of.name))
  refuses(await work((tx) => changeRepresentative(tx, HAND, { ...of, revision: 2 }, { ...to, name: 'Người Thứ Ba' }, NOW)), 'households.changed-already', 'on')
})

test('a page that was shown before somebody else changed the household changes nothing', async () => {
  const [of, into] = [await household(), await household()]
  assert.deepEqual(await work((tx) => correctHousehold(tx, HAND, of, { name: 'Tên Mới', address: '' }, NOW)), accept(true))
  const stale: readonly ((tx: Tx) => Promise<Result<unknown>>)[] = [
    (tx) => changeRepresentative(tx, HAND, of, { name: 'Cũ', address: '', why: '' }, NOW),
    (tx) => splitHousehold(tx, HAND, of, [{ name: 'Tách', address: '' }], NOW),
    (tx) => mergeHouseholds(tx, HAND, of, into.householdId, NOW),
    (tx) => moveHousehold(tx, HAND, of, there, '', NOW),
    (tx) => dissolveHousehold(tx, HAND, of, { why: 'x' }, NOW),
    (tx) => strikeHousehold(tx, HAND, of, { why: 'x' }, NOW),
    (tx) => correctHousehold(tx, HAND, of, { name: 'Cũ', address: '' }, NOW),
    (tx) => keepOne(tx, HAND, { keep: into.householdId, drop: of.householdId, dropRevision: 1, why: 'x' }, NOW),
  ]
  for (const act of stale) refuses(await work(act), 'households.stale')
  assert.ok((await namesOn(TODAY)).includes('Tên Mới'))
  refuses(await work((tx) => correctHousehold(tx, without('manage-households'), { ...of, revision: 2 }, { name: 'Cũ', address: '' }, NOW)), 'households.not-yours')
  refuses(await work((tx) => correctHousehold(tx, HAND, { householdId: '01900000-0000-7000-8000-000000000000', revision: 1 }, { name: 'Cũ', address: '' }, NOW)), 'households.not-found')
})

test('a frozen roll never moves, whatever becomes of its households', async () => {
  const [split, merged, into, moved, struck, righted, changed, gone] = [
    await household(), await household(), await household(), await household(), await household(), await household(), await household(), await household(),
  ]
  const frozen = await work(async (tx) => mustAccept(await freezeRoll(tx, HAND.by, here, TODAY, NOW)))
  const read = () => work(async (tx) => (await readRoll(tx, frozen.provinceId, frozen.rollId))!)
  const before = await read()
  assert.equal(before.roll.households, before.lines.length)
  assert.deepEqual(before.lines.map(({ householdId }) => householdId), await idsOn(TODAY))
  const line = await lastAct()
  assert.equal(line.act, 'households.freeze')
  assert.ok(JSON.stringify(line.subject).includes(frozen.digest))

  await work(async (tx) => {
    mustAccept(await splitHousehold(tx, HAND, split, [{ name: 'Hộ Tách Sau', address: '' }], NOW))
    mustAccept(await mergeHouseholds(tx, HAND, merged, into.householdId, NOW))
    mustAccept(await moveHousehold(tx, HAND, moved, there, '', NOW))
    mustAccept(await strikeHousehold(tx, HAND, struck, { why: 'Ghi nhầm' }, NOW))
    mustAccept(await correctHousehold(tx, HAND, righted, { name: 'Hộ Sửa Sau', address: '' }, NOW))
    mustAccept(await changeRepresentative(tx, HAND, changed, { name: 'Hộ Đổi Sau', address: '', why: '' }, NOW))
    mustAccept(await dissolveHousehold(tx, HAND, gone, { why: 'Đi xa' }, NOW))
  })
  const after = await read()
  assert.deepEqual(after, before)
  assert.equal(digestOf(after.lines), frozen.digest)
  assert.notDeepEqual(await idsOn(TODAY), before.lines.map(({ householdId }) => householdId))
  // The application itself may not touch it.
  await assert.rejects(work((tx) => tx.updateTable('household_roll_line').set({ name: 'Khác' }).where('roll_id', '=', frozen.rollId).execute()), /permission denied/)
  await assert.rejects(work((tx) => tx.deleteFrom('household_roll').where('roll_id', '=', frozen.rollId).execute()), /permission denied/)
  refuses(await work((tx) => freezeRoll(tx, HAND.by, here, calendarDate('1990-01-01'), NOW)), 'households.roll-empty')
})

test('two that look like one: told apart they are not asked about again; of one written down twice one is kept', async () => {
  const twins = async (from: CalendarDate) => (await work(async (tx) => mustAccept(await enrolHouseholds(tx, HAND, here, [{ name: `Y Sinh ${from}`, address: 'Nhà 1' }, { name: `Y SINH ${from}`, address: 'nhà 1' }], from, NOW)))).map(({ householdId }) => householdId) as [string, string]
  const asked = async (id: string) => (await work((tx) => probableDuplicates(tx, here.path, TODAY))).filter(({ left, right }) => [left.householdId, right.householdId].includes(id)).length
  const [one, other] = await twins(FIRST)
  assert.equal(await asked(one), 1)
  refuses(await work((tx) => tellApart(tx, HAND, { left: one, right: one }, '', NOW)), 'households.merge-with-itself')
  refuses(await work((tx) => tellApart(tx, without('manage-households'), { left: one, right: other }, '', NOW)), 'households.not-yours')
  // The other way round is the same pair.
  assert.deepEqual(await work((tx) => tellApart(tx, HAND, { left: other, right: one }, 'Cha và con', NOW)), accept(true))
  assert.equal(await asked(one), 0)
  assert.equal((await idsOn(TODAY)).filter((id) => id === one || id === other).length, 2)

  const [keep, drop] = await twins(CHANGE)
  refuses(await work((tx) => keepOne(tx, without('manage-households'), { keep, drop, dropRevision: 1, why: 'x' }, NOW)), 'households.not-yours')
  assert.deepEqual(await work((tx) => keepOne(tx, HAND, { keep, drop, dropRevision: 1, why: 'Ghi trùng' }, NOW)), accept(true))
  assert.deepEqual((await idsOn(TODAY)).filter((id) => id === keep || id === drop), [keep])
  assert.ok((await idsOn(CHANGE)).includes(drop))
  // What came only today never counted.
  const [stays, never] = await twins(TODAY)
  assert.deepEqual(await work((tx) => keepOne(tx, HAND, { keep: stays, drop: never, dropRevision: 1, why: 'Ghi trùng' }, NOW)), accept(true))
  assert.equal((await work((tx) => findHousehold(tx, never, TODAY)))!.leftBy, 'mistake')
})

test('a status is entered once, ends once, and is seen and written by few', async () => {
  const { householdId } = await household()
  const input = { householdId, kind: 'poor', detail: 'QĐ 12', from: FIRST }
  refuses(await work((tx) => addStatus(tx, without('manage-household-status'), input, NOW)), 'households.status-not-yours')
  refuses(await work((tx) => addStatus(tx, HAND, { ...input, kind: 'rich' }, NOW)), 'households.status-kind-needed', 'kind')
  refuses(await work((tx) => addStatus(tx, HAND, { ...input, from: calendarDate('2026-11-24') }, NOW)), 'households.from-ahead', 'from')
  assert.deepEqual(await work((tx) => addStatus(tx, HAND, input, NOW)), accept(true))
  refuses(await work((tx) => addStatus(tx, HAND, input, NOW)), 'households.status-already', 'kind')
  // The journal has that something was recorded, not what.
  const line = await lastAct()
  assert.equal(line.act, 'households.status')
  assert.doesNotMatch(JSON.stringify(line.subject), /poor|QĐ 12/)
  const seen = await work(async (tx) => mustAccept(await readStatuses(tx, HAND, here, TODAY)))
  const mine = seen.filter((each) => each.householdId === householdId)
  assert.deepEqual(mine.map(({ kind, detail, from, to }) => [kind, detail, from, to]), [['poor', 'QĐ 12', FIRST, null]])
  refuses(await work((tx) => readStatuses(tx, without('read-household-status'), here, TODAY)), 'households.status-not-yours')
  refuses(await work((tx) => endStatus(tx, without('manage-household-status'), mine[0]!.statusId, NOW)), 'households.status-not-yours')
  assert.deepEqual(await work((tx) => endStatus(tx, HAND, mine[0]!.statusId, NOW)), accept(true))
  refuses(await work((tx) => endStatus(tx, HAND, mine[0]!.statusId, NOW)), 'households.not-found')
})

test('an Excel list is written whole or not at all; every wrong cell is named, and a trial tells what the writing will', async () => {
  const sheet = (rows: readonly (readonly (string | number)[])[]) =>
    printXlsx({ meta: { title: 'Hộ', author: 'Xã', created: TODAY }, sheets: [{ name: 'Hộ', columns: [], rows: rows.map((row) => row.map((value) => ({ value: typeof value === 'number' ? decimal(value) : value }))) }] })
  const head = ['Thôn', 'Số thứ tự', 'Họ và tên', 'Địa chỉ']
  const bring = async (rows: readonly (readonly (string | number)[])[], dryRun: boolean, hand = HAND, from = FIRST) => {
    const table = mustAccept(await readHouseholdFile(await sheet([head, ...rows]), [here, there]))
    return work((tx) => importHouseholds(tx, hand, table, { from, dryRun }, NOW))
  }
  const rows = [[here.name, '', 'Hộ Tệp Một', 'Ngõ 5'], [there.name, 9_001, 'Hộ Tệp Hai', 'Ngõ 6'], [here.name, 9_001, 'Hộ Tệp Ba', '']]
  const all = await work((tx) => countAsAt(tx, here.unitId, FIRST))
  const tried = await bring(rows, true)
  assert.equal(await work((tx) => countAsAt(tx, here.unitId, FIRST)), all)
  assert.deepEqual(await bring(rows, false), tried)
  assert.ok(tried.ok)
  assert.deepEqual([tried.value.added, tried.value.known, tried.value.hamlets.map(({ added }) => added)], [3, 0, [2, 1]])
  const roll = await work((tx) => rollAsAt(tx, here.unitId, FIRST))
  // Without a number it comes after all others, also after those of the file.
  assert.deepEqual(roll.slice(-2).map(({ name, number }) => [name, number]), [['Hộ Tệp Ba', 9_001], ['Hộ Tệp Một', 9_002]])
  refuses(await bring(rows, false), 'households.nothing-new')

  const wrong = [[here.name, 9_001, 'Hộ Tệp Bốn', ''], [there.name, 9_001, 'Hộ Tệp Năm', '']]
  for (const dryRun of [true, false]) {
    const refused = await bring(wrong, dryRun)
    assert.ok(!refused.ok && refused.refusal.code === 'households.table')
    assert.deepEqual((refused.refusal['problems'] as { cell: string; refusal: { code: string } }[]).map(({ cell, refusal }) => [cell, refusal.code]), [['B2', 'households.number-twice'], ['B3', 'households.number-twice']])
    refuses(await bring([[here.name, '', 'Hộ Tệp Sáu', '']], dryRun, HAND, calendarDate('2026-11-24')), 'households.from-ahead', 'from')
    refuses(await bring([[here.name, '', 'Hộ Tệp Sáu', ''], [there.name, '', 'Hộ Tệp Bảy', '']], dryRun, only(here)), 'households.not-yours')
  }
  assert.ok(!(await namesOn(TODAY)).some((name) => /Hộ Tệp (?:Bốn|Năm|Sáu|Bảy)/.test(name)))
})

test('several hamlets at once: all or none, the hamlet and the row of what is wrong, one line of the journal for each', async () => {
  const list = (hamlet: NamedHamlet, ...names: string[]) => ({ hamlet, households: names.map((name) => ({ name, address: '' })) })
  const wrong = await work((tx) => enrolLists(tx, HAND, [list(here, 'Hộ Chung Một'), list(there, 'Hộ Chung Hai', '')], FIRST, NOW))
  refuses(wrong, 'households.name-needed', 'name')
  assert.ok(!wrong.ok)
  assert.deepEqual([wrong.refusal['hamlet'], wrong.refusal['row']], [there.unitId, 2])
  assert.ok(!(await namesOn(TODAY)).includes('Hộ Chung Một'))
  const lines = async () => Number((await house.look<{ all: string }>("select count(*) as all from journal where act = 'households.enrol'"))[0]!.all)
  const before = await lines()
  const enrolled = await work(async (tx) => mustAccept(await enrolLists(tx, HAND, [list(here, 'Hộ Chung Một'), list(there, 'Hộ Chung Hai', 'Hộ Chung Ba')], FIRST, NOW)))
  assert.equal(enrolled.length, 3)
  assert.equal(await lines(), before + 2)
  assert.ok((await namesOn(FIRST, here)).includes('Hộ Chung Một') && (await namesOn(FIRST, there)).includes('Hộ Chung Ba'))
})
