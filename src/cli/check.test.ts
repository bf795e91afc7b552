import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { runCli } from './main.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'nharong-check-'))
after(() => rmSync(FOLDER, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name)
  writeFileSync(path, content)
  return path
}

async function said(args: string[], more: { env?: Record<string, string>; outIsTerminal?: boolean } = {}) {
  let out = ''
  let err = ''
  const world = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), env: {}, isTerminal: false, ...more }
  return { code: await runCli(['check', ...args], world), out, err }
}

const WRONG = file('sai.txt', 'Toàn xã có 45/60 hộ (80%) đạt chuẩn gia đình văn hóa.\n')
const CLEAN = file('dung.txt', 'Toàn xã có 45/60 hộ (75%) đạt chuẩn gia đình văn hóa.\n')
const PERCENT = ['--rules', 'percent']

describe('nharong check', () => {
  it('prints place, severity, code and sentence, and underlines the quote', async () => {
    const { code, out, err } = await said([WRONG, ...PERCENT])
    assert.equal(code, 1)
    assert.equal(err, '')
    const [head, line, mark, expected, ground] = out.split('\n')
    assert.ok(head!.startsWith(`${WRONG}:1:22: lỗi [percent.wrong] 45 `), head)
    assert.equal(line, '1 | Toàn xã có 45/60 hộ (80%) đạt chuẩn gia đình văn hóa.')
    assert.equal(mark, '  |                      ^~~')
    assert.equal(mark!.indexOf('^'), line!.indexOf('80%'))
    assert.match(expected!, /^ {2}= kết quả đối chiếu: 75%$/)
    assert.match(ground!, /^ {2}= căn cứ: \p{L}/u)
    assert.match(out, /\n1 lỗi, 0 cảnh báo, 0 lưu ý; đã soát 1 tệp\.\n$/)
  })

  it('shows of a long paragraph what stands around the quote', async () => {
    const path = file('dai.txt', `${'Các xã, thị trấn đã triển khai. '.repeat(30)}Có 45/60 hộ (80%) đạt chuẩn. ${'Nhân dân đồng thuận. '.repeat(30)}`)
    const { out } = await said([path, ...PERCENT])
    const [, line, mark] = out.split('\n')
    assert.ok(line!.length < 120, line)
    assert.match(line!, /^1 \| … .* …$/)
    assert.equal(line!.slice(mark!.indexOf('^'), mark!.lastIndexOf('~') + 1), '80%')
  })

  it('speaks English when asked to', async () => {
    assert.match((await said([WRONG, ...PERCENT, '--lang', 'en'])).out, /: error \[percent\.wrong\] [^\n]*\n[^]*1 errors, 0 warnings, 0 notes; files checked: 1\.\n$/)
  })

  it('has colours on a terminal only, and not with NO_COLOR', async () => {
    const plain = (await said([WRONG, ...PERCENT])).out
    const coloured = (await said([WRONG, ...PERCENT], { outIsTerminal: true })).out
    assert.notEqual(coloured, plain)
    assert.equal(stripVTControlCharacters(coloured), plain)
    assert.equal((await said([WRONG, ...PERCENT], { outIsTerminal: true, env: { NO_COLOR: '1' } })).out, plain)
  })

  it('ends with 0 where nothing is an error, 2 where a file cannot be read, the others being checked', async () => {
    assert.deepEqual(await said([CLEAN, ...PERCENT]), { code: 0, out: 'Không phát hiện chỗ sai nào; đã soát 1 tệp.\n', err: '' })
    const missing = join(FOLDER, 'không-có.docx')
    const both = await said([missing, WRONG, ...PERCENT])
    assert.equal(both.code, 2)
    assert.equal(both.err, `${missing}: Không mở được tệp (ENOENT).\n`)
    assert.match(both.out, /percent\.wrong/)
    assert.match((await said([FOLDER])).err, /EISDIR/)
    assert.match((await said([file('rỗng.txt', '')])).err, /Tệp rỗng/)
    assert.match((await said([file('lớn.txt', new Uint8Array(20 * 1024 * 1024 + 1))])).err, /20 MB/)
  })

  it('is not understood with anything else', async () => {
    const wrongs = [[], ['--format', 'xml', WRONG], ['--on', '30/10/2020', WRONG], ['--on', '2020-02-30', WRONG], ['--rules', 'percents', WRONG], ['--loud', WRONG]]
    for (const args of [...wrongs, ['--print-text', WRONG, CLEAN]]) {
      const { code, out, err } = await said(args)
      assert.equal(code, 2, args.join(' '))
      assert.equal(out, '')
      assert.match(err, /Cách dùng: nharong check/)
    }
  })

  it('uses the rules that are asked for, and leaves out those that are not', async () => {
    assert.match((await said([WRONG, '--rules', 'percent.wrong'])).out, /percent\.wrong/)
    assert.doesNotMatch((await said([WRONG, '--except', 'percent'])).out, /percent\./)
    assert.doesNotMatch((await said([WRONG, '--rules', 'sum, date'])).out, /percent\./)
  })

  it('--format json: offsets into the text that --print-text prints', async () => {
    const path = file('nfd.txt', '\ufeffToàn xã có 45/60 hộ (80%) đạt chuẩn.\r\n'.normalize('NFD'))
    const { code, out } = await said([path, ...PERCENT, '--format', 'json'])
    assert.equal(code, 1)
    const { files } = JSON.parse(out)
    assert.equal(files.length, 1)
    assert.equal(files[0].path, path)
    const [finding] = files[0].findings
    const text = (await said([path, '--print-text'])).out
    assert.equal(text, 'Toàn xã có 45/60 hộ (80%) đạt chuẩn.\n')
    assert.equal(text.slice(finding.start, finding.end), finding.quote)
    for (const one of finding.operands) assert.equal(text.slice(one.start, one.end), one.quote)
    assert.deepEqual(
      Object.keys(finding),
      ['code', 'severity', 'start', 'end', 'line', 'column', 'quote', 'message', 'messageEn', 'expected', 'operands', 'ground', 'groundEn', 'place'],
    )
  })

  it('--on is the day by which documents are judged; without it, the day the report bears', async () => {
    const day = (date: string) => `BÁO CÁO\nKbang, ngày ${date}\nThực hiện Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ.\n`
    const old = file('cũ.txt', day('30 tháng 10 năm 2020'))
    const codes = async (args: string[]) => JSON.parse((await said([...args, '--format', 'json', '--rules', 'citation'])).out).files[0].findings.map((one: { code: string }) => one.code)
    assert.deepEqual(await codes([old, '--on', '2015-01-15']), [])
    assert.notDeepEqual(await codes([old]), [])
  })

  it('reads standard input as “-”, as a program of its own', () => {
    const entry = new URL('./start.ts', import.meta.url).pathname
    const run = (args: string[]) => spawnSync(process.execPath, [entry, 'check', ...args], { input: 'Có 45/60 hộ (80%) đạt chuẩn.', encoding: 'utf8', env: { PATH: '' } })
    const { status, stdout } = run(['-', ...PERCENT])
    assert.equal(status, 1)
    assert.match(stdout, /^-:1:14: lỗi \[percent\.wrong\]/)
  })
})
