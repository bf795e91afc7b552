import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { decimal, printPercent } from '#foundation/decimal.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { printXlsx } from '#documents/print-xlsx.ts'
import { reportingTree, type ReportingTree, type TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import { may } from '#rooms/offices/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, Select, Tag, type Tone } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { quarterArisen, shareInTime, tally, tallyBy, type JudgedDuty, type Tally } from '../compliance.ts'
import { complianceCsv, complianceLines, complianceWorkbook, type LineOf } from '../compliance-table.ts'
import { articleText, discloserOf, formText, unitText } from '../compose-issuer.ts'
import { quarterText } from '../compose-register.ts'
import { type DutyState, quarterRange, type Quarter } from '../index.ts'
import { compareItems } from '../quarter-register.ts'
import { articleOfRule } from '../store/article-of-rule.ts'
import { loadDutyRules } from '../store/load-duty-rules.ts'
import { readJudgedDuties } from '../store/compliance.ts'
import { PAPER_TYPES } from '../store/print-paper.ts'
import { publicPath } from './paths.ts'
import { COMPLIANCE, type ComplianceAddress, compliancePath } from './papers-paths.ts'

/** Duties listed one by one on a page; the download has all. */
const LISTED = 300

/** Outcomes that an address can ask for. */
const OUTCOMES = { 'dung-han': ['in-time'], cham: ['late'], 'qua-han': ['overdue'], 'chua-den-han': ['waiting', 'due-soon'] } as const satisfies Readonly<Record<string, readonly DutyState[]>>
type Outcome = keyof typeof OUTCOMES

type ComplianceCase = {
  readonly unit: TreeUnit
  readonly tree: ReportingTree
  readonly address: ComplianceAddress & { readonly unit: number; readonly state?: Outcome | undefined }
  /** Of the unit and all below, in the time asked for. */
  readonly duties: readonly JudgedDuty[]
}

/** Who sees how disclosure stands: whoever may read the records of their unit. */
export function followsDisclosure({ officer, today }: Visit): boolean {
  return officer !== undefined && officer.unitId !== 1 && officer.kind !== 'hamlet-head' && may(officer, 'read-disclosure', officer.unitPath, today)
}

async function readCase(c: PageContext, house: House): Promise<Result<ComplianceCase>> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const { searchParams } = visit.url
  const asked = c.req.param('unit') ?? String(officer.unitId)
  const year = searchParams.get('nam') ?? visit.today.slice(0, 4)
  const quarter = searchParams.get('quy') ?? ''
  const outcome = searchParams.get('ket') ?? ''
  if (!/^\d{1,9}$/.test(asked) || !/^20\d\d$/.test(year) || !/^[1-4]?$/.test(quarter) || (outcome !== '' && !(outcome in OUTCOMES))) return refuse({ code: 'papers.not-found' })
  const days = askedDays(searchParams)
  if (!days.ok) return days
  return readOnly(house.database, officer, async (tx) => {
    const tree = await reportingTree(tx, visit.today)
    const unit = tree.find(Number(asked))
    if (!unit || !may(officer, 'read-disclosure', unit.path, visit.today)) return refuse({ code: 'papers.not-found' })
    const of = Number(year)
    const range = days.value ?? (quarter === '' ? { from: quarterRange(of, 1).from, to: quarterRange(of, 4).to } : quarterRange(of, Number(quarter) as Quarter['quarter']))
    const item = searchParams.get('muc') ?? undefined
    const duties = await readJudgedDuties(tx, { under: [unit.path], ...range, item }, visit.today)
    return accept({ unit, tree, duties, address: { unit: unit.unitId, year: of, days: days.value, quarter: quarter === '' ? undefined : Number(quarter), item, state: outcome === '' ? undefined : (outcome as Outcome) } })
  })
}

/** The days of a reporting period, `tu=2025-12-15&den=2026-12-14`; undefined where a year or quarter is asked for. */
function askedDays(params: URLSearchParams): Result<{ readonly from: CalendarDate; readonly to: CalendarDate } | undefined> {
  const [from, to] = [params.get('tu'), params.get('den')]
  if (from === null && to === null) return accept(undefined)
  const days = [parseCalendarDate(from ?? ''), parseCalendarDate(to ?? '')] as const
  if (!days[0].ok || !days[1].ok || days[1].value < days[0].value) return refuse({ code: 'papers.not-found' })
  return accept({ from: days[0].value, to: days[1].value })
}

