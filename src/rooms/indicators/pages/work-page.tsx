import { accept } from '#foundation/result.ts'
import { DESK as DISCLOSURE_DESK } from '#rooms/disclosure/pages/paths.ts'
import { type Desk as DisclosureDesk, findDiscloser, readDesk as readDisclosureDesk } from '#rooms/disclosure/store/index.ts'
import { knows, may, type Officer } from '#rooms/offices/index.ts'
import { type PlaceRegister, unitName as spanName } from '#rooms/places/index.ts'
import { readOnly, type Tx } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { EmptyState } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import { enteredBy } from '../form-index.ts'
import type { CatalogueIndex, NumberedPeriod } from '../store/catalogue-index.ts'
import { readBoard, type BoardRow } from '../store/read-board.ts'
import { reportingTree, type TreeUnit } from '../store/reporting-tree.ts'
import { dueLine, dueOf, dueTag, stateTag } from './due.tsx'
import { periodName, unitName } from './display-name.ts'
import { boardPath, figuresNowPath, figuresPath, formPath, reportPath } from './paths.ts'
import { findPresent } from './present-unit.ts'

type Duty = {
  readonly period: NumberedPeriod
  readonly unit: TreeUnit
  readonly own: BoardRow | undefined
  readonly below: readonly BoardRow[]
}

/** GET /viec — what is asked of this officer, period by period, the most recent first. */
export async function showWork(c: PageContext, house: House, catalogue: CatalogueIndex, places: PlaceRegister): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) =>
    accept({ duties: await findDuties(tx, catalogue, officer, visit), disclosure: await findDisclosure(tx, officer, visit) }),
  )
  if (!found.ok) return refusalPage(c, found.refusal)
  const { w } = visit
  const { duties, disclosure } = found.value
  // Whoever follows how units disclose, and sees no figures, has their work on the page of compliance.
  if (duties.length === 0 && !disclosure && !knows(officer.kind, 'read')) return c.redirect(knows(officer.kind, 'confirm-announcement') ? '/viec/thong-bao' : '/tuan-thu', 303)
  const open = openTasks(duties, officer, visit) + (disclosure?.open.length ?? 0)
  const ask = open === 0 ? w('figures.work-none') : w('figures.work-ask', { count: String(open) })
  return page(
    c,
    <Layout visit={visit} title={w('figures.work-title')} ask={ask}>
      {disclosure && <DisclosureCard visit={visit} desk={disclosure} />}
      {duties.length === 0 && (
        <EmptyState title={w('figures.work-empty')}>
          <p class="govuk-body">{w('figures.work-empty-says')}</p>
        </EmptyState>
      )}
      {duties.map((duty) => (
        <DutyCard visit={visit} officer={officer} duty={duty} />
      ))}
      <Before visit={visit} officer={officer} catalogue={catalogue} places={places} />
    </Layout>,
  )
}

/** What the officer's unit has to disclose; undefined where this office does not disclose. */
async function findDisclosure(tx: Tx, officer: Officer, { today }: Visit): Promise<DisclosureDesk | undefined> {
  if (!may(officer, 'post', officer.unitPath, today)) return undefined
  const unit = await findDiscloser(tx, officer.unitId, today)
  return unit && readDisclosureDesk(tx, unit, today)
}

function DisclosureCard({ visit: { w }, desk }: { visit: Visit; desk: DisclosureDesk }) {
  const overdue = desk.open.filter(({ state }) => state === 'overdue').length
  return (
    <section class="nr-duty" aria-labelledby="viec-cong-khai">
      <h2 class="govuk-heading-m" id="viec-cong-khai">
        {w('disclosure.desk')}
      </h2>
      <ul class="nr-counts">
        <li>
          <strong class="nr-figures">{desk.open.length}</strong> {w('disclosure.count-open')}
        </li>
        {overdue > 0 && (
          <li class="nr-counts__late">
            <strong class="nr-figures">{overdue}</strong> {w('disclosure.count-overdue')}
          </li>
        )}
        <li>
          <strong class="nr-figures">{desk.unfinished.length}</strong> {w('disclosure.count-unfinished')}
        </li>
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={DISCLOSURE_DESK}>
          {w('disclosure.open-desk')}
        </a>
      </p>
    </section>
  )
}

