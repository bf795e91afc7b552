import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import type { Tx } from '#storage/transaction.ts'
import { Button, DataTable, Details, EmptyState, ErrorSummary, errorOf, Field, type Problem, Tag, Textarea } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Discloser } from '../index.ts'
import { amendPlan, type DisclosingUnit, issuePlan, listPostings, type Plan, type PlanLine, readDesk, readPlan, startPlan } from '../store/index.ts'
import { formText } from './in-words.ts'
import { FormerUnits } from './former-units.tsx'
import { handOf, mayHere, readHere } from './keeper.ts'
import { readEventDate, readNumber } from './new-duty-page.tsx'
import { PlanPapers } from './papers-files.tsx'
import { DESK, dutyFromPlanPath, planLinePath, planPath } from './paths.ts'

type Shown = { readonly unit: DisclosingUnit; readonly plan: Plan | undefined; readonly progress: ReadonlyMap<string, Progress>; readonly byItem: ReadonlyMap<string, number> }
type Progress = { readonly issued: number; readonly done: number }

function yearOf(c: PageContext): number | undefined {
  const year = c.req.param('year') ?? ''
  return /^20\d\d$/.test(year) ? Number(year) : undefined
}

/** GET /viec/cong-khai/ke-hoach/:year — the plan, and how far it is carried out. */
export function showPlan(c: PageContext, house: House): Promise<Response> {
  return planPage(c, house)
}

/** POST — begins it (`act=start`), records that it was issued, or opens it to be amended. */
export async function takePlan(c: PageContext, house: House): Promise<Response> {
  const year = yearOf(c)
  if (year === undefined) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const of = { unitId: officerOf(c).unitId, year }
  const { now } = visitOf(c)
  const act = form.value.text('act')
  const carryOut = async (notice: string, work: (tx: Tx) => Promise<Result<true>>): Promise<Response> => {
    const done = await once(c, house, form.value, work)
    if (done.ok) return seeOther(c, planPath(year), notice)
    const { field } = done.refusal
    return typeof field === 'string' ? planPage(c, house, [{ field, refusal: done.refusal }], form.value) : refusalPage(c, done.refusal)
  }
  switch (act) {
    case 'start':
      return carryOut('disclosure.plan-begun', (tx) => startPlan(tx, handOf(c), of, now))
    case 'issue': {
      const [number, dated] = [readNumber(form.value.text('number')), readEventDate(form.value.text('dated'))]
      if (!number.ok) return planPage(c, house, [{ field: 'number', refusal: number.refusal }], form.value)
      if (!dated.ok) return planPage(c, house, [{ field: 'dated', refusal: dated.refusal }], form.value)
      return carryOut('disclosure.plan-issued', (tx) => issuePlan(tx, handOf(c), { ...of, number: number.value, dated: dated.value }, now))
    }
    case 'amend':
      return carryOut('disclosure.plan-opened', (tx) => amendPlan(tx, handOf(c), { ...of, why: form.value.text('why') }, now))
    default:
      return refusalPage(c, { code: 'web.form-broken' })
  }
}

