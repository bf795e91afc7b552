import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Conditions, DutyRule, DutyState } from '#rooms/disclosure/index.ts'
import { readConditions, ruleOfRecord } from '#rooms/disclosure/store/index.ts'
import { FIRST_BODY } from '#rooms/places/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { PublicShowing, Visibility } from '../public-posting.ts'
import { visibilityOf } from '../public-posting.ts'
import { readStates } from './read-duties.ts'

export type PublicVersion = {
  readonly version: number
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly instrument: { readonly number: string; readonly date: CalendarDate | null; readonly title: string }
  readonly link: string
  readonly why: string
  readonly at: Date
}

export type PublicTranslation = { readonly lang: string; readonly title: string; readonly content: string }

/** That the head of a hamlet announced it. How many households were reached is nobody's business outside the hamlet. */
export type Announced = { readonly hamletId: number; readonly name: string; readonly on: CalendarDate }

export type PublicFile = {
  readonly linkId: string
  readonly sha256: string
  readonly role: string
  readonly lang: string | null
  readonly name: string
  readonly caption: string
}

/** A posting with all that the public may see of it. Where it is not `shown`, versions hold title and dates only. */
export type PostingPage = {
  readonly provinceId: number
  readonly postingId: string
  readonly code: string
  readonly visibility: Visibility
  readonly unitId: number
  readonly holderId: number
  readonly item: string
  readonly rule: string
  readonly version: number
  readonly firstDay: CalendarDate
  readonly webUntil: CalendarDate | null
  readonly namesCitizens: boolean
  readonly withdrawn: { readonly at: Date; readonly why: string } | undefined
  readonly duty: { readonly eventDate: CalendarDate; readonly due: CalendarDate; readonly state: DutyState } | undefined
  /** What there is at the unit to disclose by; undefined where nobody has said. */
  readonly conditions: Conditions | undefined
  readonly dutyRule: DutyRule | undefined
  /** The newest first. */
  readonly versions: readonly PublicVersion[]
  readonly translations: readonly PublicTranslation[]
  readonly showings: readonly PublicShowing[]
  readonly announced: readonly Announced[]
  readonly files: readonly PublicFile[]
}

type Row = {
  province_id: number
  posting_id: string
  state: string
  unit_id: number
  holder_id: number
  item: string
  rule: string
  version: number
  first_day: CalendarDate
  web_until: CalendarDate | null
  names_citizens: boolean
  withdrawn_at: Date | null
  withdrawn_why: string | null
  duty_id: string | null
  event_date: CalendarDate | null
  due: CalendarDate | null
}

/**
 * A posting by its code; undefined where there is none, or where it is for the staff of a body and not for the people.
 *
 * Of what citizens are named in, former versions are not shown: a name that was corrected away must not stay on the web.
 */
