import { accept, type Result } from '#foundation/result.ts'
import { countAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Visit } from '#web/visit.ts'
import { duesOfMeeting, type MeetingDue } from '../meeting-dues.ts'
import type { Decision, Gathering, Matter } from '../records.ts'
import {
  type AgendaLine, clustersOf, countPresent, countPresentInAll, type CountSheet, countsOfMeeting, decisionsOnMatter, findForum, householdsOnRoll, meetingOf, type Reach, reachOf, readAgenda,
  readDeliberationDesk, readGathering, sheetsOf,
} from '../store/index.ts'

export type SeenMatter = AgendaLine & {
  readonly reach: Reach | undefined
  readonly sheets: readonly CountSheet[]
  /** Places that have not taken a result yet; blank is the meeting itself. */
  readonly open: readonly string[]
  readonly decision: Decision | undefined
}

/** A meeting, or a cluster of one, with all that its page shows. */
export type SeenMeeting = {
  readonly gathering: Gathering
  /** The meeting of which it is a cluster; itself otherwise. */
  readonly meeting: Gathering
  readonly hamletName: string
  readonly clusters: readonly (Gathering & { readonly present: number })[]
  readonly matters: readonly SeenMatter[]
  /** Households on the frozen roll; before it is frozen, those of the day. */
  readonly all: number
  /** Households on the list today, where that differs from the frozen roll. */
  readonly allToday: number
  readonly present: number
  readonly presentInAll: number
  readonly dues: readonly MeetingDue[]
  /** Matters that may still come onto the agenda. */
  readonly waiting: readonly Pick<Matter, 'matterId' | 'title'>[]
}

export async function readMeeting(tx: Tx, visit: Visit, gatheringId: string): Promise<Result<SeenMeeting>> {
  const read = await readGathering(tx, gatheringId)
  if (!read.ok) return read
  const gathering = read.value
  const meeting = await meetingOf(tx, gathering)
  const begun = gathering.rollId !== undefined
  const clusters = []
  for (const cluster of await clustersOf(tx, meeting.gatheringId)) clusters.push({ ...cluster, present: await countPresent(tx, cluster) })
  const agenda = await readAgenda(tx, meeting.gatheringId)
  const matters: SeenMatter[] = []
  for (const line of agenda) {
    const { open } = await countsOfMeeting(tx, meeting, line.matter.matterId)
    matters.push({
      ...line, open, reach: begun ? await reachOf(tx, meeting, line.matter) : undefined, sheets: await sheetsOf(tx, gatheringId, line.matter.matterId),
      decision: meeting.state === 'closed' ? (await decisionsOnMatter(tx, line.matter.matterId)).find((each) => each.gatheringId === meeting.gatheringId) : undefined,
    })
  }
  const desk = gathering.state === 'planned' ? await readDeliberationDesk(tx, gathering.path, visit.today) : undefined
  const onAgenda = new Set(agenda.map(({ matter }) => matter.matterId))
  const allToday = await countAsAt(tx, gathering.hamletId, visit.today)
  return accept({
    gathering, meeting, waiting: (desk?.matters ?? []).filter(({ state, matterId }) => state === 'proposed' && !onAgenda.has(matterId)), clusters, matters, allToday, all: begun ? await householdsOnRoll(tx, gathering) : await countAsAt(tx, gathering.hamletId, gathering.heldOn),
    hamletName: (await findForum(tx, gathering.hamletId, visit.today))?.name ?? '', present: await countPresent(tx, gathering), presentInAll: await countPresentInAll(tx, gathering),
    dues: duesOfMeeting({ ...gathering, clusters: gathering.parentId ? 0 : clusters.length }, agenda.map(({ matter }) => matter)),
  })
}
