import type { UnitSpan } from './unit.ts'

/** The unit's name with its kind, in the words of the language: `Xã Tơ Tung`. `say` is `words(lang)`. */
export function unitName(span: UnitSpan, say: (key: string, params: { name: string }) => string): string {
  return say(`places.name.${span.kind}`, { name: span.name })
}
