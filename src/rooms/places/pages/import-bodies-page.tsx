import { printXlsx } from '#documents/print-xlsx.ts'
import { shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import { newId } from '#foundation/ids.ts'
import type { Refusal } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import { Button, DataTable, ErrorSummary, errorOf, FileUpload, Inset, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { BODY_ROWS, type BodyTable, type CellProblem, importBodies, readBodyFile, type Registered } from '../store/bodies.ts'
import { BODIES, codeOfOwnUnit, handOf, mayKeepBodies, once } from './body-keeper.ts'

const HERE = `${BODIES}/nhap`

/** How many rows of a file are shown before they are written. */
const SHOWN = 50
/** How many errors are listed; the rest come when these are mended. */
const LISTED = 100

/** `/don-vi/nhap`: a list from a file, looked over before anything is written. */
export async function showImport(c: PageContext): Promise<Response> {
  return mayKeepBodies(visitOf(c)) ? importPage(c, []) : notFoundPage(c)
}

/** With a file: what would be written. With the rows of the page that showed it: written, all or none. */
export async function importList(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeepBodies(visit)) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const confirmed = form.value.has('rows')
  const file = form.value.file('file')
  if (!confirmed && (!file || file.size === 0)) return importPage(c, [{ field: 'file', refusal: { code: 'bodies.file-none' } }])
  const bytes = confirmed ? new TextEncoder().encode(form.value.text('rows')) : new Uint8Array(await file!.arrayBuffer())
  const table = await readBodyFile(bytes, codeOfOwnUnit(c))
  if (!table.ok) return importPage(c, [{ field: 'file', refusal: table.refusal }], statusOf(table.refusal) === 413 ? 413 : 422)
  if (!confirmed) {
    const tried = await inTransaction(house.database, officerOf(c), (tx) => importBodies(tx, table.value, handOf(c), { dryRun: true }, visit.now))
    if (tried.ok || tried.refusal.code !== 'bodies.dry-run') return importPage(c, problemsOf(c, tried.ok ? { code: 'bodies.dry-run' } : tried.refusal))
    return previewPage(c, table.value, tried.refusal['registered'] as readonly Registered[])
  }
  const done = await once(c, house, form.value, (tx) => importBodies(tx, table.value, handOf(c), { dryRun: false }, visit.now))
  if (!done.ok) return importPage(c, problemsOf(c, done.refusal))
  return done.value ? seeOther(c, BODIES, 'bodies.imported', { count: String(done.value.length) }) : c.redirect(BODIES, 303)
}

function problemsOf(c: PageContext, refusal: Refusal): Problem[] {
  const { w } = visitOf(c)
  if (refusal.code !== 'bodies.table') return [{ field: 'file', refusal }]
  return (refusal['problems'] as readonly CellProblem[]).slice(0, LISTED).map(({ cell, refusal: why }) => ({
    field: 'file', refusal: { code: 'bodies.file-cell', cell, why: sentenceOf(w, why) },
  }))
}

async function importPage(c: PageContext, problems: readonly Problem[], status: 413 | 422 = 422): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const officer = officerOf(c)
  return page(
    c,
    <Layout
      visit={visit}
      title={w('bodies.import')}
      trail={[{ href: BODIES, text: w('bodies.title') }]}
      overline={officer.unitName}
      ask={w('bodies.import-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} title={w('bodies.import-refused')} />
      <p class="govuk-body">{w('bodies.import-template-says', { unit: officer.unitName })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${BODIES}/mau.xlsx`}>
          {w('bodies.import-template')}
        </a>
      </p>
      <form method="post" action={HERE} enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file" label={w('bodies.file')} hint={w('bodies.file-hint', { max: printDecimal(wholeDecimal(BODY_ROWS)) })} accept=".xlsx,.csv"
          error={problems.length > 1 ? w('bodies.import-refused') : errorOf(w, problems, 'file')}
        />
        <Button>{w('bodies.import-check')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? status : 200,
  )
}

async function previewPage(c: PageContext, table: BodyTable, registered: readonly Registered[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const count = registered.length
  const ending = registered.filter(({ endsWithUnit }) => endsWithUnit !== null).length
  return page(
    c,
    <Layout
      visit={visit}
      title={w('bodies.preview', { count })}
      trail={[{ href: BODIES, text: w('bodies.title') }, { href: HERE, text: w('bodies.import') }]}
      overline={officerOf(c).unitName}
      ask={w('bodies.preview-ask')}
    >
      {ending > 0 && <Inset>{w('bodies.preview-until', { count: ending })}</Inset>}
      <DataTable
        caption={w('bodies.found', { count })}
        narrow="cards"
        columns={[
          { head: w('bodies.field.name') }, { head: w('bodies.field.kind') }, { head: w('bodies.field.code') }, { head: w('bodies.field.parent') },
          { head: w('bodies.field.from') }, { head: w('bodies.field.to') },
        ]}
        rows={registered.slice(0, SHOWN).map(({ span, parent, unitId }) => [
          span.name, w(`bodies.kind.${span.kind}`), span.code === String(unitId) ? '' : span.code, parent, shortDate(span.from),
          span.to === null ? '' : shortDate(span.to),
        ])}
      />
      {count > SHOWN && <p class="govuk-body">{w('bodies.more-rows', { count: count - SHOWN })}</p>}
      <form method="post" action={HERE} enctype="multipart/form-data">
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="rows" value={rowsAsText(table)} />
        <Button>{w('bodies.import-do', { count })}</Button>
      </form>
    </Layout>,
  )
}

/** The rows as they were understood, to be read once more when they are confirmed: each where it stood in the file. */
function rowsAsText({ bodies }: BodyTable): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const lines = ['name;kind;code;parent;from;to']
  for (const { wanted, row } of bodies) {
    while (lines.length < row) lines.push('')
    const { name, kind, code, parent, from, to } = wanted
    lines.push([name, kind, code, parent, from, to ?? ''].map(quoted).join(';'))
  }
  return lines.join('\n')
}

/** GET /don-vi/mau.xlsx — the columns of a list, to be filled in with Excel. */
export async function downloadBodyTemplate(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeepBodies(visit)) return notFoundPage(c)
  const { w } = visit
  const fields = [['name', 50], ['kind', 24], ['code', 18], ['parent', 24], ['from', 14], ['to', 14]] as const
  const bytes = await printXlsx({
    meta: { title: w('bodies.title'), author: officerOf(c).unitName, created: visit.today },
    sheets: [
      {
        name: w('bodies.nav'),
        columns: fields.map(([, width]) => ({ width })),
        frozenRows: 1,
        rows: [fields.map(([field]) => ({ value: w(`bodies.field.${field}`), bold: true, border: true }))],
      },
    ],
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': 'attachment; filename="co-quan-doanh-nghiep.xlsx"',
    'Cache-Control': 'no-store',
  })
}
