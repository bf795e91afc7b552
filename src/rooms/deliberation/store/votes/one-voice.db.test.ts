import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { mustAccept, type Result } from '#foundation/result.ts'
import type { Gathering, GatheringKind } from '../../records.ts'
import { AFTER, HAND, MORNING, VotingHamlet } from '../../testing/voting-hamlet.ts'
import { findGathering } from '../gatherings.ts'
import { beginCount, closeVote, correctPaper, issueSlips, readSlips, recountGathering, reissueSlip, takePaper, tallyOf, useVoices, voteOnline } from './index.ts'

const HOUSEHOLDS = 5
const CHOICES = ['for', 'against', 'other'] as const

let hamlet: VotingHamlet
before(async () => void (hamlet = await VotingHamlet.open(HOUSEHOLDS)))
after(() => hamlet.close())

/** What ought to be: which way each household used its voice, and what it chose there. */
type Model = { readonly used: Map<number, GatheringKind>; readonly chosen: Map<number, string>; readonly typed: Set<number>; apart: number; papers: number }

type Real = {
  readonly matterId: string
  readonly ballot: Gathering
  readonly online: Gathering
  readonly meeting: Gathering
  /** Codes that are good now, by household. */
  readonly papers: string[]
  readonly codes: string[]
  /** Codes that were replaced. */
  readonly void: string[]
}

const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const idOf = (household: number): string => hamlet.households[household]!
/** What a household that comes second is told; `accepted` where it is the first. */
const expected = (model: Model, household: number): string => (model.used.has(household) ? `deliberation.voice-used.${model.used.get(household)}` : 'accepted')

abstract class Step implements fc.AsyncCommand<Model, Real> {
  readonly household: number
  readonly choice: string
  constructor(household: number, choice: string) {
    this.household = household
    this.choice = choice
  }
  check(_model: Readonly<Model>): boolean {
    return true
  }
  abstract run(model: Model, real: Real): Promise<void>
  toString(): string {
    return `${this.constructor.name}(${this.household}, ${this.choice})`
  }
}

class RaiseHand extends Step {
  async run(model: Model, { meeting, matterId }: Real): Promise<void> {
    const left = await hamlet.read((tx) => useVoices(tx, { gathering: meeting, matterId, round: 1, by: HAND.by, householdIds: [idOf(this.household)] }, MORNING))
    assert.equal(left[0]?.refusal.code ?? 'accepted', expected(model, this.household))
    if (!model.used.has(this.household)) model.used.set(this.household, 'meeting')
  }
}

class VoteOnline extends Step {
  async run(model: Model, { online, matterId, codes }: Real): Promise<void> {
    const vote = () => hamlet.work((tx) => voteOnline(tx, { gatheringCode: online.code, code: codes[this.household]!, answers: [{ matterId, choice: this.choice }] }, MORNING))
    assert.equal(code(await vote()), expected(model, this.household))
    if (model.used.has(this.household)) return
    model.used.set(this.household, 'online')
    model.chosen.set(this.household, this.choice)
  }
}

class VoteOnlineTwiceAtOnce extends Step {
  override check(model: Readonly<Model>): boolean {
    return !model.used.has(this.household)
  }
  async run(model: Model, { online, matterId, codes }: Real): Promise<void> {
    const vote = () => hamlet.work((tx) => voteOnline(tx, { gatheringCode: online.code, code: codes[this.household]!, answers: [{ matterId, choice: this.choice }] }, MORNING))
    assert.deepEqual((await Promise.all([vote(), vote()])).map(code).toSorted(), ['accepted', 'deliberation.voice-used.online'])
    model.used.set(this.household, 'online')
    model.chosen.set(this.household, this.choice)
  }
}

class TypePaper extends Step {
  async run(model: Model, { ballot, matterId, papers }: Real): Promise<void> {
    const take = (choice: string, invalidReason?: 'voice-used' | 'late') =>
      hamlet.work((tx) => takePaper(tx, HAND, { gatheringId: ballot.gatheringId, code: papers[this.household]!, answers: [{ matterId, choice, invalidReason }] }, AFTER))
    const typed = code(await take(this.choice))
    if (model.typed.has(this.household)) return assert.equal(typed, 'votes.typed-already')
    assert.equal(typed, expected(model, this.household))
    model.typed.add(this.household)
    model.papers += 1
    if (typed === 'accepted') {
      model.used.set(this.household, 'ballot')
      model.chosen.set(this.household, this.choice)
      return
    }
    // The paper is in the box: it is kept, and does not count.
    mustAccept(await take('invalid', 'voice-used'))
    model.apart += 1
  }
}

class TypeLatePaper extends Step {
  override check(model: Readonly<Model>): boolean {
    return !model.typed.has(this.household)
  }
  async run(model: Model, { ballot, matterId, papers }: Real): Promise<void> {
    mustAccept(await hamlet.work((tx) => takePaper(tx, HAND, { gatheringId: ballot.gatheringId, code: papers[this.household]!, answers: [{ matterId, choice: 'invalid', invalidReason: 'late' }] }, AFTER)))
    model.typed.add(this.household)
    model.papers += 1
    model.apart += 1
  }
}

class CorrectPaper extends Step {
  override check(model: Readonly<Model>): boolean {
    return model.used.get(this.household) === 'ballot'
  }
  async run(model: Model, { ballot, matterId, papers }: Real): Promise<void> {
    mustAccept(await hamlet.work((tx) => correctPaper(tx, HAND, { gatheringId: ballot.gatheringId, code: papers[this.household]!, answer: { matterId, choice: this.choice }, why: 'Nhập nhầm' }, AFTER)))
    model.chosen.set(this.household, this.choice)
  }
}

