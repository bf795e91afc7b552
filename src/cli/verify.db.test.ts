import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { verifyCommand } from './verify.ts'

let house: DemonstrationDatabase
before(async () => void (house = await demonstrationDatabase()))
after(() => house.drop())

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await verifyCommand.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi', env: { DATABASE_URL: house.url }, isTerminal: false,
  })
  return { code, ...said }
}

const owner = (text: string, params: unknown[] = []) => house.db.ownerPool.query(text, params)

/** Plants a change as whoever holds the database could, looks, and takes it back. */
async function planted(change: string, back: string, look: (said: Awaited<ReturnType<typeof run>>) => void) {
  await owner(change)
  const said = await run()
  await owner(back)
  look(said)
}

/** A line in the middle of the province's chain. */
const LINE = 'province_id = 1641 and seq = 7'

test('an untouched journal is unbroken, and the sums are right', async () => {
  const { code, out, err } = await run()
  assert.equal(code, 0, err)
  assert.match(out, /Tỉnh Gia Lai \(mã 64, đến 30\/6\/2025\): \d+ dòng, không đứt\. Dấu chốt: [0-9a-f]{16}/)
  assert.match(out, /số, khớp với số liệu đã duyệt/)
  assert.match(out, /Nhật ký không đứt\.\n$/)
  const json = JSON.parse((await run('--json')).out)
  assert.equal(json.sums.wrong, 0)
  assert.ok(json.sums.sums > 100)
  assert.ok(json.chains.every((chain: { broken?: unknown }) => chain.broken === undefined))
})

for (const [column, value] of [
  ['subject', `replace(subject, '"new":"', '"new":"1')`],
  ['act', `'submission.accept'`],
  ['path', `'x'`],
  ['at', `at + interval '1 microsecond'`],
  ['account_id', `'00000000-0000-7000-8000-000000000000'`],
  ['hash', `sha256('x')`],
]) {
  test(`a line whose ${column} was changed is named`, async () => {
    const kept = await owner(`select ${column}::text as old from journal where ${LINE}`)
    const old = kept.rows[0].old === null ? 'null' : `'${String(kept.rows[0].old).replaceAll("'", "''")}'`
    await planted(`update journal set ${column} = ${value} where ${LINE}`, `update journal set ${column} = ${old} where ${LINE}`, ({ code, err }) => {
      assert.equal(code, 1)
      assert.match(err, /Gia Lai \(mã 64, đến 30\/6\/2025\): đứt tại dòng 7: nội dung của dòng đã bị sửa\. 6 dòng trước đó còn nguyên/)
      assert.match(err, /Nhật ký bị đứt: Tỉnh Gia Lai \(mã 64, đến 30\/6\/2025\), dòng 7/)
    })
    assert.equal((await run()).code, 0, 'taken back')
  })
}

test('a line taken out of the middle, and the last line taken away', async () => {
  await owner('create table kept as select * from journal')
  const back = 'insert into journal select * from kept on conflict do nothing'
  await planted(`delete from journal where ${LINE}`, back, ({ code, err }) => {
    assert.equal(code, 1)
    assert.match(err, /đứt tại dòng 7: dòng này không còn/)
  })
  await planted('delete from journal where province_id = 1641 and seq = (select max(seq) from journal where province_id = 1641)', back, ({ code, err }) => {
    assert.equal(code, 1)
    assert.match(err, /phần cuối không khớp với dấu chốt/)
  })
  await planted('delete from journal where province_id = 1641', back, ({ code, err }) => {
    assert.equal(code, 1)
    assert.match(err, /đứt tại dòng 1: phần cuối/)
  })
  assert.equal((await run()).code, 0)
})

test('a line slipped in before the first', async () => {
  await planted(
    `insert into journal select province_id, 0, at, account_id, office_id, unit_id, path, act, subject, previous, hash from journal where ${LINE}`,
    'delete from journal where seq = 0',
    ({ code, err }) => {
      assert.equal(code, 1)
      assert.match(err, /đứt tại dòng 0: dòng này không nối/)
    },
  )
})

