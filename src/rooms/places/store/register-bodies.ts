import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import type { JournalEntry } from '#rooms/journal/index.ts'
import { appendJournalLines } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { BodySpan } from '../body.ts'
import { passOn } from '../pass-on.ts'
import { planRegistration, type Sibling } from '../plan-body.ts'
import type { WantedBody } from '../read-body.ts'
import type { Roll } from '../roll.ts'
import type { UnitId } from '../unit.ts'
import { bodyChanges } from './body-changes.ts'
import type { BodyHand } from './body-hand.ts'
import { bodiesUnder } from './find-bodies.ts'
import { type FoundParent, parentFinder } from './find-parent.ts'
import { loadPlaces } from './load-places.ts'
import { lockUnits, renewTree, writeSpans } from './write-body.ts'

/** A body that was registered. `endsWithUnit`: the day on which it ends because its unit does. */
export type Registered = {
  readonly unitId: UnitId
  readonly span: BodySpan
  readonly parent: string
  readonly endsWithUnit: CalendarDate | null
}

/** With every span that is to be written: those under the successors of its unit too. */
type Planned = Registered & { readonly spans: readonly BodySpan[]; readonly under: FoundParent }

/** Why one of several cannot be registered, by its place among them. */
export type RowRefusal = { readonly row: number; readonly refusal: Refusal }

/**
 * Registers a body. Its number is the next one free; where no code is given, the number is its code.
 *
 * Refuses `bodies.parent-unknown`, `bodies.parent-many`, and as `planRegistration`.
 */
export async function registerBody(tx: Tx, wanted: WantedBody, hand: BodyHand, now: Date): Promise<Result<Registered>> {
  const { registered, refused } = await registerEach(tx, [wanted], hand, now)
  return refused[0] ? refuse(refused[0].refusal) : accept(registered[0]!)
}

/** Registers all of them, or none and why: refuses `bodies.rows` with the `rows` that cannot be. */
export async function registerBodies(
  tx: Tx, wanted: readonly WantedBody[], hand: BodyHand, now: Date,
): Promise<Result<readonly Registered[]>> {
  const { registered, refused } = await registerEach(tx, wanted, hand, now)
  return refused.length > 0 ? refuse({ code: 'bodies.rows', rows: refused }) : accept(registered)
}

async function registerEach(
  tx: Tx, wanted: readonly WantedBody[], hand: BodyHand, now: Date,
): Promise<{ registered: readonly Registered[]; refused: readonly RowRefusal[] }> {
  await lockUnits(tx)
  const refused: RowRefusal[] = []
  const placed: { row: number; body: WantedBody; parent: FoundParent }[] = []
  const findParent = await parentFinder(tx, hand.roll)
  for (const [row, body] of wanted.entries()) {
    const parent = findParent(body.parent, body.from, hand.reaches)
    if (parent.ok) placed.push({ row, body, parent: parent.value })
    else refused.push({ row, refusal: parent.refusal })
  }
  const siblings: Sibling[] = [...(await bodiesUnder(tx, [...new Set(placed.map(({ parent }) => parent.unitId))], hand.roll))]
  let next = await firstFree(tx, hand.roll)
  const planned: Planned[] = []
  for (const { row, body, parent } of placed) {
    const { name, kind, from, to } = body
    const span: BodySpan = { from, to, name, kind, code: body.code || String(next), parent: parent.unitId }
    const plan = planRegistration(span, parent, siblings)
    if (!plan.ok) {
      refused.push({ row, refusal: plan.refusal })
      continue
    }
    const unitId = next++
    const [first] = plan.value.spans
    const { endsWithUnit } = plan.value
    const spans = endsWithUnit !== null && hand.roll.passesOn ? passOn(unitId, [span], loadPlaces()) : plan.value.spans
    siblings.push({ unitId, span: first! })
    planned.push({ unitId, span: first!, spans, parent: parent.name, endsWithUnit: spans.length > 1 ? null : endsWithUnit, under: parent })
  }
  if (refused.length > 0) return { registered: [], refused: refused.toSorted((a, b) => a.row - b.row) }
  await write(tx, planned, hand, now)
  return { registered: planned.map(({ under: _, spans: __, ...each }) => each), refused: [] }
}

async function firstFree(tx: Tx, { numbers: [from, below] }: Roll): Promise<UnitId> {
  const { rows } = await sql<{ highest: number | null }>`
    select max(unit_id) as highest from unit where unit_id >= ${from} and unit_id < ${below}`.execute(tx)
  return (rows[0]!.highest ?? from) + 1
}

async function write(tx: Tx, planned: readonly Planned[], hand: BodyHand, now: Date): Promise<void> {
  if (planned.length === 0) return
  await tx.insertInto('unit').values(planned.map(({ unitId }) => ({ unit_id: unitId, level: hand.roll.level, source: 'local' as const }))).execute()
  const lines: JournalEntry[] = []
  for (const { unitId, span, spans, parent } of planned) {
    const { path, provinceId } = mustAccept(await writeSpans(tx, unitId, spans, hand.roll))!
    const subject = { [hand.roll.subject]: unitId, since: span.from, changes: bodyChanges(undefined, { span, parent }) }
    lines.push({ ...hand.by, unitId, path, provinceId, act: `${hand.roll.subject}.register`, subject })
  }
  await renewTree(tx, planned.map(({ unitId, span }) => [unitId, span]))
  const chains = [...Map.groupBy(lines, ({ provinceId }) => provinceId)].toSorted(([a], [b]) => a - b)
  for (const [provinceId, own] of chains) await appendJournalLines(tx, provinceId, own, now)
}
