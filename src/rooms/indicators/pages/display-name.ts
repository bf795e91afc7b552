import type { Words } from '#words/words.ts'
import type { TreeUnit } from '../store/reporting-tree.ts'

/** `Xã Tơ Tung`, `Huyện KBang`; agencies and enterprises bear their whole name already. */
export function unitName(w: Words, unit: Pick<TreeUnit, 'kind' | 'name'>): string {
  if (unit.kind === 'agency' || unit.kind === 'enterprise') return unit.name
  return w(`places.name.${unit.kind}`, { name: unit.name })
}

/** `Kỳ báo cáo năm 2020`. */
export function periodName(w: Words, period: { readonly label: { readonly vi: string; readonly en: string } }): string {
  return w('figures.period', { label: period.label[w.lang] })
}
