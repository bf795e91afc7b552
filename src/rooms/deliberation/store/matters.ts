import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { findSecretMark } from '#rooms/disclosure/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Item, Matter, MatterKind, Option } from '../records.ts'
import { newCode } from './code.ts'
import { findForum } from './find-forum.ts'
import { type DeliberationHand, noteDeliberation } from './hand.ts'
import { matterOf } from './stored-records.ts'

/** A matter as it is wanted. `unitId`: the hamlet, or the commune for what concerns all its hamlets. */
export type MatterInput = {
  readonly unitId: number
  readonly item: Item
  readonly kind: MatterKind
  readonly title: string
  readonly content: string
  /** Candidates or alternatives, a line each; none for a vote of yes and no. */
  readonly options: readonly string[]
  readonly proposedBy: Matter['proposedBy']
  readonly proposer: string
  /** With whom it was agreed, and when; blank and undefined where that is still to come. */
  readonly agreedWith: string
  readonly agreedOn: CalendarDate | undefined
  /** An initiative under a tenth of the households: why it is useful. */
  readonly usefulWhy: string
  readonly cash: number
  readonly labourDays: number
  readonly landM2: number
  readonly aboutDecision?: string | undefined
}

/** Kinds by the clause of Đ15. */
const KINDS: Readonly<Record<Item, readonly MatterKind[]>> = {
  1: ['general'],
  2: ['general'],
  3: ['covenant'],
  4: ['elect-head', 'dismiss-head'],
  5: ['elect-inspection', 'dismiss-inspection', 'elect-investment', 'dismiss-investment'],
  6: ['general'],
}

/** From this day the law governs; before it the ordinance of 2007. */
const LAW_FROM = '2023-07-01'

/**
 * Writes a matter down. It is `proposed` once it was agreed on with the Front; an initiative first gathers consents; all else
 * is a draft.
 *
 * Refuses `deliberation.not-a-forum`, `deliberation.not-yours`, `deliberation.title-needed`, `deliberation.title-too-long`,
 * `deliberation.content-too-long`, `deliberation.kind-of-item`, `deliberation.proposer-of-scope`, `deliberation.options-needed`,
 * `deliberation.options-twice`, `deliberation.agreed-ahead`, `deliberation.agreed-with-needed`, `deliberation.secret`.
 *
 * @law 10/2022/QH15 Đ15, Đ16
 */
