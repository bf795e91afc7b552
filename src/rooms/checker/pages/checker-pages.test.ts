import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { mustAccept } from '#foundation/result.ts'
import { Page } from '#harness/page.ts'
import { Visitor } from '#harness/visitor.ts'
import { createApp } from '#web/app.ts'
import type { House } from '#web/house.ts'
import { readReport } from '../read/read-report.ts'
import { misfits } from '../testing/fits-shape.ts'
import { cell, p, smallDocx } from '../testing/small-docx.ts'
import { SHAPES } from './api-shapes.ts'
import { checkerPages } from './index.ts'

const database = new Proxy({}, { get: (_, name) => assert.fail(`a public page asked the database for ${String(name)}`) })
const faults: string[] = []
const house: House = {
  database: database as House['database'],
  mode: 'demonstration',
  now: () => new Date('2026-11-24T03:00:00Z'),
  version: '0',
  log: (line) => faults.push(line),
}
const app = createApp(house, [checkerPages])
const visitor = new Visitor(app)

const TEXT = 'BÁO CÁO\nKết quả năm 2020\nToàn xã có 45/60 hộ (80%) đạt chuẩn. Đã giải quyết 16 <b>đơn</b> & còn 01 đơn.\nThôn\tSố hộ\nMột\t12\nHai\t13\n'

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

async function check(fields: Record<string, string | File>, path = '/soat-bao-cao') {
  const answer = await visitor.post(path, form(fields))
  assert.deepEqual(faults, [])
  return answer
}

