import { type CalendarDate, longDate, shortDate } from '#foundation/calendar-date.ts'
import { speakVietnamese } from '#foundation/spoken-vietnamese.ts'
import type { AdministrativeDocument, Block, Paragraph, Signature, Table, TableCell } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { Decision, Gathering, Matter } from './records.ts'
import type { VoteJudgement } from './vote.ts'

/** The commune to which a hamlet's papers go. */
export type PaperCommune = { readonly name: string; readonly kind: string; readonly placeName: string }

/** What was counted on a matter, with the slips where there were any. */
export type CountedMatter = {
  readonly matter: Matter
  readonly decision: (Decision & { readonly judgement: VoteJudgement; readonly votes: Readonly<Record<string, number>> }) | undefined
  readonly notVoted: 'not-enough-present' | 'put-off' | undefined
  /** Slips given out and brought back; undefined in a vote by hands. */
  readonly issued: number | undefined
  readonly returned: number | undefined
}

export type PaperSource = {
  readonly commune: PaperCommune
  readonly hamlet: string
  /** A tổ dân phố: its head is called otherwise. */
  readonly quarter: boolean
  readonly gathering: Gathering
  readonly clusters: readonly Gathering[]
  readonly matters: readonly CountedMatter[]
  /** The frozen roll with who was there; before the opening the roll of the day. */
  readonly roll: readonly { readonly number: number; readonly name: string; readonly present: boolean }[]
  readonly made: CalendarDate
}

export const GATHERING_PAPERS = ['mau-01', 'loa', 'diem-danh', 'phieu-dem', 'phuong-an-cum', 'ke-hoach', 'mau-02', 'mau-03', 'mau-04'] as const
export type GatheringPaper = (typeof GATHERING_PAPERS)[number]

const DOTS = '…………'

/**
 * The papers of a meeting or ballot: what Decree 59 names forms 01 to 04 for, and the blank sheets that a meeting without a telephone needs. Their contents are
 * those that the articles demand; the layout is of the house. Undefined where there is nothing yet to write of.
 *
 * @law 59/2023/NĐ-CP Đ3.3, Đ3.5, Đ3.6, Đ4.2, Đ4.6; 10/2022/QH15 Đ20.2
 */
export function composeGatheringPaper(which: GatheringPaper, source: PaperSource, say: Say): AdministrativeDocument | undefined {
  const { gathering, clusters, matters } = source
  const meeting = gathering.kind === 'meeting'
  switch (which) {
    case 'mau-01':
      return notice(source, say)
    case 'loa':
      return script(source, say)
    case 'diem-danh':
      return meeting ? attendanceList(source, say) : undefined
    case 'phieu-dem':
      return tallySheet(source, say)
    case 'phuong-an-cum':
      return clusters.length > 0 ? clusterPlan(source, say) : undefined
    case 'ke-hoach':
      return meeting ? undefined : ballotPlan(source, say)
    case 'mau-02':
      return meeting && gathering.voting === 'secret' && matters.some(({ decision }) => decision) ? countRecord('mau-02', source, say) : undefined
    case 'mau-03':
      return matters.some(({ decision }) => decision) ? decisionPaper(source, say) : undefined
    case 'mau-04':
      return gathering.kind === 'ballot' && matters.some(({ decision }) => decision) ? countRecord('mau-04', source, say) : undefined
  }
}

function plain(text: string): Paragraph {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}

const basis = (text: string): Paragraph => ({ ...plain(text), style: 'basis' })
const note = (text: string): Paragraph => ({ ...plain(text), style: 'note' })
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const textCell = (text: string): TableCell => ({ runs: text === '' ? [] : [{ kind: 'text', text }] })
const signer = (capacity: string, name?: string): Signature => ({ capacity: [capacity], ...(name ? { name } : {}) })
const headOf = (say: Say, { quarter }: Pick<PaperSource, 'quarter'>, name?: string): Signature => signer(say(quarter ? 'deliberation-papers.signs.head-quarter' : 'deliberation-papers.signs.head'), name)
const boardOf = (say: Say, name?: string): Signature => signer(say('deliberation-papers.signs.board'), name)

