import { Details } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Account } from '../account.ts'
import { holdsOn } from '../may.ts'

type Props = { visit: Visit; accounts: readonly Account[]; password: string; back: string }

/** How many are in sight at once. */
const IN_SIGHT = 6

/** One press signs in: each button sends its sign-in name with the password that all share. Works without script. */
export function DemonstrationAccounts({ visit, accounts, password, back }: Props) {
  const { w } = visit
  const more = accounts.slice(IN_SIGHT)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('offices.demonstration-title')}</h2>
      <p class="govuk-body">{w('offices.demonstration-says', { password })}</p>
      <form method="post" action="/dang-nhap">
        <input type="hidden" name="password" value={password} />
        <input type="hidden" name="ve" value={back} />
        <Choices visit={visit} accounts={accounts.slice(0, IN_SIGHT)} />
        {more.length > 0 && (
          <Details summary={w('offices.demonstration-more', { count: more.length })}>
            <Choices visit={visit} accounts={more} />
          </Details>
        )}
      </form>
    </section>
  )
}

function Choices({ visit, accounts }: { visit: Visit; accounts: readonly Account[] }) {
  return (
    <ul class="nr-accounts">
      {accounts.map((account) => {
        const office = account.offices.find((each) => holdsOn(each, visit.today))
        return (
          <li>
            <button name="login" value={account.login}>
              {office ? `${visit.w(`offices.kind.${office.kind}`)}, ${office.unitName}` : account.name}
              <small>
                {account.name} · {account.login}
              </small>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
