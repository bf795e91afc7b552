import { TYPE_CODES } from '#rooms/instruments/index.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'
import { meantBy } from './known.ts'

export const rule: Rule = {
  code: 'citation.type',
  severity: 'error',
  title: { vi: 'Tên loại văn bản không khớp với ký hiệu', en: 'Kind of document that does not fit the symbol' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục III: chữ viết tắt tên loại văn bản', en: 'Decree 30/2020/NĐ-CP, Annex III' },
  fires: [
    { text: 'Quyết định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.', quote: 'Quyết định số 04/2015/NĐ-CP' },
    { text: 'Thực hiện Kế hoạch số 214/BC-UBND ngày 05/3/2021 của UBND huyện.', quote: 'Kế hoạch số 214/BC-UBND' },
    { text: 'Nghị định số 10/2022/QH15 ngày 10/11/2022 của Quốc hội.', quote: 'Nghị định số 10/2022/QH15' },
    { text: 'Chỉ thị số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị.', quote: 'Chỉ thị số 120-KL/TW' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP; Kế hoạch số 214/KH-UBND; Luật số 10/2022/QH15; Nghị quyết số 202/2025/QH15; Bộ luật số 45/2019/QH14.' },
    { text: 'Quy định số 101-QĐ/TW; Quyết định số 217-QĐ/TW; Quy chế phối hợp số 05/QCPH-UBND; Chương trình hành động số 12-CTr/TU; Thông tri số 06-TT/QU; Công văn số 12/UBND-VP; Tờ trình số 9/TTr-UBND.' },
    { text: 'UBND xã thực hiện Nghị quyết, 214/BC-UBND; văn bản số 12/KH-UBND.' },
  ],
  check: ({ source, knowledge }) =>
    citationsOf(source).flatMap((citation) => {
      if (!citation.type) return []
      const written = citation.type.text.toLowerCase().replaceAll(/\s+/g, ' ')
      if (written === 'văn bản' || written === 'công văn') return []
      const code = /^\d+[a-c]?(?:\/\d{4})?[/-]([\p{L}]+)/iu.exec(citation.right)?.[1]
      const allowed = code === undefined ? undefined : /^QH$/.test(code) ? ['luật', 'bộ luật', 'nghị quyết', 'hiến pháp'] : TYPE_CODES[code]
      if (!allowed || allowed.some((one) => written.startsWith(one))) return []
      const right = meantBy(citation, knowledge.instruments)?.type ?? name(allowed[0]!)
      return [{
        start: citation.type.start, end: citation.numberEnd,
        severity: citation.style === 'legal' ? 'error' as const : 'warning' as const, expected: right,
        message: say({
          vi: 'Ký hiệu {number} là của {right}, không phải của {written}.', en: 'The symbol {number} is of another kind of document ({right}).',
        }, { number: citation.right, right, written }),
        operands: [operandAt(source.text, citation.type, 'type')],
      }]
    }),
}

function name(type: string): string {
  return type[0]!.toUpperCase() + type.slice(1)
}
