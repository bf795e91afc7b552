import { shortDate } from '#foundation/calendar-date.ts'
import type { PublicPosting } from './public-posting.ts'

type Say = (key: string, params?: Readonly<Record<string, unknown>>) => string

/** A letter in plain text. */
export type Letter = { readonly subject: string; readonly body: string; readonly unsubscribe: string }

export type LetterFacts = { readonly unit: string; readonly item: string; readonly origin: string; readonly token: string }

/** Asks whether the wish is really that of who reads the letter. Whoever does nothing gets no other. */
export function confirmLetter({ unit, item, origin, token }: LetterFacts, say: Say): Letter {
  const lines = [
    say('portal.mail-greeting'),
    say('portal.mail-confirm', { unit, item: item || say('portal.list-item-all') }),
    `${origin}/nhan-tin/xac-nhan/${token}`,
    say('portal.mail-confirm-else'),
    say('portal.mail-sender', { origin }),
  ]
  return { subject: oneLine(say('portal.mail-confirm-subject', { unit })), body: `${lines.join('\n\n')}\n`, unsubscribe: '' }
}

/** What is new. No content of what citizens are named in: it would outlive its time in the mailbox. */
export function newsLetter(facts: LetterFacts, postings: readonly PublicPosting[], itemName: (item: string) => string, say: Say): Letter {
  const { unit, origin, token } = facts
  const told = postings.map((posting) =>
    [
      `${posting.visibility === 'withdrawn' ? `${say('portal.withdrawn')}: ` : posting.version > 1 ? `${say('portal.mail-changed')}: ` : ''}${posting.title}`,
      `${itemName(posting.item)} · ${shortDate(posting.firstDay)}`,
      ...(posting.summary && !posting.namesCitizens ? [posting.summary] : []),
      `${origin}/ck/${posting.code}`,
    ].join('\n'),
  )
  const unsubscribe = `${origin}/nhan-tin/huy/${token}`
  const lines = [say('portal.mail-news', { unit }), ...told, say('portal.mail-end'), unsubscribe, say('portal.mail-sender', { origin })]
  return { subject: oneLine(say('portal.mail-news-subject', { unit, count: postings.length })), body: `${lines.join('\n\n')}\n`, unsubscribe }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
