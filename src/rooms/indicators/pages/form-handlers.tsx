import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm, type FormInput } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import type { Problem } from '#web/ui/index.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import { inTransaction, readOnly, type Tx } from '#storage/transaction.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import type { Indicator } from '../catalogue.ts'
import type { PrintedReport } from '../compare-printed.ts'
import { sayFinding, type Finding } from '../finding.ts'
import { enteredBy, getIndicator } from '../form-index.ts'
import { parseEntry } from '../parse-entry.ts'
import { printValue } from '../print-value.ts'
import type { SubmissionAct } from '../submission.ts'
import { validate } from '../validate.ts'
import { MISSING, type Value } from '../value.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { evaluatorOf } from '../store/evaluators.ts'
import { changeState } from '../store/change-state.ts'
import { accountNames } from '../store/account-names.ts'
import { readCounted, type CountedBeside } from '../store/figure-sources.ts'
import { readPrintedReports } from '../store/printed-reports.ts'
import { readLastYear } from '../store/last-year.ts'
import { findSubmission, valuesOf, type Submission } from '../store/read-submission.ts'
import type { Overtaken, OvertakenNote } from '../store/overtaken.ts'
import { saveDraft, type Entry } from '../store/save-draft.ts'
import { saysMissing, storedCells, type CellState } from './entry-table.tsx'
import { FormPage, type FormPageProps } from './form-page.tsx'
import { actsOf, openCase, rolesOf, type Case, type CaseAddress } from './open-case.ts'
import { carryOut } from './carry-out.ts'
import { EXPLANATION_LIMIT } from './form-workbook.ts'
import { formPath } from './paths.ts'

export function addressOf(c: PageContext): CaseAddress {
  return { form: c.req.param('form') ?? '', period: c.req.param('period') ?? '', unit: c.req.param('unit') ?? '' }
}

type Loaded = {
  readonly case: Case
  readonly submission: Submission | undefined
  readonly last: ReadonlyMap<string, Value>
  readonly names: ReadonlyMap<string, string>
  readonly printed: readonly PrintedReport[]
  readonly counted: ReadonlyMap<string, CountedBeside>
}

/** The form of a unit as it stands. A unit that enters nothing itself has none (`figures.not-found`). */
export async function loadForm(tx: Tx, catalogue: CatalogueIndex, officer: Officer, visit: Visit, address: CaseAddress, house?: Pick<House, 'figureSources'>): Promise<Result<Loaded>> {
  const opened = await openCase(tx, catalogue, officer, visit.today, address)
  if (!opened.ok) return opened
  const { form, period, unit } = opened.value
  if (enteredBy(form, unit.kind).length === 0) return refuse({ code: 'figures.not-found' })
  const submission = await findSubmission(tx, catalogue, period, unit)
  const last = await readLastYear(tx, catalogue, period, unit)
  const names = await accountNames(tx, [...(submission?.figures.values() ?? [])].map((figure) => figure.author))
  const printed = await readPrintedReports(tx, period, unit)
  const { from, to } = period
  const counted = await readCounted(tx, house?.figureSources ?? [], form, { unitId: unit.unitId, path: unit.path, kind: unit.kind, from, to, today: visit.today })
  return accept({ case: opened.value, submission, last, names, printed, counted })
}

/** What the rules of the form say of a unit's figures. */
export function checkFigures(which: Case, values: ReadonlyMap<string, Value>, last: ReadonlyMap<string, Value>, visit: Visit): Finding[] {
  return validate(which.form, which.unit.kind, { values, last }, evaluatorOf(which.form), visit.w)
}

/** GET /bieu-mau/:form/:period/:unit */
export async function showForm(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const loaded = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, addressOf(c), house))
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const props = pageOf(visit, officer, loaded.value)
  return page(c, <FormPage {...props} toLookAt={hindrances({ ...props, findings: props.findings.filter((finding) => !saysMissing(props.case.form, finding)) })} />)
}

export type PageProps = FormPageProps & { readonly entered: readonly Indicator[] }

/**
 * The page as it stands in the database; a refused form lays what was typed over it. A form that is still being
 * filled in is not scolded for its empty cells: they are counted, and named one by one when it is to be sent.
 */
