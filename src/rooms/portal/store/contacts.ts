import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { actorOf, may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'

/** How to reach a unit, as it tells the public. Offices, not persons. */
export type Contact = {
  readonly office: string
  readonly head: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly hours: string
  readonly reception: string
  readonly revision: number
}

export async function findContact(tx: Tx, unitId: number): Promise<Contact | undefined> {
  return tx
    .selectFrom('unit_contact')
    .select(['office', 'head', 'address', 'phone', 'email', 'hours', 'reception', 'revision'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
}

export const CONTACT_FIELDS = ['office', 'head', 'address', 'phone', 'email', 'hours', 'reception'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]
/** How long each may be, in characters. */
export const CONTACT_LIMITS: Readonly<Record<ContactField, number>> = { office: 200, head: 200, address: 300, phone: 60, email: 200, hours: 300, reception: 500 }

export type ContactInput = Readonly<Record<ContactField, string>> & { readonly revision: number }

/**
 * Writes how a unit is reached, with the journal line that has old and new.
 *
 * Refuses `portal.contact-not-yours`; `portal.contact-stale` where somebody else changed it meanwhile.
 */
export async function changeContact(tx: Tx, officer: Officer, input: ContactInput, today: CalendarDate, now: Date): Promise<Result<true>> {
  const { unitId, unitPath } = officer
  if (!may(officer, 'post', unitPath, today)) return refuse({ code: 'portal.contact-not-yours' })
  const { revision, ...fields } = input
  const before = await findContact(tx, unitId)
  if ((before?.revision ?? 0) !== revision) return refuse({ code: 'portal.contact-stale' })
  const by = actorOf(officer)
  const row = { ...fields, path: unitPath, revision: revision + 1, changed_at: now, changed_by: officer.accountId }
  const written = await tx
    .insertInto('unit_contact')
    .values({ province_id: by.provinceId, unit_id: unitId, ...row })
    .onConflict((on) => on.columns(['province_id', 'unit_id']).doUpdateSet(row).where('unit_contact.revision', '=', revision))
    .executeTakeFirst()
  if (Number(written.numInsertedOrUpdatedRows) === 0) return refuse({ code: 'portal.contact-stale' })
  const changed = CONTACT_FIELDS.filter((field) => (before?.[field] ?? '') !== fields[field])
  if (changed.length === 0) return accept(true)
  const subject = { changes: changed.map((field) => ({ field, old: before?.[field] ?? '', new: fields[field] })) }
  await appendJournal(tx, { ...by, unitId, path: unitPath, act: 'portal.contact', subject }, now)
  return accept(true)
}
