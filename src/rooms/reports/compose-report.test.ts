import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentHash } from '#documents/content-hash.ts'
import type { Block } from '#documents/tree.ts'
import { calendarDate } from '#foundation/calendar-date.ts'
import { InstrumentRegister } from '#rooms/instruments/index.ts'
import { loadInstruments } from '#rooms/instruments/store/load-instruments.ts'
import { words } from '#words/words.ts'
import { annexGroups } from './annex-rows.ts'
import { composeReport } from './compose-report.ts'
import { composeWorkbook } from './compose-workbook.ts'
import { citationFindings, incompleteFindings, printedFindings, textFindings } from './report-finding.ts'
import { reportJson } from './report-json.ts'
import { printReport, REPORT_FORMATS } from './store/print-report.ts'
import { figures, FORM, lacking, number, pair, smallReport, told } from './testing/small-report.ts'

const say = words('vi')
const TONGUES = { vi: words('vi'), en: words('en') }

const outline = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `h${block.level} ${block.number} ${block.text}`
      case 'paragraph':
        return `p ${block.runs.map((run) => ('text' in run ? run.text : '')).join('')}`
      case 'list':
        return `l ${block.items.length}`
      case 'table':
        return `t ${block.rows.length}`
      case 'qr':
        return 'qr'
    }
  })

test('the tree of a small report', () => {
  const tree = composeReport(smallReport(), say)
  assert.deepEqual(
    [tree.agency, tree.parentAgency, tree.number, tree.placeAndDate, tree.typeName, tree.subject, tree.signatures, tree.recipients?.filed],
    [
      'Ủy ban nhân dân huyện KBang', undefined, { symbol: 'BC-UBND' }, { place: 'KBang', date: '2020-10-30' }, 'Báo cáo',
      'Kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020', [{ capacity: ['TM. Ủy ban nhân dân', 'Chủ tịch'] }], 'VT, VP',
    ],
  )
  assert.equal(tree.meta.title, 'Báo cáo kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020')
  const lines = outline(tree.body)
  assert.deepEqual(lines.filter((line) => line.startsWith('h')).map((line) => line.slice(0, 8).trim()), [
    'h1 I. Đặ', 'h1 II. C', 'h2 1. Cô', 'h2 2. Va', 'h2 3. Ho', 'h1 III.', 'h2 1. Th', 'h2 2. Th', 'h2 3. Th', 'h1 IV. Đ', 'h2 1. Nh', 'h2 2. Nh', 'h3 a) Hạ', 'h3 b) Ng', 'h1 V. Nh',
  ])
  const at = lines.indexOf('h2 2. Thực hiện dân chủ trong hoạt động của cơ quan hành chính nhà nước, đơn vị sự nghiệp công lập')
  assert.deepEqual(lines.slice(at + 1, at + 3), ['p Đã giải quyết 16/17 đơn thuộc thẩm quyền, đạt 94,12%; còn 01 đơn.', 'l 2'])
  const done = lines.indexOf('h2 1. Những kết quả đạt được')
  assert.deepEqual(lines.slice(done + 1, done + 4), ['p Tỷ lệ giải quyết đơn đạt 94,12%.', 'p Kết quả thực hiện các nhiệm vụ đã đề ra cho năm 2020:', 'l 1'])
  assert.equal(lines.at(-2), 'p …', 'tasks of the year to come that nobody has written are left blank')
  assert.match(lines.at(-1)!, /^p Trên đây là báo cáo .* năm 2021 của Ủy ban nhân dân huyện KBang\.$/)
})

test('communes and provinces of today bear their own names', () => {
  const agency = (kind: string, name: string, level: 'commune' | 'province') =>
    composeReport(smallReport({ unit: { unitId: 1, code: '1', name, kind, level } }), say)
  assert.equal(agency('xa', 'Tơ Tung', 'commune').agency, 'Ủy ban nhân dân xã Tơ Tung')
  assert.equal(agency('dac-khu', 'Phú Quý', 'commune').agency, 'Ủy ban nhân dân đặc khu Phú Quý')
  assert.equal(agency('tinh', 'Gia Lai', 'province').agency, 'Ủy ban nhân dân tỉnh Gia Lai')
  assert.equal(agency('phuong', '3', 'commune').placeAndDate.place, 'Phường 3')
  assert.deepEqual(composeReport((({ dated: _, ...rest }) => rest)(smallReport()), say).placeAndDate, { place: 'KBang' })
})

test('the annex: groups in order, both counts of a share, and what the denominator counts', () => {
  const groups = annexGroups(smallReport(), say)
  assert.deepEqual(groups.slice(0, 2).map((group) => group.heading), ['I. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền', 'II.1. Đối với xã, thị trấn'])
  const rows = groups.flatMap((group) => group.rows)
  assert.deepEqual(rows.map((row) => row.number), rows.map((_, index) => index + 1))
  const row = rows.find((one) => one.indicator.code === 'petitions_settled_printed_percent')!
  assert.deepEqual([row.numerator?.units, row.denominator?.units, row.result, row.note], [16n, 17n, '94,12%', 'Mẫu số: đơn thuộc thẩm quyền'])
})

