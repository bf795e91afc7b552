import { createHash } from 'node:crypto'
import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Refusal } from '#foundation/result.ts'
import { FindingsList, MarkedText, placeWords, readAsked, type AskedReport, type Numbered } from '#rooms/checker/pages/index.ts'
import { placeOf, type Severity } from '#rooms/checker/index.ts'
import { checkAside, type Checked } from '#rooms/checker/read/check-aside.ts'
import { periodName, unitName } from '#rooms/indicators/pages/display-name.ts'
import { formPath } from '#rooms/indicators/pages/paths.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { takeFromReport, type Taken } from '#rooms/indicators/store/take-from-report.ts'
import { may } from '#rooms/offices/index.ts'
import { inTransaction, readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { isRepeated } from '#web/once.ts'
import { readForm, type FormInput } from '#web/read-form.ts'
import { statusOf } from '#web/refusal.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ErrorSummary, errorOf, FileUpload, Inset, Textarea, type Child, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import { doubtsOf, findFigures, identityOf, standOf } from '../index.ts'
import { openProposal, sealProposal, type SealedProposal } from '../store/sealed-proposal.ts'
import { FoundFigures, KeptFigures, type TakeInForm } from './found-figures.tsx'
import { readOldReportDesk, type OldReportDesk } from './old-report-desk.ts'
import { listPath, oldReportPath } from './paths.ts'

/** More findings than this are not shown on a page. */
const MOST_FINDINGS = 300

/** Longer reports are checked, but no figures are looked for in them. */
const MOST_LETTERS_FOR_FIGURES = 1_000_000

/** GET …/da-ban-hanh — upload a report that was issued before; what was taken from such reports. */
export async function showOldReports(
  c: PageContext, house: House, catalogue: CatalogueIndex, problems: readonly Problem[] = [], text = '',
): Promise<Response> {
  const visit = visitOf(c)
  const desk = await loadDesk(c, house, catalogue)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { w } = visit
  const { period, unit } = desk.value.case
  return page(
    c,
    <Frame visit={visit} desk={desk.value} title={w('reports.old.page-title')} ask={w('reports.old.ask')} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={oldReportPath(period, unit.unitId)} enctype="multipart/form-data">
        <FileUpload name="tep" label={w('checker.file')} hint={w('checker.file-hint')} accept=".docx,.pdf,.txt,.md" error={errorOf(w, problems, 'tep')} />
        <Textarea name="van-ban" label={w('reports.old.text')} rows={6} value={text} error={errorOf(w, problems, 'van-ban')} />
        <Button>{w('reports.old.read')}</Button>
      </form>
      <Inset>{w('reports.old.nothing-kept')}</Inset>
      <KeptFigures visit={visit} desk={desk.value} />
    </Frame>,
    problems.length > 0 ? 422 : 200,
  )
}

/** POST …/da-ban-hanh — one report, two answers: what is wrong in it, and its figures that can be taken in. Keeps nothing. */
export async function readOldReport(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const loaded = await loadDesk(c, house, catalogue)
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const asked = await readAsked(form.value)
  if (!asked.ok) return showOldReports(c, house, catalogue, asked.problems, form.value.raw('van-ban').slice(0, 100_000))
  const desk = loaded.value
  const { period, unit } = desk.case
  const { source } = asked.value
  const checked = await checkAside({ source, given: undefined, today: visit.today })
  const found = source.text.length > MOST_LETTERS_FOR_FIGURES ? [] : findFigures(source, desk.standpoint)
  const figures = found.map(({ start, ...figure }) => ({ ...figure, place: placeWords(placeOf(source, start), w) }))
  const { number, dated, title } = identityOf(source)
  const sealed = sealProposal({
    account: officerOf(c).accountId, of: oldReportPath(period, unit.unitId), basedOn: desk.revision, figures,
    fileName: asked.value.name?.slice(-200) ?? null, sha256: await hashOf(form.value, source.text),
  })
  const years = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  return page(
    c,
    <Frame
      visit={visit}
      desk={desk}
      title={w('reports.old.result-title')}
      ask={w('reports.old.result', { figures: figures.length, findings: checked.findings.length })}
      by={asked.value.name}
      under
    >
      {doubtsOf(source, unit.name, years).map((doubt) => (
        <Inset>{w(`reports.old.doubt.${doubt}`, { unit: unitName(w, unit), period: periodName(w, period) })}</Inset>
      ))}
      <h2 class="govuk-heading-m" id="so-lieu">{w('reports.old.figures')}</h2>
      {source.text.length > MOST_LETTERS_FOR_FIGURES && <Inset>{w('reports.old.too-long')}</Inset>}
      {figures.length === 0 ? (
        <p class="govuk-body">{w('reports.old.no-figures')}</p>
      ) : (
        <FoundFigures
          visit={visit} desk={desk} figures={figures} sealed={sealed} requestKey={newId(visit.now.getTime())} ticked={undefined} problems={[]}
          typed={{ number, dated: dated ? shortDate(dated as never) : '', title }}
        />
      )}
      <Findings visit={visit} asked={asked.value} checked={checked} />
    </Frame>,
  )
}

/** POST …/lay-so-lieu — what the officer ticked goes into the draft, or beside the sums, with its source. */
export async function takeIn(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const read = await readForm(c)
  if (!read.ok) return refusalPage(c, read.refusal)
  const input = read.value
  const loaded = await loadDesk(c, house, catalogue)
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const desk = loaded.value
  const { period, unit } = desk.case
  const here = oldReportPath(period, unit.unitId)
  const opened = openProposal(input.raw('doc'), officer.accountId, here)
  if (!opened.ok) return showOldReports(c, house, catalogue, [{ field: 'tep', refusal: opened.refusal }])
  const proposal = opened.value
  const ticked = new Set(input.all('chon'))
  const typed = { number: input.text('so'), dated: input.text('ngay-ban-hanh'), title: input.text('trich-yeu') }
  const dated = parseTypedDate(typed.dated)
  const problems: Problem[] = []
  if (ticked.size === 0) problems.push({ field: `lay-${proposal.figures[0]?.code}`, refusal: { code: 'indicators.nothing-taken' } })
  if (!/^\d[\p{L}\d/&.-]{1,59}$/u.test(typed.number)) problems.push({ field: 'so', refusal: typed.number === '' ? { code: 'reports.old-number-none' } : { code: 'reports.old-number', text: typed.number.slice(0, 60) } })
  if (!dated.ok) problems.push({ field: 'ngay-ban-hanh', refusal: typed.dated === '' ? { code: 'reports.old-date' } : dated.refusal })
  else if (dated.value > visit.today) problems.push({ field: 'ngay-ban-hanh', refusal: { code: 'reports.old-date-ahead' } })
  if (typed.title.length > 500) problems.push({ field: 'trich-yeu', refusal: { code: 'reports.old-title', limit: 500 } })
  const again = (told: readonly Problem[], status: 422 | 409 = 422) =>
    againPage(c, visit, { desk, proposal, sealed: input.raw('doc'), typed, ticked, problems: told, requestKey: newId(visit.now.getTime()) }, status)
  if (problems.length > 0 || !dated.ok) return again(problems)

  const figures = proposal.figures
    .filter(({ code }) => ticked.has(code))
    .map(({ code, printed, goes, quote, place }) => {
      const { value } = standOf({ code, printed, goes }, desk.standpoint, 'vi')
      return { fact: { code, printed, quote, ...(place === '' ? {} : { place }) }, value: goes === 'form' ? value : undefined }
    })
  const report = { number: typed.number, dated: dated.value, title: typed.title, fileName: proposal.fileName, sha256: proposal.sha256 }
  const result = await inTransaction<Taken | 'done-already'>(house.database, officer, async (tx) => {
    if (!may(officer, 'enter', unit.path, visit.today)) return refuse({ code: 'indicators.act-not-yours', act: 'edit' })
    if (await isRepeated(tx, input, { officer, address: here, provinceId: unit.provinceId, now: visit.now })) return accept('done-already')
    return takeFromReport(tx, catalogue, officer, period, unit, { figures, report, basedOn: proposal.basedOn }, visit.now)
  })
  if (!result.ok) return result.refusal.code === 'indicators.stale' ? again([staleProblem(proposal)], 409) : refusalPage(c, result.refusal)
  if (result.value === 'done-already') return c.redirect(here, 303)
  const { entered, changed, kept } = result.value
  if (entered > 0) return seeOther(c, formPath(period, unit.unitId), 'reports.old.taken', { changed: String(changed), kept: String(entered + kept) })
  return seeOther(c, here, 'reports.old.kept-beside', { kept: String(kept) })
}

/** Somebody saved the form meanwhile: what stands there is shown anew, and the report is to be read again. */
function staleProblem({ figures }: SealedProposal): { field: string; refusal: Refusal } {
  return { field: `lay-${figures[0]?.code}`, refusal: { code: 'reports.old-stale' } }
}

function againPage(
  c: PageContext, visit: Visit, again: Omit<TakeInForm, 'visit' | 'figures'> & { readonly proposal: SealedProposal }, status: 422 | 409,
): Response | Promise<Response> {
  const { w } = visit
  const { proposal, desk, problems } = again
  // The officer has seen what stands in the form now: the next press rests on it.
  const sealed = sealProposal({ ...proposal, basedOn: desk.revision })
  return page(
    c,
    <Frame visit={visit} desk={desk} title={w('reports.old.result-title')} ask={w('reports.old.ask-again')} by={proposal.fileName ?? undefined} under refused>
      <ErrorSummary w={w} problems={problems} />
      <FoundFigures {...again} visit={visit} sealed={sealed} figures={proposal.figures} />
    </Frame>,
    statusOf({ code: problems[0]!.refusal.code }) === 409 ? 409 : status,
  )
}

/** What is wrong in the report, told as on the open page of the checker. */
function Findings({ visit, asked, checked }: { visit: Visit; asked: AskedReport; checked: Checked }) {
  const { w } = visit
  const all = checked.findings
  const findings = all.slice(0, MOST_FINDINGS).map((finding, index): Numbered => ({ number: index + 1, finding }))
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length
  const { source } = asked
  return (
    <>
      <h2 class="govuk-heading-m" id="soat">{w('reports.proof')}</h2>
      <p class="govuk-body">
        {all.length === 0 ? w('checker.result-none') : `${w('checker.result', { errors: count('error'), warnings: count('warning'), notes: count('note') })}.`}{' '}
        {w(checked.onIsReportDate ? 'checker.judged-own-day' : 'checker.judged-today', { day: shortDate(checked.on) })}
      </p>
      {all.length > findings.length && <Inset>{w('checker.more', { shown: findings.length, all: all.length })}</Inset>}
      {findings.length > 0 && <FindingsList source={source} findings={findings} w={w} />}
      <h2 class="govuk-heading-m" id="van-ban-da-doc">{w('checker.read-text')}</h2>
      <MarkedText source={source} findings={findings} w={w} />
    </>
  )
}

function Frame(props: {
  visit: Visit; desk: OldReportDesk; title: string; ask: string; by?: string | undefined; under?: boolean; refused?: boolean; children: Child
}) {
  const { visit, desk } = props
  const { w } = visit
  const { period, unit } = desk.case
  const trail = [
    { href: listPath, text: w('reports.nav') },
    { href: formPath(period, unit.unitId), text: unitName(w, unit) },
    ...(props.under ? [{ href: oldReportPath(period, unit.unitId), text: w('reports.old.page-title') }] : []),
  ]
  return (
    <Layout
      visit={visit} wide title={props.title} overline={`${unitName(w, unit)} · ${periodName(w, period)}`} trail={trail} ask={props.ask}
      by={props.by} refused={props.refused ?? false}
    >
      {props.children}
    </Layout>
  )
}

function loadDesk(c: PageContext, house: House, catalogue: CatalogueIndex) {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const address = { form: c.req.param('form') ?? '', period: c.req.param('period') ?? '', unit: c.req.param('unit') ?? '' }
  return readOnly(house.database, officer, (tx) => readOldReportDesk(tx, catalogue, officer, visit.today, address))
}

/** SHA-256 of the file as it came; of pasted text that of the text. */
async function hashOf(form: FormInput, text: string): Promise<string> {
  const file = form.file('tep')
  return createHash('sha256').update(file ? new Uint8Array(await file.arrayBuffer()) : text).digest('hex')
}
