import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import type { FormInput } from '#web/read-form.ts'
import { Button, Checkboxes, checkedOf, Details, errorOf, Field, Inset, type Problem, Radios, Select, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import { mayCluster, noticeBy } from '../index.ts'
import { NOTICE_MEANS } from '../store/index.ts'
import { mayAt } from './keeper.ts'
import { meetingActPath } from './paths.ts'
import type { SeenMeeting } from './read-meeting.ts'

export type MeetingProps = { readonly seen: SeenMeeting; readonly problems: readonly Problem[]; readonly typed: FormInput | undefined; readonly visit: Visit }

/** The hidden fields of each form of a meeting: sent once, and refused where somebody else was quicker. */
export function MeetingKey({ seen: { gathering }, visit }: Pick<MeetingProps, 'seen' | 'visit'>) {
  return (
    <>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="revision" value={String(gathering.revision)} />
    </>
  )
}

/** What is done before the people come: notice, papers, clusters, a change of day, the opening. */
export function BeforeMeeting(props: MeetingProps) {
  const { seen, visit, problems } = props
  const { w } = visit
  const { gathering, clusters } = seen
  const path = (act: string): string => meetingActPath(gathering.gatheringId, act)
  const today = gathering.heldOn <= visit.today
  return (
    <>
      {gathering.parentId === undefined && <Notice {...props} />}
      {gathering.parentId === undefined && <ClusterPlan {...props} />}
      {(gathering.parentId !== undefined || clusters.length === 0) && (
        <form method="post" action={path('mo')} class="nr-thumb">
          <MeetingKey {...props} />
          <p class="govuk-body">{w('deliberation.open-says')}</p>
          <Button look={today ? 'primary' : 'secondary'}>{w('deliberation.open-meeting')}</Button>
        </form>
      )}
      {gathering.parentId === undefined && <AgendaForms {...props} />}
      <Details summary={w('deliberation.move')} open={problems.some(({ field }) => ['heldOn', 'startsAt', 'place'].includes(field ?? ''))}>
        <Move {...props} />
      </Details>
    </>
  )
}

/** Matters come onto the agenda and off it as long as the meeting is not open; the notice is given with what stands there. */
function AgendaForms(props: MeetingProps) {
  const { seen: { gathering, matters, waiting }, visit: { w }, problems } = props
  if (waiting.length === 0 && matters.length < 2) return null
  return (
    <Details summary={w('deliberation.change-agenda')} open={problems.some(({ field }) => field === 'matters')}>
      {waiting.length > 0 && (
        <form method="post" action={meetingActPath(gathering.gatheringId, 'them-viec')} novalidate>
          <MeetingKey {...props} />
          <Select name="matter" id="matters" label={w('deliberation.add-to-agenda')} error={errorOf(w, problems, 'matters')} options={waiting.map(({ matterId, title }) => ({ value: matterId, text: title }))} />
          <Button look="secondary">{w('deliberation.add-to-agenda-do')}</Button>
        </form>
      )}
      {matters.length > 1 && (
        <form method="post" action={meetingActPath(gathering.gatheringId, 'bot-viec')} novalidate>
          <MeetingKey {...props} />
          <Select name="matter" id="bot" label={w('deliberation.take-off-agenda')} options={matters.map(({ matter: { matterId, title } }) => ({ value: matterId, text: title }))} />
          <Button look="secondary">{w('deliberation.take-off-agenda-do')}</Button>
        </form>
      )}
    </Details>
  )
}

/** A meeting is called off as long as nobody voted in it. */
export function CancelMeeting(props: MeetingProps) {
  const { seen: { gathering }, visit: { w }, problems, typed } = props
  return (
    <Details summary={w('deliberation.cancel-meeting')} open={problems.some(({ field }) => field === 'why')}>
      <form method="post" action={meetingActPath(gathering.gatheringId, 'huy')} novalidate>
        <MeetingKey {...props} />
        <Field name="why" label={w('deliberation.why')} value={typed?.text('why')} maxlength={500} error={errorOf(w, problems, 'why')} />
        <Button look="warning">{w('deliberation.cancel-meeting-do')}</Button>
      </form>
    </Details>
  )
}

function Notice(props: MeetingProps) {
  const { seen: { gathering }, visit: { w, today }, problems } = props
  const typed = props.typed?.has('noticedOn') ? props.typed : undefined
  const means = typed ? checkedOf(typed, 'means') : gathering.noticeMeans
  return (
    <section>
      <h2 class="govuk-heading-m">{w('deliberation.notice-head')}</h2>
      <form method="post" action={meetingActPath(gathering.gatheringId, 'thong-bao')} novalidate>
        <MeetingKey {...props} />
        <Field
          name="noticedOn" label={w('deliberation.field.noticed-on')} width={10} error={errorOf(w, problems, 'noticedOn')}
          value={typed?.text('noticedOn') ?? shortDate(gathering.noticedOn ?? today)}
        />
        <Checkboxes name="means" label={w('deliberation.field.notice-means')} values={means} error={errorOf(w, problems, 'means')} options={NOTICE_MEANS.map((value) => ({ value, text: w(`deliberation.notice-means.${value}`) }))} />
        <Field
          name="papersOn" label={w('deliberation.field.papers-on')} hint={w('deliberation.papers-on-hint')} width={10} error={errorOf(w, problems, 'papersOn')}
          value={typed?.text('papersOn') ?? (gathering.papersOn ? shortDate(gathering.papersOn) : '')}
        />
        <Button look={gathering.noticedOn ? 'secondary' : 'primary'}>{w('deliberation.save-notice')}</Button>
      </form>
    </section>
  )
}

function Move(props: MeetingProps) {
  const { seen: { gathering }, visit: { w }, problems } = props
  const typed = props.typed?.has('heldOn') ? props.typed : undefined
  const field = (name: 'startsAt' | 'place' | 'chairName') => ({ name, id: `doi-${name}`, value: typed?.text(name) ?? gathering[name], error: errorOf(w, problems, name) })
  return (
    <form method="post" action={meetingActPath(gathering.gatheringId, 'doi')} novalidate>
      <MeetingKey {...props} />
      <p class="govuk-body">{w('deliberation.move-says')}</p>
      <Field name="heldOn" label={w('deliberation.field.held-on')} value={typed?.text('heldOn') ?? shortDate(gathering.heldOn)} width={10} error={errorOf(w, problems, 'heldOn')} />
      <Field {...field('startsAt')} label={w('deliberation.field.starts-at')} width={5} />
      <Field {...field('place')} label={w('deliberation.field.place')} maxlength={300} />
      <Field {...field('chairName')} label={w('deliberation.field.chair-name')} maxlength={200} />
      <Button look="secondary">{w('deliberation.move-do')}</Button>
    </form>
  )
}

/** From 200 households on, or where they live scattered: clusters, and the commune's word on the plan. */
function ClusterPlan(props: MeetingProps) {
  const { seen: { gathering, clusters, all }, visit, problems } = props
  const { w } = visit
  if (gathering.planDecidedOn) return <p class="govuk-body">{w('deliberation.plan-agreed', { date: shortDate(gathering.planDecidedOn) })}</p>
  const path = (act: string): string => meetingActPath(gathering.gatheringId, act)
  const typed = props.typed?.has('cluster') ? props.typed : undefined
  const big = mayCluster(all, false)
  const decides = mayAt(visit, 'decide-plan', gathering.path)
  return (
    <Details summary={w('deliberation.clusters-head')} open={clusters.length > 0 || problems.some(({ field }) => ['cluster', 'chairName', 'scattered', 'note'].includes(field ?? ''))}>
      <p class="govuk-body">{w(big ? 'deliberation.clusters-big' : 'deliberation.clusters-small', { all: String(all) })}</p>
      {gathering.planNote && <Inset>{w('deliberation.plan-returned', { note: gathering.planNote })}</Inset>}
      {gathering.planSentOn ? <p class="govuk-body">{w('deliberation.plan-sent', { date: shortDate(gathering.planSentOn) })}</p> : (
        <form method="post" action={path('cum')} novalidate>
          <MeetingKey {...props} />
          <Field name="cluster" label={w('deliberation.field.cluster')} value={typed?.text('cluster')} maxlength={200} error={errorOf(w, problems, 'cluster')} />
          <Field name="chairName" label={w('deliberation.field.cluster-chair')} hint={w('deliberation.cluster-chair-hint')} value={typed?.text('chairName')} maxlength={200} error={errorOf(w, problems, 'chairName')} />
          <Field name="clusterOn" label={w('deliberation.field.held-on')} value={typed?.text('clusterOn') ?? shortDate(gathering.heldOn)} width={10} error={errorOf(w, problems, 'clusterOn')} />
          <Field name="clusterAt" label={w('deliberation.field.starts-at')} value={typed?.text('clusterAt') ?? gathering.startsAt} width={5} />
          <Field name="clusterPlace" label={w('deliberation.field.place')} value={typed?.text('clusterPlace')} maxlength={300} error={errorOf(w, problems, 'clusterPlace')} />
          {!big && <Checkboxes name="scattered" label={w('deliberation.field.scattered')} values={typed ? checkedOf(typed, 'scattered') : []} error={errorOf(w, problems, 'scattered')} options={[{ value: 'yes', text: w('deliberation.scattered-yes') }]} />}
          <Button look="secondary">{w('deliberation.add-cluster')}</Button>
        </form>
      )}
      {clusters.length > 1 && !gathering.planSentOn && (
        <form method="post" action={path('gui-phuong-an')} novalidate>
          <MeetingKey {...props} />
          <Textarea name="plan" label={w('deliberation.field.plan')} hint={w('deliberation.plan-hint')} value={gathering.plan} rows={4} />
          <Button>{w('deliberation.send-plan')}</Button>
        </form>
      )}
      {gathering.planSentOn && decides && (
        <form method="post" action={path('duyet-phuong-an')} novalidate>
          <MeetingKey {...props} />
          <Radios name="agreed" label={w('deliberation.decide-plan')} value="yes" inline options={[{ value: 'yes', text: w('deliberation.plan-yes') }, { value: 'no', text: w('deliberation.plan-no') }]} />
          <Field name="note" label={w('deliberation.field.plan-note')} maxlength={1000} error={errorOf(w, problems, 'note')} />
          <Button>{w('deliberation.decide-plan-do')}</Button>
        </form>
      )}
      <p class="govuk-body">{w('deliberation.clusters-notice', { date: shortDate(noticeBy(gathering.heldOn)) })}</p>
    </Details>
  )
}
