import type { Words } from '#words/words.ts'
import type { TreeUnit } from '../store/reporting-tree.ts'

/** `Xã Tơ Tung`, `Huyện KBang`; agencies and enterprises bear their whole name already. */
export function unitName(w: Words, unit: Pick<TreeUnit, 'kind' | 'name'>): string {
  if (unit.kind === 'agency' || unit.kind === 'enterprise') return unit.name
  return w('figures.unit-name', { kind: w(`places.kind.${unit.kind}`), name: unit.name }).trim()
}
