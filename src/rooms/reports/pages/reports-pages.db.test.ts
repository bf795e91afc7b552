import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decimal } from '#foundation/decimal.ts'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { Visitor } from '#harness/visitor.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'
import { createApp } from '#web/app.ts'
import type { App } from '#web/house.ts'
import { DEMONSTRATION_ACCOUNTS } from '../../../demonstration/demonstration-accounts.ts'
import { reportsPages } from './index.ts'

const AT = '/bao-cao/qcdc-2020/2020/26251'

let house: DemonstrationDatabase
let app: App
before(async () => {
  house = await demonstrationDatabase()
  app = createApp(
    { database: house.db, mode: 'demonstration', now: () => new Date('2026-11-23T02:00:00Z'), version: '0', log: () => undefined },
    [officesPages, reportsPages(house.catalogue)],
  )
})
after(() => house.drop())

async function signedIn(login: string, lang = 'vi'): Promise<Visitor> {
  const visitor = new Visitor(app, { lang })
  await visitor.post('/dang-nhap', { login, password: DEMONSTRATION_ACCOUNTS.password })
  return visitor
}

/** The values of the hidden and other fields of the form that is sent to `action`. */
function fields(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g)].find((match) => match[1] === action)
  assert.ok(form, `no form for ${action}`)
  return Object.fromEntries([...form[0].matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map((match) => [match[1]!, unescaped(match[2]!)]))
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const journal = async (): Promise<{ act: string; subject: any }[]> => {
  const { rows } = await house.db.ownerPool.query("select act, subject from journal where act like 'report.%' order by province_id, seq")
  return rows.map((row) => ({ act: row.act, subject: JSON.parse(row.subject) }))
}

test('the public is sent to sign in; others’ reports answer as if they were not there', async () => {
  assert.match((await new Visitor(app).get(AT)).path, /^\/dang-nhap/)
  const officer = await signedIn('xa2020.konglongkhong')
  for (const path of [AT, '/bao-cao/qcdc-2020/2020/3236651', '/bao-cao/qcdc-2020/1999/26251', '/bao-cao/khac/2020/26251', `${AT}/tai/625-2020.pdf`]) {
    assert.equal((await officer.get(path)).status, 404, path)
  }
})

test('the page of a report shows its state, its findings with what was printed, and the four files', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const { status, text } = await officer.get(AT)
  assert.equal(status, 200)
  assert.match(text, /939\/17\.775/)
  assert.match(text, /16\/17 đơn thuộc thẩm quyền \(94,12%\)/)
  assert.match(text, /Báo cáo 480\/BC-UBND ngày 30\/10\/2020/)
  for (const format of ['docx', 'pdf', 'xlsx', 'json']) assert.match(text, new RegExp(`href="${AT}/tai/625-2020\\.${format}"`))
  assert.match((await officer.get('/bao-cao')).text, new RegExp(`href="${AT}"`))
})

