import { shortDate } from '#foundation/calendar-date.ts'
import { isId } from '#foundation/ids.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { printTime } from '#web/print-time.ts'
import { Button, ButtonGroup, DataTable, ErrorSummary, errorOf, Field, Inset, type Problem, SummaryList } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Account, HeldOffice } from '../account.ts'
import type { Officer } from '../officer.ts'
import { findAccount } from '../store/index.ts'
import { AccountState } from './accounts-page.tsx'
import { mayManageAccounts, ownsAccount, reaches, seesAccount } from './administrator.ts'
import { OfficeFields, type OfficeTyped } from './office-fields.tsx'

/** The account in the address, if the administrator may see it. */
export async function accountInReach(c: PageContext, house: House): Promise<Account | undefined> {
  const visit = visitOf(c)
  const id = c.req.param('account') ?? ''
  if (!mayManageAccounts(visit) || !isId(id)) return undefined
  const account = mustAccept(
    await inTransaction(house.database, { reads: [], writes: [] }, async (tx) => accept(await findAccount(tx, id, visit.today))),
  )
  return account && seesAccount(officerOf(c), account, visit.today) ? account : undefined
}

export async function showAccount(c: PageContext, house: House): Promise<Response> {
  const account = await accountInReach(c, house)
  return account ? accountPage(c, account) : notFoundPage(c)
}

/** `/quan-tri/tai-khoan/…`: one account, its offices, and what can be done with it. */
export async function accountPage(
  c: PageContext,
  account: Account,
  problems: readonly Problem[] = [],
  typed: OfficeTyped = { kind: '', unit: '', from: shortDate(visitOf(c).today), to: '' },
): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const officer = officerOf(c)
  const ours = ownsAccount(officer, account, visit.today)
  return page(
    c,
    <Layout
      visit={visit}
      title={account.name}
      overline={w('offices.account')}
      trail={[{ href: '/quan-tri/tai-khoan', text: w('offices.accounts') }]}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <SummaryList
        rows={[
          { key: w('offices.login'), value: account.login },
          { key: w('offices.state'), value: <AccountState visit={visit} account={account} /> },
          { key: w('offices.created'), value: printTime(account.createdAt) },
        ]}
      />
      <Offices visit={visit} officer={officer} account={account} problems={problems} />
      {ours ? (
        <>
          <h2 class="govuk-heading-m">{w('offices.give-office')}</h2>
          <form method="post" novalidate>
            <input type="hidden" name="act" value="give" />
            <OfficeFields w={w} typed={typed} problems={problems} />
            <Button>{w('offices.give-office')}</Button>
          </form>
          <h2 class="govuk-heading-m">{w('offices.account-acts')}</h2>
          <p class="govuk-body">{w('offices.account-acts-say')}</p>
          <form method="post">
            <ButtonGroup>
              <Button look="secondary" name="act" value="reset-password">
                {w('offices.reset-password')}
              </Button>
              {account.blockedAt ? (
                <Button look="secondary" name="act" value="unblock">
                  {w('offices.unblock')}
                </Button>
              ) : (
                <Button look="warning" name="act" value="block">
                  {w('offices.block')}
                </Button>
              )}
            </ButtonGroup>
          </form>
        </>
      ) : (
        <Inset>{w(account.accountId === officer.accountId ? 'offices.own-account-says' : 'offices.others-account-says')}</Inset>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

type OfficesProps = { visit: Visit; officer: Officer; account: Account; problems: readonly Problem[] }

function Offices({ visit, officer, account, problems }: OfficesProps) {
  const { w, today } = visit
  const canEnd = (office: HeldOffice): boolean =>
    account.accountId !== officer.accountId && reaches(officer, office, today) && (office.to === null || office.to >= today)
  return (
    <DataTable
      caption={w('offices.offices')}
      narrow="cards"
      empty={w('offices.no-office')}
      columns={[{ head: w('offices.office') }, { head: w('offices.unit') }, { head: w('offices.from') }, { head: w('offices.to') }, { head: w('offices.end-office') }]}
      rows={account.offices.map((office) => [
        w(`offices.kind.${office.kind}`),
        office.unitName,
        shortDate(office.from),
        office.to ? shortDate(office.to) : w('offices.no-end'),
        canEnd(office) ? (
          <form method="post" class="nr-inline" novalidate>
            <input type="hidden" name="act" value="end" />
            <input type="hidden" name="office" value={office.officeId} />
            <Field
              id={`to-${office.officeId}`}
              name="last"
              label={<span class="govuk-visually-hidden">{w('offices.last-day')}</span>}
              value={shortDate(today)}
              width={10}
              error={errorOf(w, problems, `to-${office.officeId}`)}
            />
            <Button look="secondary">{w('offices.end-office')}</Button>
          </form>
        ) : (
          '—'
        ),
      ])}
    />
  )
}
