import { shortDate } from '#foundation/calendar-date.ts'
import { Button, ButtonLink, Details, errorOf, Field, Inset, type Problem, Select, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import { actPath, paperPath } from './paths.ts'
import type { ShownVote } from './vote-page.tsx'

export type VoteFormProps = {
  readonly shown: ShownVote
  readonly visit: Visit
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, string>>
  readonly formKey: string
}

/** Three to five people: the first is the head, of the Front’s work board. */
export const TEAM_PLACES = 5
const FROM = ['front-board', 'hamlet', 'organisation', 'household', 'technician'] as const
const DOCUMENTS = ['resolution', 'minutes', 'memorandum', 'agreement'] as const

function Hidden({ formKey, shown }: Pick<VoteFormProps, 'formKey' | 'shown'>) {
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="revision" value={String(shown.gathering.revision)} />
    </>
  )
}

/** Plan, days and team. */
export function PrepareForm({ shown, visit, problems, typed, formKey }: VoteFormProps) {
  const { w } = visit
  const { gathering } = shown
  const of = (name: string, kept: string): string => typed[name] ?? kept
  const date = (day: string | undefined): string => (day === undefined ? '' : shortDate(day as never))
  return (
    <form method="post" action={actPath(gathering.gatheringId, 'chuan-bi')} novalidate>
      <Hidden formKey={formKey} shown={shown} />
      <h2 class="govuk-heading-m">{w('votes.prepare')}</h2>
      <Textarea name="plan" label={w('votes.plan')} hint={w(`votes.plan-hint.${gathering.kind}`)} value={of('plan', gathering.plan)} rows={6} maxlength={20_000} />
      <Field name="planIssuedOn" label={w('votes.plan-issued')} value={of('planIssuedOn', date(gathering.planIssuedOn))} width={10} error={errorOf(w, problems, 'planIssuedOn')} />
      <Field
        name="planSentOn" label={w('votes.plan-sent')} hint={w(`votes.plan-sent-hint.${gathering.kind}`)} value={of('planSentOn', date(gathering.planSentOn))} width={10}
        error={errorOf(w, problems, 'planSentOn')}
      />
      <Field name="noticedOn" label={w('votes.noticed')} hint={w('votes.noticed-hint')} value={of('noticedOn', date(gathering.noticedOn))} width={10} error={errorOf(w, problems, 'noticedOn')} />
      <h3 class="govuk-heading-s">{w(`votes.team.${gathering.kind}`)}</h3>
      <p class="govuk-body">{w('votes.team-says')}</p>
      {Array.from({ length: TEAM_PLACES }, (_, at) => {
        const member = gathering.team[at]
        return (
          <>
            <Field
              id={at === 0 ? 'team' : `member-${at}`} name={`member-${at}`} label={w(at === 0 ? 'votes.team-head' : 'votes.team-member', { number: at + 1 })} value={of(`member-${at}`, member?.name ?? '')} maxlength={200}
              error={at === 0 ? errorOf(w, problems, 'team') : undefined}
            />
            <Select
              name={`from-${at}`} label={w('votes.team-from', { number: at + 1 })} value={of(`from-${at}`, member?.from ?? (at === 0 ? 'front-board' : 'hamlet'))}
              options={FROM.map((value) => ({ value, text: w(`votes.from.${value}`) }))}
            />
          </>
        )
      })}
      <Button look="secondary">{w('votes.prepare-do')}</Button>
    </form>
  )
}

export function OpenForm({ shown, visit: { w }, formKey }: VoteFormProps) {
  const { gatheringId, kind } = shown.gathering
  return (
    <form method="post" action={actPath(gatheringId, 'mo')}>
      <Hidden formKey={formKey} shown={shown} />
      <h2 class="govuk-heading-m">{w(`votes.open.${kind}`)}</h2>
      <p class="govuk-body">{w('votes.open-says')}</p>
      <Button>{w(`votes.open-do.${kind}`)}</Button>
    </form>
  )
}

