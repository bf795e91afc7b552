import { printXlsx } from '#documents/print-xlsx.ts'
import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import { newId } from '#foundation/ids.ts'
import { accept, type Refusal } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { sentenceOf } from '#web/refusal.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, FileUpload, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { HOUSEHOLD_ROWS, type HouseholdTable, type NamedHamlet, ROW_FIELDS } from '../read-rows.ts'
import { type CellProblem, type Imported, importHouseholds, readHouseholdFile } from '../store/index.ts'
import { handOf, readHere } from './keeper.ts'
import { DUPLICATES, HOUSEHOLDS, IMPORT, importPath, rollPath, TEMPLATE } from './paths.ts'

/** How many errors are listed; the rest come when these are mended. */
const LISTED = 100

type Here = { readonly hamlets: readonly NamedHamlet[]; readonly only: NamedHamlet | undefined }

function readPlace(c: PageContext, house: House) {
  const asked = visitOf(c).url.searchParams.get('thon')
  return readHere(c, house, async (_, hamlets) => {
    const only = hamlets.find(({ unitId }) => String(unitId) === asked) ?? (officerOf(c).kind === 'hamlet-head' ? hamlets[0] : undefined)
    return accept<Here>({ hamlets, only })
  })
}

/** GET /viec/ho/nhap?thon= — a list of households from a file, looked over before anything is written. */
export async function showImport(c: PageContext, house: House): Promise<Response> {
  const read = await readPlace(c, house)
  return read.ok ? importPage(c, read.value, '', []) : refusalPage(c, read.refusal)
}

/** POST: with a file, what would be written; with the rows of the page that showed it, written, all or none. */
export async function takeImport(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const read = await readPlace(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const here = read.value
  const fromText = form.value.text('from')
  const refused = (field: string, refusal: Refusal) => importPage(c, here, fromText, problemsOf(c, field, refusal))
  const from = parseTypedDate(fromText)
  if (!from.ok) return refused('from', from.refusal)
  const bytes = await bytesOf(form.value)
  if (!bytes) return refused('file', { code: 'households.file-none' })
  const table = await readHouseholdFile(bytes, here.hamlets, here.only)
  if (!table.ok) return refused('file', table.refusal)
  const dryRun = !form.value.has('rows')
  if (dryRun) {
    const tried = await readHere(c, house, (tx) => importHouseholds(tx, handOf(c), table.value, { from: from.value, dryRun }, visit.now))
    return tried.ok ? previewPage(c, here, table.value, tried.value, from.value) : refused(fieldOf(tried.refusal), tried.refusal)
  }
  const done = await once(c, house, form.value, (tx) => importHouseholds(tx, handOf(c), table.value, { from: from.value, dryRun }, visit.now))
  if (!done.ok) return refused(fieldOf(done.refusal), done.refusal)
  const back = here.only ? rollPath(here.only.unitId) : HOUSEHOLDS
  return done.value ? seeOther(c, back, 'households.imported', { count: String(done.value.added) }) : c.redirect(back, 303)
}

function fieldOf(refusal: Refusal): 'from' | 'file' {
  return refusal['field'] === 'from' ? 'from' : 'file'
}

async function bytesOf(form: FormInput): Promise<Uint8Array | undefined> {
  if (form.has('rows')) return new TextEncoder().encode(form.text('rows'))
  const file = form.file('file')
  return file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined
}

function problemsOf(c: PageContext, field: string, refusal: Refusal): Problem[] {
  const { w } = visitOf(c)
  if (refusal.code !== 'households.table') return [{ field, refusal }]
  return (refusal['problems'] as readonly CellProblem[]).slice(0, LISTED).map(({ cell, refusal: why }) => ({
    field, refusal: { code: 'households.file-cell', cell, why: sentenceOf(w, why) },
  }))
}

function importPage(c: PageContext, { only }: Here, from: string, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const files = problems.filter(({ field }) => field === 'file')
  return page(
    c,
    <Layout
      visit={visit} title={w('households.import')} overline={only?.name ?? officerOf(c).unitName} trail={[{ href: HOUSEHOLDS, text: w('households.title') }]}
      ask={w('households.import-ask')} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} title={w('households.import-refused')} />
      <p class="govuk-body">{only ? w('households.template-says') : w('households.template-says-commune')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={TEMPLATE}>{w('households.template')}</a>
      </p>
      <form method="post" action={only ? importPath(only.unitId) : IMPORT} enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file" label={w('households.file')} hint={w('households.file-hint', { max: printDecimal(wholeDecimal(HOUSEHOLD_ROWS)) })} accept=".xlsx,.csv"
          error={files.length > 1 ? w('households.import-refused') : errorOf(w, problems, 'file')}
        />
        <Field name="from" value={from || shortDate(visit.today)} label={w('households.field.from')} hint={w('households.from-hint')} width={10} error={errorOf(w, problems, 'from')} />
        <Button>{w('households.import-check')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function previewPage(c: PageContext, { only }: Here, table: HouseholdTable, { hamlets, added, known }: Imported, from: CalendarDate): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit} title={w('households.preview', { count: added })} overline={only?.name ?? officerOf(c).unitName}
      trail={[{ href: HOUSEHOLDS, text: w('households.title') }, { href: only ? importPath(only.unitId) : IMPORT, text: w('households.import') }]}
      ask={w('households.preview-ask', { date: shortDate(from) })}
    >
      <DataTable
        caption={w('households.by-hamlet')}
        columns={[{ head: w('households.field.hamlet') }, { head: w('households.preview-added'), figures: true }, { head: w('households.preview-known'), figures: true }]}
        rows={hamlets.map((each) => [each.hamlet.name, String(each.added), String(each.known)])}
        total={[w('households.all'), String(added), String(known)]}
      />
      <p class="govuk-body">{w('households.preview-then', { duplicates: w('households.duplicates') })}</p>
      <form method="post" action={only ? importPath(only.unitId) : IMPORT} enctype="multipart/form-data">
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="from" value={shortDate(from)} />
        <input type="hidden" name="rows" value={rowsAsText(table)} />
        <Button>{w('households.import-do', { count: added })}</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={DUPLICATES}>{w('households.duplicates')}</a>
      </p>
    </Layout>,
  )
}

/** The rows as they were understood, to be read once more when they are confirmed: each where it stood in the file. */
function rowsAsText({ rows }: HouseholdTable): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const lines = ['hamlet;number;code;name;address']
  for (const { row, hamlet, number, code, name, address } of rows) {
    while (lines.length < row) lines.push('')
    lines.push([String(hamlet.unitId), String(number ?? ''), code, name, address].map(quoted).join(';'))
  }
  return lines.join('\n')
}

/** GET /viec/ho/mau.xlsx — the columns of a list, to be filled in with Excel. */
export async function downloadTemplate(c: PageContext): Promise<Response> {
  const { w, today } = visitOf(c)
  const widths = { hamlet: 24, number: 10, code: 16, name: 36, address: 50 } as const
  const bytes = await printXlsx({
    meta: { title: w('households.title'), author: officerOf(c).unitName, created: today },
    sheets: [
      {
        name: w('households.title'), columns: ROW_FIELDS.map((field) => ({ width: widths[field] })), frozenRows: 1,
        rows: [ROW_FIELDS.map((field) => ({ value: w(`households.column.${field}`), bold: true, border: true }))],
      },
    ],
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': 'attachment; filename="danh-sach-ho.xlsx"',
    'Cache-Control': 'no-store',
  })
}
