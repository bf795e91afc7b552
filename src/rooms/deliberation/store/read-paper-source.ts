import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { findQuarterUnit } from '#rooms/disclosure/store/quarters.ts'
import { rollAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { GatheringPapersSource } from '../gathering-papers.ts'
import { neededVotes, thresholdFor } from '../index.ts'
import type { MeetingFigures } from '../meeting-figures.ts'
import type { HamletIssuer, PaperCount, PaperHousehold, PaperMatter } from '../paper-source.ts'
import type { Gathering } from '../records.ts'
import type { ElectionJudgement, VoteJudgement } from '../vote.ts'
import { readAttendance } from './attendance.ts'
import { sheetsOf } from './count-sheets.ts'
import { clustersOf, readAgenda, readGathering } from './gatherings.ts'
import { loadDeliberationRules } from './load-deliberation-rules.ts'
import { decisionOf } from './stored-records.ts'
import { digestOf } from './votes/commitment.ts'
import { readSlips } from './votes/read-slips.ts'
import { tallyOf } from './votes/tally.ts'

/** What the papers of a gathering are made of, but for the addresses on them. */
export type StoredPapers = Omit<GatheringPapersSource, 'address' | 'invitationAddress'> & { readonly gatheringId: string; readonly communeId: number }

/** In whose name a hamlet's papers are written: as it and its commune are called on the day. */
export async function issuerOf(tx: Tx, path: string, day: CalendarDate): Promise<HamletIssuer | undefined> {
  const ids = path.split('/').filter(Boolean).map(Number)
  const commune = (await findQuarterUnit(tx, ids.at(-2)!, day))?.issuer
  const place = await tx.selectFrom('unit_span').select(['name', 'kind']).where('unit_id', '=', ids.at(-1)!).orderBy('valid_from', 'desc').executeTakeFirst()
  return commune && place && { hamlet: place.name, hamletKind: place.kind, commune: { kind: commune.kind, name: commune.name }, placeName: commune.placeName }
}

/** All that the papers of a meeting, ballot or online vote say. What was counted is in it after the close only. Refuses `deliberation.not-found`. */
export async function readPaperSource(tx: Tx, gatheringId: string, today: CalendarDate): Promise<Result<StoredPapers>> {
  const read = await readGathering(tx, gatheringId)
  if (!read.ok) return read
  const gathering = read.value
  const issuer = await issuerOf(tx, gathering.path, today)
  if (!issuer) return refuse({ code: 'deliberation.not-found' })
  const guests = await readGuests(tx, gathering, today)
  const matters: PaperMatter[] = []
  const counts = gathering.state === 'closed' ? await readCounts(tx, gathering) : undefined
  for (const { matter } of await readAgenda(tx, gatheringId)) {
    const { item, kind } = matter
    const threshold = thresholdFor(loadDeliberationRules(), { item, kind, scope: 'hamlet', on: gathering.heldOn })
    const row = await tx.selectFrom('decision').selectAll().where('gathering_id', '=', gatheringId).where('matter_id', '=', matter.matterId).executeTakeFirst()
    const judgement = row?.judgement as (VoteJudgement & Partial<ElectionJudgement>) | undefined
    matters.push({
      matter, threshold, needed: guests.length === 0 ? undefined : neededVotes(threshold, guests.length),
      count: await counts?.(matter.matterId, judgement),
      decision: row && { ...decisionOf(row), elected: judgement?.elected ?? [] },
    })
  }
  return accept({ gatheringId, communeId: Number(gathering.path.split('/').at(-3)), issuer, gathering, clusters: await clustersOf(tx, gatheringId), matters, guests, households: guests.length, state: gathering.state, made: today })
}

async function readGuests(tx: Tx, gathering: Gathering, today: CalendarDate): Promise<readonly PaperHousehold[]> {
  const attended = await readAttendance(tx, gathering)
  if (attended.length > 0) return attended.map(({ number, name, address, present, person }) => ({ number, name, address, present, person }))
  const roll = await rollAsAt(tx, gathering.hamletId, gathering.heldOn > today ? today : gathering.heldOn)
  return roll.map(({ number, name, address }) => ({ number, name, address }))
}

/** What was counted on each matter: the slips of a ballot or online vote, what a meeting typed, else what the decision was judged by. */
async function readCounts(tx: Tx, gathering: Gathering) {
  const slips = gathering.kind === 'meeting' ? [] : await readSlips(tx, gathering)
  const { issued } = await tx.selectFrom('slip_issue').select((eb) => eb.fn.countAll<string>().as('issued')).where('gathering_id', '=', gathering.gatheringId).executeTakeFirstOrThrow()
  return async (matterId: string, judgement: (VoteJudgement & Partial<ElectionJudgement>) | undefined): Promise<PaperCount | undefined> => {
    const sheet = (await sheetsOf(tx, gathering.gatheringId, matterId)).find(({ state }) => state === 'taken')?.figures as MeetingFigures | undefined
    if (gathering.kind !== 'meeting') {
      const own = slips.filter((slip) => slip.matterId === matterId)
      const { counted, notCounted, slips: returned, ...tally } = tallyOf(own)
      return { ...tally, present: judgement?.present ?? counted, returned, notCounted, ...(gathering.kind === 'ballot' ? { issued: Number(issued) } : {}), digest: digestOf(own.map(({ commitment }) => commitment)) }
    }
    if (!judgement) return sheet
    const { present, inFavour, against, other, invalid, votes } = judgement
    return { present, inFavour, against, other, invalid, issued: sheet?.issued, returned: sheet?.returned, options: votes }
  }
}
