import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import type { Officer, OfficeKind } from '#rooms/offices/index.ts'
import { inTransaction, type Scope, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import type { WantedBody } from '../read-body.ts'
import { PlaceRegister } from '../register.ts'
import type { Unit, UnitSpan } from '../unit.ts'
import { type CellProblem, changeBody, endBody, findBody, importBodies, listBodies, officersHand, readBodyFile, registerBodies, registerBody, systemHand } from './bodies.ts'
import { syncPlaces } from './sync-places.ts'

const d = calendarDate
const NOW = new Date('2026-11-23T02:00:00Z')
const TODAY = d('2026-11-23')
const OLD = { province: 1641, district: 26251, commune: 3236381 }
const NEW = { province: 1522, kbang: 3236382, totung: 3236682 }

const span = (over: Partial<UnitSpan>): UnitSpan => ({ from: null, to: null, code: '01', name: 'A', kind: 'tinh', parent: 1, ...over })
const unit = (id: number, level: Unit['level'], ...spans: Partial<UnitSpan>[]): Unit => ({ id, level, spans: spans.map(span), alsoWritten: [] })
/** Krong went on unchanged over the reform, under another province. */
const KRONG = 3236501
const country = (endOfKbang: string | null = null) =>
  new PlaceRegister(
    [
      unit(1, 'nation', { parent: null, kind: 'nation', name: 'Việt Nam', code: 'VN' }),
      unit(OLD.province, 'province', { to: d('2025-06-30'), code: '64', name: 'Gia Lai' }),
      unit(OLD.district, 'district', { to: d('2025-06-30'), code: '625', name: 'KBang', kind: 'huyen', parent: OLD.province }),
      unit(OLD.commune, 'commune', { to: d('2025-06-30'), code: '23638', name: 'KBang', kind: 'thi-tran', parent: OLD.district }),
      unit(NEW.province, 'province', { from: d('2025-07-01'), code: '52', name: 'Gia Lai' }),
      unit(NEW.kbang, 'commune', { from: d('2025-07-01'), to: endOfKbang === null ? null : d(endOfKbang), code: '23638', name: 'Kbang', kind: 'xa', parent: NEW.province }),
      unit(
        KRONG, 'commune',
        { to: d('2025-06-30'), code: '23650', name: 'Krong', kind: 'xa', parent: OLD.district },
        { from: d('2025-07-01'), code: '23650', name: 'Krong', kind: 'xa', parent: NEW.province },
      ),
      unit(NEW.totung, 'commune', { from: d('2025-07-01'), code: '23668', name: 'Tơ Tung', kind: 'xa', parent: NEW.province }),
    ],
    [],
  )

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await work(SYSTEM_SCOPE, async (tx) => accept(await syncPlaces(tx, country())))
})
after(() => database.drop())

function work<T>(scope: Scope, act: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  return inTransaction(database.db, scope, act)
}

function officer(kind: OfficeKind, unitId: number, path: string, inherited: readonly string[] = []): Officer {
  return {
    accountId: '00000000-0000-7000-8000-000000000001', name: 'A', officeId: '00000000-0000-7000-8000-000000000002', kind, unitId,
    unitName: 'x', unitPath: path, reads: [path, ...inherited], writes: [path], from: d('2020-01-01'), to: null,
  }
}
const ofKbang = officer('commune-officer', NEW.kbang, `/1/1522/${NEW.kbang}/`)
const ofProvince = officer('province-officer', NEW.province, '/1/1522/', ['/1/1641/'])
const handOf = (one: Officer) => officersHand(one, TODAY)

const wanted = (over: Partial<WantedBody> = {}): WantedBody => ({
  name: 'Trường THCS Kbang', kind: 'agency', code: '', parent: '23638', from: d('2025-07-01'), to: null, ...over,
})
const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const treeOn = async (day: string) => mustAccept(await work(SYSTEM_SCOPE, async (tx) => accept(await reportingTree(tx, d(day)))))
const register = async (over: Partial<WantedBody>, by: Officer = ofKbang) =>
  mustAccept(await work(by, (tx) => registerBody(tx, wanted(over), handOf(by), NOW)))

test('registered: in the tree at once, also in one that was kept in memory; the number stands for the code', async () => {
  assert.equal((await treeOn('2026-12-31')).children(NEW.kbang).length, 0)
  const { unitId, endsWithUnit } = await register({})
  assert.equal(endsWithUnit, null)
  const found = (await treeOn('2026-12-31')).find(unitId)!
  assert.deepEqual([found.path, found.provinceId, found.code, found.level], [`/1/1522/${NEW.kbang}/${unitId}/`, 1522, String(unitId), 'body'])
  assert.equal((await treeOn('2025-06-30')).find(unitId), undefined)
})

