import { text as readAll } from 'node:stream/consumers'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { type Account, isOfficeKind, OFFICE_KINDS, type OfficeKind, SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import {
  blockAccount,
  createAccount,
  findUnitMeant,
  giveOffice,
  listAccounts,
  oneTimePassword,
  resetPassword,
  unblockAccount,
} from '#rooms/offices/store/index.ts'
import { inTransaction, type Tx } from '#storage/transaction.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { type Words, words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, sayRefusal, sayUsage } from './io.ts'
import { openHouse } from './open-house.ts'
import { type Given, misuse, readOptions } from './options.ts'

const NO_FIGURES = { reads: [], writes: [] }

/** What was asked for, done in one transaction; answers the lines to print. */
type Work = (tx: Tx, now: Date, w: Words) => Promise<Result<readonly string[]>>

/** `nharong account add | list | block | unblock | password`: the first accounts of a new house are made here. */
export const accountCommand: Command = {
  name: 'account',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const given = readOptions(
      'account',
      args,
      { name: 'value', office: 'value', unit: 'value', from: 'value', to: 'value', 'password-stdin': 'flag' },
      io,
    )
    if (!given) return 2
    const work = await readWork(given, io)
    if (typeof work === 'number') return work
    const house = await openHouse(io.env)
    if (!house.ok) return sayRefusal(io, house.refusal)
    try {
      const done = await inTransaction(house.value.db, NO_FIGURES, (tx) => work(tx, new Date(), words(io.lang)))
      if (!done.ok) return sayRefusal(io, done.refusal)
      for (const line of done.value) io.out(`${line}\n`)
      return 0
    } finally {
      await house.value.stop()
    }
  },
}

async function readWork(given: Given, io: Io): Promise<Work | 2> {
  const [what, login, ...more] = given.rest
  if (what === 'list' && login === undefined) return list
  if (login === undefined || more.length > 0) return sayUsage(io, 'account')
  switch (what) {
    case 'add':
      return readAddition(login, given, io)
    case 'block':
    case 'unblock':
      return (tx, now, w) => setBlocked(tx, login, what === 'block', now, w)
    case 'password':
      return (tx, now, w) => renew(tx, login, now, w)
    default:
      return sayUsage(io, 'account')
  }
}

type Addition = {
  readonly login: string
  readonly name: string
  readonly kind: OfficeKind
  readonly unit: string
  readonly from: CalendarDate | undefined
  readonly to: CalendarDate | null
  /** Undefined: a one-time password is made and printed. */
  readonly password: string | undefined
}

async function readAddition(login: string, given: Given, io: Io): Promise<Work | 2> {
  const { name, office, unit } = given.values
  for (const [option, value] of Object.entries({ name, office, unit })) {
    if (typeof value !== 'string') return misuse(io, 'account', 'account.option-needed', { option: `--${option}` })
  }
  if (!isOfficeKind(String(office))) {
    return misuse(io, 'account', 'account.office-kinds', { given: office, kinds: OFFICE_KINDS.join(', ') })
  }
  const days: Record<'from' | 'to', CalendarDate | undefined> = { from: undefined, to: undefined }
  for (const option of ['from', 'to'] as const) {
    const typed = given.values[option]
    if (typeof typed !== 'string') continue
    const day = parseTypedDate(typed)
    if (!day.ok) return misuse(io, 'account', `refusal.${day.refusal.code}`, day.refusal)
    days[option] = day.value
  }
  const password = given.values['password-stdin'] ? (await readAll(process.stdin)).split(/\r?\n/)[0]! : undefined
  const addition: Addition = {
    login,
    name: String(name),
    kind: String(office) as OfficeKind,
    unit: String(unit),
    from: days.from,
    to: days.to ?? null,
    password,
  }
  return (tx, now, w) => add(tx, addition, now, w)
}

async function add(tx: Tx, wanted: Addition, now: Date, w: Words): Promise<Result<readonly string[]>> {
  const from = wanted.from ?? dayInVietNam(now)
  const found = await findUnitMeant(tx, wanted.unit, '/', from)
  if (!found.ok) return found
  const unit = found.value
  if (!unit) return refuse({ code: 'account.unit-unknown', unit: wanted.unit, date: shortDate(from) })
  const password = wanted.password ?? oneTimePassword()
  const { login, name } = wanted
  const made = await createAccount(tx, { login, name, password, mustChangePassword: wanted.password === undefined }, now)
  if (!made.ok) return made
  const office = { accountId: made.value, kind: wanted.kind, unitId: unit.unitId, from, to: wanted.to }
  const given = await giveOffice(tx, office, now)
  if (!given.ok) return given
  const line = w('account.made', { login: login.trim().toLowerCase(), name, office: w(`offices.kind.${wanted.kind}`), unit: unit.name })
  return accept(wanted.password === undefined ? [line, w('account.one-time', { password })] : [line])
}

async function list(tx: Tx, now: Date, w: Words): Promise<Result<readonly string[]>> {
  const today = dayInVietNam(now)
  const accounts = await listAccounts(tx, '/', today)
  if (accounts.length === 0) return accept([w('account.none')])
  return accept(
    accounts.flatMap((account) => [
      `${account.login}\t${account.name}${account.blockedAt ? `\t${w('offices.state-blocked')}` : ''}`,
      ...account.offices.map((office) => {
        const until = office.to === null ? '' : ` – ${shortDate(office.to)}`
        return `\t${w(`offices.kind.${office.kind}`)}, ${office.unitName}, ${shortDate(office.from)}${until}`
      }),
    ]),
  )
}

async function byLogin(tx: Tx, login: string, now: Date): Promise<Result<Account>> {
  const account = (await listAccounts(tx, '/', dayInVietNam(now))).find((each) => each.login === login.toLowerCase())
  return account ? accept(account) : refuse({ code: 'account.login-unknown', login })
}

async function setBlocked(tx: Tx, login: string, blocked: boolean, now: Date, w: Words): Promise<Result<readonly string[]>> {
  const account = await byLogin(tx, login, now)
  if (!account.ok) return account
  const change = blocked ? blockAccount : unblockAccount
  const done = await change(tx, account.value.accountId, now, SYSTEM_ACTOR)
  return done.ok ? accept([w(blocked ? 'offices.account-blocked-now' : 'offices.account-opened-now')]) : done
}

async function renew(tx: Tx, login: string, now: Date, w: Words): Promise<Result<readonly string[]>> {
  const account = await byLogin(tx, login, now)
  if (!account.ok) return account
  const password = await resetPassword(tx, account.value.accountId, now, SYSTEM_ACTOR)
  return password.ok ? accept([w('account.one-time', { password: password.value })]) : password
}
