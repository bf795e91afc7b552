import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem, SummaryList } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { words } from '#words/words.ts'
import { tally } from '../compliance.ts'
import { composeCouncilReport } from '../compose-council-report.ts'
import { composeNotice } from '../compose-notice.ts'
import { composePlan, composePlanWorkbook } from '../compose-plan.ts'
import { composeScript } from '../compose-script.ts'
import { quarterOf, quarterRange } from '../index.ts'
import { daysAsked, factsOf, readCouncilSource, readPlanSource } from '../store/paper-sources.ts'
import { PAPER_FORMATS, printPaper } from '../store/print-paper.ts'
import { findQuarterUnit } from '../store/quarters.ts'
import { readHere } from './keeper.ts'
import { DESK, publicPath } from './paths.ts'
import { councilFilePath, COUNCIL, planFilePath, postingPaperPath } from './papers-paths.ts'
import { readPostingDesk } from './posting-desk.ts'
import { formatOf, sendBytes } from './send-paper.ts'

/** How many days on end a script is read out where the law says nothing. */
const DAYS_READ = 3

/** GET …/tin/:postingId/giay/niem-yet.pdf, phat-thanh.docx — the sheet for the board, the script for the loudspeakers. */
export async function sendPostingPaper(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const file = c.req.param('file') ?? ''
  const format = formatOf(file)
  const which = /^(niem-yet|phat-thanh)\.(?:docx|pdf)$/.exec(file)?.[1]
  if (!format || !which) return refusalPage(c, { code: 'papers.not-found' })
  const read = await readPostingDesk(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  if (read.value.posting.state === 'withdrawn') return refusalPage(c, { code: 'papers.withdrawn-wrong-state' })
  const unit = await readHere(c, house, async (tx, here) => accept(await findQuarterUnit(tx, here.unitId, visit.today)))
  if (!unit.ok || !unit.value) return refusalPage(c, { code: 'papers.not-found' })
  const { posting, rule } = read.value
  const { issuer } = unit.value
  const address = `${house.publicOrigin ?? visit.url.origin}${publicPath(posting.code)}`
  const say = words('vi')
  const facts = factsOf(posting)
  const tree = which === 'niem-yet'
    ? composeNotice({ issuer, facts, address, minDays: daysAsked(rule, 'a'), made: visit.today }, say)
    : composeScript({ issuer, facts, days: daysAsked(rule, 'c') ?? DAYS_READ, made: visit.today }, say)
  return sendBytes(c, await printPaper({ tree }, format), `${which}-${posting.code}.${format}`, format)
}

/** Links to the papers of a posting, for its desk. */
export function PostingPapers({ postingId, commune, w }: { postingId: string; commune: boolean; w: (key: string) => string }) {
  const link = (file: string, text: string) => <a class="govuk-link" href={postingPaperPath(postingId, file)}>{text}</a>
  return (
    <section>
      <h2 class="govuk-heading-m">{w('papers.of-posting')}</h2>
      <ul class="govuk-list">
        <li>
          {w('papers.sheet-for-board')}: {link('niem-yet.pdf', w('papers.file.pdf'))}, {link('niem-yet.docx', w('papers.file.docx'))}
        </li>
        {commune && (
          <li>
            {w('papers.script-for-loudspeaker')}: {link('phat-thanh.pdf', w('papers.file.pdf'))}, {link('phat-thanh.docx', w('papers.file.docx'))}
          </li>
        )}
      </ul>
    </section>
  )
}

/** GET /viec/cong-khai/ke-hoach/:year/tai/ke-hoach.pdf — the plan as it stands. */
export async function sendPlan(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const format = formatOf(c.req.param('file') ?? '')
  const year = c.req.param('year') ?? ''
  if (!format || !/^20\d\d$/.test(year)) return refusalPage(c, { code: 'papers.not-found' })
  const read = await readHere(c, house, async (tx, here) => {
    const unit = await findQuarterUnit(tx, here.unitId, visit.today)
    const source = unit && (await readPlanSource(tx, unit, Number(year), visit.today))
    return source ? accept(source) : refuse({ code: 'papers.not-found' })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const say = words('vi')
  const paper = { tree: composePlan(read.value, say), workbook: (hash: string) => composePlanWorkbook(read.value, hash, say) }
  return sendBytes(c, await printPaper(paper, format), `ke-hoach-cong-khai-${read.value.issuer.code}-${year}.${format}`, format)
}

/** Links to the plan as a document, for its page. */
export function PlanPapers({ year, w }: { year: number; w: (key: string) => string }) {
  return (
    <p class="govuk-body">
      {w('papers.plan-files')}{' '}
      {PAPER_FORMATS.map((format) => (
        <>
          <a class="govuk-link" href={planFilePath(year, `ke-hoach.${format}`)}>{w(`papers.file.${format}`)}</a>{' '}
        </>
      ))}
    </p>
  )
}

type Span = { readonly from: CalendarDate; readonly to: CalendarDate }

/** The days asked for, else from the first of the year through the end of the last quarter that is over. */
function askedSpan(c: PageContext): Result<Span> {
  const { today, url } = visitOf(c)
  const { year, quarter } = quarterOf(today)
  const typed = (name: string, otherwise: CalendarDate): Result<CalendarDate> => {
    const text = url.searchParams.get(name)?.trim() ?? ''
    if (text === '') return accept(otherwise)
    const parsed = parseTypedDate(text)
    return parsed.ok ? parsed : refuse({ ...parsed.refusal, field: name })
  }
  const from = typed('tu', `${quarter === 1 ? year - 1 : year}-01-01` as CalendarDate)
  if (!from.ok) return from
  const to = typed('den', quarter === 1 ? (`${year - 1}-12-31` as CalendarDate) : quarterRange(year, (quarter - 1) as 1).to)
  if (!to.ok) return to
  return to.value < from.value ? refuse({ code: 'papers.span-ends-before', field: 'den' }) : accept({ from: from.value, to: to.value })
}

/** GET /viec/cong-khai/bao-cao-hdnd — the report to the people's council: for which days, what it will say, its files. */
export async function showCouncil(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today, url } = visit
  const span = askedSpan(c)
  const problems: Problem[] = span.ok ? [] : [{ field: String(span.refusal['field']), refusal: span.refusal }]
  const read = await readHere(c, house, async (tx, here) => {
    const unit = await findQuarterUnit(tx, here.unitId, today)
    if (!unit || here.discloser !== 'commune') return refuse({ code: 'papers.not-found' })
    return accept(span.ok ? await readCouncilSource(tx, unit, span.value.from, span.value.to, today) : undefined)
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const source = read.value
  const all = source && tally(source.duties)
  const value = (name: string, day: CalendarDate | undefined): string => url.searchParams.get(name) ?? (day ? shortDate(day) : '')
  return page(
    c,
    <Layout visit={visit} title={w('papers.council-title')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} ask={w('papers.council-ask')} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="get" action={COUNCIL}>
        <Field name="tu" label={w('papers.span-from')} value={value('tu', source?.from)} width={10} error={errorOf(w, problems, 'tu')} />
        <Field name="den" label={w('papers.span-to')} value={value('den', source?.to)} width={10} error={errorOf(w, problems, 'den')} />
        <Button look="secondary">{w('papers.span-see')}</Button>
      </form>
      {source && all && (
        <>
          <SummaryList
            rows={[
              { key: w('papers.council.column.arose'), value: String(all.arose) }, { key: w('papers.council.column.in-time'), value: String(all.inTime) },
              { key: w('papers.council.column.late'), value: String(all.late) }, { key: w('papers.council.column.not'), value: String(all.not) },
              { key: w('papers.council.column.waiting'), value: String(all.waiting) },
            ]}
          />
          <p class="govuk-body">
            {w('papers.council-files')}{' '}
            {(['docx', 'pdf'] as const).map((format) => (
              <>
                <a class="govuk-link" href={councilFilePath(`bao-cao.${format}`, source.from, source.to)}>{w(`papers.file.${format}`)}</a>{' '}
              </>
            ))}
          </p>
        </>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** GET …/bao-cao-hdnd/tai/bao-cao.docx?tu=&den= */
export async function sendCouncil(c: PageContext, house: House): Promise<Response> {
  const { today, url } = visitOf(c)
  const format = formatOf(c.req.param('file') ?? '')
  const [from, to] = [parseCalendarDate(url.searchParams.get('tu') ?? ''), parseCalendarDate(url.searchParams.get('den') ?? '')]
  if (!format || format === 'xlsx' || !from.ok || !to.ok || to.value < from.value) return refusalPage(c, { code: 'papers.not-found' })
  const read = await readHere(c, house, async (tx, here) => {
    const unit = await findQuarterUnit(tx, here.unitId, today)
    return unit && here.discloser === 'commune' ? accept(await readCouncilSource(tx, unit, from.value, to.value, today)) : refuse({ code: 'papers.not-found' })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const tree = composeCouncilReport(read.value, words('vi'))
  return sendBytes(c, await printPaper({ tree }, format), `bao-cao-cong-khai-${read.value.issuer.code}-${to.value}.${format}`, format)
}
