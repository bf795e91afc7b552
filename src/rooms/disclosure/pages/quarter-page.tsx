import { addDays, type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { accountNames } from '#rooms/indicators/store/account-names.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, Inset, Notice, type Problem, Tag, Textarea } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { tally, type Tally } from '../compliance.ts'
import { articleText, formText } from '../compose-issuer.ts'
import { groupShowings, placesText, quarterText } from '../compose-register.ts'
import { quarterOf, quarterRange, type Quarter } from '../index.ts'
import type { QuarterRegister, RegisterRow } from '../quarter-register.ts'
import { readJudgedDuties } from '../store/compliance.ts'
import {
  type ClosedQuarter, closeQuarter, draftRegister, findQuarterUnit, isOver, listClosedQuarters, type QuarterUnit, quarterFileName, readClosedQuarters, readOpenRegister,
  readQuarterPaper, registerPaper, sameRows,
} from '../store/quarters.ts'
import { readFirstDay } from '../store/find-discloser.ts'
import { PAPER_FORMATS, printPaper } from '../store/print-paper.ts'
import { handOf, mayHere, readHere } from './keeper.ts'
import { DESK, publicPath } from './paths.ts'
import { compliancePath, quarterFilePath, quarterPath, QUARTERS } from './papers-paths.ts'
import { formatOf, sendBytes } from './send-paper.ts'

/** How many quarters back the list goes. */
const LISTED = 12

/** GET /viec/cong-khai/quy — the quarters, and which of them are closed. */
export async function showQuarters(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readHere(c, house, async (tx, unit) => accept({ closed: await listClosedQuarters(tx, unit.provinceId, unit.unitId), since: await readFirstDay(tx, unit.unitId) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { closed: all, since } = read.value
  // A unit owes no list for a quarter that was over before it was founded.
  const quarters = lastQuarters(visit.today, LISTED).filter((which) => quarterRange(which.year, which.quarter).to >= since)
  return page(
    c,
    <Layout visit={visit} title={w('papers.quarters')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]}>
      <p class="govuk-body">{w('papers.quarters-says')}</p>
      <DataTable
        caption={w('papers.quarters')}
        captionHidden
        narrow="cards"
        columns={[{ head: w('papers.quarter-head') }, { head: w('papers.state') }, { head: w('papers.dated') }]}
        rows={quarters.map((which) => {
          const closed = all.find(({ year, quarter }) => year === which.year && quarter === which.quarter)
          return [
            <a class="govuk-link" href={quarterPath(which)}>{upperFirst(quarterText(which, w))}</a>,
            closed ? <Tag tone="good">{w('papers.closed-version', { version: closed.version })}</Tag> : isOver(which, visit.today) ? <Tag tone="asked">{w('papers.to-close')}</Tag> : <Tag>{w('papers.running')}</Tag>,
            closed ? shortDate(closed.dated) : '–',
          ]
        })}
      />
    </Layout>,
  )
}

function lastQuarters(today: CalendarDate, count: number): Quarter[] {
  const list: Quarter[] = []
  for (let which = quarterOf(today); list.length < count; which = quarterOf(addDays(quarterRange(which.year, which.quarter).from, -1))) list.push(which)
  return list
}

export function readQuarterOf(year: string, quarter: string): Result<Quarter> {
  if (!/^20\d\d$/.test(year) || !/^[1-4]$/.test(quarter)) return refuse({ code: 'papers.not-found' })
  return accept({ year: Number(year), quarter: Number(quarter) as Quarter['quarter'] })
}

const askedQuarter = (c: PageContext): Result<Quarter> => readQuarterOf(c.req.param('year') ?? '', c.req.param('quarter') ?? '')

type QuarterDesk = {
  readonly unit: QuarterUnit
  readonly register: QuarterRegister
  readonly versions: readonly ClosedQuarter[]
  readonly duties: Tally
  readonly names: ReadonlyMap<string, string>
}

function readQuarterDesk(c: PageContext, house: House, which: Quarter): Promise<Result<QuarterDesk>> {
  const { today } = visitOf(c)
  return readHere(c, house, async (tx, here) => {
    const unit = await findQuarterUnit(tx, here.unitId, today)
    if (!unit) return refuse({ code: 'papers.not-found' })
    const versions = await readClosedQuarters(tx, unit, which)
    const duties = await readJudgedDuties(tx, { under: [unit.path], holderId: unit.unitId, ...quarterRange(which.year, which.quarter) }, today)
    return accept({
      unit, versions, register: await readOpenRegister(tx, unit, which), duties: tally(duties), names: await accountNames(tx, versions.map(({ closedBy }) => closedBy)),
    })
  })
}

/** GET /viec/cong-khai/quy/:year/:quarter — the register as it would be closed, what is lacking, and the versions closed. */
export async function showQuarter(c: PageContext, house: House, problems: readonly Problem[] = [], typed: Readonly<Record<string, string>> = {}): Promise<Response> {
  const which = askedQuarter(c)
  if (!which.ok) return refusalPage(c, which.refusal)
  const read = await readQuarterDesk(c, house, which.value)
  if (!read.ok) return refusalPage(c, read.refusal)
  const visit = visitOf(c)
  const { w, today } = visit
  const desk = read.value
  const [newest] = desk.versions
  const changed = newest !== undefined && !sameRows(newest, desk.register)
  const over = isOver(which.value, today)
  return page(
    c,
    <Layout
      visit={visit} title={w('papers.quarter-title', { quarter: quarterText(which.value, w) })} overline={officerOf(c).unitName} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: QUARTERS, text: w('papers.quarters') }]}
      ask={newest ? w(changed ? 'papers.ask-correct' : 'papers.ask-done') : w(over ? 'papers.ask-close' : 'papers.ask-wait', { to: shortDate(desk.register.to) })}
      state={newest ? <Tag tone={changed ? 'asked' : 'good'}>{w('papers.closed-version', { version: newest.version })}</Tag> : <Tag tone={over ? 'asked' : 'waiting'}>{w(over ? 'papers.to-close' : 'papers.running')}</Tag>}
      wide
    >
      <ErrorSummary w={w} problems={problems} />
      {changed && <Notice tone="important" title={w('papers.changed-title')}>{w('papers.changed-says')}</Notice>}
      <Lacking desk={desk} which={which.value} w={w} />
      <Versions desk={desk} which={which.value} w={w} />
      <Rows id="bat-dau" caption={w('papers.register.part.begun')} rows={desk.register.begun} unit={desk.unit} w={w} />
      <Rows id="tiep-tuc" caption={w('papers.register.part.continued')} rows={desk.register.continued} unit={desk.unit} w={w} />
      {(newest === undefined || changed) && (
        <p class="govuk-body">
          {w('papers.draft')}{' '}
          {PAPER_FORMATS.map((format) => (
            <>
              <a class="govuk-link" href={quarterFilePath(which.value, `du-thao.${format}`)}>{w(`papers.file.${format}`)}</a>{' '}
            </>
          ))}
        </p>
      )}
      {over && (newest === undefined || changed) && <CloseForm visit={visit} which={which.value} newest={newest} problems={problems} typed={typed} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** What was to be disclosed in the quarter and was not: told before the register is closed, but no hindrance. */
function Lacking({ desk, which, w }: { desk: QuarterDesk; which: Quarter; w: Words }) {
  const { late, not, waiting } = desk.duties
  if (not === 0 && late === 0 && waiting === 0) return null
  return (
    <Inset>
      {w('papers.lacking', { late, not, waiting })}{' '}
      <a class="govuk-link" href={compliancePath({ unit: desk.unit.unitId, ...which })}>{w('papers.lacking-see')}</a>
    </Inset>
  )
}

function Versions({ desk, which, w }: { desk: QuarterDesk; which: Quarter; w: Words }) {
  if (desk.versions.length === 0) return null
  return (
    <DataTable
      id="da-chot"
      caption={w('papers.closed')}
      narrow="cards"
      columns={[{ head: w('papers.version') }, { head: w('papers.number') }, { head: w('papers.dated') }, { head: w('papers.closed-by') }, { head: w('papers.why') }, { head: w('papers.files') }]}
      rows={desk.versions.map(({ version, closed, sha256, closedAt, closedBy }) => [
        w('papers.version-of', { version }),
        closed.number || w('papers.no-number'),
        shortDate(closed.dated),
        <>
          {(closedBy && desk.names.get(closedBy)) || '–'}, {shortDate(dayInVietNam(closedAt))}
        </>,
        closed.corrects?.why ?? '–',
        <>
          {PAPER_FORMATS.map((format) => (
            <>
              <a class="govuk-link" href={quarterFilePath(which, `lan-${version}.${format}`)}>{w(`papers.file.${format}`)}</a>{' '}
            </>
          ))}
          <span class="nr-small nr-nowrap">{w('papers.hash', { hash: sha256.slice(0, 10) })}</span>
        </>,
      ])}
    />
  )
}

function Rows({ id, caption, rows, unit, w }: { id: string; caption: string; rows: readonly RegisterRow[]; unit: QuarterUnit; w: Words }) {
  if (rows.length === 0) return <p class="govuk-body">{w('papers.part-none', { part: caption })}</p>
  return (
    <DataTable
      id={id}
      caption={caption}
      narrow="cards"
      columns={[{ head: w('papers.column.matter') }, { head: w('papers.column.article') }, { head: w('papers.forms-and-times') }]}
      rows={rows.map((row) => [
        <>
          <a class="govuk-link" href={publicPath(row.code)}>{row.title}</a>
          {row.withdrawnOn && (
            <>
              {' '}
              <Tag tone="closed">{w('papers.note.withdrawn', { date: shortDate(row.withdrawnOn) })}</Tag>
            </>
          )}
        </>,
        articleText(row.article, w),
        <ul class="govuk-list nr-small">
          {groupShowings(row.showings).map((group) => (
            <li>
              {formText(unit.issuer.kind, group.form, w)}, {placesText(group.places, w)}: {daysText(group, w)}
            </li>
          ))}
        </ul>,
      ])}
    />
  )
}

/** `13/8/2026 – 15/8/2026`; one day stands once. */
function daysText({ from, to }: Pick<RegisterRow['showings'][number], 'from' | 'to'>, w: Words): string {
  if (from === to) return shortDate(from)
  return `${shortDate(from)} – ${to ? shortDate(to) : w('papers.going-on')}`
}

function CloseForm({ visit, which, newest, problems, typed }: {
  visit: Visit; which: Quarter; newest: ClosedQuarter | undefined; problems: readonly Problem[]; typed: Readonly<Record<string, string>>
}) {
  const { w } = visit
  if (!mayHere(visit, 'close-quarter')) return <p class="govuk-body">{w('papers.who-closes')}</p>
  return (
    <form method="post" action={quarterPath(which)}>
      <h2 class="govuk-heading-m">{w(newest ? 'papers.close-again' : 'papers.close')}</h2>
      <p class="govuk-body">{w('papers.close-says')}</p>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <Field name="dated" label={w('papers.dated')} value={typed['dated'] ?? shortDate(visit.today)} width={10} error={errorOf(w, problems, 'dated')} />
      <Field name="number" label={w('papers.number')} hint={w('papers.number-hint')} value={typed['number'] ?? ''} width={20} error={errorOf(w, problems, 'number')} />
      {newest && <Textarea name="why" label={w('papers.why')} hint={w('papers.why-hint')} value={typed['why'] ?? ''} rows={3} error={errorOf(w, problems, 'why')} />}
      <Button>{w(newest ? 'papers.close-again-do' : 'papers.close-do')}</Button>
    </form>
  )
}

/** POST /viec/cong-khai/quy/:year/:quarter — closes the register. */
export async function takeCloseQuarter(c: PageContext, house: House): Promise<Response> {
  const which = askedQuarter(c)
  if (!which.ok) return refusalPage(c, which.refusal)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = { dated: form.value.text('dated'), number: form.value.text('number'), why: form.value.text('why').slice(0, 1000) }
  const dated = parseTypedDate(typed.dated)
  if (!dated.ok) return showQuarter(c, house, [{ field: 'dated', refusal: dated.refusal }], typed)
  const { today } = visitOf(c)
  const done = await once(c, house, form.value, async (tx) => {
    const unit = await findQuarterUnit(tx, officerOf(c).unitId, today)
    if (!unit) return refuse({ code: 'papers.not-found' })
    return closeQuarter(tx, handOf(c), unit, which.value, { dated: dated.value, number: typed.number, why: typed.why }, today, house.now())
  })
  if (!done.ok) {
    const { refusal } = done
    return typeof refusal['field'] === 'string' || refusal.code === 'papers.nothing-changed'
      ? showQuarter(c, house, [{ ...(typeof refusal['field'] === 'string' ? { field: refusal['field'] } : {}), refusal }], typed)
      : refusalPage(c, refusal)
  }
  return seeOther(c, quarterPath(which.value), 'papers.closed-done')
}

/** GET …/tai/lan-2.pdf — a file of a version that was closed, as it was printed then; `du-thao.pdf` as it would be now. */
export async function sendQuarterFile(c: PageContext, house: House): Promise<Response> {
  const which = askedQuarter(c)
  const file = c.req.param('file') ?? ''
  const format = formatOf(file)
  if (!which.ok || !format) return refusalPage(c, { code: 'papers.not-found' })
  const { today } = visitOf(c)
  const version = /^lan-(\d{1,3})\./.exec(file)?.[1]
  type Found = { readonly unit: QuarterUnit; readonly bytes?: Uint8Array | undefined; readonly register?: QuarterRegister }
  const read = await readHere<Found>(c, house, async (tx, here) => {
    const unit = await findQuarterUnit(tx, here.unitId, today)
    if (!unit) return refuse({ code: 'papers.not-found' })
    if (version === undefined) return accept({ unit, register: await readOpenRegister(tx, unit, which.value) })
    const paper = await readQuarterPaper(tx, unit.provinceId, unit.unitId, which.value, Number(version), format)
    return accept({ unit, bytes: paper?.bytes })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { unit, register } = read.value
  const bytes = register ? await printPaper(registerPaper(draftRegister(unit, register, today)), format) : read.value.bytes
  return sendBytes(c, bytes, quarterFileName(unit.issuer, which.value, Number(version ?? 0), format), format)
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
