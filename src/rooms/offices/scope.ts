import { ACT_NAMES, actEntry } from './acts.ts'
import type { OfficeKind } from './officer.ts'

/**
 * The path prefixes that an office opens for reading and for writing figures, from the paths its unit
 * has had over time. What `may` allows lies within; the database holds everything else shut.
 */
export function scopeOf(kind: OfficeKind, unitPaths: readonly string[]): { reads: readonly string[]; writes: readonly string[] } {
  return {
    reads: opensFigures(kind, false) ? unitPaths : [],
    writes: opensFigures(kind, true) ? unitPaths : [],
  }
}

/** Accounts are not figures: managing them opens none. */
function opensFigures(kind: OfficeKind, writes: boolean): boolean {
  return ACT_NAMES.some((act) => act !== 'manage-accounts' && actEntry(act).writes === writes && actEntry(act).may[kind] !== undefined)
}
