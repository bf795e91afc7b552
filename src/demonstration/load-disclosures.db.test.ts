import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { printDecimal } from '#foundation/decimal.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { type DemonstrationDatabase, demonstrationDatabase } from '#harness/demonstration.ts'
import { readJudgedDuties } from '#rooms/disclosure/store/compliance.ts'
import { disclosureFigures } from '#rooms/disclosure/store/figure-source.ts'
import { contentsOf } from '#rooms/files/store/index.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { FILES, loadDemonstrationFiles } from './load-files.ts'
import { DISCLOSURES, loadDisclosureYear } from './load-demonstration.ts'

const COMMUNES = [3236382, 3236743, 3236682, 3236472, 3236442, 3236501]
const THAT_DAY = calendarDate('2026-11-23')
const JANUARY = calendarDate('2026-01-01')

let database: DemonstrationDatabase
before(async () => {
  database = await demonstrationDatabase({ year: true })
})
after(() => database.drop())

const work = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await act(tx))))
const dutiesOf = (holderId: number) => work((tx) => readJudgedDuties(tx, { under: ['/1/'], holderId, from: JANUARY, to: THAT_DAY }, THAT_DAY))
const count = async (text: string): Promise<number> => Number((await database.db.ownerPool.query<{ count: string }>(text)).rows[0]!.count)

test('every commune has something under each of the fourteen items; some are overdue, some late, most in time', async () => {
  const states = new Map<string, number>()
  for (const unit of COMMUNES) {
    const duties = await dutiesOf(unit)
    const items = new Set(duties.map(({ duty }) => duty.item))
    assert.deepEqual(Array.from({ length: 14 }, (_, at) => String(at + 1)).filter((item) => !items.has(item)), [], String(unit))
    for (const { state } of duties) states.set(state, (states.get(state) ?? 0) + 1)
  }
  assert.ok(states.get('overdue')! >= 10 && states.get('late')! >= 6, JSON.stringify([...states]))
  assert.ok(states.get('in-time')! > 3 * (states.get('late')! + states.get('overdue')!), JSON.stringify([...states]))
})

test('quarters are closed, one of them anew; postings were corrected and withdrawn; requests answered, open and overdue', async () => {
  assert.ok((await count('select count(*) from disclosure_quarter')) > 12)
  assert.equal(await count('select count(*) from disclosure_quarter where version = 2'), 1)
  assert.equal(await count('select count(*) from posting where version > 1'), 3)
  assert.equal(await count("select count(*) from posting where state = 'withdrawn'"), 1)
  assert.equal(await count("select count(*) from information_request where kind = 'not-posted'"), 1)
  assert.ok((await count("select count(*) from information_request where state = 'received' and due < '2026-11-23'")) > 0)
  assert.ok((await count("select count(*) from information_request where state = 'answered'")) > 1)
})

test('the figures that communes typed are what their records count; one says more was disclosed than is recorded', async () => {
  const { rows } = await database.db.ownerPool.query<{ unit: number; path: string; kind: string }>(
    "select unit_id as unit, path, kind from unit_span where unit_id = any($1) and valid_to >= '2026-12-31'", [COMMUNES],
  )
  const typed = JSON.parse(readFileSync(new URL('../../demo/dcch-2026.json', import.meta.url), 'utf8')) as {
    periods: { period: string; submissions: { unit: string; figures: Record<string, string> }[] }[]
  }
  const differing: string[] = []
  for (const { unit, figures } of typed.periods.find(({ period }) => period === '2026')!.submissions) {
    const { unit: unitId, path, kind } = rows.find((row) => String(row.unit).slice(1, 6) === unit)!
    const names = ['disclosure.arisen', 'disclosure.done', 'disclosure.in-time']
    const of = { unitId, path, kind, from: calendarDate('2025-12-15'), to: calendarDate('2026-12-14'), today: THAT_DAY }
    const counted = await work((tx) => disclosureFigures.count(tx, names, of))
    const recorded = names.map((name) => printDecimal(counted.get(name)!.number)).join(' ')
    if (recorded !== ['due', 'done', 'on_time'].map((part) => figures[`disclosure_matters_${part}`]).join(' ')) differing.push(unit)
  }
  assert.deepEqual(differing, ['23644'])
})

test('whoever names somebody says that the name is invented', async () => {
  const { rows } = await database.db.ownerPool.query<{ title: string }>(
    "select title from posting_version v join posting p using (province_id, posting_id) where p.names_citizens and content ~ '(Đinh|Nguyễn|Trần|Lê) ' and content !~ 'được đặt ra'",
  )
  assert.deepEqual(rows, [])
})

test('it is loaded once, its journal holds, and it comes to a demonstration of an earlier release too', async () => {
  const before = await count('select count(*) from posting')
  mustAccept(await loadDisclosureYear(database.db))
  assert.equal(await count('select count(*) from posting'), before)
  const chains = await work((tx) => verifyJournal(tx))
  assert.deepEqual(chains.flatMap(({ broken }) => broken ?? []), [])
  const earlier = await demonstrationDatabase()
  try {
    await earlier.db.ownerPool.query('delete from data_version where name = $1', [DISCLOSURES])
    mustAccept(await loadDisclosureYear(earlier.db))
    assert.equal(Number((await earlier.db.ownerPool.query<{ count: string }>('select count(*) from posting')).rows[0]!.count), before)
  } finally {
    await earlier.drop()
  }
})

test('some decisions come with their paper, some boards with a picture; attached once, and whole in the folder of contents', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-tep-'))
  try {
    const contents = contentsOf(join(folder, 'tep'), database.db)
    await database.db.ownerPool.query('delete from data_version where name = $1', [FILES])
    mustAccept(await loadDemonstrationFiles(database.db, contents))
    mustAccept(await loadDemonstrationFiles(database.db, contents))
    assert.equal(await count("select count(*) from disclosure_file where of_kind = 'posting' and role = 'document' and public"), 6)
    assert.equal(await count("select count(*) from disclosure_file where of_kind = 'showing' and role = 'photo' and public"), 4)
    const { rows } = await database.db.ownerPool.query<{ sha256: string }>('select sha256 from file_content')
    for (const { sha256 } of rows) assert.equal(await contents.check(sha256), 'whole')
    assert.equal(rows.length, 10)
    assert.deepEqual((await work((tx) => verifyJournal(tx))).flatMap(({ broken }) => broken ?? []), [])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
