import { sql } from 'kysely'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { type Connections, inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { type Lang, words } from '#words/words.ts'
import { newsLetter } from '../compose-mail.ts'
import type { PublicPosting } from '../public-posting.ts'
import { lastRound } from '../subscription-rule.ts'
import { queueMail } from './outbox.ts'
import { readPostings } from './read-postings.ts'
import { giveToken } from './subscriptions.ts'

/** What is written down with an earlier moment but committed later must not be passed over: the last minutes wait a day. */
const SETTLED = 2 * 60_000
/** So many postings of a unit are told in one letter; the page has the others. */
const MOST = 100

type Due = { readonly province_id: number; readonly subscription_id: string; readonly unit_id: number; readonly item: string; readonly email: string; readonly lang: Lang; readonly told_until: Date }

/**
 * Queues a letter for everybody to whom something new is to be told, once a day. One question to the records for each unit
 * that anybody follows, however many follow it; who has nothing new costs nothing. Answers how many letters there are.
 */
export async function tellNews(database: Connections, origin: string, now: Date): Promise<number> {
  const round = lastRound(now)
  const until = new Date(now.getTime() - SETTLED)
  const units = await inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    const { rows } = await sql<{ unit_id: number; since: Date }>`
      select unit_id, min(told_until) as since from subscription where confirmed_at is not null and told_until < ${round} group by unit_id order by unit_id`.execute(tx)
    return accept(rows)
  })
  let letters = 0
  for (const { unit_id, since } of units.ok ? units.value : []) {
    const told = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await tellOfUnit(tx, unit_id, since, { round, until, origin, now })))
    letters += told.ok ? told.value : 0
  }
  return letters
}

async function tellOfUnit(tx: Tx, unitId: number, since: Date, { round, until, origin, now }: { round: Date; until: Date; origin: string; now: Date }): Promise<number> {
  const today = dayInVietNam(now)
  const places = loadPlaces()
  const heirs = places.heirs(unitId)
  // Whoever followed a unit that went into others follows those.
  const changed: PublicPosting[] = []
  for (const heir of heirs) {
    const path = places.pathTextAt(heir, today)
    if (path) changed.push(...(await readPostings(tx, { path, changedAfter: since, limit: MOST }, today)).filter(({ changedAt }) => changedAt <= until))
  }
  const due = await tx
    .selectFrom('subscription')
    .select(['province_id', 'subscription_id', 'unit_id', 'item', 'email', 'lang', 'told_until'])
    .where('unit_id', '=', unitId).where('confirmed_at', 'is not', null).where('told_until', '<', round)
    .forUpdate().skipLocked()
    .execute()
  let letters = 0
  for (const one of due as Due[]) {
    const news = changed.filter(({ changedAt, item, visibility }) => changedAt > one.told_until && (one.item === '' || item === one.item) && visibility !== 'removed')
    if (news.length === 0) continue
    await queueMail(tx, { kind: 'digest', recipient: one.email, ...(await letterFor(tx, one, news, origin, now)) }, now)
    letters += 1
  }
  if (due.length > 0) {
    await sql`update subscription set told_until = ${until}
      where (province_id, subscription_id) in (select * from unnest(${due.map((one) => one.province_id)}::int[], ${due.map((one) => one.subscription_id)}::uuid[]))`.execute(tx)
  }
  return letters
}

async function letterFor(tx: Tx, one: Due, news: readonly PublicPosting[], origin: string, now: Date) {
  const say = words(one.lang)
  const places = loadPlaces()
  const token = await giveToken(tx, { provinceId: one.province_id, subscriptionId: one.subscription_id }, now)
  const unit = one.unit_id === 1 ? say('portal.whole-country') : unitName(places.spanNearest(one.unit_id, dayInVietNam(now)), say)
  const itemName = (item: string): string => (say.has(`portal.item.${item}`) ? say(`portal.item.${item}`) : say('portal.item-own', { code: item }))
  return newsLetter({ unit, item: one.item, origin, token }, news, itemName, say)
}
