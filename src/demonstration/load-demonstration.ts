import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { createAccount, giveOffice, hashPassword } from '#rooms/offices/store/index.ts'
import { inTransaction, SYSTEM_SCOPE, type Connections, type Tx } from '#storage/transaction.ts'
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts'
import { loadDeliberations } from './load-deliberations.ts'
import { loadDisclosures, loadDisclosingBodies } from './load-disclosures.ts'
import { loadHamlets } from './load-hamlets.ts'
import { loadReports } from './load-reports.ts'
import { loadFigures, type Authors } from './load-figures.ts'

/** The mark that a database holds the demonstration. */
export const DEMONSTRATION = 'demonstration'

/** The mark that it holds the year of disclosure too, which came later. */
export const DISCLOSURES = 'demonstration-disclosures'

/** The mark that it holds households and what they discussed and decided. */
export const DELIBERATIONS = 'demonstration-deliberations'

/**
 * Fills an empty database with the demonstration, in one transaction: all of it or nothing. A database that
 * has it already, or that holds accounts of its own, is left as it is.
 */
export async function loadDemonstration(database: Connections, catalogue: CatalogueIndex, now = new Date()): Promise<Result<true>> {
  const { password } = DEMONSTRATION_ACCOUNTS
  const started = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await isStarted(tx)))
  if (!started.ok) return started
  if (started.value) return accept(true)
  const passwordHash = await hashPassword(password)
  return inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    await loadHamlets(tx)
    const accounts = await loadAccounts(tx, DEMONSTRATION_ACCOUNTS.accounts.filter(({ year }) => !year), passwordHash, now)
    if (!accounts.ok) return accounts
    const figures = await loadFigures(tx, catalogue, authorsOf(accounts.value))
    if (!figures.ok) return figures
    const reports = await loadReports(tx, catalogue)
    if (!reports.ok) return reports
    await tx.insertInto('data_version').values({ name: DEMONSTRATION, sha256: 'loaded' }).execute()
    return accept(true)
  })
}

/**
 * Adds the year of disclosure to a demonstration that has it not yet, one loaded by an earlier release too, in one
 * transaction. A database that holds no demonstration is left as it is.
 */
export async function loadDisclosureYear(database: Connections, now = new Date()): Promise<Result<true>> {
  const wanted = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept((await isMarked(tx, DEMONSTRATION)) && !(await isMarked(tx, DISCLOSURES))))
  if (!wanted.ok) return wanted
  if (!wanted.value) return accept(true)
  const passwordHash = await hashPassword(DEMONSTRATION_ACCOUNTS.password)
  return inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    await loadHamlets(tx)
    await loadDisclosingBodies(tx)
    const held = new Set((await tx.selectFrom('account').select('login').execute()).map(({ login }) => login))
    const accounts = await loadAccounts(tx, DEMONSTRATION_ACCOUNTS.accounts.filter(({ login }) => !held.has(login)), passwordHash, now)
    if (!accounts.ok) return accounts
    const loaded = await loadDisclosures(tx)
    if (!loaded.ok) return loaded
    await tx.insertInto('data_version').values({ name: DISCLOSURES, sha256: 'loaded' }).execute()
    return accept(true)
  })
}

/**
 * Adds households and their deliberations to a demonstration that has the year of disclosure and not these yet, in one transaction. Any other database is
 * left as it is.
 */
export async function loadDeliberationYear(database: Connections): Promise<Result<true>> {
  return inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    const wanted = (await isMarked(tx, DEMONSTRATION)) && (await isMarked(tx, DISCLOSURES)) && !(await isMarked(tx, DELIBERATIONS))
    if (!wanted) return accept(true)
    const loaded = await loadDeliberations(tx)
    if (!loaded.ok) return loaded
    await tx.insertInto('data_version').values({ name: DELIBERATIONS, sha256: 'loaded' }).execute()
    return accept(true)
  })
}

async function isMarked(tx: Tx, name: string): Promise<boolean> {
  return (await tx.selectFrom('data_version').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}

async function isStarted(tx: Tx): Promise<boolean> {
  const account = await tx.selectFrom('account').select('account_id').limit(1).executeTakeFirst()
  return account !== undefined || (await isMarked(tx, DEMONSTRATION))
}

/** Communes enter for themselves; a body's figures are entered by the officer of the unit it stands under. */
function authorsOf(accounts: ReadonlyMap<string, string>): Authors {
  const byUnit = new Map<number, string>()
  for (const { login, offices } of DEMONSTRATION_ACCOUNTS.accounts) {
    for (const { kind, unit } of offices) if (kind.endsWith('-officer') && !byUnit.has(unit)) byUnit.set(unit, accounts.get(login)!)
  }
  return (unit) => byUnit.get(unit.unitId) ?? (unit.parentId === null ? null : (byUnit.get(unit.parentId) ?? null))
}

/** Accounts with their offices; answers the account of each login. */
async function loadAccounts(tx: Tx, wanted: typeof DEMONSTRATION_ACCOUNTS.accounts, passwordHash: string, now: Date): Promise<Result<Map<string, string>>> {
  const ids = new Map<string, string>()
  for (const { login, name, offices } of wanted) {
    const account = await createAccount(tx, { login, name, password: DEMONSTRATION_ACCOUNTS.password, passwordHash }, now)
    if (!account.ok) return account
    ids.set(login, account.value)
    for (const { kind, unit } of offices) {
      const given = await giveOffice(tx, { accountId: account.value, kind, unitId: unit, from: calendarDate('2019-01-01'), to: null }, now)
      if (!given.ok) return given
    }
  }
  return accept(ids)
}
