import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runCli } from './main.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'nharong-read-'))
after(() => rmSync(FOLDER, { recursive: true }))
const PATH = join(FOLDER, 'cũ.txt')
writeFileSync(PATH, 'BÁO CÁO\nI. Đặc điểm, tình hình chung\nTổng số hộ là 9.876 hộ; số hộ nghèo 543 hộ, chiếm 5,5%.\n')

async function said(...args: string[]) {
  let out = ''
  let err = ''
  const world = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), env: {}, isTerminal: false }
  return { code: await runCli(['read', ...args], world), out, err }
}

describe('nharong read', () => {
  it('lists figures with indicator, quote and place', async () => {
    const { code, out } = await said(PATH)
    assert.equal(code, 0)
    assert.ok(out.includes(`households: 9.876 hộ\n  Tổng số hộ\n  ${PATH}:3:15: “Tổng số hộ là 9.876 hộ; số hộ nghèo 543 hộ, chiếm 5,5%.”\n`), out)
    assert.match(out, /poor_households_printed_percent: 5,5 %/)
    assert.match(out, /Nhận ra 3 trên \d+ chỉ tiêu của biểu qcdc-2020/)
  })

  it('--json: exact values and offsets', async () => {
    const { figures, form } = JSON.parse((await said(PATH, '--json', '--form', 'qcdc-2020')).out)
    assert.equal(form, 'qcdc-2020')
    const share = figures.find((one: { indicator: string }) => one.indicator === 'poor_households_printed_percent')
    assert.deepEqual([share.value, share.unit, share.quote, share.line], ['5.5', '%', '5,5%', 3])
  })

  it('is not understood with anything else, and says when a file cannot be read', async () => {
    for (const args of [[], [PATH, PATH], [PATH, '--form', 'none'], [PATH, '--loud']]) {
      const { code, err } = await said(...args)
      assert.equal(code, 2)
      assert.match(err, /Cách dùng: nharong read/)
    }
    const { code, err } = await said(join(FOLDER, 'không.pdf'))
    assert.equal(code, 2)
    assert.match(err, /ENOENT/)
  })
})
