import { sql } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import type { Transaction } from 'kysely'
import type { Gathering } from '../../records.ts'
import { gatheringOf, matterOf } from '../stored-records.ts'
import { commitmentOf, digestOf } from './commitment.ts'
import { readSlips, type Slip } from './read-slips.ts'
import { type Tally, tallyOf } from './tally.ts'

type AnyTx = Transaction<Tables>

/**
 * What is wrong with a count: a slip that is not what was committed to; one the journal knows nothing of; one of the journal that is gone; more or fewer
 * slips than voices; counts that differ from those told at the close, or from the decision.
 */
export type RecountFault = {
  readonly what: 'slip-changed' | 'slip-unknown' | 'slip-missing' | 'voices-differ' | 'close-differs' | 'decision-differs' | 'close-missing'
  readonly gathering: string
  readonly matter: string
  /** The slip’s number, the commitment that has no slip, or the figures that differ. */
  readonly of: string
}

export type Recount = {
  readonly gathering: string
  readonly slips: number
  readonly matters: readonly { readonly code: string; readonly title: string; readonly tally: Tally }[]
  readonly faults: readonly RecountFault[]
}

type Told = { readonly committed: Map<string, Set<string>>; readonly closed: Map<string, { readonly tally: Tally; readonly digest: string }> | undefined }

/** Counts all slips of a closed gathering again, and holds each against what the journal has of it. */
export async function recountGathering(tx: AnyTx, gathering: Gathering): Promise<Recount> {
  const { provinceId, gatheringId, code } = gathering
  const slips = await readSlips(tx as never, gathering)
  const rows = await tx
    .selectFrom('matter as m').innerJoin('gathering_matter as gm', (on) => on.onRef('gm.province_id', '=', 'm.province_id').onRef('gm.matter_id', '=', 'm.matter_id'))
    .selectAll('m').where('gm.province_id', '=', provinceId).where('gm.gathering_id', '=', gatheringId).orderBy('gm.position').execute()
  const matters = rows.map(matterOf)
  const decisions = await tx.selectFrom('decision').select(['matter_id', 'judgement']).where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).execute()
  const voices = await tx
    .selectFrom('voice').select((eb) => ['matter_id', eb.fn.countAll<string>().as('voices')]).where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).groupBy('matter_id').execute()
  const told = await readTold(tx, gathering)
  const byMatter = Map.groupBy(slips, ({ matterId }) => matterId)
  const counted = matters.map((matter) => {
    const ofMatter = byMatter.get(matter.matterId) ?? []
    const tally = tallyOf(ofMatter)
    const fault = (what: RecountFault['what'], of: string): RecountFault => ({ what, gathering: code, matter: matter.code, of })
    const judgement = decisions.find((one) => one.matter_id === matter.matterId)?.judgement as Readonly<Record<string, unknown>> | undefined
    const faults = [
      ...slipFaults(ofMatter, told.committed.get(matter.code) ?? new Set(), { gathering: code, matter: matter.code }),
      ...countFaults(tally, digestOf(ofMatter.map(({ commitment }) => commitment)), told.closed, matter.code).map(({ what, of }) => fault(what, of)),
      ...differing(tally, judgement).map((of) => fault('decision-differs', of)),
    ]
    const used = Number(voices.find((one) => one.matter_id === matter.matterId)?.voices ?? 0)
    if (used !== tally.counted) faults.push(fault('voices-differ', `${used} / ${tally.counted}`))
    return { code: matter.code, title: matter.title, tally, faults }
  })
  return { gathering: code, slips: slips.length, matters: counted.map(({ code: matter, title, tally }) => ({ code: matter, title, tally })), faults: counted.flatMap(({ faults }) => faults) }
}

/** Each slip worked out again from what it says, and from the salt. */
function slipFaults(slips: readonly Slip[], committed: ReadonlySet<string>, at: { readonly gathering: string; readonly matter: string }): RecountFault[] {
  const faults: RecountFault[] = []
  const left = new Set(committed)
  for (const { slipCode, choice, salt, commitment, before } of slips) {
    const all = [...before, { choice, salt, commitment }]
    if (all.some((one) => commitmentOf(one.salt, at.gathering, at.matter, slipCode, one.choice) !== one.commitment)) faults.push({ what: 'slip-changed', ...at, of: slipCode })
    for (const one of all) if (!left.delete(one.commitment)) faults.push({ what: 'slip-unknown', ...at, of: slipCode })
  }
  for (const commitment of left) faults.push({ what: 'slip-missing', ...at, of: commitment })
  return faults
}

