import { type CalendarDate, parseCalendarDate, shortDate, yearOf } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, Field } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { statisticsBy } from '../index.ts'
import { COUNTED, countCovenants, countCovenantsByUnit, type CovenantCounts } from '../store/index.ts'
import { readHere } from './keeper.ts'
import { DESK, STATISTICS } from './paths.ts'

type Span = { readonly from: CalendarDate; readonly to: CalendarDate; readonly year: number | undefined }

/** The year asked for, else the days, else this year. */
function askedSpan(c: PageContext): Span {
  const { url, today } = visitOf(c)
  const [from, to] = [parseCalendarDate(url.searchParams.get('tu') ?? ''), parseCalendarDate(url.searchParams.get('den') ?? '')]
  if (from.ok && to.ok && from.value <= to.value) return { from: from.value, to: to.value, year: undefined }
  const asked = url.searchParams.get('nam') ?? ''
  const year = /^(19|20)\d\d$/.test(asked) ? Number(asked) : yearOf(today)
  return { from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate, year }
}

function readCounts(c: PageContext, house: House, { from, to }: Span) {
  const { unitPath } = officerOf(c)
  return readHere(c, house, async (tx) => accept({ all: await countCovenants(tx, unitPath, from, to), units: await countCovenantsByUnit(tx, unitPath, from, to) }))
}

/** GET /viec/huong-uoc/thong-ke — the numbers of Đ16 for a year, by the units below. */
export async function showStatistics(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const span = askedSpan(c)
  const read = await readCounts(c, house, span)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { all, units } = read.value
  const figures = (counts: CovenantCounts): string[] => COUNTED.map((name) => String(counts[name]))
  const query = span.year ? `nam=${span.year}` : `tu=${span.from}&den=${span.to}`
  return page(
    c,
    <Layout
      visit={visit} title={w('covenants.statistics')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('covenants.title') }]} wide
      ask={w('covenants.statistics-ask', { from: shortDate(span.from), to: shortDate(span.to) })} by={span.year ? w('covenants.by', { date: shortDate(statisticsBy(span.year)) }) : undefined}
    >
      <form method="get" action={STATISTICS}>
        <Field name="nam" label={w('covenants.field.year')} value={String(span.year ?? yearOf(span.to))} figures="integer" width={5} />
        <Button look="secondary">{w('covenants.see')}</Button>
      </form>
      <DataTable
        id="thong-ke" caption={w('covenants.statistics-caption')} narrow="cards" empty={w('covenants.none')}
        columns={[{ head: w('covenants.field.unit') }, ...COUNTED.map((name) => ({ head: w(`covenants.count.${name}`), figures: true }))]}
        rows={[...units.map((unit) => [unit.name, ...figures(unit)]), ...(all ? [[w('covenants.total'), ...figures(all)]] : [])]}
      />
      <p class="govuk-body">{w('covenants.statistics-says')}</p>
      <p class="govuk-body"><a class="govuk-link" href={`${STATISTICS}.csv?${query}`}>{w('covenants.csv')}</a></p>
    </Layout>,
  )
}

/** GET /viec/huong-uoc/thong-ke.csv — the same for a spreadsheet: UTF-8 with a mark, one line a unit. */
export async function sendStatistics(c: PageContext, house: House): Promise<Response> {
  const { w } = visitOf(c)
  const span = askedSpan(c)
  const read = await readCounts(c, house, span)
  if (!read.ok) return refusalPage(c, read.refusal)
  const head = [w('covenants.field.unit'), ...COUNTED.map((name) => w(`covenants.count.${name}`))]
  const { all, units } = read.value
  const rows = [head, ...units.map((unit) => [unit.name, ...COUNTED.map((name) => String(unit[name]))]), ...(all ? [[w('covenants.total'), ...COUNTED.map((name) => String(all[name]))]] : [])]
  const text = rows.map((row) => row.map(csvCell).join(',')).join('\r\n')
  return c.body(`\uFEFF${text}\r\n`, 200, {
    'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="huong-uoc-${span.from}-${span.to}.csv"`, 'Cache-Control': 'no-store',
  })
}

/** A spreadsheet takes no cell for a formula. */
function csvCell(text: string): string {
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
