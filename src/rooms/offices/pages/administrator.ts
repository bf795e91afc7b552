import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Visit } from '#web/visit.ts'
import type { Account, HeldOffice } from '../account.ts'
import { may } from '../may.ts'
import type { Officer } from '../officer.ts'

/** Whether the one who visits keeps accounts at all. */
export function mayManageAccounts(visit: Visit): boolean {
  return visit.officer !== undefined && may(visit.officer, 'manage-accounts', visit.officer.unitPath, visit.today)
}

/** Whether the administrator may change this office. */
export function reaches(officer: Officer, office: HeldOffice, today: CalendarDate): boolean {
  return may(officer, 'manage-accounts', office.unitPath, today)
}

/** Whether the account can be seen: one of its offices, of whatever time, lies within the administrator's subtree. */
export function seesAccount(officer: Officer, account: Account, today: CalendarDate): boolean {
  return account.offices.some((office) => reaches(officer, office, today))
}

/** Whether the account as a whole can be changed: every office it holds or will hold lies within. One's own never. */
export function ownsAccount(officer: Officer, account: Account, today: CalendarDate): boolean {
  const open = account.offices.filter((office) => office.to === null || office.to >= today)
  return account.accountId !== officer.accountId && seesAccount(officer, account, today) && open.every((office) => reaches(officer, office, today))
}
