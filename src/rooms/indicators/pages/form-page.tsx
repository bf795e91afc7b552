import { shortDate } from '#foundation/calendar-date.ts'
import { oldReportPath } from '#rooms/reports/pages/paths.ts'
import { journalPath } from '#rooms/journal/pages/paths.ts'
import type { Words } from '#words/words.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  FileUpload,
  Inset,
  Notice,
  Steps,
  Textarea,
  type Problem,
  type Step,
} from '#web/ui/index.ts'
import { Layout } from '#web/layout.tsx'
import { sentenceOf } from '#web/refusal.ts'
import type { Visit } from '#web/visit.ts'
import type { Indicator } from '../catalogue.ts'
import type { SubmissionAct, SubmissionRole } from '../submission.ts'
import type { Value } from '../value.ts'
import type { PrintedReport } from '../compare-printed.ts'
import type { Finding } from '../finding.ts'
import type { CountedBeside } from '../store/figure-sources.ts'
import type { Submission } from '../store/read-submission.ts'
import type { Case } from './open-case.ts'
import { periodName, unitName } from './display-name.ts'
import { dueLine, dueOf, dueTag, stateTag } from './due.tsx'
import { Decisions } from './decisions.tsx'
import { EntryTables, type CellState } from './entry-table.tsx'
import { boardPath, figuresPath, formPath, templatePath, uploadPath } from './paths.ts'

export type FormPageProps = {
  readonly visit: Visit
  readonly case: Case
  readonly submission: Submission | undefined
  readonly last: ReadonlyMap<string, Value>
  readonly cells: ReadonlyMap<string, CellState>
  readonly findings: readonly Finding[]
  readonly printed: readonly PrintedReport[]
  readonly roles: readonly SubmissionRole[]
  /** A number for this showing of the form: a second press of the button is known by it. */
  readonly requestKey: string
  readonly basedOn: number
  readonly limits: string
  readonly causes: string
  readonly problems: readonly Problem[]
  readonly problemsTitle?: string | undefined
  readonly names: ReadonlyMap<string, string>
  readonly counted?: ReadonlyMap<string, CountedBeside> | undefined
  /** What keeps the draft from being sent, apart from empty cells; told beside the form before anybody asks. */
  readonly toLookAt: readonly Problem[]
  /** Cells that are still empty. */
  readonly missing: number
  readonly acts: readonly SubmissionAct[]
  readonly reason?: { readonly act: string; readonly text: string; readonly error: string } | undefined
}

export function FormPage(props: FormPageProps & { readonly entered: readonly Indicator[] }) {
  const { visit, submission } = props
  const { w } = visit
  const { period, form, unit } = props.case
  const lang = visit.lang
  const state = submission?.state ?? 'draft'
  const editable = props.acts.includes('edit')
  const due = dueOf(props.case, visit.today, submission)
  return (
    <Layout
      visit={visit}
      wide
      title={form.label[lang]}
      overline={`${unitName(w, unit)} · ${periodName(w, period)}`}
      trail={[
        { href: '/viec', text: w('figures.work') },
        { href: boardPath(period, unit.unitId), text: unitName(w, unit) },
      ]}
      ask={askOf(w, state, props.roles)}
      by={dueLine(w, due)}
      state={
        <>
          {stateTag(w, submission?.state)} {dueTag(w, due)}
        </>
      }
      refused={props.problems.length > 0}
    >
      <ErrorSummary w={w} problems={props.problems} {...(props.problemsTitle ? { title: props.problemsTitle } : {})} />
      <Steps label={w('figures.life')} steps={lifeOf(w, submission)} />
      {submission?.reason && (
        <Notice tone="important" title={w('figures.returned-because')}>
          {submission.reason}
        </Notice>
      )}
      {state === 'draft' || editable ? null : <p class="govuk-body">{w(`figures.state-says.${state}`)}</p>}
      {editable ? <EditForm {...props} /> : <ReadForm {...props} />}
      <Decisions {...props} />
      <h2 class="govuk-heading-m">{w('figures.see-also')}</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={figuresPath(period, unit.unitId)}>
            {w('figures.link-sums')}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={boardPath(period, unit.unitId)}>
            {w('figures.link-board')}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={oldReportPath(period, unit.unitId)}>
            {w('indicators.old-report-link')}
          </a>
        </li>
        {submission && (
          <li>
            <a class="govuk-link" href={journalPath({ unit: unit.unitId, form: form.id, period: period.id })}>
              {w('journal.history-title')}
            </a>
          </li>
        )}
      </ul>
    </Layout>
  )
}

