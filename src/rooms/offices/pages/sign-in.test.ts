import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { PASSWORD, TestHouse } from '#harness/offices-house.ts'
import { accountActor } from '../actor.ts'
import { blockAccount, endOffice, unblockAccount } from '../store/index.ts'
import { localPath } from './sign-in-page.tsx'

let house: TestHouse
const ids: Record<string, string> = {}

before(async () => {
  house = await TestHouse.open()
  ids['cb'] = await house.account('totung.cb', ['commune-officer', 3236682])
  ids['hai'] = await house.account('hai.chuc', ['commune-officer', 3236682], ['commune-officer', 3236382])
  ids['khong'] = await house.account('khong.chuc')
  ids['cu'] = await house.account('da.thoi', ['commune-officer', 3236682, '2025-07-01', '2026-06-30'])
})
after(() => house.close())

async function acts(): Promise<string[]> {
  const rows = await house.work(async (tx) => ({
    ok: true as const,
    value: await tx.selectFrom('journal').select('act').orderBy('province_id').orderBy('seq').execute(),
  }))
  return mustAccept(rows).map((row) => row.act)
}

test('the way in and out', async () => {
  const visitor = house.visitor()
  const first = await visitor.get('/tai-khoan')
  assert.equal(first.path, '/dang-nhap?ve=%2Ftai-khoan', 'the public is led to sign in')
  assert.match(first.text, /<h1[^>]*>Đăng nhập<\/h1>/)
  const inside = await visitor.post('/dang-nhap', { login: ' ToTung.CB ', password: PASSWORD, ve: '/tai-khoan' })
  assert.equal(inside.path, '/tai-khoan')
  assert.match(inside.text, /Người totung\.cb/)
  assert.match(inside.text, /Công chức cấp xã/)
  assert.match(inside.text, /Xã Tơ Tung/)
  const out = await visitor.post('/dang-xuat', {})
  assert.equal(out.path, '/')
  assert.match(out.text, /Đã đăng xuất\./)
  assert.doesNotMatch((await visitor.get('/')).text, /Đã đăng xuất\./, 'a notice is shown once')
  assert.equal((await visitor.get('/tai-khoan')).path.startsWith('/dang-nhap'), true)
  const said = await acts()
  assert.ok(said.includes('session.sign-in') && said.includes('session.sign-out'))
})

test('a password typed in decomposed Unicode is the same password', async () => {
  const answer = await house.visitor().post('/dang-nhap', { login: 'totung.cb', password: PASSWORD.normalize('NFD') }, { follow: false })
  assert.equal(answer.status, 303)
})

test('a wrong password, an unknown name and nothing typed', async () => {
  const visitor = house.visitor()
  const wrong = await visitor.post('/dang-nhap', { login: 'totung.cb', password: 'không phải mật khẩu' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /<title>Lỗi: Đăng nhập/)
  assert.match(wrong.text, /<a href="#login">Tên đăng nhập hoặc mật khẩu không đúng/)
  assert.match(wrong.text, /id="login"[^>]*value="totung\.cb"/, 'what was typed stays')
  assert.doesNotMatch(wrong.text, /không phải mật khẩu/, 'except the password')
  const unknown = await visitor.post('/dang-nhap', { login: 'ai.do', password: 'không phải mật khẩu' })
  assert.equal(unknown.status, 422)
  const same = (text: string): string => text.replaceAll(/ai\.do|totung\.cb/g, '')
  assert.equal(same(unknown.text), same(wrong.text), 'both are answered alike')
  const empty = await visitor.post('/dang-nhap', { login: '', password: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Đề nghị nhập tên đăng nhập\./)
  assert.match(empty.text, /<a href="#password">Đề nghị nhập mật khẩu\./)
  assert.match((await house.visitor('en').post('/dang-nhap', { login: '', password: '' })).text, /Enter the password\./)
})

test('an unknown name takes as long as a wrong password', async () => {
  const time = async (login: string): Promise<number> => {
    const begun = performance.now()
    await house.visitor().post('/dang-nhap', { login, password: 'không phải mật khẩu' })
    return performance.now() - begun
  }
  house.pass(120)
  await time('ai.do')
  const unknown = Math.min(await time('ai.do'), await time('ai.do'))
  const known = Math.min(await time('khong.chuc'), await time('khong.chuc'))
  assert.ok(unknown > known / 3, `${unknown} ms against ${known} ms: a password was hashed for both`)
})

test('the lock-out: five failures, then a wait that the right password does not shorten', async () => {
  house.pass(24 * 60)
  const visitor = house.visitor()
  const wrong = () => visitor.post('/dang-nhap', { login: 'hai.chuc', password: 'không phải mật khẩu' })
  for (let tried = 0; tried < 5; tried++) assert.equal((await wrong()).status, 422)
  const right = { login: 'hai.chuc', password: PASSWORD }
  const locked = await visitor.post('/dang-nhap', right)
  assert.equal(locked.status, 429)
  assert.match(locked.text, /thử lại sau 1 phút/)
  house.pass(1)
  assert.equal((await wrong()).status, 422)
  const longer = await visitor.post('/dang-nhap', right)
  assert.equal(longer.status, 429)
  assert.match(longer.text, /thử lại sau 2 phút/)
  house.pass(2)
  assert.equal((await visitor.post('/dang-nhap', right, { follow: false })).status, 303)
  assert.equal((await wrong()).status, 422, 'a success forgets')
})

test('many wrong passwords at once are counted one by one', async () => {
  house.pass(24 * 60)
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, at) =>
      house.visitor().post(
        '/dang-nhap',
        { login: 'hai.chuc', password: 'không phải mật khẩu' },
        { headers: { 'X-Forwarded-For': `192.0.2.${at}` } },
      ),
    ),
  )
  assert.equal(answers.filter((answer) => answer.status === 422).length, 5)
  assert.equal(answers.filter((answer) => answer.status === 429).length, 19)
})

