import type { Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { journalValue, loadValue } from './stored-value.ts'

/** An accepted figure that is not the one the journal says was accepted. */
export type UntoldFigure = {
  readonly provinceId: number
  readonly periodId: number
  readonly unitId: number
  readonly code: string
  /** As it is kept, and as the journal tells; null for none. */
  readonly kept: string | null
  readonly told: string | null
}

export type FiguresReport = { readonly figures: number; readonly wrong: number; readonly first: UntoldFigure | undefined }

type Told = { readonly current: Map<string, string | null>; readonly counted: Map<string, string | null> }

type Line = {
  readonly form: string
  readonly period: string
  readonly to?: string
  readonly figures?: readonly { readonly code: string; readonly new: string | null }[]
  readonly counted?: readonly { readonly code: string; readonly new: string | null }[]
}

const PAGE = 5000

/**
 * Tells the life of every form again from its lines in the journal, and holds each accepted figure against what was
 * accepted by them. A figure that was changed behind the journal's back is found here, also where the sums above it
 * were changed to fit.
 */
export async function verifyFigures(tx: Transaction<Tables>, catalogue: CatalogueIndex): Promise<FiguresReport> {
  const provinces = await tx.selectFrom('submission').select('province_id').distinct().orderBy('province_id').execute()
  let figures = 0
  let wrong = 0
  let first: UntoldFigure | undefined
  for (const { province_id: provinceId } of provinces) {
    const told = await retell(tx, catalogue, provinceId)
    const kept = await readKept(tx, catalogue, provinceId)
    for (const key of new Set([...kept.keys(), ...told.keys()])) {
      const was = told.get(key)?.counted
      const is = kept.get(key)
      for (const code of new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])) {
        const [stored, accepted] = [is?.get(code) ?? null, was?.get(code) ?? null]
        if (stored !== null) figures += 1
        if (stored === accepted) continue
        wrong += 1
        const [periodId, unitId] = key.split('/').map(Number) as [number, number]
        first ??= { provinceId, periodId, unitId, code, kept: stored, told: accepted }
      }
    }
  }
  return { figures, wrong, first }
}

/** What the lines of a province's chain say was entered and accepted, by form (`period/unit`) and code. */
async function retell(tx: Transaction<Tables>, catalogue: CatalogueIndex, provinceId: number): Promise<Map<string, Told>> {
  const told = new Map<string, Told>()
  for (let last = 0; ; ) {
    const rows = await tx
      .selectFrom('journal')
      .select(['seq', 'act', 'unit_id', 'subject'])
      .where('province_id', '=', provinceId)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { act, unit_id: unitId, subject } of rows) {
      if (!act.startsWith('submission.') || unitId === null) continue
      const line = readLine(subject)
      if (!line) continue
      const period = catalogue.findPeriod(line.form, line.period)
      if (!period) continue
      const key = `${period.periodId}/${unitId}`
      let form = told.get(key)
      if (!form) told.set(key, (form = { current: new Map(), counted: new Map() }))
      for (const figure of line.figures ?? []) form.current.set(figure.code, figure.new)
      if (act === 'submission.accept') for (const figure of line.counted ?? []) form.counted.set(figure.code, figure.new)
      if (act === 'submission.import' && line.to === 'accepted') for (const [code, value] of form.current) form.counted.set(code, value)
    }
    if (rows.length < PAGE) return told
    last = Number(rows.at(-1)!.seq)
  }
}

/** A line that was made unreadable is the chain's to report. */
function readLine(subject: string): Line | undefined {
  try {
    return JSON.parse(subject) as Line
  } catch {
    return undefined
  }
}

async function readKept(tx: Transaction<Tables>, catalogue: CatalogueIndex, provinceId: number): Promise<Map<string, Map<string, string | null>>> {
  const kept = new Map<string, Map<string, string | null>>()
  for (const { periodId } of catalogue.periods) {
    const rows = await tx
      .selectFrom('figure')
      .select(['unit_id', 'indicator_id', 'counted_state as state', 'counted_number as number', 'counted_numerator as numerator', 'counted_denominator as denominator'])
      .where('province_id', '=', provinceId)
      .where('period_id', '=', periodId)
      .where('counted_state', 'is not', null)
      .execute()
    for (const row of rows) {
      const known = catalogue.findIndicator(row.indicator_id)
      if (!known) continue
      const key = `${periodId}/${row.unit_id}`
      let form = kept.get(key)
      if (!form) kept.set(key, (form = new Map()))
      form.set(known.indicator.code, journalValue(loadValue(row)))
    }
  }
  return kept
}
