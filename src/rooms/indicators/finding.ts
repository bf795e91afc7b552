import type { Text } from './catalogue.ts'
import type { Say } from './say.ts'

/** What a check found: beside which cells, on which ground, with the numbers that were worked out. */
export type Finding = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly cells: readonly string[]
  readonly params: Readonly<Record<string, string>>
  readonly ground: string
  /** Of a rule of the catalogue; other findings have their sentence in the words tables, under `finding.<code>`. */
  readonly message?: Text
}

/** The finding in words. */
export function sayFinding(finding: Finding, say: Say): string {
  if (!finding.message) return say(`finding.${finding.code}`, finding.params)
  return finding.message[say.lang].replaceAll(/\{(\w+)\}/g, (_, name: string) => finding.params[name] ?? '…')
}