test('by the unit’s name, with and without accents; outside the subtree no unit is known', async () => {
  for (const parent of ['Xã Kbang', 'xa kbang', 'kbang', String(NEW.kbang)]) await register({ name: `Trạm ${parent}`, parent })
  const refused = await work(ofKbang, (tx) => registerBody(tx, wanted({ name: 'X', parent: '23668' }), handOf(ofKbang), NOW))
  assert.equal(codeOf(refused), 'bodies.parent-unknown')
  const auditor = officer('auditor', NEW.province, '/1/1522/')
  assert.equal(codeOf(await work(auditor, (tx) => registerBody(tx, wanted({ name: 'X' }), handOf(auditor), NOW))), 'bodies.parent-unknown')
})

test('the database holds the subtree again, whatever the application believes', async () => {
  const lax = { ...handOf(ofKbang), reaches: () => true }
  await assert.rejects(work(ofKbang, (tx) => registerBody(tx, wanted({ name: 'X', parent: '23668' }), lax, NOW)), /row-level security/)
  const { unitId } = await register({ name: 'Trạm Y tế Tơ Tung', parent: '23668' }, ofProvince)
  assert.equal(codeOf(await work(ofKbang, (tx) => endBody(tx, unitId, d('2026-12-31'), lax, NOW))), 'bodies.past-not-yours')
  assert.equal(codeOf(await work(ofKbang, (tx) => endBody(tx, unitId, d('2026-12-31'), handOf(ofKbang), NOW))), 'bodies.not-yours')
})

test('many at once: a number each, and a code once', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, (_, at) => register({ name: `Trạm số ${at}` })))
  assert.equal(new Set(all.map(({ unitId }) => unitId)).size, 12)
  const twice = await Promise.all(
    ['Trạm Ba', 'Trạm Bốn'].map((name) => work(ofKbang, (tx) => registerBody(tx, wanted({ name, code: 'TYT' }), handOf(ofKbang), NOW))),
  )
  assert.deepEqual(twice.map(codeOf).toSorted(), ['accepted', 'bodies.code-taken'])
})

test('of a district until 30/6/2025, then moved to a commune; the past stays', async () => {
  const old = mustAccept(
    await work(SYSTEM_SCOPE, (tx) => registerBody(tx, wanted({ name: 'Phòng Nội vụ', code: 'PNV', parent: '625', from: d('2020-01-01') }), systemHand(), NOW)),
  )
  assert.equal(old.endsWithUnit, '2025-06-30')
  assert.equal((await treeOn('2025-07-01')).find(old.unitId), undefined)
  const move = (by: Officer, from: string) =>
    work(by, (tx) => changeBody(tx, old.unitId, { name: 'Phòng Văn hóa - Xã hội', code: 'PNV', kind: 'agency', parent: '23638', from: d(from) }, handOf(by), NOW))
  assert.equal(codeOf(await move(ofKbang, '2025-07-01')), 'bodies.not-yours', 'the commune did not inherit the district')
  assert.equal(codeOf(await move(ofProvince, '2025-06-01')), 'bodies.not-yours', 'what was is only read')
  assert.equal(codeOf(await move(ofProvince, '2025-07-01')), 'accepted')
  assert.equal((await treeOn('2020-12-31')).find(old.unitId)!.path, `/1/1641/26251/${old.unitId}/`)
  const moved = (await treeOn('2026-12-31')).find(old.unitId)!
  assert.deepEqual([moved.path, moved.name, moved.code], [`/1/1522/${NEW.kbang}/${old.unitId}/`, 'Phòng Văn hóa - Xã hội', 'PNV'])
  const listed = mustAccept(await work(ofKbang, async (tx) => accept(await listBodies(tx, ofKbang.reads))))
  assert.ok(listed.some(({ unitId }) => unitId === old.unitId))
})