/** Slips for all households, and another for one whose slip was spoiled. */
export function IssueForms({ shown, visit: { w }, problems, typed, formKey }: VoteFormProps) {
  const { gathering, standing, voters } = shown
  const { kind, gatheringId } = gathering
  return (
    <>
      {standing.issued < standing.households && (
        <form method="post" action={actPath(gatheringId, 'phat')}>
          <Hidden formKey={formKey} shown={shown} />
          <h2 class="govuk-heading-m">{w(`votes.issue.${kind}`)}</h2>
          <Inset>{w(`votes.issue-says.${kind}`)}</Inset>
          <Button>{w(`votes.issue-do.${kind}`, { count: standing.households - standing.issued })}</Button>
        </form>
      )}
      {standing.issued > 0 && (
        <Details summary={w('votes.reissue')} open={problems.some(({ field }) => field === 'household' || field === 'why')}>
          <form method="post" action={actPath(gatheringId, 'phat-lai')} novalidate>
            <Hidden formKey={formKey} shown={shown} />
            <p class="govuk-body">{w('votes.reissue-says')}</p>
            <Select
              name="household" label={w('votes.household')} blank="" value={typed['household']} error={errorOf(w, problems, 'household')}
              options={voters.filter(({ issued, voted }) => issued && !voted).map(({ householdId, number, name }) => ({ value: householdId, text: `${number}. ${name}` }))}
            />
            <Field name="why" label={w('votes.why')} value={typed['why']} maxlength={300} error={errorOf(w, problems, 'why')} />
            <Button look="secondary">{w('votes.reissue-do')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

/** The beginning of the count: witnesses, and how many papers there are. */
export function CountForms({ shown, visit: { w }, problems, typed, formKey }: VoteFormProps) {
  if (shown.standing.issued === 0) return null
  return (
    <form method="post" action={actPath(shown.gathering.gatheringId, 'kiem')} class="nr-thumb" novalidate>
      <Hidden formKey={formKey} shown={shown} />
      <h2 class="govuk-heading-m">{w('votes.begin-count')}</h2>
      <p class="govuk-body">{w('votes.begin-count-says')}</p>
      <Field name="witness-1" label={w('votes.witness', { number: 1 })} value={typed['witness-1']} maxlength={200} error={errorOf(w, problems, 'witnesses')} id="witnesses" />
      <Field name="witness-2" label={w('votes.witness', { number: 2 })} value={typed['witness-2']} maxlength={200} />
      <Field name="collected" label={w('votes.collected')} hint={w('votes.collected-hint')} value={typed['collected']} figures="integer" width={5} error={errorOf(w, problems, 'collected')} />
      <Button>{w('votes.begin-count-do')}</Button>
    </form>
  )
}

export function CloseForm({ shown, visit: { w }, typed, formKey }: VoteFormProps) {
  const { gathering, standing } = shown
  const { kind, gatheringId } = gathering
  const left = kind === 'ballot' ? (standing.collected ?? 0) - standing.typed : 0
  return (
    <>
      {kind === 'ballot' && <ButtonLink href={paperPath(gatheringId)} look={left > 0 ? 'primary' : 'secondary'}>{w('votes.type-papers', { left })}</ButtonLink>}
      {left === 0 && (
        <form method="post" action={actPath(gatheringId, 'dong')} novalidate>
          <Hidden formKey={formKey} shown={shown} />
          <h2 class="govuk-heading-m">{w('votes.close')}</h2>
          <p class="govuk-body">{w(`votes.close-says.${kind}`)}</p>
          <Select
            name="documentKind" label={w('votes.document')} value={typed['documentKind'] ?? 'minutes'}
            options={DOCUMENTS.map((value) => ({ value, text: w(`votes.document.${value}`) }))}
          />
          <Textarea name="signers" label={w('votes.signers')} hint={w('votes.signers-hint')} value={typed['signers']} rows={4} maxlength={1000} />
          <Button>{w('votes.close-do')}</Button>
        </form>
      )}
    </>
  )
}
