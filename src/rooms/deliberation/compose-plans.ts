import type { AdministrativeDocument, Block } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { planSentBy } from './clocks.ts'
import { shortDate } from '#foundation/calendar-date.ts'
import { agendaBlocks, bases, committeeText, convenorSigns, DOTS, hamletPaper, headTitle, linesOf, lower, named, plain, sections, spanText, teamTable, toCommune, whenText } from './compose-hamlet-paper.ts'
import { clusterTable } from './compose-meeting-notice.ts'
import type { GatheringPaperSource } from './paper-source.ts'

/**
 * The plan of a meeting in clusters, to be decided by the people’s committee of the commune.
 *
 * @law 59/2023/NĐ-CP Đ3.6; 10/2022/QH15 Đ18.3
 */
export function composeClusterPlan(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering, clusters, households, matters } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.cluster-plan.${key}`, params))
  const hamlet = lower(issuer.hamlet)
  const own = linesOf(gathering.plan)
  const planned = clusters.length > 0 ? clusters : Array.from({ length: 3 }, () => ({ cluster: '', chairName: '', heldOn: gathering.heldOn, startsAt: '', place: '' }))
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.cluster-plan'), subject: say('hamlet-papers.cluster-plan.subject'), made: source.made, dated: gathering.planIssuedOn, addressees: [committeeText(issuer, say)],
    signatures: boardAndHead(source, say), recipients: toCommune(issuer, say),
    body: [
      ...bases(['law-clusters', 'decree-clusters'], say),
      said('opening', { head: headTitle(issuer, say), hamlet }),
      ...sections([
        [say('hamlet-papers.section.why'), [said(households >= 200 ? 'why-many' : 'why-scattered', { households })]],
        [say('hamlet-papers.section.agenda'), agendaBlocks(matters, say)],
        [say('hamlet-papers.section.clusters'), [said('clusters', { count: clusters.length || '…' }), clusterTable(planned, say)]],
        [say('hamlet-papers.section.tasks'), [said('chairs'), said('report'), ...own]],
        [say('hamlet-papers.section.adding-up'), [said('adding-up', { head: headTitle(issuer, say), hamlet })]],
      ]),
      said('asks', { committee: committeeText(issuer, say) }),
    ],
  }, say)
}

/**
 * The plan of a household ballot, to be sent to the commune within two days.
 *
 * @law 59/2023/NĐ-CP Đ4.2, Đ4.3; 10/2022/QH15 Đ19.2
 */
export function composeBallotPlan(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering, matters, households } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.ballot-plan.${key}`, params))
  const hamlet = lower(issuer.hamlet)
  const own = linesOf(gathering.plan)
  const part = (section: string, blocks: readonly Block[]) => [say(`hamlet-papers.section.${section}`), blocks] as const
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.plan'), subject: say('hamlet-papers.ballot-plan.subject'), made: source.made, dated: gathering.planIssuedOn, signatures: boardAndHead(source, say),
    recipients: {
      to: [say('hamlet-papers.chair-of', { unit: committeeText(issuer, say) }), say('hamlet-papers.front-chair-of', { unit: lower(say(`places.name.${issuer.commune.kind}`, { name: issuer.commune.name })) })],
      filed: hamlet,
    },
    body: [
      ...bases(['law-ballot', 'decree-ballot'], say),
      said('opening', { head: headTitle(issuer, say), hamlet }),
      ...sections([
        part('purpose', [said('purpose'), said('demand')]),
        part('ballot-matters', agendaBlocks(matters, say)),
        part('ballot-who', [said('who', { households })]),
        part('ballot-when', [said('when', { span: spanText(gathering, say) }), ...(gathering.noticedOn ? [said('noticed', { date: shortDate(gathering.noticedOn) })] : [said('notice')])]),
        part('ballot-team', [said('team'), teamTable(gathering, 'team', say)]),
        part('tasks', [said('task-give'), said('task-count'), said('task-report')]),
        part('conditions', own.length > 0 ? own : [said('conditions', { dots: DOTS })]),
      ]),
      said('sent', { date: gathering.planIssuedOn ? shortDate(planSentBy(gathering.planIssuedOn)) : '…' }),
    ],
  }, say)
}

function boardAndHead({ issuer, gathering }: GatheringPaperSource, say: Say) {
  return [named(say('hamlet-papers.signs.board-head'), undefined), gathering.convenor === 'hamlet-head' ? convenorSigns(issuer, gathering, say) : named(headTitle(issuer, say), undefined)]
}

export type CandidateSource = {
  readonly issuer: GatheringPaperSource['issuer']
  /** The day of the meeting that elects. */
  readonly meetingDay: GatheringPaperSource['made']
  readonly kind: 'elect' | 'dismiss'
  /** Blank where they are not named yet. */
  readonly candidates: readonly string[]
  /** When the board met; undefined on a blank. */
  readonly metOn?: GatheringPaperSource['made'] | undefined
  readonly made: GatheringPaperSource['made']
}

/**
 * Form 05: minutes of the Front’s work board on the candidates for head of the hamlet, to be sent to the commune 15 days before the meeting. The
 * contents are those of the article; the layout is ours.
 *
 * @law 59/2023/NĐ-CP Đ6.2
 */
export function composeCandidates(source: CandidateSource, sentBy: GatheringPaperSource['made'], say: Say): AdministrativeDocument {
  const { issuer, meetingDay, candidates, metOn } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.candidates.${key}`, params))
  const hamlet = lower(issuer.hamlet)
  const title = lower(headTitle(issuer, say))
  const names = candidates.length > 0 ? candidates : ['', '', '']
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.minutes'), subject: say('hamlet-papers.candidates.subject', { title }), made: source.made, dated: metOn, recipients: toCommune(issuer, say),
    signatures: [named(say('hamlet-papers.signs.secretary'), undefined), named(say('hamlet-papers.signs.front-board-head'), undefined)],
    body: [
      ...bases(['decree-election'], say),
      said('opening', { when: metOn ? whenText({ heldOn: metOn, startsAt: '' }, say) : DOTS, hamlet, dots: DOTS }),
      ...sections([
        [say('hamlet-papers.section.took-part'), [said('took-part', { dots: DOTS })]],
        [say('hamlet-papers.section.content'), [said('proposed', { title, hamlet }), said('party-cell', { dots: DOTS })]],
        [say('hamlet-papers.section.candidates'), [said('official', { count: candidates.length || '…', title }), {
          kind: 'table', columns: [{ width: 7, align: 'centre' }, { width: 30 }, { width: 17, align: 'centre' }, { width: 26 }, { width: 20, align: 'centre' }],
          header: [['no', 'name', 'born', 'lives', 'agreed'].map((name) => ({ runs: [{ kind: 'text', text: say(`hamlet-papers.column.${name}`) }] }))],
          rows: names.map((name, at) => [String(at + 1), name, '', '', ''].map((text) => ({ runs: text === '' ? [] : [{ kind: 'text', text }] }))),
        }]],
      ]),
      said('end', { date: shortDate(meetingDay), by: shortDate(sentBy) }),
    ],
  }, say)
}
