import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { syncPlaces } from '#rooms/places/store/sync-places.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { tally } from '../compliance.ts'
import { aDuty, aPosting, aShowing } from '../testing/small-disclosures.ts'
import { storePostings } from '../testing/store-postings.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { readJudgedDuties, type ComplianceQuestion } from './compliance.ts'
import { disclosureFigures } from './figure-source.ts'

let house: TestDatabase
const day = calendarDate
const TODAY = day('2026-10-01')
const everywhere = (from: string) => [aShowing('a', 'office', from, null), aShowing('a', 'culture-house', from, null), aShowing('b', 'website', from, null)]

before(async () => {
  house = await testDatabase()
  const duty = (item: string, event: string, due: string) => aDuty(item, due, { eventDate: day(event) })
  mustAccept(
    await inTransaction(house.db, SYSTEM_SCOPE, async (tx) => {
      await syncPlaces(tx, loadPlaces())
      await storePostings(tx, [
        aPosting('aaaaaaaaaa', '1', 'Kế hoạch', everywhere('2026-07-10'), { duty: duty('1', '2026-07-06', '2026-07-13') }),
        aPosting('bbbbbbbbbb', '2', 'Ngân sách', everywhere('2026-08-20'), { duty: duty('2', '2026-08-03', '2026-08-10') }),
        aPosting('cccccccccc', '2', 'Quyết toán', [], { duty: duty('2', '2026-09-01', '2026-09-09') }),
        aPosting('dddddddddd', '5', 'Quỹ', everywhere('2026-05-05'), { duty: duty('5', '2026-05-04', '2026-05-11') }),
      ])
      return accept(true)
    }),
  )
})
after(() => house.drop())

async function ask(more: Partial<ComplianceQuestion> = {}, today = TODAY) {
  const question = { under: ['/1/1522/'], from: day('2026-07-01'), to: day('2026-09-30'), ...more }
  return mustAccept(await inTransaction(house.db, SYSTEM_SCOPE, async (tx) => accept(await readJudgedDuties(tx, question, today))))
}

test('the duties of a quarter with what became of them', async () => {
  const judged = await ask()
  assert.deepEqual(judged.map(({ duty, state, answers }) => [duty.item, state, answers.map((one) => one.title)]), [
    ['1', 'in-time', ['Kế hoạch']], ['2', 'late', ['Ngân sách']], ['2', 'overdue', ['Quyết toán']],
  ])
  const { arose, inTime, late, not } = tally(judged)
  assert.deepEqual([arose, inTime, late, not], [3, 1, 1, 1])
  assert.equal(tally(await ask({}, day('2026-09-05'))).waiting, 1, 'before its last day it is not late')
})

test('by item, by unit, by time, and nothing of a neighbour', async () => {
  assert.equal((await ask({ item: '2' })).length, 2)
  assert.equal((await ask({ holderId: 3236382 })).length, 3)
  assert.equal((await ask({ holderId: 3236442 })).length, 0)
  assert.equal((await ask({ from: day('2026-04-01') })).length, 4)
  assert.equal((await ask({ under: ['/1/1522/3236442/'] })).length, 0)
  assert.equal((await ask({ under: [] })).length, 0)
})

test('figures for forms: of all, of one matter, in one form; every name in a catalogue is known', async () => {
  const of = { unitId: 3236382, path: '/1/1522/3236382/', kind: 'xa', from: day('2026-07-01'), to: day('2026-09-30'), today: TODAY }
  const count = async (names: readonly string[], more: Partial<typeof of> = {}) => {
    const figures = mustAccept(await inTransaction(house.db, SYSTEM_SCOPE, async (tx) => accept(await disclosureFigures.count(tx, names, { ...of, ...more }))))
    return Object.fromEntries([...figures].map(([name, { number }]) => [name.slice('disclosure.'.length), Number(number.units)]))
  }
  const names = ['arisen', 'done', 'in-time', 'late', 'overdue', 'done.item-2', 'arisen.item-2', 'arisen.form-b', 'arisen.form-c', 'late.item-2.form-a', 'unheard-of'].map((name) => `disclosure.${name}`)
  assert.deepEqual(await count(names), {
    arisen: 3, done: 2, 'in-time': 1, late: 1, overdue: 1, 'done.item-2': 1, 'arisen.item-2': 2, 'arisen.form-b': 2, 'arisen.form-c': 0, 'late.item-2.form-a': 1,
  })
  assert.deepEqual(await count(names, { unitId: 3236442, path: '/1/1522/3236442/' }), {}, 'nothing recorded is not zero')
  const bound = loadCatalogues().forms.flatMap((form) => form.indicators.flatMap(({ records }) => records ?? [])).filter((name) => name.startsWith('disclosure.'))
  assert.equal(bound.length, 3)
  assert.equal(Object.keys(await count(bound)).length, bound.length)
})
