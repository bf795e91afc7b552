import { accept } from '#foundation/result.ts'
import { may } from '#rooms/offices/index.ts'
import { FIRST_BODY } from '#rooms/places/index.ts'
import { inTransaction, readOnly } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { changeContact, CONTACT_FIELDS, CONTACT_LIMITS, type ContactInput, findContact } from '../store/contacts.ts'
import { readEmail } from '../subscription-rule.ts'
import { CONTACT, unitPath } from './paths.ts'

/** Whether the one who visits keeps the contacts of a unit that discloses to the people. */
export function keepsContact({ officer, today }: Visit): boolean {
  return officer !== undefined && officer.unitId < FIRST_BODY && may(officer, 'post', officer.unitPath, today)
}

/** `/viec/cong-khai/lien-he`: how the unit is reached, as the portal tells everybody. */
export async function showContact(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!keepsContact(visit)) return notFoundPage(c)
  const officer = officerOf(c)
  const found = await readOnly(house.database, officer, async (tx) => accept(await findContact(tx, officer.unitId)))
  if (!found.ok) return refusalPage(c, found.refusal)
  const blank = { office: '', head: '', address: '', phone: '', email: '', hours: '', reception: '', revision: 0 }
  return contactPage(c, found.value ?? blank, [])
}

export async function keepContact(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!keepsContact(visit)) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { w } = visit
  const revision = /^\d{1,6}$/.test(form.value.text('revision')) ? Number(form.value.text('revision')) : 0
  const typed = { ...Object.fromEntries(CONTACT_FIELDS.map((field) => [field, form.value.text(field)])), revision } as ContactInput
  const problems: Problem[] = CONTACT_FIELDS.filter((field) => typed[field].length > CONTACT_LIMITS[field]).map((field) => ({
    field,
    refusal: { code: 'web.field-too-long', label: w(`portal.contact-${field}`), max: CONTACT_LIMITS[field] },
  }))
  if (typed.email !== '' && !readEmail(typed.email).ok) problems.push({ field: 'email', refusal: { code: 'portal.email-form' } })
  if (typed.phone !== '' && !/^[\d+(][\d\s().+/-]{4,59}$/.test(typed.phone)) problems.push({ field: 'phone', refusal: { code: 'portal.phone-form' } })
  if (problems.length > 0) return contactPage(c, typed, problems)
  const officer = officerOf(c)
  const done = await inTransaction(house.database, officer, (tx) => changeContact(tx, officer, typed, visit.today, visit.now))
  if (!done.ok) return contactPage(c, typed, [{ refusal: done.refusal }])
  return seeOther(c, CONTACT, 'portal.contact-kept')
}

async function contactPage(c: PageContext, typed: ContactInput, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const officer = officerOf(c)
  return page(
    c,
    <Layout visit={visit} title={w('portal.contact-edit')} trail={[]} overline={officer.unitName} ask={w('portal.contact-edit-says')} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={CONTACT} novalidate>
        <input type="hidden" name="revision" value={String(typed.revision)} />
        {CONTACT_FIELDS.map((field) => (
          <Field
            name={field} label={w(`portal.contact-${field}`)} hint={w.has(`portal.contact-hint.${field}`) ? w(`portal.contact-hint.${field}`) : undefined} value={typed[field]}
            type={field === 'email' ? 'email' : 'text'} maxlength={CONTACT_LIMITS[field]} error={errorOf(w, problems, field)}
          />
        ))}
        <Button>{w('portal.contact-do')}</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={unitPath(officer.unitId)}>
          {w('portal.contact-see')}
        </a>
      </p>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
