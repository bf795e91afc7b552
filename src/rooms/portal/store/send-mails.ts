import type { Transporter } from 'nodemailer'
import { accept } from '#foundation/result.ts'
import { type Connections, inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { forgetMail, giveUpOld, putBack, takeMail, type WaitingMail } from './outbox.ts'
import { forgetOldWishes } from './subscriptions.ts'
import { tellNews } from './tell-news.ts'

/** Hands one letter over; throws where the other side does not take it. */
export type Send = (mail: WaitingMail) => Promise<void>

/** A sender over SMTP: `smtps://name:password@host:465`, `smtp://host:587`. */
export function smtpSender(url: string, from: string): Send {
  let transport: Transporter | undefined
  return async (mail) => {
    // Read only once there is something to send.
    transport ??= (await import('nodemailer')).createTransport({ url, disableFileAccess: true, disableUrlAccess: true, connectionTimeout: 20_000, socketTimeout: 30_000 })
    await transport.sendMail({
      from,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(mail.unsubscribe ? { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
    })
  }
}

/** In one go at most, so that a full queue does not hold up the next round. */
const AT_ONCE = 200

/**
 * Sends what waits. Each letter is held by its own transaction while it is handed over: several processes share the queue,
 * and one that is killed in between sends that letter twice rather than never. Answers how many went.
 */
export async function sendMails(database: Connections, send: Send, now: () => Date): Promise<{ readonly sent: number; readonly failed: number }> {
  let [sent, failed] = [0, 0]
  for (let n = 0; n < AT_ONCE; n++) {
    const done = await inTransaction(database, SYSTEM_SCOPE, async (tx) => {
      const mail = await takeMail(tx, now())
      if (!mail) return accept('none' as const)
      try {
        await send(mail)
      } catch (fault) {
        await putBack(tx, mail, fault instanceof Error ? fault.message : String(fault), now())
        return accept('failed' as const)
      }
      await forgetMail(tx, mail.mailId)
      return accept('sent' as const)
    })
    if (!done.ok || done.value === 'none') break
    if (done.value === 'sent') sent += 1
    else failed += 1
  }
  return { sent, failed }
}

export type MailWork = {
  readonly database: Connections
  /** Undefined: what waits stays where it is, to be read on a page (demonstration). */
  readonly send: Send | undefined
  /** What stands in the letters before the path. */
  readonly origin: string
  readonly now: () => Date
  readonly log: (line: string) => void
}

/** One round: old wishes forgotten, news told, letters sent. */
export async function mailRound({ database, send, origin, now, log }: MailWork): Promise<void> {
  await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await forgetOldWishes(tx, now())))
  await tellNews(database, origin, now())
  if (send) {
    const { failed } = await sendMails(database, send, now)
    if (failed > 0) log(`mail: ${failed} not sent, tried again later`)
  }
  const given = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await giveUpOld(tx, now())))
  if (send && given.ok && given.value > 0) log(`mail: ${given.value} given up after three days`)
}

const A_ROUND = 60_000

/** A round each minute, one after the other, until stopped. A round that fails is told and the next one tries again. */
export function startMails(work: MailWork): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let timer: NodeJS.Timeout
  const go = (): void => {
    running = mailRound(work)
      .catch((fault: unknown) => work.log(`mail: ${fault instanceof Error ? fault.message : String(fault)}`))
      .then(() => {
        if (!stopped) (timer = setTimeout(go, A_ROUND)).unref()
      })
  }
  ;(timer = setTimeout(go, A_ROUND)).unref()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
