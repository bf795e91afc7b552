import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { bold, cell, footnote, heading, list, paragraph } from './build.ts'
import { compose } from './compose.ts'
import { FORM } from './form.ts'
import { sampleReport } from './testing/sample-report.ts'
import { boldTextWidth } from './text-width.ts'
import type { Block, Table } from './tree.ts'

const sample = sampleReport()

const lastText = (body: readonly Block[]): string => {
  const last = compose({ ...sample, body }).body.at(-1)!
  assert.ok(last.kind === 'paragraph')
  return last.runs.map((run) => run.text).join('')
}

test('the page keeps within what the decree allows', () => {
  const { margin, size } = FORM
  for (const side of [margin.top, margin.bottom]) assert.ok(side >= 20 && side <= 25)
  assert.ok(margin.left >= 30 && margin.left <= 35)
  assert.ok(margin.right >= 15 && margin.right <= 20)
  assert.equal(FORM.head.left + FORM.head.right, FORM.page.width - margin.left - margin.right)
  const between = (low: number, high: number, ...sizes: number[]): void =>
    sizes.forEach((of) => assert.ok(of >= low && of <= high))
  between(12, 13, size.quocHieu, size.agency, size.subjectUnderNumber)
  between(
    13,
    14,
    size.tieuNgu,
    size.placeAndDate,
    size.typeName,
    size.subject,
    size.body,
    size.signature,
    size.pageNumber,
  )
  assert.deepEqual([size.number, size.recipientsTitle, size.recipients, size.annex], [13, 12, 11, 14])
  assert.ok(FORM.gap >= 6 && FORM.lineSpacing >= 1 && FORM.lineSpacing <= 1.5)
  assert.ok([10, 12.7].includes(FORM.indent))
})

test('number and date stay blank until they are given', () => {
  const blank = compose(sample)
  assert.equal(blank.number, 'Số: …/BC-UBND')
  assert.equal(blank.placeAndDate, 'Mẫu, ngày … tháng … năm …')
  const given = compose({
    ...sample,
    number: { symbol: 'BC-UBND', number: 7 },
    placeAndDate: { place: 'Mẫu', date: calendarDate('2022-02-03') },
  })
  assert.equal(given.number, 'Số: 07/BC-UBND')
  assert.equal(given.placeAndDate, 'Mẫu, ngày 03 tháng 02 năm 2022')
  assert.equal(
    given.annexes[0]!.attachedTo.join(' '),
    '(Kèm theo Báo cáo số 07/BC-UBND ngày 03 tháng 02 năm 2022 của Ủy ban nhân dân huyện Mẫu)',
  )
})

test('the lines are as long as the decree wants them', () => {
  const { rules, agency, subject, tieuNgu } = compose(sample)
  assert.equal(rules.tieuNgu, boldTextWidth(tieuNgu, FORM.size.tieuNgu))
  for (const [rule, text, size] of [
    [rules.agency, agency, FORM.size.agency],
    [rules.subject, subject, FORM.size.subject],
  ] as const) {
    const share = rule / boldTextWidth(text.at(-1)!, size)
    assert.ok(share >= 1 / 3 && share <= 1 / 2, `${share}`)
  }
})

test('the body ends once with ./. in place of the full stop', () => {
  assert.equal(lastText([paragraph('Hết.')]), 'Hết./.')
  assert.equal(lastText([paragraph('Hết./.')]), 'Hết./.')
  assert.equal(lastText([paragraph('Hết ', bold('thật.'), footnote('chú thích.'), ' ')]), 'Hết thật./. ')
  assert.equal(lastText([list('một;', 'hai')]), '- hai./.')
  assert.equal(lastText([heading(1, 'I.', 'Đề mục')]), './.')
  assert.equal(lastText([]), './.')
})

test('recipients end with who keeps the document', () => {
  assert.deepEqual(compose(sample).recipients.slice(-2), ['- Ủy ban nhân dân các xã, thị trấn;', '- Lưu: VT, NV.'])
})

test('one annex has no number, more have Roman ones', () => {
  const annexes = Array.from({ length: 14 }, () => ({ title: 'Số liệu', body: [] }))
  assert.deepEqual(
    compose({ ...sample, annexes: annexes.slice(1, 2) }).annexes.map((annex) => annex.label),
    ['Phụ lục'],
  )
  assert.deepEqual(
    compose({ ...sample, annexes })
      .annexes.map((annex) => annex.label)
      .filter((_, i) => [0, 3, 8, 13].includes(i)),
    ['Phụ lục I', 'Phụ lục IV', 'Phụ lục IX', 'Phụ lục XIV'],
  )
})

test('several addressees stand each on a line; a letter has its subject under the number', () => {
  assert.deepEqual(compose({ ...sample, addressees: ['A', 'B'] }).addressees, ['- A;', '- B.'])
  const { typeName: _, ...letter } = sample
  const composed = compose({ ...letter, subject: 'báo cáo số liệu' })
  assert.deepEqual(
    [composed.typeName, composed.subject, composed.subjectUnderNumber],
    ['', [], ['V/v báo cáo số liệu']],
  )
})

test('text is composed letters without what turns or breaks it', () => {
  const composed = compose({ ...sample, agency: 'Uỷ ban'.normalize('NFD'), subject: 'a\u202eb\u0000\ud800' })
  assert.deepEqual(composed.agency, ['UỶ BAN'])
  assert.deepEqual(composed.subject, ['ab\ufffd'])
})

test('a table that does not fill its columns is a fault', () => {
  const table = (rows: Table['rows']): Table => ({
    kind: 'table',
    columns: [{ width: 1 }, { width: 1 }],
    header: [],
    rows,
  })
  for (const rows of [[[cell('a')]], [[cell('a'), cell('b'), cell('c')]], [[cell('a', { rowSpan: 2 }), cell('b')]]])
    assert.throws(() => compose({ ...sample, body: [table(rows)] }), /table:/)
  assert.doesNotThrow(() =>
    compose({ ...sample, body: [table([[cell('a', { rowSpan: 2 }), cell('b')], [cell('c')]])] }),
  )
})

test('without a hash of its own the footer has that of the tree', () => {
  assert.match(compose(sample).footer, /^Mã nội dung: [0-9a-f]{10}$/)
  assert.notEqual(compose(sample).footer, compose(sampleReport(2)).footer)
  assert.equal(compose({ ...sample, contentHash: 'abcdef0123' }).footer, 'Mã nội dung: abcdef0123')
})
