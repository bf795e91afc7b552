import { longDate } from '#foundation/calendar-date.ts'
import type { AdministrativeDocument, Block } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { bases, cell, counted, DOTS, facts, hamletPaper, headTitle, lower, named, plain, sections, shared, spanText, teamTable, thresholdText, whenText, whole } from './compose-hamlet-paper.ts'
import type { GatheringPaperSource, PaperMatter } from './paper-source.ts'

/**
 * Form 02: the counting record of a secret vote at a meeting, in three copies; blank where it was not counted yet. The contents are
 * those of the articles; the layout is ours.
 *
 * @law 59/2023/NĐ-CP Đ3.5.c
 */
export function composeSecretCount(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering, matters, households } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.secret.${key}`, params))
  const hamlet = lower(issuer.hamlet)
  const present = matters.find(({ count }) => count)?.count?.present
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.count'), subject: say('hamlet-papers.secret.subject'), made: source.made, dated: matters.some(({ count }) => count) ? gathering.endsOn ?? gathering.heldOn : undefined, signatures: signers(source, 'counting-board', say),
    body: [
      ...bases(['law', 'decree'], say),
      said('opening', { when: whenText(gathering, say), place: gathering.place || DOTS, hamlet }),
      ...(gathering.cluster ? [said('cluster', { cluster: gathering.cluster })] : []),
      ...sections([
        [say('hamlet-papers.section.board'), [said('board', { count: counted(gathering.teamFor) }), teamTable(gathering, 'board', say), witnessLine(source, say)]],
        [say('hamlet-papers.section.present'), [facts([[say('hamlet-papers.row.all'), whole(households)], [say('hamlet-papers.row.present'), shared(present, households, say)]])]],
        ...countSections(source, say),
      ]),
      said('end'),
    ],
  }, say)
}

/**
 * Form 04: the counting record of a household ballot; blank before it is closed, for what was chosen is told to nobody until then. The
 * contents are those of the articles; the layout is ours.
 *
 * @law 59/2023/NĐ-CP Đ4.6
 */
export function composeBallotCount(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering, households } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.ballot-count.${key}`, params))
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.count'), subject: say('hamlet-papers.ballot-count.subject'), made: source.made, dated: source.matters.find(({ decision }) => decision)?.decision?.decidedOn, signatures: signers(source, 'team', say),
    body: [
      ...bases(['law', 'decree'], say),
      said('opening', { hamlet: lower(issuer.hamlet), span: spanText(gathering, say) }),
      ...sections([
        [say('hamlet-papers.section.team'), [said('team'), teamTable(gathering, 'team', say), witnessLine(source, say)]],
        [say('hamlet-papers.section.households'), [facts([[say('hamlet-papers.row.all'), whole(households)]])]],
        ...countSections(source, say),
      ]),
      said(issuerReports(source) ? 'end-commune' : 'end'),
    ],
  }, say)
}

/** What concerns the whole commune is reported there, to be added up. @law 59/2023/NĐ-CP Đ4.6.c */
function issuerReports({ matters }: GatheringPaperSource): boolean {
  return matters.some(({ matter }) => matter.scope === 'commune')
}

function witnessLine({ gathering: { witnesses } }: GatheringPaperSource, say: Say): Block {
  return plain(say('hamlet-papers.witnesses', { first: witnesses[0] ?? DOTS, second: witnesses[1] ?? DOTS }))
}

function signers({ issuer, gathering }: GatheringPaperSource, by: 'counting-board' | 'team', say: Say) {
  const [first, second] = gathering.witnesses
  const head = gathering.team.find(({ role }) => role === 'head')?.name
  const witness = say('hamlet-papers.signs.witness')
  const last = by === 'counting-board' ? named(say('hamlet-papers.signs.chair'), gathering.chairName || gathering.convenorName) : named(headTitle(issuer, say), gathering.convenor === 'hamlet-head' ? gathering.convenorName : undefined)
  return [named(witness, first), named(witness, second), named(say(`hamlet-papers.signs.${by}`), head), last]
}

function countSections({ matters, households }: GatheringPaperSource, say: Say): (readonly [string, Block[]])[] {
  return matters.map((line, at) => [matters.length === 1 ? say('hamlet-papers.section.result') : say('hamlet-papers.section.result-of', { number: at + 1 }), countBlocks(line, households, say)])
}

/** What was counted on one matter: the slips, the votes with their share of all households, what they had to reach. */
export function countBlocks(line: PaperMatter, households: number, say: Say): Block[] {
  const { matter, count } = line
  const row = (key: string, value: string) => [say(`hamlet-papers.row.${key}`), value] as const
  const slips = count === undefined || count.issued !== undefined || count.returned !== undefined
  const valid = count && count.inFavour + count.against + count.other
  return [
    plain(say('hamlet-papers.matter', { title: matter.title })),
    facts([
      ...(slips ? [row('issued', counted(count?.issued)), row('returned', counted(count?.returned)), row('valid', counted(valid)), row('invalid', counted(count?.invalid))] : []),
      ...(count?.notCounted ? [row('not-counted', whole(count.notCounted))] : []),
      ...(matter.options.length === 0 ? [row('in-favour', shared(count?.inFavour, households, say)), row('against', shared(count?.against, households, say)), row('other', shared(count?.other, households, say))] : []),
      ...(slips ? [] : [row('no-voice', counted(count ? count.present - (valid ?? 0) : undefined))]),
    ]),
    ...(matter.options.length === 0 ? [] : [optionTable(line, households, say)]),
    plain(thresholdText(line, households, say)),
    ...(count?.digest ? [plain(say('hamlet-papers.digest')), { ...plain(count.digest), style: 'centred' } as const] : []),
  ]
}

function optionTable({ matter, count, decision }: PaperMatter, households: number, say: Say): Block {
  const votes = (id: string) => count && (count.options?.[id] ?? 0)
  return {
    kind: 'table', columns: [{ width: 8, align: 'centre' }, { width: 47 }, { width: 25, align: 'right' }, { width: 20, align: 'centre' }],
    header: [['no', 'candidate', 'votes', 'elected'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
    rows: matter.options.map(({ id, text }, at) => [cell(String(at + 1)), cell(text), cell(shared(votes(id), households, say)), cell(decision?.elected.includes(id) ? say('hamlet-papers.elected') : '')]),
  }
}

/** The day on which the community decided, in words. */
export function decidedText({ decision }: PaperMatter): string {
  return decision ? longDate(decision.decidedOn) : DOTS
}
