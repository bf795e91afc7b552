import { sql, type Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import type { Form, Indicator, Period } from '../catalogue.ts'

/** A reporting period with the number it bears in the database. */
export type NumberedPeriod = Period & { readonly periodId: number }

/** The catalogues as the database knows them: forms, periods, and the number of each indicator. */
export type CatalogueIndex = {
  readonly forms: readonly Form[]
  readonly periods: readonly NumberedPeriod[]
  getForm(id: string): Form
  findPeriod(form: string, id: string): NumberedPeriod | undefined
  periodById(periodId: number): NumberedPeriod | undefined
  /** The number of an indicator of a form; a fault if the form has no such indicator. */
  indicatorId(form: string, code: string): number
  findIndicator(indicatorId: number): { readonly form: Form; readonly indicator: Indicator } | undefined
}

/**
 * Gives every indicator and period of the catalogues its number, once and for ever, and answers the index.
 * A number is never given to another indicator, also when the catalogue drops one.
 */
export async function syncCatalogue(
  tx: Transaction<Tables>,
  forms: readonly Form[],
  periods: readonly Period[],
): Promise<CatalogueIndex> {
  await sql`select pg_advisory_xact_lock(480)`.execute(tx)
  const indicators = await tx.selectFrom('indicator').selectAll().execute()
  const known = new Map(indicators.map((row) => [`${row.form}/${row.code}`, row.indicator_id]))
  let last = Math.max(0, ...indicators.map((row) => row.indicator_id))
  const fresh = forms.flatMap((form) =>
    form.indicators
      .filter((indicator) => !known.has(`${form.id}/${indicator.code}`))
      .map((indicator) => ({ indicator_id: ++last, form: form.id, code: indicator.code })),
  )
  if (fresh.length > 0) await tx.insertInto('indicator').values(fresh).execute()
  for (const row of fresh) known.set(`${row.form}/${row.code}`, row.indicator_id)

  const stored = await tx.selectFrom('reporting_period').selectAll().execute()
  const numbers = new Map(stored.map((row) => [`${row.form}/${row.code}`, row.period_id]))
  let lastPeriod = Math.max(0, ...stored.map((row) => row.period_id))
  const freshPeriods = periods
    .filter((period) => !numbers.has(`${period.form}/${period.id}`))
    .map((period) => ({
      period_id: ++lastPeriod,
      form: period.form,
      code: period.id,
      from_date: period.from,
      to_date: period.to,
    }))
  if (freshPeriods.length > 0) await tx.insertInto('reporting_period').values(freshPeriods).execute()
  for (const row of freshPeriods) numbers.set(`${row.form}/${row.code}`, row.period_id)

  return indexCatalogue(forms, periods, known, numbers)
}

function indexCatalogue(
  forms: readonly Form[],
  periods: readonly Period[],
  indicatorIds: ReadonlyMap<string, number>,
  periodIds: ReadonlyMap<string, number>,
): CatalogueIndex {
  const byId = new Map(forms.map((form) => [form.id, form]))
  const numbered = periods.map((period) => ({ ...period, periodId: periodIds.get(`${period.form}/${period.id}`)! }))
  const byNumber = new Map<number, { form: Form; indicator: Indicator }>()
  for (const form of forms) {
    for (const indicator of form.indicators) {
      byNumber.set(indicatorIds.get(`${form.id}/${indicator.code}`)!, { form, indicator })
    }
  }
  return {
    forms,
    periods: numbered,
    getForm(id) {
      const form = byId.get(id)
      if (!form) throw new Error(`no form ${id} in the catalogues`)
      return form
    },
    findPeriod: (form, id) => numbered.find((period) => period.form === form && period.id === id),
    periodById: (periodId) => numbered.find((period) => period.periodId === periodId),
    indicatorId(form, code) {
      const id = indicatorIds.get(`${form}/${code}`)
      if (id === undefined) throw new Error(`no indicator ${code} in form ${form}`)
      return id
    },
    findIndicator: (indicatorId) => byNumber.get(indicatorId),
  }
}