export function pageOf(visit: Visit, officer: Officer, loaded: Loaded, over: Partial<PageProps> = {}, nameMissing = false): PageProps {
  const { submission } = loaded
  const { form, unit } = loaded.case
  const entered = enteredBy(form, unit.kind)
  const found = submission ? checkFigures(loaded.case, valuesOf(submission), loaded.last, visit) : []
  const named = nameMissing || (submission !== undefined && submission.state !== 'draft')
  const roles = rolesOf(officer, unit, visit.today)
  return {
    visit,
    case: loaded.case,
    submission,
    last: loaded.last,
    entered,
    cells: storedCells(entered, submission, visit.w),
    findings: named ? found : found.filter((finding) => !saysMissing(form, finding)),
    missing: found.filter((finding) => saysMissing(form, finding)).length,
    roles,
    acts: actsOf(officer, unit, submission?.state ?? 'draft', roles, visit.today),
    requestKey: newId(visit.now.getTime()),
    basedOn: submission?.revision ?? 0,
    limits: submission?.limits ?? '',
    causes: submission?.causes ?? '',
    problems: [],
    toLookAt: [],
    names: loaded.names,
    printed: loaded.printed,
    counted: loaded.counted,
    ...over,
  }
}

type Read = {
  readonly entries: readonly Entry[]
  readonly cells: ReadonlyMap<string, CellState>
  readonly problems: readonly Problem[]
}

/** Reads the cells as typed. A cell that the form did not send at all stays as it is. */
export function readCells(form: FormInput, entered: readonly Indicator[], visit: Visit): Read {
  const entries: Entry[] = []
  const cells = new Map<string, CellState>()
  const problems: Problem[] = []
  for (const indicator of entered) {
    const field = `v.${indicator.code}`
    if (!form.has(field)) continue
    const text = form.text(field)
    const explanation = form.text(`why.${indicator.code}`)
    const parsed = parseEntry(text, indicator)
    if (explanation.length > EXPLANATION_LIMIT) {
      problems.push({ field: `why.${indicator.code}`, refusal: { code: 'indicators.explanation-too-long', label: indicator.label[visit.lang], limit: EXPLANATION_LIMIT } })
    }
    if (parsed.ok) entries.push({ code: indicator.code, value: parsed.value, explanation: explanation || null })
    else problems.push({ field, refusal: { ...parsed.refusal, code: 'figures.cell', label: indicator.label[visit.lang], why: sentenceOf(visit.w, parsed.refusal) } })
    cells.set(indicator.code, {
      text,
      value: parsed.ok ? parsed.value : MISSING,
      explanation,
      problem: parsed.ok ? undefined : sentenceOf(visit.w, parsed.refusal),
      theirs: undefined,
    })
  }
  return { entries, cells, problems }
}

/** Of the cell whose button was pressed, the figure of the records in the place of what stood there. */
function taken(read: Read, act: string, { counted }: Loaded): Read {
  const code = act.startsWith('take:') ? act.slice('take:'.length) : ''
  const figure = counted.get(code)
  if (!figure) return read
  const explanation = read.entries.find((entry) => entry.code === code)?.explanation ?? null
  return {
    entries: [...read.entries.filter((entry) => entry.code !== code), { code, value: { state: 'number', number: figure.number }, explanation }],
    cells: read.cells,
    problems: read.problems.filter(({ field }) => field !== `v.${code}`),
  }
}

/** The most characters of a remark. */
const NOTE_LIMIT = 4000

