import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '#foundation/ids.ts'
import { mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { receiveRequest } from '#rooms/disclosure/store/receive-request.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { startDaily } from './daily.ts'

const ANSWERED = new Date('2026-01-05T02:00:00Z')
const after180 = (days: number) => new Date(ANSWERED.getTime() + (180 + days) * 86_400_000)

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
})
after(() => house.close())

test('while the house runs, what names a citizen goes when its time is over; a round that fails is told and the next one works', async () => {
  const requestId = newId()
  const asked = { requestId, unitId: 3_236_382, kind: 'request' as const, item: '', place: '', text: 'Xin xem quyết toán', name: 'Đinh Thị Hỏi', contact: '0900000000' }
  mustAccept(await inTransaction(house.database.db, SYSTEM_SCOPE, (tx) => receiveRequest(tx, asked, new Date('2026-01-02T02:00:00Z'))))
  await house.look("update information_request set state = 'answered', answered_at = $2, answer = 'Có' where request_id = $1", [requestId, ANSWERED])
  const name = async () => (await house.look<{ name: string }>('select name from information_request where request_id = $1', [requestId]))[0]!.name
  const log: string[] = []
  let [now, rounds, broken] = [after180(-1), 0, false]
  const rest = async (): Promise<unknown> => {
    rounds += 1
    if (broken) throw new Error('no disk')
    return rounds
  }
  const stop = startDaily({ database: house.database.db, now: () => now, log: (line) => log.push(line), tidy: rest }, 20)
  const rounded = async (count: number) => {
    const goal = rounds + count
    for (let n = 0; rounds < goal; n++) {
      assert.ok(n < 1000, 'no round came')
      await delay(10)
    }
  }
  try {
    await rounded(2)
    assert.equal(await name(), 'Đinh Thị Hỏi')
    broken = true
    await rounded(2)
    assert.ok(log.includes('daily: no disk'))
    broken = false
    now = after180(1)
    await rounded(2)
    assert.equal(await name(), '')
  } finally {
    await stop()
  }
})
