import type { OfficeKind } from './officer.ts'

/**
 * Where a unit stands to the officer's own: the same, directly under it (`child`; `body` where that is an
 * agency or enterprise, `hamlet` where it is a thôn or tổ dân phố), further down, or anywhere else.
 */
export type Relation = 'own' | 'child' | 'body' | 'hamlet' | 'deeper' | 'outside'

/**
 * One entry for each act of the system: who may do it and where, on what basis, and whether it writes.
 * The permission check, the property tests and the reference page are made from these entries; the words
 * of the button are under `offices.act.<name>`.
 */
export type ActEntry = {
  /** Offices that may, each with the relations it reaches. An office that is not named may not. */
  readonly may: Partial<Readonly<Record<OfficeKind, readonly Relation[]>>>
  /** Whether it changes figures, reports or accounts. */
  readonly writes: boolean
  readonly basis: string
}

const OFFICER = ['commune-officer', 'district-officer', 'province-officer'] as const
const LEADER = ['commune-leader', 'district-leader', 'province-leader'] as const
const EVERYWHERE_BELOW = ['own', 'child', 'body', 'hamlet', 'deeper'] as const
/** The Fatherland Front, the people's council, the people's inspection board: they follow, and change nothing. */
const FOLLOWER = ['front-officer', 'council-officer', 'inspection-board'] as const

function each<K extends OfficeKind>(kinds: readonly K[], relations: readonly Relation[]): Record<K, readonly Relation[]> {
  return Object.fromEntries(kinds.map((kind) => [kind, relations])) as unknown as Record<K, readonly Relation[]>
}

const REGIME = '09/2019/NĐ-CP'
const LAW = '10/2022/QH15'
const DETAILS = '59/2023/NĐ-CP'
const COVENANTS = '61/2023/NĐ-CP'
const PRIVACY = '91/2025/QH15'

/** A commune works in its hamlets, and types in what was done on paper there. */
const IN_HAMLET = { 'commune-officer': ['own', 'hamlet'], 'commune-leader': ['own', 'hamlet'] } as const

/** Each unit discloses for itself: a commune to its people, an agency or enterprise to its staff. */
const DISCLOSER = { ...each(OFFICER, ['own']), ...each(LEADER, ['own']), reporter: ['own'] } as const

/**
 * The acts. A unit enters its own figures, and those of the agencies and enterprises directly under it that
 * have no reporter of their own; the level directly above takes them in; its leader closes and reopens.
 */
export const ACTS = {
  read: {
    may: { ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW), auditor: EVERYWHERE_BELOW, reporter: ['own'] },
    writes: false,
    basis: LAW,
  },
  'read-disclosure': {
    may: {
      ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW), ...each(FOLLOWER, EVERYWHERE_BELOW), auditor: EVERYWHERE_BELOW,
      reporter: ['own'], 'hamlet-head': ['own'],
    },
    writes: false,
    basis: LAW,
  },
  'read-journal': {
    may: { ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW), auditor: EVERYWHERE_BELOW, reporter: ['own'] },
    writes: false,
    basis: LAW,
  },
  enter: {
    may: { ...each(OFFICER, ['own', 'body']), ...each(LEADER, ['own', 'body']), reporter: ['own'] },
    writes: true,
    basis: REGIME,
  },
  submit: {
    may: { ...each(OFFICER, ['own', 'body']), ...each(LEADER, ['own', 'body']), reporter: ['own'] },
    writes: true,
    basis: REGIME,
  },
  return: { may: { ...each(OFFICER, ['child', 'body']), ...each(LEADER, ['child', 'body']) }, writes: true, basis: REGIME },
  accept: { may: { ...each(OFFICER, ['child', 'body']), ...each(LEADER, ['child', 'body']) }, writes: true, basis: REGIME },
  lock: { may: each(LEADER, ['own', 'child', 'body']), writes: true, basis: REGIME },
  reopen: { may: each(LEADER, ['own', 'child', 'body']), writes: true, basis: REGIME },
  'draft-report': { may: { ...each(OFFICER, ['own']), ...each(LEADER, ['own']) }, writes: true, basis: '30/2020/NĐ-CP' },
  'sign-report': { may: each(LEADER, ['own']), writes: true, basis: '30/2020/NĐ-CP' },
  'plan-disclosure': { may: DISCLOSER, writes: true, basis: LAW },
  'issue-duty': { may: DISCLOSER, writes: true, basis: LAW },
  post: { may: DISCLOSER, writes: true, basis: LAW },
  'extend-posting': { may: DISCLOSER, writes: true, basis: LAW },
  'correct-posting': { may: DISCLOSER, writes: true, basis: LAW },
  'withdraw-posting': { may: DISCLOSER, writes: true, basis: LAW },
  'send-to-hamlets': { may: DISCLOSER, writes: true, basis: LAW },
  'confirm-announcement': {
    may: { 'hamlet-head': ['own'], 'commune-officer': ['hamlet'], 'commune-leader': ['hamlet'] },
    writes: true,
    basis: LAW,
  },
  'answer-request': { may: DISCLOSER, writes: true, basis: '01/2026/QH16' },
  'add-local-item': { may: { ...each(OFFICER, ['own']), ...each(LEADER, ['own']) }, writes: true, basis: LAW },
  'close-quarter': { may: { ...each(LEADER, ['own']), reporter: ['own'] }, writes: true, basis: LAW },
  'read-deliberation': {
    may: {
      ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW), ...each(FOLLOWER, EVERYWHERE_BELOW), auditor: EVERYWHERE_BELOW, 'hamlet-head': ['own'],
    },
    writes: false,
    basis: LAW,
  },
  'read-households': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: false, basis: LAW },
  'manage-households': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'read-household-status': { may: IN_HAMLET, writes: false, basis: PRIVACY },
  'manage-household-status': { may: IN_HAMLET, writes: true, basis: PRIVACY },
  propose: { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  convene: { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'take-attendance': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'count-votes': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'record-decision': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'decide-plan': { may: { 'commune-leader': ['own', 'hamlet'] }, writes: true, basis: DETAILS },
  'recognise-decision': { may: { 'commune-leader': ['own', 'hamlet'] }, writes: true, basis: LAW },
  'recognise-board': { may: { 'front-officer': ['own', 'hamlet'] }, writes: true, basis: LAW },
  'annul-decision': { may: { 'commune-leader': ['own', 'hamlet'] }, writes: true, basis: LAW },
  'track-execution': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: LAW },
  'prepare-election': { may: IN_HAMLET, writes: true, basis: DETAILS },
  'draft-covenant': { may: { ...IN_HAMLET, 'hamlet-head': ['own'] }, writes: true, basis: COVENANTS },
  'follow-covenant': { may: IN_HAMLET, writes: true, basis: COVENANTS },
  'recognise-covenant': { may: { 'commune-leader': ['own', 'hamlet'] }, writes: true, basis: COVENANTS },
  'manage-bodies': { may: { ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW) }, writes: true, basis: LAW },
  'manage-hamlets': { may: { ...each(OFFICER, EVERYWHERE_BELOW), ...each(LEADER, EVERYWHERE_BELOW) }, writes: true, basis: LAW },
  'manage-accounts': { may: { administrator: EVERYWHERE_BELOW }, writes: true, basis: LAW },
} as const satisfies Readonly<Record<string, ActEntry>>

export type Act = keyof typeof ACTS

export const ACT_NAMES = Object.keys(ACTS) as Act[]

export function actEntry(act: Act): ActEntry {
  return ACTS[act]
}
