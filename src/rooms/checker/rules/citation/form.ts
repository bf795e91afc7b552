import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { bearersOf } from './known.ts'

export const rule: Rule = {
  code: 'citation.form',
  severity: 'error',
  title: { vi: 'Số, ký hiệu văn bản viết sai', en: 'Number and symbol written wrong' },
  ground: {
    vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3 và Phụ lục III: cách ghi số, ký hiệu và bảng chữ viết tắt',
    en: 'Decree 30/2020/NĐ-CP, Annex I, part II, clause 3, and Annex III',
  },
  fires: [
    { text: 'Nghị định số 04/2015/NĐ-PC ngày 09/01/2015 của Chính phủ.', quote: '04/2015/NĐ-PC' },
    { text: 'Pháp lệnh số 34/2007/PL-BTVQH 11 của Ủy ban Thường vụ Quốc hội.', quote: '34/2007/PL-BTVQH 11' },
    { text: 'Pháp lệnh số 34/2007/PL-UBNTQH11 về thực hiện dân chủ.', quote: '34/2007/PL-UBNTQH11' },
    { text: 'Quyết định số 152/QD-UBND ngày 05/3/2021 của UBND huyện.', quote: '152/QD-UBND' },
    { text: 'Kế hoạch số 45/ KH - UBND ngày 05/3/2021.', quote: '45/ KH - UBND' },
    { text: 'Quyết định số 17/QĐ-UBDN ngày 05/3/2021 của UBND xã.', quote: '17/QĐ-UBDN' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP, Pháp lệnh số 34/2007/PL-UBTVQH11, Luật số 10/2022/QH15, Quyết định số 22/2018/QĐ-TTg.' },
    { text: 'Kế hoạch số 31/KHPH/UBND-BDVHU; Kế hoạch số 01-KH/BDVTU-BCSĐUBND; Quy định số 11-QĐi/TW; Công văn số 12/UBND-VP.' },
    { text: 'Thông tư số 03/2019/TT-BTP; Thông tư liên tịch số 01/2014/TTLT-CP-BTTUBTƯMTTQVN; Công văn số 8378/BNV-CTTN&BĐG.' },
    { text: 'Nghị định số 04/2015/\nNĐ-CP của Chính phủ; Pháp lệnh số 34/2007/PL-\nUBTVQH11.' },
  ],
  check: ({ source, knowledge }) => {
    const told = new Set<number>()
    return citationsOf(source).flatMap((citation) => {
      if (citation.faults.length === 0 || told.has(citation.from)) return []
      told.add(citation.from)
      const span = { start: citation.from, end: citation.numberEnd }
      const meant = bearersOf(citation, knowledge.instruments)[0]
      const right = meant && meant.number.split('/')[0] === citation.right.split('/')[0] ? meant.number : citation.right
      const isLetters = citation.faults.includes('letters')
      return [{
        ...span, expected: right, operands: [],
        severity: isLetters ? 'error' as const : citation.faults.includes('case') ? 'note' as const : 'warning' as const,
        message: say(isLetters ? LETTERS : citation.faults.includes('case') ? CASE : SPACE, { right }),
      }]
    })
  },
}

const LETTERS = { vi: 'Ký hiệu văn bản viết sai; đúng là {right}.', en: 'The symbol is written wrong; it is {right}.' }
const CASE = { vi: 'Ký hiệu viết chữ hoa, chữ thường chưa đúng; đúng là {right}.', en: 'Capitals of the symbol: {right}.' }
const SPACE = { vi: 'Số, ký hiệu văn bản viết liền, không có khoảng trắng: {right}.', en: 'Number and symbol have no spaces: {right}.' }
