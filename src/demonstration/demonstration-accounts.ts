import { readFileSync } from 'node:fs'
import type { OfficeKind } from '#rooms/offices/index.ts'

type DemonstrationAccount = {
  readonly login: string
  readonly name: string
  /** It comes with the year of disclosure. */
  readonly year?: true
  readonly offices: readonly { readonly kind: OfficeKind; readonly unit: number }[]
}

/** The accounts of the demonstration and their one password, from `demo/accounts.json`. */
export const DEMONSTRATION_ACCOUNTS = JSON.parse(
  readFileSync(new URL('../../demo/accounts.json', import.meta.url), 'utf8'),
) as { readonly password: string; readonly accounts: readonly DemonstrationAccount[] }
