import { printXlsx } from '#documents/print-xlsx.ts'
import { shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import { newId } from '#foundation/ids.ts'
import type { Refusal } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import { Button, DataTable, ErrorSummary, errorOf, FileUpload, Inset, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { Roll } from '../roll.ts'
import { BODY_ROWS, type BodyTable, type CellProblem, importBodies, readBodyFile, type Registered } from '../store/bodies.ts'
import { addressOf, codeOfOwnUnit, handOf, keyOf, mayKeep, wordsOf } from './body-keeper.ts'

const here = (roll: Roll): string => `${addressOf(roll)}/nhap`

/** How many rows of a file are shown before they are written. */
const SHOWN = 50
/** How many errors are listed; the rest come when these are mended. */
const LISTED = 100

/** `/don-vi/nhap`, `/thon/nhap`: a list from a file, looked over before anything is written. */
export async function showImport(c: PageContext, roll: Roll): Promise<Response> {
  return mayKeep(visitOf(c), roll) ? importPage(c, roll, []) : notFoundPage(c)
}

/** With a file: what would be written. With the rows of the page that showed it: written, all or none. */
export async function importList(c: PageContext, house: House, roll: Roll): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeep(visit, roll)) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const confirmed = form.value.has('rows')
  const file = form.value.file('file')
  if (!confirmed && (!file || file.size === 0)) return importPage(c, roll, [{ field: 'file', refusal: { code: 'bodies.file-none' } }])
  const bytes = confirmed ? new TextEncoder().encode(form.value.text('rows')) : new Uint8Array(await file!.arrayBuffer())
  const table = await readBodyFile(bytes, codeOfOwnUnit(c), roll)
  if (!table.ok) return importPage(c, roll, [{ field: 'file', refusal: table.refusal }], statusOf(table.refusal) === 413 ? 413 : 422)
  if (!confirmed) {
    const tried = await inTransaction(house.database, officerOf(c), (tx) => importBodies(tx, table.value, handOf(c, roll), { dryRun: true }, visit.now))
    if (tried.ok || tried.refusal.code !== 'bodies.dry-run') return importPage(c, roll, problemsOf(c, tried.ok ? { code: 'bodies.dry-run' } : tried.refusal))
    return previewPage(c, roll, table.value, tried.refusal['registered'] as readonly Registered[])
  }
  const done = await once(c, house, form.value, (tx) => importBodies(tx, table.value, handOf(c, roll), { dryRun: false }, visit.now))
  if (!done.ok) return importPage(c, roll, problemsOf(c, done.refusal))
  return done.value ? seeOther(c, addressOf(roll), keyOf(roll, visit.w, 'imported'), { count: String(done.value.length) }) : c.redirect(addressOf(roll), 303)
}

function problemsOf(c: PageContext, refusal: Refusal): Problem[] {
  const { w } = visitOf(c)
  if (refusal.code !== 'bodies.table') return [{ field: 'file', refusal }]
  return (refusal['problems'] as readonly CellProblem[]).slice(0, LISTED).map(({ cell, refusal: why }) => ({
    field: 'file', refusal: { code: 'bodies.file-cell', cell, why: sentenceOf(w, why) },
  }))
}

async function importPage(c: PageContext, roll: Roll, problems: readonly Problem[], status: 413 | 422 = 422): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const say = wordsOf(roll, w)
  const officer = officerOf(c)
  return page(
    c,
    <Layout
      visit={visit}
      title={say('import')}
      trail={[{ href: addressOf(roll), text: say('title') }]}
      overline={officer.unitName}
      ask={say('import-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} title={say('import-refused')} />
      <p class="govuk-body">{say('import-template-says', { unit: officer.unitName })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${addressOf(roll)}/mau.xlsx`}>
          {say('import-template')}
        </a>
      </p>
      <form method="post" action={here(roll)} enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file" label={say('file')} hint={say('file-hint', { max: printDecimal(wholeDecimal(BODY_ROWS)) })} accept=".xlsx,.csv"
          error={problems.length > 1 ? say('import-refused') : errorOf(w, problems, 'file')}
        />
        <Button>{say('import-check')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? status : 200,
  )
}

async function previewPage(c: PageContext, roll: Roll, table: BodyTable, registered: readonly Registered[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const say = wordsOf(roll, w)
  const count = registered.length
  const ending = registered.filter(({ endsWithUnit }) => endsWithUnit !== null).length
  return page(
    c,
    <Layout
      visit={visit}
      title={say('preview', { count })}
      trail={[{ href: addressOf(roll), text: say('title') }, { href: here(roll), text: say('import') }]}
      overline={officerOf(c).unitName}
      ask={say('preview-ask')}
    >
      {ending > 0 && <Inset>{say('preview-until', { count: ending })}</Inset>}
      <DataTable
        caption={say('found', { count })}
        narrow="cards"
        columns={[
          { head: say('field.name') }, { head: say('field.kind') }, { head: say('field.code') }, { head: say('field.parent') },
          { head: say('field.from') }, { head: say('field.to') },
        ]}
        rows={registered.slice(0, SHOWN).map(({ span, parent, unitId }) => [
          span.name, w(`bodies.kind.${span.kind}`), span.code === String(unitId) ? '' : span.code, parent, shortDate(span.from),
          span.to === null ? '' : shortDate(span.to),
        ])}
      />
      {count > SHOWN && <p class="govuk-body">{say('more-rows', { count: count - SHOWN })}</p>}
      <form method="post" action={here(roll)} enctype="multipart/form-data">
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="rows" value={rowsAsText(table)} />
        <Button>{say('import-do', { count })}</Button>
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

/** `/don-vi/mau.xlsx`, `/thon/mau.xlsx`: the columns of a list, to be filled in with Excel. */
export async function downloadBodyTemplate(c: PageContext, roll: Roll): Promise<Response> {
  const visit = visitOf(c)
  if (!mayKeep(visit, roll)) return notFoundPage(c)
  const { w } = visit
  const say = wordsOf(roll, w)
  const fields = [['name', 50], ['kind', 24], ['code', 18], ['parent', 24], ['from', 14], ['to', 14]] as const
  const bytes = await printXlsx({
    meta: { title: say('title'), author: officerOf(c).unitName, created: visit.today },
    sheets: [
      {
        name: say('nav'),
        columns: fields.map(([, width]) => ({ width })),
        frozenRows: 1,
        rows: [fields.map(([field]) => ({ value: say(`field.${field}`), bold: true, border: true }))],
      },
    ],
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${roll.name === 'bodies' ? 'co-quan-doanh-nghiep' : 'thon-to-dan-pho'}.xlsx"`,
    'Cache-Control': 'no-store',
  })
}
