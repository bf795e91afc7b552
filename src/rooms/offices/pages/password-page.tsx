import { inTransaction } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { sessionToken } from '#web/session-cookie.ts'
import { Button, ErrorSummary, errorOf, Field, Inset, type Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { PASSWORD_MIN } from '../password-rule.ts'
import { changePassword } from '../store/index.ts'

/** `/tai-khoan/mat-khau`: another password. After a one-time password this comes before everything else. */
export async function showPassword(c: PageContext, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const session = visit.session!
  return page(
    c,
    <Layout
      visit={visit}
      title={w('offices.change-password')}
      trail={[{ href: '/tai-khoan', text: w('offices.my-account') }]}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {session.mustChangePassword && <Inset>{w('offices.one-time-used')}</Inset>}
      <form method="post" action="/tai-khoan/mat-khau" novalidate>
        <input type="hidden" name="username" value={session.login} autocomplete="username" />
        <Field
          name="old"
          label={w(session.mustChangePassword ? 'offices.password-one-time' : 'offices.password-old')}
          type="password"
          autocomplete="current-password"
          width={20}
          error={errorOf(w, problems, 'old')}
        />
        <Field
          name="wanted"
          label={w('offices.password-new')}
          hint={w('offices.password-hint', { min: PASSWORD_MIN })}
          type="password"
          autocomplete="new-password"
          width={20}
          error={errorOf(w, problems, 'wanted')}
        />
        <Field
          name="again"
          label={w('offices.password-again')}
          type="password"
          autocomplete="new-password"
          width={20}
          error={errorOf(w, problems, 'again')}
        />
        <Button>{w('offices.change-password')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

export async function renewPassword(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const wanted = form.value.raw('wanted')
  if (wanted !== form.value.raw('again')) return showPassword(c, [{ field: 'again', refusal: { code: 'offices.password-not-same' } }])
  const { accountId } = visitOf(c).session!
  const change = { accountId, old: form.value.raw('old'), wanted, keepToken: sessionToken(c) ?? '' }
  const changed = await inTransaction(house.database, { reads: [], writes: [] }, (tx) => changePassword(tx, change, house.now()))
  if (changed.ok) return seeOther(c, '/tai-khoan', 'offices.password-changed')
  return showPassword(c, [{ field: String(changed.refusal['field']), refusal: changed.refusal }])
}
