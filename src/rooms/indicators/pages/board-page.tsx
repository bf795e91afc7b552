import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import { enteredBy } from '../form-index.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { readBoard, type BoardRow } from '../store/read-board.ts'
import { dueOf, dueTag, stateTag } from './due.tsx'
import { periodName, unitName } from './display-name.ts'
import { addressOf } from './form-handlers.tsx'
import { openCase, type Case } from './open-case.ts'
import { boardPath, figuresPath, formPath } from './paths.ts'

const FILTERS = ['tat-ca', 'chua-gui', 'qua-han', 'cho-duyet', 'tra-lai', 'da-duyet'] as const
type Filter = (typeof FILTERS)[number]

/** GET /tien-do/:form/:period/:unit — who has sent, who is late, who was returned. */
export async function showBoard(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) => {
    const opened = await openCase(tx, catalogue, officer, visit.today, addressOf(c))
    if (!opened.ok) return opened
    const { form, period, tree, unit } = opened.value
    const units = [unit, ...tree.children(unit.unitId)].filter(
      (each) => enteredBy(form, each.kind).length > 0 || (each !== unit && tree.children(each.unitId).length > 0),
    )
    return accept({ case: opened.value, rows: await readBoard(tx, period, units) })
  })
  if (!found.ok) return refusalPage(c, found.refusal)
  const { case: which, rows } = found.value
  const { w } = visit
  const asked = visit.url.searchParams.get('loc')
  const filter = FILTERS.find((each) => each === asked) ?? 'tat-ca'
  const shown = rows.filter((row) => passes(filter, row, which, visit)).toSorted(byWhatIsAsked)
  return page(
    c,
    <Layout
      visit={visit}
      wide
      title={w('figures.board-title')}
      overline={`${unitName(w, which.unit)} · ${periodName(w, which.period)}`}
      trail={[{ href: '/viec', text: w('figures.work') }]}
      ask={w('figures.board-ask', {
        waiting: String(rows.filter((row) => row.submission?.state === 'submitted').length),
        late: String(rows.filter((row) => isLate(row, which, visit)).length),
      })}
    >
      <nav class="nr-filter" aria-label={w('figures.filter')}>
        <ul>
          {FILTERS.map((each) => (
            <li>
              <a
                class="govuk-link"
                href={each === 'tat-ca' ? boardPath(which.period, which.unit.unitId) : `?loc=${each}`}
                aria-current={each === filter ? 'true' : undefined}
              >
                {w(`figures.filter.${each}`)} ({String(rows.filter((row) => passes(each, row, which, visit)).length)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={w('figures.board-caption')}
        captionHidden
        narrow="cards"
        empty={w('figures.board-empty')}
        columns={[
          { head: w('figures.unit') },
          { head: w('figures.state') },
          { head: w('figures.due') },
          { head: w('figures.sent-on') },
          { head: w('figures.remarks') },
        ]}
        rows={shown.map((row) => rowOf(row, which, visit))}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={figuresPath(which.period, which.unit.unitId)}>
          {w('figures.link-sums')}
        </a>
      </p>
    </Layout>,
  )
}

const ORDER = ['submitted', 'returned', 'draft', undefined, 'accepted', 'locked'] as const

/** What waits for the reader first; within a state as the tree has it. */
function byWhatIsAsked(a: BoardRow, b: BoardRow): number {
  return ORDER.indexOf(a.submission?.state) - ORDER.indexOf(b.submission?.state)
}

function isLate(row: BoardRow, which: Case, visit: Visit): boolean {
  return dueOf({ period: which.period, unit: row.unit }, visit.today, row.submission).state === 'late'
}

function passes(filter: Filter, row: BoardRow, which: Case, visit: Visit): boolean {
  const state = row.submission?.state ?? 'draft'
  switch (filter) {
    case 'tat-ca':
      return true
    case 'chua-gui':
      return state === 'draft'
    case 'qua-han':
      return isLate(row, which, visit)
    case 'cho-duyet':
      return state === 'submitted'
    case 'tra-lai':
      return state === 'returned'
    case 'da-duyet':
      return state === 'accepted' || state === 'locked'
  }
}

function rowOf(row: BoardRow, which: Case, visit: Visit) {
  const { w } = visit
  const due = dueOf({ period: which.period, unit: row.unit }, visit.today, row.submission)
  const own = row.unit.unitId === which.unit.unitId
  const enters = enteredBy(which.form, row.unit.kind).length > 0
  const name = own ? w('figures.own-figures', { unit: unitName(w, row.unit) }) : unitName(w, row.unit)
  const sent = row.submission?.firstSubmittedAt
  return [
    <a class="govuk-link" href={enters ? formPath(which.period, row.unit.unitId) : boardPath(which.period, row.unit.unitId)}>
      {name}
    </a>,
    stateTag(w, row.submission?.state),
    <>
      {due.on ? shortDate(due.on) : '–'} {dueTag(w, due)}
    </>,
    sent ? shortDate(dayInVietNam(sent)) : '–',
    <>
      {row.submission?.reason}
      {row.submission && row.submission.explanations > 0 && (
        <span class="nr-small">{row.submission.reason && <br />}{w('figures.explanations', { count: String(row.submission.explanations) })}</span>
      )}
    </>,
  ]
}
