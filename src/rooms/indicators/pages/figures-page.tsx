import { accept } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { PlaceRegister } from '#rooms/places/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import type { Indicator, Section } from '../catalogue.ts'
import { printValue, printValueWithCounts } from '../print-value.ts'
import type { Aggregate } from '../rollup.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { readAggregates, type UnitAggregates } from '../store/read-aggregates.ts'
import { periodName, unitName } from './display-name.ts'
import { addressOf } from './form-handlers.tsx'
import { openCase, type Case } from './open-case.ts'
import { boardPath, figuresNowPath, figuresPath, sourcesPath } from './paths.ts'
import { findPresent } from './present-unit.ts'

/** Units directly below whose figures are on the page from the beginning. */
const FEW = 20

/** GET /so-lieu/:form/:period/:unit — the sums of a unit, and the same figures of each unit directly below. */
export async function showFigures(c: PageContext, house: House, catalogue: CatalogueIndex, places: PlaceRegister): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const asked = visit.url.searchParams.get('phan')
  const found = await readOnly(house.database, officer, async (tx) => {
    const opened = await openCase(tx, catalogue, officer, visit.today, addressOf(c))
    if (!opened.ok) return opened
    const { period, tree, unit } = opened.value
    const below = tree.children(unit.unitId).filter((child) => child.level !== 'body')
    const children = below.length <= FEW || asked !== null ? below : []
    const sums = await readAggregates(tx, catalogue, tree, period, [unit, ...children])
    return accept({ case: opened.value, sums, below: below.length })
  })
  if (!found.ok) {
    // A unit of today that was not there then: its territory was.
    const address = addressOf(c)
    const period = catalogue.findPeriod(address.form, address.period)
    if (period && findPresent(places, officer, Number(address.unit), visit.today)) return c.redirect(figuresNowPath(period, Number(address.unit)), 303)
    return refusalPage(c, found.refusal)
  }
  const { case: which, sums, below } = found.value
  const { w } = visit
  const [whole, ...children] = sums
  const incomplete = [...whole!.figures.values()].filter((figure) => !figure.complete && figure.expected > 0).length
  return page(
    c,
    <Layout
      visit={visit}
      wide
      title={w('figures.sums-title')}
      overline={`${unitName(w, which.unit)} · ${periodName(w, which.period)}`}
      trail={[
        { href: '/viec', text: w('figures.work') },
        { href: boardPath(which.period, which.unit.unitId), text: unitName(w, which.unit) },
      ]}
      ask={incomplete > 0 ? w('figures.sums-incomplete', { count: String(incomplete) }) : w('figures.sums-complete')}
    >
      <p class="govuk-body">{w('figures.sums-says')}</p>
      <TodayLinks visit={visit} officer={officer} which={which} places={places} />
      {which.form.sections.map((section) => (
        <SectionSums visit={visit} which={which} section={section} whole={whole!} children={children} below={below} asked={asked} />
      ))}
    </Layout>,
  )
}

/** Where the unit's territory is today, for whoever may see the same figures within the boundaries of today. */
function TodayLinks({ visit, officer, which, places }: { visit: Visit; officer: Officer; which: Case; places: PlaceRegister }) {
  const { w, today } = visit
  const { unit, period } = which
  if (unit.level === 'body' || unit.level === 'nation' || period.to >= today) return null
  const heirs = places.heirs(unit.unitId).flatMap((id) => {
    const span = findPresent(places, officer, id, today)
    const same = id === unit.unitId && places.territoryAt(id, period.to).length === 1
    return span && !same ? [{ id, name: unitName(w, span) }] : []
  })
  if (heirs.length === 0) return null
  return (
    <p class="govuk-body">
      {w('figures.now-link')}{' '}
      {heirs.map(({ id, name }, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link" href={figuresNowPath(period, id)}>
            {name}
          </a>
        </>
      ))}
    </p>
  )
}

function SectionSums(props: {
  visit: Visit
  which: Case
  section: Section
  whole: UnitAggregates
  children: readonly UnitAggregates[]
  below: number
  asked: string | null
}) {
  const { visit, which, section, whole } = props
  const { w, lang } = visit
  const indicators = which.form.indicators.filter((indicator) => indicator.section === section.id)
  if (indicators.length === 0) return null
  return (
    <>
      <DataTable
        id={`tong-${section.id}`}
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
          const figure = whole.figures.get(indicator.code)!
          return [
            indicator.label[lang],
            indicator.unit[lang],
            <a class="govuk-link" href={sourcesPath(which.period, which.unit.unitId, indicator.code)}>
              {printValueWithCounts(figure, indicator, w)}
            </a>,
            coverage(visit, figure),
          ]
        })}
      />
      {props.below <= FEW || props.asked === section.id ? <ChildTable {...props} indicators={indicators} /> : <ChildLink {...props} />}
    </>
  )
}

/** A province's page holds the table of one section at a time: all of them would be sixteen thousand cells on a phone. */
function ChildLink({ visit, which, section, below }: { visit: Visit; which: Case; section: Section; below: number }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`${figuresPath(which.period, which.unit.unitId)}?phan=${section.id}#tong-${section.id}`}>
        {visit.w('figures.by-unit', { count: String(below) })}
      </a>
    </p>
  )
}

/** The same figures by unit; only those that some child enters or sums. */
function ChildTable(props: {
  visit: Visit
  which: Case
  section: Section
  children: readonly UnitAggregates[]
  indicators: readonly Indicator[]
  asked: string | null
}) {
  const { visit, which, children } = props
  const { w, lang } = visit
  const indicators = props.indicators.filter((indicator) =>
    children.some(({ figures }) => (figures.get(indicator.code)?.expected ?? 0) > 0),
  )
  if (children.length === 0 || indicators.length === 0) return null
  return (
    <details class="govuk-details" open={props.asked === props.section.id}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{w('figures.by-unit', { count: String(children.length) })}</span>
      </summary>
      <DataTable
        id={`don-vi-${props.section.id}`}
        caption={w('figures.by-unit-caption', { section: props.section.label[lang] })}
        captionHidden
        columns={[
          { head: w('figures.unit') },
          ...indicators.map((indicator) => ({ head: indicator.label[lang], figures: true })),
        ]}
        rows={children.map(({ unit, figures }) => [
          <a class="govuk-link" href={figuresPath(which.period, unit.unitId)}>
            {unitName(w, unit)}
          </a>,
          ...indicators.map((indicator) => cellText(visit, figures.get(indicator.code)!, indicator)),
        ])}
      />
    </details>
  )
}

export function cellText(visit: Visit, figure: Aggregate, indicator: Indicator): string {
  if (figure.expected === 0 && figure.state !== 'number' && figure.state !== 'pair') return '–'
  return printValue(figure, indicator, visit.w)
}

/** How many of the units that ought to report have done so; nothing more where all have. */
export function coverage(visit: Visit, figure: Aggregate) {
  const { w } = visit
  if (figure.expected === 0) return w('figures.coverage-none')
  if (figure.complete) return w('figures.coverage-all', { count: String(figure.expected) })
  return (
    <Tag tone="asked">
      {w('figures.coverage-part', { sent: String(figure.expected - figure.missing), count: String(figure.expected) })}
    </Tag>
  )
}