/** POST /bieu-mau/:form/:period/:unit — keep the draft, or keep it and send it. */
export async function saveForm(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const input = form.value
  const address = addressOf(c)
  const connections = house.database
  const before = await readOnly(connections, officer, (tx) => loadForm(tx, catalogue, officer, visit, address, house))
  if (!before.ok) return refusalPage(c, before.refusal)
  const loaded = before.value
  const { period, unit } = loaded.case
  if (!may(officer, 'enter', unit.path, visit.today)) return refusalPage(c, { code: 'indicators.act-not-yours', act: 'edit' })
  const here = formPath(period, unit.unitId)
  const entered = enteredBy(loaded.case.form, unit.kind)
  const read = taken(readCells(input, entered, visit), input.text('act'), loaded)
  const typed = { limits: noteOf(input, 'limits'), causes: noteOf(input, 'causes') }
  const problems = [...read.problems, ...checkNotes(typed, visit)]
  const basedOn = Number.parseInt(input.text('base'), 10) || 0
  if (problems.length > 0) {
    const cells = new Map([...storedCells(entered, loaded.submission, visit.w), ...read.cells])
    const props = pageOf(visit, officer, loaded, { basedOn, cells, problems, problemsTitle: visit.w('figures.nothing-saved'), findings: [] })
    return page(c, <FormPage {...withNotes(props, typed)} />, 422)
  }

  const draft = { entries: read.entries, ...typed, basedOn }
  const result = await carryOut(house, officer, unit, here, input, (tx) =>
    saveDraft(tx, catalogue, officer, period, unit, draft, visit.now),
  )
  if (!result.ok) {
    if (result.refusal.code !== 'indicators.stale') return refusalPage(c, result.refusal)
    return showOvertaken(c, house, catalogue, address, read, typed, result.refusal)
  }
  if (typeof result.value === 'string') return c.redirect(result.value, 303)
  if (input.text('act') !== 'submit') {
    return seeOther(c, here, 'figures.saved', { changed: String(result.value.changed.length) })
  }
  return sendForm(c, house, catalogue, address, result.value.revision)
}

/** The remarks as typed; undefined where the form did not send them, and they stay as they are. */
type Notes = { readonly limits: string | undefined; readonly causes: string | undefined }

function noteOf(input: FormInput, name: keyof Notes): string | undefined {
  return input.has(name) ? input.text(name) : undefined
}

function withNotes(props: PageProps, notes: Notes): PageProps {
  return { ...props, limits: notes.limits ?? props.limits, causes: notes.causes ?? props.causes }
}

function checkNotes(notes: Notes, visit: Visit): Problem[] {
  return (['limits', 'causes'] as const)
    .filter((field) => (notes[field]?.length ?? 0) > NOTE_LIMIT)
    .map((field) => ({ field, refusal: { code: 'indicators.note-too-long', label: visit.w(`figures.${field}`), limit: NOTE_LIMIT } }))
}

/** Sends what was just kept, if the rules let it go; if not, the page says what stands in the way. */
async function sendForm(
  c: PageContext,
  house: House,
  catalogue: CatalogueIndex,
  address: CaseAddress,
  revision: number,
): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const connections = house.database
  const after = await readOnly(connections, officer, (tx) => loadForm(tx, catalogue, officer, visit, address, house))
  if (!after.ok) return refusalPage(c, after.refusal)
  const props = pageOf(visit, officer, after.value, {}, true)
  const problems = hindrances(props)
  if (problems.length > 0) {
    return page(c, <FormPage {...props} problems={problems} problemsTitle={visit.w('figures.not-sent')} />, 422)
  }
  const { period, unit, tree } = after.value.case
  const sent = await inTransaction(connections, officer, (tx) =>
    changeState(tx, catalogue, tree, officer, period, unit, { act: 'submit', roles: props.roles, reason: '', basedOn: revision }, visit.now),
  )
  if (!sent.ok) return refusalPage(c, sent.refusal)
  return seeOther(c, formPath(period, unit.unitId), 'figures.sent')
}

/** Empty cells named one by one on top; the others are marked where they stand. */
const MISSING_NAMED = 8

/** What keeps a form from being sent: every error, and every warning that nobody has explained. */
export function hindrances(props: PageProps): Problem[] {
  const { w, lang } = props.visit
  const missing = props.findings.filter((finding) => saysMissing(props.case.form, finding))
  const others = props.findings.filter((finding) => !missing.includes(finding))
  const problems = others.flatMap((finding): Problem[] => {
    const first = finding.cells[0] ?? ''
    const message = sayFinding(finding, w)
    if (finding.severity === 'error') return [{ field: `v.${first}`, refusal: { code: 'figures.finding-error', message } }]
    const explained = finding.cells.some((code) => (props.cells.get(code)?.explanation ?? '') !== '')
    return explained ? [] : [{ field: `why.${first}`, refusal: { code: 'figures.finding-unexplained', message } }]
  })
  for (const finding of missing.slice(0, MISSING_NAMED)) {
    const label = props.entered.find((indicator) => indicator.code === finding.cells[0])?.label[lang]
    problems.push({ field: `v.${finding.cells[0]}`, refusal: { code: 'figures.missing', label } })
  }
  const rest = missing.slice(MISSING_NAMED)
  if (rest.length > 0) {
    problems.push({ field: `v.${rest[0]!.cells[0]}`, refusal: { code: 'figures.missing-more', count: rest.length } })
  }
  return problems
}

