import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { reportCommand } from './report.ts'

let house: DemonstrationDatabase
let folder: string
before(async () => {
  house = await demonstrationDatabase()
  folder = mkdtempSync(join(tmpdir(), 'nharong-report-'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await house.drop()
})

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await reportCommand.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi', isTerminal: false, env: { DATABASE_URL: house.url, NHARONG_MODE: 'demonstration' },
  })
  return { code, ...said }
}

test('the four files of Kbang 2020, and what needs attention', async () => {
  const { code, out } = await run('625', '2020', '--out', join(folder, 'a', 'b'))
  assert.equal(code, 0)
  const beginnings = { docx: 'PK', pdf: '%PDF', xlsx: 'PK', json: '{' }
  for (const [format, beginning] of Object.entries(beginnings)) {
    const path = join(folder, 'a', 'b', `625-2020.${format}`)
    assert.ok(readFileSync(path).toString('latin1').startsWith(beginning))
    assert.ok(out.includes(path))
  }
  assert.match(out, /16\/17 đơn thuộc thẩm quyền/)
})

test('what cannot be is one sentence and exit code 1', async () => {
  writeFileSync(join(folder, 'tep'), '')
  for (const [args, sentence] of [
    [['99999', '2020', '--out', folder], /Không có đơn vị hành chính mang mã 99999 vào ngày 31\/12\/2020/],
    [['625', '2026', '--out', folder], /không có đơn vị mang mã 625.*Huyện KBang/],
    [['625', '1999', '--out', folder], /Không có kỳ báo cáo “1999”/],
    [['625', '2020', '--form', 'dcch-2026', '--out', folder], /Không có kỳ báo cáo/],
    [['625', '2020', '--out', join(folder, 'tep', 'x')], /Không ghi được vào thư mục .*ENOTDIR/],
    [['625', '2020', '--out', join(folder, 'tep')], /Không ghi được vào thư mục/],
    [['625', '2020', '--out', '/proc/nharong'], /Không ghi được vào thư mục/],
  ] as const) {
    const { code, err, out } = await run(...args)
    assert.deepEqual([code, out], [1, ''], args.join(' '))
    assert.match(err, sentence)
  }
})

test('what is not understood is answered with the usage and exit code 2', async () => {
  for (const args of [[], ['625'], ['625', '2020'], ['625', '2020', '--out'], ['625', '2020', 'x', '--out', folder], ['625', '2020', '--out', folder, '--nope']]) {
    const { code, err } = await run(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(err, /nharong report/)
  }
})
