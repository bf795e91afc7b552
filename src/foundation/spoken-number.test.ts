import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal } from './decimal.ts'
import { sayDecimal, sayDigits, sayWhole } from './spoken-number.ts'

test('whole numbers as they are read out', () => {
  const table: readonly (readonly [number | bigint, string])[] = [
    [0, 'không'], [1, 'một'], [4, 'bốn'], [5, 'năm'], [10, 'mười'], [11, 'mười một'], [14, 'mười bốn'], [15, 'mười lăm'], [20, 'hai mươi'], [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'], [25, 'hai mươi lăm'], [31, 'ba mươi mốt'], [55, 'năm mươi lăm'], [100, 'một trăm'], [101, 'một trăm linh một'], [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'], [110, 'một trăm mười'], [111, 'một trăm mười một'], [115, 'một trăm mười lăm'], [121, 'một trăm hai mươi mốt'], [480, 'bốn trăm tám mươi'],
    [1000, 'một nghìn'], [1005, 'một nghìn không trăm linh năm'], [1015, 'một nghìn không trăm mười lăm'], [1105, 'một nghìn một trăm linh năm'], [2026, 'hai nghìn không trăm hai mươi sáu'],
    [10_000, 'mười nghìn'], [21_021, 'hai mươi mốt nghìn không trăm hai mươi mốt'], [1_000_000, 'một triệu'], [1_000_005, 'một triệu không trăm linh năm'],
    [1_500_000, 'một triệu năm trăm nghìn'], [1_050_000, 'một triệu không trăm năm mươi nghìn'], [1_000_000_000, 'một tỷ'], [1_200_000_000, 'một tỷ hai trăm triệu'],
    [1_000_005_000n, 'một tỷ không trăm linh năm nghìn'], [12_345_678_901n, 'mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một'],
    [1_000_000_000_000n, 'một nghìn tỷ'], [-3, 'âm ba'],
  ]
  for (const [number, said] of table) assert.equal(sayWhole(number), said, String(number))
})

test('decimals and digits', () => {
  for (const [number, said] of [['5.28', 'năm phẩy hai mươi tám'], ['0.08', 'không phẩy không tám'], ['11796.9', 'mười một nghìn bảy trăm chín mươi sáu phẩy chín'], ['2.005', 'hai phẩy không không năm'], ['-1.5', 'âm một phẩy năm']] as const) {
    assert.equal(sayDecimal(decimal(number)), said, number)
  }
  assert.equal(sayDigits('0269 3834'), 'không hai sáu chín ba tám ba bốn')
})

/**
 * A second account: listens word by word. What was heard last is added to or multiplied, without knowing how it was made.
 */
function listen(said: string): bigint {
  const ONES: Readonly<Record<string, bigint>> = { không: 0n, một: 1n, mốt: 1n, hai: 2n, ba: 3n, bốn: 4n, tư: 4n, năm: 5n, lăm: 5n, sáu: 6n, bảy: 7n, tám: 8n, chín: 9n }
  const words = said.split(' ')
  let [total, billions, group, pending] = [0n, 0n, 0n, -1n]
  const take = (): bigint => {
    const value = group + (pending >= 0n ? pending : 0n)
    ;[group, pending] = [0n, -1n]
    return value
  }
  for (const word of words) {
    if (word in ONES) {
      assert.ok(pending < 0n, `two digits after one another in “${said}”`)
      pending = ONES[word]!
    } else if (word === 'mười') group += 10n
    else if (word === 'mươi') [group, pending] = [group + pending * 10n, -1n]
    else if (word === 'trăm') [group, pending] = [group + pending * 100n, -1n]
    else if (word === 'nghìn') total += take() * 1000n
    else if (word === 'triệu') total += take() * 1_000_000n
    else if (word === 'tỷ') [billions, total] = [(billions + total + take()) * 1_000_000_000n, 0n]
    else assert.equal(word, 'linh', said)
  }
  return billions + total + take()
}

test('whoever listens hears the number that was said, up to billions of billions', () => {
  for (let number = 0; number < 20_000; number += 1) assert.equal(listen(sayWhole(number)), BigInt(number))
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), (number) => assert.equal(listen(sayWhole(number)), number)), { numRuns: 2000 })
})

test('the words that belong to tens stand nowhere else', () => {
  for (let number = 0; number < 3000; number += 1) {
    const said = sayWhole(number)
    assert.doesNotMatch(said, /(?<!mươi )(?:mốt|tư)|(?<!mươi |mười )lăm|mươi (?:một|bốn|năm)(?! mươi| trăm| nghìn)/, String(number))
  }
})