type Head = { readonly type: string; readonly subject: string; readonly dated?: CalendarDate | undefined; readonly body: readonly Block[]; readonly signatures: readonly Signature[]; readonly recipients?: boolean }

/** The frame of a hamlet's paper: it has no seal and no number of its own. @law 10/2022/QH15 Đ20.1 */
function frame({ commune, hamlet, made }: PaperSource, head: Head, say: Say): AdministrativeDocument {
  return {
    meta: { language: 'vi', title: `${head.type} ${lower(head.subject)}`, author: hamlet, created: head.dated ?? made },
    parentAgency: say(`places.name.${commune.kind}`, { name: commune.name }), agency: hamlet, number: { symbol: '' },
    placeAndDate: { place: commune.placeName, ...(head.dated ? { date: head.dated } : {}) }, typeName: head.type, subject: head.subject, body: head.body, signatures: head.signatures,
    ...(head.recipients ? { recipients: { to: say('deliberation-papers.recipients').split('; '), filed: say('deliberation-papers.filed') } } : {}),
  }
}

function table(rows: readonly (readonly [string, string])[]): Table {
  return { kind: 'table', header: [], columns: [{ width: 68 }, { width: 32, align: 'right' }], rows: rows.map(([name, value]) => [textCell(name), textCell(value)]) }
}

function whenOf({ kind, heldOn, startsAt, endsOn, endsAt }: Gathering, say: Say): string {
  const from = startsAt ? say('deliberation-papers.at-hour', { hour: startsAt.slice(0, 2), minute: startsAt.slice(3), date: longDate(heldOn) }) : longDate(heldOn)
  if (kind === 'meeting') return from
  const until = endsAt ? say('deliberation-papers.at-hour', { hour: endsAt.slice(0, 2), minute: endsAt.slice(3), date: longDate(endsOn ?? heldOn) }) : longDate(endsOn ?? heldOn)
  return say('deliberation-papers.from-until', { from: lower(from), until: lower(until) })
}

function agenda(matters: readonly CountedMatter[]): Block[] {
  return matters.map(({ matter }, at) => plain(`${at + 1}. ${matter.title}`))
}

/** Form 01: what is told to each household at least two days before. @law 59/2023/NĐ-CP Đ3.3, Đ4.4 */
function notice(source: PaperSource, say: Say): AdministrativeDocument {
  const { gathering, matters, hamlet } = source
  const kind = gathering.kind
  return frame(source, {
    type: say('deliberation-papers.type.notice'), subject: say(`deliberation-papers.notice-subject.${kind}`, { hamlet: lower(hamlet) }), dated: gathering.noticedOn,
    signatures: [headOf(say, source, gathering.convenor === 'hamlet-head' ? gathering.convenorName : undefined)],
    body: [
      plain(say(`deliberation-papers.notice-opening.${kind}`, { hamlet: lower(hamlet) })),
      plain(say('deliberation-papers.when', { when: lower(whenOf(gathering, say)) })),
      plain(say('deliberation-papers.where', { place: gathering.place || DOTS })),
      plain(say('deliberation-papers.who')),
      plain(say('deliberation-papers.matters')), ...agenda(matters),
      ...matters.filter(({ matter }) => matter.content !== '').map(({ matter }) => note(matter.content)),
      plain(say('deliberation-papers.convened', { name: gathering.convenorName || DOTS })),
      ...(gathering.team.length > 0 && kind !== 'meeting' ? [plain(say('deliberation-papers.team', { names: gathering.team.map(({ name }) => name).join(', ') }))] : []),
      plain(say('deliberation-papers.please-come')),
    ],
  }, say)
}

