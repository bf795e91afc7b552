import type { CalendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { mustAccept } from '#foundation/result.ts'
import { provinceOf } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Item, judgeVote, type MatterKind, type Scope, thresholdFor } from '../index.ts'
import { newCode } from '../store/code.ts'
import { loadDeliberationRules } from '../store/load-deliberation-rules.ts'

/** A decision as a gathering would have left it, without the gathering. */
export type StoredDecision = {
  readonly hamletId: number
  readonly on: CalendarDate
  readonly item?: Item
  readonly kind?: MatterKind
  readonly title?: string
  readonly all?: number
  readonly inFavour?: number
  readonly matterId?: string
  readonly about?: string
  readonly round?: number
  readonly cash?: number
}

type Stored = { readonly decisionId: string; readonly matterId: string; readonly provinceId: number; readonly path: string }

async function pathOn(tx: Tx, unitId: number, on: CalendarDate): Promise<string> {
  const row = await tx.selectFrom('unit_span').select('path').where('unit_id', '=', unitId).where('valid_from', '<=', on).where('valid_to', '>=', on).executeTakeFirstOrThrow()
  return row.path
}

export async function storeMatter(
  tx: Tx, of: { readonly unitId: number; readonly on: CalendarDate; readonly scope: Scope; readonly item: Item; readonly kind: MatterKind; readonly title: string; readonly about?: string | undefined; readonly cash?: number | undefined }, now: Date,
): Promise<string> {
  const path = await pathOn(tx, of.unitId, of.on)
  const matterId = newId(now.getTime())
  await tx
    .insertInto('matter')
    .values({
      province_id: provinceOf(path), matter_id: matterId, code: newCode(), unit_id: of.unitId, holder_id: of.unitId, path, scope: of.scope, item: of.item, kind: of.kind,
      era: 'law-2022', title: of.title, content: 'Nội dung đưa ra bàn.', proposed_by: of.scope === 'commune' ? 'chair' : 'head', agreed_with: 'Ban công tác Mặt trận', agreed_on: of.on,
      cash: of.cash ?? 0, state: of.scope === 'commune' ? 'proposed' : 'decided', about_decision: of.about ?? null, revision: 1, created_at: now, changed_at: now,
    })
    .execute()
  return matterId
}

export async function storeDecision(tx: Tx, of: StoredDecision, now: Date): Promise<Stored> {
  const { item = 1, kind = 'general', all = 90, inFavour = 70, on, hamletId } = of
  const path = await pathOn(tx, hamletId, on)
  const matterId = of.matterId ?? (await storeMatter(tx, { unitId: hamletId, on, scope: 'hamlet', item, kind, title: of.title ?? 'Làm đường bê tông', about: of.about, cash: of.cash }, now))
  const judged = mustAccept(judgeVote(thresholdFor(loadDeliberationRules(), { item, kind, scope: 'hamlet', on }), { all, present: inFavour, inFavour, against: 0, other: 0, invalid: 0 }))
  const decisionId = newId(now.getTime())
  const provinceId = provinceOf(path)
  await tx
    .insertInto('decision')
    .values({
      province_id: provinceId, decision_id: decisionId, code: newCode(), matter_id: matterId, hamlet_id: hamletId, unit_id: hamletId, holder_id: hamletId, path, round: of.round ?? 1,
      decided_on: on, method: 'meeting', document_kind: 'resolution', number: '01/NQ', judgement: JSON.stringify(judged), passed: judged.passed, text: 'Nội dung đã quyết định.',
      signers: JSON.stringify(['Đinh Blưi', 'Đinh Thị Hyưn']), state: judged.passed ? 'passed' : 'not-passed', revision: 1, created_at: now,
    })
    .execute()
  return { decisionId, matterId, provinceId, path }
}
