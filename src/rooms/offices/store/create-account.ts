import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { type Actor, SYSTEM_ACTOR } from '../actor.ts'
import { checkLogin } from '../login-rule.ts'
import { checkPassword } from '../password-rule.ts'
import { hashPassword } from './password.ts'

export type NewAccount = {
  readonly login: string
  /** The person's name as printed. */
  readonly name: string
  readonly password: string
  /** The hash of `password`, where it was made before (many accounts of a demonstration share one). */
  readonly passwordHash?: string
  /** A one-time password: the first thing after sign-in is to choose another. */
  readonly mustChangePassword?: boolean
}

/**
 * Makes an account without offices; answers its id.
 *
 * Refuses `offices.login-form`, `offices.login-taken`, `offices.name-empty`, and what `checkPassword` refuses.
 */
export async function createAccount(tx: Tx, wanted: NewAccount, now: Date, by: Actor = SYSTEM_ACTOR): Promise<Result<string>> {
  const login = checkLogin(wanted.login)
  if (!login.ok) return login
  const name = cleanText(wanted.name)
  if (name === '' || name.length > 200) return refuse({ code: 'offices.name-empty', field: 'name' })
  const password = checkPassword(wanted.password, login.value)
  if (!password.ok) return password
  const accountId = newId(now.getTime())
  const made = await tx
    .insertInto('account')
    .values({
      account_id: accountId,
      login: login.value,
      name,
      password_hash: wanted.passwordHash ?? (await hashPassword(password.value)),
      must_change_password: wanted.mustChangePassword ?? false,
      blocked_at: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return refuse({ code: 'offices.login-taken', field: 'login', login: login.value })
  await appendJournal(tx, { ...by, act: 'account.create', subject: { account: accountId, login: login.value, name } }, now)
  return accept(accountId)
}
