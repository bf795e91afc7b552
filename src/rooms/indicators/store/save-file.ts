import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CatalogueIndex, NumberedPeriod } from './catalogue-index.ts'
import type { Overtaken } from './overtaken.ts'
import type { TreeUnit } from './reporting-tree.ts'
import { saveDraft, type Entry, type SavedDraft } from './save-draft.ts'

/** What became of a file: how many cells it changed, and how many of its old cells gave way to newer figures. */
export type SavedFile = SavedDraft & { readonly gaveWay: number }

/**
 * Keeps the figures of a template that was filled in outside, which may have taken weeks.
 *
 * A cell that the file left as it was, and that a colleague changed meanwhile, keeps the colleague's figure. A cell
 * that both changed is refused (`indicators.stale`, with these cells): nothing is written then. What the officer
 * changed since the download gives way to the officer's own file. Otherwise as `saveDraft`.
 */
export async function saveFile(
  tx: Tx,
  catalogue: CatalogueIndex,
  officer: Officer,
  period: NumberedPeriod,
  unit: TreeUnit,
  file: { readonly entries: readonly Entry[]; readonly basedOn: number },
  now: Date,
): Promise<Result<SavedFile>> {
  const saved = await saveDraft(tx, catalogue, officer, period, unit, file, now)
  if (saved.ok) return accept({ ...saved.value, gaveWay: 0 })
  if (saved.refusal.code !== 'indicators.stale') return saved
  const theirs = (saved.refusal['overtaken'] as readonly Overtaken[]).filter((each) => each.by !== officer.accountId)
  const both = theirs.filter((each) => each.mineToo)
  if (both.length > 0) return refuse({ ...saved.refusal, overtaken: both })
  const old = new Set(theirs.map((each) => each.code))
  const entries = file.entries.filter((entry) => !old.has(entry.code))
  const again = await saveDraft(tx, catalogue, officer, period, unit, { entries, basedOn: Number(saved.refusal['revision']) }, now)
  return again.ok ? accept({ ...again.value, gaveWay: old.size }) : again
}
