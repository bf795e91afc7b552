import { shortDate } from '#foundation/calendar-date.ts'
import { getIndicator, printValue, sayFinding, type PrintedReport } from '#rooms/indicators/index.ts'
import { Button, DataTable, errorOf, Field, Inset, Tag, type Problem, type Tone } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { standOf, type FoundFigure, type Stand, type Standing } from '../index.ts'
import { isOpen, type OldReportDesk } from './old-report-desk.ts'
import { takeInPath } from './paths.ts'

const TONES: Readonly<Record<Standing, Tone>> = { empty: 'neutral', same: 'good', differs: 'asked' }

/** A figure as the page shows it: what the report prints, with its words and where they stand. */
export type ShownFigure = Pick<FoundFigure, 'code' | 'printed' | 'goes' | 'quote'> & { readonly place: string }

export type TakeInForm = {
  readonly visit: Visit
  readonly desk: OldReportDesk
  readonly figures: readonly ShownFigure[]
  readonly sealed: string
  readonly requestKey: string
  readonly typed: { readonly number: string; readonly dated: string; readonly title: string }
  /** Ticked by the officer; undefined on a page shown for the first time. */
  readonly ticked: ReadonlySet<string> | undefined
  readonly problems: readonly Problem[]
}

/** The figures of a report beside what stands now, each with a tick; none is ticked where something else stands already. */
export function FoundFigures(props: TakeInForm) {
  const { visit, desk, figures, typed, problems } = props
  const { w } = visit
  const { period, unit } = desk.case
  const open = isOpen(desk)
  const takes = (figure: ShownFigure): boolean => desk.mayEnter && (figure.goes === 'beside' || open)
  const some = figures.some(takes)
  const closed = desk.mayEnter && !open && figures.some(({ goes }) => goes === 'form')
  const table = (
    <DataTable
      caption={w('reports.old.figures')}
      captionHidden
      narrow="cards"
      id="so-lieu-doc-duoc"
      columns={[
        { head: w('figures.indicator') },
        { head: w('reports.old.printed'), figures: true },
        { head: w('reports.old.now'), figures: true },
        { head: w('reports.old.standing') },
        { head: w('reports.old.quote') },
      ]}
      rows={figures.map((figure) => row(props, figure, takes(figure)))}
    />
  )
  return (
    <>
      {closed && <Inset>{w(`reports.old.closed.${desk.state}`)}</Inset>}
      {!desk.mayEnter && <Inset>{w('reports.old.only-look')}</Inset>}
      {some ? (
        <form method="post" action={takeInPath(period, unit.unitId)}>
          <input type="hidden" name="doc" value={props.sealed} />
          <input type="hidden" name="key" value={props.requestKey} />
          <p class="govuk-body">{w('reports.old.figures-says')}</p>
          {table}
          <h3 class="govuk-heading-s">{w('reports.old.which')}</h3>
          <p class="govuk-body">{w('reports.old.which-says')}</p>
          <Field name="so" label={w('reports.old.number')} hint={w('reports.old.number-hint')} width={20} required value={typed.number} error={errorOf(w, problems, 'so')} />
          <Field name="ngay-ban-hanh" label={w('reports.old.dated')} hint={w('reports.old.dated-hint')} width={10} required value={typed.dated} error={errorOf(w, problems, 'ngay-ban-hanh')} />
          <Field name="trich-yeu" label={w('reports.old.title')} maxlength={500} value={typed.title} error={errorOf(w, problems, 'trich-yeu')} />
          <Button>{w('reports.old.take')}</Button>
          <p class="govuk-hint">{w('reports.old.take-says')}</p>
        </form>
      ) : (
        table
      )}
    </>
  )
}

function row({ visit, desk, ticked }: TakeInForm, figure: ShownFigure, takes: boolean) {
  const { w, lang } = visit
  const indicator = getIndicator(desk.case.form, figure.code)
  const stand = standOf(figure, desk.standpoint, lang)
  const id = `lay-${figure.code}`
  const checked = ticked ? ticked.has(figure.code) : stand.standing !== 'differs'
  const label = (
    <>
      {indicator.label[lang]} <span class="nr-unit">({indicator.unit[lang]})</span>
    </>
  )
  return [
    takes ? (
      <span class="nr-tick">
        <input type="checkbox" id={id} name="chon" value={figure.code} checked={checked} /> <label for={id}>{label}</label>
      </span>
    ) : (
      <span id={id}>{label}</span>
    ),
    figure.printed,
    stand.now.state === 'missing' ? '–' : printValue(stand.now, indicator, w),
    <Compared stand={stand} goes={figure.goes} w={w} />,
    <Quote quote={figure.quote} place={figure.place} />,
  ]
}

function Compared({ stand, goes, w }: { stand: Stand; goes: FoundFigure['goes']; w: Words }) {
  return (
    <div>
      <Tag tone={TONES[stand.standing]}>{w(`reports.old.standing.${goes}.${stand.standing}`)}</Tag>
      {stand.differences.map((difference) => (
        <p class="nr-small">{sayFinding(difference, w)}</p>
      ))}
    </div>
  )
}

function Quote({ quote, place }: { quote: string; place: string }) {
  return (
    <div class="nr-small">
      <q lang="vi">{quote}</q>
      {place !== '' && ` (${place})`}
    </div>
  )
}

/** What was taken from reports before, beside what stands now. */
export function KeptFigures({ visit, desk }: Pick<TakeInForm, 'visit' | 'desk'>) {
  const { w, lang } = visit
  if (desk.printed.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{w('reports.old.kept')}</h2>
      <p class="govuk-body">{w('reports.old.kept-says')}</p>
      {desk.printed.map((report, index) => (
        <DataTable
          id={`da-lay-${index + 1}`}
          caption={reportName(report, visit)}
          narrow="cards"
          columns={[
            { head: w('figures.indicator') },
            { head: w('reports.old.printed'), figures: true },
            { head: w('reports.old.now'), figures: true },
            { head: w('reports.old.standing') },
            { head: w('reports.old.quote') },
          ]}
          rows={report.facts.flatMap((fact) => {
            const indicator = desk.case.form.indicators.find(({ code }) => code === fact.code)
            if (!indicator) return []
            const goes = desk.standpoint.entered.has(fact.code) ? 'form' : 'beside'
            const stand = standOf({ ...fact, goes }, desk.standpoint, lang)
            return [[
              indicator.label[lang],
              fact.printed,
              stand.now.state === 'missing' ? '–' : printValue(stand.now, indicator, w),
              <Compared stand={stand} goes={goes} w={w} />,
              fact.quote === undefined ? '–' : <Quote quote={fact.quote} place={fact.place ?? ''} />,
            ]]
          })}
        />
      ))}
    </>
  )
}

/** `Báo cáo 480/BC-UBND ngày 30/10/2020`, with its title. */
function reportName({ number, dated, title }: PrintedReport, { w }: Visit): string {
  const name = w('reports.printed-source', { number, date: shortDate(dated) })
  return title === '' ? name : `${name}: ${title}`
}
