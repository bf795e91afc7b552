import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Threshold } from './deliberation-rules.ts'
import type { Decision, Gathering, Matter } from './records.ts'

/** In whose name the papers of a community are written: the hamlet and the commune above it, as they were called on the paper's day. */
export type HamletIssuer = {
  /** `Thôn Tân Hòa`, `Tổ dân phố 5`, as it is called. */
  readonly hamlet: string
  /** `thon` or `to-dan-pho`: what its head is called follows from it. */
  readonly hamletKind: string
  readonly commune: { readonly kind: string; readonly name: string }
  /** In the head of a paper, before the day. */
  readonly placeName: string
}

/** What was counted on a matter. Slips given out and brought back stand there for what was voted on by slips. */
export type PaperCount = {
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly invalid: number
  readonly issued?: number | undefined
  readonly returned?: number | undefined
  /** Papers that came too late or were of nobody: they use no voice. */
  readonly notCounted?: number | undefined
  readonly options?: Readonly<Record<string, number>> | undefined
  /** One digest of all commitments of the slips. */
  readonly digest?: string | undefined
}

export type PaperMatter = {
  readonly matter: Pick<Matter, 'title' | 'content' | 'item' | 'kind' | 'scope' | 'options' | 'value'>
  readonly threshold: Pick<Threshold, 'numerator' | 'denominator' | 'strict' | 'alsoPresentOverHalf'>
  /** The least number in favour that passes; undefined before the roll is frozen. */
  readonly needed: number | undefined
  readonly count: PaperCount | undefined
  readonly decision: (Pick<Decision, 'decidedOn' | 'number' | 'documentKind' | 'passed' | 'text' | 'signers'> & { readonly elected: readonly string[] }) | undefined
}

/** What the papers of a meeting, a cluster of one, a ballot or an online vote are made of. */
export type GatheringPaperSource = {
  readonly issuer: HamletIssuer
  readonly gathering: Pick<
    Gathering,
    | 'kind' | 'code' | 'cluster' | 'convenor' | 'convenorName' | 'chairName' | 'heldOn' | 'startsAt' | 'endsOn' | 'endsAt' | 'place' | 'plan' | 'planIssuedOn' | 'noticedOn' | 'secretary'
    | 'secretaryFor' | 'voting' | 'votingFor' | 'team' | 'teamFor' | 'witnesses' | 'minutes'
  >
  readonly matters: readonly PaperMatter[]
  readonly clusters: readonly Pick<Gathering, 'cluster' | 'chairName' | 'heldOn' | 'startsAt' | 'place'>[]
  /** On the frozen roll; before it is frozen, on the list of the day. */
  readonly households: number
  readonly made: CalendarDate
}

/** A household on a list, and what is known of it there. */
export type PaperHousehold = {
  readonly number: number
  readonly name: string
  readonly address: string
  /** Undefined on a blank list. */
  readonly present?: boolean | undefined
  /** Who came, where it is not the representative. */
  readonly person?: string | undefined
}
