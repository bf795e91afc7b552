import { page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonLink, Inset, SummaryList } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'

type Made = { name: string; login: string; password: string; accountId: string }

/** The one time that a one-time password is seen. Not reached by an address: it is the answer to the form itself. */
export async function showOneTimePassword(c: PageContext, made: Made): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit}
      title={w('offices.one-time-title')}
      trail={[{ href: '/quan-tri/tai-khoan', text: w('offices.accounts') }]}
      ask={w('offices.one-time-ask')}
    >
      <SummaryList
        rows={[
          { key: w('offices.name'), value: made.name },
          { key: w('offices.login'), value: <code>{made.login}</code> },
          { key: w('offices.password-one-time'), value: <code>{made.password}</code> },
        ]}
      />
      <Inset>{w('offices.one-time-says')}</Inset>
      <ButtonLink href={`/quan-tri/tai-khoan/${made.accountId}`}>{w('offices.to-account')}</ButtonLink>
    </Layout>,
  )
}