/** GET /tuan-thu/:unit?nam=2026&quy=3 — how disclosure stands: by unit, matter, quarter, form; each figure opens into its postings. */
export async function showCompliance(c: PageContext, house: House): Promise<Response> {
  const read = await readCase(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const visit = visitOf(c)
  const { w } = visit
  const { unit, address, duties } = read.value
  const all = tally(duties)
  const own = officerOf(c).unitId === unit.unitId
  return page(
    c,
    <Layout
      visit={visit} wide title={w('papers.compliance-title')} overline={`${unitText(unit, w)} · ${timeText(address, visit)}`}
      trail={own ? [] : [{ href: compliancePath({ ...address, unit: undefined }), text: w('papers.compliance-nav') }]}
      ask={all.arose === 0 ? w('papers.compliance-none') : w('papers.compliance-sum', { arose: all.arose, inTime: all.inTime, late: all.late, not: all.not, waiting: all.waiting })}
      by={shareText(all, visit)}
    >
      <Choice which={read.value} visit={visit} />
      {address.item && (
        <p class="govuk-body">
          {w('papers.compliance-item', { item: address.item })} <a class="govuk-link" href={compliancePath({ ...address, item: undefined })}>{w('papers.compliance-all-items')}</a>
        </p>
      )}
      <ByUnit which={read.value} visit={visit} />
      <ByItem which={read.value} visit={visit} />
      {address.quarter === undefined && !address.days && <ByQuarter which={read.value} visit={visit} />}
      <Forms which={read.value} visit={visit} />
      <Duties which={read.value} visit={visit} />
      <p class="govuk-body">
        {w('papers.compliance-download')}{' '}
        <a class="govuk-link" href={compliancePath(address, '/tuan-thu.xlsx')}>{w('papers.file.xlsx')}</a>{' '}
        <a class="govuk-link" href={compliancePath(address, '/tuan-thu.csv')}>{w('papers.file.csv')}</a>
      </p>
    </Layout>,
  )
}

function timeText({ year, quarter, days }: ComplianceAddress, { w }: Visit): string {
  if (days) return w('papers.span', { from: shortDate(days.from), to: shortDate(days.to) })
  return quarter === undefined ? w('papers.year', { year }) : quarterText({ year, quarter }, w)
}

function shareText(all: Tally, { w }: Visit): string | undefined {
  const share = shareInTime(all)
  return share && w('papers.compliance-share', { percent: printPercent(decimal(share.of), decimal(share.among)), of: share.of, among: share.among })
}

function Choice({ which: { address }, visit }: { which: ComplianceCase; visit: Visit }) {
  const { w, today } = visit
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: 6 }, (_, at) => String(thisYear - at))
  return (
    <form method="get" action={`${COMPLIANCE}/${address.unit}`} class="nr-filter">
      <Select name="nam" label={w('papers.year-head')} value={String(address.year)} options={years.map((year) => ({ value: year, text: year }))} />
      <Select
        name="quy" label={w('papers.quarter-head')} value={address.quarter === undefined ? '' : String(address.quarter)}
        options={[{ value: '', text: w('papers.whole-year') }, ...[1, 2, 3, 4].map((quarter) => ({ value: String(quarter), text: w('papers.quarter-short', { quarter: ['I', 'II', 'III', 'IV'][quarter - 1] }) }))]}
      />
      {address.item && <input type="hidden" name="muc" value={address.item} />}
      <Button look="secondary">{w('papers.span-see')}</Button>
    </form>
  )
}

const HEADS = ['arose', 'in-time', 'late', 'not', 'waiting'] as const

function columns(head: string, { w }: Visit) {
  return [{ head }, ...HEADS.map((name) => ({ head: w(`papers.compliance.column.${name}`), figures: true })), { head: w('papers.compliance.column.share'), figures: true }]
}

/** The numbers of a row, each leading to the duties behind it. */
function numbers(counts: Tally, address: ComplianceAddress, { w }: Visit) {
  const link = (count: number, state?: Outcome) => (count === 0 ? '0' : <a class="govuk-link" href={`${compliancePath({ ...address, state })}#tung-noi-dung`}>{String(count)}</a>)
  const share = shareInTime(counts)
  return [
    link(counts.arose), link(counts.inTime, 'dung-han'), link(counts.late, 'cham'), link(counts.not, 'qua-han'), link(counts.waiting, 'chua-den-han'),
    share ? (printPercent(decimal(share.of), decimal(share.among)) ?? '–') : w('papers.dash'),
  ]
}

