import { readFileSync } from 'node:fs'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { findIndicator, parseEntry } from '#rooms/indicators/index.ts'
import type { CatalogueIndex, NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { importBatch, type UnitFigures } from '#rooms/indicators/store/import-batch.ts'
import { readReportingTree, type TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import type { Entry } from '#rooms/indicators/store/save-draft.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { loadBodies } from '#rooms/places/store/sync-places.ts'
import type { SubmissionState } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'

type Submission = {
  /** The code of a unit at the period's end, or the key of a body. */
  readonly unit: string
  readonly state: SubmissionState
  readonly submittedOn: string | null
  readonly reason?: string
  readonly figures: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
  readonly limits: string
  readonly causes: string
}

type FiguresFile = {
  readonly form: string
  readonly bodies: readonly {
    readonly key: string
    readonly kind: 'agency' | 'enterprise'
    readonly name: string
    readonly parent: string
    readonly from: string
    readonly to: string
  }[]
  readonly periods: readonly { readonly period: string; readonly submissions: readonly Submission[] }[]
}

const FILES = ['qcdc-2020.json', 'dcch-2026.json']
const FIRST_BODY = 4_000_000

/** The login that enters for a unit of the demonstration; whoever has none is entered for by the level above. */
export type Authors = (unit: TreeUnit) => string | null

/** Brings in the figures of the demonstration, in the order of the days on which they were sent. */
export async function loadFigures(tx: Tx, catalogue: CatalogueIndex, authorOf: Authors): Promise<Result<true>> {
  let nextBody = FIRST_BODY
  for (const name of FILES) {
    const file = JSON.parse(readFileSync(new URL(`../../demo/${name}`, import.meta.url), 'utf8')) as FiguresFile
    const keys = new Map<string, number>()
    for (const body of file.bodies) keys.set(body.key, nextBody++)
    const first = catalogue.findPeriod(file.form, file.periods[0]!.period)!
    const parents = await readReportingTree(tx, first.to)
    await loadBodies(
      tx,
      file.bodies.map((body) => ({
        unitId: keys.get(body.key)!,
        kind: body.kind,
        code: body.key,
        name: body.name,
        parentId: parents.findByCode(body.parent)!.unitId,
        from: body.from,
        to: body.to,
      })),
    )
    for (const { period, submissions } of file.periods) {
      const known = catalogue.findPeriod(file.form, period)
      if (!known) throw new Error(`demo/${name}: no period ${period} of ${file.form}`)
      const loaded = await loadPeriod(tx, catalogue, known, submissions, keys, authorOf)
      if (!loaded.ok) return loaded
    }
  }
  return accept(true)
}

async function loadPeriod(
  tx: Tx,
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  submissions: readonly Submission[],
  bodies: ReadonlyMap<string, number>,
  authorOf: Authors,
): Promise<Result<true>> {
  const tree = await readReportingTree(tx, period.to)
  const unitOf = (key: string): TreeUnit => {
    const body = bodies.get(key)
    const unit = body === undefined ? tree.findByCode(key) : tree.find(body)
    if (!unit) throw new Error(`demonstration: no unit ${key} on ${period.to}`)
    return unit
  }
  const days = new Map<string, { unit: TreeUnit; submission: Submission }[]>()
  for (const submission of submissions) {
    const unit = unitOf(submission.unit)
    const key = `${submission.submittedOn ?? period.due.commune}/${submission.state}/${authorOf(unit) ?? ''}`
    days.set(key, [...(days.get(key) ?? []), { unit, submission }])
  }
  for (const key of [...days.keys()].toSorted()) {
    const [day, state, author] = key.split('/') as [string, SubmissionState, string]
    const at = new Date(`${calendarDate(day)}T03:00:00Z`)
    const batch = days.get(key)!
    const imported = await importBatch(
      tx,
      catalogue,
      tree,
      { accountId: author || null, officeId: null },
      period,
      batch.map(({ unit, submission }) => readFigures(catalogue, period, unit, submission)),
      { state: state === 'locked' ? 'accepted' : state === 'returned' ? 'submitted' : state, source: 'demo' },
      at,
    )
    if (!imported.ok) return imported
    if (state === 'locked' || state === 'returned') await decide(tx, period, state, batch, authorOf, at)
  }
  return accept(true)
}

/** The level above locks the forms or returns them, two hours after they came in. */
async function decide(
  tx: Tx,
  period: NumberedPeriod,
  state: 'locked' | 'returned',
  batch: readonly { readonly unit: TreeUnit; readonly submission: Submission }[],
  authorOf: Authors,
  sentAt: Date,
): Promise<void> {
  const at = new Date(sentAt.getTime() + 2 * 3_600_000)
  for (const { unit, submission } of batch) {
    const reason = submission.reason ?? null
    const decider = authorOf({ ...unit, unitId: unit.parentId ?? unit.unitId, parentId: null })
    const { revision } = await tx
      .updateTable('submission')
      .set((eb) => ({ state, reason, revision: eb('revision', '+', 1), changed_at: at, changed_by: decider }))
      .where('province_id', '=', unit.provinceId)
      .where('period_id', '=', period.periodId)
      .where('unit_id', '=', unit.unitId)
      .returning('revision')
      .executeTakeFirstOrThrow()
    const [act, from] = state === 'locked' ? ['submission.lock', 'accepted'] : ['submission.return', 'submitted']
    const subject = { form: period.form, period: period.id, revision, from, to: state, reason: reason ?? undefined }
    const where = { provinceId: unit.provinceId, unitId: unit.unitId, path: unit.path }
    await appendJournal(tx, { ...where, accountId: decider, officeId: null, act, subject }, at)
  }
}

function readFigures(catalogue: CatalogueIndex, period: NumberedPeriod, unit: TreeUnit, submission: Submission): UnitFigures {
  const form = catalogue.getForm(period.form)
  const entries = Object.entries(submission.figures).map(([code, text]): Entry => {
    const indicator = findIndicator(form, code)
    if (!indicator) throw new Error(`demonstration: ${submission.unit} has ${code}, which ${form.id} has not`)
    return { code, value: mustAccept(parseEntry(text, indicator)), explanation: submission.explanations[code] ?? null }
  })
  return { unit, entries, limits: submission.limits, causes: submission.causes }
}
