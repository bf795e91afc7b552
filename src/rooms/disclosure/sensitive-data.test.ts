import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findSensitive, type SensitiveKind, sensitiveKinds } from './sensitive-data.ts'

const FOUND: readonly (readonly [SensitiveKind, string, string])[] = [
  ['id-number', 'Đinh Văn A, CCCD 064190001234, làng Kgiang', '064190001234'],
  ['id-number', 'số định danh: 064 190 001 234', '064 190 001 234'],
  ['id-number', 'CMND số 230 123 456', '230 123 456'],
  ['phone', 'liên hệ 0905 123 456 để biết', '0905 123 456'],
  ['phone', 'Điện thoại: +84 905.123.456', '+84 905.123.456'],
  ['birth-date', 'Đinh Thị B, sinh ngày 12/3/1985, làng Stơr', 'sinh ngày 12/3/1985'],
  ['birth-date', 'Ngày sinh: 02-9-1990', 'Ngày sinh: 02-9-1990'],
  ['birth-date', 'sinh ngày 02 tháng 9 năm 1990', 'sinh ngày 02 tháng 9 năm 1990'],
  ['bank-account', 'chuyển về số tài khoản 5301 0000 123456', 'số tài khoản 5301 0000 123456'],
  ['health', 'hộ có người khuyết tật nặng', 'khuyết tật'],
  ['health', 'mắc bệnh hiểm nghèo', 'bệnh hiểm nghèo'],
  ['ethnicity', 'Đinh Văn A, dân tộc: Ba Na', 'dân tộc: Ba Na'],
  ['ethnicity', 'người Bahnar', 'người Bahnar'],
  ['religion', 'Tôn giáo: Không', 'Tôn giáo: Không'],
  ['discipline', 'hình thức khiển trách', 'khiển trách'],
]

for (const [kind, text, quote] of FOUND) {
  test(`${kind}: ${text}`, () => assert.deepEqual(findSensitive(text, true).filter((one) => one.kind === kind).map((one) => one.quote), [quote]))
}

const CLEAR = [
  'Quyết định số 125/QĐ-UBND ngày 12/3/2026', 'Tổng kinh phí 1.250.000.000 đồng', 'Tổng kinh phí 064.190.001.234,5 đồng', 'Đinh Văn A, sinh năm 1985',
  'Điện thoại cơ quan: 02693 834 123', 'hộ nghèo dân tộc thiểu số', 'mã hồ sơ 2026-000123', 'học sinh ngày 12/3/2026 được nghỉ', 'đồng bào dân tộc',
]

for (const text of CLEAR) test(`nothing in: ${text}`, () => assert.deepEqual(findSensitive(text, true), []))

test('health, origin and discipline are looked for where citizens are named only', () => {
  const text = 'Hỗ trợ người khuyết tật dân tộc Ba Na, xử lý kỷ luật; liên hệ 0905123456'
  assert.deepEqual(sensitiveKinds(text, false), ['phone'])
  assert.deepEqual(sensitiveKinds(text, true), ['phone', 'health', 'ethnicity', 'discipline'])
})

test('passages are what stands at their place', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('CCCD ', '064190001234', ' 0905123456', ' khuyết tật ', 'x', '\n', '9'), { maxLength: 30 }).map((parts) => parts.join('')), (text) => {
      for (const { start, end, quote } of findSensitive(text, true)) assert.equal(text.slice(start, end), quote)
    }),
  )
})
