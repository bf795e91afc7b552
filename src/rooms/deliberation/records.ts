import type { CalendarDate } from '#foundation/calendar-date.ts'

/** The clause of Đ15. */
export type Item = 1 | 2 | 3 | 4 | 5 | 6
export type MatterKind =
  | 'general' | 'covenant' | 'elect-head' | 'dismiss-head' | 'elect-inspection' | 'dismiss-inspection' | 'elect-investment' | 'dismiss-investment'
export type Scope = 'hamlet' | 'commune'
export type Era = 'law-2022' | 'ordinance-2007'
export type MatterState = 'draft' | 'gathering-consents' | 'proposed' | 'decided' | 'dropped'
export type GatheringKind = 'meeting' | 'ballot' | 'online'
/** `hamlets`: a matter of the commune, decided by its hamlets. */
export type Method = GatheringKind | 'hamlets'
export type GatheringState = 'planned' | 'open' | 'counting' | 'closed' | 'cancelled'
export type Convenor = 'hamlet-head' | 'election-team' | 'front-board-head' | 'commune-chair' | 'appointed'
export type DocumentKind = 'resolution' | 'minutes' | 'memorandum' | 'agreement'
export type DecisionState =
  | 'passed' | 'not-passed' | 'sent' | 'recognised' | 'refused' | 'in-force' | 'asked-to-amend' | 'annulled' | 'amended' | 'replaced'

/** A candidate, or an alternative. */
export type Option = { readonly id: string; readonly text: string }

export type TeamMember = {
  readonly name: string
  readonly role: 'head' | 'member'
  readonly from: 'front-board' | 'hamlet' | 'household' | 'organisation' | 'technician'
}

/** One matter put to the people. */
export type Matter = {
  readonly provinceId: number
  readonly matterId: string
  readonly code: string
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly scope: Scope
  readonly item: Item
  readonly kind: MatterKind
  readonly era: Era
  readonly title: string
  readonly content: string
  /** Empty for a vote of yes and no. */
  readonly options: readonly Option[]
  readonly proposedBy: 'chair' | 'head' | 'initiative'
  readonly proposer: string
  readonly agreed: { readonly with: string; readonly on: CalendarDate } | undefined
  readonly usefulWhy: string
  /** Cash in đồng, labour in days, land in square metres. */
  readonly value: { readonly cash: number; readonly labourDays: number; readonly landM2: number }
  readonly state: MatterState
  /** The way chosen to put it to the people, and when that was agreed with the Front. */
  readonly chosen?: { readonly method: GatheringKind; readonly agreedOn: CalendarDate | undefined } | undefined
  readonly aboutDecision: string | undefined
  readonly revision: number
}

/** A meeting, one cluster of it, a household ballot, or an online vote in one hamlet. */
export type Gathering = {
  readonly provinceId: number
  readonly gatheringId: string
  readonly code: string
  readonly hamletId: number
  readonly path: string
  readonly kind: GatheringKind
  readonly parentId: string | undefined
  readonly cluster: string
  readonly convenor: Convenor
  readonly convenorName: string
  readonly chairName: string
  readonly heldOn: CalendarDate
  readonly startsAt: string
  readonly endsOn: CalendarDate | undefined
  readonly endsAt: string
  readonly place: string
  readonly noticedOn: CalendarDate | undefined
  readonly noticeMeans: readonly string[]
  readonly papersOn: CalendarDate | undefined
  readonly plan: string
  readonly planIssuedOn: CalendarDate | undefined
  readonly planSentOn: CalendarDate | undefined
  readonly planDecidedOn: CalendarDate | undefined
  /** What the commune said about the plan: why it went back. */
  readonly planNote?: string
  readonly rollId: string | undefined
  readonly secretary: string
  readonly secretaryFor: number | undefined
  readonly voting: 'hands' | 'secret' | undefined
  readonly votingFor: number | undefined
  readonly team: readonly TeamMember[]
  readonly teamFor: number | undefined
  readonly witnesses: readonly string[]
  readonly state: GatheringState
  readonly minutes: string
  readonly documentKind: DocumentKind | undefined
  readonly revision: number
}

/** What the community decided on one matter, in a hamlet or (hamletId undefined) in the commune. */
export type Decision = {
  readonly provinceId: number
  readonly decisionId: string
  readonly code: string
  readonly matterId: string
  readonly gatheringId: string | undefined
  readonly hamletId: number | undefined
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly round: number
  readonly decidedOn: CalendarDate
  readonly method: Method
  readonly documentKind: DocumentKind
  readonly number: string
  readonly passed: boolean
  readonly text: string
  readonly signers: readonly string[]
  readonly state: DecisionState
  readonly sentOn: CalendarDate | undefined
  readonly receivedOn: CalendarDate | undefined
  readonly answeredOn: CalendarDate | undefined
  readonly answerNumber: string
  readonly answerReason: string
  readonly inForceFrom: CalendarDate | undefined
  readonly executed: 'not-begun' | 'going-on' | 'done' | 'stopped'
  readonly revision: number
}
