import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { checkReport, runRules } from './check.ts'
import type { Finding } from './finding.ts'
import { RULES } from './rules/index.ts'
import { loadKnowledge } from './testing/knowledge.ts'
import { textReport } from './text-report.ts'

const KNOWLEDGE = loadKnowledge()
const gist = ({ code, quote, message }: Finding): string => `${code} | ${quote} | ${message.vi}`

describe('checking a report', () => {
  it('finds nothing in one that adds up', () => {
    const text = [
      '1. Tiếp công dân', 'Năm 2024, UBND xã tiếp 45 lượt công dân, tiếp nhận 38 đơn (kỳ trước chuyển sang 03 đơn, trong kỳ 35 đơn).',
      'Đã giải quyết 36/38 đơn, đạt 94,7%; còn 02 đơn đang trong thời hạn giải quyết.', 'Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,8%, giảm 1,4 điểm phần trăm.',
    ].join('\n')
    assert.deepEqual(checkReport(textReport(text), KNOWLEDGE, { only: ['percent', 'sum', 'twice', 'number', 'word'] }).map(gist), [])
  })

  it('finds the same whatever stands elsewhere', () => {
    const other = 'Mặt trận và các hội, đoàn thể tích cực tuyên truyền, vận động Nhân dân tham gia các phong trào thi đua yêu nước tại địa phương.'
    for (const rule of RULES.filter(({ code }) => /^(?:percent|sum|twice|number|word)\./.test(code))) {
      for (const { text } of rule.fires) {
        const alone = runRules([rule], textReport(text), KNOWLEDGE).map(gist)
        assert.deepEqual(runRules([rule], textReport(`${other}\n\n${text}`), KNOWLEDGE).map(gist), alone, rule.code)
        assert.deepEqual(runRules([rule], textReport(`${text}\n\n${other}`), KNOWLEDGE).map(gist), alone, rule.code)
      }
    }
  })

  it('is switched off by line, by the next line, by text, and by option', () => {
    const fault = 'Đã giải quyết 16/17 đơn, đạt 95%.'
    const count = (text: string): number => checkReport(textReport(text), KNOWLEDGE, { only: ['percent'] }).length
    assert.equal(count(fault), 1)
    assert.equal(count(`${fault} [nharong: bỏ qua percent.wrong]`), 0)
    assert.equal(count(`${fault} [nharong: bỏ qua sum]`), 1)
    assert.equal(count(`${fault} <!-- nharong: ignore -->`), 0)
    assert.equal(count(`[nharong: bỏ qua dòng sau percent]\n${fault}\n${fault}`), 1)
    assert.equal(count(`[nharong: bỏ qua toàn văn percent.wrong]\n\n${fault}\n${fault}`), 0)
    assert.equal(checkReport(textReport(fault), KNOWLEDGE, { except: ['percent'] }).filter(({ code }) => code.startsWith('percent')).length, 0)
  })

  it('takes time in proportion to the length', () => {
    const line = 'Tổng số 158 vụ: hòa giải thành 146 vụ, không thành 10 vụ, đang giải quyết 02 vụ, đạt 92,4%. '
    const rules = RULES.filter(({ code }) => /^(?:percent|sum|twice|number|word)\./.test(code))
    const timeOf = (text: string): number => {
      const source = textReport(text)
      const start = performance.now()
      runRules(rules, source, KNOWLEDGE)
      return performance.now() - start
    }
    for (const unit of [line, `${line}\n`, '1/', '5% ', 'tăng 5 hộ so với ', '5 hộ, trong đó ', 'tổng số 5 hộ ', '1\t2\t3\n', '- Số hộ: 5 hộ:\n', '(', 'các ']) {
      timeOf(unit.repeat(Math.ceil(30_000 / unit.length)))
      const small = Math.min(timeOf(unit.repeat(Math.ceil(30_000 / unit.length))), timeOf(unit.repeat(Math.ceil(30_000 / unit.length))))
      const large = timeOf(unit.repeat(Math.ceil(120_000 / unit.length)))
      assert.ok(large < 20 * small + 300, `${JSON.stringify(unit)}: ${small.toFixed(0)} ms, four times as long ${large.toFixed(0)} ms`)
    }
  })
})

/** The report of 2020 itself is no part of the project: `NHARONG_REPORT_480`, or where it lies beside the checkout. */
const REPORT = process.env['NHARONG_REPORT_480'] ?? new URL('../../../../shared/reports/480-BC-UBND-2020.txt', import.meta.url)

describe('report 480/BC-UBND', () => {
  if (!existsSync(REPORT)) {
    it('IS NOT HERE: set NHARONG_REPORT_480 to its text to check against it', (context) => context.diagnostic('report 480 not found; only its twin is checked'))
    return
  }
  const findings = checkReport(textReport(readFileSync(REPORT, 'utf8')), KNOWLEDGE, { only: ['percent', 'sum', 'twice', 'number', 'word'] })

  it('has its figures found wrong, and nothing else', () => {
    assert.deepEqual(findings.map(({ code, quote, expected }) => [code, quote, expected ?? '']), [
      ['percent.rounding', '5,27%', '5,28%'],
      ['number.leading-zero', '3', '03'],
      ['word.repeated', 'thể thể', 'thể'],
      ['word.abbreviation', 'QCCDC', 'QCDC'],
      ['percent.no-base', '96,6%', ''],
      ['word.abbreviation', 'QCDG', 'QCDC'], ['word.abbreviation', 'QCDG', 'QCDC'], ['word.abbreviation', 'QCDG', 'QCDC'], ['word.abbreviation', 'QCDG', 'QCDC'],
      ['number.counted-what', '14/14', ''],
      ['percent.no-base', '96,6%', ''],
      ['sum.stateless', '40 đơn', '17'],
      ['percent.base', '94,11%', '40%'],
      ['percent.hidden-base', '62,5%', ''], ['percent.hidden-base', '62,5%', ''],
    ])
  })

  it('says of what the shares are', () => {
    const message = (code: string): string => findings.find((finding) => finding.code === code)!.message.vi
    assert.match(message('percent.base'), /16 trên 17/)
    assert.match(message('percent.hidden-base'), /5 trên 8/)
  })
})
