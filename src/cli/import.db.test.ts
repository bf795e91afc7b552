import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { printXlsx } from '#documents/print-xlsx.ts'
import type { Workbook } from '#documents/workbook.ts'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { enteredBy } from '#rooms/indicators/index.ts'
import { templateWorkbook } from '#rooms/indicators/pages/form-workbook.ts'
import { findSubmission } from '#rooms/indicators/store/read-submission.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { importCommand } from './import.ts'

let house: DemonstrationDatabase
const folder = mkdtempSync(join(tmpdir(), 'nharong-import-'))
before(async () => void (house = await demonstrationDatabase()))
after(async () => {
  rmSync(folder, { recursive: true })
  await house.drop()
})

async function run(line: string, content?: string | Uint8Array) {
  const said = { out: '', err: '' }
  const file = join(folder, 'so-lieu')
  if (content !== undefined) writeFileSync(file, content)
  const code = await importCommand.run([...(content === undefined ? [] : [file]), ...line.split(' ').filter(Boolean)], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi', env: { DATABASE_URL: house.url }, isTerminal: false,
  })
  return { code, ...said }
}

const NOW = '--form dcch-2026 --period 2026'

/** What is stored of a unit, and how many journal lines there are. */
async function stored(code: string, periodId = '2026', formId = 'dcch-2026') {
  const period = house.catalogue.findPeriod(formId, periodId)!
  const read = await readOnly(house.db, SYSTEM_SCOPE, async (tx) => {
    const unit = (await reportingTree(tx, period.to)).findByCode(code)!
    const submission = await findSubmission(tx, house.catalogue, period, unit)
    const { lines } = await tx.selectFrom('journal').select(({ fn }) => fn.countAll<number>().as('lines')).executeTakeFirstOrThrow()
    return accept({ submission, lines, unit, period })
  })
  return mustAccept(read)
}

async function assertRefused(line: string, content: string | Uint8Array, ...sentences: RegExp[]) {
  const before = await stored('23644')
  const { code, out, err } = await run(line, content)
  assert.equal(code, 1, err)
  assert.equal(out, '')
  for (const sentence of sentences) assert.match(err, sentence)
  const after = await stored('23644')
  assert.deepEqual([after.lines, after.submission?.revision], [before.lines, before.submission?.revision], 'nothing was written')
}

test('a wide table: codes down, indicators across; semicolons and a mark at the beginning', async () => {
  const csv = '\ufeffmã đơn vị;tên đơn vị;directives_issued;training_people;mediation_teams;hamlets_total;hamlets_total.explanation\n23644;Xã Đak Rong;12;1.234;KPS;;\n'
  const before = await stored('23644')
  const trial = await run(`${NOW} --dry-run`, csv)
  assert.equal(trial.code, 0, trial.err)
  assert.match(trial.out, /chưa ghi.*3 số liệu của 1 đơn vị/)
  assert.deepEqual(await stored('23644'), before, 'a trial writes nothing')
  const done = await run(NOW, csv)
  assert.equal(done.code, 0, done.err)
  const { submission } = await stored('23644')
  assert.equal(submission?.state, 'draft')
  assert.deepEqual(submission.figures.get('training_people')?.value, { state: 'number', number: { units: 1234n, scale: 0 } })
  assert.deepEqual(submission.figures.get('mediation_teams')?.value, { state: 'none-arose' })
})

test('a long table adds to what is there; commas and quotation marks', async () => {
  const long = 'unit,indicator,value,explanation\n23644,contributions_land_m2,"1.234,5",Đất hiến làm đường\n23644,rewards,7,\n'
  const { code, err } = await run(NOW, long)
  assert.equal(code, 0, err)
  const { figures } = (await stored('23644')).submission!
  assert.deepEqual(figures.get('contributions_land_m2')?.value, { state: 'number', number: { units: 12345n, scale: 1 } })
  assert.equal(figures.get('contributions_land_m2')?.explanation, 'Đất hiến làm đường')
  assert.ok(figures.has('training_people'), 'what the file does not name stays')
})

test('an Excel table, read from its one sheet', async () => {
  const cell = (value: string) => ({ value })
  const book: Workbook = {
    meta: { title: 't', author: 'a', created: calendarDate('2026-11-23') },
    sheets: [{ name: 'Bang 1', columns: [], rows: [['unit', 'training_classes'].map(cell), ['23644', '4'].map(cell)] }],
  }
  const { code, err } = await run(NOW, await printXlsx(book))
  assert.equal(code, 0, err)
  assert.ok((await stored('23644')).submission?.figures.has('training_classes'))
})

test('every wrong cell is named, and nothing is written', async () => {
  const csv = [
    'unit;name;directives_issued;training_classes;inspections_done',
    '23644;;11,796.9;-3;1e30',
    '23638;Xã Tơ Tung;1;;', '99999;;1;;', '625;;1;;', '23644;;1;;', ';;1;;', '52;;1;;', '23650;;=A1+1;\ufffd;100000000000000000000000000000000',
  ].join('\n')
  await assertRefused(NOW, csv, /có 12 lỗi/, /C2: .*hai cách/, /D2: .*số âm/, /E2: .*không phải là số/, /A3: Mã 23638 là của Xã Kbang/, /A4: .*99999/,
    /A5: Ngày 14\/12\/2026 không có đơn vị hành chính nào mang mã 625/, /A6: Xã Đak Rong đã có ở ô A2/, /A7: Thiếu mã/, /C8: Tỉnh Gia Lai không phải báo cáo/,
    /C9: .*công thức/, /D9: .*ký tự hỏng/, /E9: Số quá lớn/)
})

