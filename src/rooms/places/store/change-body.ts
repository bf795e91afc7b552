import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { lastReported } from '#rooms/indicators/store/last-reported.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import type { BodySpan } from '../body.ts'
import { type BodyChange, type ParentUnit, planChange, planEnd, type PlannedBody } from '../plan-body.ts'
import type { UnitId } from '../unit.ts'
import { bodyChanges } from './body-changes.ts'
import type { BodyHand } from './body-hand.ts'
import { bodiesUnder, findBody, type FoundBody } from './find-bodies.ts'
import { parentFinder, stretchesOf } from './find-parent.ts'
import { lockUnits, renewTree, writeSpans } from './write-body.ts'

/** A change, with the unit as it was typed; an empty code makes the number stand for it. */
export type WantedChange = BodyChange & { readonly parent: string }

/**
 * Renames or moves a body from a day on.
 *
 * Refuses `bodies.not-found`, `bodies.not-yours`, `bodies.past-not-yours`, `bodies.parent-unknown`, `bodies.parent-many`, and
 * as `planChange`.
 */
export async function changeBody(
  tx: Tx, unitId: UnitId, wanted: WantedChange, hand: BodyHand, now: Date,
): Promise<Result<{ readonly endsWithUnit: CalendarDate | null }>> {
  await lockUnits(tx)
  const body = await findBody(tx, unitId, hand.roll)
  if (!body) return refuse({ code: `${hand.roll.name}.not-found` })
  const last = body.spans.at(-1)!
  const goesOn = last.to !== null && wanted.from > last.to
  if (!hand.reaches(body.path) && !(goesOn && hand.inherits(body.path))) return refuse({ code: `${hand.roll.name}.not-yours` })
  const parent = (await parentFinder(tx, hand.roll))(wanted.parent, wanted.from, hand.reaches)
  if (!parent.ok) return parent
  const siblings = (await bodiesUnder(tx, [parent.value.unitId], hand.roll)).filter((each) => each.unitId !== unitId)
  const change = { ...wanted, code: wanted.code || String(unitId) }
  const plan = planChange(body, change, parent.value, siblings, await lastReported(tx, unitId))
  if (!plan.ok) return plan
  const written = await write(tx, body, plan.value, parent.value, 'change', hand, now)
  return written.ok ? accept({ endsWithUnit: plan.value.endsWithUnit }) : refuse({ ...written.refusal, field: 'from' })
}

/**
 * Sets a body's last day, or another one.
 *
 * Refuses `bodies.not-found`, `bodies.not-yours`, `bodies.past-not-yours`, and as `planEnd`.
 */
export async function endBody(tx: Tx, unitId: UnitId, lastDay: CalendarDate, hand: BodyHand, now: Date): Promise<Result<true>> {
  await lockUnits(tx)
  const body = await findBody(tx, unitId, hand.roll)
  if (!body) return refuse({ code: `${hand.roll.name}.not-found` })
  if (!hand.reaches(body.path)) return refuse({ code: `${hand.roll.name}.not-yours` })
  const last = body.spans.at(-1)!
  const parent = { unitId: last.parent, name: parentName(body, last), stretches: await stretchesOf(tx, last.parent) }
  const siblings = (await bodiesUnder(tx, [last.parent], hand.roll)).filter((each) => each.unitId !== unitId)
  const plan = planEnd(body, lastDay, parent, siblings, await lastReported(tx, unitId))
  if (!plan.ok) return plan
  const written = await write(tx, body, plan.value, parent, 'end', hand, now)
  return written.ok ? written : refuse({ ...written.refusal, field: 'last' })
}

async function write(
  tx: Tx, body: FoundBody, plan: PlannedBody, parent: ParentUnit, act: 'change' | 'end', hand: BodyHand, now: Date,
): Promise<Result<true>> {
  const { unitId } = body
  const [before, after] = [body.spans.at(-1)!, plan.spans.at(-1)!]
  const written = await writeSpans(tx, unitId, plan.spans, hand.roll)
  if (!written.ok) return written
  const { path, provinceId } = written.value!
  await renewTree(tx, [unitId, plan.spans])
  const changes = bodyChanges({ span: before, parent: parentName(body, before) }, { span: after, parent: parent.name })
  const subject = { [hand.roll.subject]: unitId, since: after.from, changes }
  await appendJournal(tx, { ...hand.by, unitId, path, provinceId, act: `${hand.roll.subject}.${act}`, subject }, now)
  return accept(true)
}

function parentName(body: FoundBody, span: BodySpan): string {
  const { kind, name } = body.parents.get(span.parent)!
  return words('vi')(`places.name.${kind}`, { name })
}
