import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { calendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { mustAccept } from '#foundation/result.ts'
import { systemHand } from '#rooms/disclosure/store/index.ts'
import { importHouseholds, readHouseholdFile } from '#rooms/households/store/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { type Engine, enginesHere, startEngine } from './engines.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import { samplesOf } from './samples.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const DAY = calendarDate('2025-12-01')
const [PROVINCE, COMMUNE, FIRST_HAMLET] = [1641, 3_236_682, 8_900_001]

type Hamlet = { readonly unitId: number; readonly name: string; readonly path: string }

/** A commune's households from a CSV file: read, looked over, written with their journal; beside a bare COPY of the same rows. */
export async function benchHouseholds({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const kind of engines ?? enginesHere()) {
    tell(`households, ${kind}`)
    const engine = await startEngine(kind)
    try {
      outcomes.push({ benchmark: 'households', engine: engine.name, lines: [await measureHouseholds(engine, small ? { households: 100, hamlets: 4, rounds: 2 } : { households: 5_000, hamlets: 40, rounds: 5 })] })
    } finally {
      await engine.stop()
    }
  }
  return outcomes
}

/** Each round is a commune of its own. */
export async function measureHouseholds(
  engine: Engine, { households, hamlets, rounds }: { readonly households: number; readonly hamlets: number; readonly rounds: number },
): Promise<Line> {
  const all = await foundHamlets(engine, hamlets * rounds)
  const copied: number[] = []
  const imported: number[] = []
  for (let round = 0; round < rounds; round++) {
    const here = all.slice(round * hamlets, (round + 1) * hamlets)
    const file = fileOf(here, households)
    copied.push(await timed(() => copy(engine, here, households)))
    imported.push(
      await timed(async () => {
        const table = mustAccept(await readHouseholdFile(file, here))
        const brought = mustAccept(await inTransaction(engine.db, SYSTEM_SCOPE, (tx) => importHouseholds(tx, systemHand(), table, { from: DAY, dryRun: false }, NOW)))
        if (brought.added !== households) throw new Error(`${brought.added} of ${households} households came in`)
      }),
    )
  }
  const [ours, bare] = [samplesOf(imported), samplesOf(copied)]
  return {
    name: `import of ${households.toLocaleString('en')} households in ${hamlets} hamlets from CSV: read, checked, journal`, unit: 'ms', measured: ours.p95, goal: { atMost: 2_000 },
    baseline: { name: 'COPY of the same rows into a table without checks', measured: bare.median }, ratio: bare.median / ours.median,
    note: `p95 of ${rounds} communes, one after the other`, details: { imported, copied },
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function foundHamlets(engine: Engine, count: number): Promise<Hamlet[]> {
  const commune = `/1/${PROVINCE}/${COMMUNE}/`
  const hamlets = Array.from({ length: count }, (_, at) => ({ unitId: FIRST_HAMLET + at, name: `Thôn ${at + 1}`, path: `${commune}${FIRST_HAMLET + at}/` }))
  const pool = engine.db.ownerPool
  const ids = hamlets.map(({ unitId }) => unitId)
  await pool.query(`insert into unit (unit_id, level, source) values (1, 'nation', 'places'), (${PROVINCE}, 'province', 'places'), (${COMMUNE}, 'commune', 'places')`)
  await pool.query("insert into unit (unit_id, level, source) select id, 'hamlet', 'local' from unnest($1::int[]) as id", [ids])
  await pool.query('create unlogged table bench_household (id uuid, hamlet_id int, number int, name text, address text)')
  return hamlets
}

const rowOf = (at: number, hamlets: readonly Hamlet[]) => ({ hamlet: hamlets[at % hamlets.length]!, name: `Hộ Thử ${at}`, address: `Ngõ ${at % 97}` })

function fileOf(hamlets: readonly Hamlet[], households: number): Uint8Array {
  const rows = Array.from({ length: households }, (_, at) => rowOf(at, hamlets)).map(({ hamlet, name, address }) => `${hamlet.name};${name};${address}`)
  return new TextEncoder().encode(['Thôn;Họ và tên;Địa chỉ', ...rows].join('\n'))
}

async function copy(engine: Engine, hamlets: readonly Hamlet[], households: number): Promise<void> {
  const rows = Array.from({ length: households }, (_, at) => rowOf(at, hamlets)).map(({ hamlet, name, address }, at) => [newId(), hamlet.unitId, at + 1, name, address].join('\t'))
  const client = await engine.db.ownerPool.connect()
  try {
    await pipeline(Readable.from([`${rows.join('\n')}\n`]), client.query(copyFrom('copy bench_household from stdin')))
  } finally {
    client.release()
  }
}
