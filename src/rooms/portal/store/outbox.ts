import { newId } from '#foundation/ids.ts'
import type { Tx } from '#storage/transaction.ts'

export type WaitingMail = {
  readonly mailId: string
  readonly kind: 'confirm' | 'digest'
  readonly recipient: string
  readonly subject: string
  readonly body: string
  /** The address that ends the subscription, by one POST. */
  readonly unsubscribe: string
  readonly madeAt: Date
  readonly tried: number
}

/** A letter that cannot be sent for three days is given up. */
const KEPT = 3 * 24 * 3_600_000
const LONGEST_WAIT = 6 * 3_600_000

export async function queueMail(tx: Tx, mail: Omit<WaitingMail, 'mailId' | 'madeAt' | 'tried'>, now: Date): Promise<void> {
  await tx.insertInto('mail_outbox').values({ mail_id: newId(now.getTime()), ...mail, made_at: now, try_after: now }).execute()
}

/** The letters that wait, the newest first. */
export async function listOutbox(tx: Tx, limit: number): Promise<WaitingMail[]> {
  const rows = await tx.selectFrom('mail_outbox').selectAll().orderBy('made_at', 'desc').orderBy('mail_id', 'desc').limit(limit).execute()
  return rows.map(mailOf)
}

/** One letter whose time has come, held so that nobody else sends it too; undefined where there is none. */
export async function takeMail(tx: Tx, now: Date): Promise<WaitingMail | undefined> {
  const row = await tx.selectFrom('mail_outbox').selectAll().where('try_after', '<=', now).orderBy('try_after').limit(1).forUpdate().skipLocked().executeTakeFirst()
  return row && mailOf(row)
}

/** Sent: nothing of it is kept. */
export async function forgetMail(tx: Tx, mailId: string): Promise<void> {
  await tx.deleteFrom('mail_outbox').where('mail_id', '=', mailId).execute()
}

/** Not sent: tried again later, twice as late each time. The reason never holds the address. */
export async function putBack(tx: Tx, mail: WaitingMail, error: string, now: Date): Promise<void> {
  const wait = Math.min(60_000 * 2 ** Math.min(mail.tried, 12), LONGEST_WAIT)
  await tx
    .updateTable('mail_outbox')
    .set({ tried: mail.tried + 1, try_after: new Date(now.getTime() + wait), last_error: error.replaceAll(mail.recipient, '…').slice(0, 300) })
    .where('mail_id', '=', mail.mailId)
    .execute()
}

export async function giveUpOld(tx: Tx, now: Date): Promise<number> {
  const gone = await tx.deleteFrom('mail_outbox').where('made_at', '<', new Date(now.getTime() - KEPT)).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

function mailOf(row: { mail_id: string; kind: 'confirm' | 'digest'; recipient: string; subject: string; body: string; unsubscribe: string; made_at: Date; tried: number }): WaitingMail {
  const { mail_id, made_at, kind, recipient, subject, body, unsubscribe, tried } = row
  return { mailId: mail_id, madeAt: made_at, kind, recipient, subject, body, unsubscribe, tried }
}
