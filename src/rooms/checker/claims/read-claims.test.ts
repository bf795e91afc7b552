import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decimalText } from '#foundation/decimal.ts'
import { textReport } from '../text-report.ts'
import type { Claim } from './claims.ts'
import { readClaims } from './read-claims.ts'

const claimsOf = (text: string): readonly Claim[] => readClaims(textReport(text)).claims

/** `146 vụ` → [value, unit], a pair as `14/14`. */
const short = (claim: Claim): string =>
  `${decimalText(claim.value)}${claim.of ? `/${decimalText(claim.of.value!)}` : ''} ${claim.unit ?? '-'}`

const read = (text: string): string[] => claimsOf(text).map(short)

describe('claims', () => {
  it('are read in every unit officials write', () => {
    for (const [text, expected] of [
      ['Tổng kinh phí 11.796,9 tr.đ', ['11796.9 triệu đồng']],
      ['Huy động 2,5 tỷ đồng và 187 trđ', ['2.5 tỷ đồng', '187 triệu đồng']],
      ['Hiến 3.500 m2 đất, 1.200m² vườn, 2,5 km đường', ['3500 m²', '1200 m²', '2.5 km']],
      ['Có 14/14 xã, thị trấn đạt 100%', ['14/14 xã', '100 %']],
      ['Tiếp 1.234 lượt/1.250 hộ', ['1234/1250 hộ']],
      ['Có 0 vụ đình công', ['0 vụ']],
      ['Số doanh nghiệp: 89', ['89 doanh nghiệp']],
      ['Tăng 2,5 điểm phần trăm', ['2.5 điểm phần trăm']],
      ['Tỷ lệ đạt 96,6 phần trăm', ['96.6 %']],
      ['Thành lập 02 tổ, 05 tổ dân phố', ['2 tổ', '5 tổ dân phố']],
    ] as const) assert.deepEqual(read(text), expected, text)
  })

  it('are not made of dates, document numbers, headings, labels and names', () => {
    for (const text of [
      'Số: 480/BC-UBND', 'Kbang, ngày 30 tháng 10 năm 2020', 'Kế hoạch số 14-KH/BCĐ ngày 12/11/2020', 'Pháp lệnh 34/2007/PL-UBTVQH11, PL-BTVQH 11',
      'theo Quyết định số 217, 218-QĐ/TW', 'Chỉ thị 15, Chỉ thị 16 của Chính phủ', 'nhiệm kỳ 2020-2025', 'phòng, chống dịch Covid-19 và Covid - 19', 'TCVN ISO 9001:2008',
      'khoản 2 Điều 15 và Điều 20, 21', '1. Công tác lãnh đạo', '1.2. Kết quả', 'thôn 4, tổ dân phố số 7', 'quý III/2020, tháng 10/2020', 'cách mạng 4.0', 'từ 15/12 đến 14/12',
      'lúc 7 giờ 30 phút ngày 02/9'.replace('7 giờ 30 phút', '07h30'), 'gồm: (1) tuyên truyền; (2) vận động',
    ]) assert.deepEqual(read(text), [], text)
  })

  it('know the dot of thousands from that of decimals by what is counted and by the rest of the text', () => {
    assert.deepEqual(read('Có 17,775 hộ'), ['17775 hộ'])
    assert.deepEqual(read('Chiếm 5.275%'), ['5.275 %'])
    assert.deepEqual(read('Kinh phí 11,796 triệu đồng, chiếm 5,2%'), ['11.796 triệu đồng', '5.2 %'])
    assert.deepEqual(read('Kinh phí 11,796 triệu đồng, chiếm 5.2%'), ['11796 triệu đồng', '5.2 %'])
    assert.deepEqual(read('Kinh phí 11,796 triệu đồng'), [])
  })

  it('are read across broken lines and numbers, with places in the text as it stands', () => {
    const text = 'Trong năm, các tổ hòa giải ở địa bàn dân cư đã hòa giải thành\n146 vụ, với tổng kinh phí hỗ trợ cho các tổ là 11.796,\n9 triệu đồng theo quy định.'
    const claims = claimsOf(text)
    assert.deepEqual(claims.map(short), ['146 vụ', '11796.9 triệu đồng'])
    assert.equal(text.slice(claims[1]!.start, claims[1]!.end), '11.796,\n9 triệu đồng')
    assert.equal(claims[0]!.role, 'settled')
  })

  it('know their role, their period and their table', () => {
    const [total, settled, open] = claimsOf('Năm 2020, tổng số đơn 40 đơn; đã giải quyết 16 đơn, còn tồn đọng 01 đơn')
    assert.deepEqual([total!.role, settled!.role, open!.role], ['total', 'settled', 'open'])
    assert.equal(total!.period?.year, 2020)
    const cells = claimsOf('TT\tXã\tDiện tích (ha)\tTỷ lệ (%)\n1\tXã Đông\t12,5\t40\n2\tXã Sơn Lang\t18,75\t60')
    assert.deepEqual(cells.map((claim) => [short(claim), claim.rowHead, claim.columnHead]), [
      ['12.5 ha', 'Xã Đông', 'Diện tích (ha)'], ['40 %', 'Xã Đông', 'Tỷ lệ (%)'], ['18.75 ha', 'Xã Sơn Lang', 'Diện tích (ha)'], ['60 %', 'Xã Sơn Lang', 'Tỷ lệ (%)'],
    ])
  })

  it('point at what they quote, whatever the text', () => {
    const piece = fc.constantFrom('tổng số ', '40 đơn', '; ', '\n', '\n\n', '16', ',', '.', '/', '14', '%', ' hộ ', 'đạt ', '11.796,9', ' tr.đ', '(', ')', '\t', '|', '- ', '1. ', 'năm 2020', 'Điều ', '480/BC-UBND', '*', 'PHỤ LỤC', '\u0301', 'ệ'.normalize('NFD'))
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), (text) => {
      const source = textReport(text)
      const claims = readClaims(source)
      let last = 0
      for (const token of claims.tokens) {
        assert.ok(token.start >= last && token.end > token.start)
        assert.equal(source.text.slice(token.start, token.end).replaceAll(/\s/g, ''), token.text)
        last = token.end
      }
      for (const claim of claims.claims) assert.ok(source.text.slice(claim.start, claim.end).startsWith(claim.number.text[0]!))
      assert.equal(readClaims(textReport(text.normalize('NFD'))).claims.length, claims.claims.length)
    }))
  })
})
