import { Button, Details, errorOf, Field, Radios, Select, Textarea } from '#web/ui/index.ts'
import { neededVotes } from '../index.ts'
import type { TeamMember } from '../records.ts'
import { type MeetingProps, MeetingKey } from './meeting-before.tsx'
import { count } from './in-words.ts'
import { meetingActPath } from './paths.ts'

export const TEAM_FROM: readonly TeamMember['from'][] = ['household', 'front-board', 'hamlet', 'organisation']
const MOST_MEMBERS = 5

/** What the people present choose: secretary, way of voting, counting board; each by more than half of them. */
export function DuringMeeting(props: MeetingProps) {
  const { seen: { gathering, present, clusters }, visit: { w } } = props
  if (gathering.parentId === undefined && clusters.length > 0) return null
  const half = neededVotes({ numerator: 1, denominator: 2, strict: true }, present)
  const done = gathering.secretary !== '' && gathering.voting !== undefined && (gathering.voting === 'hands' || gathering.team.length > 0)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('deliberation.choose-head')}</h2>
      <p class="govuk-body">{w('deliberation.half-of-present', { half: count(half), present: count(present) })}</p>
      {done ? (
        <Details summary={w('deliberation.choose-again')} open={props.problems.length > 0}>
          <Forms {...props} />
        </Details>
      ) : (
        <Forms {...props} />
      )}
    </section>
  )
}

function Forms(props: MeetingProps) {
  const { seen: { gathering }, visit: { w }, problems, typed } = props
  const value = (name: string, otherwise: string | number | undefined): string => typed?.text(name) || String(otherwise ?? '')
  const hands = (name: string, chosen: number | undefined) => (
    <Field name={name} label={w('deliberation.field.hands')} value={value(name, chosen)} width={5} figures="integer" error={errorOf(w, problems, name)} />
  )
  return (
    <>
      <form method="post" action={meetingActPath(gathering.gatheringId, 'thu-ky')} novalidate>
        <MeetingKey {...props} />
        <Field name="secretary" label={w('deliberation.field.secretary')} value={value('secretary', gathering.secretary)} maxlength={200} error={errorOf(w, problems, 'secretary')} />
        {hands('secretaryFor', gathering.secretaryFor)}
        <Button look="secondary">{w('deliberation.save-secretary')}</Button>
      </form>
      <form method="post" action={meetingActPath(gathering.gatheringId, 'cach-bieu-quyet')} novalidate>
        <MeetingKey {...props} />
        <Radios
          name="voting" label={w('deliberation.field.voting')} value={value('voting', gathering.voting)} error={errorOf(w, problems, 'voting')}
          options={(['hands', 'secret'] as const).map((each) => ({ value: each, text: w(`deliberation.voting.${each}`) }))}
        />
        {hands('votingFor', gathering.votingFor)}
        <Button look="secondary">{w('deliberation.save-voting')}</Button>
      </form>
      {gathering.voting === 'secret' && <Board {...props} />}
    </>
  )
}

function Board(props: MeetingProps) {
  const { seen: { gathering }, visit: { w }, problems, typed } = props
  const rows = Array.from({ length: MOST_MEMBERS }, (_, at) => ({
    name: typed?.text(`member-${at}`) ?? gathering.team[at]?.name ?? '', from: typed?.text(`from-${at}`) ?? gathering.team[at]?.from ?? 'household',
  }))
  return (
    <form method="post" action={meetingActPath(gathering.gatheringId, 'ban-kiem-phieu')} novalidate>
      <MeetingKey {...props} />
      <fieldset class="govuk-fieldset" id="team">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{w('deliberation.board')}</legend>
        <p class="govuk-hint">{w('deliberation.board-hint')}</p>
        {rows.map(({ name, from }, at) => (
          <div class="nr-member">
            <Field name={`member-${at}`} label={w(at === 0 ? 'deliberation.board-leader' : 'deliberation.board-member', { number: at + 1 })} value={name} maxlength={200} error={at === 0 ? errorOf(w, problems, 'team') : undefined} />
            <Select name={`from-${at}`} label={w('deliberation.member-from')} value={from} options={TEAM_FROM.map((value) => ({ value, text: w(`deliberation.from.${value}`) }))} />
          </div>
        ))}
      </fieldset>
      <Field name="teamFor" label={w('deliberation.field.hands')} value={typed?.text('teamFor') || String(gathering.teamFor ?? '')} width={5} figures="integer" error={errorOf(w, problems, 'teamFor')} />
      <Textarea name="witnesses" label={w('deliberation.witnesses')} hint={w('deliberation.witnesses-hint')} value={typed?.text('witnesses') ?? gathering.witnesses.join('\n')} rows={2} error={errorOf(w, problems, 'witnesses')} />
      <Button look="secondary">{w('deliberation.save-board')}</Button>
    </form>
  )
}
