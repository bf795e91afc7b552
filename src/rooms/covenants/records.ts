import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { AdoptionCount } from './adoption.ts'
import type { GroundId } from './covenant-rules.ts'

export const COVENANT_STATES = [
  'proposed', 'drafting', 'posted', 'adopted', 'not-adopted', 'submitted', 'recognised', 'refused', 'suspended', 'annulled', 'replaced', 'dropped',
] as const
export type CovenantState = (typeof COVENANT_STATES)[number]

export type Covenant = {
  readonly provinceId: number
  readonly covenantId: string
  readonly code: string
  readonly unitId: number
  readonly holderId: number
  readonly path: string
  readonly title: string
  readonly called: 'huong-uoc' | 'quy-uoc' | 'other'
  /** Whether the hamlet is of an ethnic minority: its drafting team needs an elder and a speaker of the language (Đ8). */
  readonly ethnicMinority: boolean
  readonly state: CovenantState
  readonly version: number
  readonly matterId: string | undefined
  readonly decisionId: string | undefined
  readonly replaces: string | undefined
  /** The commune's duty to make it public. */
  readonly dutyId: string | undefined
  readonly revision: number
}

export type CovenantArticle = { readonly position: number; readonly heading: string; readonly text: string }

export const TEAM_ROLES = ['organisation', 'respected', 'elder', 'speaker', 'other'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]
export type Drafter = { readonly name: string; readonly role: TeamRole }

/** Ways of asking the people (Đ9.2), and of telling them (Đ15.1), by their letters. */
export const OPINION_FORMS = ['a', 'b', 'c', 'd'] as const
export const TELLING_FORMS = ['a', 'b', 'c', 'd', 'đ', 'e'] as const
export const REPORT_SOURCES = ['report', 'review', 'inspection', 'supervision'] as const

/** What is done with a covenant, on a day. */
export type CovenantAct =
  | {
    readonly act: 'propose'; readonly on: CalendarDate; readonly by: 'head' | 'citizens'
    /** Of the head: that the head of the Front's work board agrees. */
    readonly agreed: boolean
    /** Of citizens: households that agree, of all; below a tenth the work board must find it useful and agree. */
    readonly consents: number; readonly households: number; readonly usefulWhy: string
  }
  /** A covenant from before the register: already recognised. */
  | { readonly act: 'enrol'; readonly on: CalendarDate; readonly by: 'commune' | 'district'; readonly number: string }
  | { readonly act: 'team'; readonly on: CalendarDate; readonly members: readonly Drafter[] }
  | { readonly act: 'text'; readonly on: CalendarDate; readonly version: number; readonly articles: number }
  | { readonly act: 'post'; readonly on: CalendarDate; readonly until: CalendarDate; readonly places: string; readonly forms: readonly string[] }
  | { readonly act: 'redraft'; readonly on: CalendarDate; readonly why: string }
  | ({
    readonly act: 'adopt'; readonly on: CalendarDate; readonly method: 'meeting' | 'ballot'
    /** Of a ballot: the meeting that too few came to. */
    readonly failedMeeting: CalendarDate | undefined; readonly decision?: string | undefined
  } & AdoptionCount)
  | { readonly act: 'submit'; readonly on: CalendarDate; readonly head: string; readonly board: string; readonly households: readonly string[] }
  | { readonly act: 'receive'; readonly on: CalendarDate; readonly complete: boolean; readonly lacking: string }
  | { readonly act: 'recognise'; readonly on: CalendarDate; readonly number: string }
  | { readonly act: 'refuse'; readonly on: CalendarDate; readonly number: string; readonly reason: string }
  | { readonly act: 'deliver'; readonly on: CalendarDate }
  | { readonly act: 'publish'; readonly on: CalendarDate; readonly places: string; readonly forms: readonly string[] }
  | { readonly act: 'report'; readonly on: CalendarDate; readonly source: (typeof REPORT_SOURCES)[number]; readonly says: string }
  | { readonly act: 'answer'; readonly on: CalendarDate; readonly number: string; readonly reason: string }
  | { readonly act: 'suspend'; readonly on: CalendarDate; readonly ground: GroundId; readonly number: string; readonly reason: string; readonly until: CalendarDate; readonly articles: readonly number[] }
  | { readonly act: 'annul'; readonly on: CalendarDate; readonly ground: GroundId; readonly number: string; readonly reason: string; readonly articles: readonly number[]; readonly notRepeated: boolean }
  | { readonly act: 'replace'; readonly on: CalendarDate; readonly by: string; readonly how: 'amended' | 'replaced' }
  | { readonly act: 'review'; readonly on: CalendarDate; readonly says: string }
  | { readonly act: 'check'; readonly on: CalendarDate; readonly says: string }
  | { readonly act: 'drop'; readonly on: CalendarDate; readonly why: string }

export type CovenantActName = CovenantAct['act']
