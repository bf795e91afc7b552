/** The kinds of rules, in the order of the pages. */
export const FAMILIES = ['percent', 'sum', 'twice', 'number', 'date', 'citation', 'form', 'word', 'duty'] as const

export type Family = (typeof FAMILIES)[number]

export function familyOf(code: string): Family {
  const name = code.slice(0, code.indexOf('.'))
  const family = FAMILIES.find((each) => each === name)
  if (!family) throw new Error(`no family of rules: ${code}`)
  return family
}
