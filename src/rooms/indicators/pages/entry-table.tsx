import { Tag } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import type { Form, Indicator } from '../catalogue.ts'
import { sayFinding, type Finding } from '../finding.ts'
import { findPrinted, type PrintedReport } from '../compare-printed.ts'
import { FromReports } from './from-reports.tsx'
import { entryText, printValue } from '../print-value.ts'
import { MISSING, type Value } from '../value.ts'
import type { CountedBeside } from '../store/figure-sources.ts'
import type { Submission } from '../store/read-submission.ts'
import { FromRecords } from './from-records.tsx'

/** What stands in one cell of the page: typed text on a refused form, the stored value otherwise. */
export type CellState = {
  readonly text: string
  readonly value: Value
  readonly explanation: string
  readonly problem: string | undefined
  /** What somebody else wrote into the cell meanwhile. */
  readonly theirs: string | undefined
}

export type EntryTableProps = {
  /** What records say of the same figures. */
  readonly counted?: ReadonlyMap<string, CountedBeside> | undefined
  readonly visit: Visit
  readonly form: Form
  /** The indicators that the unit's kind enters. */
  readonly entered: readonly Indicator[]
  readonly last: ReadonlyMap<string, Value>
  readonly cells: ReadonlyMap<string, CellState>
  readonly findings: readonly Finding[]
  readonly editable: boolean
  /** Reports issued before whose figures were taken in. */
  readonly printed: readonly PrintedReport[]
}

/** Whether a finding says no more than that the cell is empty. */
export function saysMissing(form: Form, finding: Finding): boolean {
  return form.rules.some((rule) => rule.code === finding.code && rule.completeness)
}

/** The form as one table a section: last period beside, what the checks found in the last column. */
export function EntryTables(props: EntryTableProps) {
  const { w, lang } = props.visit
  return (
    <>
      {props.form.sections.map((section) => {
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

function Row(props: EntryTableProps & { readonly indicator: Indicator }) {
  const { visit, indicator } = props
  const { w, lang } = visit
  const cell = props.cells.get(indicator.code)
  const last = props.last.get(indicator.code) ?? MISSING
  const findings = props.findings.filter((finding) => finding.cells.includes(indicator.code))
  const id = `v.${indicator.code}`
  const counted = props.counted?.get(indicator.code)
  const printed = findPrinted(props.printed, indicator.code)
  const noted = findings.length > 0 || printed.length > 0 || counted !== undefined || cell?.problem || cell?.theirs || (cell?.explanation ?? '') !== ''
  const describedBy = [indicator.help ? `${id}-hint` : '', noted ? `${id}-note` : ''].filter(Boolean).join(' ') || undefined
  const explainable = findings.some((finding) => finding.severity === 'warning') || (cell?.explanation ?? '') !== ''
  const wrong = cell?.problem !== undefined || findings.some((finding) => finding.severity === 'error')
  return (
    <tr class={wrong ? 'govuk-table__row nr-entry__wrong' : 'govuk-table__row'} id={props.editable ? undefined : id}>
      <th scope="row" class="govuk-table__header">
        {props.editable ? <label for={id}>{indicator.label[lang]}</label> : indicator.label[lang]}{' '}
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
            {saysMissing(props.form, finding) ? (
              w('figures.missing-cell')
            ) : (
              <>
                <Tag tone={finding.severity === 'error' ? 'bad' : 'asked'}>{w(`figures.severity.${finding.severity}`)}</Tag>{' '}
                {sayFinding(finding, w)}
              </>
            )}
          </p>
        ))}
        <FromRecords visit={visit} counted={counted} value={cell?.value ?? MISSING} indicator={indicator} editable={props.editable} />
        <FromReports visit={visit} printed={printed} value={cell?.value ?? MISSING} indicator={indicator} />
        {props.editable
          ? explainable && (
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
