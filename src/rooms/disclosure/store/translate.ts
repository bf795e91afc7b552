import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { SensitiveKind } from '../index.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { lockPosting, type OfPosting } from './show.ts'
import { checkWording } from './wording.ts'

/** Bahnar, Jrai, English. */
export const TRANSLATION_LANGS = ['bdq', 'jra', 'en'] as const

export type TranslationLang = (typeof TRANSLATION_LANGS)[number]

export type TranslationInput = OfPosting & {
  readonly lang: string
  readonly title: string
  readonly content: string
  readonly acknowledged?: readonly SensitiveKind[] | undefined
}

/**
 * Tells the newest version in another language. What was translated belongs to its version and does not change: a new
 * version is translated anew.
 *
 * Refuses `disclosure.not-found`, `disclosure.not-yours`, `disclosure.withdrawn-already`, `disclosure.lang-unknown`,
 * `disclosure.translated-already`, and as `checkWording`.
 */
export async function addTranslation(tx: Tx, hand: DisclosureHand, input: TranslationInput, now: Date): Promise<Result<true>> {
  const found = await lockPosting(tx, hand, input, 'correct-posting')
  if (!found.ok) return found
  const posting = found.value
  const lang = TRANSLATION_LANGS.find((each) => each === input.lang)
  if (!lang) return refuse({ code: 'disclosure.lang-unknown', field: 'lang' })
  const text = checkWording(input, posting.names_citizens, dayInVietNam(now))
  if (!text.ok) return text.refusal['field'] === 'summary' ? refuse({ ...text.refusal, field: 'content' }) : text
  const { title, content } = text.value
  const added = await tx
    .insertInto('posting_translation')
    .values({ province_id: input.provinceId, posting_id: input.postingId, version: posting.version, lang, path: posting.path, title, content, at: now, author: hand.by.accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return refuse({ code: 'disclosure.translated-already', field: 'lang' })
  await noteAct(tx, hand.by, { unitId: posting.holder_id, path: posting.path }, 'disclosure.translate', { posting: input.postingId, version: posting.version, lang, title }, now)
  return accept(true)
}

/** The languages in which the newest version is told. */
export async function translatedInto(tx: Tx, of: OfPosting & { readonly version: number }): Promise<{ readonly lang: string; readonly title: string }[]> {
  return tx
    .selectFrom('posting_translation').select(['lang', 'title'])
    .where('province_id', '=', of.provinceId).where('posting_id', '=', of.postingId).where('version', '=', of.version).orderBy('lang').execute()
}
