import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { speakVietnamese, unspoken } from './spoken-vietnamese.ts'

const SAID: readonly (readonly [string, string])[] = [
  ['1.005 hộ', 'một nghìn không trăm linh năm hộ'],
  ['21 hộ', 'hai mươi mốt hộ'],
  ['05 ngày làm việc', 'năm ngày làm việc'],
  ['15/3/2026', 'ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu'],
  ['ngày 15/3/2026', 'ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu'],
  ['ngày 05 tháng 4 năm 2026', 'ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu'],
  ['ngày 10/10', 'ngày mùng mười tháng mười'],
  ['từ ngày 01/7/2026 đến ngày 30/7/2026', 'từ ngày mùng một tháng bảy năm hai nghìn không trăm hai mươi sáu đến ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi sáu'],
  ['tháng 3/2026', 'tháng ba năm hai nghìn không trăm hai mươi sáu'],
  ['quý III/2026', 'quý ba năm hai nghìn không trăm hai mươi sáu'],
  ['quý IV năm 2026', 'quý bốn năm hai nghìn không trăm hai mươi sáu'],
  ['giai đoạn 2021-2025', 'giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm'],
  ['07:30', 'bảy giờ ba mươi phút'],
  ['lúc 7h30, 19h', 'lúc bảy giờ ba mươi phút, mười chín giờ'],
  ['07 giờ 00', 'bảy giờ'],
  ['480/BC-UBND', 'số bốn trăm tám mươi, báo cáo, Ủy ban nhân dân'],
  ['Quyết định số 125/QĐ-UBND ngày 10/7/2026', 'Quyết định số một trăm hai mươi lăm, quyết định, Ủy ban nhân dân ngày mùng mười tháng bảy năm hai nghìn không trăm hai mươi sáu'],
  ['Nghị định 59/2023/NĐ-CP', 'Nghị định số năm mươi chín, năm hai nghìn không trăm hai mươi ba, nghị định, Chính phủ'],
  ['Luật số 10/2022/QH15', 'Luật số mười, năm hai nghìn không trăm hai mươi hai, Quốc hội khóa mười lăm'],
  ['14-KH/BCĐ', 'số mười bốn, kế hoạch, Ban Chỉ đạo'],
  ['5,28%', 'năm phẩy hai mươi tám phần trăm'],
  ['100%', 'một trăm phần trăm'],
  ['1.500.000 đồng', 'một triệu năm trăm nghìn đồng'],
  ['1.500.000đ', 'một triệu năm trăm nghìn đồng'],
  ['2,5 tỷ đồng', 'hai phẩy năm tỷ đồng'],
  ['50.000 đồng/hộ', 'năm mươi nghìn đồng một hộ'],
  ['500.000 đồng/người/tháng', 'năm trăm nghìn đồng một người một tháng'],
  ['300 m2, 1,2 km, 5 ha', 'ba trăm mét vuông, một phẩy hai ki-lô-mét, năm héc-ta'],
  ['14/14 thôn', 'mười bốn trên mười bốn thôn'],
  ['1.234/9.876 hộ', 'một nghìn hai trăm ba mươi tư trên chín nghìn tám trăm bảy mươi sáu hộ'],
  ['khoản 2 Điều 13', 'khoản hai Điều mười ba'],
  ['UBND xã và UBMTTQVN xã', 'Ủy ban nhân dân xã và Ủy ban Mặt trận Tổ quốc Việt Nam xã'],
  ['thẻ BHYT.', 'thẻ bảo hiểm y tế.'],
  ['lần thứ I, khóa XV', 'lần thứ nhất, khóa mười lăm'],
  ['thứ 4', 'thứ tư'],
  ['điện thoại 0269 3834 123', 'điện thoại không hai sáu chín ba tám ba bốn một hai ba'],
  ['giảm -1,5 độ', 'giảm âm một phẩy năm độ'],
  ['mục 3.2', 'mục ba chấm hai'],
  ['Xem https://vi.du/ck/abc7 để biết', 'Xem để biết'],
]

test('what officials write, as it is read out', () => {
  for (const [written, said] of SAID) assert.equal(speakVietnamese(written), said, written)
})

test('what was read out once stays as it is', () => {
  for (const [, said] of SAID) assert.equal(speakVietnamese(said), said)
})

const piece = fc.oneof(
  fc.constantFrom(...SAID.map(([written]) => written)),
  fc.stringMatching(/^[0-9.,/%:hđm -]{0,12}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test('of any text no figure is left', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => assert.doesNotMatch(speakVietnamese(pieces.join(' ')), /[0-9%]/)),
    { numRuns: 2000 },
  )
})

test('sentences one after another are read as each of them by itself', () => {
  const one = fc.constantFrom(...SAID.map(([written, said]) => ({ written, said })))
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (sentences) => {
      assert.equal(speakVietnamese(sentences.map(({ written }) => written).join('; ')), sentences.map(({ said }) => said).join('; '))
    }),
  )
})

test('every day of a year is read as day, month, year', () => {
  const said = new Set<string>()
  for (let at = 0; at < 365; at += 1) {
    const [year, month, day] = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10).split('-') as [string, string, string]
    const short = speakVietnamese(`${day}/${Number(month)}/${year}`)
    assert.equal(short, speakVietnamese(`ngày ${day} tháng ${month} năm ${year}`))
    said.add(short)
  }
  assert.equal(said.size, 365)
})

test('abbreviations that nobody knows are named', () => {
  assert.deepEqual(unspoken(speakVietnamese('UBND xã, ABC và XYZT, ABC')), ['ABC', 'XYZT'])
})
