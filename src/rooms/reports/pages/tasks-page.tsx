import { accept, type Refusal } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { statusOf } from '#web/refusal.ts'
import { Button, ButtonGroup, ErrorSummary, Field, Select, Textarea, type Problem } from '#web/ui/index.ts'
import { fullName, OUTCOMES, TASK_LIMIT, tasksOf, type Outcome, type ReportTask } from '../index.ts'
import { findLastReport, saveTasks } from '../store/index.ts'
import { carryOut, readDesk } from './desk.ts'
import { listPath, reportPath, tasksPath } from './paths.ts'
import { dueOf } from './report-page.tsx'

type Again = { readonly refusal: Refusal; readonly tasks: readonly ReportTask[] }

/** GET …/nhiem-vu — last year's tasks and what became of them. `?lay=1` proposes those of last year's report. */
export async function showTasks(c: PageContext, house: House, catalogue: CatalogueIndex, again?: Again): Promise<Response> {
  const read = await readDesk(c, house, catalogue, async (tx, which) => accept(await findLastReport(tx, catalogue, which)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { visit, loaded, mayDraft, requestKey, also: last } = read.value
  const { w, lang } = visit
  const { period, unit } = loaded.case
  const home = loaded.source.outline.sections.find((section) => section.nextTasks)?.id ?? ''
  const proposed = tasksOf(last?.report.blocks.get(home)?.text ?? '')
  const wanted = visit.url.searchParams.get('lay') === '1'
  const kept = again?.tasks ?? loaded.stored.tasks
  const added = wanted ? proposed.filter((text) => !kept.some((task) => task.text === text)) : []
  const rows: readonly ReportTask[] = [...kept, ...added.map((text): ReportTask => ({ text, outcome: 'open', remark: '' }))].slice(0, TASK_LIMIT)
  const blank: ReportTask = { text: '', outcome: 'open', remark: '' }
  const problems: Problem[] = again ? [{ refusal: again.refusal }] : []
  return page(
    c,
    <Layout
      visit={visit}
      title={w('reports.tasks-title')}
      overline={`${fullName(loaded.source.unit, w)} · ${period.label[lang]}`}
      trail={[
        { href: listPath, text: w('reports.nav') },
        { href: reportPath(period, unit.unitId), text: w('reports.title', { period: period.label[lang] }) },
      ]}
      ask={w(mayDraft ? 'reports.tasks-ask' : 'reports.ask-read')}
      by={dueOf(read.value)}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {mayDraft && proposed.length > 0 && !wanted && (
        <p class="govuk-body">
          <a class="govuk-link" href="?lay=1">{w('reports.tasks-take', { period: last!.period })}</a>
        </p>
      )}
      {mayDraft ? (
        <form method="post" action={tasksPath(period, unit.unitId)}>
          <input type="hidden" name="key" value={requestKey} />
          <input type="hidden" name="base" value={String(loaded.stored.revision)} />
          <p class="govuk-hint">{w('reports.task-hint')}</p>
          {[...rows, ...(rows.length < TASK_LIMIT ? [blank] : [])].map((task, index) => (
            <section class="nr-duty" aria-label={w('reports.task', { number: String(index + 1) })}>
              <Textarea
                name="task"
                id={`task-${index}`}
                label={index < rows.length ? w('reports.task', { number: String(index + 1) }) : w('reports.task-new')}
                value={task.text}
                rows={2}
                maxlength={1000}
              />
              <Select
                name="outcome"
                id={`outcome-${index}`}
                label={w('reports.task-outcome')}
                value={task.outcome}
                options={OUTCOMES.map((outcome) => ({ value: outcome, text: w(`reports.outcome.${outcome}`) }))}
              />
              <Field name="remark" id={`remark-${index}`} label={w('reports.task-remark')} value={task.remark} maxlength={1000} />
            </section>
          ))}
          <ButtonGroup>
            <Button>{w('reports.tasks-save')}</Button>
            <a class="govuk-link" href={reportPath(period, unit.unitId)}>{w('reports.back')}</a>
          </ButtonGroup>
        </form>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {rows.map((task) => (
            <li>
              {task.text} <strong>{w(`reports.outcome.${task.outcome}`)}</strong>
            </li>
          ))}
        </ul>
      )}
    </Layout>,
    again ? statusOf(again.refusal) : 200,
  )
}

/** POST …/nhiem-vu */
export async function keepTasks(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const [texts, outcomes, remarks] = ['task', 'outcome', 'remark'].map((name) => form.value.all(name)) as [readonly string[], readonly string[], readonly string[]]
  const tasks = texts
    .map((text, index): ReportTask => ({ text: oneLine(text), outcome: (outcomes[index] || 'open') as Outcome, remark: oneLine(remarks[index] ?? '') }))
    .filter((task) => task.text !== '')
  const basedOn = Number.parseInt(form.value.text('base'), 10) || 0
  const result = await carryOut(c, house, catalogue, form.value, (tx, loaded, officer) => saveTasks(tx, loaded.case, officer, tasks, basedOn, house.now()))
  if (!result.ok) {
    if (result.refusal.code === 'reports.not-yours' || result.refusal.code === 'reports.not-found') return refusalPage(c, result.refusal)
    return showTasks(c, house, catalogue, { refusal: result.refusal, tasks })
  }
  const { period, unit } = result.value.loaded.case
  return seeOther(c, tasksPath(period, unit.unitId), 'reports.tasks-saved')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