describe('/soat-bao-cao', () => {
  it('is open to all, in the navigation, and weighs little', async () => {
    const { status, text } = await visitor.get('/soat-bao-cao')
    assert.equal(status, 200)
    const page = new Page(text)
    assert.deepEqual(page.problems, [])
    assert.ok(page.all('a').some((link) => link.attributes.get('href') === '/soat-bao-cao' && link.text === 'Soát báo cáo'))
    assert.match(text, /không lưu lại, không gửi đi đâu/)
    const style = await visitor.get(/<link rel="stylesheet" href="([^"]+)"/.exec(text)![1]!)
    const weight = gzipSync(text).length + gzipSync(style.text).length
    assert.ok(weight < 13_500, `${weight} bytes`)
  })

  it('marks what is wrong in its place, and every mark and its reason lead to each other', async () => {
    const { status, text, headers } = await check({ 'van-ban': TEXT })
    assert.equal(status, 200)
    assert.equal(headers.get('Cache-Control'), 'no-store')
    assert.equal(headers.get('Set-Cookie'), null)
    const page = new Page(text)
    assert.deepEqual(page.problems, [])
    const ids = page.elements.flatMap((element) => element.attributes.get('id') ?? [])
    assert.equal(new Set(ids).size, ids.length)
    for (const link of page.all('a')) {
      const href = link.attributes.get('href')!
      if (href.startsWith('#')) assert.ok(ids.includes(href.slice(1)), href)
    }
    const mark = page.all('mark').find((element) => element.text === '80%')!
    assert.match(mark.attributes.get('class')!, /nr-slip--error nr-k-percent/)
    const number = mark.attributes.get('id')!.slice(1)
    const reason = page.byId(`k${number}`)!
    assert.match(reason.text, /45 trên 60 là 75%/)
    assert.match(reason.text, /percent\.wrong/)
    assert.ok(page.all('a').some((link) => link.attributes.get('href') === `#k${number}` && link.text === `[${number}]`))
    // What was sent stands there as text, never as HTML; the table is a table.
    assert.ok(!text.includes('<b>'))
    const read = page.elements.find((element) => element.attributes.get('class') === 'nr-read')!
    assert.ok(read.text.includes('16 <b>đơn</b> & còn 01 đơn.'))
    assert.equal(page.all('td').length, 6)
    assert.doesNotMatch(text, /<script|\sstyle=/)
  })

  it('offers to leave out kinds, without script', async () => {
    const page = new Page((await check({ 'van-ban': `${TEXT}Ngày 31/02/2020 đã họp.` })).text)
    const ticks = page.all('input').filter((input) => input.attributes.get('type') === 'checkbox').map((input) => input.attributes.get('id'))
    assert.ok(ticks.includes('loc-percent') && ticks.includes('loc-date'), String(ticks))
    for (const id of ticks) assert.ok(page.all('label').some((label) => label.attributes.get('for') === id))
  })

  it('reads a file, says its name, and the place in it', async () => {
    const docx = smallDocx(`${p('Đầu')}<w:tbl><w:tr>${cell('Ngày 31/02/2020 đã họp')}${cell('x')}</w:tr></w:tbl>`)
    const { text } = await check({ tep: new File([docx as Uint8Array<ArrayBuffer>], 'xã <Mẫu>.docx'), 'van-ban': 'chữ thừa', ngay: '30/10/2020' })
    assert.match(text, /xã &lt;Mẫu&gt;\.docx/)
    assert.match(text, /bảng 1, hàng 1, cột 1/)
    assert.match(text, /Xét theo ngày đã chọn: 30\/10\/2020/)
    assert.doesNotMatch(text, /chữ thừa/)
  })

  it('says what it judged by: the day given, the day of the report, today', async () => {
    assert.match((await check({ 'van-ban': TEXT })).text, /xét theo hôm nay: 24\/11\/2026/)
    assert.match((await check({ 'van-ban': `UBND XÃ MẪU\nMẫu, ngày 30 tháng 10 năm 2020\n${TEXT}` })).text, /ngày ghi trên báo cáo: 30\/10\/2020/)
  })

  it('says when nothing is wrong, and when an old encoding was converted', async () => {
    assert.match((await check({ 'van-ban': 'Có 45/60 hộ (75%) đạt chuẩn.', ngay: '2020-10-30' })).text, /đạt chuẩn/)
    const old = new File(['C\u00e9ng h\u00dfa x\u00b7 h\u00e9i ch\u00f1 ngh\u00dca Vi\u00d6t Nam, t\u00e6ng s\u00e8 h\u00e9 l\u00b5 939 h\u00e9'], 'cu.txt')
    assert.match((await check({ tep: old })).text, /TCVN3/)
  })

  it('shows the form again with what is wrong, and what was typed', async () => {
    const nothing = await check({ 'van-ban': '  ', ngay: '' })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /Chưa chọn tệp và chưa dán văn bản/)
    const day = await check({ 'van-ban': TEXT, ngay: '31/02/2020' })
    assert.equal(day.status, 422)
    assert.match(day.text, /href="#ngay"/)
    assert.match(day.text, /45\/60 hộ/)
    const scan = await check({ tep: new File(['%PDF-1.7 nothing'], 'a.pdf') })
    assert.equal(scan.status, 422)
    assert.match(scan.text, /href="#tep"/)
  })

  it('is for its own pages: another site cannot send to it', async () => {
    const answer = await app.request('/soat-bao-cao', { method: 'POST', headers: { Origin: 'https://other.example' }, body: form({ 'van-ban': TEXT }) })
    assert.equal(answer.status, 403)
  })

  it('gives back a Word file with the same text and a comment at each finding', async () => {
    const page = new Page((await check({ 'van-ban': TEXT })).text)
    const again = page.all('textarea').find((area) => area.attributes.has('hidden'))!.text.slice(1)
    const { bytes, headers } = await check({ 'van-ban': again, ten: 'a', ngay: '' }, '/soat-bao-cao/nhan-xet.docx')
    assert.match(headers.get('Content-Disposition')!, /nhan-xet\.docx/)
    const source = mustAccept(await readReport(bytes, 'nhan-xet.docx'))
    assert.equal(source.text.trimEnd(), TEXT.trimEnd())
    assert.equal(source.blocks.filter((block) => block.kind === 'table').length, 1)
    const comments = page.all('li').filter((item) => /^k\d/.test(item.attributes.get('id') ?? '')).length
    const raw = new TextDecoder('latin1').decode(bytes)
    assert.ok(raw.includes('word/comments.xml'))
    assert.ok(comments > 0)
  })
})

