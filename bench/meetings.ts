import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { Visitor } from '#harness/visitor.ts'
import { chooseSecretary, chooseVoting, markNumbers, openGathering, planGathering, proposeMatter, systemHand } from '#rooms/deliberation/store/index.ts'
import { enrolHouseholds } from '#rooms/households/store/index.ts'
import { readConfig } from '#storage/config.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { DEMONSTRATION_ACCOUNTS } from '../src/demonstration/demonstration-accounts.ts'
import { composeApp } from '../src/main.ts'
import { setUp } from '../src/set-up.ts'
import { cpuMeter } from './cpu-meter.ts'
import { type Engine, enginesHere, startEngine } from './engines.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import { samplesOf, timed } from './samples.ts'

const NOW = new Date('2026-11-23T12:30:00Z')
const TODAY = calendarDate('2026-11-23')
const [COMMUNE_PATH, COMMUNE, FIRST_HAMLET] = ['/1/1522/3236682/', 3_236_682, 6_900_001]
const HAND = systemHand()

type Meeting = { readonly hamletId: number; readonly gatheringId: string; readonly matterId: string }

/**
 * A commune of 5,000 households in 40 hamlets that all meet this evening: the pages of attendance and of the vote as a head of a hamlet gets them, a tap, and the
 * commune's desk; beside the reading of a roll alone, which no page of attendance can do without.
 */
export async function benchMeetings({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const size = small ? { hamlets: 2, households: 20, rounds: 3 } : { hamlets: 40, households: 5_000, rounds: 200 }
  for (const kind of engines ?? enginesHere()) {
    tell(`meetings, ${kind}`)
    const engine = await startEngine(kind)
    try {
      outcomes.push({ benchmark: 'meetings', engine: engine.name, lines: await measureMeetings(engine, size) })
    } finally {
      await engine.stop()
    }
  }
  return outcomes
}

type Size = { readonly hamlets: number; readonly households: number; readonly rounds: number }

async function measureMeetings(engine: Engine, { hamlets, households, rounds }: Size): Promise<Line[]> {
  const files = mkdtempSync(join(tmpdir(), 'nharong-bench-tep-'))
  try {
    const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration', NHARONG_FILES: join(files, 'tep') }))
    const catalogue = mustAccept(await setUp({ config, db: engine.db, stop: async () => undefined }, () => undefined, { year: false }))
    const meetings = await holdMeetings(engine, hamlets, households)
    const { fetch } = composeApp({ config, db: engine.db, catalogue, stop: async () => undefined }, () => undefined, () => NOW)
    const visitor = new Visitor({ request: (input) => fetch(input) }, { lang: 'vi' })
    await visitor.post('/dang-nhap', { login: 'xa.totung', password: DEMONSTRATION_ACCOUNTS.password })
    const at = (round: number): Meeting => meetings[round % meetings.length]!
    const open = async (path: string): Promise<void> => {
      const { status } = await visitor.get(path, { follow: false })
      if (status !== 200) throw new Error(`${path} answers ${status}`)
    }
    const tap = async (round: number): Promise<void> => {
      const { status } = await visitor.post(`/viec/ban/hop/${at(round).gatheringId}/diem-danh`, { numbers: String((round % 7) + 1) }, { follow: false })
      if (status !== 303) throw new Error(`a mark answers ${status}`)
    }
    const roll = await measure(rounds, (round) => engine.db.ownerPool.query(
      'select l.* from household_roll_line l join gathering g on (g.province_id, g.roll_id) = (l.province_id, l.roll_id) where g.gathering_id = $1 order by l.number', [at(round).gatheringId],
    ))
    const baseline = { name: 'the roll of the meeting alone, by one statement', measured: roll.found.median }
    const line = ({ found, cpu }: Measured, name: string): Line => ({
      name: `${name}, p95`, unit: 'ms', measured: found.p95, goal: { atMost: 30 }, baseline, ratio: found.median / roll.found.median,
      note: `median ${found.median.toFixed(1)} ms of ${found.count}`, cpu, details: found,
    })
    return [
      line(await measure(rounds, (round) => open(`/viec/ban/hop/${at(round).gatheringId}/diem-danh`)), `attendance of ${Math.round(households / hamlets)} households`),
      line(await measure(rounds, tap), 'a household marked present, its form sent'),
      line(await measure(rounds, (round) => open(`/viec/ban/hop/${at(round).gatheringId}/bieu-quyet/${at(round).matterId}`)), 'the vote with whether it can still be reached, and its tally'),
      line(await measure(rounds, (round) => open(`/viec/ban/hop/${at(round).gatheringId}`)), 'a meeting that goes on'),
      line(await measure(rounds, () => open('/viec/ban')), `the desk of a commune of ${hamlets} hamlets`),
    ]
  } finally {
    rmSync(files, { recursive: true, force: true })
  }
}

type Measured = { readonly found: ReturnType<typeof samplesOf>; readonly cpu: ReturnType<ReturnType<typeof cpuMeter>> }

/** Some rounds that count for nothing come first. */
async function measure(rounds: number, work: (round: number) => Promise<unknown>): Promise<Measured> {
  for (let round = 0; round < Math.min(20, rounds); round++) await work(round)
  const meter = cpuMeter()
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) taken.push(await timed(() => work(round)))
  return { found: samplesOf(taken), cpu: meter() }
}

