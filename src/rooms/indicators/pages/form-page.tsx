import { shortDate } from '#foundation/calendar-date.ts'
import type { Words } from '#words/words.ts'
import { Button, ButtonGroup, ButtonLink, ErrorSummary, FileUpload, Notice, Steps, Tag, Textarea, type Problem, type Step } from '#web/ui/index.ts'
import { Layout } from '#web/layout.tsx'
import type { Visit } from '#web/visit.ts'
import type { Indicator } from '../catalogue.ts'
import { entryText, printValue } from '../print-value.ts'
import { possibleActs, type SubmissionAct, type SubmissionRole } from '../submission.ts'
import { MISSING, type Value } from '../value.ts'
import { sayFinding, type Finding } from '../finding.ts'
import type { Submission } from '../store/read-submission.ts'
import type { Case } from './open-case.ts'
import { unitName } from './display-name.ts'
import { dueLine, dueOf, stateTag } from './due.tsx'
import { boardPath, figuresPath, formPath, statePath, templatePath, uploadPath } from './paths.ts'

/** What stands in one cell of the page: typed text on a refused form, the stored value otherwise. */
export type CellState = {
  readonly text: string
  readonly value: Value
  readonly explanation: string
  readonly problem: string | undefined
  /** What somebody else wrote into the cell meanwhile. */
  readonly theirs: string | undefined
}

export type FormPageProps = {
  readonly visit: Visit
  readonly case: Case
  readonly submission: Submission | undefined
  readonly last: ReadonlyMap<string, Value>
  readonly cells: ReadonlyMap<string, CellState>
  readonly findings: readonly Finding[]
  readonly roles: readonly SubmissionRole[]
  /** A number for this showing of the form: a second press of the button is known by it. */
  readonly requestKey: string
  readonly basedOn: number
  readonly limits: string
  readonly causes: string
  readonly problems: readonly Problem[]
  readonly problemsTitle?: string | undefined
  readonly names: ReadonlyMap<string, string>
}

