import { printXlsx } from '#documents/print-xlsx.ts'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { inTransaction, readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import type { Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { may } from '#rooms/offices/index.ts'
import { enteredBy } from '../form-index.ts'
import { claimRequest } from '../store/request-key.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import { saveDraft, type SavedDraft } from '../store/save-draft.ts'
import { accept } from '#foundation/result.ts'
import { isId } from '#foundation/ids.ts'
import { unitName } from './display-name.ts'
import { addressOf, loadForm, pageOf } from './form-handlers.tsx'
import { FormPage } from './form-page.tsx'
import { readTemplate, templateWorkbook } from './form-workbook.ts'
import { formPath } from './paths.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** GET …/mau.xlsx — the form of this unit and period to fill in with Excel. */
export async function downloadTemplate(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const loaded = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, addressOf(c)))
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const { case: which, submission, last } = loaded.value
  const { form, period, unit } = which
  const workbook = templateWorkbook(visit.w, {
    form,
    period,
    unit,
    unitName: unitName(visit.w, unit),
    entered: enteredBy(form, unit.kind),
    submission,
    last,
    today: visit.today,
  })
  const bytes = await printXlsx(workbook)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': XLSX,
    'Content-Disposition': `attachment; filename="${form.id}-${period.id}-${unit.code}.xlsx"`,
    'Cache-Control': 'no-store',
  })
}

/** POST …/tai-len — a filled template, read as if its cells had been typed on the page. */
export async function uploadTemplate(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const { w } = visit
  const input = await readForm(c)
  if (!input.ok) return refusalPage(c, input.refusal)
  const loaded = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, addressOf(c)))
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const { form, period, unit } = loaded.value.case
  if (!may(officer, 'enter', unit.path, visit.today)) return refusalPage(c, { code: 'indicators.act-not-yours', act: 'edit' })
  const refused = (problems: readonly Problem[], status: 409 | 413 | 422 = 422) =>
    page(
      c,
      <FormPage {...pageOf(visit, officer, loaded.value, { problems, problemsTitle: w('figures.file-refused') })} />,
      status,
    )

  const file = input.value.file('file')
  if (!file || file.size === 0) return refused([{ field: 'file', refusal: { code: 'figures.file-none' } }])
  const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()))
  if (!workbook.ok) {
    return refused([{ field: 'file', refusal: workbook.refusal }], statusOf(workbook.refusal) === 413 ? 413 : 422)
  }
  const read = readTemplate(workbook.value.sheets, { form, period, unit, entered: enteredBy(form, unit.kind) }, visit.lang)
  if (!read.ok) return refused([{ field: 'file', refusal: read.refusal }])
  if (read.value.problems.length > 0) {
    return refused(
      read.value.problems.map(({ cell, refusal }) => ({
        field: 'file',
        refusal: { code: 'figures.file-cell', cell, why: sentenceOf(w, refusal) },
      })),
    )
  }
  const submission = loaded.value.submission
  const key = input.value.text('key')
  const here = formPath(period, unit.unitId)
  const draft = {
    entries: read.value.entries,
    limits: submission?.limits ?? '',
    causes: submission?.causes ?? '',
    basedOn: Number.parseInt(input.value.text('base'), 10) || 0,
  }
  const saved = await inTransaction<SavedDraft | undefined>(house.database, officer, async (tx) => {
    if (isId(key) && !(await claimRequest(tx, unit.provinceId, key, here, visit.now))) return accept(undefined)
    return saveDraft(tx, catalogue, officer, period, unit, draft, visit.now)
  })
  if (!saved.ok) return refused([{ field: 'file', refusal: saved.refusal }], statusOf(saved.refusal) === 409 ? 409 : 422)
  if (!saved.value) return c.redirect(here, 303)
  return seeOther(c, here, 'figures.uploaded', { changed: String(saved.value.changed.length) })
}
