import { shortDate } from '#foundation/calendar-date.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import type { FormInput } from '#web/read-form.ts'
import { ButtonGroup, ButtonLink, DataTable, ErrorSummary, Inset, type Problem, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { neededVotes } from '../index.ts'
import { decisionPath } from './decisions/paths.ts'
import { DueList } from './dues.tsx'
import { articleText, confidenceText, count, GATHERING_TONES, neededText, whenAndWhere } from './in-words.ts'
import { mayAt, readHere } from './keeper.ts'
import { BeforeMeeting, CancelMeeting } from './meeting-before.tsx'
import { DuringMeeting } from './meeting-during.tsx'
import { attendancePath, closePath, DESK, matterPath, meetingPath, newBallotPath, papersPath, publicPath, votePath } from './paths.ts'
import { readMeeting, type SeenMatter, type SeenMeeting } from './read-meeting.ts'

/** GET /viec/ban/hop/:gatheringId — a meeting: what must be done before it, what is done in it, what came of it. */
export function showMeeting(c: PageContext, house: House): Promise<Response> {
  return meetingPage(c, house)
}

export async function meetingPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readHere(c, house, (tx) => readMeeting(tx, visit, c.req.param('gatheringId') ?? ''))
  if (!read.ok) return refusalPage(c, read.refusal)
  const seen = read.value
  const { gathering, meeting, hamletName, dues } = seen
  const works = mayAt(visit, 'convene', gathering.path)
  const cluster = gathering.parentId !== undefined
  const shown = { seen, problems, typed, visit }
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.meeting-title', { when: whenAndWhere(gathering, w) })}
      overline={cluster ? w('deliberation.cluster-of', { cluster: gathering.cluster, name: hamletName }) : hamletName}
      trail={[{ href: DESK, text: w('deliberation.desk') }, ...(cluster ? [{ href: meetingPath(meeting.gatheringId), text: w('deliberation.meeting') }] : [])]}
      ask={w(`deliberation.meeting-ask.${gathering.state}`)} refused={problems.length > 0}
      state={<Tag tone={GATHERING_TONES[gathering.state]}>{w(`deliberation.gathering-state.${gathering.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={problems} />
      {gathering.state === 'open' && <Present seen={seen} works={works} visit={visit} />}
      <Agenda seen={seen} works={works} visit={visit} />
      {gathering.state === 'planned' && !cluster && <DueList dues={dues} visit={visit} />}
      {works && gathering.state === 'planned' && <BeforeMeeting {...shown} />}
      {gathering.state === 'open' && works && <DuringMeeting {...shown} />}
      {works && !cluster && gathering.state === 'open' && (
        <ButtonGroup>
          <ButtonLink href={closePath(gathering.gatheringId)}>{w('deliberation.close-meeting')}</ButtonLink>
        </ButtonGroup>
      )}
      {seen.clusters.length > 0 && !cluster && <Clusters seen={seen} visit={visit} />}
      <About seen={seen} visit={visit} />
      {works && !cluster && (gathering.state === 'planned' || gathering.state === 'open') && <CancelMeeting {...shown} />}
      <p class="govuk-body noprint"><a class="govuk-link" href={papersPath(gathering.gatheringId)}>{w('deliberation-papers.link')}</a></p>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Present({ seen: { gathering, all, allToday, present, presentInAll, clusters }, works, visit: { w } }: { seen: SeenMeeting; works: boolean; visit: Visit }) {
  const inClusters = gathering.parentId === undefined && clusters.length > 0
  return (
    <section class="nr-panel">
      <p class="nr-attendance__count">
        <strong>{count(inClusters ? presentInAll : present)}</strong> {w('deliberation.of-households', { all: count(all) })}
      </p>
      {allToday !== all && <p class="govuk-body">{w('deliberation.roll-differs', { all: count(all), today: count(allToday) })}</p>}
      {works && !inClusters && <ButtonLink href={attendancePath(gathering.gatheringId)}>{w('deliberation.attendance')}</ButtonLink>}
    </section>
  )
}

function Agenda({ seen, works, visit }: { seen: SeenMeeting; works: boolean; visit: Visit }) {
  const { w } = visit
  const { gathering, clusters } = seen
  const votesHere = gathering.state === 'open' && (gathering.parentId !== undefined || clusters.length === 0)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('deliberation.agenda')}</h2>
      <ol class="nr-agenda">
        {seen.matters.map((line) => (
          <li>
            <a class="govuk-link" href={matterPath(line.matter.matterId)}>
              {line.matter.title}
            </a>
            <Standing line={line} seen={seen} visit={visit} />
            {works && gathering.state === 'open' && (votesHere || gathering.parentId === undefined) && (
              <p class="govuk-body">
                <ButtonLink href={votePath(gathering.gatheringId, line.matter.matterId)} look="secondary">
                  {w(line.sheets.some(({ state }) => state === 'taken') ? 'deliberation.see-vote' : 'deliberation.vote')}
                  <span class="govuk-visually-hidden"> {line.matter.title}</span>
                </ButtonLink>
              </p>
            )}
            {line.notVoted === 'not-enough-present' && works && seen.meeting.state === 'closed' && !line.decision && (
              <p class="govuk-body">
                <a class="govuk-link" href={newBallotPath(gathering.hamletId, line.matter.matterId)}>{w('deliberation.start.ballot')}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the matter must reach, and whether it still can; what came of it. */
function Standing({ line: { reach, notVoted, decision, open, matter }, seen, visit: { w } }: { line: SeenMatter; seen: SeenMeeting; visit: Visit }) {
  if (decision) {
    return (
      <p class="govuk-body">
        <Tag tone={decision.passed ? 'good' : 'closed'}>{w(decision.passed ? 'deliberation.passed' : 'deliberation.not-passed')}</Tag>{' '}
        <a class="govuk-link" href={decisionPath(decision.decisionId)}>
          {w('deliberation.see-decision')}
          <span class="govuk-visually-hidden"> {matter.title}</span>
        </a>
      </p>
    )
  }
  if (notVoted) return <p class="govuk-body nr-doubt">{w(`deliberation.not-voted.${notVoted}`)}</p>
  if (!reach) return null
  return (
    <p class={reach.reachable ? 'govuk-body' : 'govuk-body nr-doubt'}>
      {reachText(reach, w)}
      {open.length === 0 && ` ${w('deliberation.voted')}`}
      {seen.clusters.length > 0 && open.length > 0 && ` ${w('deliberation.clusters-open', { clusters: open.join(', ') })}`}
    </p>
  )
}

export function reachText({ threshold, all, present, reachable }: NonNullable<SeenMatter['reach']>, w: Visit['w']): string {
  const needed = neededText(neededVotes(threshold, all), all, w)
  const says = w(reachable ? 'deliberation.reachable' : 'deliberation.not-reachable', { needed, present: count(present), article: articleText(threshold.article, w) })
  const sure = confidenceText(threshold, w)
  return sure ? `${says} ${sure}` : says
}

function Clusters({ seen: { clusters }, visit: { w } }: { seen: SeenMeeting; visit: Visit }) {
  return (
    <DataTable
      id="cum" caption={w('deliberation.clusters')} narrow="cards"
      columns={[{ head: w('deliberation.cluster') }, { head: w('deliberation.when') }, { head: w('deliberation.field.chair-name') }, { head: w('deliberation.present-head'), figures: true }, { head: w('deliberation.state') }]}
      rows={clusters.map((cluster) => [
        <a class="govuk-link" href={meetingPath(cluster.gatheringId)}>{cluster.cluster}</a>,
        whenAndWhere(cluster, w),
        cluster.chairName,
        count(cluster.present),
        <Tag tone={GATHERING_TONES[cluster.state]}>{w(`deliberation.gathering-state.${cluster.state}`)}</Tag>,
      ])}
    />
  )
}

function About({ seen: { gathering, all }, visit: { w } }: { seen: SeenMeeting; visit: Visit }) {
  const row = (key: string, value: string | undefined) => (value ? [{ key, value }] : [])
  return (
    <>
      <h2 class="govuk-heading-m">{w('deliberation.about-meeting')}</h2>
      <SummaryList
        rows={[
          ...row(w('deliberation.field.convenor'), [w(`deliberation.convenor.${gathering.convenor}`), gathering.convenorName].filter(Boolean).join(': ')),
          ...row(w('deliberation.field.chair-name'), gathering.chairName),
          ...row(w('deliberation.households'), count(all)),
          ...row(w('deliberation.roll-frozen'), gathering.rollId && w('deliberation.roll-frozen-on', { date: shortDate(gathering.heldOn) })),
          ...row(w('deliberation.due.notice'), gathering.noticedOn && w('deliberation.noticed', { date: shortDate(gathering.noticedOn), means: gathering.noticeMeans.map((each) => w(`deliberation.notice-means.${each}`)).join(', ') })),
          ...row(w('deliberation.due.papers'), gathering.papersOn && shortDate(gathering.papersOn)),
          ...row(w('deliberation.plan'), gathering.plan),
          ...row(w('deliberation.plan-decided'), gathering.planDecidedOn && shortDate(gathering.planDecidedOn)),
          ...row(w('deliberation.field.secretary'), gathering.secretary && w('deliberation.chosen-by', { name: gathering.secretary, count: count(gathering.secretaryFor ?? 0) })),
          ...row(w('deliberation.field.voting'), gathering.voting && w('deliberation.chosen-by', { name: w(`deliberation.voting.${gathering.voting}`), count: count(gathering.votingFor ?? 0) })),
          ...row(w('deliberation.board'), gathering.team.map(({ name, role }) => w(`deliberation.role.${role}`, { name })).join(', ')),
          ...row(w('deliberation.witnesses'), gathering.witnesses.join(', ')),
          ...row(w('deliberation.ended'), gathering.state === 'closed' && gathering.endsOn ? [gathering.endsAt, shortDate(gathering.endsOn)].filter(Boolean).join(', ') : undefined),
          { key: w('deliberation.public-address'), value: <a class="govuk-link" href={publicPath(gathering.code)}>{publicPath(gathering.code)}</a> },
        ]}
      />
      {gathering.minutes && (
        <>
          <h2 class="govuk-heading-m">{w('deliberation.field.minutes')}</h2>
          <Inset><p class="govuk-body nr-text">{gathering.minutes}</p></Inset>
        </>
      )}
    </>
  )
}