function countFaults(tally: Tally, digest: string, closed: Told['closed'], matter: string): { readonly what: RecountFault['what']; readonly of: string }[] {
  const told = closed?.get(matter)
  if (!told) return [{ what: 'close-missing', of: '' }]
  const faults = differing(tally, told.tally).map((of) => ({ what: 'close-differs' as const, of }))
  return told.digest === digest ? faults : [...faults, { what: 'close-differs', of: 'digest' }]
}

/** `inFavour 12 / 13`: the figures in which a tally differs from what was written down. */
function differing(tally: Tally, written: Readonly<Record<string, unknown>> | undefined): string[] {
  if (!written) return []
  return (['inFavour', 'against', 'other', 'invalid'] as const).flatMap((name) =>
    typeof written[name] === 'number' && written[name] !== tally[name] ? [`${name} ${String(written[name])} / ${tally[name]}`] : [],
  )
}

/** What the journal says of a gathering’s slips: their commitments by matter, and the counts at the close. */
async function readTold(tx: AnyTx, { provinceId, path, hamletId, code, gatheringId }: Gathering): Promise<Told> {
  const { opened_at, closed_at } = await tx
    .selectFrom('gathering').select(['opened_at', 'closed_at']).where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
  // The journal keeps the path that the hamlet had: it may lie elsewhere since.
  const places = await tx.selectFrom('unit_span').select('path').distinct().where('unit_id', '=', hamletId).execute()
  const lines = await tx
    .selectFrom('journal').select(['act', 'subject'])
    .where('province_id', '=', provinceId).where('path', 'in', [...new Set([path, ...places.map((one) => one.path)])])
    .where('act', 'in', ['deliberation.slip', 'deliberation.correct-slip', 'deliberation.close-vote'])
    .where('at', '>=', opened_at ?? new Date(0)).where('at', '<=', closed_at ?? new Date(8.64e15))
    .where(sql<boolean>`position(${`"gathering":"${code}"`} in subject) > 0`)
    .orderBy('seq').execute()
  const committed = new Map<string, Set<string>>()
  let closed: Map<string, { tally: Tally; digest: string }> | undefined
  const add = (matter: string, commitment: string): void => void committed.set(matter, (committed.get(matter) ?? new Set()).add(commitment))
  for (const { act, subject } of lines) {
    const said = JSON.parse(subject) as { slips?: { matter: string; commitment: string }[]; matter?: string; commitment?: string; matters?: { matter: string; tally: Tally; digest: string }[] }
    if (act === 'deliberation.slip') for (const slip of said.slips ?? []) add(slip.matter, slip.commitment)
    else if (act === 'deliberation.correct-slip') add(said.matter!, said.commitment!)
    else closed = new Map((said.matters ?? []).map(({ matter, tally, digest }) => [matter, { tally, digest }]))
  }
  return { committed, closed }
}

/** All closed gatherings that were counted by slips, recounted. */
export type VotesReport = { readonly gatherings: number; readonly slips: number; readonly faults: readonly RecountFault[] }

/** For the command line, as the owner of the schema. `progress` is told how many gatherings were recounted. */
export async function verifyVotes(tx: AnyTx, progress?: (gatherings: number) => void): Promise<VotesReport> {
  const rows = await tx.selectFrom('gathering').selectAll().where('state', '=', 'closed').where('kind', 'in', ['ballot', 'online']).where('closed_at', 'is not', null).orderBy('closed_at').execute()
  let slips = 0
  const faults: RecountFault[] = []
  for (const [at, row] of rows.entries()) {
    const recount = await recountGathering(tx, gatheringOf(row))
    slips += recount.slips
    faults.push(...recount.faults)
    progress?.(at + 1)
  }
  return { gatherings: rows.length, slips, faults }
}