/** Every hamlet has its households and a meeting that was opened, with two thirds of them there. */
async function holdMeetings(engine: Engine, hamlets: number, households: number): Promise<Meeting[]> {
  const all = Array.from({ length: hamlets }, (_, at) => ({ unitId: FIRST_HAMLET + at, path: `${COMMUNE_PATH}${FIRST_HAMLET + at}/` }))
  const pool = engine.db.ownerPool
  await pool.query("insert into unit (unit_id, level, source) select id, 'hamlet', 'local' from unnest($1::int[]) as id", [all.map(({ unitId }) => unitId)])
  await pool.query(
    `insert into unit_span (unit_id, valid_from, valid_to, code, name, kind, parent_id, province_id, path)
    select id, '2025-07-01', 'infinity', id::text, 'Thôn ' || id, 'thon', ${COMMUNE}, 1522, '${COMMUNE_PATH}' || id || '/' from unnest($1::int[]) as id`, [all.map(({ unitId }) => unitId)],
  )
  const each = Math.round(households / hamlets)
  const meetings: Meeting[] = []
  for (const hamlet of all) {
    meetings.push(mustAccept(await inTransaction(engine.db, SYSTEM_SCOPE, async (tx) => accept(await holdOne(tx, hamlet, each)))))
  }
  return meetings
}

async function holdOne(tx: Tx, hamlet: { readonly unitId: number; readonly path: string }, households: number): Promise<Meeting> {
  const people = Array.from({ length: households }, (_, at) => ({ name: `Hộ Thử ${at + 1}`, address: `Ngõ ${at % 9}` }))
  mustAccept(await enrolHouseholds(tx, HAND, hamlet, people, calendarDate('2026-01-01'), NOW))
  const { matterId } = mustAccept(await proposeMatter(tx, HAND, {
    unitId: hamlet.unitId, item: 6, kind: 'general', title: 'Vệ sinh đường thôn', content: '', options: [], proposedBy: 'head', proposer: 'Người Thử', agreedWith: 'Ban Công tác Mặt trận',
    agreedOn: TODAY, usefulWhy: '', cash: 0, labourDays: 0, landM2: 0,
  }, NOW))
  const { gatheringId } = mustAccept(await planGathering(tx, HAND, {
    hamletId: hamlet.unitId, kind: 'meeting', matterIds: [matterId], convenor: 'hamlet-head', convenorName: 'Người Thử', chairName: 'Người Thử', heldOn: TODAY, startsAt: '19:00', place: 'Nhà văn hóa',
  }, NOW))
  mustAccept(await openGathering(tx, HAND, { gatheringId }, NOW))
  const present = Math.ceil((households * 2) / 3)
  mustAccept(await markNumbers(tx, HAND, { gatheringId, numbers: `1-${present}` }, NOW))
  mustAccept(await chooseSecretary(tx, HAND, { gatheringId, name: 'Người Ghi', inFavour: present }, NOW))
  mustAccept(await chooseVoting(tx, HAND, { gatheringId, voting: 'hands', inFavour: present }, NOW))
  return { hamletId: hamlet.unitId, gatheringId, matterId }
}
