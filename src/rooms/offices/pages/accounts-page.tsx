import { accept, mustAccept } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonLink, DataTable, Pagination, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { foldText } from '#foundation/text.ts'
import type { Account } from '../account.ts'
import { holdsOn } from '../may.ts'
import { listAccounts } from '../store/index.ts'
import { mayManageAccounts } from './administrator.ts'
import { AccountSearch } from './account-search.tsx'

const LINES = 50

/** `/quan-tri/tai-khoan`: the accounts of the administrator's subtree. */
export async function showAccounts(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  if (!mayManageAccounts(visit)) return notFoundPage(c)
  const officer = officerOf(c)
  const below = officer.unitPath
  const all = mustAccept(
    await inTransaction(house.database, { reads: [], writes: [] }, async (tx) => accept(await listAccounts(tx, below, visit.today))),
  )
  const sought = c.req.query('tim') ?? ''
  const found = all.filter((account) => matches(account, sought))
  const pages = Math.max(1, Math.ceil(found.length / LINES))
  const at = Math.min(pages, Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1))
  return page(
    c,
    <Layout
      visit={visit}
      title={w('offices.accounts')}
      trail={[]}
      overline={officer.unitName}
      ask={w('offices.accounts-ask', { count: all.length })}
    >
      <div class="nr-columns">
        <AccountSearch w={w} sought={sought} />
        <div>
          <ButtonLink href="/quan-tri/tai-khoan/moi">{w('offices.new-account')}</ButtonLink>
        </div>
      </div>
      <DataTable
        caption={w('offices.accounts-found', { count: found.length })}
        narrow="cards"
        empty={w('offices.accounts-none')}
        columns={[{ head: w('offices.name') }, { head: w('offices.login') }, { head: w('offices.offices-today') }, { head: w('offices.state') }]}
        rows={found.slice((at - 1) * LINES, at * LINES).map((account) => [
          <a href={`/quan-tri/tai-khoan/${account.accountId}`}>{account.name}</a>,
          account.login,
          officesToday(visit, account) || '—',
          <AccountState visit={visit} account={account} />,
        ])}
      />
      <Pagination w={w} page={at} pages={pages} href={(to) => `?tim=${encodeURIComponent(sought)}&trang=${to}`} />
    </Layout>,
  )
}

function matches(account: Account, sought: string): boolean {
  const key = foldText(sought)
  return [account.name, account.login, ...account.offices.map((office) => office.unitName)].some((text) => foldText(text).includes(key))
}

function officesToday(visit: Visit, account: Account): string {
  return account.offices
    .filter((office) => holdsOn(office, visit.today))
    .map((office) => `${visit.w(`offices.kind.${office.kind}`)}, ${office.unitName}`)
    .join('; ')
}

export function AccountState({ visit, account }: { visit: Visit; account: Account }) {
  const { w } = visit
  if (account.blockedAt) return <Tag tone="bad">{w('offices.state-blocked')}</Tag>
  if (account.mustChangePassword) return <Tag tone="asked">{w('offices.state-new')}</Tag>
  if (!account.offices.some((office) => holdsOn(office, visit.today))) return <Tag tone="closed">{w('offices.state-no-office')}</Tag>
  return <Tag tone="good">{w('offices.state-open')}</Tag>
}
