import type { AdministrativeDocument, Block } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { agendaBlocks, bases, DOTS, facts, hamletPaper, headTitle, linesOf, lower, named, plain, sections, shared, spanText, toCommune, valueText, whenText, whole } from './compose-hamlet-paper.ts'
import { countBlocks, decidedText } from './compose-counts.ts'
import type { GatheringPaperSource, PaperMatter } from './paper-source.ts'
import { recogniserOf } from './people.ts'
import type { DocumentKind } from './records.ts'

/**
 * Form 03: the decision of the community on one matter, as a resolution, minutes, a memorandum or an agreement, with all that a
 * decision must hold. The layout is ours.
 *
 * @law 10/2022/QH15 Đ20.1, Đ20.2, Đ21.2; 59/2023/NĐ-CP Đ3.5.d, Đ4.7, Đ5.4
 */
export function composeCommunityDecision(source: GatheringPaperSource, line: PaperMatter, say: Say): AdministrativeDocument {
  const { issuer, gathering, households } = source
  const { decision, matter } = line
  const kind: DocumentKind = decision?.documentKind ?? 'minutes'
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.decision.${key}`, params))
  const hamlet = lower(issuer.hamlet)
  const type = say(`hamlet-papers.decision-type.${kind === 'minutes' && gathering.kind !== 'meeting' ? 'minutes-of-vote' : kind}`)
  const decided: Block[] = decidedBlocks(line, say)
  const parts: (readonly [string, Block[]])[] = [
    [say('hamlet-papers.section.time'), timeBlocks(source, line, say)],
    [say('hamlet-papers.section.households'), [presentTable(source, line, say)]],
    [say('hamlet-papers.section.discussed'), [...agendaBlocks([line], say), ...linesOf(matter.content), ...(kind === 'minutes' && gathering.minutes ? [said('course'), ...linesOf(gathering.minutes)] : [])]],
    [say('hamlet-papers.section.method'), [plain(methodText(source, say))]],
    [say('hamlet-papers.section.result'), [...countBlocks(line, households, say), ...(decision ? [said(decision.passed ? 'passed' : 'not-passed')] : [])]],
    ...(kind === 'minutes' ? [[say('hamlet-papers.section.decided'), decided] as const] : []),
  ]
  return hamletPaper(issuer, {
    type, subject: matter.title, made: source.made, dated: decision?.decidedOn, number: decision?.number, symbol: say(`hamlet-papers.symbol.${kind}`),
    recipients: toCommune(issuer, say), signatures: signatures(source, line, say),
    body: [
      ...bases(['law', 'decree'], say),
      said(`opening.${kind}`, { hamlet, date: decidedText(line) }),
      ...sections(parts),
      ...(kind === 'minutes' ? [] : [{ kind: 'paragraph', style: 'centred', runs: [{ kind: 'text', text: say(`hamlet-papers.decision.verb.${kind}`), bold: true }] } as const, ...decided]),
      said('end', { hamlet }),
    ],
  }, say)
}

/** When it was discussed and decided; of a meeting in clusters, in each of them. */
function timeBlocks({ gathering, clusters }: GatheringPaperSource, line: PaperMatter, say: Say): Block[] {
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.decision.${key}`, params))
  if (gathering.kind !== 'meeting') return [said(`time.${gathering.kind}`, { span: spanText(gathering, say), date: decidedText(line) })]
  const ended = gathering.endsAt && gathering.endsOn ? whenText({ heldOn: gathering.endsOn, startsAt: gathering.endsAt }, say) : DOTS
  return [
    ...(clusters.length > 0 ? clusters.map((each) => said('time-cluster', { cluster: each.cluster, when: whenText(each, say), place: each.place })) : [said('time', { when: whenText(gathering, say), place: gathering.place || DOTS })]),
    said('ended', { when: ended }),
    said('chaired', { chair: gathering.chairName || gathering.convenorName || DOTS, secretary: gathering.secretary || DOTS }),
  ]
}

/** All households, those represented, those not. @law 10/2022/QH15 Đ20.2.b */
function presentTable({ gathering, households }: GatheringPaperSource, { count }: PaperMatter, say: Say): Block {
  const row = (key: string, value: string) => [say(`hamlet-papers.row.${key}`), value] as const
  const absent = count && households - count.present
  return facts([row('all', whole(households)), row(`took-part.${gathering.kind}`, shared(count?.present, households, say)), row(`took-no-part.${gathering.kind}`, shared(absent, households, say))])
}

function methodText({ gathering }: GatheringPaperSource, say: Say): string {
  if (gathering.kind !== 'meeting') return say(`hamlet-papers.method.${gathering.kind}`)
  if (!gathering.voting) return say('hamlet-papers.method.meeting')
  return say(`hamlet-papers.method.${gathering.voting}`, { count: gathering.votingFor === undefined ? '…' : whole(gathering.votingFor) })
}

function decidedBlocks({ matter, decision }: PaperMatter, say: Say): Block[] {
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.decision.${key}`, params))
  if (decision && !decision.passed) return [said('nothing')]
  const value = valueText(matter, say)
  const elected = matter.options.filter(({ id }) => decision?.elected.includes(id)).map(({ text }) => text)
  return [
    ...(elected.length > 0 ? [said('elected', { names: elected.join(', ') })] : decision?.text ? linesOf(decision.text) : [said('agrees', { title: matter.title })]),
    ...(value ? [said('value', { value })] : []),
    said(`effect.${recogniserOf(matter)}`),
  ]
}

/** The head, the head of the Front's board, two households. @law 10/2022/QH15 Đ20.2.g */
function signatures({ issuer }: GatheringPaperSource, { decision }: PaperMatter, say: Say) {
  const [head, board, first, second] = decision?.signers ?? []
  const household = say('hamlet-papers.signs.household')
  return [named(say('hamlet-papers.signs.board-head'), board), named(headTitle(issuer, say), head), named(household, first), named(household, second)]
}
