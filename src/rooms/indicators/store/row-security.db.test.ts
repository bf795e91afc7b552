import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { accept, mustAccept } from '#foundation/result.ts'
import { FiguresDesk } from '#harness/figures-desk.ts'
import { SmallCountry, UNIT } from '#harness/small-country.ts'
import type { Scope, Tx } from '#storage/transaction.ts'
import { addToRollups } from './add-to-rollups.ts'
import { EMPTY_CELL } from '../cell.ts'

// What the application's role can do to the tables of figures with any SQL, past every check of the application.

const [MINE, THEIRS] = UNIT.communes
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
  await desk.accepted(MINE, { people: '10' })
  await desk.accepted(THEIRS, { people: '20' })
  await desk.accepted(UNIT.abroad, { people: '30' })
})
after(() => country.close())

const TABLES = ['submission', 'figure', 'rollup', 'journal'] as const
const scopeOf = (unitId: number): Scope => ({ reads: [country.unit(unitId).path], writes: [country.unit(unitId).path] })

/** The rows that a statement answers or changes, in a transaction of the application within a scope; undone afterwards. */
async function rowsOf(scope: Scope, statement: string): Promise<number> {
  let rows = -1
  const undone = country.work(scope, async (tx) => {
    const result = await sql.raw(statement).execute(tx)
    rows = result.numAffectedRows === undefined ? result.rows.length : Number(result.numAffectedRows)
    throw new Undone()
  })
  await assert.rejects(undone, Undone)
  return rows
}
class Undone extends Error {}

const refused = (scope: Scope, statement: string): Promise<void> =>
  assert.rejects(country.work(scope, async (tx: Tx) => accept(await sql.raw(statement).execute(tx))), { code: '42501' }, statement)

test('the application is neither the owner nor above the policies', async () => {
  const role = await country.look('select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = \'nharong_app\'')
  assert.deepEqual(role, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
  const { rows } = await country.database.db.pool.query<{ role: string }>('select current_user as role')
  assert.equal(rows[0]!.role, 'nharong_app')
  const open = await country.look<{ relname: string }>('select relname from pg_class where relname = any($1) and not relrowsecurity', [[...TABLES]])
  assert.deepEqual(open, [])
})

test('without settings there is nothing to see and nothing to change', async () => {
  for (const table of TABLES) {
    const { rows } = await country.database.db.pool.query(`select * from ${table}`)
    assert.equal(rows.length, 0, table)
    assert.ok((await country.look(`select 1 from ${table}`)).length > 0, `${table} is not empty`)
  }
  assert.equal((await country.database.db.pool.query("update figure set number = 0")).rowCount, 0)
  assert.equal(await rowsOf({ reads: [], writes: [] }, 'select * from figure'), 0)
})

test('an officer of one commune sees the rows of that commune only', async () => {
  for (const table of TABLES) {
    const seen = mustAccept(
      await country.work(scopeOf(MINE), async (tx) => accept((await sql.raw<{ path: string }>(`select distinct path from ${table}`).execute(tx)).rows)),
    )
    const own = table === 'rollup' ? [] : [{ path: country.unit(MINE).path }]
    assert.deepEqual(seen, own, table)
  }
})

test('an officer of one commune changes no row of another, and adds none', async () => {
  const scope = scopeOf(MINE)
  assert.equal(await rowsOf(scope, 'update figure set number = 1'), 1, 'the own one')
  assert.equal(await rowsOf(scope, `update figure set number = 1, counted_number = 1 where unit_id = ${THEIRS}`), 0)
  assert.equal(await rowsOf(scope, `update submission set state = 'draft' where unit_id = ${THEIRS}`), 0)
  assert.equal(await rowsOf(scope, 'update rollup set total = 0'), 0)
  assert.equal(await rowsOf(scope, `select * from submission where unit_id = ${THEIRS} for update`), 0)
  const path = country.unit(THEIRS).path
  await refused(scope, `insert into submission (province_id, period_id, unit_id, path, state, revision, changed_at)
    values (1641, 1, ${THEIRS}, '${path}', 'draft', 1, now())`)
  await refused(scope, `insert into figure (province_id, period_id, unit_id, indicator_id, path, revision, at)
    values (1641, 2, ${THEIRS}, 2, '${path}', 1, now())`)
  await refused(scope, `insert into rollup values (1641, 2, ${UNIT.district}, 1, '/1/1641/26251/', 1000, 0, 0, 1, 0, 0)`)
})

test('a row cannot be carried out of the subtree', async () => {
  await refused(scopeOf(MINE), `update figure set path = '${country.unit(THEIRS).path}'`)
  await refused(scopeOf(MINE), `update submission set path = '/1/1641/'`)
})

test('a reading officer changes nothing', async () => {
  const auditor: Scope = { reads: ['/1/1641/'], writes: [] }
  assert.ok((await rowsOf(auditor, 'select * from figure')) >= 2)
  assert.equal(await rowsOf(auditor, 'update figure set number = 1'), 0)
  assert.equal(await rowsOf(auditor, `update submission set state = 'draft'`), 0)
})

test('a path is no prefix of a unit whose number begins alike', async () => {
  const scope = { reads: ['/1/1641/26251/323668/'], writes: [] }
  assert.equal(await rowsOf(scope, 'select * from figure'), 0)
  // `/1/164` would open province 1641 as well: the setting takes whole steps only.
  await assert.rejects(country.work({ reads: ['/1/164'], writes: [] }, async () => accept(true)), /not a path/)
})

test('the journal can be added to, and neither changed nor emptied', async () => {
  const everything: Scope = { reads: ['/'], writes: ['/'], rolls: ['/1/'] }
  for (const statement of [`update journal set act = 'x'`, 'delete from journal', 'truncate journal']) await refused(everything, statement)
  for (const statement of ['delete from figure', 'delete from submission', 'delete from rollup', 'truncate rollup', 'drop table figure', 'alter table figure disable row level security']) {
    await refused(everything, statement)
  }
})

test('sums open along the units named, for the statement that adds to them', async () => {
  const scope = scopeOf(UNIT.district)
  const province = `select * from rollup where unit_id = ${UNIT.province}`
  assert.equal(await rowsOf(scope, province), 0)
  const named: Scope = { ...scope, rolls: ['/1/1641/'] }
  assert.equal(await rowsOf(named, province), 1)
  assert.equal(await rowsOf(named, `update rollup set total = total where unit_id = ${UNIT.province}`), 1)
  assert.equal(await rowsOf(named, `select * from rollup where unit_id = ${UNIT.otherProvince}`), 0)
  assert.equal(await rowsOf(named, 'update rollup set total = total where unit_id not in (1641)'), 0, 'not even the own district, which is not named')
  const inside = country.work(scope, async (tx) => {
    const above = [country.unit(UNIT.province)].map(({ unitId, path }) => ({ unitId, path, indicatorId: 1, difference: EMPTY_CELL }))
    await addToRollups(tx, 1641, country.period.periodId, above)
    return accept((await sql.raw(province).execute(tx)).rows.length)
  })
  assert.deepEqual(await inside, accept(0), 'shut again after it')
})
