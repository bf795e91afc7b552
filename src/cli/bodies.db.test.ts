import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { bodiesCommand } from './bodies.ts'

let house: DemonstrationDatabase
const folder = mkdtempSync(join(tmpdir(), 'nharong-bodies-'))
const file = join(folder, 'danh-sach.csv')
before(async () => void (house = await demonstrationDatabase()))
after(async () => {
  rmSync(folder, { recursive: true })
  await house.drop()
})

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await bodiesCommand.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi', env: { DATABASE_URL: house.url }, isTerminal: false,
  })
  return { code, ...said }
}

test('the 89 enterprises and the agencies of Kbang in 2020; today its code is nobody’s', async () => {
  const { code, out } = await run('list', '--under', '625', '--at', '31/12/2020')
  assert.equal(code, 0)
  assert.equal(out.split('\n').filter((line) => line.includes('\tDoanh nghiệp\t')).length, 89)
  assert.match(out, /^4\d{6}\tCQ01\tCơ quan, đơn vị sự nghiệp\t.+\tHuyện KBang\ttừ ngày .* đến hết ngày 30\/6\/2025$/m)
  const today = await run('list', '--under', '625')
  assert.equal(today.code, 1)
  assert.match(today.err, /Mã này từng thuộc: KBang/)
  assert.equal((await run('list', '--under', '23668')).err, 'Xã Tơ Tung không có cơ quan, doanh nghiệp nào.\n')
})

test('a list is checked, then brought in, then not a second time', async () => {
  writeFileSync(file, 'Tên;Loại;Từ ngày\nTrường THCS Tơ Tung;đơn vị sự nghiệp;01/7/2025\nHợp tác xã Tơ Tung;doanh nghiệp;01/7/2025\n')
  const dry = await run('import', file, '--under', '23668', '--dry-run')
  assert.deepEqual([dry.code, dry.out], [0, 'Sẽ ghi 2 cơ quan, doanh nghiệp. Chưa có gì được ghi.\n'])
  assert.equal((await run('list', '--under', '23668')).out, '')
  assert.equal((await run('import', file, '--under', '23668')).out, 'Đã ghi 2 cơ quan, doanh nghiệp vào danh sách.\n')
  assert.match((await run('list', '--under', '23668')).out, /Hợp tác xã Tơ Tung\tXã Tơ Tung\ttừ ngày 01\/7\/2025 đến nay/)
  const again = await run('import', file, '--under', '23668')
  assert.equal(again.code, 1)
  assert.match(again.err, /danh-sach\.csv: 2 lỗi, chưa dòng nào được ghi\.\n {2}Ô A2: Dưới cùng đơn vị quản lý, trong thời gian này đã có Trường THCS Tơ Tung/)
})

test('the first day says who bore the code; units elsewhere are out of reach', async () => {
  writeFileSync(file, 'Tên;Loại;Từ ngày;Đơn vị quản lý\nTrạm Khuyến nông;cơ quan;01/01/2021;\nTrạm Ở ngoài;cơ quan;01/01/2021;Thành phố Pleiku\n')
  const out = await run('import', file, '--under', '625')
  assert.equal(out.code, 1)
  assert.match(out.err, /1 lỗi.*\n {2}Ô D3: Ngày 01\/01\/2021 không có tỉnh, huyện, xã nào mang mã hoặc tên “Thành phố Pleiku”/)
  writeFileSync(file, 'Tên;Loại;Từ ngày\nTrạm Khuyến nông;cơ quan;01/01/2021\n')
  assert.match((await run('import', file, '--under', '625')).err, /Trạm Khuyến nông: kết thúc ngày 30\/6\/2025 cùng Huyện KBang/)
})

test('what is not understood ends with 2', async () => {
  for (const args of [[], ['list'], ['import', '--under', '625'], ['import', file, file, '--under', '625'], ['count', '--under', '625'], ['list', '--under', '625', '--at', 'x']]) {
    assert.equal((await run(...args)).code, 2, args.join(' '))
  }
  assert.equal((await run('import', join(folder, 'none'), '--under', '625')).code, 1)
  assert.match((await run('import', file, '--under', '99999')).err, /99999/)
})
