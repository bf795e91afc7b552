import { shortDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { printTime } from '#web/print-time.ts'
import { sessionToken } from '#web/session-cookie.ts'
import { Button, ButtonLink, DataTable, EmptyState, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { SESSION_LIMITS } from '../session-rule.ts'
import { listSessions, type SessionLine } from '../store/index.ts'

/** `/tai-khoan`: who I am here, my offices, where I am signed in. */
export async function showMyAccount(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const session = visit.session!
  const lines = mustAccept(
    await inTransaction(house.database, { reads: [], writes: [] }, async (tx) =>
      accept(await listSessions(tx, session.accountId, sessionToken(c) ?? '', SESSION_LIMITS[house.mode], visit.now)),
    ),
  )
  return page(
    c,
    <Layout visit={visit} title={w('offices.my-account')} trail={[]}>
      <SummaryList
        rows={[
          { key: w('offices.name'), value: session.name },
          { key: w('offices.login'), value: session.login },
          {
            key: w('offices.password'),
            value: '••••••••••••',
            act: <a href="/tai-khoan/mat-khau">{w('offices.change-password')}</a>,
          },
        ]}
      />
      <h2 class="govuk-heading-m">{w('offices.my-offices')}</h2>
      <MyOffices visit={visit} />
      <h2 class="govuk-heading-m">{w('offices.my-sessions')}</h2>
      <Sessions visit={visit} lines={lines} />
      <form method="post" action="/tai-khoan/dang-xuat-moi-noi">
        <Button look="warning">{w('offices.sign-out-everywhere')}</Button>
      </form>
    </Layout>,
  )
}

function MyOffices({ visit }: { visit: Visit }) {
  const { w, offices, officer } = visit
  if (offices.length === 0) {
    return (
      <EmptyState title={w('offices.no-office')}>
        <p>{w('offices.no-office-says')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <DataTable
        caption={w('offices.my-offices')}
        captionHidden
        narrow="cards"
        columns={[{ head: w('offices.office') }, { head: w('offices.unit') }, { head: w('offices.from') }, { head: w('offices.to') }]}
        rows={offices.map((office) => [
          <>
            {w(`offices.kind.${office.kind}`)} {office.officeId === officer?.officeId && <Tag tone="waiting">{w('offices.in-use')}</Tag>}
          </>,
          office.unitName,
          shortDate(office.from),
          office.to ? shortDate(office.to) : w('offices.no-end'),
        ])}
      />
      {offices.length > 1 && (
        <ButtonLink href="/tai-khoan/chuc-danh" look="secondary">
          {w('offices.change-office')}
        </ButtonLink>
      )}
    </>
  )
}

function Sessions({ visit, lines }: { visit: Visit; lines: readonly SessionLine[] }) {
  const { w } = visit
  return (
    <DataTable
      caption={w('offices.my-sessions')}
      captionHidden
      narrow="cards"
      id="phien"
      columns={[{ head: w('offices.session-browser') }, { head: w('offices.session-address') }, { head: w('offices.session-begun') }, { head: w('offices.session-seen') }]}
      rows={lines.map((line) => [
        <>
          {browserName(line.agent) || w('offices.session-unknown')} {line.thisOne && <Tag tone="waiting">{w('offices.session-this')}</Tag>}
        </>,
        line.address,
        printTime(line.createdAt),
        printTime(line.seenAt),
      ])}
    />
  )
}

/** The browser and its system, out of what it calls itself. Empty where it is none that is known. */
function browserName(agent: string): string {
  const browser = /(?:Edg|OPR|coc_coc_browser|SamsungBrowser|Firefox|Chrome|Version)\/[\d.]+/.exec(agent)?.[0]?.split('/')[0]
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0]
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', coc_coc_browser: 'Cốc Cốc', SamsungBrowser: 'Samsung Internet', Version: 'Safari' }
  return [browser && (names[browser] ?? browser), system].filter(Boolean).join(', ')
}