async function planPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const year = yearOf(c)
  if (year === undefined) return notFoundPage(c)
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readHere<Shown>(c, house, async (tx, unit) => {
    const plan = await readPlan(tx, { unitId: unit.unitId, year })
    const desk = await readDesk(tx, unit, today)
    const progress = new Map<string, Progress>()
    for (const duty of [...desk.open, ...desk.done]) {
      if (duty.planLine === undefined) continue
      const { issued, done } = progress.get(duty.planLine) ?? { issued: 0, done: 0 }
      progress.set(duty.planLine, { issued: issued + 1, done: done + (duty.state === 'in-time' || duty.state === 'late' ? 1 : 0) })
    }
    const posted = await listPostings(tx, { holderId: unit.unitId, state: 'posted', from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate })
    const byItem = new Map([...Map.groupBy(posted, ({ item }) => item)].map(([item, all]) => [item, all.length]))
    return accept({ unit, plan, progress, byItem })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { plan } = read.value
  const mayPlan = mayHere(visit, 'plan-disclosure')
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.plan-of', { year })} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} wide refused={problems.length > 0}
      state={plan && <Tag tone={plan.state === 'issued' ? 'good' : 'waiting'}>{w(`disclosure.plan-state.${plan.state}`)}</Tag>}
      ask={plan?.state === 'issued' ? w('disclosure.plan-number', { number: plan.number, date: plan.dated ? shortDate(plan.dated) : '–' }) : undefined}
    >
      <ErrorSummary w={w} problems={problems} />
      <p class="govuk-body">
        <a class="govuk-link" href={planPath(year - 1)}>{w('disclosure.plan-of', { year: year - 1 })}</a>
        {' · '}
        <a class="govuk-link" href={planPath(year + 1)}>{w('disclosure.plan-of', { year: year + 1 })}</a>
      </p>
      <FormerUnits c={c} year={year} says="disclosure.former-plans" />
      {plan ? <Lines shown={read.value} plan={plan} visit={visit} /> : <NoPlan year={year} visit={visit} mayPlan={mayPlan} />}
      {plan && <PlanPapers year={year} w={w} />}
      {plan && mayPlan && plan.state === 'draft' && <Issue plan={plan} visit={visit} problems={problems} typed={typed} />}
      {plan && mayPlan && plan.state === 'issued' && <Amend plan={plan} visit={visit} problems={problems} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Hidden({ visit, act }: { visit: Visit; act: string }) {
  return (
    <>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="act" value={act} />
    </>
  )
}

function NoPlan({ year, visit, mayPlan }: { year: number; visit: Visit; mayPlan: boolean }) {
  const { w } = visit
  return (
    <EmptyState title={w('disclosure.plan-none', { year })}>
      <p class="govuk-body">{w('disclosure.plan-none-says')}</p>
      {mayPlan && (
        <form method="post" action={planPath(year)}>
          <Hidden visit={visit} act="start" />
          <Button>{w('disclosure.plan-start')}</Button>
        </form>
      )}
    </EmptyState>
  )
}

function Lines({ shown: { unit, progress, byItem }, plan, visit }: { shown: Shown; plan: Plan; visit: Visit }) {
  const { w } = visit
  const mayIssue = mayHere(visit, 'issue-duty')
  const lines = plan.lines.filter(({ droppedWhy }) => droppedWhy === null)
  const dropped = plan.lines.filter(({ droppedWhy }) => droppedWhy !== null)
  return (
    <>
      <DataTable
        id="dong-ke-hoach" caption={w('disclosure.plan-lines')} narrow="cards"
        columns={[
          { head: w('disclosure.field.content') }, { head: w('disclosure.field.form') }, { head: w('disclosure.field.expected') }, { head: w('disclosure.field.days') },
          { head: w('disclosure.field.responsible') }, { head: w('disclosure.progress') }, { head: w('disclosure.to-do') },
        ]}
        rows={lines.map((line) => [
          w('disclosure.item-title', { item: line.item, title: line.content }),
          formsText(unit.discloser, line, w),
          [line.expected && shortDate(line.expected), line.expectedText].filter(Boolean).join('; ') || '–',
          line.days === null ? w('disclosure.days-for-good') : w('disclosure.days', { days: line.days }),
          line.responsible || '–',
          progressText(progress.get(line.lineId), byItem.get(line.item) ?? 0, w),
          <>
            {plan.state === 'draft' && mayHere(visit, 'plan-disclosure') && (
              <>
                <a class="govuk-link" href={planLinePath(plan.year, line.lineId)}>
                  {w('disclosure.line-edit')}
                  <span class="govuk-visually-hidden"> {line.content}</span>
                </a>
                <br />
              </>
            )}
            {mayIssue && (
              <a class="govuk-link" href={dutyFromPlanPath(line)}>
                {w('disclosure.plan-duty')}
                <span class="govuk-visually-hidden"> {line.content}</span>
              </a>
            )}
          </>,
        ])}
      />
      {plan.state === 'draft' && mayHere(visit, 'plan-disclosure') && (
        <p class="govuk-body">
          <a class="govuk-link" href={planLinePath(plan.year, 'moi')}>{w('disclosure.line-add')}</a>
        </p>
      )}
      {dropped.length > 0 && (
        <Details summary={w('disclosure.dropped', { count: dropped.length })}>
          <ul class="govuk-list govuk-list--bullet">
            {dropped.map((line) => (
              <li>
                {w('disclosure.item-title', { item: line.item, title: line.content })}: {line.droppedWhy}{' '}
                {plan.state === 'draft' && <a class="govuk-link" href={planLinePath(plan.year, line.lineId)}>{w('disclosure.line-edit')}</a>}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function formsText(discloser: Discloser, line: PlanLine, w: Visit['w']): string {
  return line.forms.map((form) => formText(discloser, form, w)).join('; ')
}

function progressText(progress: Progress | undefined, posted: number, w: Visit['w']): string {
  const duties = progress ? w('disclosure.progress-duties', { issued: progress.issued, done: progress.done }) : w('disclosure.progress-none')
  return posted > 0 ? `${duties}; ${w('disclosure.progress-postings', { count: posted })}` : duties
}

function Issue({ plan, visit, problems, typed }: { plan: Plan; visit: Visit; problems: readonly Problem[]; typed: FormInput | undefined }) {
  const { w, today } = visit
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.plan-issue')}</h2>
      <form method="post" action={planPath(plan.year)} novalidate>
        <Hidden visit={visit} act="issue" />
        <Field name="number" label={w('disclosure.field.plan-number')} hint={w('disclosure.plan-number-hint')} value={typed?.text('number') ?? plan.number} width={20} error={errorOf(w, problems, 'number')} />
        <Field name="dated" label={w('disclosure.field.plan-dated')} hint={w('disclosure.date-hint')} value={typed?.text('dated') ?? shortDate(plan.dated ?? today)} width={10} error={errorOf(w, problems, 'dated')} />
        <Button>{w('disclosure.plan-issue-do')}</Button>
      </form>
    </section>
  )
}

function Amend({ plan, visit, problems }: { plan: Plan; visit: Visit; problems: readonly Problem[] }) {
  const { w } = visit
  return (
    <Details summary={w('disclosure.plan-amend')} open={problems.length > 0}>
      <form method="post" action={planPath(plan.year)} novalidate>
        <Hidden visit={visit} act="amend" />
        <Textarea name="why" label={w('disclosure.field.why')} rows={2} maxlength={1000} error={errorOf(w, problems, 'why')} />
        <Button look="secondary">{w('disclosure.plan-amend')}</Button>
      </form>
    </Details>
  )
}