test('text in decomposed letters means the same; a wrong heading stops the whole', async () => {
  const nfd = 'unit;name;rewards\n23644;Xã Đak Rong;Không phát sinh\n'.normalize('NFD')
  const { code, err } = await run(NOW, nfd)
  assert.equal(code, 0, err)
  assert.deepEqual((await stored('23644')).submission?.figures.get('rewards')?.value, { state: 'none-arose' })
  await assertRefused(NOW, 'unit;rewords\n23644;1\n', /B1: .*không có chỉ tiêu “rewords”/)
  await assertRefused(NOW, 'unit;rewards;rewards\n23644;1;1\n', /C1: .*hai lần/)
  await assertRefused(NOW, 'unit;satisfaction_percent\n23644;1\n', /B1: .*hệ thống tính/)
  await assertRefused(NOW, 'rewards;strikes\n1;1\n', /A1: Không có cột mã đơn vị/)
  await assertRefused(NOW, 'unit,indicator,value\n23644,rewards,1\n23644,rewards,2\n', /C3: .*đã có ở ô C2/)
})

test('files that cannot be read', async () => {
  await assertRefused(NOW, '', /Tệp rỗng/)
  await assertRefused(NOW, Buffer.from('unit;rewards\n23644;\xff\n', 'latin1'), /UTF-8/)
  await assertRefused(NOW, 'unit,contributions_land_m2\n23644,1.234,5\n', /Dòng 2 có 3 cột/)
  await assertRefused(NOW, 'unit,rewards\n"23644,1\n', /dấu ngoặc kép/i)
  await assertRefused(NOW, Buffer.from('PK\x03\x04 no zip'), /\.xlsx|hỏng/)
  const missing = await run(`${NOW} ${join(folder, 'khong-co.csv')}`)
  assert.equal(missing.code, 1)
  assert.match(missing.err, /Không có tệp/)
})

test('rules of the form: an error stops all; what is sent has to be complete and explained', async () => {
  await assertRefused(NOW, 'unit;hamlets_total;hamlets_with_covenant\n23644;10;11\n', /[BC]2: Xã Đak Rong: .*không thể lớn hơn/)
  await assertRefused(`${NOW} --state submitted`, 'unit;rewards\n23644;1\n', /chưa có số liệu của \d+ chỉ tiêu: “/)
})

test('only units below the one named; only forms that are still open', async () => {
  await assertRefused(`${NOW} --unit 23668`, 'unit;rewards\n23644;1\n', /A2: Xã Đak Rong không thuộc Xã Tơ Tung/)
  await assertRefused(NOW, 'unit;rewards\n23644;1\n23638;1\n', /đã gửi, đã được duyệt hoặc đã khóa.*Kbang/)
})

test('the template of one unit: form, period and unit are in it; an older one does not write over newer figures', async () => {
  const { submission, unit, period } = await stored('23644')
  const form = house.catalogue.getForm('dcch-2026')
  const entered = enteredBy(form, unit.kind)
  const book = templateWorkbook(words('vi'), { form, period, unit, unitName: 'Xã Đak Rong', entered, submission, last: new Map(), today: calendarDate('2026-11-23') })
  const row = book.sheets[0]!.rows.findIndex((cells) => cells[0] && 'value' in cells[0] && cells[0].value === 'rewards')
  const filled = { ...book, sheets: book.sheets.map((sheet, index) => (index > 0 ? sheet : { ...sheet, rows: sheet.rows.map((cells, at) => (at === row ? cells.map((cell, column) => (column === 4 ? { ...cell, value: '21' } : cell)) : cells)) })) }
  const bytes = await printXlsx(filled as Workbook)
  await assertRefused('--unit 23668', bytes, /Xã Đak Rong không thuộc Xã Tơ Tung/)
  await assertRefused('--period 2025', bytes, /kỳ/i)
  const { code, err } = await run('', bytes)
  assert.equal(code, 0, err)
  assert.deepEqual((await stored('23644')).submission?.figures.get('rewards')?.value, { state: 'number', number: { units: 21n, scale: 0 } })
  await assertRefused('', bytes, /đã thay đổi sau khi tải mẫu/)
})

test('misuse: exit code 2', async () => {
  for (const line of ['', '--state locked', '--khong-co', `${NOW} a b`]) assert.equal((await run(line)).code, 2, line)
  await assertRefused('', 'unit;rewards\n23644;1\n', /--form/)
  await assertRefused('--form dcch-2026', 'unit;rewards\n23644;1\n', /--period.*2025, 2026/s)
  await assertRefused('--form khong --period 2026', 'unit;rewards\n23644;1\n', /Không có biểu/)
})

test('the journal tells of every import, and is unbroken', async () => {
  const reports = mustAccept(await readOnly(house.db, SYSTEM_SCOPE, async (tx) => accept(await verifyJournal(tx))))
  assert.deepEqual(reports.filter((report) => report.broken), [])
  const { rows } = await house.db.ownerPool.query("select subject from journal where act = 'submission.import' and province_id = 1522 order by seq desc limit 1")
  const subject = JSON.parse(rows[0].subject)
  assert.equal(subject.source, 'so-lieu')
  assert.deepEqual(subject.figures.find((figure: { code: string }) => figure.code === 'rewards'), { code: 'rewards', old: 'none-arose', new: '21' })
})