/** The same to be read out: numbers, days and abbreviations in words. */
function script(source: PaperSource, say: Say): AdministrativeDocument {
  const { gathering, matters, hamlet } = source
  const lines = [
    say('papers.script.greeting'), say(`deliberation-papers.notice-opening.${gathering.kind}`, { hamlet: lower(hamlet) }), say('deliberation-papers.when', { when: lower(whenOf(gathering, say)) }),
    say('deliberation-papers.where', { place: gathering.place }), say('deliberation-papers.matters'), ...matters.map(({ matter }) => matter.title), say('deliberation-papers.please-come'), say('papers.script.thanks'),
  ]
  return frame(source, {
    type: say('papers.type.script'), subject: say(`deliberation-papers.notice-subject.${gathering.kind}`, { hamlet: lower(hamlet) }), signatures: [signer(say('papers.script.approved'))],
    body: lines.map((line) => speakVietnamese(line)).filter((line) => line !== '').map((line) => plain(/[.!?:;]$/.test(line) ? line : `${line}.`)),
  }, say)
}

/** The list to be signed at the door; who was there is marked once the meeting was opened. */
function attendanceList(source: PaperSource, say: Say): AdministrativeDocument {
  const { roll, gathering, hamlet } = source
  const came = roll.filter(({ present }) => present).length
  return frame(source, {
    type: say('deliberation-papers.type.attendance'), subject: say('deliberation-papers.attendance-subject', { hamlet: lower(hamlet), date: shortDate(gathering.heldOn) }), signatures: [signer(say('deliberation-papers.signs.secretary'), gathering.secretary), headOf(say, source)],
    body: [
      plain(say('deliberation-papers.attendance-all', { all: roll.length, present: came === 0 ? DOTS : came })),
      {
        kind: 'table', columns: [{ width: 10, align: 'centre' }, { width: 45 }, { width: 20, align: 'centre' }, { width: 25 }],
        header: [['number', 'household', 'present', 'signature'].map((name) => textCell(say(`deliberation-papers.column.${name}`)))],
        rows: roll.map(({ number, name, present }) => [textCell(String(number)), textCell(name), textCell(present ? 'x' : ''), textCell('')]),
      },
    ],
  }, say)
}

/** A blank sheet for the count, to be typed in afterwards. */
function tallySheet(source: PaperSource, say: Say): AdministrativeDocument {
  const { matters, gathering, hamlet } = source
  const blank = (matter: Matter): readonly (readonly [string, string])[] => {
    const choices = matter.options.length > 0 ? matter.options.map(({ text }) => text) : ['in-favour', 'against', 'other'].map((name) => say(`deliberation-papers.row.${name}`))
    return [[say('deliberation-papers.row.all'), ''], [say('deliberation-papers.row.present'), ''], ...choices.map((name) => [name, ''] as const), [say('deliberation-papers.row.invalid'), '']]
  }
  return frame(source, {
    type: say('deliberation-papers.type.tally'), subject: say('deliberation-papers.tally-subject', { hamlet: lower(hamlet), date: shortDate(gathering.heldOn) }),
    signatures: [signer(say('deliberation-papers.signs.witness')), signer(say('deliberation-papers.signs.counter'))],
    body: matters.flatMap(({ matter }, at) => [plain(`${at + 1}. ${matter.title}`), table(blank(matter))]),
  }, say)
}

/** @law 59/2023/NĐ-CP Đ3.6 */
function clusterPlan(source: PaperSource, say: Say): AdministrativeDocument {
  const { clusters, gathering, hamlet, matters } = source
  return frame(source, {
    type: say('deliberation-papers.type.cluster-plan'), subject: say('deliberation-papers.cluster-subject', { hamlet: lower(hamlet) }), dated: gathering.planSentOn, recipients: true, signatures: [boardOf(say), headOf(say, source, gathering.convenorName)],
    body: [
      basis(say('deliberation-papers.basis-law')), basis(say('deliberation-papers.basis-decree')),
      plain(say('deliberation-papers.cluster-count', { count: String(clusters.length).padStart(2, '0') })), plain(say('deliberation-papers.matters')), ...agenda(matters),
      {
        kind: 'table', columns: [{ width: 22 }, { width: 26 }, { width: 26 }, { width: 26 }], header: [['cluster', 'chair', 'time', 'place'].map((name) => textCell(say(`deliberation-papers.column.${name}`)))],
        rows: clusters.map((one) => [textCell(one.cluster), textCell(one.chairName), textCell(`${one.startsAt} ${shortDate(one.heldOn)}`.trim()), textCell(one.place)]),
      },
      ...(gathering.plan ? gathering.plan.split(/\n+/).map(plain) : []), plain(say('deliberation-papers.cluster-report')),
    ],
  }, say)
}

