import { accept, refuse } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { acknowledge, setDate, type Acknowledged } from '../store/index.ts'
import { CONTENT_TYPES, printReport, REPORT_FORMATS, reportFileName } from '../store/print-report.ts'
import { carryOut, nothingMore, readDesk } from './desk.ts'
import { reportPath } from './paths.ts'
import { showReport } from './report-page.tsx'

/** POST …/da-xem — the drafter has read the sentences that changed. */
export async function haveSeen(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const shown = form.value.all('shown').flatMap(readShown)
  const result = await carryOut(c, house, catalogue, form.value, (tx, loaded, officer) =>
    acknowledge(tx, loaded.case, loaded.source.figures, officer, shown, house.now()),
  )
  if (!result.ok) return refusalPage(c, result.refusal)
  const { period, unit } = result.value.loaded.case
  return seeOther(c, reportPath(period, unit.unitId), 'reports.changed-kept', { count: String(result.value.done?.seen ?? shown.length) })
}

/** One changed figure as the page had it; what is not of that form is left out. */
function readShown(text: string): Acknowledged[] {
  try {
    const read: unknown = JSON.parse(text)
    if (!Array.isArray(read) || read.length !== 3 || read.some((one) => typeof one !== 'string')) return []
    const [section, code, now] = read as [string, string, string]
    return [{ section, code, now }]
  } catch {
    return []
  }
}

/** POST …/ngay — the date in the head of the report, or none. */
export async function keepDate(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = form.value.text('dated')
  const parsed = typed === '' ? accept(null) : parseTypedDate(typed)
  const result = await carryOut(c, house, catalogue, form.value, async (tx, loaded, officer) =>
    parsed.ok ? setDate(tx, loaded.case, officer, parsed.value, house.now()) : refuse({ code: 'reports.date-form', text: typed }),
  )
  if (!result.ok) {
    if (result.refusal.code !== 'reports.date-form') return refusalPage(c, result.refusal)
    return showReport(c, house, catalogue, [{ field: 'dated', refusal: result.refusal }], typed)
  }
  const { period, unit } = result.value.loaded.case
  return seeOther(c, reportPath(period, unit.unitId), 'reports.dated-saved')
}

/** GET …/tai/625-2020.docx — one of the four files, made of the data of this moment. */
export async function sendFile(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const read = await readDesk(c, house, catalogue, nothingMore)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { source, findings } = read.value.loaded
  const name = c.req.param('file') ?? ''
  const format = REPORT_FORMATS.find((one) => reportFileName(source, one) === name)
  if (!format) return refusalPage(c, { code: 'reports.not-found' })
  const bytes = await printReport(source, findings, format)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': CONTENT_TYPES[format],
    'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
  })
}
