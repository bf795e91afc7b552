import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import { readOnly, type Tx } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { printTime } from '#web/print-time.ts'
import { Button, DataTable, EmptyState, ErrorSummary, errorOf, Field, Select } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { findUnitPaths, findUnitsBelow, type JournalLine, type NamedUnit, type ReadableUnit, readLines } from '../store/index.ts'
import { askedLines, linesHref, type AskedLines } from './asked-lines.ts'
import { Changes, changesOf } from './changes.tsx'
import { LINE_ACTS } from './line-acts.ts'

const PER_PAGE = 40

type Found = { readonly units: readonly ReadableUnit[]; readonly chosen: ReadableUnit | undefined; readonly lines: readonly JournalLine[] }

/** GET /nhat-ky — what was done in the officer's unit and below it, the newest first. */
export async function showJournal(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const asked = askedLines(c)
  const found = await readOnly(house.database, officer, async (tx) => {
    if (!may(officer, 'read-journal', officer.unitPath, visit.today)) return refuse({ code: 'journal.not-yours' })
    const chosen = asked.unit === undefined ? undefined : await findUnitPaths(tx, asked.unit)
    const below = asked.unit === undefined ? officer.reads : readable(officer, chosen?.paths ?? [])
    if (asked.unit !== undefined && below.length === 0) return refuse({ code: 'journal.unit-not-found' })
    return accept({ chosen, ...(await look(tx, officer, visit.today, asked, below)) })
  })
  if (!found.ok) return refusalPage(c, found.refusal)
  return page(c, <JournalPage visit={visit} officer={officer} asked={asked} found={found.value} catalogue={catalogue} />, asked.problems.length > 0 ? 422 : 200)
}

/** Of a unit's paths those that the officer may read: below the officer's own unit, or inherited. */
function readable(officer: Officer, paths: readonly string[]): string[] {
  return paths.filter((path) => officer.reads.some((prefix) => path.startsWith(prefix)))
}

async function look(
  tx: Tx, officer: Officer, today: CalendarDate, asked: AskedLines, below: readonly string[],
): Promise<{ units: ReadableUnit[]; lines: JournalLine[] }> {
  const units = await findUnitsBelow(tx, officer.unitId, officer.reads, today)
  const { act, day, form, period, before } = asked
  const lines = asked.problems.length > 0 ? [] : await readLines(tx, { below, act, day, form, period, before, limit: PER_PAGE + 1 })
  return { units, lines }
}

type Shown = { readonly visit: Visit; readonly officer: Officer; readonly asked: AskedLines; readonly found: Found; readonly catalogue: CatalogueIndex }

function JournalPage({ visit, officer, asked, found, catalogue }: Shown) {
  const { w } = visit
  const { lines, chosen } = found
  const shown = lines.slice(0, PER_PAGE)
  const history = asked.form !== undefined && asked.period !== undefined ? catalogue.findPeriod(asked.form, asked.period) : undefined
  return (
    <Layout
      visit={visit}
      wide
      title={history ? w('journal.history-title') : w('journal.title')}
      overline={history && chosen ? `${nameOf(chosen, w)} · ${w('figures.period', { label: history.label[w.lang] })}` : nameOf(chosen ?? ownUnit(officer), w)}
      trail={history ? [{ href: '/nhat-ky', text: w('journal.title') }] : []}
      refused={asked.problems.length > 0}
    >
      <ErrorSummary w={w} problems={asked.problems} />
      <p class="govuk-body">{w('journal.says')}</p>
      <Filter visit={visit} asked={asked} found={found} />
      {asked.problems.length === 0 && shown.length === 0 && (
        <EmptyState title={w('journal.none')}>
          <p class="govuk-body">
            <a class="govuk-link" href="/nhat-ky">
              {w('journal.all')}
            </a>
          </p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <div class="nr-journal">
          <Lines visit={visit} lines={shown} catalogue={catalogue} />
        </div>
      )}
      <nav class="nr-pages" aria-label={w('journal.pages')}>
        {asked.before ? <a href={linesHref(asked, undefined)}>{w('journal.newest')}</a> : <span />}
        {lines.length > PER_PAGE && (
          <a href={linesHref(asked, shown.at(-1))} rel="next">
            {w('journal.older')} →
          </a>
        )}
      </nav>
    </Layout>
  )
}

