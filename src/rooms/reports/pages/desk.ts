import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { accountNames } from '#rooms/indicators/store/account-names.ts'
import { may, type Officer } from '#rooms/offices/index.ts'
import { inTransaction, readOnly, type Tx } from '#storage/transaction.ts'
import type { House, PageContext } from '#web/house.ts'
import { isRepeated } from '#web/once.ts'
import type { FormInput } from '#web/read-form.ts'
import { officerOf, visitOf, type Visit } from '#web/visit.ts'
import { openReport, readLoadedReport, type LoadedReport, type ReportCase } from '../store/index.ts'

/** Everything the pages of one report share: who looks, at what, and whether the officer may write. */
export type Desk = {
  readonly visit: Visit
  readonly officer: Officer
  readonly loaded: LoadedReport
  readonly mayDraft: boolean
  readonly names: ReadonlyMap<string, string>
  /** A number for this showing of a form: a second press of the button is known by it. */
  readonly requestKey: string
}

/** Reads the report an address names; `also` reads more on the same picture of the data. */
export function readDesk<T>(
  c: PageContext, house: House, catalogue: CatalogueIndex, also: (tx: Tx, which: ReportCase, loaded: LoadedReport) => Promise<Result<T>>,
): Promise<Result<Desk & { readonly also: T }>> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  return readOnly(house.database, officer, async (tx) => {
    const opened = await openReport(tx, catalogue, officer, visit.today, addressOf(c))
    if (!opened.ok) return opened
    const loaded = await readLoadedReport(tx, catalogue, opened.value)
    const more = await also(tx, opened.value, loaded)
    if (!more.ok) return more
    const names = await accountNames(tx, [...loaded.stored.blocks.values()].map((block) => block.author))
    const mayDraft = may(officer, 'draft-report', opened.value.unit.path, visit.today)
    return accept({ visit, officer, loaded, mayDraft, names, requestKey: newId(visit.now.getTime()), also: more.value })
  })
}

export const nothingMore = async (): Promise<Result<undefined>> => accept(undefined)

/**
 * Carries out an act of drafting, once for a page shown once: the second press of a button is answered as the first.
 * Refuses `reports.not-yours` to offices that only read.
 */
export function carryOut<T>(
  c: PageContext, house: House, catalogue: CatalogueIndex, form: FormInput, act: (tx: Tx, loaded: LoadedReport, officer: Officer) => Promise<Result<T>>,
): Promise<Result<{ readonly loaded: LoadedReport; readonly done: T | undefined }>> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  return inTransaction<{ loaded: LoadedReport; done: T | undefined }>(house.database, officer, async (tx) => {
    const opened = await openReport(tx, catalogue, officer, visit.today, addressOf(c))
    if (!opened.ok) return opened
    const { unit } = opened.value
    if (!may(officer, 'draft-report', unit.path, visit.today)) return refuse({ code: 'reports.not-yours' })
    const loaded = await readLoadedReport(tx, catalogue, opened.value)
    if (await isRepeated(tx, form, { officer, address: c.req.path, provinceId: unit.provinceId, now: visit.now })) return accept({ loaded, done: undefined })
    const done = await act(tx, loaded, officer)
    return done.ok ? accept({ loaded, done: done.value }) : done
  })
}

function addressOf(c: PageContext) {
  return { form: c.req.param('form') ?? '', period: c.req.param('period') ?? '', unit: c.req.param('unit') ?? '' }
}