test('a commune that went on over the reform keeps its bodies; of the time before, the new province changes nothing', async () => {
  const ofKrong = { ...officer('commune-officer', KRONG, `/1/1522/${KRONG}/`), writes: [`/1/1641/26251/${KRONG}/`, `/1/1522/${KRONG}/`] }
  const { unitId, endsWithUnit } = await register({ name: 'Trạm Kiểm lâm', parent: '23650', from: d('2020-01-01') }, ofKrong)
  assert.equal(endsWithUnit, null)
  assert.equal((await treeOn('2020-12-31')).find(unitId)!.path, `/1/1641/26251/${KRONG}/${unitId}/`)
  assert.equal((await treeOn('2026-12-31')).find(unitId)!.path, `/1/1522/${KRONG}/${unitId}/`)
  const rename = (by: Officer, from: string) =>
    work(by, (tx) => changeBody(tx, unitId, { name: `Hạt Kiểm lâm ${from}`, code: '', kind: 'agency', parent: String(KRONG), from: d(from) }, handOf(by), NOW))
  assert.equal(codeOf(await rename(ofProvince, '2024-01-01')), 'bodies.parent-unknown')
  assert.equal(codeOf(await work(ofProvince, (tx) => endBody(tx, unitId, d('2024-12-31'), handOf(ofProvince), NOW))), 'bodies.past-not-yours')
  assert.equal(codeOf(await rename(ofProvince, '2026-01-01')), 'accepted')
  const { unitId: other } = await register({ name: 'Trạm Giống', parent: '23650', from: d('2020-01-01') }, ofKrong)
  assert.equal(codeOf(await work(ofKrong, (tx) => endBody(tx, other, d('2024-12-31'), handOf(ofKrong), NOW))), 'accepted', 'the commune itself may')
})

test('figures hold a body where it is', async () => {
  const { unitId } = await register({ name: 'Công ty Có số liệu', kind: 'enterprise' })
  await work(SYSTEM_SCOPE, async (tx) => {
    await sql`insert into reporting_period values (901, 'thu', '2026', '2026-01-01', '2026-12-31')`.execute(tx)
    await sql`insert into submission (province_id, period_id, unit_id, path, state, revision, changed_at)
      values (1522, 901, ${unitId}, ${`/1/1522/${NEW.kbang}/${unitId}/`}, 'accepted', 1, ${NOW})`.execute(tx)
    return accept(true)
  })
  const move = (from: string) =>
    work(ofProvince, (tx) => changeBody(tx, unitId, { name: 'Công ty Có số liệu', code: '', kind: 'enterprise', parent: '23668', from: d(from) }, handOf(ofProvince), NOW))
  assert.equal(codeOf(await move('2026-12-31')), 'bodies.has-figures')
  assert.equal(codeOf(await work(ofKbang, (tx) => endBody(tx, unitId, d('2026-10-31'), handOf(ofKbang), NOW))), 'bodies.has-figures')
  assert.equal(codeOf(await move('2027-01-01')), 'accepted')
  assert.equal((await treeOn('2026-12-31')).find(unitId)!.parentId, NEW.kbang)
  assert.equal((await treeOn('2027-01-01')).find(unitId)!.parentId, NEW.totung)
})

test('there and back again, and a release that changes the units: every span stays', async () => {
  const { unitId } = await register({ name: 'Trạm Đi Về', parent: '23668' }, ofProvince)
  const change = (name: string, parent: string, from: string) =>
    work(ofProvince, (tx) => changeBody(tx, unitId, { name, code: '', kind: 'agency', parent, from: d(from) }, handOf(ofProvince), NOW))
  mustAccept(await change('Trạm Đi Về', '23638', '2026-01-01'))
  mustAccept(await change('Trạm Đi Về', '23668', '2026-02-01'))
  mustAccept(await change('Trạm Đã Về', '23668', '2026-03-01'))
  const spansOf = async () => mustAccept(await work(SYSTEM_SCOPE, async (tx) => accept((await findBody(tx, unitId))!.spans)))
  const told = await spansOf()
  assert.deepEqual(told.map(({ from, to, parent, name }) => [from, to, parent, name]), [
    ['2025-07-01', '2025-12-31', NEW.totung, 'Trạm Đi Về'],
    ['2026-01-01', '2026-01-31', NEW.kbang, 'Trạm Đi Về'],
    ['2026-02-01', '2026-02-28', NEW.totung, 'Trạm Đi Về'],
    ['2026-03-01', null, NEW.totung, 'Trạm Đã Về'],
  ])
  await work(SYSTEM_SCOPE, async (tx) => accept(await syncPlaces(tx, country('2027-12-31'))))
  assert.deepEqual(await spansOf(), told)
  const { unitId: other } = await register({ name: 'Trạm Ở Lại' })
  assert.equal((await treeOn('2028-01-01')).find(other), undefined, 'its unit has an end now')
})