test('an address that tries name after name is shut out', async () => {
  house.pass(24 * 60)
  const from = { headers: { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' } }
  const tryName = (name: string) => house.visitor().post('/dang-nhap', { login: name, password: 'không phải mật khẩu' }, from)
  for (let tried = 0; tried < 30; tried++) assert.equal((await tryName(`nguoi.${tried}`)).status, 422)
  assert.equal((await tryName('nguoi.moi')).status, 429)
  const elsewhere = { headers: { 'X-Forwarded-For': '203.0.113.9, 198.51.100.8' } }
  const other = await house.visitor().post('/dang-nhap', { login: 'nguoi.moi', password: 'không phải mật khẩu' }, elsewhere)
  assert.equal(other.status, 422, 'only the address that our proxy saw counts')
})

test('several offices: one is chosen, and the journal names it', async () => {
  house.pass(24 * 60)
  const visitor = house.visitor()
  const choice = await visitor.post('/dang-nhap', { login: 'hai.chuc', password: PASSWORD, ve: '/tai-khoan' })
  assert.match(choice.path, /^\/tai-khoan\/chuc-danh/)
  const offices = [...choice.text.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map((match) => match[1]!)
  assert.equal(offices.length, 2)
  const chosen = await visitor.post('/tai-khoan/chuc-danh', { office: offices[1]!, ve: '/tai-khoan' })
  assert.equal(chosen.path, '/tai-khoan')
  assert.match(chosen.text, /Công chức cấp xã, Xã Kbang/)
  const other = await house.signedIn('totung.cb')
  assert.equal((await other.post('/tai-khoan/chuc-danh', { office: offices[1]! })).status, 404, 'not an office of one’s own')
})

test('an account without an office is told so', async () => {
  for (const login of ['khong.chuc', 'da.thoi']) {
    const visitor = await house.signedIn(login)
    assert.match((await visitor.get('/tai-khoan')).text, /Hiện chưa giữ chức danh nào/)
    assert.equal((await visitor.get('/quan-tri/tai-khoan')).path, '/tai-khoan')
  }
})

test('a session ends by silence; a form sent afterwards is told how to be sent again', async () => {
  const visitor = await house.signedIn('totung.cb')
  house.pass(20)
  assert.equal((await visitor.get('/tai-khoan')).status, 200)
  house.pass(20)
  assert.equal((await visitor.get('/tai-khoan')).path, '/tai-khoan', 'every request counts')
  house.pass(31)
  const late = await visitor.post('/tai-khoan/mat-khau', { old: 'x', wanted: 'y', again: 'y' })
  assert.equal(late.status, 401)
  assert.match(late.text, /Phiên làm việc đã kết thúc/)
  assert.match(late.text, /vẫn còn trong trình duyệt/)
})

test('the session of a dismissed officer', async () => {
  const visitor = await house.signedIn('totung.cb')
  const actor = accountActor(ids['khong']!)
  const office = mustAccept(
    await house.work(async (tx) => ({
      ok: true as const,
      value: await tx.selectFrom('office').selectAll().where('account_id', '=', ids['cb']!).executeTakeFirstOrThrow(),
    })),
  )
  mustAccept(await house.work((tx) => endOffice(tx, office.office_id, calendarDate('2026-11-20'), house.now, actor)))
  const told = await visitor.post('/tai-khoan/mat-khau', { old: 'x', wanted: 'y', again: 'y' })
  assert.equal(told.status, 401)
  assert.match(told.text, /không còn được giao hoặc tài khoản đã bị khóa/)
  mustAccept(
    await house.work(async (tx) => {
      await tx.updateTable('office').set({ valid_to: null }).where('office_id', '=', office.office_id).execute()
      return { ok: true, value: true }
    }),
  )
})

test('a blocked account: its sessions end, it cannot come back, and opening it revives none', async () => {
  const visitor = await house.signedIn('totung.cb')
  const actor = accountActor(ids['khong']!)
  mustAccept(await house.work((tx) => blockAccount(tx, ids['cb']!, house.now, actor)))
  const cookies = new Map(visitor.cookies)
  const told = await visitor.get('/tai-khoan')
  assert.equal(told.status, 401)
  assert.match(told.text, /tài khoản đã bị khóa/)
  const again = await visitor.post('/dang-nhap', { login: 'totung.cb', password: PASSWORD })
  assert.match(again.text, /Tài khoản đã bị khóa/)
  const wrong = await visitor.post('/dang-nhap', { login: 'totung.cb', password: 'không phải mật khẩu' })
  assert.match(wrong.text, /Tên đăng nhập hoặc mật khẩu không đúng/, 'told only to who knows the password')
  mustAccept(await house.work((tx) => unblockAccount(tx, ids['cb']!, house.now, actor)))
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  assert.match((await visitor.get('/tai-khoan')).path, /^\/dang-nhap/)
})

test('sign-out everywhere', async () => {
  const [here, there] = [await house.signedIn('totung.cb'), await house.signedIn('totung.cb')]
  assert.match((await here.get('/tai-khoan')).text, /Thiết bị này/)
  const out = await here.post('/tai-khoan/dang-xuat-moi-noi', {})
  assert.equal(out.path, '/dang-nhap')
  assert.match(out.text, /Đã đăng xuất trên mọi thiết bị/)
  assert.match((await there.get('/tai-khoan')).path, /^\/dang-nhap/)
})

test('another password: the old is asked for, other sessions end, this one stays', async () => {
  const [here, there] = [await house.signedIn('khong.chuc'), await house.signedIn('khong.chuc')]
  const change = (old: string, wanted: string, again = wanted) => here.post('/tai-khoan/mat-khau', { old, wanted, again })
  const next = 'suối chảy qua làng'
  assert.match((await change('sai mật khẩu rồi', next)).text, /Mật khẩu hiện tại không đúng/)
  assert.match((await change(PASSWORD, next, 'khác hẳn')).text, /không giống nhau/)
  assert.match((await change(PASSWORD, 'ngắn')).text, /cần ít nhất 12 ký tự/)
  assert.match((await change(PASSWORD, PASSWORD)).text, /phải khác/)
  assert.equal((await change(PASSWORD, 'khong.chuc là tôi')).status, 422)
  const done = await change(PASSWORD, next)
  assert.equal(done.path, '/tai-khoan')
  assert.match(done.text, /Đã đổi mật khẩu/)
  assert.match((await there.get('/tai-khoan')).path, /^\/dang-nhap/)
  assert.equal((await house.visitor().post('/dang-nhap', { login: 'khong.chuc', password: PASSWORD })).status, 422)
})

test('only paths of this site are led back to', () => {
  assert.equal(localPath('/dia-ban?ten=kbang'), '/dia-ban?ten=kbang')
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '', undefined, '/dang-xuat']) {
    assert.equal(localPath(bad), '/', String(bad))
  }
})

test('the database holds no password and no token, and the journal is unbroken', async () => {
  const visitor = await house.signedIn('totung.cb')
  const token = [...visitor.cookies.values()].find((value) => value.length >= 43)!
  const all = mustAccept(
    await house.work(async (tx) => ({
      ok: true as const,
      value: JSON.stringify([
        await tx.selectFrom('session').selectAll().execute(),
        await tx.selectFrom('account').selectAll().execute(),
        await tx.selectFrom('journal').selectAll().execute(),
        await tx.selectFrom('sign_in_attempt').selectAll().execute(),
      ]),
    })),
  )
  assert.ok(all.includes('$argon2id$v=19$m=19456,t=2,p=1$'))
  for (const secret of [token, Buffer.from(token).toString('hex'), PASSWORD]) assert.equal(all.includes(secret), false)
  mustAccept(
    await house.work(async (tx) => {
      for (const report of await verifyJournal(tx)) assert.equal('broken' in report && report.broken !== undefined, false)
      return { ok: true, value: true }
    }),
  )
})
