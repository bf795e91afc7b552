import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse } from '#foundation/result.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, DataTable, EmptyState, ErrorSummary, errorOf, Field, type Problem, Radios, Select, Tag, Textarea } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { standElection } from '../../store/decisions/election-standing.ts'
import { type HeadElection, listElections, startElection } from '../../store/decisions/elections.ts'
import { findElectionDecision } from '../../store/decisions/election-standing.ts'
import { handOf, mayAt, readHere, takeOverHere } from './keeper.ts'
import { DESK, electionPath, ELECTIONS } from './paths.ts'
import { dayOf } from './take-decision.ts'

/** GET /viec/ban/bau-cu — electing and dismissing heads: how many days are left, what is overdue. */
export async function showElections(c: PageContext, house: House): Promise<Response> {
  await takeOverHere(c, house)
  return electionsPage(c, house)
}

/** POST /viec/ban/bau-cu — the preparation of one begins. */
export async function takeElection(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { value } = form
  const kind = value.text('kind')
  const meetingDay = dayOf(value, 'meetingDay')
  const hamletId = Number(value.text('hamletId'))
  const chosen = kind === 'elect' || kind === 'dismiss' ? kind : undefined
  const done = !Number.isSafeInteger(hamletId) || hamletId === 0
    ? refuse({ code: 'decisions.choose', field: 'hamletId' })
    : !chosen
      ? refuse({ code: 'decisions.choose', field: 'kind' })
      : meetingDay.ok
        ? await once(c, house, value, (tx) => startElection(tx, handOf(c), { hamletId, kind: chosen, meetingDay: meetingDay.value, ground: value.text('ground') }, visitOf(c).now))
        : meetingDay
  if (done.ok) return seeOther(c, done.value ? electionPath(done.value.electionId) : ELECTIONS, 'decisions.election-started')
  const field = done.refusal['field']
  return typeof field === 'string' ? electionsPage(c, house, [{ field, refusal: done.refusal }], Object.fromEntries(value.entries())) : refusalPage(c, done.refusal)
}

async function electionsPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed: Readonly<Record<string, string>> = {}): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  const may = officer.kind !== 'hamlet-head' && mayAt(visit, 'prepare-election', officer.unitPath)
  const read = await readHere(c, house, async (tx) => {
    const lines: { election: HeadElection; steps: ReturnType<typeof standElection> }[] = []
    for (const election of await listElections(tx)) lines.push({ election, steps: standElection(election, await findElectionDecision(tx, election), today) })
    return accept({ lines, hamlets: may ? await listHamlets(tx, officer.unitId, today) : [] })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { lines, hamlets } = read.value
  return page(
    c,
    <Layout visit={visit} title={w('decisions.elections')} overline={officer.unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} wide refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      {lines.length === 0 ? (
        <EmptyState title={w('decisions.elections-empty')}>
          <p class="govuk-body">{w('decisions.elections-empty-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('decisions.elections')} captionHidden narrow="cards"
          columns={[{ head: w('decisions.field.hamlet') }, { head: w('decisions.field.election-kind') }, { head: w('decisions.field.meeting-day') }, { head: w('decisions.field.next-step') }, { head: w('decisions.field.state') }]}
          rows={lines.map(({ election, steps }) => {
            const next = steps.find(({ state }) => state === 'overdue') ?? steps.find(({ state }) => state === 'waiting')
            const overdue = steps.filter(({ state }) => state === 'overdue').length
            return [
              <a class="govuk-link" href={electionPath(election.electionId)}>{election.hamletName}</a>,
              w(`decisions.election.${election.kind}`),
              shortDate(election.meetingDay),
              election.state === 'going-on' && next ? w('decisions.step-by', { step: w(`decisions.election-step.${next.id}`), date: next.by ? shortDate(next.by) : '–' }) : '–',
              overdue > 0 && election.state === 'going-on' ? <Tag tone="bad">{w('decisions.steps-overdue', { count: overdue })}</Tag> : <Tag tone={election.state === 'finished' ? 'good' : election.state === 'stopped' ? 'closed' : 'waiting'}>{w(`decisions.election-state.${election.state}`)}</Tag>,
            ]
          })}
        />
      )}
      {may && (
        <section>
          <h2 class="govuk-heading-m">{w('decisions.do.start-election')}</h2>
          <form method="post" action={ELECTIONS} novalidate>
            <input type="hidden" name="key" value={newId(visit.now.getTime())} />
            <Select name="hamletId" label={w('decisions.field.hamlet')} blank={w('decisions.choose-one')} value={typed['hamletId']} options={hamlets.map(({ unitId, name }) => ({ value: String(unitId), text: name }))} error={errorOf(w, problems, 'hamletId')} />
            <Radios name="kind" label={w('decisions.field.election-kind')} value={typed['kind'] ?? 'elect'} options={(['elect', 'dismiss'] as const).map((value) => ({ value, text: w(`decisions.election.${value}`) }))} error={errorOf(w, problems, 'kind')} />
            <Field name="meetingDay" label={w('decisions.field.meeting-day')} hint={w('decisions.field.meeting-day-hint')} width={10} value={typed['meetingDay'] ?? ''} error={errorOf(w, problems, 'meetingDay')} />
            <Textarea name="ground" label={w('decisions.field.election-ground')} hint={w('decisions.field.election-ground-hint')} rows={3} maxlength={1000} value={typed['ground'] ?? ''} error={errorOf(w, problems, 'ground')} />
            <Button>{w('decisions.do.start-election')}</Button>
          </form>
        </section>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