/** @law 59/2023/NĐ-CP Đ4.2 */
function ballotPlan(source: PaperSource, say: Say): AdministrativeDocument {
  const { gathering, hamlet, matters } = source
  return frame(source, {
    type: say('deliberation-papers.type.plan'), subject: say(`deliberation-papers.plan-subject.${gathering.kind}`, { hamlet: lower(hamlet) }), dated: gathering.planIssuedOn, recipients: true, signatures: [boardOf(say), headOf(say, source, gathering.convenorName)],
    body: [
      basis(say('deliberation-papers.basis-law')), basis(say('deliberation-papers.basis-decree')),
      plain(say('deliberation-papers.plan-purpose')), ...agenda(matters), plain(say('deliberation-papers.who')), plain(say('deliberation-papers.when', { when: lower(whenOf(gathering, say)) })),
      plain(say('deliberation-papers.team', { names: gathering.team.map(({ name }) => name).join(', ') || DOTS })), ...(gathering.plan ? gathering.plan.split(/\n+/).map(plain) : []), plain(say('deliberation-papers.plan-means')),
    ],
  }, say)
}

function resultRows({ matter, decision, issued, returned }: CountedMatter, say: Say): readonly (readonly [string, string])[] {
  if (!decision) return []
  const { judgement, votes } = decision
  const row = (name: string, number: number | undefined): readonly (readonly [string, string])[] => (number === undefined ? [] : [[say(`deliberation-papers.row.${name}`), String(number)]])
  const choices = matter.options.length > 0 ? matter.options.map(({ id, text }) => [text, String(votes[id] ?? 0)] as const) : [...row('in-favour', judgement.inFavour), ...row('against', judgement.against), ...row('other', judgement.other)]
  return [
    ...row('all', judgement.all), ...row('present', judgement.present), ...row('absent', judgement.absent), ...row('issued', issued), ...row('returned', returned), ...row('invalid', judgement.invalid),
    ...choices, ...row('needed', judgement.needed),
  ]
}

function conclusion({ matter, decision }: CountedMatter, say: Say): Paragraph {
  const elected = matter.options.length > 0
  return plain(say(decision!.passed ? (elected ? 'deliberation-papers.elected' : 'deliberation-papers.passed') : 'deliberation-papers.not-passed', { title: matter.title, needed: decision!.judgement.needed, all: decision!.judgement.all, inFavour: decision!.judgement.inFavour }))
}

/** Forms 02 and 04: the count of slips before two households, in three copies. @law 59/2023/NĐ-CP Đ3.5.c, Đ4.6.a */
function countRecord(which: 'mau-02' | 'mau-04', source: PaperSource, say: Say): AdministrativeDocument {
  const { gathering, hamlet, matters } = source
  const head = gathering.team.find(({ role }) => role === 'head')
  return frame(source, {
    type: say('deliberation-papers.type.minutes'), subject: say(`deliberation-papers.count-subject.${which}`, { hamlet: lower(hamlet) }), dated: gathering.endsOn ?? gathering.heldOn, recipients: true,
    signatures: [signer(say('deliberation-papers.signs.witness')), signer(say(`deliberation-papers.signs.${which}`), head?.name)],
    body: [
      plain(say(`deliberation-papers.count-opening.${which}`, { hamlet: lower(hamlet), date: longDate(gathering.endsOn ?? gathering.heldOn) })),
      plain(say('deliberation-papers.team', { names: gathering.team.map(({ name }) => name).join(', ') || DOTS })),
      plain(say('deliberation-papers.witnesses', { names: gathering.witnesses.join(', ') || DOTS })),
      ...matters.filter(({ decision }) => decision).flatMap((one, at): Block[] => [plain(`${at + 1}. ${one.matter.title}`), table(resultRows(one, say)), conclusion(one, say)]),
      plain(say('deliberation-papers.three-copies')),
    ],
  }, say)
}

