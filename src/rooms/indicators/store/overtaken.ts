import { sql } from 'kysely'
import type { Tx } from '#storage/transaction.ts'
import { sameValue, type Value } from '../value.ts'
import type { NumberedPeriod } from './catalogue-index.ts'
import type { Submission } from './read-submission.ts'
import type { TreeUnit } from './reporting-tree.ts'
import type { Draft, Entry } from './save-draft.ts'
import { journalValue } from './stored-value.ts'

/** A cell that somebody else changed since the officer's page was made, and that reads otherwise on that page. */
export type Overtaken = {
  readonly code: string
  readonly theirs: Value
  readonly theirExplanation: string | null
  readonly by: string | null
  readonly at: Date
  /** Whether the officer had changed it as well. If not, theirs can be taken without losing anything. */
  readonly mineToo: boolean
}

/** The unit's remarks, where somebody else changed them meanwhile. */
export type OvertakenNote = { readonly note: 'limits' | 'causes'; readonly theirs: string; readonly mineToo: boolean }

type Was = { readonly value: string | null; readonly explanation: string | null }

/** What stood in the form when the officer's page was made, of all that has changed since: told by the journal. */
type Before = { readonly figures: ReadonlyMap<string, Was>; readonly notes: ReadonlyMap<string, string> }

/** What changed under the officer's hands, and which of it the officer had changed too. */
export async function findOvertaken(
  tx: Tx,
  period: NumberedPeriod,
  unit: TreeUnit,
  current: Submission,
  draft: Draft,
): Promise<{ overtaken: Overtaken[]; notes: OvertakenNote[] }> {
  const before = await readBefore(tx, period, unit, draft.basedOn)
  const mine = new Map(draft.entries.map((entry) => [entry.code, entry]))
  const overtaken = [...current.figures.values()].flatMap((figure): Overtaken[] => {
    const entry = mine.get(figure.code)
    if (!entry || figure.revision <= draft.basedOn) return []
    if (sameValue(entry.value, figure.value) && (entry.explanation || null) === figure.explanation) return []
    const mineToo = !isAsBefore(entry, before.figures.get(figure.code))
    return [{ code: figure.code, theirs: figure.value, theirExplanation: figure.explanation, by: figure.author, at: figure.at, mineToo }]
  })
  const notes = (['limits', 'causes'] as const).flatMap((note): OvertakenNote[] => {
    const was = before.notes.get(note)
    if (was === undefined || was === current[note] || draft[note] === undefined || draft[note] === current[note]) return []
    return [{ note, theirs: current[note], mineToo: draft[note] !== was }]
  })
  return { overtaken, notes }
}

function isAsBefore(entry: Entry, was: Was | undefined): boolean {
  return was !== undefined && journalValue(entry.value) === was.value && (entry.explanation || null) === was.explanation
}

type Line = {
  readonly form?: string
  readonly period?: string
  readonly revision?: number
  readonly figures?: readonly { readonly code: string; readonly old: string | null; readonly explanation?: string; readonly oldExplanation?: string | null }[]
  readonly oldNotes?: { readonly limits?: string; readonly causes?: string }
}

async function readBefore(tx: Tx, period: NumberedPeriod, unit: TreeUnit, basedOn: number): Promise<Before> {
  const { rows } = await sql<{ subject: string }>`
    select subject from journal
    where province_id = ${unit.provinceId} and path = ${unit.path} and unit_id = ${unit.unitId}
      and act in ('submission.save', 'submission.import')
    order by seq desc`.execute(tx)
  const figures = new Map<string, Was>()
  const notes = new Map<string, string>()
  for (const { subject } of rows) {
    const line = JSON.parse(subject) as Line
    if (line.form !== period.form || line.period !== period.id) continue
    if ((line.revision ?? 0) <= basedOn) break
    // Backwards: of several changes the first, read last, tells what stood there before.
    for (const { code, old, explanation, oldExplanation } of line.figures ?? []) {
      figures.set(code, { value: old, explanation: oldExplanation === undefined ? (explanation ?? null) : oldExplanation })
    }
    for (const [note, text] of Object.entries(line.oldNotes ?? {})) notes.set(note, text)
  }
  return { figures, notes }
}
