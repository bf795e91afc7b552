import { createHash } from 'node:crypto'
import { accept, mustAccept } from '#foundation/result.ts'
import { findGathering } from '#rooms/deliberation/store/gatherings.ts'
import { closeVote, newSlipCode, readSlips, recordSlips, recountGathering, useVoices } from '#rooms/deliberation/store/votes/index.ts'
import { AFTER, HAND, MORNING, VotingHamlet } from '../src/rooms/deliberation/testing/voting-hamlet.ts'
import { cpuMeter } from './cpu-meter.ts'
import { enginesHere, startEngine } from './engines.ts'
import type { BenchOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { samplesOf, steadyRandom, timed } from './samples.ts'

/**
 * A vote of 5,000 slips counted again: each commitment worked out, each held against the journal, which has a line for each, the counts against those of
 * the close and of the decision. Beside it what can be had without any proof: the choices added up by the database, and the hashes alone.
 */
export async function benchVotes({ small, engines, tell }: BenchOptions): Promise<Outcome[]> {
  const slips = small ? 50 : 5000
  const engine = await startEngine((engines ?? enginesHere())[0]!)
  try {
    tell(`votes: ${slips} slips`)
    const hamlet = await VotingHamlet.open(slips, { db: engine.db, url: engine.db.url, drop: async () => undefined })
    const gatheringId = await holdVote(hamlet)
    const recount = () => hamlet.read(async (tx) => recountGathering(tx, (await findGathering(tx, gatheringId))!))
    const first = await recount()
    if (first.faults.length > 0 || first.slips !== slips) throw new Error(`the recount differs: ${JSON.stringify(first.faults[0])}`)
    const kept = await hamlet.read(async (tx) => readSlips(tx, (await findGathering(tx, gatheringId))!))
    const rounds = small ? 2 : 20
    const [ours, sums, hashes] = [[] as number[], [] as number[], [] as number[]]
    const meter = cpuMeter()
    for (let round = 0; round < rounds; round++) ours.push(await timed(recount))
    const cpu = meter()
    for (let round = 0; round < rounds; round++) {
      sums.push(await timed(() => hamlet.look('select choice, count(*) from slip where gathering_id = $1 group by choice', [gatheringId])))
      hashes.push(await timed(async () => void kept.map(({ salt, slipCode, choice }) => createHash('sha256').update([salt, gatheringId, gatheringId, slipCode, choice].join('|')).digest('hex'))))
    }
    const samples = samplesOf(ours)
    return [{
      benchmark: 'votes', engine: engine.name,
      lines: [{
        name: `recount of ${slips} slips against the journal, p95`, unit: 'ms', measured: samples.p95, goal: { atMost: 1000 },
        baseline: { name: 'the choices added up by the database, and the hashes alone', measured: samplesOf(sums).median + samplesOf(hashes).median },
        note: `median ${samples.median.toFixed(0)} ms of ${samples.count}; hashes alone ${samplesOf(hashes).median.toFixed(1)} ms`, cpu,
        details: { samples },
      }],
    }]
  } finally {
    await engine.stop()
  }
}

/** Every household votes, each slip with its own line in the journal; then the vote is closed. */
async function holdVote(hamlet: VotingHamlet): Promise<string> {
  const random = steadyRandom(7)
  const matterId = await hamlet.matter()
  const online = await hamlet.gathering('online', [matterId])
  const { code } = await hamlet.read((tx) => tx.selectFrom('matter').select('code').where('matter_id', '=', matterId).executeTakeFirstOrThrow())
  for (let start = 0; start < hamlet.households.length; start += 500) {
    const householdIds = hamlet.households.slice(start, start + 500)
    mustAccept(await hamlet.work(async (tx) => {
      await useVoices(tx, { gathering: online, matterId, round: 1, by: HAND.by, householdIds }, MORNING)
      for (const _ of householdIds) {
        const choice = random() < 0.7 ? 'for' : random() < 0.8 ? 'against' : 'other'
        await recordSlips(tx, HAND.by, online, [{ matter: { matterId, code }, matterId, slipCode: newSlipCode(), choice }], MORNING)
      }
      return accept(true)
    }))
  }
  mustAccept(await hamlet.work((tx) => closeVote(tx, HAND, { gatheringId: online.gatheringId }, AFTER)))
  return online.gatheringId
}
