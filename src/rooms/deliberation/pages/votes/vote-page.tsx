import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { may } from '#rooms/offices/index.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { printTime } from '#web/print-time.ts'
import { ErrorSummary, Inset, type Problem, SummaryList, Tag, type Tone } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { ballotNoticeBy, planSentBy } from '../../index.ts'
import type { Gathering, GatheringState } from '../../records.ts'
import { type VoterLine, votersOf, type VoteStanding, voteStanding, votingTime } from '../../store/votes/index.ts'
import { papersPath } from '../paths.ts'
import { readVote } from './keeper.ts'
import { slipsPath, votersPath } from './paths.ts'
import { TallyTable } from './tally-table.tsx'
import { CountForms, CloseForm, IssueForms, OpenForm, PrepareForm } from './vote-forms.tsx'

const TONES: Readonly<Record<GatheringState, Tone>> = { planned: 'waiting', open: 'asked', counting: 'asked', closed: 'good', cancelled: 'closed' }

export type ShownVote = { readonly gathering: Gathering; readonly standing: VoteStanding; readonly voters: readonly VoterLine[] }

/** GET /viec/ban/phieu/:id — a ballot or online vote: what is to be done next, and how far it is. No result before the close. */
export async function showVote(c: PageContext, house: House, problems: readonly Problem[] = [], typed: Readonly<Record<string, string>> = {}): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readVote(c, house, 'read-deliberation', async (tx, gathering): Promise<ShownVote> => ({
    gathering, standing: await voteStanding(tx, gathering), voters: may(officerOf(c), 'count-votes', gathering.path, today) ? await votersOf(tx, gathering) : [],
  }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, standing } = read.value
  const counts = may(officerOf(c), 'count-votes', gathering.path, today)
  return page(
    c,
    <Layout
      visit={visit} title={standing.matters.map(({ title }) => title).join('; ') || w(`votes.kind.${gathering.kind}`)} overline={w(`votes.kind.${gathering.kind}`)}
      trail={[{ href: '/viec/ban', text: w('votes.desk') }]} ask={counts ? w(`votes.ask.${gathering.kind}.${gathering.state}`) : undefined} by={timeText(gathering, visit)}
      state={<Tag tone={TONES[gathering.state]}>{w(`votes.state.${gathering.state}`)}</Tag>} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <Late gathering={gathering} visit={visit} />
      {gathering.state !== 'planned' && <Standing shown={read.value} visit={visit} />}
      {counts && <Todo shown={read.value} visit={visit} problems={problems} typed={typed} />}
      {standing.tallies.map(({ matter, tally, digest }) => (
        <>
          <TallyTable w={w} matter={matter} tally={tally} households={standing.households} />
          <p class="govuk-body-s nr-code">{w('votes.digest', { digest })}</p>
          <p class="govuk-body"><a class="govuk-link" href={`/ban/${matter.code}`}>{w('votes.public-page')}</a></p>
        </>
      ))}
      {gathering.state === 'closed' && (
        <p class="govuk-body">
          <a class="govuk-link" href={slipsPath(gathering.code, 'csv')}>{w('votes.file-csv')}</a>
          {' · '}
          <a class="govuk-link" href={slipsPath(gathering.code, 'json')}>{w('votes.file-json')}</a>
        </p>
      )}
      {counts && gathering.state !== 'planned' && <p class="govuk-body"><a class="govuk-link" href={votersPath(gathering.gatheringId)}>{w('votes.voters')}</a></p>}
      <p class="govuk-body noprint"><a class="govuk-link" href={papersPath(gathering.gatheringId)}>{w('deliberation-papers.link')}</a></p>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Todo({ shown, visit, problems, typed }: { shown: ShownVote; visit: Visit; problems: readonly Problem[]; typed: Readonly<Record<string, string>> }) {
  const key = newId(visit.now.getTime())
  const of = { shown, visit, problems, typed, formKey: key }
  switch (shown.gathering.state) {
    case 'planned':
      return (
        <>
          <PrepareForm {...of} />
          <OpenForm {...of} />
        </>
      )
    case 'open':
      return (
        <>
          <IssueForms {...of} />
          {shown.gathering.kind === 'ballot' ? <CountForms {...of} /> : <CloseForm {...of} />}
        </>
      )
    case 'counting':
      return <CloseForm {...of} />
    default:
      return null
  }
}

function Standing({ shown: { gathering, standing }, visit: { w } }: { shown: ShownVote; visit: Visit }) {
  return (
    <SummaryList
      rows={[
        { key: w('votes.households'), value: String(standing.households) },
        { key: w('votes.issued'), value: w('votes.issued-of', { issued: standing.issued, spoiled: standing.spoiled }) },
        ...(gathering.kind === 'online' ? [{ key: w('votes.voted-online'), value: String(standing.returned) }] : []),
        ...(standing.collected === undefined ? [] : [{ key: w('votes.typed'), value: w('votes.typed-of', { typed: standing.typed, collected: standing.collected, corrected: standing.corrected }) }]),
        ...(gathering.team.length > 0 ? [{ key: w('votes.team'), value: gathering.team.map(({ name }) => name).join(', ') }] : []),
        ...(gathering.witnesses.length > 0 ? [{ key: w('votes.witnesses'), value: gathering.witnesses.join(', ') }] : []),
      ]}
    />
  )
}

/** What was done later than the law says: it stays as it was, and is said. */
function Late({ gathering, visit: { w } }: { gathering: Gathering; visit: Visit }) {
  const { heldOn, noticedOn, planIssuedOn, planSentOn, kind } = gathering
  const noticeBy = ballotNoticeBy(heldOn)
  const sentBy = kind === 'ballot' && planIssuedOn !== undefined ? planSentBy(planIssuedOn) : undefined
  const late = [
    ...(noticedOn !== undefined && noticedOn > noticeBy ? [w('votes.late-notice', { date: shortDate(noticedOn), by: shortDate(noticeBy) })] : []),
    ...(sentBy !== undefined && planSentOn !== undefined && planSentOn > sentBy ? [w('votes.late-plan', { date: shortDate(planSentOn), by: shortDate(sentBy) })] : []),
  ]
  return <>{late.map((text) => <Inset>{text}</Inset>)}</>
}

export function timeText(gathering: Gathering, { w }: Visit): string {
  const { from, until } = votingTime(gathering)
  const to = gathering.endsAt === '' ? shortDate(gathering.endsOn ?? gathering.heldOn) : printTime(until)
  return w('votes.from-to', { from: gathering.startsAt === '' ? shortDate(gathering.heldOn) : printTime(from), to })
}