async function findDuties(tx: Tx, catalogue: CatalogueIndex, officer: Officer, visit: Visit): Promise<Duty[]> {
  const duties: Duty[] = []
  const recent = catalogue.periods.filter((period) => period.from <= visit.today).sort((a, b) => (a.to < b.to ? 1 : -1))
  for (const period of recent) {
    const tree = await reportingTree(tx, period.to)
    const unit = tree.find(officer.unitId)
    if (!unit || !may(officer, 'read', unit.path, visit.today)) continue
    const form = catalogue.getForm(period.form)
    const enters = enteredBy(form, unit.kind).length > 0 && may(officer, 'enter', unit.path, visit.today)
    const children = tree.children(unit.unitId)
    if (!enters && children.length === 0) continue
    const rows = await readBoard(tx, period, [unit, ...children])
    duties.push({
      period,
      unit,
      own: enters ? rows.find((row) => row.unit.unitId === unit.unitId) : undefined,
      below: rows.filter((row) => row.unit.unitId !== unit.unitId && enteredBy(form, row.unit.kind).length > 0),
    })
  }
  return duties
}

function openTasks(duties: readonly Duty[], officer: Officer, visit: Visit): number {
  let count = 0
  for (const duty of duties) {
    if (duty.own && (duty.own.submission?.state ?? 'draft') === 'draft') count += 1
    if (duty.own?.submission?.state === 'returned') count += 1
    for (const row of duty.below) {
      if (row.submission?.state === 'submitted' && may(officer, 'accept', row.unit.path, visit.today)) count += 1
    }
  }
  return count
}

/** The periods before the unit was formed: their figures are those of the units it was made of. */
function Before({ visit, officer, catalogue, places }: { visit: Visit; officer: Officer; catalogue: CatalogueIndex; places: PlaceRegister }) {
  const { w, today } = visit
  const present = findPresent(places, officer, officer.unitId, today)
  if (!present) return null
  const before = catalogue.periods
    .filter((period) => !places.spanAt(officer.unitId, period.to) && places.territoryAt(officer.unitId, period.to).length > 0)
    .toSorted((a, b) => (a.to < b.to ? 1 : -1))
  if (before.length === 0) return null
  return (
    <section class="nr-duty" aria-labelledby="truoc-day">
      <h2 class="govuk-heading-m" id="truoc-day">
        {w('figures.before-title', { unit: spanName(present, w) })}
      </h2>
      <p class="govuk-body">{w('figures.before-says')}</p>
      <ul class="govuk-list">
        {before.map((period) => (
          <li>
            <a class="govuk-link" href={figuresNowPath(period, officer.unitId)}>
              {w('figures.before-link', { period: period.label[w.lang] })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DutyCard({ visit, officer, duty }: { visit: Visit; officer: Officer; duty: Duty }) {
  const { w } = visit
  const { period, unit, own, below } = duty
  const due = dueOf({ period, unit }, visit.today, own?.submission)
  const count = (state: string) => below.filter((row) => (row.submission?.state ?? 'none') === state).length
  const late = below.filter((row) => dueOf({ period, unit: row.unit }, visit.today, row.submission).state === 'late').length
  return (
    <section class="nr-duty" aria-labelledby={`ky-${period.periodId}`}>
      <h2 class="govuk-heading-m" id={`ky-${period.periodId}`}>
        {periodName(w, period)}
      </h2>
      <p class="govuk-body nr-small">{unitName(w, unit)}</p>
      {own && (
        <p class="govuk-body">
          {stateTag(w, own.submission?.state)} {dueTag(w, due)} {dueLine(w, due)}
          <br />
          <a class="govuk-link" href={formPath(period, unit.unitId)}>
            {w('figures.open-own-form')}
          </a>
        </p>
      )}
      {below.length > 0 && (
        <>
          <ul class="nr-counts">
            {(['submitted', 'returned', 'accepted', 'locked', 'draft', 'none'] as const)
              .filter((state) => count(state) > 0)
              .map((state) => (
                <li>
                  <strong class="nr-figures">{count(state)}</strong> {w(`figures.count-of.${state}`)}
                </li>
              ))}
            {late > 0 && (
              <li class="nr-counts__late">
                <strong class="nr-figures">{late}</strong> {w('figures.count-of.late')}
              </li>
            )}
          </ul>
          <p class="govuk-body">
            <a class="govuk-link" href={boardPath(period, unit.unitId)}>
              {w('figures.open-board')}
            </a>
          </p>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={figuresPath(period, unit.unitId)}>
          {w('figures.open-figures')}
        </a>
        {may(officer, 'draft-report', unit.path, visit.today) && unit.level !== 'body' && (
          <>
            {' · '}
            <a class="govuk-link" href={reportPath(period, unit.unitId)}>
              {w('figures.open-report')}
            </a>
          </>
        )}
      </p>
    </section>
  )
}