class ReplaceCode extends Step {
  async run(model: Model, { online, codes, void: gone }: Real): Promise<void> {
    const again = await hamlet.work((tx) => reissueSlip(tx, HAND, { gatheringId: online.gatheringId, householdId: idOf(this.household), why: 'Mất giấy' }, MORNING))
    assert.equal(code(again), model.used.get(this.household) === 'online' ? 'votes.returned-already' : 'accepted')
    if (!again.ok) return
    gone.push(codes[this.household]!)
    codes[this.household] = again.value.code
  }
}

class TryVoidCode extends Step {
  async run(_model: Model, { online, matterId, void: gone }: Real): Promise<void> {
    for (const old of gone) {
      assert.equal(code(await hamlet.work((tx) => voteOnline(tx, { gatheringCode: online.code, code: old, answers: [{ matterId, choice: this.choice }] }, MORNING))), 'votes.wrong-code')
    }
  }
}

const KINDS = [RaiseHand, VoteOnline, VoteOnlineTwiceAtOnce, TypePaper, TypeLatePaper, CorrectPaper, ReplaceCode, TryVoidCode]
const COMMANDS = fc.commands(
  KINDS.map((Kind) => fc.record({ household: fc.nat(HOUSEHOLDS - 1), choice: fc.constantFrom(...CHOICES) }).map(({ household, choice }) => new Kind(household, choice))),
  { maxCommands: 16 },
)

async function setUp(): Promise<Real> {
  const matterId = await hamlet.matter()
  const [ballot, online, meeting] = [await hamlet.gathering('ballot', [matterId]), await hamlet.gathering('online', [matterId]), await hamlet.gathering('meeting', [matterId])]
  const issue = async ({ gatheringId }: Gathering): Promise<string[]> => {
    const slips = mustAccept(await hamlet.work((tx) => issueSlips(tx, HAND, { gatheringId }, MORNING)))
    return hamlet.households.map((id) => slips.find(({ householdId }) => householdId === id)!.code)
  }
  const real = { matterId, ballot, online, meeting, papers: await issue(ballot), codes: await issue(online), void: [] }
  mustAccept(await hamlet.work((tx) => beginCount(tx, HAND, { gatheringId: ballot.gatheringId, witnesses: ['Hộ thử 1', 'Hộ thử 2'], collected: HOUSEHOLDS }, AFTER)))
  return real
}

/** After any order of steps: as many voices as households that came first, as many slips as voices, and what they chose. */
async function settle(model: Model, { ballot, online, matterId }: Real): Promise<void> {
  const voices = await hamlet.look<{ channel: GatheringKind; household_id: string }>('select channel, household_id from voice where matter_id = $1', [matterId])
  assert.deepEqual(new Map(voices.map(({ household_id, channel }) => [household_id, channel])), new Map([...model.used].map(([household, channel]) => [idOf(household), channel])))
  assert.equal(voices.length, model.used.size, 'no household twice')
  await hamlet.look('update gathering set collected = $1 where gathering_id = $2', [model.papers, ballot.gatheringId])
  for (const vote of [ballot, online]) {
    const chosen = [...model.chosen].filter(([household]) => model.used.get(household) === vote.kind).map(([, choice]) => ({ choice }))
    const tally = tallyOf(await hamlet.read((tx) => readSlips(tx, vote)))
    assert.deepEqual({ ...tally, slips: tally.counted, notCounted: 0 }, tallyOf(chosen), vote.kind)
    assert.equal(tally.notCounted, vote.kind === 'ballot' ? model.apart : 0)
    mustAccept(await hamlet.work((tx) => closeVote(tx, HAND, { gatheringId: vote.gatheringId }, AFTER)))
    const recount = await hamlet.read(async (tx) => recountGathering(tx, (await findGathering(tx, vote.gatheringId))!))
    assert.deepEqual(recount.faults, [])
    if (vote === ballot) await hamlet.look(`update matter set state = 'proposed' where matter_id = $1`, [matterId])
  }
}

test('by hand, paper and telephone, in any order, no household counts twice, and every slip is a voice', async () => {
  await fc.assert(
    fc.asyncProperty(COMMANDS, async (commands) => {
      const model: Model = { used: new Map(), chosen: new Map(), typed: new Set(), apart: 0, papers: 0 }
      const real = await setUp()
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await settle(model, real)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test('the order in which slips are counted never matters', () => {
  const slip = fc.record({ choice: fc.constantFrom('for', 'against', 'other', 'invalid', 'a', 'a,b'), invalidReason: fc.constantFrom('torn', 'late', undefined) })
    .map(({ choice, invalidReason }) => (choice === 'invalid' ? { choice, invalidReason: invalidReason ?? 'torn' } : { choice }))
  fc.assert(
    fc.property(fc.array(slip), fc.infiniteStream(fc.nat()), (slips, numbers) => {
      const shuffled = slips.map((one) => ({ one, at: numbers.next().value as number })).toSorted((a, b) => a.at - b.at).map(({ one }) => one)
      assert.deepEqual(tallyOf(shuffled), tallyOf(slips))
      const { slips: all, notCounted, counted, invalid, inFavour, against, other } = tallyOf(slips)
      assert.equal(notCounted + counted, all)
      assert.equal(invalid + inFavour + against + other, counted)
    }),
  )
})
