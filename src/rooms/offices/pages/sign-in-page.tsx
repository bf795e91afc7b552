import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { addressOf } from '#web/address.ts'
import { page, type PageStatus, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import { keepSession } from '#web/session-cookie.ts'
import { Button, ErrorSummary, errorOf, Field, Inset, type Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { Account } from '../account.ts'
import { holdsOn } from '../may.ts'
import { listAccounts, signIn } from '../store/index.ts'
import { DemonstrationAccounts } from './demonstration-accounts.tsx'

type Shown = { login: string; back: string; problems: readonly Problem[]; status: PageStatus }

export async function showSignIn(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const back = localPath(c.req.query('ve'))
  if (visit.session) return c.redirect(back, 303)
  return signInPage(c, house, { login: '', back, problems: [], status: 200 })
}

export async function submitSignIn(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const login = form.value.text('login')
  const password = form.value.raw('password')
  const back = localPath(form.value.text('ve'))
  const problems: Problem[] = []
  if (login === '') problems.push({ field: 'login', refusal: { code: 'offices.login-empty' } })
  if (password === '') problems.push({ field: 'password', refusal: { code: 'offices.password-empty' } })
  if (problems.length > 0) return signInPage(c, house, { login, back, problems, status: 422 })
  const agent = c.req.header('User-Agent') ?? ''
  const entered = await signIn(house.database, { login, password, address: addressOf(c, house), agent }, house.mode, visit.now)
  if (!entered.ok) {
    const refused = [{ field: 'login', refusal: entered.refusal }]
    return signInPage(c, house, { login, back, problems: refused, status: statusOf(entered.refusal) })
  }
  keepSession(c, house, entered.value.token)
  if (entered.value.mustChangePassword) return seeOther(c, '/tai-khoan/mat-khau')
  if (entered.value.offices > 1) return seeOther(c, `/tai-khoan/chuc-danh?ve=${encodeURIComponent(back)}`)
  return seeOther(c, entered.value.offices === 0 ? '/tai-khoan' : back)
}

async function signInPage(c: PageContext, house: House, shown: Shown): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const accounts = await demonstrationAccounts(house)
  return page(
    c,
    <Layout visit={visit} title={w('offices.sign-in')} trail={[]} refused={shown.problems.length > 0}>
      <ErrorSummary w={w} problems={shown.problems} />
      {visit.ended && shown.problems.length === 0 && <Inset>{sentenceOf(w, visit.ended)}</Inset>}
      <div class="nr-columns">
        <form method="post" action="/dang-nhap" novalidate>
          <input type="hidden" name="ve" value={shown.back} />
          <Field
            name="login"
            label={w('offices.login')}
            value={shown.login}
            autocomplete="username"
            spellcheck={false}
            error={errorOf(w, shown.problems, 'login')}
          />
          <Field
            name="password"
            label={w('offices.password')}
            type="password"
            autocomplete="current-password"
            error={errorOf(w, shown.problems, 'password')}
          />
          <Button>{w('offices.sign-in')}</Button>
        </form>
        <div>
          <h2 class="govuk-heading-s">{w('offices.no-account')}</h2>
          <p class="govuk-body">{w('offices.no-account-says')}</p>
        </div>
      </div>
      {house.demonstration && (
        <DemonstrationAccounts
          visit={visit}
          accounts={accounts}
          password={house.demonstration.password}
          back={shown.back}
        />
      )}
    </Layout>,
    shown.status,
  )
}

/** The accounts that a demonstration offers, in its order, each with an office of today. */
async function demonstrationAccounts(house: House): Promise<readonly Account[]> {
  const { demonstration } = house
  if (!demonstration) return []
  const today = dayInVietNam(house.now())
  const all = mustAccept(
    await inTransaction(house.database, { reads: [], writes: [] }, async (tx) => accept(await listAccounts(tx, '/', today))),
  )
  return demonstration.logins.flatMap((login) => {
    const account = all.find((each) => each.login === login)
    return account?.offices.some((office) => holdsOn(office, today)) ? [account] : []
  })
}

/** A path of this site; anything else is the home page. */
export function localPath(text: string | undefined): string {
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return '/'
  return text.startsWith('/dang-') ? '/' : text
}
