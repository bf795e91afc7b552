import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { findQuarterUnit } from '#rooms/disclosure/store/quarters.ts'
import { rollAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CountedMatter, PaperCommune, PaperSource } from '../compose-papers.ts'
import type { VoteJudgement } from '../vote.ts'
import { readAttendance } from './attendance.ts'
import { sheetsOf } from './count-sheets.ts'
import { clustersOf, readAgenda, readGathering } from './gatherings.ts'
import { decisionOf } from './stored-records.ts'

/** The commune in the path of a hamlet: to it the papers go. */
export async function communeOfPath(tx: Tx, path: string, day: CalendarDate): Promise<PaperCommune | undefined> {
  const unit = await findQuarterUnit(tx, Number(path.split('/').at(-3)), day)
  return unit?.issuer
}

/** All that the papers of a meeting, ballot or online vote say. Refuses `deliberation.not-found`. */
export async function readPaperSource(tx: Tx, gatheringId: string, today: CalendarDate): Promise<Result<PaperSource>> {
  const read = await readGathering(tx, gatheringId)
  if (!read.ok) return read
  const gathering = read.value
  const commune = await communeOfPath(tx, gathering.path, today)
  const place = await tx.selectFrom('unit_span').select(['name', 'kind']).where('unit_id', '=', gathering.hamletId).orderBy('valid_from', 'desc').executeTakeFirst()
  if (!commune || !place) return refuse({ code: 'deliberation.not-found' })
  const slips = gathering.kind === 'meeting' ? undefined : await countSlips(tx, gathering.gatheringId)
  const matters: CountedMatter[] = []
  for (const { matter, notVoted } of await readAgenda(tx, gatheringId)) {
    const row = await tx.selectFrom('decision').selectAll().where('gathering_id', '=', gatheringId).where('matter_id', '=', matter.matterId).executeTakeFirst()
    const sheet = (await sheetsOf(tx, gatheringId, matter.matterId)).find(({ state }) => state === 'taken')
    const judgement = row?.judgement as (VoteJudgement & { readonly votes?: Readonly<Record<string, number>> }) | undefined
    matters.push({
      matter, notVoted, decision: row && judgement ? { ...decisionOf(row), judgement, votes: judgement.votes ?? {} } : undefined,
      issued: slips?.issued ?? sheet?.figures.issued, returned: slips?.returned ?? sheet?.figures.returned,
    })
  }
  const attended = await readAttendance(tx, gathering)
  const roll = attended.length > 0
    ? attended.map(({ number, name, present }) => ({ number, name, present }))
    : (await rollAsAt(tx, gathering.hamletId, gathering.heldOn > today ? today : gathering.heldOn)).map(({ number, name }) => ({ number, name, present: false }))
  return accept({ commune, hamlet: place.name, quarter: place.kind === 'to-dan-pho', gathering, clusters: await clustersOf(tx, gatheringId), matters, roll, made: today })
}

/** Slips given to households, and different slips that came back. */
async function countSlips(tx: Tx, gatheringId: string): Promise<{ readonly issued: number; readonly returned: number }> {
  const issued = await tx.selectFrom('slip_issue').select((eb) => eb.fn.countAll<string>().as('count')).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
  const returned = await tx.selectFrom('slip').select((eb) => eb.fn.count<string>('slip_code').distinct().as('count')).where('gathering_id', '=', gatheringId).executeTakeFirstOrThrow()
  return { issued: Number(issued.count), returned: Number(returned.count) }
}
