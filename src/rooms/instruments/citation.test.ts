import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normaliseNumber, parseCitations } from './citation.ts'

const numbers = (text: string) => parseCitations(text).map((one) => one.number)

test('every way in which a report of 2020 writes a number', () => {
  const text =
    'Kế hoạch số 14-KH/BCĐ ngày 12/11/2020; Pháp lệnh số 34/2007/PL-UBTVQH11, ngày 20/4/2007; Nghị định số 04/2015/NĐ-CP ngày 09/01/2015; ' +
    'Quy định số 11-QĐi/TW ngày 18/02/2019; Chương trình 74-CTr/TU ngày 05/5/2010; Kế hoạch số 01-KH/BDVTU-BCSĐUBND ngày 14/2/2020; ' +
    'Kế hoạch số 31/KHPH/UBND-BDVHU ngày 17/3/2020; Báo cáo số 480/BC-UBND ngày 30 tháng 10 năm 2020; Chỉ thị 33/CT-TTg.'
  assert.deepEqual(
    parseCitations(text).map((one) => [one.style, one.number, one.date]),
    [
      ['party', '14-KH/BCĐ', '2020-11-12'],
      ['legal', '34/2007/PL-UBTVQH11', '2007-04-20'],
      ['legal', '04/2015/NĐ-CP', '2015-01-09'],
      ['party', '11-QĐi/TW', '2019-02-18'],
      ['party', '74-CTr/TU', '2010-05-05'],
      ['party', '01-KH/BDVTU-BCSĐUBND', '2020-02-14'],
      ['joint', '31/KHPH/UBND-BDVHU', '2020-03-17'],
      ['state', '480/BC-UBND', '2020-10-30'],
      ['state', '33/CT-TTg', null],
    ],
  )
})

test('two decisions named by one symbol are two', () => {
  assert.deepEqual(numbers('theo Quyết định số 217, 218-QĐ/TW'), ['217-QĐ/TW', '218-QĐ/TW'])
})

test('spaces and plain D in a number are set right; what is not a letter-for-letter matter stays', () => {
  assert.deepEqual(numbers('Pháp lệnh số 34/2007/PL-BTVQH 11 của'), ['34/2007/PL-BTVQH11'])
  assert.deepEqual(numbers('Quyết định 12/QD-UBND'), ['12/QĐ-UBND'])
  assert.deepEqual(numbers('Nghị định 4/2015/ND-CP'), ['04/2015/NĐ-CP'])
  assert.equal(normaliseNumber('Nghị'.normalize('NFD')), 'Nghị')
})

test('fractions, dates and figures are no citations', () => {
  assert.deepEqual(numbers('14/14 xã, ngày 30/10/2020, 16/17 đơn, 11.796,9 triệu đồng, 04/13 xã, COVID-19, TCVN ISO 9001:2008'), [])
})

test('a date that does not exist is not taken', () => {
  assert.equal(parseCitations('Nghị định 04/2015/NĐ-CP ngày 31/02/2015')[0]!.date, null)
})

test('a citation stands where it says, whatever is around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', 'ơ', '.', ',', ';', '(', 'x ') }), fc.constantFrom('120-KL/TW', '34/2007/PL-UBTVQH11', '480/BC-UBND', '31/KHPH/UBND-BDVHU'), (around, number) => {
      const text = `${around} ${number} ${around}`
      const [one, ...more] = parseCitations(text)
      assert.equal(more.length, 0)
      assert.equal(text.slice(one!.from, one!.from + one!.written.length), number)
      assert.equal(one!.number, number)
    }),
  )
})

test('what is amiss in a number, and its right letters', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['Pháp lệnh số 34/2007/PL-BTVQH 11', '34/2007/PL-UBTVQH11', 'space,letters'], ['Nghị định 04/2015/NĐ-PC', '04/2015/NĐ-CP', 'letters'],
    ['Nghị định số 04/2015/NDCP', '04/2015/NĐ-CP', 'letters'], ['Luật số 10/2022/HQ15', '10/2022/QH15', 'letters'], ['Quyết định 17/QĐ-UBDN', '17/QĐ-UBND', 'letters'],
    ['Kế hoạch 45/ KH - UBND', '45/KH-UBND', 'space'], ['Kết luận 120/KL-TW', '120-KL/TW', 'letters'], ['Quyết định 22/2018/QĐ-Ttg', '22/2018/QĐ-TTg', 'case'],
    ['Nghị định số 04/2015/\nNĐ-CP', '04/2015/NĐ-CP', ''], ['Quyết định 44/2005/QĐ-BYT', '44/2005/QĐ-BYT', ''], ['Thông tư 05/2016/TT-BCA', '05/2016/TT-BCA', ''],
    ['Nghị quyết liên tịch 01/2014/NQLT/CP-UBTƯMTTQVN', '01/2014/NQLT/CP-UBTƯMTTQVN', ''], ['Công văn 2231/SNV-CCHC&PC', '2231/SNV-CCHC&PC', ''],
  ]
  for (const [text, right, faults] of table) {
    assert.deepEqual(parseCitations(text).map((one) => [one.right, one.faults.join()]), [[right, faults]], text)
  }
})

test('type, date, issuer and title with their places', () => {
  const text = 'theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị (khóa XII) về “Đẩy mạnh học tập”; Nghị định số 60/2013/NĐ-CP của Chính phủ, ngày 19/6/2013.'
  const [first, second] = parseCitations(text)
  const quote = (part?: { start: number; end: number }) => part && text.slice(part.start, part.end)
  assert.deepEqual([first!.type, first!.dated, first!.issuer, first!.title].map(quote), ['Chỉ thị', 'ngày 15/5/2016', 'Bộ Chính trị', 'Đẩy mạnh học tập'])
  assert.equal(first!.title!.quoted, true)
  assert.deepEqual([quote(second!.issuer), second!.date], ['Chính phủ', '2013-06-19'])
})

test('long hostile text is read in one pass', () => {
  for (const piece of ['1/', '1-A', '12/QĐ-', '1234/2020/', 'số 1/A-', '12 / ']) {
    const began = performance.now()
    parseCitations(piece.repeat(100_000))
    assert.ok(performance.now() - began < 3000, piece)
  }
})