test('a list: all or nothing, what is wrong by cell; a dry run writes nothing', async () => {
  const table = async (text: string) => mustAccept(await readBodyFile(new TextEncoder().encode(text), '23638'))
  const bring = async (text: string, dryRun = false) => {
    const read = await table(text)
    return work(ofKbang, (tx) => importBodies(tx, read, handOf(ofKbang), { dryRun }, NOW))
  }
  const count = async () => (await treeOn('2026-12-31')).children(NEW.kbang).length
  const had = await count()
  const wrong = await bring('STT;Tên;Loại;Mã;Đơn vị quản lý;Từ ngày\n1;Quỹ A;doanh nghiệp;Q1;;01/7/2025\n2;Quỹ B;hội;Q2;;\n3;Quỹ C;Doanh nghiệp;Q1;23638;1/7/2025\n4;Quỹ D;Cơ quan;;99999;1/7/2025\n')
  assert.equal(codeOf(wrong), 'bodies.table')
  const problems = (wrong.ok ? [] : wrong.refusal['problems']) as readonly CellProblem[]
  assert.deepEqual(problems.map(({ cell, refusal }) => `${cell} ${refusal.code}`), [
    'C3 bodies.kind-strange', 'F3 bodies.from-empty', 'D4 bodies.code-taken', 'E5 bodies.parent-unknown',
  ])
  const good = 'Tên,Loại,Từ ngày,Đến ngày\nQuỹ A,doanh nghiệp,01/7/2025,\nQuỹ B,Đơn vị sự nghiệp,01/7/2025,31/12/2026\n'
  assert.equal(codeOf(await bring(good, true)), 'bodies.dry-run')
  assert.equal(await count(), had)
  assert.equal(mustAccept(await bring(good)).length, 2)
  assert.equal(await count(), had + 2)
  assert.equal(codeOf(await bring(good)), 'bodies.table', 'the same list again')
  const heads = await table('Ten don vi,Loại,Loai hinh,Màu\na,b,c,d\n')
  assert.deepEqual(heads.problems.map(({ cell, refusal }) => `${cell} ${refusal.code}`), [
    'C1 bodies.column-twice', 'D1 bodies.column-unknown', 'A1 bodies.no-column-from',
  ])
})

test('a list of two thousand is brought in within one transaction', async () => {
  const many = Array.from({ length: 2000 }, (_, at) => wanted({ name: `Công ty số ${at}`, kind: 'enterprise', parent: at % 2 ? 'Xã Tơ Tung' : '23638' }))
  const done = mustAccept(await work(ofProvince, (tx) => registerBodies(tx, many, handOf(ofProvince), NOW)))
  assert.equal(new Set(done.map(({ unitId }) => unitId)).size, 2000)
})

test('the journal says who, what, and from what to what, and is unbroken', async () => {
  const { unitId } = await register({ name: 'Trạm Nhật ký' })
  const change = { name: 'Trạm Nhật ký mới', code: '', kind: 'agency' as const, parent: '23638', from: d('2026-01-01') }
  mustAccept(await work(ofKbang, (tx) => changeBody(tx, unitId, change, handOf(ofKbang), NOW)))
  mustAccept(await work(ofKbang, (tx) => endBody(tx, unitId, d('2026-12-31'), handOf(ofKbang), NOW)))
  const lines = mustAccept(await work(ofKbang, async (tx) => accept((await tx.selectFrom('journal').selectAll().where('unit_id', '=', unitId).orderBy('seq').execute()))))
  assert.deepEqual(lines.map((line) => [line.act, line.office_id, line.province_id]), ['register', 'change', 'end'].map((act) => [`body.${act}`, ofKbang.officeId, 1522]))
  assert.deepEqual(JSON.parse(lines[1]!.subject), {
    body: unitId, since: '2026-01-01',
    changes: [{ field: 'name', old: 'Trạm Nhật ký', new: 'Trạm Nhật ký mới' }, { field: 'from', old: '2025-07-01', new: '2026-01-01' }],
  })
  assert.deepEqual(JSON.parse(lines[2]!.subject).changes, [{ field: 'to', old: '2027-12-31', new: '2026-12-31' }])
  for (const chain of await work(SYSTEM_SCOPE, async (tx) => accept(await verifyJournal(tx))).then(mustAccept)) assert.equal(chain.broken, undefined)
})