/** Unit, act, day. A form's history keeps its form and period. */
function Filter({ visit, asked, found }: { visit: Visit; asked: AskedLines; found: Found }) {
  const { w } = visit
  const { units, chosen } = found
  const listed = chosen && !units.some((unit) => unit.unitId === chosen.unitId) ? [chosen, ...units] : units
  return (
    <form method="get" action="/nhat-ky" class="nr-journal__filter">
      {asked.form !== undefined && <input type="hidden" name="bieu" value={asked.form} />}
      {asked.period !== undefined && <input type="hidden" name="ky" value={asked.period} />}
      {listed.length > 0 && (
        <Select
          name="don-vi" label={w('journal.unit')} blank={w('journal.all-units')} value={asked.unit === undefined ? '' : String(asked.unit)}
          options={listed.map((unit) => ({ value: String(unit.unitId), text: nameOf(unit, w) }))}
        />
      )}
      <Select
        name="viec" label={w('journal.act')} blank={w('journal.all-acts')} value={asked.act ?? ''}
        options={LINE_ACTS.map((act) => ({ value: act, text: w(`journal.act.${act}`) }))}
      />
      <Field name="ngay" label={w('journal.on-day')} hint={w('journal.on-day-hint')} value={asked.dayText} width={10} error={errorOf(w, asked.problems, 'ngay')} />
      <Button look="secondary">{w('journal.filter')}</Button>
    </form>
  )
}

function Lines({ visit, lines, catalogue }: { visit: Visit; lines: readonly JournalLine[]; catalogue: CatalogueIndex }) {
  const { w } = visit
  return (
    <DataTable
      caption={w('journal.caption')}
      captionHidden
      narrow="cards"
      columns={[{ head: w('journal.when') }, { head: w('journal.who') }, { head: w('journal.what') }, { head: w('journal.changes') }]}
      rows={lines.map((line) => {
        const form = catalogue.forms.find(({ id }) => id === line.subject['form'])
        return [
          <div>
            {printTime(line.at)}
            <br />
            <span class="nr-small">{w('journal.line', { number: line.seq })}</span>
          </div>,
          <div>
            <Who line={line} w={w} />
          </div>,
          <div>
            <What line={line} catalogue={catalogue} w={w} />
          </div>,
          <div>
            <Changes changes={changesOf(line.subject, form, w)} w={w} />
          </div>,
        ]
      })}
    />
  )
}

function Who({ line, w }: { line: JournalLine; w: Words }) {
  if (line.person === null) return <>{w('journal.system')}</>
  return (
    <>
      {line.person}
      {line.office && (
        <>
          <br />
          <span class="nr-small">
            {w(`offices.kind.${line.office.officeKind}`)}, {nameOf(line.office, w)}
          </span>
        </>
      )}
    </>
  )
}

function What({ line, catalogue, w }: { line: JournalLine; catalogue: CatalogueIndex; w: Words }) {
  const { subject, act } = line
  const period = catalogue.findPeriod(String(subject['form'] ?? ''), String(subject['period'] ?? ''))
  const about = [line.unit && nameOf(line.unit, w), period && w('figures.period', { label: period.label[w.lang] })].filter(Boolean).join(' · ')
  return (
    <>
      <strong>{w.has(`journal.act.${act}`) ? w(`journal.act.${act}`) : w('journal.act-other', { act })}</strong>
      {about !== '' && (
        <>
          <br />
          <span class="nr-small">{about}</span>
        </>
      )}
      {typeof subject['title'] === 'string' && (
        <>
          <br />
          <span class="nr-small">{w('journal.about', { title: subject['title'] })}</span>
        </>
      )}
      {typeof subject['source'] === 'string' && (
        <>
          <br />
          <span class="nr-small">{subject['source'] === 'demo' ? w('journal.from-demonstration') : w('journal.from-file', { file: subject['source'] })}</span>
        </>
      )}
      <SourceReport subject={subject} w={w} />
      {typeof subject['reason'] === 'string' && (
        <>
          <br />
          {w('journal.reason', { reason: subject['reason'] })}
        </>
      )}
    </>
  )
}

/** The report from which figures were taken. */
function SourceReport({ subject, w }: { subject: JournalLine['subject']; w: Words }) {
  const report = subject['report'] as { number?: unknown; dated?: unknown } | undefined
  const day = parseCalendarDate(String(report?.dated ?? ''))
  if (!report || !day.ok) return null
  return (
    <>
      <br />
      <span class="nr-small">{w('journal.from-report', { number: String(report.number), date: shortDate(day.value) })}</span>
    </>
  )
}

function ownUnit(officer: Officer): NamedUnit {
  return { kind: 'agency', name: officer.unitName }
}

/** `Xã Tơ Tung`; agencies and enterprises, and names that are whole already, as they are. */
function nameOf(unit: NamedUnit, w: Words): string {
  return unit.kind === 'agency' || unit.kind === 'enterprise' ? unit.name : w(`places.name.${unit.kind}`, { name: unit.name })
}