function ByUnit({ which, visit }: { which: ComplianceCase; visit: Visit }) {
  const { w } = visit
  const { unit, tree, duties, address } = which
  const counts = tallyBy(duties, ({ duty }) => duty.holderId)
  const disclosers = tree.below(unit.unitId).filter((each) => each.level === 'commune' || counts.has(each.unitId))
  if (disclosers.length === 0) return null
  const without = disclosers.filter((each) => !counts.has(each.unitId))
  const rows = [unit, ...disclosers].filter((each) => counts.has(each.unitId))
  return (
    <>
      <DataTable
        id="theo-don-vi" caption={w('papers.compliance-by-unit')} columns={columns(w('papers.compliance.column.unit'), visit)} empty={w('papers.compliance-none')}
        rows={rows.map((each) => [
          <a class="govuk-link" href={compliancePath({ ...address, unit: each.unitId, state: undefined })}>{unitText(each, w)}</a>, ...numbers(counts.get(each.unitId)!, { ...address, unit: each.unitId }, visit),
        ])}
        total={[w('papers.council.all'), ...numbers(tally(duties), address, visit)]}
      />
      {without.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">{w('papers.compliance-without', { count: without.length })}</summary>
          <p class="govuk-body nr-small">{without.map((each) => unitText(each, w)).join(', ')}</p>
        </details>
      )}
    </>
  )
}

function ByItem({ which: { duties, address }, visit }: { which: ComplianceCase; visit: Visit }) {
  const { w } = visit
  if (address.item) return null
  const rows = [...tallyBy(duties.filter(({ state }) => state !== 'cancelled'), ({ duty }) => JSON.stringify([articleOfRule(duty.rule), duty.item, loadDutyRules().byId(duty.rule)?.title[w.lang] ?? '']))].map(([key, counts]) => {
    const [article, item, title] = JSON.parse(key) as [string, string, string]
    return { article, item, title, counts }
  }).toSorted((a, b) => {
    const [one, other] = [articleNumber(a.article), articleNumber(b.article)]
    return one === other ? compareItems(a.item, b.item) : one - other
  })
  return (
    <DataTable
      id="theo-noi-dung" caption={w('papers.compliance-by-item')} columns={columns(w('papers.column.matter'), visit)} empty={w('papers.compliance-none')}
      rows={rows.map(({ article, item, title, counts }) => [
        <>
          <a class="govuk-link" href={compliancePath({ ...address, item, state: undefined })}>{articleText(article, w)}</a> {title}
        </>,
        ...numbers(counts, { ...address, item }, visit),
      ])}
    />
  )
}

/** Items of the law in the order of its articles, those of a unit's own regulation last. */
function articleNumber(article: string): number {
  return Number(/\d+/.exec(article)?.[0] ?? Infinity)
}

function ByQuarter({ which: { duties, address }, visit }: { which: ComplianceCase; visit: Visit }) {
  const { w } = visit
  const counts = tallyBy(duties, (duty) => quarterArisen(duty).quarter)
  return (
    <DataTable
      id="theo-quy" caption={w('papers.compliance-by-quarter')} columns={columns(w('papers.quarter-head'), visit)}
      rows={([1, 2, 3, 4] as const).map((quarter) => [
        <a class="govuk-link" href={compliancePath({ ...address, quarter, state: undefined })}>{w('papers.quarter-short', { quarter: ['I', 'II', 'III', 'IV'][quarter - 1] })}</a>,
        ...numbers(counts.get(quarter) ?? tally([]), { ...address, quarter }, visit),
      ])}
    />
  )
}

/** By form and by whether it stayed long enough. */
function Forms({ which: { duties, tree }, visit: { w } }: { which: ComplianceCase; visit: Visit }) {
  const byKind = tallyBy(duties, ({ duty }) => discloserOf(tree.find(duty.holderId)?.kind ?? 'xa'))
  const kindOf = { commune: 'xa', agency: 'agency', 'state-enterprise': 'enterprise' } as const
  const rows = [...byKind].flatMap(([discloser, counts]) => [...counts.byForm].toSorted(([a], [b]) => compareItems(a, b)).map(([form, count]) => [formText(kindOf[discloser], form, w), String(count)]))
  if (rows.length === 0) return null
  const continuity = tally(duties).byContinuity
  return (
    <>
      <DataTable id="theo-hinh-thuc" caption={w('papers.compliance-by-form')} columns={[{ head: w('papers.column.form') }, { head: w('papers.compliance.column.matters'), figures: true }]} rows={rows} />
      <DataTable
        id="lien-tuc" caption={w('papers.compliance-continuity')} columns={[{ head: w('papers.state') }, { head: w('papers.compliance.column.matters'), figures: true }]}
        rows={(['reached', 'running', 'broken', 'nowhere'] as const).map((name) => [w(`papers.continuity.${name}`), String(continuity.get(name) ?? 0)])}
      />
    </>
  )
}

