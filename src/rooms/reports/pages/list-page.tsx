import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { may } from '#rooms/offices/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, EmptyState, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { fullName } from '../index.ts'
import { caseOf, readReport } from '../store/index.ts'
import { oldReportPath, reportPath } from './paths.ts'

/** GET /bao-cao — the reports of the officer's unit, the latest period first. */
export async function showReports(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) => {
    const rows = []
    for (const period of catalogue.periods.filter((one) => one.from <= visit.today).toSorted((a, b) => (a.to < b.to ? 1 : -1))) {
      const tree = await reportingTree(tx, period.to)
      const unit = tree.find(officer.unitId)
      if (!unit || !may(officer, 'read', unit.path, visit.today)) continue
      const opened = caseOf(catalogue, period, tree, unit)
      if (opened.ok) rows.push({ period, unit, stored: await readReport(tx, opened.value) })
    }
    return accept(rows)
  })
  if (!found.ok) return refusalPage(c, found.refusal)
  const { w, lang } = visit
  const rows = found.value.map(({ period, unit, stored }) => {
    const due = period.due[unit.level as 'commune' | 'district' | 'province']
    return [
      <>
        <a class="govuk-link" href={reportPath(period, unit.unitId)}>{w('reports.title', { period: period.label[lang] })}</a>
        <br />
        <a class="govuk-link nr-small" href={oldReportPath(period, unit.unitId)}>{w('reports.old.link-of', { period: period.label[lang] })}</a>
      </>,
      fullName(unit as Parameters<typeof fullName>[0], w),
      due ? shortDate(due) : '–',
      stored.blocks.size === 0 ? <Tag>{w('reports.state.empty')}</Tag> : <Tag tone="waiting">{w('reports.state.writing')}</Tag>,
    ]
  })
  return page(
    c,
    <Layout visit={visit} title={w('reports.list-title')} ask={w('reports.list-ask')}>
      {rows.length === 0 ? (
        <EmptyState title={w('reports.list-empty')}>
          <p class="govuk-body">{w('reports.list-empty-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('reports.list-title')}
          captionHidden
          narrow="cards"
          columns={[{ head: w('reports.nav') }, { head: w('figures.unit') }, { head: w('figures.due') }, { head: w('reports.section-state') }]}
          rows={rows}
        />
      )}
    </Layout>,
  )
}
