import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '#harness/database.ts'
import { signIn } from '#rooms/offices/store/index.ts'
import { accountCommand } from './account.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await accountCommand.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi',
    env: { DATABASE_URL: database.url, NHARONG_MODE: 'production' },
    isTerminal: false,
  })
  return { code, ...said }
}

test('a new house has no accounts; the first is made here, and its one-time password opens it', async () => {
  assert.deepEqual(await run('list'), { code: 0, out: 'Chưa có tài khoản nào.\n', err: '' })
  const made = await run('add', 'Gialai.QT', '--name', 'Lê Thị Thử', '--office', 'administrator', '--unit', '52', '--from', '01/07/2025')
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /Đã lập tài khoản gialai\.qt \(Lê Thị Thử\): Quản trị tài khoản, Tỉnh Gia Lai\./)
  const password = /lần đầu: (\S+)/.exec(made.out)?.[1] ?? ''
  const entered = await signIn(database.db, { login: 'gialai.qt', password, address: 'x', agent: 'x' }, 'production', new Date())
  assert.ok(entered.ok && entered.value.mustChangePassword && entered.value.offices === 1)
  assert.match((await run('list')).out, /^gialai\.qt\tLê Thị Thử\n\tQuản trị tài khoản, Tỉnh Gia Lai, 01\/0?7\/2025\n$/)
})

test('refusals: exit code 1 and why', async () => {
  const add = (login: string, office: string, unit: string) => run('add', login, '--name', 'X', '--office', office, '--unit', unit, '--from', '2025-07-01')
  const why = async (answer: Promise<{ code: number; out: string; err: string }>): Promise<string> => {
    const { code, out, err } = await answer
    assert.deepEqual([code, out], [1, ''])
    return err
  }
  assert.match(await why(add('gialai.qt', 'administrator', '52')), /đã có người dùng/)
  assert.match(await why(add('huyen.cu', 'auditor', '625')), /Ngày 01\/0?7\/2025 không có đơn vị nào mang mã 625/)
  assert.match(await why(add('xa.sai', 'commune-officer', '52')), /Chức danh này không có ở Tỉnh Gia Lai/)
  assert.match(await why(run('block', 'khong.co')), /Không có tài khoản khong\.co/)
  assert.equal((await run('list')).out.split('\n').length, 3, 'nothing is half made')
})

test('misuse: exit code 2', async () => {
  for (const args of [[], ['crown', 'x'], ['add'], ['add', 'x', '--name', 'X'], ['add', 'x', '--name', 'X', '--office', 'king', '--unit', '52'], ['list', 'x'], ['add', 'x', '--nam', 'X']]) {
    assert.equal((await run(...args)).code, 2, args.join(' '))
  }
})

test('blocked, opened, another password', async () => {
  assert.equal((await run('block', 'gialai.qt')).code, 0)
  assert.equal((await run('block', 'gialai.qt')).code, 1)
  assert.match((await run('list')).out, /Đã khóa/)
  assert.equal((await run('unblock', 'gialai.qt')).code, 0)
  assert.match((await run('password', 'gialai.qt')).out, /Mật khẩu dùng một lần/)
})
