import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readWorkbook } from '#documents/read-xlsx.ts'
import { mustAccept } from '#foundation/result.ts'
import { saying } from '#harness/saying.ts'
import { DemonstrationHouse, type Person, type Read } from '#harness/demonstration-house.ts'

const KRONG = 3236501
const PATH = `/bieu-mau/dcch-2026/2026/${KRONG}`
const TEMPLATE = `${PATH}/mau.xlsx`
const UPLOAD = `${PATH}/tai-len`
const file = JSON.parse(readFileSync(new URL('../../../../demo/dcch-2026.json', import.meta.url), 'utf8'))
const FULL: Readonly<Record<string, string>> = file.periods[0].submissions.find((each: { unit: string }) => each.unit === '23650').figures

let house: DemonstrationHouse
let officer: Person
let colleague: Person

before(async () => {
  house = await DemonstrationHouse.open()
  await house.account('mot.krong', 'commune-officer', KRONG)
  await house.account('hai.krong', 'commune-officer', KRONG)
  officer = await house.person('mot.krong')
  colleague = await house.person('hai.krong')
})
after(() => house.close())

const periodId = () => house.database.catalogue.findPeriod('dcch-2026', '2026')!.periodId
beforeEach(async () => {
  await house.look('delete from figure where unit_id = $1 and period_id = $2', [KRONG, periodId()])
  await house.look('delete from submission where unit_id = $1 and period_id = $2', [KRONG, periodId()])
  await house.look('truncate journal, journal_head')
})

const held = async () => {
  const rows = await house.look<{ code: string; value: string; explanation: string | null }>(
    `select i.code, coalesce(trim_scale(number)::text, numerator || '/' || denominator, f.state) as value
     from figure f join indicator i using (indicator_id) where unit_id = $1 and period_id = $2 and f.state is not null order by i.code`,
    [KRONG, periodId()],
  )
  return Object.fromEntries(rows.map((row) => [row.code, row.value]))
}

const download = async (person: Person = officer): Promise<Uint8Array<ArrayBuffer>> => {
  const answer = await person.visitor.get(TEMPLATE)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('Content-Type')!, /spreadsheetml/)
  assert.match(answer.headers.get('Content-Disposition')!, /filename="dcch-2026-2026-23650\.xlsx"/)
  return answer.bytes
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const text = (value: string): string => ` t="inlineStr"><is><t>${escape(value)}</t></is></c>`

/** The file with its first sheet changed. */
function edit(bytes: Uint8Array, change: (sheet: string) => string, name = 'xl/worksheets/sheet1.xml'): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes)
  const before = strFromU8(parts[name]!)
  parts[name] = strToU8(change(before))
  return zipSync(parts) as Uint8Array<ArrayBuffer>
}