function askOf(w: Words, state: string, roles: readonly SubmissionRole[]): string {
  if (roles.includes('enters') && (state === 'draft' || state === 'returned')) return w(`figures.ask.${state}`)
  if (roles.includes('accepts') && state === 'submitted') return w('figures.ask.check')
  return w('figures.ask.none')
}

function lifeOf(w: Words, submission: Submission | undefined): Step[] {
  const order = ['draft', 'submitted', 'accepted', 'locked'] as const
  const state = submission?.state ?? 'draft'
  const here = state === 'returned' ? 0 : order.indexOf(state)
  return order.map((step, index) => ({
    text: w(`figures.state.${index === 0 && state === 'returned' ? 'returned' : step}`),
    state: index < here ? 'done' : index === here ? 'here' : 'ahead',
    ...(index === here && submission ? { detail: shortDateOf(submission.changedAt) } : {}),
  }))
}

function shortDateOf(at: Date): string {
  return shortDate(new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as never)
}

function EditForm(props: FormPageProps & { readonly entered: readonly Indicator[] }) {
  const { visit, submission } = props
  const { w } = visit
  const { period, unit } = props.case
  return (
    <>
      <p class="govuk-body">
        {w('figures.how-to-fill')}{' '}
        <a class="govuk-link" href="#excel">
          {w('figures.by-excel')}
        </a>
      </p>
      {props.toLookAt.length > 0 && props.problems.length === 0 && (
        <Inset>
          <p>{w('figures.to-look-at', { count: String(props.toLookAt.length) })}</p>
          <ul class="govuk-list govuk-list--bullet">
            {props.toLookAt.map((problem) => (
              <li>
                <a class="govuk-link" href={`#${problem.field}`}>
                  {sentenceOf(w, problem.refusal)}
                </a>
              </li>
            ))}
          </ul>
        </Inset>
      )}
      {submission && props.missing > 0 && <Inset>{w('figures.still-missing', { count: String(props.missing) })}</Inset>}
      <form method="post" action={formPath(period, unit.unitId)} class="nr-entry-form">
        <input type="hidden" name="base" value={String(props.basedOn)} />
        <input type="hidden" name="key" value={props.requestKey} />
        {/* The Enter key presses a form's first button: that must not be one that takes a figure over. */}
        {(props.counted?.size ?? 0) > 0 && (
          <button class="govuk-visually-hidden" name="act" value="save" tabindex={-1} aria-hidden="true">
            {w('figures.save')}
          </button>
        )}
        <EntryTables {...props} form={props.case.form} editable />
        <h2 class="govuk-heading-m">{w('figures.notes')}</h2>
        <Textarea name="limits" label={w('figures.limits')} hint={w('figures.limits-hint')} value={props.limits} rows={3} />
        <Textarea name="causes" label={w('figures.causes')} value={props.causes} rows={3} />
        <ButtonGroup>
          <Button name="act" value="save">
            {w('figures.save')}
          </Button>
          <Button name="act" value="submit" look="secondary">
            {w('figures.submit')}
          </Button>
        </ButtonGroup>
        <p class="govuk-hint">{w('figures.save-says')}</p>
      </form>
      <section class="nr-excel" id="excel">
        <h2 class="govuk-heading-m">{w('figures.excel')}</h2>
        <p class="govuk-body">{w('figures.excel-says')}</p>
        <p>
          <ButtonLink href={templatePath(period, unit.unitId)} look="secondary">
            {w('figures.excel-template')}
          </ButtonLink>
        </p>
        <form method="post" action={uploadPath(period, unit.unitId)} enctype="multipart/form-data">
          <input type="hidden" name="base" value={String(submission?.revision ?? 0)} />
          <input type="hidden" name="key" value={props.requestKey} />
          <FileUpload name="file" label={w('figures.excel-file')} accept=".xlsx" />
          <Button look="secondary">{w('figures.excel-upload')}</Button>
        </form>
      </section>
    </>
  )
}

function ReadForm(props: FormPageProps & { readonly entered: readonly Indicator[] }) {
  const { w } = props.visit
  return (
    <>
      <EntryTables {...props} form={props.case.form} editable={false} />
      {(props.limits || props.causes) && <h2 class="govuk-heading-m">{w('figures.notes')}</h2>}
      {props.limits && (
        <p class="govuk-body">
          <strong>{w('figures.limits')}:</strong> {props.limits}
        </p>
      )}
      {props.causes && (
        <p class="govuk-body">
          <strong>{w('figures.causes')}:</strong> {props.causes}
        </p>
      )}
    </>
  )
}

