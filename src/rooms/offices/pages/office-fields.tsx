import type { CalendarDate } from '#foundation/calendar-date.ts'
import { refuse, type Result, accept } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { FormInput } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { errorOf, Field, type Problem, Select } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { may } from '../may.ts'
import { isOfficeKind, OFFICE_KINDS, type OfficeKind, type Officer } from '../officer.ts'
import { findUnitMeant } from '../store/index.ts'

/** What an administrator typed about an office to give. */
export type OfficeTyped = { readonly kind: string; readonly unit: string; readonly from: string; readonly to: string }

export type OfficeRead = {
  readonly kind: OfficeKind
  readonly unit: string
  readonly from: CalendarDate
  readonly to: CalendarDate | null
}

export function officeTyped(form: FormInput): OfficeTyped {
  return { kind: form.text('kind'), unit: form.text('unit'), from: form.text('from'), to: form.text('to') }
}

/** The fields read, and everything that is wrong with them. */
export function readOffice(typed: OfficeTyped): { value: OfficeRead | undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const { kind } = typed
  if (!isOfficeKind(kind)) problems.push({ field: 'kind', refusal: { code: 'offices.kind-empty' } })
  if (typed.unit === '') problems.push({ field: 'unit', refusal: { code: 'offices.unit-empty' } })
  const from = parseTypedDate(typed.from)
  if (!from.ok) problems.push({ field: 'from', refusal: from.refusal })
  const to = typed.to === '' ? accept(null) : parseTypedDate(typed.to)
  if (!to.ok) problems.push({ field: 'to', refusal: to.refusal })
  if (!isOfficeKind(kind) || !from.ok || !to.ok || problems.length > 0) return { value: undefined, problems }
  return { value: { kind, unit: typed.unit, from: from.value, to: to.value }, problems }
}

/** The unit that is meant on the first day of the office, if the administrator reaches it. Refuses `offices.unit-unknown`, `offices.unit-many`. */
export async function unitToGive(tx: Tx, office: OfficeRead, officer: Officer, today: CalendarDate): Promise<Result<number>> {
  const unit = await findUnitMeant(tx, office.unit, officer.unitPath, office.from)
  if (!unit.ok) return unit
  if (!unit.value || !may(officer, 'manage-accounts', unit.value.path, today)) {
    return refuse({ code: 'offices.unit-unknown', field: 'unit', unit: office.unit })
  }
  return accept(unit.value.unitId)
}

export function OfficeFields({ w, typed, problems }: { w: Words; typed: OfficeTyped; problems: readonly Problem[] }) {
  return (
    <>
      <Select
        name="kind"
        label={w('offices.office')}
        value={typed.kind}
        blank={w('offices.choose')}
        options={OFFICE_KINDS.map((kind) => ({ value: kind, text: w(`offices.kind.${kind}`) }))}
        error={errorOf(w, problems, 'kind')}
      />
      <Field
        name="unit"
        label={w('offices.unit-code')}
        hint={w('offices.unit-code-hint')}
        value={typed.unit}
        width={20}
        error={errorOf(w, problems, 'unit')}
      />
      <Field
        name="from"
        label={w('offices.from')}
        hint={w('offices.date-hint')}
        value={typed.from}
        width={10}
        error={errorOf(w, problems, 'from')}
      />
      <Field
        name="to"
        label={w('offices.to-optional')}
        hint={w('offices.to-hint')}
        value={typed.to}
        width={10}
        error={errorOf(w, problems, 'to')}
      />
    </>
  )
}
