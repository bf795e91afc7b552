import { words } from '#words/words.ts'

/** `Xã Tơ Tung`: the proper name of a unit with its kind, as it stands on an office in either language. */
export function unitFullName(kind: string, name: string): string {
  return words('vi')(`places.name.${kind}`, { name })
}