export async function proposeMatter(tx: Tx, hand: DeliberationHand, input: MatterInput, now: Date): Promise<Result<Matter>> {
  const today = dayInVietNam(now)
  const forum = await findForum(tx, input.unitId, today)
  if (!forum) return refuse({ code: 'deliberation.not-a-forum', field: 'unitId' })
  if (!hand.allows('propose', forum.path)) return refuse({ code: 'deliberation.not-yours' })
  const checked = checkMatter(input, forum.scope, today)
  if (!checked.ok) return checked
  const matterId = newId(now.getTime())
  const row = await tx
    .insertInto('matter')
    .values({
      province_id: forum.provinceId, matter_id: matterId, code: newCode(), unit_id: forum.unitId, holder_id: forum.unitId, path: forum.path,
      scope: forum.scope, era: today >= LAW_FROM ? 'law-2022' : 'ordinance-2007', ...checked.value,
      proposed_by: input.proposedBy, state: firstState(input), about_decision: input.aboutDecision ?? null,
      revision: 1, created_at: now, created_by: hand.by.accountId, changed_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const matter = matterOf(row)
  await noteDeliberation(tx, hand.by, forum, 'deliberation.propose', { matter: matterId, item: matter.item, title: matter.title, state: matter.state }, now)
  return accept(matter)
}

function firstState({ proposedBy, agreedOn }: MatterInput): Matter['state'] {
  if (proposedBy === 'initiative') return 'gathering-consents'
  return agreedOn === undefined ? 'draft' : 'proposed'
}

/** The columns of a matter that people type, or why they cannot be. */
function checkMatter(input: MatterInput, scope: Matter['scope'], today: CalendarDate) {
  const [title, content] = [cleanText(input.title), input.content.trim()]
  if (title === '') return refuse({ code: 'deliberation.title-needed', field: 'title' })
  if (title.length > 500) return refuse({ code: 'deliberation.title-too-long', field: 'title' })
  if (content.length > 100_000) return refuse({ code: 'deliberation.content-too-long', field: 'content' })
  if (!KINDS[input.item].includes(input.kind)) return refuse({ code: 'deliberation.kind-of-item', field: 'kind' })
  if (!proposesIn(input, scope)) return refuse({ code: 'deliberation.proposer-of-scope', field: 'proposedBy' })
  const options = input.options.map((text) => cleanText(text)).filter((text) => text !== '')
  if (input.kind.startsWith('elect-') && options.length === 0) return refuse({ code: 'deliberation.options-needed', field: 'options' })
  if (new Set(options.map((text) => text.toLocaleLowerCase('vi'))).size < options.length) return refuse({ code: 'deliberation.options-twice', field: 'options' })
  if (input.agreedOn !== undefined && input.agreedOn > today) return refuse({ code: 'deliberation.agreed-ahead', field: 'agreedOn', date: shortDate(input.agreedOn) })
  if (input.agreedOn !== undefined && cleanText(input.agreedWith) === '') return refuse({ code: 'deliberation.agreed-with-needed', field: 'agreedWith' })
  const secret = findSecretMark([title, content, ...options].join('\n'))
  if (secret) return refuse({ code: 'deliberation.secret', field: 'title', mark: secret.mark })
  return accept({
    item: input.item, kind: input.kind, title, content, options: JSON.stringify(options.map((text, at): Option => ({ id: optionId(at), text }))),
    proposer: cleanText(input.proposer).slice(0, 200), agreed_with: cleanText(input.agreedWith).slice(0, 200), agreed_on: input.agreedOn ?? null,
    useful_why: cleanText(input.usefulWhy).slice(0, 1000), cash: input.cash, labour_days: input.labourDays, land_m2: input.landM2,
  })
}

/** `a`, `b`, … `z`, `aa`. */
function optionId(at: number): string {
  const last = String.fromCharCode(97 + (at % 26))
  return at < 26 ? last : optionId(Math.floor(at / 26) - 1) + last
}

/** The chair proposes for the commune, and elections of heads; the head and citizens for their hamlet. */
function proposesIn({ proposedBy, kind }: MatterInput, scope: Matter['scope']): boolean {
  if (scope === 'commune') return proposedBy === 'chair'
  return proposedBy !== 'chair' || kind === 'elect-head' || kind === 'dismiss-head'
}

/** The matter, or undefined where there is none in sight. */
export async function findMatter(tx: Tx, matterId: string): Promise<Matter | undefined> {
  const row = await tx.selectFrom('matter').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  return row && matterOf(row)
}

/** The matter. Refuses `deliberation.not-found`. */
export async function readMatter(tx: Tx, matterId: string): Promise<Result<Matter>> {
  const matter = await findMatter(tx, matterId)
  return matter ? accept(matter) : refuse({ code: 'deliberation.not-found' })
}

/** The row itself, held until the transaction ends. Refuses `deliberation.not-found`, `deliberation.not-yours`, `deliberation.stale`. */
async function takeMatter(tx: Tx, hand: DeliberationHand, asked: OfMatter): Promise<Result<Matter>> {
  const row = await tx.selectFrom('matter').selectAll().where('matter_id', '=', asked.matterId).forUpdate().executeTakeFirst()
  if (!row) return refuse({ code: 'deliberation.not-found' })
  if (!hand.allows('propose', row.path)) return refuse({ code: 'deliberation.not-yours' })
  if (asked.revision !== undefined && asked.revision !== row.revision) return refuse({ code: 'deliberation.stale' })
  return accept(matterOf(row))
}

export type OfMatter = { readonly matterId: string; readonly revision?: number | undefined }

/**
 * Changes a matter that no gathering was opened for. Refuses as `proposeMatter`, `deliberation.stale`, and
 * `deliberation.matter-locked` where it was put to the people already.
 */
export async function changeMatter(tx: Tx, hand: DeliberationHand, asked: OfMatter, input: MatterInput, now: Date): Promise<Result<Matter>> {
  const held = await takeMatter(tx, hand, asked)
  if (!held.ok) return held
  const matter = held.value
  if (matter.state === 'decided' || matter.state === 'dropped') return refuse({ code: 'deliberation.matter-locked' })
  const opened = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .select('g.gathering_id')
    .where('gm.matter_id', '=', matter.matterId)
    .where('g.opened_at', 'is not', null)
    .executeTakeFirst()
  if (opened) return refuse({ code: 'deliberation.matter-locked' })
  const checked = checkMatter(input, matter.scope, dayInVietNam(now))
  if (!checked.ok) return checked
  const state = matter.state === 'draft' && input.agreedOn !== undefined ? 'proposed' : matter.state === 'proposed' && input.agreedOn === undefined && matter.proposedBy !== 'initiative' ? 'draft' : matter.state
  const row = await tx
    .updateTable('matter')
    .set({ ...checked.value, state, revision: matter.revision + 1, changed_at: now })
    .where('province_id', '=', matter.provinceId)
    .where('matter_id', '=', matter.matterId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteDeliberation(tx, hand.by, matter, 'deliberation.change-matter', { matter: matter.matterId, title: row.title, before: matter.title, revision: row.revision }, now)
  return accept(matterOf(row))
}

/** Sets the state of a matter; the caller has decided that it may be. */
export async function moveMatter(tx: Tx, hand: DeliberationHand, matter: Matter, state: Matter['state'], now: Date): Promise<void> {
  await tx
    .updateTable('matter')
    .set({ state, revision: matter.revision + 1, changed_at: now })
    .where('province_id', '=', matter.provinceId)
    .where('matter_id', '=', matter.matterId)
    .execute()
  await noteDeliberation(tx, hand.by, matter, 'deliberation.move-matter', { matter: matter.matterId, from: matter.state, to: state }, now)
}

/**
 * Takes a matter off the list; it stays readable with the reason.
 *
 * Refuses `deliberation.why-needed`, `deliberation.matter-locked` where it is decided or dropped already, or a gathering about it is
 * under way, and as `changeMatter`.
 */
export async function dropMatter(tx: Tx, hand: DeliberationHand, asked: OfMatter & { readonly why: string }, now: Date): Promise<Result<Matter>> {
  const held = await takeMatter(tx, hand, asked)
  if (!held.ok) return held
  const matter = held.value
  const why = cleanText(asked.why)
  if (why === '') return refuse({ code: 'deliberation.why-needed', field: 'why' })
  if (matter.state === 'decided' || matter.state === 'dropped') return refuse({ code: 'deliberation.matter-locked' })
  const under = await tx
    .selectFrom('gathering_matter as gm')
    .innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 'gm.province_id').onRef('g.gathering_id', '=', 'gm.gathering_id'))
    .select('g.gathering_id')
    .where('gm.matter_id', '=', matter.matterId)
    .where('g.state', 'in', ['open', 'counting'])
    .executeTakeFirst()
  if (under) return refuse({ code: 'deliberation.matter-locked' })
  const row = await tx
    .updateTable('matter')
    .set({ state: 'dropped', dropped_why: why, revision: matter.revision + 1, changed_at: now })
    .where('province_id', '=', matter.provinceId)
    .where('matter_id', '=', matter.matterId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteDeliberation(tx, hand.by, matter, 'deliberation.drop-matter', { matter: matter.matterId, title: matter.title, reason: why }, now)
  return accept(matterOf(row))
}