test('a sum that was altered, and a figure that was altered behind the sums', async () => {
  const { rows } = await owner(`
    select r.unit_id, r.indicator_id, r.period_id from rollup r join indicator i using (indicator_id)
    where i.code = 'households' and r.unit_id = 26251 order by period_id desc limit 1`)
  const { unit_id, indicator_id, period_id } = rows[0]
  const row = `unit_id = ${unit_id} and indicator_id = ${indicator_id} and period_id = ${period_id}`
  await planted(`update rollup set total = total + 1 where ${row}`, `update rollup set total = total - 1 where ${row}`, ({ code, out, err }) => {
    assert.equal(code, 1)
    assert.match(err, /1 trên [\d.]+ số không khớp/)
    assert.match(err, /Huyện KBang, qcdc-2020 2020, chỉ tiêu households, tổng: đang lưu 17\.776, cộng lại được 17\.775/)
    assert.match(out, /Nhật ký không đứt/)
  })
  const figure = `unit_id = 3236681 and indicator_id = ${indicator_id} and period_id = ${period_id}`
  await planted(`update figure set counted_number = counted_number + 2 where ${figure}`, `update figure set counted_number = counted_number - 2 where ${figure}`, ({ code, err }) => {
    assert.equal(code, 1)
    assert.match(err, /2 trên [\d.]+ số không khớp/, 'of the district and of the province')
  })
  await planted(`update rollup set none_arose = none_arose + 1 where ${row}`, `update rollup set none_arose = none_arose - 1 where ${row}`, ({ err }) => {
    assert.match(err, /số đơn vị không phát sinh: đang lưu 1, cộng lại được 0/)
  })
  assert.equal((await run()).code, 0)
})

test('misuse: exit code 2', async () => {
  assert.equal((await run('--khong')).code, 2)
  assert.equal((await run('x')).code, 2)
})

test('a figure changed behind the journal is named, also where the sums above were changed to fit', async () => {
  const { rows } = await owner(`
    select f.province_id, f.period_id, f.unit_id, f.indicator_id from figure f join indicator i using (indicator_id)
    where i.code = 'mediation_settled' and f.counted_number > 5 and f.province_id = 1641 order by f.period_id desc, f.unit_id limit 1`)
  const { period_id, unit_id, indicator_id } = rows[0]
  const cell = `province_id = 1641 and period_id = ${period_id} and indicator_id = ${indicator_id}`
  const change = (by: number): string => `
    update figure set number = number + ${by}, counted_number = counted_number + ${by} where ${cell} and unit_id = ${unit_id};
    update rollup set total = total + ${by} where ${cell} and unit_id in (1641, 26251)`
  await planted(change(5), change(-5), ({ code, out, err }) => {
    assert.equal(code, 1)
    assert.match(out, /Số tổng hợp: \d+ số, khớp với số liệu đã duyệt/)
    assert.match(err, /1 số đã duyệt không khớp với nhật ký/)
    assert.match(err, /qcdc-2020 2020, mediation_settled: đang lưu \d+, nhật ký ghi đã duyệt \d+/)
  })
})

test('a file attached whose content nobody knows is found', async () => {
  const sha256 = 'a'.repeat(64)
  await owner(`insert into file_content (province_id, sha256, kind, size, added_at) values (1641, '${sha256}', 'pdf', 1, now())`)
  const said = await run()
  const json = JSON.parse((await run('--json')).out)
  await owner('delete from file_content')
  assert.equal(said.code, 1)
  assert.match(said.err, /Nội dung tệp: 1 bị mất, 0 bị hỏng, 0 không rõ .* a{64}/)
  assert.deepEqual(json.contents.first, { sha256, fault: 'missing' })
  assert.match((await run()).out, /nội dung tệp, đủ và còn nguyên/)
})
