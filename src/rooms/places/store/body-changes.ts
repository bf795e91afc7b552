import type { BodySpan } from '../body.ts'

/** What the journal keeps of a body: each field that changed, with its old and new value. */
export type BodyFieldChange = { readonly field: string; readonly old: string | null; readonly new: string | null }

/** A span and the name of its unit, as they stood. */
export type NamedSpan = { readonly span: BodySpan; readonly parent: string }

export function bodyChanges(before: NamedSpan | undefined, after: NamedSpan): readonly BodyFieldChange[] {
  const [old, now] = [before && fieldsOf(before), fieldsOf(after)]
  return Object.entries(now)
    .map(([field, value]) => ({ field, old: old?.[field] ?? null, new: value }))
    .filter((change) => change.old !== change.new)
}

function fieldsOf({ span, parent }: NamedSpan): Record<string, string | null> {
  const { name, kind, code, to } = span
  return { name, kind, code, parent, from: span.from, to }
}