describe('/api/check', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}, query = ''): Promise<Response> =>
    Promise.resolve(app.request(`/api/check${query}`, { method: 'POST', body, headers }))

  it('answers plain text, a form and JSON alike, from anywhere', async () => {
    const text = await post(TEXT, { 'Content-Type': 'text/plain; charset=utf-8', Origin: 'https://other.example' })
    assert.equal(text.status, 200)
    const first = await text.json()
    assert.deepEqual(misfits(first, SHAPES.CheckAnswer, SHAPES), [])
    assert.ok(first.files[0].findings.some((finding: { code: string; quote: string }) => finding.code === 'percent.wrong' && finding.quote === '80%'))
    const json = await (await post(JSON.stringify({ text: TEXT }), { 'Content-Type': 'application/json' })).json()
    assert.deepEqual(json, first)
    const file = await (await post(form({ file: new File([TEXT], 'a.txt') }))).json()
    assert.equal(file.files[0].path, 'a.txt')
    assert.deepEqual(file.files[0].findings, first.files[0].findings)
    assert.equal(text.headers.get('Set-Cookie'), null)
  })

  it('takes the day and the rules', async () => {
    const ask = async (more: object) => (await post(JSON.stringify({ text: TEXT, ...more }), { 'Content-Type': 'application/json' })).json()
    const codes = (await ask({ rules: ['percent'] })).files[0].findings.map((finding: { code: string }) => finding.code)
    assert.ok(codes.length > 0 && codes.every((code: string) => code.startsWith('percent.')))
    assert.ok(!(await ask({ except: ['percent.wrong'] })).files[0].findings.some((finding: { code: string }) => finding.code === 'percent.wrong'))
    assert.equal((await post(TEXT, { 'Content-Type': 'text/plain' }, '?on=2020-10-30')).status, 200)
  })

  it('says in JSON what is wrong with a request, with the right status', async () => {
    const json = { 'Content-Type': 'application/json' }
    const cases: [Promise<Response>, number, string][] = [
      [post('{', json), 422, 'checker.api-json'],
      [post('{"text": 1}', json), 422, 'checker.api-json'],
      [post('{"text": "a", "more": 1}', json), 422, 'checker.api-json'],
      [post('{"text": "a", "rules": ["percents"]}', json), 422, 'checker.api-rule'],
      [post('{"text": ""}', json), 422, 'checker.file-empty'],
      [post('a', { 'Content-Type': 'application/xml' }), 415, 'checker.api-type'],
      [post(form({ other: 'x' })), 422, 'checker.api-no-file'],
      [post('no form', { 'Content-Type': 'multipart/form-data; boundary=x' }), 422, 'web.form-broken'],
      [post(form({ file: new File(['%PDF-1.7'], 'a.pdf') })), 422, 'checker.not-pdf'],
      [post(new Uint8Array(20 * 1024 * 1024 + 1), { 'Content-Type': 'text/plain' }), 413, 'web.file-too-large'],
      [Promise.resolve(app.request('/api/check')), 405, 'checker.api-method'],
      [Promise.resolve(app.request('/api/check', { method: 'DELETE' })), 405, 'checker.api-method'],
    ]
    for (const [answer, status, code] of cases) {
      const response = await answer
      const body = await response.json()
      assert.deepEqual([response.status, body.code], [status, code])
      assert.deepEqual(misfits(body, SHAPES.Error, SHAPES), [])
    }
    const day = await post(TEXT, { 'Content-Type': 'text/plain' }, '?on=2020-02-30')
    assert.equal(day.status, 422)
    assert.deepEqual(faults, [])
  })

  it('is described by an OpenAPI document whose references all lead somewhere', async () => {
    const document = await (await app.request('/api/openapi.json')).json()
    assert.equal(document.openapi, '3.1.0')
    const operation = document.paths['/api/check'].post
    assert.deepEqual(Object.keys(operation.requestBody.content), ['multipart/form-data', 'text/plain', 'application/json'])
    assert.deepEqual(Object.keys(operation.responses), ['200', '405', '413', '415', '422', '500'])
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) assert.ok(document.components.schemas[name!], name)
    const page = new Page((await visitor.get('/api')).text)
    assert.deepEqual(page.problems, [])
    assert.ok(page.all('a').some((link) => link.attributes.get('href') === '/api/openapi.json'))
  })
})
