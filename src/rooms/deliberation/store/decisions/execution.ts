import type { CalendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { DeliberationHand } from '../hand.ts'
import { checkDay, checkText, type OfDecision, openDecision, writeDecision } from './open-decision.ts'
import { effectiveFrom } from './standing.ts'

export type ExecutionState = 'not-begun' | 'going-on' | 'done' | 'stopped'

export type Contributed = { readonly cash: number; readonly labourDays: number; readonly landM2: number }

/** A note of how a decision is carried out; what it tells was contributed since the note before it. */
export type ExecutionNote = {
  readonly noteId: string
  readonly decisionId: string
  readonly on: CalendarDate
  readonly state: ExecutionState
  readonly text: string
  readonly value: Contributed
  readonly at: Date
}

export type ExecutionInput = { readonly on: CalendarDate; readonly state: ExecutionState; readonly text: string } & Contributed

/** More than this in one note is a slip of the finger. */
const MOST_CASH = 1_000_000_000_000
const MOST = 1_000_000

/**
 * Notes how far a decision in force is carried out. Nothing that was noted is changed: a correction is a further note.
 *
 * Refuses as `openDecision`, `checkDay`, `decisions.not-in-force` (not adopted, not recognised, or ended), `decisions.text-needed`,
 * `decisions.figure-too-large`.
 *
 * @law 10/2022/QH15 Đ23.1, Đ23.2
 */
export async function noteExecution(tx: Tx, hand: DeliberationHand, of: OfDecision, input: ExecutionInput, now: Date): Promise<Result<{ readonly noteId: string }>> {
  const opened = await openDecision(tx, hand, of, ['track-execution'])
  if (!opened.ok) return opened
  const record = opened.value
  const from = effectiveFrom(record)
  if (from === undefined || record.ended) return refuse({ code: 'decisions.not-in-force' })
  const day = checkDay(input.on, from, now)
  if (!day.ok) return day
  const text = checkText(input.text, 'text', 5000)
  if (!text.ok) return text
  for (const [field, value, most] of [['cash', input.cash, MOST_CASH], ['labourDays', input.labourDays, MOST], ['landM2', input.landM2, MOST]] as const) {
    if (!Number.isSafeInteger(value) || value < 0 || value > most) return refuse({ code: 'decisions.figure-too-large', field })
  }
  const noteId = newId(now.getTime())
  await tx
    .insertInto('execution_note')
    .values({
      province_id: record.provinceId, note_id: noteId, decision_id: record.decisionId, path: record.path, on_day: input.on, state: input.state, text: text.value,
      cash: input.cash, labour_days: input.labourDays, land_m2: input.landM2, recorded_at: now, recorded_by: hand.by.accountId,
    })
    .execute()
  const { cash, labourDays, landM2, state, on } = input
  await writeDecision(tx, hand, record, { executed_state: state }, 'deliberation.note-execution', { note: noteId, on, state, cash, labourDays, landM2 }, now)
  return accept({ noteId })
}

/** The notes of some decisions, the oldest first. */
export async function listExecution(tx: Tx, decisionIds: readonly string[]): Promise<readonly ExecutionNote[]> {
  if (decisionIds.length === 0) return []
  const rows = await tx.selectFrom('execution_note').selectAll().where('decision_id', 'in', [...decisionIds]).orderBy('on_day').orderBy('note_id').execute()
  return rows.map((row) => ({
    noteId: row.note_id, decisionId: row.decision_id, on: row.on_day as CalendarDate, state: row.state as ExecutionState, text: row.text,
    value: { cash: Number(row.cash), labourDays: row.labour_days, landM2: row.land_m2 }, at: row.recorded_at,
  }))
}

/** What was contributed in all. */
export function contributed(notes: readonly ExecutionNote[]): Contributed {
  return notes.reduce<Contributed>(
    (sum, { value }) => ({ cash: sum.cash + value.cash, labourDays: sum.labourDays + value.labourDays, landM2: sum.landM2 + value.landM2 }),
    { cash: 0, labourDays: 0, landM2: 0 },
  )
}
