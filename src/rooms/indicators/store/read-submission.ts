import type { Transaction } from 'kysely'
import type { Tables, SubmissionState } from '#storage/tables.ts'
import type { Value } from '../value.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import type { TreeUnit } from './reporting-tree.ts'
import { loadValue } from './stored-value.ts'

/** A cell with who wrote it and when. */
export type StoredFigure = {
  readonly code: string
  readonly value: Value
  readonly explanation: string | null
  readonly revision: number
  readonly author: string | null
  readonly at: Date
  /** The value that sums above are made of: the last one accepted. Missing if none was. */
  readonly counted: Value
  readonly countedExplanation: string | null
  readonly countedAuthor: string | null
  readonly countedAt: Date | null
}

export type Submission = {
  readonly state: SubmissionState
  readonly revision: number
  readonly reason: string | null
  readonly limits: string
  readonly causes: string
  readonly firstSubmittedAt: Date | null
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly figures: ReadonlyMap<string, StoredFigure>
}

/** What a unit has sent, or begun, for a period; undefined where nothing was begun. */
export async function findSubmission(
  tx: Transaction<Tables>,
  catalogue: CatalogueIndex,
  period: NumberedPeriod,
  unit: TreeUnit,
  options: { readonly lock?: boolean } = {},
): Promise<Submission | undefined> {
  let query = tx
    .selectFrom('submission')
    .selectAll()
    .where('province_id', '=', unit.provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', '=', unit.unitId)
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const figures = await tx
    .selectFrom('figure')
    .selectAll()
    .where('province_id', '=', unit.provinceId)
    .where('period_id', '=', period.periodId)
    .where('unit_id', '=', unit.unitId)
    .execute()
  return {
    state: row.state,
    revision: row.revision,
    reason: row.reason,
    limits: row.limits,
    causes: row.causes,
    firstSubmittedAt: row.first_submitted_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    figures: new Map(
      figures.flatMap((figure) => {
        const known = catalogue.findIndicator(figure.indicator_id)
        if (!known) return []
        const stored: StoredFigure = {
          code: known.indicator.code,
          value: loadValue(figure),
          explanation: figure.explanation,
          revision: figure.revision,
          author: figure.author,
          at: figure.at,
          counted: loadValue({
            state: figure.counted_state,
            number: figure.counted_number,
            numerator: figure.counted_numerator,
            denominator: figure.counted_denominator,
          }),
          countedExplanation: figure.counted_explanation,
          countedAuthor: figure.counted_author,
          countedAt: figure.counted_at,
        }
        return [[stored.code, stored] as const]
      }),
    ),
  }
}

/** The current values of a submission, by code; cells never touched are left out. */
export function valuesOf(submission: Submission | undefined): Map<string, Value> {
  return new Map([...(submission?.figures ?? [])].map(([code, figure]) => [code, figure.value]))
}
