import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesCommand } from './places.ts'

async function run(line: string, lang: 'vi' | 'en' = 'vi') {
  const said = { out: '', err: '' }
  const code = await placesCommand.run(line.split(' ').filter(Boolean), {
    out: text => void (said.out += text),
    err: text => void (said.err += text),
    lang,
    env: {},
  })
  return { code, ...said }
}

test('23668 in 2020 and in 2026 are two units', async () => {
  const then = await run('23668 --at 2020-12-31')
  assert.equal(then.code, 0)
  assert.match(then.out, /^Xã Kông Lơng Khơng, mã 23668, vào ngày 31\/12\/2020\n {2}Trực thuộc: Huyện KBang, Tỉnh Gia Lai\n/)
  const now = await run('23668 --at 01/01/2026')
  assert.match(now.out, /^Xã Tơ Tung, mã 23668, vào ngày 01\/01\/2026\n {2}Trực thuộc: Tỉnh Gia Lai\n/)
})

test('--successors follows the territory to today', async () => {
  const { code, out } = await run('23674 --at 2020-12-31 --successors')
  assert.equal(code, 0)
  assert.match(out, /01\/11\/2024: một phần nhập vào Xã Nghĩa An \(mã 23662\)/)
  assert.match(out, /01\/7\/2025: toàn bộ nhập vào Xã Kông Bơ La \(mã 23674\) \(Nghị quyết số 1664\/NQ-UBTVQH15; theo một nguồn\)/)
})

test('--successors of a district: the six communes of today', async () => {
  const { out } = await run('625 --at 2020-12-31 --successors')
  assert.match(out, /Địa bàn nay thuộc 6 xã, phường, đặc khu:\n( {6}Xã [^\n]+ \(mã \d{5}\)\n){6}$/)
})

test('--ancestors names the units above and those it was formed from', async () => {
  const { out } = await run('23668 --at 2026-01-01 --ancestors')
  assert.match(out, /Đơn vị cấp trên:\n {4}Việt Nam\n {4}Tỉnh Gia Lai \(mã 52\)\n/)
  assert.match(out, /toàn bộ Xã Tơ Tung \(mã 23665\)/)
  assert.match(out, /toàn bộ Xã Kông Lơng Khơng \(mã 23668\)/)
})

test('a name is found without accents', async () => {
  const { code, out } = await run('kong long khong')
  assert.equal(code, 0)
  assert.equal(out, '23668  Xã Kông Lơng Khơng, Huyện KBang, Tỉnh Gia Lai, đến hết ngày 30/6/2025\n')
})

test('--json', async () => {
  const unit = JSON.parse((await run('23668 --at 2020-12-31 --json')).out)
  assert.deepEqual([unit.id, unit.name, unit.path], [3236681, 'Kông Lơng Khơng', '/1/1641/26251/3236681/'])
  assert.deepEqual(unit.successors.map((one: { id: number; share: string }) => [one.id, one.share]), [[3236682, 'whole']])
  const refused = await run('625 --at 2026-01-01 --json')
  assert.equal(refused.code, 1)
  assert.equal(JSON.parse(refused.out).refusal.code, 'places.code-not-then')
  assert.equal(JSON.parse((await run('kbang --json')).out).hits[0].code, '23638')
})

test('refusals say why: exit code 1', async () => {
  const refused = async (line: string, lang?: 'vi' | 'en') => {
    const { code, out, err } = await run(line, lang)
    assert.equal(code, 1)
    assert.equal(out, '')
    return err
  }
  assert.equal(await refused('625 --at 2026-01-01'), 'Ngày 01/01/2026 không có đơn vị hành chính nào mang mã 625. Mã này từng thuộc: KBang (… – 30/6/2025).\n')
  assert.match(await refused('625 --at 2026-01-01', 'en'), /^On 01\/01\/2026 no administrative unit had the code 625\./)
  assert.match(await refused('99999'), /Không có đơn vị hành chính nào mang mã 99999/)
  assert.match(await refused('2366'), /“2366” không phải là mã/)
  assert.match(await refused('khong co xa nay'), /Không tìm thấy đơn vị nào/)
})

test('misuse shows the usage: exit code 2', async () => {
  for (const line of ['', '--at 2020-12-31', '23668 --foo', '23668 --at', '23668 --at 2021-02-29', '23668 --at hôm-nay', '23668 --json=yes']) {
    const { code, err, out } = await run(line)
    assert.equal(code, 2, line)
    assert.equal(out, '')
    assert.match(err, /nharong places MÃ\|TÊN/)
  }
})

test('--help', async () => {
  const { code, out } = await run('--help')
  assert.equal(code, 0)
  assert.match(out, /--successors/)
})