export async function findPosting(tx: Tx, code: string, today: CalendarDate): Promise<PostingPage | undefined> {
  const { rows } = await sql<Row>`
    select p.province_id, p.posting_id, p.state, p.unit_id, p.holder_id, p.item, p.rule, p.version, p.first_day, p.web_until, p.names_citizens,
      p.withdrawn_at, p.withdrawn_why, p.duty_id, d.event_date, d.due
    from posting p left join disclosure_duty d on (d.province_id, d.duty_id) = (p.province_id, p.duty_id)
    where p.code = ${code} and p.holder_id < ${sql.lit(FIRST_BODY)}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const visibility = visibilityOf({ state: row.state, webUntil: row.web_until }, today)
  const shown = visibility === 'shown'
  const state = row.duty_id === null ? undefined : (await readStates(tx, [row.duty_id], today)).get(row.duty_id)
  return {
    provinceId: row.province_id,
    postingId: row.posting_id,
    code,
    visibility,
    unitId: row.unit_id,
    holderId: row.holder_id,
    item: row.item,
    rule: row.rule,
    version: row.version,
    firstDay: row.first_day,
    webUntil: row.web_until,
    namesCitizens: row.names_citizens,
    withdrawn: row.withdrawn_at && { at: row.withdrawn_at, why: row.withdrawn_why ?? '' } || undefined,
    duty: state && row.due && row.event_date ? { eventDate: row.event_date, due: row.due, state } : undefined,
    conditions: (await readConditions(tx, [row.holder_id])).get(row.holder_id),
    dutyRule: await ruleOfRecord(tx, { rule: row.rule, unitId: row.unit_id }),
    versions: (await readVersions(tx, row)).map((version) => (shown && (version.version === row.version || !row.names_citizens) ? version : factsOnly(version))),
    translations: shown ? await readTranslations(tx, row) : [],
    showings: await readShowings(tx, row),
    announced: await readAnnounced(tx, row),
    files: shown ? await readFiles(tx, row) : [],
  }
}

function factsOnly(version: PublicVersion): PublicVersion {
  return { ...version, summary: '', content: '', link: '' }
}

async function readVersions(tx: Tx, { province_id, posting_id }: Row): Promise<PublicVersion[]> {
  const rows = await tx
    .selectFrom('posting_version')
    .select(['version', 'title', 'summary', 'content', 'instrument_number', 'instrument_date', 'instrument_title', 'link', 'why', 'at'])
    .where('province_id', '=', province_id)
    .where('posting_id', '=', posting_id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ instrument_number, instrument_date, instrument_title, ...row }) => ({
    ...row,
    instrument: { number: instrument_number, date: instrument_date as CalendarDate | null, title: instrument_title },
  }))
}

/** The translations of the newest version; of an older one where nobody has translated the newest yet, they would mislead. */
async function readTranslations(tx: Tx, { province_id, posting_id, version }: Row): Promise<PublicTranslation[]> {
  return tx
    .selectFrom('posting_translation')
    .select(['lang', 'title', 'content'])
    .where('province_id', '=', province_id)
    .where('posting_id', '=', posting_id)
    .where('version', '=', version)
    .orderBy('lang')
    .execute()
}

async function readShowings(tx: Tx, { province_id, posting_id }: Row): Promise<PublicShowing[]> {
  const rows = await tx
    .selectFrom('showing')
    .select(['form', 'place_kind', 'place', 'hamlet_id', 'from_date', 'to_date', 'link', 'broadcasts'])
    .where('province_id', '=', province_id)
    .where('posting_id', '=', posting_id)
    .where('cancelled_at', 'is', null)
    .orderBy('from_date')
    .orderBy('form')
    .execute()
  return rows.map((row) => ({
    form: row.form,
    place: row.place_kind,
    placeName: row.place,
    hamletId: row.hamlet_id,
    from: row.from_date as CalendarDate,
    to: row.to_date as CalendarDate | null,
    link: row.link,
    broadcasts: row.broadcasts,
  }))
}

async function readAnnounced(tx: Tx, { province_id, posting_id }: Row): Promise<Announced[]> {
  const { rows } = await sql<{ hamletId: number; name: string | null; on: CalendarDate }>`
    select n.hamlet_id as "hamletId", n.announced_on as "on",
      (select u.name from unit_span u where u.unit_id = n.hamlet_id order by u.valid_to desc limit 1) as name
    from hamlet_notice n where n.province_id = ${province_id} and n.posting_id = ${posting_id} and n.announced_on is not null
    order by n.announced_on, name`.execute(tx)
  return rows.map((row) => ({ ...row, name: row.name ?? '' }))
}

async function readFiles(tx: Tx, { province_id, posting_id, version, names_citizens }: Row): Promise<PublicFile[]> {
  const rows = await tx
    .selectFrom('disclosure_file')
    .select(['link_id', 'sha256', 'role', 'lang', 'name', 'caption', 'version'])
    .where('province_id', '=', province_id)
    .where('of_kind', '=', 'posting')
    .where('of_id', '=', posting_id)
    .where('public', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('link_id')
    .execute()
  return rows
    .filter((row) => row.version === null || row.version === version || !names_citizens)
    .map(({ link_id, version: _, ...row }) => ({ ...row, linkId: link_id }))
}
