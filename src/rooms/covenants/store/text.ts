import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { type DeliberationHand, noteDeliberation } from '#rooms/deliberation/store/index.ts'
import { findSecretMark } from '#rooms/disclosure/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CovenantArticle, CovenantStanding } from '../index.ts'
import { actOnCovenant } from './act-on-covenant.ts'
import type { OfCovenant } from './covenant-record.ts'

/** The text in force is Vietnamese; Bahnar, Jrai or another language stand beside it. @law 61/2023/NĐ-CP Đ6.4, Đ6.5 */
export const COVENANT_LANGS = ['vi', 'bdq', 'jra', 'other'] as const
export type CovenantLang = (typeof COVENANT_LANGS)[number]

export type ArticleInput = { readonly heading: string; readonly text: string }

/** The articles of a version in a language, in their order. */
export async function readArticles(tx: Tx, of: OfCovenant, version: number, lang: CovenantLang = 'vi'): Promise<CovenantArticle[]> {
  return tx
    .selectFrom('covenant_article').select(['position', 'heading', 'text'])
    .where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).where('version', '=', version).where('lang', '=', lang).orderBy('position').execute()
}

/** The versions there are, with their languages and when they were saved; newest first. */
export async function listVersions(tx: Tx, of: OfCovenant): Promise<{ version: number; lang: CovenantLang; articles: number; at: Date }[]> {
  const rows = await tx
    .selectFrom('covenant_article').select(['version', 'lang', (eb) => eb.fn.countAll<string>().as('articles'), (eb) => eb.fn.max('recorded_at').as('at')])
    .where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).groupBy(['version', 'lang']).orderBy('version', 'desc').orderBy('lang').execute()
  return rows.map((row) => ({ version: row.version, lang: row.lang as CovenantLang, articles: Number(row.articles), at: row.at }))
}

/**
 * Saves the Vietnamese text as the next version. Text that hangs out before the people cannot change under them: it is taken down
 * for redrafting first, and posted anew for the whole time.
 *
 * Refuses `covenants.no-text`, `covenants.article-too-long`, `covenants.same-text`, `covenants.secret`, and as `actOnCovenant`.
 *
 * @law 61/2023/NĐ-CP Đ6.3, Đ8.3
 */
export async function saveText(
  tx: Tx, hand: DeliberationHand, of: OfCovenant & { readonly revision: number; readonly version: number }, articles: readonly ArticleInput[], now: Date,
): Promise<Result<CovenantStanding>> {
  const checked = checkArticles(articles)
  if (!checked.ok) return checked
  const before = await readArticles(tx, of, of.version)
  const same = before.length === checked.value.length && before.every((each, at) => each.heading === checked.value[at]!.heading && each.text === checked.value[at]!.text)
  if (same) return refuse({ code: 'covenants.same-text' })
  const version = of.version + 1
  const step = await actOnCovenant(tx, hand, of, { act: 'text', on: dayInVietNam(now), version, articles: checked.value.length }, now)
  if (!step.ok) return step
  await write(tx, hand, of, version, 'vi', checked.value, now)
  return step
}

/**
 * Keeps the text of a version in another language beside it. It belongs to that version and does not change.
 *
 * Refuses as `saveText`, `covenants.not-found`, `covenants.not-yours`, `covenants.translated-already`.
 *
 * @law 61/2023/NĐ-CP Đ6.5
 */
export async function saveTranslation(
  tx: Tx, hand: DeliberationHand, of: OfCovenant, lang: CovenantLang, articles: readonly ArticleInput[], now: Date,
): Promise<Result<true>> {
  const row = await tx.selectFrom('covenant').selectAll().where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'covenants.not-found' })
  if (!hand.allows('draft-covenant', row.path)) return refuse({ code: 'covenants.not-yours' })
  if (lang === 'vi' || row.version === 0) return refuse({ code: 'covenants.no-text' })
  const checked = checkArticles(articles)
  if (!checked.ok) return checked
  if ((await readArticles(tx, of, row.version, lang)).length > 0) return refuse({ code: 'covenants.translated-already' })
  await write(tx, hand, of, row.version, lang, checked.value, now)
  await noteDeliberation(tx, hand.by, { unitId: row.holder_id, path: row.path }, 'covenants.translate', { covenant: row.covenant_id, title: row.title, lang, version: row.version }, now)
  return accept(true)
}

function checkArticles(articles: readonly ArticleInput[]): Result<CovenantArticle[]> {
  const kept = articles
    .map(({ heading, text }) => ({ heading: cleanText(heading).slice(0, 300), text: text.replaceAll('\r\n', '\n').trim().normalize('NFC') }))
    .filter(({ heading, text }) => heading !== '' || text !== '')
  if (kept.length === 0 || kept.some(({ text }) => text === '')) return refuse({ code: 'covenants.no-text', field: 'text-1' })
  const long = kept.findIndex(({ text }) => text.length > 20_000)
  if (long >= 0) return refuse({ code: 'covenants.article-too-long', field: `text-${long + 1}`, article: long + 1 })
  const secret = findSecretMark(kept.map(({ heading, text }) => `${heading}\n${text}`).join('\n'))
  if (secret) return refuse({ code: 'covenants.secret', field: 'text-1', mark: secret.mark })
  return accept(kept.map((each, at) => ({ position: at + 1, ...each })))
}

async function write(tx: Tx, hand: DeliberationHand, of: OfCovenant, version: number, lang: CovenantLang, articles: readonly CovenantArticle[], now: Date): Promise<void> {
  const { path } = await tx.selectFrom('covenant').select('path').where('province_id', '=', of.provinceId).where('covenant_id', '=', of.covenantId).executeTakeFirstOrThrow()
  await tx
    .insertInto('covenant_article')
    .values(articles.map((each) => ({ province_id: of.provinceId, covenant_id: of.covenantId, version, lang, path, ...each, recorded_at: now, recorded_by: hand.by.accountId })))
    .execute()
}
