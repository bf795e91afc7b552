import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCli } from './main.ts'

async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const world = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), env: {}, isTerminal: false }
  const code = await runCli(args, world)
  return { code, out, err }
}

const COMMANDS = ['serve', 'report', 'places', 'series', 'import', 'check', 'read', 'verify', 'account']

test('--help lists every command, in Vietnamese and in English', async () => {
  for (const [lang, usage] of [['vi', 'Cách dùng'], ['en', 'Usage']] as const) {
    const { code, out } = await said('--help', '--lang', lang)
    assert.equal(code, 0)
    assert.match(out, new RegExp(usage))
    for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command} `, 'm'))
  }
})

for (const command of COMMANDS) {
  test(`${command} --help`, async () => {
    const { code, out } = await said(command, '--help')
    assert.equal(code, 0)
    assert.match(out, new RegExp(`nharong ${command}`))
  })

  test(`src/cli/${command}.ts is there`, async () => {
    const module = (await import(`./${command}.ts`)) as Record<string, { name?: string }>
    assert.ok(Object.values(module).some((each) => each.name === command))
  })
}

test('no command, an unknown command, an unknown language: usage, exit code 2', async () => {
  for (const args of [[], ['fly'], ['places', '--lang', 'fr'], ['--data'], ['serve', 'now']]) {
    const { code, out, err } = await said(...args)
    assert.equal(code, 2, args.join(' '))
    assert.equal(out, '')
    assert.match(err, /Cách dùng/)
  }
})

test('a refusal: one sentence on standard error, exit code 1', async () => {
  const world = { out: () => assert.fail('said something'), isTerminal: false }
  let err = ''
  const code = await runCli(['serve'], { ...world, err: (text) => void (err += text), env: { NHARONG_PORT: 'x' } })
  assert.equal(code, 1)
  assert.equal(err, 'NHARONG_PORT phải là số từ 0 đến 65535, không phải “x”.\n')
})
