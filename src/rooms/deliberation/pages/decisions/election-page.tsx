import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, Details, ErrorSummary, errorOf, Field, Inset, type Problem, Radios, Select, SummaryList, Tag, type Tone } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { DecisionRecord } from '../../store/decisions/decision-record.ts'
import { electionStepIds, findElectionDecision, listElectionMatters, standElection, type StandingStep, warningsOf } from '../../store/decisions/election-standing.ts'
import { closeElection, findElection, type HeadElection, linkElection, markStep, moveElection } from '../../store/decisions/elections.ts'
import { candidatesPath } from '../paths.ts'
import { articleText } from './in-words.ts'
import { handOf, mayAt, readHere } from './keeper.ts'
import { decisionPath, DESK, electionActPath, electionPath, ELECTIONS } from './paths.ts'
import { dayOf } from './take-decision.ts'

type ElectionDesk = {
  readonly election: HeadElection
  readonly decision: DecisionRecord | undefined
  readonly matters: readonly { readonly matterId: string; readonly title: string }[]
}

type Typed = { readonly act: string; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }
const NOTHING: Typed = { act: '', problems: [], values: {} }

/** GET /viec/ban/bau-cu/:electionId — the steps with their days, papers and warnings. */
export function showElection(c: PageContext, house: House): Promise<Response> {
  return electionPage(c, house)
}

