import { inTransaction } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { sessionToken } from '#web/session-cookie.ts'
import { Button, Radios } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { chooseOffice } from '../store/index.ts'
import { localPath } from './sign-in-page.tsx'

/** `/tai-khoan/chuc-danh`: who holds several offices works under one at a time. */
export async function showOffices(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w, offices, officer } = visit
  if (offices.length === 0) return c.redirect('/tai-khoan', 303)
  return page(
    c,
    <Layout
      visit={visit}
      title={w('offices.choose-office')}
      trail={[{ href: '/tai-khoan', text: w('offices.my-account') }]}
      ask={w('offices.choose-office-ask')}
    >
      <form method="post" action="/tai-khoan/chuc-danh">
        <input type="hidden" name="ve" value={localPath(c.req.query('ve'))} />
        <Radios
          name="office"
          label={w('offices.work-as')}
          value={officer?.officeId}
          options={offices.map((each) => ({
            value: each.officeId,
            text: `${w(`offices.kind.${each.kind}`)}, ${each.unitName}`,
          }))}
        />
        <Button>{w('offices.continue')}</Button>
      </form>
    </Layout>,
  )
}

export async function pickOffice(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const session = visit.session!
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const choice = {
    token: sessionToken(c) ?? '',
    account: { accountId: session.accountId, name: session.name },
    officeId: form.value.text('office'),
    today: visit.today,
  }
  const chosen = await inTransaction(house.database, { reads: [], writes: [] }, (tx) => chooseOffice(tx, choice, visit.now))
  return chosen.ok ? seeOther(c, localPath(form.value.text('ve'))) : refusalPage(c, chosen.refusal)
}
