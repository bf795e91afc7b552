import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accountLockedUntil, addressLockedUntil, type Attempt } from './lock-out.ts'
import { checkLogin } from './login-rule.ts'
import { checkPassword } from './password-rule.ts'
import { isExpired, SESSION_LIMITS } from './session-rule.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000)
const failures = (count: number, at = NOW): Attempt[] => Array.from({ length: count }, () => ({ at, succeeded: false }))
const waitOf = (attempts: Attempt[]): number => ((accountLockedUntil(attempts, NOW)?.getTime() ?? NOW.getTime()) - NOW.getTime()) / 60_000

test('the fifth failure in a row locks for a minute, each further one twice as long, an hour at most', () => {
  assert.deepEqual([4, 5, 6, 7, 10, 11, 12, 400].map((count) => waitOf(failures(count))), [0, 1, 2, 4, 32, 60, 60, 60])
})

test('a lock ends by itself', () => {
  assert.equal(accountLockedUntil(failures(5, minutesAgo(1)), NOW), undefined)
  assert.notEqual(accountLockedUntil(failures(6, minutesAgo(1)), NOW), undefined)
})

test('a success forgets the failures before it; a day forgets them too', () => {
  assert.equal(waitOf([...failures(9, minutesAgo(3)), { at: minutesAgo(2), succeeded: true }, ...failures(4)]), 0)
  assert.equal(waitOf([...failures(9, minutesAgo(24 * 60)), ...failures(4)]), 0)
})

test('more failures never mean a shorter wait', () => {
  fc.assert(fc.property(fc.nat(60), fc.nat(60), (a, b) => waitOf(failures(a + b)) >= waitOf(failures(a))))
})

test('thirty failures within a quarter of an hour shut an address', () => {
  assert.equal(addressLockedUntil(failures(29), NOW), undefined)
  assert.notEqual(addressLockedUntil(failures(30, minutesAgo(14)), NOW), undefined)
  assert.equal(addressLockedUntil(failures(30, minutesAgo(15)), NOW), undefined)
})

test('passwords', () => {
  const why = (password: string, login = 'totung'): string => {
    const checked = checkPassword(password, login)
    return checked.ok ? 'good' : checked.refusal.code
  }
  assert.equal(why('mái nhà rông cao'), 'good')
  assert.equal(why('ngắn quá nhỉ'), 'good')
  assert.equal(why('mười một ký'), 'offices.password-short')
  assert.equal(why('x'.repeat(201)), 'offices.password-long')
  assert.equal(why('xa-ToTung-2026!'), 'offices.password-is-name')
  assert.equal(why('ababababababab'), 'offices.password-monotonous')
  // Twelve letters typed as twenty-four code points are still twelve letters, and the same password.
  assert.equal(why('ế'.normalize('NFD').repeat(11)), 'offices.password-short')
  const typed = checkPassword('mái nhà rông cao'.normalize('NFD'), 'totung')
  assert.ok(typed.ok && typed.value === 'mái nhà rông cao')
})

test('sign-in names', () => {
  const login = (text: string) => (checkLogin(text).ok ? (checkLogin(text) as { value: string }).value : undefined)
  assert.equal(login(' ToTung.VanPhong '), 'totung.vanphong')
  for (const bad of ['', 'ab', 'tơ tung', 'a b c', 'ab\nc', '.abc', 'abc.', 'a'.repeat(65)]) assert.equal(login(bad), undefined, bad)
})

test('a session ends by silence and by age', () => {
  const limits = SESSION_LIMITS.production
  const session = { seenAt: minutesAgo(29), expiresAt: minutesAgo(-1) }
  assert.equal(isExpired(session, limits, NOW), false)
  assert.equal(isExpired({ ...session, seenAt: minutesAgo(30) }, limits, NOW), true)
  assert.equal(isExpired({ ...session, expiresAt: NOW }, limits, NOW), true)
})