/** POST …/:electionId/:act — a step ticked off (`buoc`), the day moved (`doi-ngay`), the matter named (`noi-dung`), closed (`ket-thuc`). */
export async function takeElectionAct(c: PageContext, house: House): Promise<Response> {
  const [electionId, act] = [c.req.param('electionId') ?? '', c.req.param('act') ?? '']
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const desk = await readElection(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { value } = form
  const { election } = desk.value
  const { now } = visitOf(c)
  const of = { provinceId: election.provinceId, electionId, revision: Number(value.text('revision')) }
  const hand = handOf(c)
  const step = value.text('step')
  const done = await run()
  if (done.ok) return seeOther(c, electionPath(electionId), `decisions.election-${SAID[act] ?? 'kept'}`)
  const field = done.refusal['field']
  if (typeof field !== 'string') return refusalPage(c, done.refusal)
  const at = act === 'buoc' ? `on-${step}` : field
  return electionPage(c, house, { act: act === 'buoc' ? `buoc-${step}` : act, problems: [{ field: at, refusal: { ...done.refusal, field: at } }], values: Object.fromEntries(value.entries()) })

  async function run(): Promise<Result<unknown>> {
    switch (act) {
      case 'buoc': {
        const taken = value.text('undo') !== ''
        const on = taken ? undefined : dayOf(value, 'on')
        if (on && !on.ok) return on
        const mark = on && { on: on.value, number: value.text('number'), note: value.text('note') }
        return once(c, house, value, (tx) => markStep(tx, hand, of, { id: step, known: electionStepIds(election), done: mark }, now))
      }
      case 'doi-ngay': {
        const day = dayOf(value, 'meetingDay')
        return day.ok ? once(c, house, value, (tx) => moveElection(tx, hand, of, day.value, now)) : day
      }
      case 'noi-dung':
        if (!isId(value.text('matter'))) return refuse({ code: 'decisions.choose', field: 'matter' })
        return once(c, house, value, (tx) => linkElection(tx, hand, of, value.text('matter'), now))
      case 'ket-thuc': {
        const as = value.text('as')
        if (as !== 'finished' && as !== 'stopped') return refuse({ code: 'decisions.choose', field: 'as' })
        return once(c, house, value, (tx) => closeElection(tx, hand, of, { as, why: value.text('why') }, now))
      }
      default:
        return refuse({ code: 'decisions.not-found' })
    }
  }
}

const SAID: Readonly<Record<string, string>> = { buoc: 'kept', 'doi-ngay': 'moved', 'noi-dung': 'linked', 'ket-thuc': 'closed' }

function readElection(c: PageContext, house: House): Promise<Result<ElectionDesk>> {
  const electionId = c.req.param('electionId') ?? ''
  return readHere(c, house, async (tx) => {
    const election = isId(electionId) ? await findElection(tx, electionId) : undefined
    if (!election) return refuse({ code: 'decisions.not-found' })
    return accept({ election, decision: await findElectionDecision(tx, election), matters: await listElectionMatters(tx, election) })
  })
}

async function electionPage(c: PageContext, house: House, typed: Typed = NOTHING): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readElection(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { election, decision } = read.value
  const steps = standElection(election, decision, today)
  const warnings = election.state === 'going-on' ? warningsOf(election, steps, today) : []
  const may = election.state === 'going-on' && mayAt(visit, 'prepare-election', election.path)
  const next = steps.find(({ state }) => state === 'overdue' || state === 'waiting')
  return page(
    c,
    <Layout
      visit={visit} title={w(`decisions.election-title.${election.kind}`, { hamlet: election.hamletName })} overline={officerOf(c).unitName} refused={typed.problems.length > 0}
      trail={[{ href: DESK, text: w('decisions.desk') }, { href: ELECTIONS, text: w('decisions.elections') }]}
      ask={election.state === 'going-on' && next ? w(`decisions.election-step.${next.id}`) : undefined} by={election.state === 'going-on' && next?.by ? dueOf(next, visit) : undefined}
      state={<Tag tone={election.state === 'finished' ? 'good' : election.state === 'stopped' ? 'closed' : 'waiting'}>{w(`decisions.election-state.${election.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={typed.problems} />
      {warnings.length > 0 && (
        <Inset>
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map(({ key, params }) => (
              <li>{w(`decisions.warning.${key}`, params)}</li>
            ))}
          </ul>
        </Inset>
      )}
      <SummaryList
        rows={[
          { key: w('decisions.field.meeting-day'), value: shortDate(election.meetingDay) },
          ...(election.ground ? [{ key: w('decisions.field.election-ground'), value: election.ground }] : []),
          ...(decision ? [{ key: w('decisions.commune-decision'), value: <a class="govuk-link" href={decisionPath(decision.decisionId)}>{w('decisions.title-of-day', { title: w(`decisions.state.${decision.state}`), date: shortDate(decision.decidedOn) })}</a> }] : []),
        ]}
      />
      <h2 class="govuk-heading-m">{w('decisions.election-steps')}</h2>
      <ol class="govuk-list nr-election-steps">
        {steps.map((step) => (
          <li>
            <StepOf step={step} election={election} visit={visit} typed={typed} may={may} />
          </li>
        ))}
      </ol>
      {may && <Manage desk={read.value} visit={visit} typed={typed} />}
    </Layout>,
    typed.problems.length > 0 ? 422 : 200,
  )
}

const TONES: Readonly<Record<StandingStep['state'], Tone>> = { done: 'good', late: 'bad', waiting: 'waiting', overdue: 'bad', ahead: 'closed' }

function dueOf({ by, state, daysLeft }: StandingStep, { w }: Visit): string {
  const date = by ? shortDate(by) : '–'
  if (state === 'overdue') return w('decisions.step-gone', { date, count: -daysLeft })
  return daysLeft === 0 ? w('decisions.step-today', { date }) : w('decisions.step-left', { date, count: daysLeft })
}

function StepOf({ step, election, visit, typed, may }: { step: StandingStep; election: HeadElection; visit: Visit; typed: Typed; may: boolean }) {
  const { w } = visit
  const here = typed.act === `buoc-${step.id}`
  const value = (name: string, otherwise: string): string => (here ? (typed.values[name] ?? otherwise) : otherwise)
  const hidden = (
    <>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="revision" value={String(election.revision)} />
      <input type="hidden" name="step" value={step.id} />
    </>
  )
  return (
    <>
      <h3 class="govuk-heading-s">
        {w(`decisions.election-step.${step.id}`)} <Tag tone={TONES[step.state]}>{w(`decisions.step-state.${step.state}`)}</Tag>
      </h3>
      <p class="govuk-body">
        {w('decisions.step-who', { actor: w(`decisions.actor.${step.actor}`), article: articleText(step.article, w) })}
        {step.agreeWith && ` ${w(`decisions.agree-with.${step.agreeWith}`)}`}
        {step.paper && ` ${w('decisions.step-paper', { paper: w(`decisions.paper.${step.paper}`) })}`}
        {step.id === 'candidates' && election.kind === 'elect' && (['pdf', 'docx'] as const).map((format) => <> <a class="govuk-link" href={candidatesPath(election.electionId, format)}>{w(`deliberation-papers.format.${format}`)}</a></>)}
        {step.by && (
          <>
            {' '}
            {step.state === 'waiting' || step.state === 'overdue' ? dueOf(step, visit) : w('decisions.step-due', { date: shortDate(step.by) })}
          </>
        )}
      </p>
      {step.doneOn && <p class="govuk-body">{[w('decisions.step-done', { date: shortDate(step.doneOn) }), step.number, step.note].filter(Boolean).join(', ')}</p>}
      {may && step.byHand && !step.doneOn && (
        <Details summary={`${w('decisions.do.tick')}: ${w(`decisions.election-step.${step.id}`)}`} open={here}>
          <form method="post" action={electionActPath(election.electionId, 'buoc')} novalidate>
            {hidden}
            <Field id={`on-${step.id}`} name="on" label={w('decisions.field.done-on')} hint={w('decisions.field.day-hint')} width={10} value={value('on', shortDate(visit.today))} error={here ? errorOf(w, typed.problems, `on-${step.id}`) : undefined} />
            <Field id={`number-${step.id}`} name="number" label={w('decisions.field.paper-number')} hint={w('decisions.field.optional')} width={20} maxlength={100} value={value('number', '')} />
            <Field id={`note-${step.id}`} name="note" label={w('decisions.field.note')} hint={w('decisions.field.optional')} maxlength={500} value={value('note', '')} />
            <Button look="secondary">{w('decisions.do.tick')}</Button>
          </form>
        </Details>
      )}
      {may && step.byHand && step.doneOn && (
        <form method="post" action={electionActPath(election.electionId, 'buoc')} novalidate>
          {hidden}
          <p class="govuk-body">
            <Button look="link" name="undo" value="1">{w('decisions.do.untick')}<span class="govuk-visually-hidden"> {w(`decisions.election-step.${step.id}`)}</span></Button>
          </p>
        </form>
      )}
    </>
  )
}

/** The day moved, the matter named, the preparation closed. */
function Manage({ desk: { election, matters }, visit, typed }: { desk: ElectionDesk; visit: Visit; typed: Typed }) {
  const { w } = visit
  const error = (act: string, field: string): string | undefined => (typed.act === act ? errorOf(w, typed.problems, field) : undefined)
  const hidden = (
    <>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="revision" value={String(election.revision)} />
    </>
  )
  return (
    <section>
      <h2 class="govuk-heading-m">{w('decisions.manage')}</h2>
      <Details summary={w('decisions.do.link')} open={typed.act === 'noi-dung'}>
        {matters.length === 0 ? (
          <p class="govuk-body">{w('decisions.no-election-matter')}</p>
        ) : (
          <form method="post" action={electionActPath(election.electionId, 'noi-dung')} novalidate>
            {hidden}
            <Select name="matter" label={w('decisions.field.matter')} blank={w('decisions.choose-one')} value={election.matterId} options={matters.map(({ matterId, title }) => ({ value: matterId, text: title }))} error={error('noi-dung', 'matter')} />
            <Button look="secondary">{w('decisions.do.link')}</Button>
          </form>
        )}
      </Details>
      <Details summary={w('decisions.do.move')} open={typed.act === 'doi-ngay'}>
        <form method="post" action={electionActPath(election.electionId, 'doi-ngay')} novalidate>
          {hidden}
          <Field name="meetingDay" label={w('decisions.field.meeting-day')} hint={w('decisions.field.day-hint')} width={10} value={typed.act === 'doi-ngay' ? (typed.values['meetingDay'] ?? '') : shortDate(election.meetingDay)} error={error('doi-ngay', 'meetingDay')} />
          <Button look="secondary">{w('decisions.do.move')}</Button>
        </form>
      </Details>
      <Details summary={w('decisions.do.close-election')} open={typed.act === 'ket-thuc'}>
        <form method="post" action={electionActPath(election.electionId, 'ket-thuc')} novalidate>
          {hidden}
          <Radios name="as" label={w('decisions.field.close-as')} value={typed.act === 'ket-thuc' ? typed.values['as'] : undefined} options={(['finished', 'stopped'] as const).map((value) => ({ value, text: w(`decisions.close-as.${value}`) }))} error={error('ket-thuc', 'as')} />
          <Field name="why" label={w('decisions.field.stop-why')} hint={w('decisions.field.stop-why-hint')} maxlength={500} value={typed.act === 'ket-thuc' ? (typed.values['why'] ?? '') : ''} error={error('ket-thuc', 'why')} />
          <Button look="warning">{w('decisions.do.close-election')}</Button>
        </form>
      </Details>
    </section>
  )
}
