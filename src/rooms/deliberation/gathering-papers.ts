import type { SlipSheet } from '#documents/slip-sheet.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { composeCommunityDecision } from './compose-community-decision.ts'
import { composeBallotCount, composeSecretCount } from './compose-counts.ts'
import { composeAttendance, composeTally } from './compose-lists.ts'
import { composeInvitations, composeMeetingNotice, composeMeetingScript } from './compose-meeting-notice.ts'
import { composeBallotPlan, composeClusterPlan } from './compose-plans.ts'
import { composeVoteNotice } from './compose-vote-notice.ts'
import type { GatheringPaperSource, PaperHousehold, PaperMatter } from './paper-source.ts'

/** All that the papers of a meeting, ballot or online vote are written of. */
export type GatheringPapersSource = GatheringPaperSource & {
  /** The frozen roll with who came; before the opening the list of the day. */
  readonly guests: readonly PaperHousehold[]
  readonly state: 'planned' | 'open' | 'counting' | 'closed' | 'cancelled'
  /** Where everybody reads what will be discussed. */
  readonly address: string
  /** What the code on the invitation of a household opens, for who keeps the list. */
  readonly invitationAddress: (number: number) => string
}

export const GATHERING_PAPERS = [
  'mau-01', 'thong-bao', 'loa', 'giay-moi', 'phuong-an-cum', 'ke-hoach', 'diem-danh-trang', 'diem-danh', 'phieu-dem', 'mau-02-trang', 'mau-02', 'mau-04-trang', 'mau-04', 'mau-03-trang', 'mau-03',
] as const
export type GatheringPaper = (typeof GATHERING_PAPERS)[number]

/** A paper that can be written today. */
export type PaperOffer = {
  readonly which: GatheringPaper
  /** The stem of its files: `mau-03-2` is form 03 of the second matter. */
  readonly file: string
  /** The matter it is of, where it is of one of several. */
  readonly title: string | undefined
  readonly write: (say: Say) => { readonly tree: AdministrativeDocument } | { readonly sheet: SlipSheet }
}

/**
 * The papers of a meeting, ballot or online vote that can be written at its state: what is told before, what is filled in by hand, and, after the close
 * and not before, what was counted and decided.
 *
 * @law 10/2022/QH15 Đ18, Đ19, Đ20.2; 59/2023/NĐ-CP Đ3, Đ4, Đ5
 */
export function papersOf(source: GatheringPapersSource): readonly PaperOffer[] {
  const { gathering, clusters, guests, matters, state } = source
  const [meeting, closed] = [gathering.kind === 'meeting', state === 'closed']
  const paper = (which: GatheringPaper, write: PaperOffer['write']): PaperOffer => ({ which, file: which, title: undefined, write })
  const tree = (which: GatheringPaper, compose: (of: GatheringPapersSource, say: Say) => AdministrativeDocument): PaperOffer => paper(which, (say) => ({ tree: compose(source, say) }))
  const of = (which: GatheringPaper, lines: readonly PaperMatter[]): readonly PaperOffer[] =>
    lines.map((line) => ({
      which, file: matters.length === 1 ? which : `${which}-${matters.indexOf(line) + 1}`, title: matters.length === 1 ? undefined : line.matter.title,
      write: (say) => ({ tree: composeCommunityDecision(source, line, say) }),
    }))
  const secret = gathering.voting !== 'hands' && clusters.length === 0
  const blanks = state !== 'cancelled' && !closed
  return [
    meeting ? tree('mau-01', composeMeetingNotice) : tree('thong-bao', composeVoteNotice), tree('loa', composeMeetingScript),
    ...(meeting && guests.length > 0 ? [paper('giay-moi', (say) => ({ sheet: composeInvitations({ ...source, addressOf: source.invitationAddress }, say) }))] : []),
    ...(clusters.length > 0 ? [tree('phuong-an-cum', composeClusterPlan)] : []),
    ...(meeting ? [] : [tree('ke-hoach', composeBallotPlan)]),
    ...(meeting && guests.length > 0 ? [tree('diem-danh-trang', (all, say) => composeAttendance({ ...all, filled: false }, say))] : []),
    ...(meeting && guests.some(({ present }) => present) ? [tree('diem-danh', (all, say) => composeAttendance({ ...all, filled: true }, say))] : []),
    ...(gathering.kind !== 'online' && blanks ? [tree('phieu-dem', composeTally)] : []),
    ...(meeting && secret && blanks ? [tree('mau-02-trang', (all, say) => composeSecretCount(blank(all), say))] : []),
    ...(meeting && secret && closed && gathering.voting === 'secret' ? [tree('mau-02', composeSecretCount)] : []),
    ...(gathering.kind === 'ballot' && blanks ? [tree('mau-04-trang', (all, say) => composeBallotCount(blank(all), say))] : []),
    ...(gathering.kind === 'ballot' && closed ? [tree('mau-04', composeBallotCount)] : []),
    ...(blanks && gathering.cluster === '' ? of('mau-03-trang', matters) : []),
    ...of('mau-03', matters.filter(({ decision }) => decision)),
  ]
}

/** Nothing that was counted is on a blank. */
function blank<T extends GatheringPaperSource>(source: T): T {
  return { ...source, matters: source.matters.map((line) => ({ ...line, count: undefined, decision: undefined })) }
}
