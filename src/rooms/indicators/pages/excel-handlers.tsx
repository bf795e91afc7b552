import { createHash } from 'node:crypto'
import { printXlsx } from '#documents/print-xlsx.ts'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import type { Refusal } from '#foundation/result.ts'
import type { Words } from '#words/words.ts'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import type { Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { may } from '#rooms/offices/index.ts'
import type { Form } from '../catalogue.ts'
import { enteredBy, getIndicator } from '../form-index.ts'
import { printValue } from '../print-value.ts'
import type { CatalogueIndex } from '../store/catalogue-index.ts'
import type { Overtaken } from '../store/overtaken.ts'
import { saveFile } from '../store/save-file.ts'
import { carryOut } from './carry-out.ts'
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
  const loaded = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, addressOf(c), house))
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
  const loaded = await readOnly(house.database, officer, (tx) => loadForm(tx, catalogue, officer, visit, addressOf(c), house))
  if (!loaded.ok) return refusalPage(c, loaded.refusal)
  const { form, period, unit } = loaded.value.case
  if (!may(officer, 'enter', unit.path, visit.today)) return refusalPage(c, { code: 'indicators.act-not-yours', act: 'edit' })
  const state = loaded.value.submission?.state ?? 'draft'
  if (state !== 'draft' && state !== 'returned') {
    return refusalPage(c, { code: state === 'locked' ? 'indicators.period-locked' : 'indicators.wrong-state', state, act: 'edit' })
  }
  const refused = (problems: readonly Problem[], status: 409 | 413 | 422 = 422) =>
    page(
      c,
      <FormPage {...pageOf(visit, officer, loaded.value, { problems, problemsTitle: w('figures.file-refused') })} />,
      status,
    )

  const file = input.value.file('file')
  if (!file || file.size === 0) return refused([{ field: 'file', refusal: { code: 'figures.file-none' } }])
  const bytes = new Uint8Array(await file.arrayBuffer())
  const workbook = await readWorkbook(bytes)
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
  const here = formPath(period, unit.unitId)
  const { entries, basedOn } = read.value
  const saved = await carryOut(house, officer, unit, `${here}?${digestOf(bytes)}`, input.value, (tx) =>
    saveFile(tx, catalogue, officer, period, unit, { entries, basedOn }, visit.now),
  )
  if (!saved.ok) return refused(whyRefused(saved.refusal, form, w), statusOf(saved.refusal) === 409 ? 409 : 422)
  if (typeof saved.value === 'string') return c.redirect(here, 303)
  const { changed, gaveWay } = saved.value
  const told = { changed: String(changed.length), kept: String(gaveWay) }
  return gaveWay > 0 ? seeOther(c, here, 'indicators.uploaded-beside', told) : seeOther(c, here, 'figures.uploaded', told)
}

/** A file that a colleague overtook names the cells; all else is one sentence. */
function whyRefused(refusal: Refusal, form: Form, w: Words): Problem[] {
  if (refusal.code !== 'indicators.stale') return [{ field: 'file', refusal }]
  return (refusal['overtaken'] as readonly Overtaken[]).map((each) => {
    const indicator = getIndicator(form, each.code)
    const told = { label: indicator.label[w.lang], value: printValue(each.theirs, indicator, w) }
    return { field: 'file', refusal: { code: 'indicators.file-overtaken', ...told } }
  })
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
