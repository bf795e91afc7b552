import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { actorOf } from '../actor.ts'
import { checkLogin } from '../login-rule.ts'
import { createAccount, giveOffice, oneTimePassword } from '../store/index.ts'
import { mayManageAccounts } from './administrator.ts'
import { OfficeFields, type OfficeTyped, officeTyped, readOffice, unitToGive } from './office-fields.tsx'
import { showOneTimePassword } from './one-time-password-page.tsx'

type Typed = OfficeTyped & { readonly name: string; readonly login: string }

/** `/quan-tri/tai-khoan/moi`: an account and its first office, made together. */
export async function showNewAccount(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  if (!mayManageAccounts(visit)) return notFoundPage(c)
  return newAccountPage(c, { name: '', login: '', kind: '', unit: '', from: shortDate(visit.today), to: '' }, [])
}

export async function makeAccount(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!mayManageAccounts(visit)) return notFoundPage(c)
  const officer = officerOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed: Typed = { name: form.value.text('name'), login: form.value.text('login'), ...officeTyped(form.value) }
  const office = readOffice(typed)
  const problems = [...personProblems(typed), ...office.problems]
  if (!office.value || problems.length > 0) return newAccountPage(c, typed, problems)
  const wanted = office.value
  const password = oneTimePassword()
  const made = await inTransaction(house.database, { reads: [], writes: [] }, async (tx) => {
    const by = actorOf(officer)
    const unit = await unitToGive(tx, wanted, officer, visit.today)
    if (!unit.ok) return unit
    const account = await createAccount(
      tx,
      { login: typed.login, name: typed.name, password, mustChangePassword: true },
      visit.now,
      by,
    )
    if (!account.ok) return account
    const given = await giveOffice(
      tx,
      { accountId: account.value, kind: wanted.kind, unitId: unit.value, from: wanted.from, to: wanted.to },
      visit.now,
      by,
    )
    return given.ok ? accept(account.value) : given
  })
  if (!made.ok) return newAccountPage(c, typed, [{ field: String(made.refusal['field'] ?? 'name'), refusal: made.refusal }])
  return showOneTimePassword(c, { name: typed.name, login: typed.login.toLowerCase(), password, accountId: made.value })
}

/** What can be said of the person's fields before the database is asked. */
function personProblems(typed: Typed): Problem[] {
  const login = checkLogin(typed.login)
  return [
    ...(typed.name === '' ? [{ field: 'name', refusal: { code: 'offices.name-empty' } }] : []),
    ...(login.ok ? [] : [{ field: 'login', refusal: login.refusal }]),
  ]
}

async function newAccountPage(c: PageContext, typed: Typed, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit}
      title={w('offices.new-account')}
      trail={[{ href: '/quan-tri/tai-khoan', text: w('offices.accounts') }]}
      ask={w('offices.new-account-ask')}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action="/quan-tri/tai-khoan/moi" novalidate>
        <Field name="name" label={w('offices.name')} value={typed.name} maxlength={200} error={errorOf(w, problems, 'name')} />
        <Field
          name="login"
          label={w('offices.login')}
          hint={w('offices.login-hint')}
          value={typed.login}
          width={20}
          maxlength={64}
          spellcheck={false}
          error={errorOf(w, problems, 'login')}
        />
        <OfficeFields w={w} typed={typed} problems={problems} />
        <Button>{w('offices.make-account')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