const TONES: Readonly<Record<DutyState, Tone>> = { overdue: 'bad', 'due-soon': 'asked', waiting: 'waiting', 'in-time': 'good', late: 'bad', cancelled: 'closed' }

/** One by one: of a unit that discloses itself, or where one of the numbers was opened. */
function Duties({ which: { duties, address, unit, tree }, visit }: { which: ComplianceCase; visit: Visit }) {
  const { w } = visit
  const leaf = unit.level === 'commune' || unit.level === 'body'
  if (!leaf && !address.state && !address.item) return null
  const states: readonly DutyState[] | undefined = address.state && OUTCOMES[address.state]
  const shown = duties.filter(({ state }) => state !== 'cancelled' && (!states || states.includes(state)))
  return (
    <section id="tung-noi-dung">
      <DataTable
        id="danh-sach"
        caption={address.state ? w('papers.compliance-list-of', { state: w(`papers.outcome.${address.state}`) }) : w('papers.compliance-list')}
        narrow="cards"
        empty={w('papers.compliance-none')}
        columns={[{ head: w('papers.column.matter') }, { head: w('papers.compliance.column.unit') }, { head: w('papers.due') }, { head: w('papers.state') }, { head: w('papers.column.form') }, { head: w('papers.how-long') }]}
        rows={shown.slice(0, LISTED).map((one) => [
          <>
            {one.duty.title} <span class="nr-small">({articleText(articleOfRule(one.duty.rule), w)})</span>
            {one.answers.map(({ posting, title }) => (
              <>
                <br />
                <a class="govuk-link" href={publicPath(posting.code)}>{title}</a>
              </>
            ))}
          </>,
          unitText(tree.find(one.duty.holderId) ?? unit, w),
          shortDate(one.duty.due),
          <Tag tone={TONES[one.state]}>{w(`disclosure.duty-state.${one.state}`)}</Tag>,
          one.forms.map((form) => formText(tree.find(one.duty.holderId)?.kind ?? 'xa', form, w)).join('; ') || w('papers.dash'),
          one.continuity === 'not-asked' ? w('papers.dash') : w(`papers.continuity.${one.continuity}`),
        ])}
      />
      {shown.length > LISTED && <p class="govuk-body">{w('papers.compliance-more', { shown: LISTED, count: shown.length })}</p>}
    </section>
  )
}

/** GET /tuan-thu/:unit/tuan-thu.csv, .xlsx — the same numbers by unit, quarter and matter. */
export async function sendCompliance(c: PageContext, house: House): Promise<Response> {
  const file = c.req.param('file') ?? ''
  const read = await readCase(c, house)
  if (!read.ok || !/^tuan-thu\.(csv|xlsx)$/.test(file)) return refusalPage(c, read.ok ? { code: 'papers.not-found' } : read.refusal)
  const { w, today } = visitOf(c)
  const { tree, unit, address } = read.value
  const of: LineOf = {
    unit: (unitId) => {
      const found = tree.find(unitId)
      return { code: found?.code ?? String(unitId), name: found ? unitText(found, w) : '' }
    },
    article: ({ duty }) => articleOfRule(duty.rule),
    quarter: (duty) => `${quarterArisen(duty).year}-Q${quarterArisen(duty).quarter}`,
  }
  const states: readonly DutyState[] | undefined = address.state && OUTCOMES[address.state]
  const lines = complianceLines(states ? read.value.duties.filter(({ state }) => states.includes(state)) : read.value.duties, of)
  const name = `tuan-thu-${unit.code}-${address.year}${address.quarter ? `-q${address.quarter}` : ''}`
  const headers = (type: string, ending: string) => ({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}.${ending}"`, 'Cache-Control': 'no-store' })
  if (file.endsWith('.csv')) return c.body(complianceCsv(lines, w), 200, headers('text/csv; charset=utf-8', 'csv'))
  const title = `${w('papers.compliance-title')} – ${unitText(unit, w)}, ${timeText(address, visitOf(c))}`
  const bytes = await printXlsx(complianceWorkbook(lines, title, today, unitText(unit, w), w))
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, headers(PAPER_TYPES.xlsx, 'xlsx'))
}

