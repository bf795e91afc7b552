import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { type DeliberationHand, findForum, newCode, noteDeliberation } from '#rooms/deliberation/store/index.ts'
import { findSecretMark } from '#rooms/disclosure/index.ts'
import type { Act } from '#rooms/offices/index.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Covenant, type CovenantAct, type CovenantActName, covenantStep, type CovenantStanding } from '../index.ts'
import { covenantOf, type OfCovenant, recordOf } from './covenant-record.ts'
import { covenantTerms } from './load-covenant-rules.ts'

/** Whose act it is: the hamlet's, the commune office's, the chair's. */
export const OFFICE_ACT: Readonly<Record<CovenantActName, Act>> = {
  propose: 'draft-covenant', enrol: 'follow-covenant', team: 'draft-covenant', text: 'draft-covenant', post: 'draft-covenant', redraft: 'draft-covenant', adopt: 'draft-covenant',
  submit: 'draft-covenant', publish: 'draft-covenant', review: 'draft-covenant', drop: 'draft-covenant',
  receive: 'follow-covenant', deliver: 'follow-covenant', report: 'follow-covenant', check: 'follow-covenant',
  recognise: 'recognise-covenant', refuse: 'recognise-covenant', answer: 'recognise-covenant', suspend: 'recognise-covenant', annul: 'recognise-covenant', replace: 'recognise-covenant',
}

export type CovenantInput = {
  readonly unitId: number
  readonly title: string
  readonly called: Covenant['called']
  readonly ethnicMinority: boolean
  /** The covenant that this one amends or replaces. */
  readonly replaces: string | undefined
  readonly act: Extract<CovenantAct, { act: 'propose' | 'enrol' }>
}

/**
 * Begins a covenant of a hamlet: proposed, or enrolled as one that was recognised before.
 *
 * Refuses `covenants.not-a-hamlet`, `covenants.not-yours`, `covenants.title-needed`, `covenants.title-too-long`, `covenants.secret`,
 * `covenants.ahead`, `covenants.replaces-not-in-force`, and as `covenantStep`.
 *
 * @law 61/2023/NĐ-CP Đ7, Đ13.3
 */
export async function beginCovenant(tx: Tx, hand: DeliberationHand, input: CovenantInput, now: Date): Promise<Result<Covenant>> {
  const today = dayInVietNam(now)
  const forum = await findForum(tx, input.unitId, today)
  if (!forum || forum.scope !== 'hamlet') return refuse({ code: 'covenants.not-a-hamlet', field: 'unitId' })
  if (!hand.allows(OFFICE_ACT[input.act.act], forum.path)) return refuse({ code: 'covenants.not-yours' })
  const title = cleanText(input.title)
  if (title === '') return refuse({ code: 'covenants.title-needed', field: 'title' })
  if (title.length > 500) return refuse({ code: 'covenants.title-too-long', field: 'title' })
  const secret = findSecretMark(title)
  if (secret) return refuse({ code: 'covenants.secret', field: 'title', mark: secret.mark })
  const ahead = checkDay(input.act.on, today)
  if (!ahead.ok) return ahead
  if (input.replaces !== undefined) {
    const old = await tx.selectFrom('covenant').select(['state', 'unit_id']).where('covenant_id', '=', input.replaces).executeTakeFirst()
    if (!old || old.unit_id !== forum.unitId || (old.state !== 'recognised' && old.state !== 'suspended')) return refuse({ code: 'covenants.replaces-not-in-force', field: 'replaces' })
  }
  const step = covenantStep(undefined, input.act, covenantTerms(), input.ethnicMinority)
  if (!step.ok) return step
  const row = await tx
    .insertInto('covenant')
    .values({
      province_id: forum.provinceId, covenant_id: newId(now.getTime()), code: newCode(), unit_id: forum.unitId, holder_id: forum.unitId, path: forum.path, title,
      called: input.called, ethnic_minority: input.ethnicMinority, state: step.value.state, version: 0, replaces: input.replaces ?? null, revision: 1, created_at: now,
      created_by: hand.by.accountId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeEvent(tx, hand, row, 1, input.act, now)
  return accept(covenantOf(row))
}

/**
 * Does something with a covenant. The recognition of one that amends or replaces another ends that other on the same day, its
 * suspension with it.
 *
 * Refuses `covenants.not-found`, `covenants.not-yours`, `covenants.stale` where somebody else was quicker, `covenants.ahead`, and as
 * `covenantStep`.
 *
 * @law 61/2023/NĐ-CP Đ8, Đ9, Đ10, Đ11, Đ12, Đ13, Đ14, Đ15
 */
export async function actOnCovenant(tx: Tx, hand: DeliberationHand, of: OfCovenant & { readonly revision?: number | undefined }, act: CovenantAct, now: Date, more: Partial<Pick<Row<'covenant'>, 'matter_id' | 'decision_id'>> = {}): Promise<Result<CovenantStanding>> {
  const row = await tx.selectFrom('covenant').selectAll().where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'covenants.not-found' })
  if (!hand.allows(OFFICE_ACT[act.act], row.path)) return refuse({ code: 'covenants.not-yours' })
  if (of.revision !== undefined && of.revision !== row.revision) return refuse({ code: 'covenants.stale' })
  const ahead = checkDay(act.on, dayInVietNam(now))
  if (!ahead.ok) return ahead
  const record = await recordOf(tx, row)
  const step = covenantStep(record.standing, act, covenantTerms())
  if (!step.ok) return step
  await tx
    .updateTable('covenant').set({ state: step.value.state, version: step.value.version, revision: row.revision + 1, ...more })
    .where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).execute()
  await writeEvent(tx, hand, row, record.acts.length + 1, act, now)
  if (act.act === 'recognise' && row.replaces !== null) {
    const old = await tx.selectFrom('covenant').select(['province_id', 'covenant_id', 'state']).where('covenant_id', '=', row.replaces).executeTakeFirst()
    if (old && (old.state === 'recognised' || old.state === 'suspended')) {
      const ended = await actOnCovenant(
        tx, hand, { provinceId: old.province_id, covenantId: old.covenant_id }, { act: 'replace', on: act.on, by: row.covenant_id, how: 'replaced' }, now,
      )
      if (!ended.ok) return ended
    }
  }
  return step
}

function checkDay(on: CalendarDate, today: CalendarDate): Result<true> {
  return on > today ? refuse({ code: 'covenants.ahead', field: 'on', date: shortDate(on) }) : accept(true)
}

async function writeEvent(tx: Tx, hand: DeliberationHand, row: Row<'covenant'>, seq: number, act: CovenantAct, now: Date): Promise<void> {
  const { act: name, on, ...details } = act
  await tx
    .insertInto('covenant_event')
    .values({
      province_id: row.province_id, covenant_id: row.covenant_id, seq, path: row.path, act: name, on_day: on, details: JSON.stringify(details), recorded_at: now,
      recorded_by: hand.by.accountId,
    })
    .execute()
  const number = 'number' in act ? { number: act.number } : {}
  await noteDeliberation(tx, hand.by, { unitId: row.holder_id, path: row.path }, `covenants.${name}`, { covenant: row.covenant_id, title: row.title, on, ...number }, now)
}
