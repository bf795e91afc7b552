import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { readAside } from '#rooms/checker/read/check-aside.ts'
import { MOST_BYTES } from '#rooms/checker/read/read-report.ts'
import type { FormInput } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import type { Problem } from '#web/ui/index.ts'
import { textReport } from '../text-report.ts'
import { MOST_LETTERS } from '../read/source-builder.ts'
import type { SourceText } from '../source-text.ts'

/** A report that somebody asked to have checked: what it says, its name, and the day by which it is judged. */
export type AskedReport = { readonly source: SourceText; readonly name: string | undefined; readonly on: CalendarDate | undefined }

/** What stood in the fields, to be shown again. */
export type Typed = { readonly text: string; readonly day: string }

/** Reads the form of `/soat-bao-cao`: a file, or else the text that was pasted. */
export async function readAsked(form: FormInput): Promise<Result<AskedReport> & { readonly problems?: readonly Problem[] }> {
  const day = form.text('ngay')
  const on = day === '' ? undefined : parseTypedDate(day)
  const file = form.file('tep')
  const read = await readSource(form, file)
  const problems: Problem[] = []
  if (!read.ok) problems.push({ field: file ? 'tep' : 'van-ban', refusal: read.refusal })
  if (on && !on.ok) problems.push({ field: 'ngay', refusal: on.refusal })
  if (!read.ok) return { ...read, problems }
  if (on && !on.ok) return { ...on, problems }
  return accept({ source: read.value, name: file?.name ?? undefinedIfEmpty(form.text('ten')), on: on?.value })
}

async function readSource(form: FormInput, file: File | undefined): Promise<Result<SourceText>> {
  if (file) {
    if (file.size > MOST_BYTES) return refuse({ code: 'checker.file-too-large', limitMegabytes: MOST_BYTES / 1024 / 1024 })
    return readAside(new Uint8Array(await file.arrayBuffer()), file.name)
  }
  const text = form.raw('van-ban')
  if (text.trim() === '') return refuse({ code: 'checker.nothing-given' })
  if (text.length > MOST_LETTERS) return refuse({ code: 'checker.text-too-long', limit: '5.000.000' })
  return accept(textReport(text))
}

function undefinedIfEmpty(text: string): string | undefined {
  return text === '' ? undefined : text
}
