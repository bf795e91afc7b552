import { accept, refuse } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import { type PlaceRegister, unitName as spanName } from '#rooms/places/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import type { NotComputable } from '../aggregate-as-now.ts'
import type { Form, Indicator, Section } from '../catalogue.ts'
import { printValue, printValueWithCounts } from '../print-value.ts'
import type { Aggregate } from '../rollup.ts'
import type { CatalogueIndex, NumberedPeriod } from '../store/catalogue-index.ts'
import { type AsNow, type FormerUnit, readAsNow } from '../store/read-as-now.ts'
import type { UnitAggregates } from '../store/read-aggregates.ts'
import { periodName, unitName } from './display-name.ts'
import { coverage } from './figures-page.tsx'
import { addressOf } from './form-handlers.tsx'
import { mayRead } from './open-case.ts'
import { figuresPath, sourcesPath } from './paths.ts'
import { findPresent } from './present-unit.ts'

type Shown = { readonly visit: Visit; readonly officer: Officer; readonly form: Form; readonly period: NumberedPeriod; readonly asNow: AsNow }

/** GET /so-lieu-nay/:form/:period/:unit — the figures of a period for the territory that is the unit today. */
export async function showAsNow(c: PageContext, house: House, catalogue: CatalogueIndex, places: PlaceRegister): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const asked = addressOf(c)
  const period = catalogue.findPeriod(asked.form, asked.period)
  const unitId = /^\d{1,7}$/.test(asked.unit) ? Number(asked.unit) : 0
  const present = findPresent(places, officer, unitId, visit.today)
  if (!period || !present) return refusalPage(c, refuse({ code: 'figures.not-found' }).refusal)
  const found = await readOnly(house.database, officer, async (tx) => accept(await readAsNow(tx, catalogue, places, period, unitId)))
  if (!found.ok) return refusalPage(c, found.refusal)
  const { w } = visit
  const shown: Shown = { visit, officer, form: catalogue.getForm(period.form), period, asNow: found.value }
  const { territory } = shown.asNow
  const unit = spanName(present, w)
  return page(
    c,
    <Layout
      visit={visit}
      wide
      title={w('figures.now-title')}
      overline={`${unit} · ${periodName(w, period)}`}
      trail={[{ href: '/viec', text: w('figures.work') }]}
      ask={territory.length === 0 ? w('figures.now-unknown', { unit }) : w('figures.now-ask', { unit, count: String(territory.length) })}
    >
      <p class="govuk-body">{w('figures.now-says')}</p>
      {territory.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{w('figures.now-territory')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {territory.map((former) => (
              <li>
                <Former {...shown} former={former} />
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.form.sections.map((section) => (
        <SectionNow {...shown} section={section} />
      ))}
    </Layout>,
  )
}

/** A former unit and how much of it is here; a link where the officer may read its own figures. */
function Former({ visit, officer, period, former }: Shown & { former: FormerUnit }) {
  const { w } = visit
  const name = unitName(w, former.unit)
  const said = w(`figures.now-share.${former.share}`, { code: former.unit.code })
  if (!mayRead(officer, former.unit.path, visit.today)) return <>{`${name} (${said})`}</>
  return (
    <>
      <a class="govuk-link" href={figuresPath(period, former.unit.unitId)}>
        {name}
      </a>{' '}
      ({said})
    </>
  )
}

function SectionNow(props: Shown & { section: Section }) {
  const { visit, form, section, asNow } = props
  const { w, lang } = visit
  const indicators = form.indicators.filter((indicator) => indicator.section === section.id)
  if (indicators.length === 0) return null
  return (
    <>
      <DataTable
        id={`nay-${section.id}`}
        caption={`${section.number ? `${section.number}. ` : ''}${section.label[lang]}`}
        narrow="cards"
        even
        columns={[
          { head: w('figures.indicator') },
          { head: w('figures.unit-of-measure') },
          { head: w('figures.value'), figures: true },
          { head: w('figures.coverage') },
        ]}
        rows={indicators.map((indicator) => {
          const figure = asNow.figures.get(indicator.code)!
          return [indicator.label[lang], indicator.unit[lang], figureText(visit, figure, indicator), why(visit, asNow, figure)]
        })}
      />
      <FormerTable {...props} indicators={indicators} />
    </>
  )
}

function figureText(visit: Visit, figure: Aggregate | NotComputable, indicator: Indicator) {
  const { w } = visit
  if (figure.state === 'not-computable') return <Tag tone="closed">{w('indicators.value.not-computable')}</Tag>
  return figure.expected === 0 && figure.state === 'not-applicable' ? '–' : printValueWithCounts(figure, indicator, w)
}

/** How complete the figure is, or which unit was divided. */
function why(visit: Visit, asNow: AsNow, figure: Aggregate | NotComputable) {
  const { w } = visit
  if (figure.state !== 'not-computable') return coverage(visit, figure)
  if (figure.because.length === 0) return w('figures.now-because-unknown')
  const divided = asNow.territory.filter(({ unit }) => figure.because.includes(unit.unitId))
  return w('figures.now-because', { units: divided.map(({ unit }) => unitName(w, unit)).join(', ') })
}

/** The same figures of each former unit as it was: what the sums are made of. */
function FormerTable(props: Shown & { section: Section; indicators: readonly Indicator[] }) {
  const { visit, asNow } = props
  const { w, lang } = visit
  const reported = (indicator: Indicator) => asNow.former.some(({ figures }) => (figures.get(indicator.code)?.expected ?? 0) > 0)
  const indicators = props.indicators.filter(reported)
  if (indicators.length === 0) return null
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{w('figures.by-unit', { count: String(asNow.former.length) })}</span>
      </summary>
      <DataTable
        id={`cu-${props.section.id}`}
        caption={w('figures.by-unit-caption', { section: props.section.label[lang] })}
        captionHidden
        columns={[{ head: w('figures.unit') }, ...indicators.map((indicator) => ({ head: indicator.label[lang], figures: true }))]}
        rows={asNow.former.map((former) => [
          unitName(w, former.unit),
          ...indicators.map((indicator) => <FormerFigure {...props} former={former} indicator={indicator} />),
        ])}
      />
    </details>
  )
}

function FormerFigure({ visit, officer, period, former, indicator }: Shown & { former: UnitAggregates; indicator: Indicator }) {
  const figure = former.figures.get(indicator.code)!
  if (figure.expected === 0 && figure.state !== 'number' && figure.state !== 'pair') return <>–</>
  const text = printValue(figure, indicator, visit.w)
  if (!mayRead(officer, former.unit.path, visit.today)) return <>{text}</>
  return (
    <a class="govuk-link" href={sourcesPath(period, former.unit.unitId, indicator.code)}>
      {text}
    </a>
  )
}
