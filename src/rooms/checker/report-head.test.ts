import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findReportDate, headOf } from './report-head.ts'
import { tailOf } from './report-tail.ts'
import { textReport } from './text-report.ts'

const REPORT = `ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ AN HÒA\tĐộc lập - Tự do - Hạnh phúc
Số: 215/BC-UBND\tAn Hòa, ngày 05 tháng 12 năm 2025

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2025

Kính gửi: Ủy ban nhân dân tỉnh

Thực hiện Công văn số 1432/SNV-XDCQ ngày 14/11/2025, UBND xã báo cáo như sau:
Đã tiếp 45 lượt công dân.
Trên đây là báo cáo của UBND xã./.

Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- UBND tỉnh;\tCHỦ TỊCH
- Lưu: VT.
PHỤ LỤC
(Kèm theo Báo cáo số 215/BC-UBND ngày 05 tháng 12 năm 2025)
`

test('the head and the foot of a report whose head came as a table', () => {
  const source = textReport(REPORT)
  const quote = (span?: { start: number; end: number }) => span && source.text.slice(span.start, span.end)
  const [head, tail] = [headOf(source), tailOf(source)]
  assert.deepEqual(
    [head.nation, head.motto, head.issuer, head.number, head.placeAndDate, head.type, head.title].map(quote),
    [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'ỦY BAN NHÂN DÂN', 'Số: 215/BC-UBND', 'An Hòa, ngày 05 tháng 12 năm 2025',
      'BÁO CÁO', 'Kết quả thực hiện dân chủ ở cơ sở năm 2025',
    ],
  )
  assert.equal(findReportDate(source), '2025-12-05')
  assert.deepEqual(head.years, [2025])
  assert.ok(source.text.slice(head.bodyStart).startsWith('Thực hiện Công văn'))
  assert.deepEqual([tail.recipients, tail.kept, tail.lastLine, ...tail.annexes].map(quote), ['Nơi nhận:', '- Lưu: VT.', 'Trên đây là báo cáo của UBND xã./.', 'PHỤ LỤC'])
})

test('a text that is no report has no head', () => {
  const source = textReport('Ngày 05 tháng 12 năm 2025, xã An Hòa, ngày 06 tháng 12 năm 2025 tiếp 12 lượt công dân.')
  assert.equal(findReportDate(source), undefined)
  assert.equal(headOf(source).type, undefined)
})