test('a figure that is not complete: a blank in the annex, a note below, null in JSON, and a finding', () => {
  const source = smallReport({ figures: figures({ petitions_total: lacking(number(33), 2), strikes: { ...told({ state: 'not-applicable' }), expected: 0 } }) })
  const rows = annexGroups(source, say).flatMap((group) => group.rows)
  assert.equal(rows.find((row) => row.indicator.code === 'strikes'), undefined)
  const row = rows.find((one) => one.indicator.code === 'petitions_total')!
  assert.deepEqual([row.result, row.note, row.complete], ['…', 'Chưa đủ số liệu: mới có 12/14 đơn vị', false])
  const annex = composeReport(source, say).annexes![0]!.body
  assert.match(outline(annex).at(-1)!, /^p Ghi chú: dấu “…”.*1 chỉ tiêu/)
  const json = reportJson(source, [], 'x', say).values.find((one) => one.code === 'petitions_total')!
  assert.deepEqual([json.value, json.printed, json.complete, json.expected, json.missing], [null, '…', false, 14, 2])
  const findings = incompleteFindings(FORM, source.figures, TONGUES)
  assert.deepEqual(findings.map((one) => [one.cells[0], one.severity]), [['petitions_total', 'warning']])
  assert.match(findings[0]!.message, /12\/14/)
  const sheets = composeWorkbook(source, 'x', say).sheets
  assert.equal(sheets[0]!.rows.flat().filter((cell) => cell?.value === '…').length, 1)
})

test('JSON: integers as numbers, decimals and shares as strings, states as they are', () => {
  const values = new Map(reportJson(smallReport(), [], 'x', say).values.map((one) => [one.code, one]))
  const pick = (code: string) => [values.get(code)!.state, values.get(code)!.value, values.get(code)!.numerator, values.get(code)!.denominator, values.get(code)!.printed]
  assert.deepEqual(pick('petitions_total'), ['number', 40, null, null, '40'])
  assert.deepEqual(pick('contributions_new_rural_million_dong'), ['number', '11796.9', null, null, '11.796,9'])
  assert.deepEqual(pick('petitions_settled_printed_percent'), ['pair', '94.12', 16, 17, '94,12%'])
  assert.deepEqual(pick('enterprises_with_union'), ['pair', 8, 8, 89, '08'])
  assert.deepEqual(pick('communes_with_dialogue'), ['pair', '100', 14, 14, '14/14'])
  assert.deepEqual(pick('strikes'), ['none-arose', null, null, null, 'không phát sinh'])
})

test('a printed report is judged: cut off, hidden base; what it has right is not spoken of', () => {
  const facts = [
    { code: 'poor_households_printed_percent', printed: '5,27' },
    { code: 'petitions_settled_printed_percent', printed: '94,11', contextTotal: '40', contextLabel: { vi: 'đơn', en: 'petitions' } },
    { code: 'communes_with_dialogue', printed: '14/14' },
  ]
  const found = printedFindings({ number: '480/BC-UBND', dated: calendarDate('2020-10-30'), facts }, FORM, figures(), TONGUES)
  assert.deepEqual(found.map((one) => [one.code, one.cells[0]]), [
    ['printed.wrong-share', 'poor_households_printed_percent'],
    ['printed.truncated', 'petitions_settled_printed_percent'],
    ['printed.hidden-base', 'petitions_settled_printed_percent'],
  ])
  assert.equal(found[0]!.ground, 'Báo cáo 480/BC-UBND ngày 30/10/2020')
  for (const finding of found) assert.notEqual(finding.message, finding.messageEn)
})

test('texts: what is empty, what has lost its figure, what is cited wrongly', () => {
  const source = smallReport({ texts: new Map([['V', 'Theo Nghị định 60/2013/NĐ-CP, {{gone}}.']]) })
  const found = textFindings(source, TONGUES)
  assert.ok(found.some((one) => one.code === 'report.text-problem' && one.section === 'V'))
  assert.ok(found.some((one) => one.code === 'report.section-empty' && one.section === 'IV.2.a'))
  assert.ok(!found.some((one) => one.section === 'III.1'), 'the outline has a first text for it')
  const cited = citationFindings(source, loadInstruments(), TONGUES)
  assert.deepEqual(cited.map((one) => [one.code, one.severity, one.section]), [['citation.replaced', 'note', 'V']])
  assert.match(cited[0]!.message, /149\/2018\/NĐ-CP.*chưa đối chiếu/)
  assert.deepEqual(citationFindings(smallReport(), new InstrumentRegister([]), TONGUES), [])
})

test('the same source gives the same bytes, and the four files bear one hash', async () => {
  const hash = contentHash(composeReport(smallReport(), say))
  for (const format of REPORT_FORMATS) {
    const [one, two] = [await printReport(smallReport(), [], format), await printReport(smallReport(), [], format)]
    assert.deepEqual(Buffer.from(one), Buffer.from(two))
    assert.ok(one.length > 1000)
  }
  assert.equal(JSON.parse(Buffer.from(await printReport(smallReport(), [], 'json')).toString()).hash, hash)
  const other = smallReport({ figures: figures({ petitions_settled_printed_percent: told(pair(15, 17)) }) })
  assert.notEqual(contentHash(composeReport(other, say)), hash)
})
