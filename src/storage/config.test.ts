import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { readConfig } from './config.ts'

test('nothing set: the demonstration, on this machine only', () => {
  const config = mustAccept(readConfig({}))
  const { data, files, ...rest } = config
  assert.deepEqual(rest, { port: 3000, host: '127.0.0.1', mode: 'demonstration', trustProxy: false })
  assert.match(data, /[/\\]\.nharong$/)
  assert.match(files, /[/\\]\.nharong[/\\]tep$/)
})

test('all set', () => {
  const url = 'postgresql://u:p@db.example.vn:5432/qcdc'
  const config = readConfig({
    NHARONG_PORT: '8080',
    NHARONG_HOST: '::1',
    NHARONG_DATA: '/srv/nharong',
    NHARONG_FILES: '/mnt/tep',
    NHARONG_MODE: 'production',
    NHARONG_ORIGIN: 'https://qcdc.example.vn/',
    NHARONG_TRUST_PROXY: '1',
    DATABASE_URL: url,
  })
  assert.deepEqual(mustAccept(config), {
    port: 8080,
    host: '::1',
    data: '/srv/nharong',
    files: '/mnt/tep',
    mode: 'production',
    trustProxy: true,
    databaseUrl: url,
    origin: 'https://qcdc.example.vn',
  })
})

const wrong: readonly [string, string, string][] = [
  ['NHARONG_PORT', '65536', 'config.port'],
  ['NHARONG_PORT', '3000 ; rm', 'config.port'],
  ['NHARONG_PORT', '-1', 'config.port'],
  ['NHARONG_PORT', '0x50', 'config.port'],
  ['NHARONG_HOST', 'a b', 'config.host'],
  ['NHARONG_MODE', 'prod', 'config.mode'],
  ['NHARONG_ORIGIN', 'qcdc.example.vn', 'config.origin'],
  ['NHARONG_SMTP', 'https://smtp.example.vn', 'config.smtp'],
  ['NHARONG_SMTP', 'smtp://', 'config.smtp'],
  ['NHARONG_SMTP', 'smtp://smtp.example.vn', 'config.mail-from'],
  ['NHARONG_ORIGIN', 'https://qcdc.example.vn/path', 'config.origin'],
  ['NHARONG_ORIGIN', 'ftp://qcdc.example.vn', 'config.origin'],
  ['NHARONG_TRUST_PROXY', 'yes', 'config.trust-proxy'],
  ['DATABASE_URL', 'mysql://u:secret@h/db', 'config.database-url'],
  ['DATABASE_URL', 'not a url', 'config.database-url'],
  ['DATABASE_URL', 'postgresql://u:secret@h', 'config.database-url'],
]

for (const [name, value, code] of wrong) {
  test(`${name}=${value} is refused`, () => {
    const config = readConfig({ [name]: value })
    assert.equal(config.ok, false)
    assert.equal(!config.ok && config.refusal.code, code)
    assert.doesNotMatch(JSON.stringify(config), /secret/)
  })
}

test('an empty setting is not set', () => {
  assert.equal(mustAccept(readConfig({ NHARONG_PORT: '', DATABASE_URL: ' ' })).port, 3000)
})

test('mails: a server, a sender and the address of the portal belong together', () => {
  const smtp = { NHARONG_SMTP: 'smtps://ten:mat-khau@smtp.example.vn:465', NHARONG_MAIL_FROM: 'congkhai@example.vn' }
  const config = readConfig({ ...smtp, NHARONG_ORIGIN: 'https://qcdc.example.vn' })
  assert.deepEqual(mustAccept(config).smtp, { url: smtp.NHARONG_SMTP, from: 'congkhai@example.vn' })
  const without = readConfig(smtp)
  assert.equal(without.ok || without.refusal.code, 'config.smtp-origin')
  const odd = readConfig({ ...smtp, NHARONG_ORIGIN: 'https://qcdc.example.vn', NHARONG_MAIL_FROM: 'Tên <a@example.vn>' })
  assert.equal(odd.ok || odd.refusal.code, 'config.mail-from')
  assert.equal(JSON.stringify(readConfig({ NHARONG_SMTP: 'ldap://u:bi-mat@x' })).includes('bi-mat'), false)
})