test('the four files come with their types and names', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const types = { docx: /wordprocessingml/, pdf: /^application\/pdf/, xlsx: /spreadsheetml/, json: /^application\/json/ }
  for (const [format, type] of Object.entries(types)) {
    const answer = await officer.get(`${AT}/tai/625-2020.${format}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('Content-Type')!, type)
    assert.match(answer.headers.get('Content-Disposition')!, new RegExp(`^attachment; filename="625-2020.${format}"`))
  }
  assert.equal((await officer.get(`${AT}/tai/626-2020.pdf`)).status, 404)
  const json = JSON.parse((await officer.get(`${AT}/tai/625-2020.json`)).text)
  const share = json.values.find((one: { code: string }) => one.code === 'petitions_settled_printed_percent')
  assert.deepEqual(
    [share.value, share.numerator, share.denominator, share.denominatorSet, share.printed],
    ['94.12', 16, 17, 'đơn thuộc thẩm quyền', '94,12%'],
  )
})

test('a section is written, kept once, and journalled with old and new text', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const path = `${AT}/phan/III.2`
  const shown = await officer.get(path)
  assert.match(shown.text, /<mark class="nr-bound">16\/17 đơn thuộc thẩm quyền, đạt 94,12%<\/mark>/)
  const form = fields(shown.text, path)
  const text = 'Đã giải quyết {{petitions_settled_printed_percent}} đơn.\n- Tiếp {{citizens_received_visits}} lượt.'
  const saved = await officer.post(path, { ...form, text })
  assert.equal(saved.status, 200)
  assert.match(saved.text, /Đã lưu\./)
  await officer.post(path, { ...form, text })
  const lines = (await journal()).filter((line) => line.act === 'report.save' && line.subject.section === 'III.2')
  assert.equal(lines.length, 2, 'the seed and one save, however often the button is pressed')
  assert.equal(lines[1]!.subject.new, text)
  assert.match(lines[1]!.subject.old, /duy trì thường xuyên/)
})

test('an unknown code is refused with its neighbours, and what was typed stays', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const path = `${AT}/phan/V`
  const form = fields((await officer.get(path)).text, path)
  const answer = await officer.post(path, { ...form, text: 'Câu một.\nHòa giải {{mediation_totla}} vụ & hơn nữa.' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Dòng 2: không có số liệu mang mã “mediation_totla”\. Mã gần giống: mediation_total/)
  assert.match(unescaped(answer.text), /Hòa giải \{\{mediation_totla\}\} vụ & hơn nữa\./)
})

test('the second of two drafters is told, and loses nothing', async () => {
  const [first, second] = [await signedIn('huyen2020.kbang'), await signedIn('lanhdao2020.kbang')]
  const path = `${AT}/phan/IV.1`
  const [one, two] = [fields((await first.get(path)).text, path), fields((await second.get(path)).text, path)]
  assert.equal((await first.post(path, { ...one, text: 'Bản của người thứ nhất.' })).status, 200)
  const told = await second.post(path, { ...two, text: 'Bản của người thứ hai.' })
  assert.equal(told.status, 409)
  assert.match(told.text, /Bản của người thứ nhất\./)
  assert.match(told.text, /Bản của người thứ hai\./)
  assert.match(told.text, /Nguyễn Thị Mai/)
  const again = await second.post(path, { ...fields(told.text, path), text: 'Bản của người thứ hai.' })
  assert.equal(again.status, 200)
  assert.match(again.text, /Bản của người thứ hai\./)
})

test('figures that change after drafting show the sentences they stand in, until they are seen', async () => {
  const officer = await signedIn('huyen2020.kbang')
  assert.doesNotMatch((await officer.get(AT)).text, /Số liệu đã thay đổi sau khi soạn/)
  const indicator = house.catalogue.indicatorId('qcdc-2020', 'mediation_total')
  await house.db.ownerPool.query('update rollup set total = total + 1 where unit_id = 26251 and indicator_id = $1', [indicator])
  const page = await officer.get(AT)
  assert.match(page.text, /Số liệu đã thay đổi sau khi soạn/)
  assert.match(page.text, /trước là 158, nay là 159/)
  assert.match(page.text, /các tổ đã tiếp nhận 159 vụ việc/)
  // Seen while they change once more: not what was shown.
  const form = fields(page.text, `${AT}/da-xem`)
  await house.db.ownerPool.query('update rollup set total = total + 1 where unit_id = 26251 and indicator_id = $1', [indicator])
  assert.match((await officer.post(`${AT}/da-xem`, form)).text, /Số liệu vừa thay đổi thêm lần nữa/)
  const seen = await officer.post(`${AT}/da-xem`, fields((await officer.get(AT)).text, `${AT}/da-xem`))
  assert.doesNotMatch(seen.text, /Số liệu đã thay đổi sau khi soạn/)
  const line = (await journal()).findLast((one) => one.act === 'report.acknowledge')
  assert.deepEqual(line!.subject.figures[0], { section: 'III.1', code: 'mediation_total', old: '158', new: String(decimal(160).units) })
  await house.db.ownerPool.query('update rollup set total = total - 2 where unit_id = 26251 and indicator_id = $1', [indicator])
})

test('remarks of the units are ticked into limits and causes', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const page = await officer.get(`${AT}/han-che`)
  const limits = [...page.text.matchAll(/name="limits" value="([^"]+)"/g)].map((match) => unescaped(match[1]!))
  assert.ok(limits.length > 0, 'the demonstration names limits')
  const form = fields(page.text, `${AT}/han-che`)
  const done = await officer.post(`${AT}/han-che`, { key: form['key']!, limits: limits[0]! })
  assert.match(done.text, /Đã đưa 1 ý vào báo cáo/)
  assert.match(unescaped((await officer.get(`${AT}/phan/IV.2.a`)).text), new RegExp(`- ${limits[0]!.slice(0, 20)}`))
})

test('last year’s tasks are kept, the date too, and an impossible date is refused', async () => {
  const officer = await signedIn('huyen2020.kbang')
  const path = `${AT}/nhiem-vu`
  const form = fields((await officer.get(path)).text, path)
  const body = new FormData()
  for (const [name, value] of Object.entries({ key: form['key']!, base: form['base']! })) body.append(name, value)
  for (const [name, value] of [['task', 'Việc một'], ['outcome', 'done'], ['remark', 'Xong {{inspections_done}} cuộc'], ['task', ''], ['outcome', 'open'], ['remark', '']] as const) body.append(name, value)
  const saved = await officer.post(path, body)
  assert.match(saved.text, /Đã lưu các nhiệm vụ/)
  assert.match(saved.text, /Việc một/)
  const date = `${AT}/ngay`
  const wrong = await officer.post(date, { ...fields((await officer.get(AT)).text, date), dated: '31/02/2020' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="31\/02\/2020"/)
  const right = await officer.post(date, { ...fields(wrong.text, date), dated: '30/10/2020' })
  assert.match(right.text, /value="30\/10\/2020"/)
})

test('an auditor reads and downloads, and changes nothing', async () => {
  const auditor = await signedIn('kiemtra')
  const offices = await auditor.get('/tai-khoan/chuc-danh')
  const held = [...offices.text.matchAll(/value="([0-9a-f-]{36})"/g)].map((match) => match[1]!)
  assert.equal(held.length, 2)
  for (const office of held) {
    await auditor.post('/tai-khoan/chuc-danh', { office })
    if ((await auditor.get(AT)).status === 200) break
  }
  const page = await auditor.get(AT)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /action="\/bao-cao/)
  assert.equal((await auditor.get(`${AT}/tai/625-2020.docx`)).status, 200)
  assert.equal((await auditor.post(`${AT}/phan/I`, { text: 'x', base: '1' })).status, 403)
  assert.equal((await auditor.post(`${AT}/ngay`, { dated: '' })).status, 403)
})

test('every page speaks English too', async () => {
  const officer = await signedIn('huyen2020.kbang', 'en')
  for (const path of ['/bao-cao', AT, `${AT}/phan/I`, `${AT}/phan/opening`, `${AT}/han-che`, `${AT}/nhiem-vu`, '/bao-cao/qcdc-2020/2019/26251']) {
    const { status, text } = await officer.get(path)
    assert.equal(status, 200, path)
    assert.match(text, /<html lang="en"/)
  }
})