/** The second of two people: told what the first changed; what the second typed stays in the fields. */
async function showOvertaken(
  c: PageContext,
  house: House,
  catalogue: CatalogueIndex,
  address: CaseAddress,
  read: Read,
  typed: Notes,
  refusal: Refusal,
): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const { w, lang } = visit
  const now = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, address, house))
  if (!now.ok) return refusalPage(c, now.refusal)
  const overtaken = refusal['overtaken'] as readonly Overtaken[]
  const overtakenNotes = refusal['notes'] as readonly OvertakenNote[]
  const props = pageOf(visit, officer, now.value)
  const cells = new Map([...props.cells, ...read.cells])
  const problems: Problem[] = []
  for (const each of overtaken) {
    const indicator = getIndicator(now.value.case.form, each.code)
    const said = {
      value: printValue(each.theirs, indicator, w),
      name: (each.by && now.value.names.get(each.by)) || w('figures.somebody'),
    }
    const kept = each.mineToo ? cells.get(each.code)! : props.cells.get(each.code)!
    const theirs = w(each.mineToo ? 'figures.theirs' : 'indicators.theirs-taken', said)
    const why = each.mineToo && each.theirExplanation ? ` ${w('indicators.theirs-explained', { text: each.theirExplanation })}` : ''
    cells.set(each.code, { ...kept, theirs: theirs + why })
    const code = each.mineToo ? 'figures.overtaken-cell' : 'indicators.overtaken-taken'
    problems.push({ field: `v.${each.code}`, refusal: { code, label: indicator.label[lang] } })
  }
  const notes = { ...typed }
  for (const { note, theirs, mineToo } of overtakenNotes) {
    if (!mineToo) notes[note] = theirs
    const code = mineToo ? 'indicators.overtaken-note' : 'indicators.overtaken-taken'
    problems.push({ field: note, refusal: { code, label: w(`figures.${note}`), text: theirs } })
  }
  if (problems.length === 0) problems.push({ refusal: { code: 'figures.overtaken' } })
  return page(c, <FormPage {...withNotes(props, notes)} cells={cells} problems={problems} problemsTitle={w('figures.overtaken-title')} />, 409)
}

/** POST /bieu-mau/:form/:period/:unit/trang-thai — accept, return, lock, reopen. */
export async function decideForm(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const input = form.value
  const act = input.text('act') as Exclude<SubmissionAct, 'edit'>
  if (!['accept', 'return', 'lock', 'reopen'].includes(act)) return refusalPage(c, { code: 'web.form-broken' })
  const address = addressOf(c)
  const connections = house.database
  const before = await readOnly(connections, officer, (tx) => loadForm(tx, catalogue, officer, visit, address, house))
  if (!before.ok) return refusalPage(c, before.refusal)
  const { period, unit, tree } = before.value.case
  const here = formPath(period, unit.unitId)
  const roles = rolesOf(officer, unit, visit.today)
  if (!may(officer, act, unit.path, visit.today)) return refusalPage(c, { code: 'indicators.act-not-yours', act })
  const result = await carryOut(house, officer, unit, here, input, (tx) =>
    changeState(
      tx,
      catalogue,
      tree,
      officer,
      period,
      unit,
      { act, roles, reason: input.text('reason'), basedOn: Number.parseInt(input.text('base'), 10) || 0 },
      visit.now,
    ),
  )
  if (!result.ok) {
    if (result.refusal.code !== 'indicators.reason-needed' && result.refusal.code !== 'indicators.reason-too-long') {
      return refusalPage(c, result.refusal)
    }
    const problems: Problem[] = [{ field: `reason-${act}`, refusal: result.refusal }]
    const reason = { act, text: input.text('reason'), error: sentenceOf(visit.w, result.refusal) }
    return page(c, <FormPage {...pageOf(visit, officer, before.value, { problems, reason })} />, statusOf(result.refusal))
  }
  if (typeof result.value === 'string') return c.redirect(result.value, 303)
  return seeOther(c, here, `figures.done.${act}`)
}
