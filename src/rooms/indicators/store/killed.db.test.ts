import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { accept, mustAccept } from '#foundation/result.ts'
import { FiguresDesk } from '#harness/figures-desk.ts'
import { SmallCountry, UNIT } from '#harness/small-country.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { SYSTEM_SCOPE } from '#storage/transaction.ts'

const WORKER = fileURLToPath(new URL('../../../../test/harness/figures-worker.ts', import.meta.url))
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
})
beforeEach(() => country.clear())
after(() => country.close())

/** Starts the worker; `heard` ends when it has said a line that begins so. */
function start(...args: string[]): { child: ChildProcess; lines: string[]; heard(line: string): Promise<void>; kill(): Promise<void> } {
  const child = spawn(process.execPath, [WORKER, country.database.url, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const ears = new Set<() => void>()
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line)
    for (const ear of ears) ear()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const heard = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const listen = (): void => {
        if (!lines.some((line) => line.startsWith(wanted))) return
        ears.delete(listen)
        resolve()
      }
      ears.add(listen)
      listen()
      void ended.then(() => reject(new Error(`the worker ended before it said ${wanted}`)))
    })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
    await othersGone()
  }
  return { child, lines, heard, kill }
}

/** The server notices that a client is gone a moment after it is. */
async function othersGone(): Promise<void> {
  for (;;) {
    const rows = await country.look("select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()")
    if (rows.length === 0) return
    await delay(20)
  }
}

const everything = async () => ({
  figures: await country.look('select * from figure order by unit_id, indicator_id'),
  submissions: await country.look('select * from submission order by unit_id'),
  sums: await country.look('select * from rollup order by unit_id, indicator_id'),
  journal: await country.look('select * from journal order by province_id, seq'),
  heads: await country.look('select * from journal_head'),
})

async function assertWhole(): Promise<void> {
  const chains = mustAccept(await country.work(SYSTEM_SCOPE, async (tx) => accept(await verifyJournal(tx))))
  assert.deepEqual(chains.filter((chain) => chain.broken), [])
  // Every sum is what the accepted figures below it give.
  const wrong = await country.look(`
    select r.unit_id, r.indicator_id, r.total, s.total as right from rollup r
    left join lateral (select sum(f.counted_number) as total from figure f
      where f.path like r.path || '%' and f.path <> r.path and f.indicator_id = r.indicator_id and f.period_id = r.period_id) s on true
    where r.total is distinct from coalesce(s.total, 0)`)
  assert.deepEqual(wrong, [])
}

test('killed inside a batch: nothing of it is there, and the same batch goes through afterwards', { timeout: 60_000 }, async () => {
  mustAccept(await desk.save(UNIT.communes[0], { people: '1' }, 0))
  const held = await everything()
  const worker = start('import')
  await worker.heard('inside')
  await worker.kill()
  assert.deepEqual(await everything(), held)
  await assertWhole()
  const again = start('loop')
  await again.heard('done 1')
  await again.kill()
  await assertWhole()
  assert.ok((await country.look('select * from rollup')).length > 0)
})

test('killed inside an acceptance: it never was, and can be repeated', { timeout: 60_000 }, async () => {
  const saved = mustAccept(await desk.save(UNIT.communes[0], { people: '12', area: '3,5' }, 0))
  const sent = mustAccept(await desk.act(UNIT.communes[0], 'submit', saved.revision))
  const held = await everything()
  const worker = start('accept', String(sent.revision))
  await worker.heard('inside')
  await worker.kill()
  assert.deepEqual(await everything(), held)
  mustAccept(await desk.act(UNIT.communes[0], 'accept', sent.revision))
  await assertWhole()
  assert.equal((await country.look('select * from rollup where unit_id = 26251')).length, 2)
})

test('killed at any moment of many batches: the last one is there whole or not at all', { timeout: 120_000 }, async () => {
  for (const wait of [0, 3, 7, 12, 18, 25]) {
    await country.clear()
    const worker = start('loop')
    await worker.heard('done 2')
    await delay(wait)
    await worker.kill()
    const began = worker.lines.filter((line) => line.startsWith('began')).length
    const done = worker.lines.filter((line) => line.startsWith('done')).length
    const numbers = await country.look<{ number: string }>('select distinct trim_scale(number) as number from figure')
    assert.equal(numbers.length, 1, 'the cells of one batch only')
    const number = Number(numbers[0]!.number)
    // What was told as done is there; the one under way may have got through just before the end.
    assert.ok(number >= done && number <= began, `${done} done, ${began} begun, ${number} kept`)
    const lines = await country.look<{ lines: string }>('select count(*) as lines from journal')
    assert.equal(Number(lines[0]!.lines), number * 5)
    await assertWhole()
  }
})
