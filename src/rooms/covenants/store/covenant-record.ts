import { mustAccept } from '#foundation/result.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Covenant, type CovenantAct, type CovenantStanding, covenantStanding } from '../index.ts'
import { covenantTerms } from './load-covenant-rules.ts'

export type OfCovenant = { readonly provinceId: number; readonly covenantId: string }

/** A covenant with what happened to it, and how it stands. */
export type CovenantRecord = Covenant & {
  readonly unitName: string
  /** `thon` or `to-dan-pho`: what its head is called follows from it. */
  readonly unitKind: string
  readonly communeName: string
  readonly acts: readonly CovenantAct[]
  readonly standing: CovenantStanding
}

export function covenantOf(row: Row<'covenant'>): Covenant {
  return {
    provinceId: row.province_id, covenantId: row.covenant_id, code: row.code, unitId: row.unit_id, holderId: row.holder_id, path: row.path, title: row.title,
    called: row.called as Covenant['called'], ethnicMinority: row.ethnic_minority, state: row.state as Covenant['state'], version: row.version,
    matterId: row.matter_id ?? undefined, decisionId: row.decision_id ?? undefined, replaces: row.replaces ?? undefined, dutyId: row.duty_id ?? undefined, revision: row.revision,
  }
}

/** One line of `covenant_event` as the act it tells. */
export function actOf(row: Pick<Row<'covenant_event'>, 'act' | 'on_day' | 'details'>): CovenantAct {
  return { ...(row.details as object), act: row.act, on: row.on_day } as CovenantAct
}

/** The covenant of an id, within what the transaction may read. */
export async function findCovenant(tx: Tx, covenantId: string): Promise<CovenantRecord | undefined> {
  const row = await tx.selectFrom('covenant').selectAll().where('covenant_id', '=', covenantId).executeTakeFirst()
  return row && recordOf(tx, row)
}

export async function recordOf(tx: Tx, row: Row<'covenant'>): Promise<CovenantRecord> {
  const events = await tx
    .selectFrom('covenant_event').select(['act', 'on_day', 'details']).where('province_id', '=', row.province_id).where('covenant_id', '=', row.covenant_id).orderBy('seq').execute()
  const acts = events.map(actOf)
  const units = row.path.split('/').filter(Boolean).map(Number)
  const names = await tx.selectFrom('unit_span').select(['unit_id', 'name', 'kind']).where('unit_id', 'in', [row.unit_id, units.at(-2) ?? row.unit_id]).orderBy('valid_from').execute()
  const nameOf = (unitId: number | undefined): string => names.findLast((each) => each.unit_id === unitId)?.name ?? ''
  const standing = mustAccept(covenantStanding(acts, covenantTerms(), row.ethnic_minority))
  return { ...covenantOf(row), unitName: nameOf(row.unit_id), unitKind: names.findLast((each) => each.unit_id === row.unit_id)?.kind ?? 'thon', communeName: nameOf(units.at(-2)), acts, standing: standing! }
}