/** Form 03: the decision of the community, with all that Article 20(2) asks for. @law 10/2022/QH15 Đ20.2; 59/2023/NĐ-CP Đ3.5.d */
function decisionPaper(source: PaperSource, say: Say): AdministrativeDocument {
  const { gathering, hamlet, matters } = source
  const decided = matters.filter(({ decision }) => decision)
  const { decision: first } = decided[0]!
  const [head, board, ...households] = first!.signers
  return frame(source, {
    type: say(`deliberation-papers.document.${first!.documentKind}`), subject: say('deliberation-papers.decision-subject', { hamlet: lower(hamlet) }), dated: first!.decidedOn, recipients: true,
    signatures: [boardOf(say, board), headOf(say, source, head)],
    body: [
      basis(say('deliberation-papers.basis-law')), basis(say('deliberation-papers.basis-decree')),
      plain(say('deliberation-papers.decision-when', { when: lower(whenOf(gathering, say)), place: gathering.kind === 'meeting' ? gathering.place || DOTS : lower(gathering.place || DOTS) })),
      plain(say('deliberation-papers.decision-method', { method: say(`deliberation-papers.method.${gathering.kind}${gathering.voting ? `-${gathering.voting}` : ''}`) })),
      ...(gathering.kind === 'meeting' ? [plain(say('deliberation-papers.decision-people', { chair: gathering.chairName || gathering.convenorName || DOTS, secretary: gathering.secretary || DOTS }))] : []),
      ...decided.flatMap((one, at): Block[] => [
        { kind: 'heading', level: 2, number: `${at + 1}.`, text: one.matter.title }, table(resultRows(one, say)), conclusion(one, say),
        ...(one.decision!.passed ? one.decision!.text.split(/\n+/).filter(Boolean).map(plain) : []),
      ]),
      ...(gathering.minutes ? [plain(say('deliberation-papers.discussion')), ...gathering.minutes.split(/\n+/).map(plain)] : []),
      plain(say('deliberation-papers.households-sign', { first: households[0] ?? DOTS, second: households[1] ?? DOTS })),
    ],
  }, say)
}

export type CandidatesSource = {
  readonly commune: PaperCommune; readonly hamlet: string; readonly meetingDay: CalendarDate; readonly on: CalendarDate | undefined; readonly candidates: readonly string[]; readonly made: CalendarDate
}

/** Form 05: the Front's work board names at least one candidate. @law 59/2023/NĐ-CP Đ6.2 */
export function composeCandidates({ commune, hamlet, meetingDay, on, candidates, made }: CandidatesSource, say: Say): AdministrativeDocument {
  const type = say('deliberation-papers.type.minutes')
  const subject = say('deliberation-papers.candidates-subject', { hamlet: lower(hamlet) })
  const rows = candidates.length > 0 ? candidates : ['', '', '']
  return {
    meta: { language: 'vi', title: `${type} ${lower(subject)}`, author: hamlet, created: on ?? made }, parentAgency: say('deliberation-papers.front-of-commune', { commune: lower(say(`places.name.${commune.kind}`, { name: commune.name })) }),
    agency: say('deliberation-papers.work-board', { hamlet: lower(hamlet) }), number: { symbol: '' }, placeAndDate: { place: commune.placeName, ...(on ? { date: on } : {}) }, typeName: type, subject,
    body: [
      basis(say('deliberation-papers.basis-decree')), plain(say('deliberation-papers.candidates-opening', { hamlet: lower(hamlet), date: longDate(meetingDay) })), plain(say('deliberation-papers.candidates-people')),
      {
        kind: 'table', columns: [{ width: 12, align: 'centre' }, { width: 58 }, { width: 30 }], header: [['number', 'candidate', 'agreed'].map((name) => textCell(say(`deliberation-papers.column.${name}`)))],
        rows: rows.map((name, at) => [textCell(String(at + 1)), textCell(name), textCell('')]),
      },
      plain(say('deliberation-papers.candidates-cell')), plain(say('deliberation-papers.candidates-end', { by: shortDate(meetingDay) })),
    ],
    signatures: [signer(say('deliberation-papers.signs.secretary')), boardOf(say)],
    recipients: { to: say('deliberation-papers.recipients').split('; '), filed: say('deliberation-papers.filed') },
  }
}