export function FormPage(props: FormPageProps & { readonly entered: readonly Indicator[] }) {
  const { visit, submission } = props
  const { w } = visit
  const { period, form, unit } = props.case
  const lang = visit.lang
  const state = submission?.state ?? 'draft'
  const acts = possibleActs(state, props.roles)
  const editable = acts.includes('edit')
  const due = dueOf(props.case, visit.today, submission)
  return (
    <Layout
      visit={visit}
      wide
      title={form.label[lang]}
      overline={`${unitName(w, unit)} · ${period.label[lang]}`}
      trail={[
        { href: '/viec', text: w('figures.work') },
        { href: boardPath(period, unit.unitId), text: unitName(w, unit) },
      ]}
      ask={askOf(w, state, props.roles)}
      by={dueLine(w, due)}
      state={stateTag(w, submission?.state)}
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
      {editable ? <EditForm {...props} acts={acts} /> : <ReadForm {...props} />}
      <Decisions {...props} acts={acts} />
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

function EditForm(props: FormPageProps & { readonly entered: readonly Indicator[]; readonly acts: readonly SubmissionAct[] }) {
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
      <form method="post" action={formPath(period, unit.unitId)} class="nr-entry-form">
        <input type="hidden" name="base" value={String(props.basedOn)} />
        <input type="hidden" name="key" value={props.requestKey} />
        <Sections {...props} editable />
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
      <Sections {...props} editable={false} />
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

function Sections(props: FormPageProps & { readonly entered: readonly Indicator[]; readonly editable: boolean }) {
  const { w, lang } = props.visit
  return (
    <>
      {props.case.form.sections.map((section) => {
        const rows = props.entered.filter((indicator) => indicator.section === section.id)
        if (rows.length === 0) return null
        return (
          <table class="govuk-table nr-table nr-entry">
            <caption class="govuk-table__caption govuk-table__caption--m">
              {section.number ? `${section.number}. ` : ''}
              {section.label[lang]}
            </caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                <th scope="col" class="govuk-table__header">
                  {w('figures.indicator')}
                </th>
                <th scope="col" class="govuk-table__header nr-figures">
                  {w('figures.last-year')}
                </th>
                <th scope="col" class="govuk-table__header nr-figures">
                  {w('figures.this-year')}
                </th>
                <th scope="col" class="govuk-table__header">
                  {w('figures.findings')}
                </th>
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {rows.map((indicator) => (
                <Row {...props} indicator={indicator} />
              ))}
            </tbody>
          </table>
        )
      })}
    </>
  )
}

function Row(props: FormPageProps & { readonly indicator: Indicator; readonly editable: boolean }) {
  const { visit, indicator } = props
  const { w, lang } = visit
  const cell = props.cells.get(indicator.code)
  const last = props.last.get(indicator.code) ?? MISSING
  const findings = props.findings.filter((finding) => finding.cells.includes(indicator.code))
  const id = `v.${indicator.code}`
  const noted = findings.length > 0 || cell?.problem || cell?.theirs || (cell?.explanation ?? '') !== ''
  const describedBy = [indicator.help ? `${id}-hint` : '', noted ? `${id}-note` : ''].filter(Boolean).join(' ') || undefined
  const wrong = cell?.problem !== undefined || findings.some((finding) => finding.severity === 'error')
  return (
    <tr class={wrong ? 'govuk-table__row nr-entry__wrong' : 'govuk-table__row'} id={props.editable ? undefined : id}>
      <th scope="row" class="govuk-table__header">
        <label for={props.editable ? id : undefined}>{indicator.label[lang]}</label>{' '}
        <span class="nr-unit">({indicator.unit[lang]})</span>
        {indicator.help && (
          <span class="govuk-hint nr-hint" id={`${id}-hint`}>
            {indicator.help[lang]}
          </span>
        )}
      </th>
      <td class="govuk-table__cell nr-figures" data-label={w('figures.last-year')}>
        {last.state === 'missing' ? '–' : printValue(last, indicator, w)}
      </td>
      <td class="govuk-table__cell nr-figures" data-label={w('figures.this-year')}>
        {props.editable ? (
          indicator.type === 'yes-no' ? (
            <YesNo visit={visit} id={id} cell={cell} describedBy={describedBy} wrong={wrong} />
          ) : (
            <input
              class={wrong ? 'govuk-input nr-figures govuk-input--error' : 'govuk-input nr-figures'}
              id={id}
              name={id}
              value={cell?.text ?? ''}
              inputmode={indicator.type === 'decimal' ? 'decimal' : indicator.type === 'pair' ? 'text' : 'numeric'}
              autocomplete="off"
              maxlength={60}
              placeholder={indicator.type === 'pair' ? 'a/b' : undefined}
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={describedBy}
            />
          )
        ) : (
          printValue(cell?.value ?? MISSING, indicator, w)
        )}
      </td>
      <td class="govuk-table__cell nr-entry__note" id={noted ? `${id}-note` : undefined}>
        {cell?.problem && <p class="govuk-error-message">{cell.problem}</p>}
        {cell?.theirs && <p class="govuk-error-message">{cell.theirs}</p>}
        {findings.map((finding) => (
          <p class={finding.severity === 'error' ? 'govuk-error-message' : 'nr-warning'}>
            <Tag tone={finding.severity === 'error' ? 'bad' : 'asked'}>{w(`figures.severity.${finding.severity}`)}</Tag>{' '}
            {sayFinding(finding, w)}
          </p>
        ))}
        {props.editable
          ? noted && (
              <>
                <label class="govuk-label nr-small" for={`why.${indicator.code}`}>
                  {w('figures.explanation')}
                </label>
                <input
                  class="govuk-input"
                  id={`why.${indicator.code}`}
                  name={`why.${indicator.code}`}
                  value={cell?.explanation ?? ''}
                  maxlength={500}
                  autocomplete="off"
                />
              </>
            )
          : cell?.explanation && (
              <p class="nr-small">
                <strong>{w('figures.explanation')}:</strong> {cell.explanation}
              </p>
            )}
      </td>
    </tr>
  )
}

function YesNo(props: {
  readonly visit: Visit
  readonly id: string
  readonly cell: CellState | undefined
  readonly describedBy: string | undefined
  readonly wrong: boolean
}) {
  const { w } = props.visit
  const yes = w('indicators.value.yes')
  const no = w('indicators.value.no')
  const text = props.cell?.text ?? ''
  const options = [
    ['', '–'],
    [yes, yes],
    [no, no],
    ['KAD', w('indicators.value.not-applicable')],
  ] as const
  return (
    <select
      class={props.wrong ? 'govuk-select govuk-select--error' : 'govuk-select'}
      id={props.id}
      name={props.id}
      aria-describedby={props.describedBy}
      aria-invalid={props.wrong ? 'true' : undefined}
    >
      {options.map(([value, label]) => (
        <option value={value} selected={value === text}>
          {label}
        </option>
      ))}
      {options.every(([value]) => value !== text) && (
        <option value={text} selected>
          {text}
        </option>
      )}
    </select>
  )
}

/** The buttons of whoever decides on what was sent: accept, return, lock, reopen. */
function Decisions(props: FormPageProps & { readonly acts: readonly SubmissionAct[] }) {
  const { w } = props.visit
  const { period, unit } = props.case
  const plain = props.acts.filter((act) => act === 'accept' || act === 'lock')
  const reasoned = props.acts.filter((act) => act === 'return' || act === 'reopen')
  if (plain.length === 0 && reasoned.length === 0) return null
  const hidden = (
    <>
      <input type="hidden" name="base" value={String(props.basedOn)} />
      <input type="hidden" name="key" value={props.requestKey} />
    </>
  )
  return (
    <section class="nr-decide" aria-labelledby="quyet-dinh">
      <h2 class="govuk-heading-m" id="quyet-dinh">
        {w('figures.decide')}
      </h2>
      {plain.map((act) => (
        <form method="post" action={statePath(period, unit.unitId)}>
          {hidden}
          <p class="govuk-body">{w(`figures.act-says.${act}`)}</p>
          <Button name="act" value={act}>
            {w(`figures.act.${act}`)}
          </Button>
        </form>
      ))}
      {reasoned.map((act) => (
        <form method="post" action={statePath(period, unit.unitId)}>
          {hidden}
          <Textarea
            name="reason"
            id={`reason-${act}`}
            label={w(`figures.reason.${act}`)}
            hint={w('figures.reason-hint')}
            rows={2}
            value=""
          />
          <Button name="act" value={act} look="secondary">
            {w(`figures.act.${act}`)}
          </Button>
        </form>
      ))}
    </section>
  )
}

/** The cells of the page from what is stored. */
export function storedCells(entered: readonly Indicator[], submission: Submission | undefined, w: Words): Map<string, CellState> {
  return new Map(
    entered.map((indicator) => {
      const figure = submission?.figures.get(indicator.code)
      const value = figure?.value ?? MISSING
      return [
        indicator.code,
        {
          text: entryText(value, indicator, w),
          value,
          explanation: figure?.explanation ?? '',
          problem: undefined,
          theirs: undefined,
        },
      ]
    }),
  )
}