/** Row by code. */
function rowOf(sheet: string, code: string): number {
  const match = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${code}</t>`).exec(sheet)
  assert.ok(match, `the template has a row of ${code}`)
  return Number(match[1])
}

/** Fills a cell in as a spreadsheet program would: `<c r="E7" s="3" …>` with other content. */
function fill(sheet: string, code: string, content: string, column = 'E'): string {
  const address = `${column}${rowOf(sheet, code)}`
  const cell = new RegExp(`<c r="${address}"( s="\\d+")[^>]*?(?:/>|>.*?</c>)`)
  assert.match(sheet, cell)
  return sheet.replace(cell, (_, style: string) => `<c r="${address}"${style}${content}`)
}

const fillAll = (bytes: Uint8Array, figures: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  edit(bytes, (sheet) => Object.entries(figures).reduce((done, [code, value]) => fill(done, code, text(value)), sheet))

const upload = async (bytes: Uint8Array<ArrayBuffer>, person: Person = officer, name = 'bieu.xlsx'): Promise<Read> => {
  const { page } = await person.get(PATH)
  const form = new FormData()
  for (const [field, value] of Object.entries(page.fields(UPLOAD))) form.set(field, value)
  form.set('file', new File([bytes], name))
  return person.post(UPLOAD, form)
}

/** Refused with a sentence, with the sheet and the cell where there is one; nothing written. */
async function refused(bytes: Uint8Array<ArrayBuffer>, why: RegExp, status = 422): Promise<Read> {
  const before = await held()
  const answer = await upload(bytes)
  assert.equal(answer.status, status)
  const told = answer.page.errors.length > 0 ? answer.page.errors.map((error) => error.text).join('\n') : answer.page.all('main')[0]!.text
  assert.match(told, why)
  assert.deepEqual(await held(), before, 'nothing is written')
  return answer
}

test('the template holds every cell of the form, what is stored and last year, and comes back as it went', async () => {
  await officer.fillIn(PATH, { 'v.mediation_total': '1.234', 'v.mediation_teams': '3/4', 'v.contributions_land_m2': '12,5', 'v.communes_with_dialogue': 'Có' }, 'save')
  const before = await held()
  const bytes = await download()
  const { sheets } = mustAccept(await readWorkbook(bytes))
  assert.deepEqual(sheets.map((sheet) => [sheet.name, sheet.hidden]), [['So lieu', false], ['nharong', true]])
  const row = sheets[0]!.rows.find((cells) => cells?.[0]?.kind === 'text' && cells[0].text === 'mediation_total')!
  assert.equal(row[4]?.kind, 'number')
  assert.ok(row[3], 'last year beside')
  const answer = await upload(bytes)
  assert.equal(answer.status, 200)
  assert.match(answer.page.all('main')[0]!.text, saying('figures.uploaded'))
  assert.deepEqual(await held(), before)
})

test('a filled template is kept as if it had been typed, with explanations; numbers as numbers or as text', async () => {
  let bytes = fillAll(await download(), FULL)
  bytes = edit(bytes, (sheet) => {
    const with1 = fill(sheet, 'mediation_total', '><v>20</v></c>')
    const with2 = fill(with1, 'contributions_land_m2', '><v>3204.5</v></c>')
    const with3 = fill(with2, 'communes_with_dialogue', ' t="b"><v>1</v></c>')
    const with4 = fill(with3, 'mediation_failed', '><v>1.9999999999999998</v></c>')
    return fill(with4, 'mediation_total', text('Đã đối chiếu sổ'), 'F')
  })
  const answer = await upload(bytes)
  assert.equal(answer.status, 200, JSON.stringify(answer.page.errors))
  const now = await held()
  assert.equal(Object.keys(now).length, 62)
  assert.deepEqual([now['mediation_total'], now['contributions_land_m2'], now['communes_with_dialogue'], now['mediation_failed']], ['20', '3204.5', '1', '2'])
  const told = await house.look<{ explanation: string }>('select explanation from figure where unit_id = $1 and period_id = $2 and explanation is not null', [KRONG, periodId()])
  assert.deepEqual(told, [{ explanation: 'Đã đối chiếu sổ' }])
})

test('what is wrong is named by sheet and cell, all of it at once', async () => {
  const bytes = edit(await download(), (sheet) => {
    const with1 = fill(sheet, 'mediation_total', '><f>SUM(A1:A9)</f><v>9</v></c>')
    const with2 = fill(with1, 'reception_visits', text('11,796.9'))
    const with3 = fill(with2, 'reception_people', '><v>-4</v></c>')
    const with4 = fill(with3, 'reception_cases', '><v>1E+30</v></c>')
    const with5 = fill(with4, 'reception_groups', ' t="e"><v>#REF!</v></c>')
    return fill(with5, 'opinions_received', '><v>2.5</v></c>')
  })
  const answer = await refused(bytes, /So lieu!E\d+/)
  const told = answer.page.errors.map((error) => error.text)
  assert.equal(told.length, 6)
  const why = ['figures.file-formula', 'indicators.separators', 'indicators.negative', 'indicators.too-large', 'figures.file-error', 'indicators.not-whole']
  for (const code of why) {
    assert.equal(told.filter((each) => saying(`refusal.${code}`).test(each) && /So lieu!E\d+/.test(each)).length, 1, code)
  }
  assert.ok(answer.page.errors.every(({ to }) => to === 'file'))
})

test('a date that Excel made of a pair is told', async () => {
  const bytes = await download()
  const parts = unzipSync(bytes)
  const styles = strFromU8(parts['xl/styles.xml']!)
  const count = Number(/<cellXfs count="(\d+)"/.exec(styles)![1])
  parts['xl/styles.xml'] = strToU8(
    styles.replace(/<cellXfs count="\d+"/, `<cellXfs count="${count + 1}"`).replace('</cellXfs>', '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'),
  )
  const dated = edit(zipSync(parts), (sheet) => fill(sheet, 'mediation_teams', '><v>46089</v></c>').replace(/(<c r="E\d+") s="\d+"><v>46089/, `$1 s="${count}"><v>46089`))
  await refused(dated, saying('refusal.figures.file-date'))
})

test('the template of another unit, period or form is refused', async () => {
  const told: readonly (readonly [string, RegExp])[] = [
    [`/bieu-mau/dcch-2026/2026/3236682/mau.xlsx`, saying('refusal.figures.file-other-unit')],
    [`/bieu-mau/dcch-2026/2025/${KRONG}/mau.xlsx`, saying('refusal.figures.file-other-period')],
  ]
  const province = await house.person('tinh.gialai')
  for (const [path, why] of told) {
    const answer = await province.visitor.get(path)
    assert.equal(answer.status, 200, path)
    await refused(answer.bytes, why)
  }
  const district = await house.person('huyen2020.kbang')
  const answer = await district.visitor.get('/bieu-mau/qcdc-2020/2020/3236681/mau.xlsx')
  await refused(answer.bytes, saying('refusal.figures.file-other-form'))
  const version = edit(await download(), (sheet) => sheet.replace(/(<t[^>]*>version<\/t><\/is><\/c><c[^>]*><is><t[^>]*>)\d+/, '$19'), 'xl/worksheets/sheet2.xml')
  await refused(version, saying('refusal.figures.file-other-version'))
})

test('sheets that were renamed or taken away, rows that were taken away, doubled or made up', async () => {
  const bytes = await download()
  const workbook = 'xl/workbook.xml'
  await refused(edit(bytes, (xml) => xml.replace('name="So lieu"', 'name="Trang 1"'), workbook), saying('refusal.figures.file-sheet-missing'))
  await refused(edit(bytes, (xml) => xml.replace('name="nharong"', 'name="x"'), workbook), saying('refusal.figures.file-not-template'))
  await refused(edit(bytes, (xml) => xml.replace(/<sheet [^>]*name="nharong"[^>]*\/>/, ''), workbook), saying('refusal.figures.file-not-template'))
  await refused(edit(bytes, (sheet) => sheet.replace('>mediation_total<', '>mediation_settled<')), saying('refusal.figures.file-code-twice'))
  await refused(edit(bytes, (sheet) => sheet.replace('>mediation_total<', '>khong_co<')), saying('refusal.figures.file-code-unknown'))
  await refused(edit(bytes, (sheet) => sheet.replace(new RegExp(`<row r="${rowOf(sheet, 'mediation_total')}".*?</row>`), '')), saying('refusal.figures.file-code-missing'))
})

test('an explanation that is too long is refused, not cut', async () => {
  await refused(edit(await download(), (sheet) => fill(sheet, 'mediation_total', text('a'.repeat(501)), 'F')), saying('refusal.indicators.explanation-too-long'))
})

test('what is no spreadsheet: nothing, text, an old file, a broken one, a bomb, one too large', async () => {
  const none = await officer.post(UPLOAD, new FormData())
  assert.equal(none.status, 422)
  assert.match(none.page.errors[0]!.text, saying('refusal.figures.file-none'))
  await refused(new Uint8Array(), saying('refusal.figures.file-none'))
  await refused(strToU8('xin chào') as Uint8Array<ArrayBuffer>, saying('refusal.documents.not-xlsx'))
  await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]), saying('refusal.documents.old-or-encrypted'))
  const bytes = await download()
  await refused(bytes.slice(0, bytes.length >> 1), saying('refusal.documents.damaged'))
  await refused(edit(bytes, () => `<worksheet>${' '.repeat(150_000_000)}</worksheet>`), saying('refusal.documents.inflates-too-much'))
  await refused(edit(bytes, (sheet) => sheet.slice(0, sheet.length >> 1)), saying('refusal.documents.damaged'))
  const large = await upload(new Uint8Array(21 * 1024 * 1024))
  assert.equal(large.status, 413)
  assert.match(large.page.all('main')[0]!.text, saying('refusal.web.file-too-large'))
  assert.deepEqual(await held(), {})
})

test('the same in English', async () => {
  const english = await house.signIn('mot.krong', 'en')
  const bytes = edit(await download(), (sheet) => fill(sheet, 'mediation_total', '><f>1+1</f><v>2</v></c>'))
  const answer = await upload(bytes, english)
  assert.equal(answer.status, 422)
  assert.match(answer.page.errors[0]!.text, saying('refusal.figures.file-formula', 'en'))
})

test('figures that a colleague wrote since the download are not written over', async () => {
  await officer.fillIn(PATH, { 'v.mediation_total': '1', 'v.reception_visits': '1' }, 'save')
  const weeksAgo = await download()
  await colleague.fillIn(PATH, { 'v.reception_visits': '50', 'v.mediation_total': '7' }, 'save')
  // Filled in outside: one cell that nobody else touched, and not those the colleague changed.
  const beside = await upload(fillAll(weeksAgo, { reception_groups: '3' }))
  assert.equal(beside.status, 200, JSON.stringify(beside.page.errors))
  assert.match(beside.page.all('main')[0]!.text, saying('indicators.uploaded-beside'))
  assert.deepEqual(await held(), { mediation_total: '7', reception_groups: '3', reception_visits: '50' })
  // Both changed the same cell.
  const both = await refused(fillAll(weeksAgo, { mediation_total: '9', reception_groups: '3' }), saying('refusal.indicators.file-overtaken'), 409)
  assert.match(both.page.errors[0]!.text, /7/)
})

test('one\'s own file can be mended and sent again as often as needed', async () => {
  const bytes = await download()
  for (const value of ['5', '6', '']) {
    const answer = await upload(fillAll(bytes, { mediation_total: value }))
    assert.equal(answer.status, 200, JSON.stringify(answer.page.errors))
    assert.equal((await held())['mediation_total'], value === '' ? undefined : value)
  }
})

test('a form that is closed takes no file', async () => {
  const bytes = await download()
  await upload(fillAll(bytes, FULL))
  const { page } = await officer.get(PATH)
  const form = new FormData()
  for (const [field, value] of Object.entries(page.fields(UPLOAD))) form.set(field, value)
  form.set('file', new File([fillAll(bytes, { mediation_total: '99' })], 'a.xlsx'))
  for (const [state, why] of [['submitted', saying('refusal.indicators.wrong-state')], ['locked', saying('refusal.indicators.period-locked')]] as const) {
    await house.look('update submission set state = $3 where unit_id = $1 and period_id = $2', [KRONG, periodId(), state])
    const answer = await officer.post(UPLOAD, form)
    assert.equal(answer.status, 409)
    assert.match(answer.page.all('main')[0]!.text, why)
  }
  assert.equal((await held())['mediation_total'], FULL['mediation_total'])
})

test('the same file pressed twice is carried out once', async () => {
  const bytes = fillAll(await download(), { mediation_total: '5' })
  const { page } = await officer.get(PATH)
  const form = new FormData()
  for (const [field, value] of Object.entries(page.fields(UPLOAD))) form.set(field, value)
  form.set('file', new File([bytes], 'a.xlsx'))
  const both = await Promise.all([officer.post(UPLOAD, form), officer.post(UPLOAD, form)])
  assert.deepEqual(both.map((each) => each.status), [200, 200])
  assert.equal((await house.look('select 1 from journal where unit_id = $1', [KRONG])).length, 1)
})
