import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { testDatabase } from '#harness/database.ts'
import { openDatabase } from '#storage/connect.ts'
import { measureImport } from './national-import.ts'
import { foundNation } from './national-load.ts'
import { measureSums } from './national-sums.ts'
import { openLoad } from './open-load.ts'
import { isReached, reaches } from './outcome.ts'
import { printOutcome } from './print-table.ts'
import { samplesOf } from './samples.ts'

test('the measurements of figures run: one province, two years, against their baselines', async () => {
  const database = await testDatabase()
  const db = mustAccept(await openDatabase(database.url))
  try {
    const nation = await foundNation({ name: 'test', db, stop: async () => undefined }, { provinces: 1, periods: 2 })
    const communes = nation.tree.children(nation.provinces[0]!.unitId).length
    const lines = [...(await measureImport(nation, undefined, () => undefined)), ...(await measureSums(nation, undefined, 1))]
    assert.equal(lines.length, 3)
    for (const line of lines) assert.ok(line.measured > 0 && line.ratio! > 0, line.name)
    const { rows } = await db.ownerPool.query<{ counted: number }>('select count(counted_state)::int as counted from figure')
    assert.equal(rows[0]!.counted, communes * 62 * 2)
    assert.match(printOutcome({ benchmark: 'national', lines }), /values\/s/)
  } finally {
    await db.close()
    await database.drop()
  }
})

test('median, 95th percentile and goals', () => {
  const samples = samplesOf([5, 1, 4, 2, 3])
  assert.deepEqual([samples.median, samples.p95, samples.least, samples.most], [3, 5, 1, 5])
  assert.equal(samplesOf(Array.from({ length: 100 }, (_, i) => i + 1)).p95, 95)
  assert.equal(samplesOf([1, 2]).median, 1.5)
  assert.ok(reaches(20, { atMost: 20 }) && !reaches(20.1, { atMost: 20 }) && reaches(3, { atLeast: 3 }))
  const line = { name: 'x', unit: 'ms', measured: 10, goal: { atMost: 20 } }
  assert.equal(isReached(line), true)
  assert.equal(isReached({ ...line, ratio: 2, ratioGoal: { atLeast: 20 } }), false)
  assert.equal(isReached({ name: 'x', unit: 'ms', measured: 10 }), undefined)
})

test('an open load does not wait for answers, and counts the waiting', async () => {
  // The first answer takes 300 ms, all others come at once: those behind it are not held up, and it is not left out.
  let first = true
  const server = createServer((_, response) => {
    setTimeout(() => response.end('x'), first ? 300 : 0)
    first = false
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const load = await openLoad((server.address() as AddressInfo).port, 50, 1, () => ({ path: '/', headers: {} }))
  server.close()
  assert.equal(load.milliseconds.length, 50)
  assert.deepEqual([...load.statuses], [[200, 50]])
  assert.equal(load.bytes, 50)
  assert.equal(load.milliseconds.filter((each) => each > 250).length, 1)
})
