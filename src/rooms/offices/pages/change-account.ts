import { accept, refuse, type Result } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { Account } from '../account.ts'
import { actorOf } from '../actor.ts'
import { blockAccount, endOffice, giveOffice, resetPassword, unblockAccount } from '../store/index.ts'
import { accountInReach, accountPage } from './account-page.tsx'
import { ownsAccount, reaches } from './administrator.ts'
import { officeTyped, readOffice, unitToGive } from './office-fields.tsx'
import { showOneTimePassword } from './one-time-password-page.tsx'

const NO_FIGURES = { reads: [], writes: [] }

/** Carries out what an administrator asked for on the page of an account. */
export async function changeAccount(c: PageContext, house: House): Promise<Response> {
  const account = await accountInReach(c, house)
  if (!account) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  if (account.accountId === officerOf(c).accountId) return refusalPage(c, { code: 'offices.own-account-not-allowed' })
  const act = form.value.text('act')
  if (act === 'end') return end(c, house, account, form.value)
  if (!ownsAccount(officerOf(c), account, visitOf(c).today)) return refusalPage(c, { code: 'offices.others-account-not-allowed' })
  switch (act) {
    case 'give':
      return give(c, house, account, form.value)
    case 'reset-password':
      return reset(c, house, account)
    case 'block':
    case 'unblock':
      return setBlocked(c, house, account, act === 'block')
    default:
      return refusalPage(c, { code: 'web.form-broken' })
  }
}

function addressOfAccount(account: Account): string {
  return `/quan-tri/tai-khoan/${account.accountId}`
}

async function give(c: PageContext, house: House, account: Account, form: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const typed = officeTyped(form)
  const office = readOffice(typed)
  if (!office.value) return accountPage(c, account, office.problems, typed)
  const wanted = office.value
  const given = await inTransaction(house.database, NO_FIGURES, async (tx): Promise<Result<string>> => {
    const unit = await unitToGive(tx, wanted, officer, visit.today)
    if (!unit.ok) return unit
    const { kind, from, to } = wanted
    return giveOffice(tx, { accountId: account.accountId, kind, unitId: unit.value, from, to }, visit.now, actorOf(officer))
  })
  if (given.ok) return seeOther(c, addressOfAccount(account), 'offices.office-given')
  return accountPage(c, account, [{ field: String(given.refusal['field'] ?? 'kind'), refusal: given.refusal }], typed)
}

async function end(c: PageContext, house: House, account: Account, form: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const officer = officerOf(c)
  const office = account.offices.find((each) => each.officeId === form.text('office'))
  if (!office || !reaches(officer, office, visit.today)) return notFoundPage(c)
  const field = `to-${office.officeId}`
  const last = parseTypedDate(form.text('last'))
  if (!last.ok) return accountPage(c, account, [{ field, refusal: last.refusal }])
  const ended = await inTransaction(house.database, NO_FIGURES, (tx) =>
    endOffice(tx, office.officeId, last.value, visit.now, actorOf(officer)),
  )
  if (ended.ok) return seeOther(c, addressOfAccount(account), 'offices.office-ended')
  return accountPage(c, account, [{ field, refusal: ended.refusal }])
}

async function reset(c: PageContext, house: House, account: Account): Promise<Response> {
  const visit = visitOf(c)
  const password = await inTransaction(house.database, NO_FIGURES, (tx) =>
    resetPassword(tx, account.accountId, visit.now, actorOf(officerOf(c))),
  )
  if (!password.ok) return refusalPage(c, password.refusal)
  return showOneTimePassword(c, { ...account, password: password.value })
}

async function setBlocked(c: PageContext, house: House, account: Account, blocked: boolean): Promise<Response> {
  const visit = visitOf(c)
  const actor = actorOf(officerOf(c))
  const done = await inTransaction(house.database, NO_FIGURES, async (tx) => {
    const change = blocked ? blockAccount : unblockAccount
    const changed = await change(tx, account.accountId, visit.now, actor)
    return changed.ok ? accept(true) : refuse(changed.refusal)
  })
  if (!done.ok) return refusalPage(c, done.refusal)
  return seeOther(c, addressOfAccount(account), blocked ? 'offices.account-blocked-now' : 'offices.account-opened-now')
}
