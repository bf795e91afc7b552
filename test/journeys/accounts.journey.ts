import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DEMONSTRATION_ACCOUNTS } from '../../src/demonstration/demonstration-accounts.ts'
import type { Guest } from './stage/guest.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

let stage: Stage
before(async () => {
  stage = await Stage.open()
})
after(() => stage.close())

async function tryToEnter(guest: Guest, login: string, password: string): Promise<void> {
  await guest.page.getByLabel(w('offices.login'), { exact: true }).fill(login)
  await guest.page.getByLabel(w('offices.password'), { exact: true }).fill(password)
  await guest.press(w('offices.sign-in'))
}

test('signing in: what is empty, what is wrong, and the lock after five failures', async () => {
  const guest = await stage.guest({ script: false })
  await guest.open('/dang-nhap')
  await guest.press(w('offices.sign-in'))
  await guest.sees(w('refusal.offices.login-empty'), w('refusal.offices.password-empty'))
  await guest.look('sign-in-empty')
  for (let failure = 1; failure <= 5; failure++) await tryToEnter(guest, 'xa.kbang', `sai ${failure}`)
  await guest.sees(w('refusal.offices.sign-in-wrong'))
  assert.equal(await guest.page.getByLabel(w('offices.login'), { exact: true }).inputValue(), 'xa.kbang')
  await guest.look('sign-in-wrong')
  await tryToEnter(guest, 'xa.kbang', DEMONSTRATION_ACCOUNTS.password)
  await guest.sees(w('refusal.offices.locked-out', { minutes: 1 }))
  await guest.look('sign-in-locked')
  stage.pass(2)
  await tryToEnter(guest, 'xa.kbang', DEMONSTRATION_ACCOUNTS.password)
  assert.equal(await guest.page.getByRole('button', { name: w('offices.sign-out') }).count(), 1)
  await guest.close()
})

test('one press signs in with an account of the demonstration', async () => {
  const guest = await stage.guest({ script: false })
  await guest.open('/dang-nhap')
  await guest.page.getByRole('button', { name: /xa\.totung/ }).click()
  await guest.page.getByRole('button', { name: w('offices.sign-out') }).waitFor()
  await guest.close()
})

test('a page for officers sends to sign in and back; a form sent after the session is gone is not lost in silence', async () => {
  const form = '/bieu-mau/dcch-2026/2026/3236442'
  const guest = await stage.guest()
  await guest.open(form)
  assert.match(guest.path, /^\/dang-nhap\?ve=/)
  await tryToEnter(guest, 'xa.dakrong', DEMONSTRATION_ACCOUNTS.password)
  assert.equal(guest.path, form)
  await guest.page.context().clearCookies()
  await guest.fill('[id="v.reception_visits"]', '9')
  await guest.press(w('figures.save'))
  await guest.sees(w('refusal.offices.session-needed'), w('offices.session-send-again'))
  await guest.look('session-needed')
  await guest.close()
})

test('an administrator gives an account and an office; the officer sets a password and works; the office ends', async () => {
  const administrator = await stage.guest()
  await administrator.signIn('quantri', '/quan-tri/tai-khoan')
  await administrator.follow(w('offices.new-account'))
  await administrator.press(w('offices.make-account'))
  await administrator.sees(w('refusal.offices.kind-empty'), w('refusal.offices.unit-empty'))
  await administrator.look('account-new-refused')
  await administrator.fill('#name', 'Đinh Thị Hương')
  await administrator.fill('#login', 'sonlang.tuphap')
  await administrator.page.selectOption('#kind', 'commune-officer')
  await administrator.fill('#unit', '23647')
  await administrator.fill('#from', '01/11/2026')
  await administrator.press(w('offices.make-account'))
  await administrator.sees(w('offices.one-time-title'))
  await administrator.look('one-time-password')
  const oneTime = await administrator.page.locator('main code').nth(1).innerText()

  const officer = await stage.guest({ script: false, width: 360 })
  await officer.open('/dang-nhap?ve=%2Fviec')
  await tryToEnter(officer, 'sonlang.tuphap', oneTime)
  assert.equal(officer.path, '/tai-khoan/mat-khau')
  await officer.look('password-one-time')
  const password = 'rừng xanh bên suối Đăk Rong'
  await officer.fill('#old', oneTime)
  await officer.fill('#wanted', password)
  await officer.fill('#again', `${password}!`)
  await officer.press(w('offices.change-password'))
  await officer.sees(w('refusal.offices.password-not-same'))
  await officer.fill('#old', oneTime)
  await officer.fill('#wanted', password)
  await officer.fill('#again', password)
  await officer.press(w('offices.change-password'))
  await officer.sees(w('offices.password-changed'))
  await officer.open('/viec')
  await officer.sees('Xã Sơn Lang')

  await administrator.follow(w('offices.to-account'))
  await administrator.look('account')
  await administrator.fill('[name="last"]', '22/11/2026')
  await administrator.press(w('offices.end-office'))
  await administrator.sees(w('offices.office-ended'))
  await administrator.close()

  assert.equal(await officer.open('/viec'), 401)
  await officer.sees(w('refusal.offices.dismissed'))
  await officer.look('dismissed')
  await officer.close()
})
