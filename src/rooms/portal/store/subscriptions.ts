import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Lang } from '#words/words.ts'
import { confirmLetter } from '../compose-mail.ts'
import { CONFIRM_WITHIN_HOURS, LETTERS_A_DAY } from '../subscription-rule.ts'
import { words } from '#words/words.ts'
import { queueMail } from './outbox.ts'

/** What somebody wants to be told of. */
export type Wish = {
  readonly provinceId: number
  readonly unitId: number
  readonly unit: string
  readonly item: string
  /** In words. */
  readonly itemName: string
  readonly email: string
  readonly lang: Lang
  readonly origin: string
}

const HOUR = 3_600_000

/**
 * Writes the wish down and queues the letter that asks for confirmation. Answers alike whether or not the address is known:
 * nobody learns from it who reads what. Who is subscribed already, or was written to three times today, gets no letter.
 */
export async function askSubscription(tx: Tx, wish: Wish, now: Date): Promise<Result<{ readonly sent: boolean }>> {
  // Two wishes for one address at the same moment are counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${wish.email}, 7145))`.execute(tx)
  const { rows } = await sql<{ letters: number }>`
    select count(*) as letters from subscription_token t join subscription s using (province_id, subscription_id)
    where s.email = ${wish.email} and s.confirmed_at is null and t.made_at > ${new Date(now.getTime() - 24 * HOUR)}`.execute(tx)
  const held = await tx
    .selectFrom('subscription').select(['subscription_id', 'confirmed_at'])
    .where('email', '=', wish.email).where('unit_id', '=', wish.unitId).where('item', '=', wish.item)
    .executeTakeFirst()
  if (held?.confirmed_at || rows[0]!.letters >= LETTERS_A_DAY) return accept({ sent: false })
  const id = held?.subscription_id ?? newId(now.getTime())
  if (!held) {
    await tx
      .insertInto('subscription')
      .values({ province_id: wish.provinceId, subscription_id: id, unit_id: wish.unitId, item: wish.item, email: wish.email, lang: wish.lang, created_at: now, confirmed_at: null, told_until: now })
      .execute()
  }
  const token = await giveToken(tx, { provinceId: wish.provinceId, subscriptionId: id }, now)
  const letter = confirmLetter({ unit: wish.unit, item: wish.itemName, origin: wish.origin, token }, words(wish.lang))
  await queueMail(tx, { kind: 'confirm', recipient: wish.email, ...letter }, now)
  return accept({ sent: true })
}

/** A new key for a letter; only its hash is kept. */
export async function giveToken(tx: Tx, of: { provinceId: number; subscriptionId: string }, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await tx.insertInto('subscription_token').values({ token_hash: hashOf(token), province_id: of.provinceId, subscription_id: of.subscriptionId, made_at: now }).execute()
  return token
}

export type Subscribed = { readonly unitId: number; readonly item: string; readonly confirmed: boolean }

/** What a key is for. Refuses `portal.subscription-not-found`: ended meanwhile, too old, or no such key. */
export async function findSubscription(tx: Tx, token: string, now: Date): Promise<Result<Subscribed & { readonly provinceId: number; readonly subscriptionId: string }>> {
  const row = await tx
    .selectFrom('subscription_token as t')
    .innerJoin('subscription as s', (on) => on.onRef('s.province_id', '=', 't.province_id').onRef('s.subscription_id', '=', 't.subscription_id'))
    .select(['s.province_id', 's.subscription_id', 's.unit_id', 's.item', 's.confirmed_at', 's.created_at'])
    .where('t.token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row || (!row.confirmed_at && row.created_at.getTime() < now.getTime() - CONFIRM_WITHIN_HOURS * HOUR)) return refuse({ code: 'portal.subscription-not-found' })
  return accept({ provinceId: row.province_id, subscriptionId: row.subscription_id, unitId: row.unit_id, item: row.item, confirmed: row.confirmed_at !== null })
}

/** From now on news is told. Confirmed twice is confirmed once. */
export async function confirmSubscription(tx: Tx, token: string, now: Date): Promise<Result<Subscribed>> {
  const found = await findSubscription(tx, token, now)
  if (!found.ok || found.value.confirmed) return found
  const { provinceId, subscriptionId } = found.value
  await tx
    .updateTable('subscription').set({ confirmed_at: now, told_until: now })
    .where('province_id', '=', provinceId).where('subscription_id', '=', subscriptionId)
    .execute()
  return accept({ ...found.value, confirmed: true })
}

/** Ends it and forgets the address. A key that is for nothing any more has ended what it could: that is no refusal. */
export async function endSubscription(tx: Tx, token: string): Promise<Result<{ readonly ended: boolean }>> {
  const { rows } = await sql<{ email: string }>`
    delete from subscription s using subscription_token t
    where t.token_hash = ${hashOf(token)} and (s.province_id, s.subscription_id) = (t.province_id, t.subscription_id) returning s.email`.execute(tx)
  return accept({ ended: rows.length > 0 })
}

/** Wishes that were not confirmed, and keys of letters older than a year. */
export async function forgetOldWishes(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('subscription').where('confirmed_at', 'is', null).where('created_at', '<', new Date(now.getTime() - CONFIRM_WITHIN_HOURS * HOUR)).execute()
  await tx.deleteFrom('subscription_token').where('made_at', '<', new Date(now.getTime() - 366 * 24 * HOUR)).execute()
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
