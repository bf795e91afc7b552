import { shortDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, Inset, Pagination, SummaryList } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import type { Indicator } from '../catalogue.ts'
import { findPrinted, type Printed } from '../compare-printed.ts'
import { findIndicator, getIndicator } from '../form-index.ts'
import { printValue, printValueWithCounts } from '../print-value.ts'
import { accountNames } from '../store/account-names.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { readPrintedBelow } from '../store/printed-reports.ts'
import { readAggregates } from '../store/read-aggregates.ts'
import { readSources, SOURCES_PER_PAGE, type SourceFigure } from '../store/read-sources.ts'
import { periodName, unitName } from './display-name.ts'
import { isAmong } from '../unit-group.ts'
import { coverage } from './figures-page.tsx'
import { FromReports, PrintedBeside } from './from-reports.tsx'
import { addressOf } from './form-handlers.tsx'
import { openCase, type Case } from './open-case.ts'
import { figuresPath, formPath, sourcesPath } from './paths.ts'

/** The indicators that a ratio or a count is worked out from. */
function madeOf(which: Case, indicator: Indicator): Indicator[] {
  const codes = [indicator.numerator, indicator.denominator, indicator.of && 'code' in indicator.of ? indicator.of.code : undefined]
  return codes.filter((code) => code !== undefined).map((code) => getIndicator(which.form, code))
}

/** GET /so-lieu/:form/:period/:unit/:code — a figure opened into the figures it is made of. */
export async function showSources(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) => {
    const opened = await openCase(tx, catalogue, officer, visit.today, addressOf(c))
    if (!opened.ok) return opened
    const { form, period, tree, unit } = opened.value
    const indicator = findIndicator(form, c.req.param('code') ?? '')
    if (!indicator) return refuse({ code: 'figures.not-found' })
    const [whole] = await readAggregates(tx, catalogue, tree, period, [unit])
    const sources = await readSources(tx, catalogue, tree, period, unit, indicator)
    const names = await accountNames(tx, sources.map((source) => source.author))
    const printed = await readPrintedBelow(tx, period, unit)
    return accept({ case: opened.value, indicator, figures: whole!.figures, sources, names, printed })
  })
  if (!found.ok) return refusalPage(c, found.refusal)
  const { case: which, indicator, figures, sources, names, printed } = found.value
  const { w, lang } = visit
  const figure = figures.get(indicator.code)!
  const parts = madeOf(which, indicator)
  const beside = isAmong(which.unit.kind, indicator.enteredBy) ? [] : findPrinted(printed.get(which.unit.unitId) ?? [], indicator.code)
  const ofReports = (source: SourceFigure) => findPrinted(printed.get(source.unit.unitId) ?? [], indicator.code)
  const pages = Math.max(1, Math.ceil(sources.length / SOURCES_PER_PAGE))
  const here = Math.min(pages, Math.max(1, Number.parseInt(visit.url.searchParams.get('trang') ?? '1', 10) || 1))
  const shown = sources.slice((here - 1) * SOURCES_PER_PAGE, here * SOURCES_PER_PAGE)
  const explained = sources.filter((source) => source.explanation)
  return page(
    c,
    <Layout
      visit={visit}
      wide
      title={indicator.label[lang]}
      overline={`${unitName(w, which.unit)} · ${periodName(w, which.period)}`}
      trail={[
        { href: '/viec', text: w('figures.work') },
        { href: figuresPath(which.period, which.unit.unitId), text: w('figures.sums-title') },
      ]}
      ask={w('figures.sources-ask')}
    >
      <SummaryList
        rows={[
          { key: w('figures.value'), value: <strong>{printValueWithCounts(figure, indicator, w)}</strong> },
          { key: w('figures.unit-of-measure'), value: indicator.unit[lang] },
          { key: w('figures.how-summed'), value: w(`figures.aggregation.${indicator.aggregation}`) },
          { key: w('figures.coverage'), value: coverage(visit, figure) },
          { key: w('figures.basis'), value: w('figures.basis-with', { basis: indicator.basis, confidence: w(`figures.confidence.${indicator.confidence}`) }) },
          ...(beside.length > 0
            ? [{ key: w('indicators.of-reports'), value: <PrintedBeside visit={visit} printed={beside} value={figure.complete ? figure : undefined} indicator={indicator} /> }]
            : []),
        ]}
      />
      {explained.length > 0 && <Inset>{w('figures.sources-explained', { count: String(explained.length) })}</Inset>}
      {parts.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{w('figures.made-of')}</h2>
          <ul class="govuk-list">
            {parts.map((part) => (
              <li>
                <a class="govuk-link" href={sourcesPath(which.period, which.unit.unitId, part.code)}>
                  {part.label[lang]}
                </a>
                : <strong>{printValue(figures.get(part.code)!, part, w)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {sources.length > 0 && (
        <DataTable
          caption={w('figures.sources-caption', { count: String(sources.length) })}
          narrow="cards"
          columns={[
            { head: w('figures.unit') },
            { head: w('figures.value'), figures: true },
            { head: w('figures.author') },
            { head: w('figures.entered-at') },
            { head: w('figures.explanation') },
          ]}
          rows={shown.map((source) => sourceRow(source, which, indicator, visit, names, ofReports(source)))}
        />
      )}
      {pages > 1 && <Pagination w={w} page={here} pages={pages} href={(number) => `?trang=${number}`} />}
    </Layout>,
  )
}

function sourceRow(source: SourceFigure, which: Case, indicator: Indicator, visit: Visit, names: ReadonlyMap<string, string>, printed: readonly Printed[]) {
  const { w } = visit
  return [
    <a class="govuk-link" href={`${formPath(which.period, source.unit.unitId)}#v.${indicator.code}`}>
      {unitName(w, source.unit)}
    </a>,
    printValue(source.value, indicator, w),
    (source.author && names.get(source.author)) || '–',
    source.at ? shortDate(dayInVietNam(source.at)) : '–',
    printed.length === 0 ? (
      (source.explanation ?? '')
    ) : (
      <div>
        {source.explanation ?? ''}
        <FromReports visit={visit} printed={printed} value={source.value} indicator={indicator} />
      </div>
    ),
  ]
}
