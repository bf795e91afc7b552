import { headOf } from '../../report-head.ts'
import type { Rule, RuleInput } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt, surroundings } from '../../surroundings.ts'
import { unitsNamed } from './unit-index.ts'

export const rule: Rule = {
  code: 'form.template-phrase',
  severity: 'note',
  title: { vi: 'Cụm từ mẫu “xã, phường, thị trấn” ở nơi không có phường', en: 'The stock phrase “xã, phường, thị trấn” where there are no wards' },
  ground: { vi: 'Huyện gồm xã và thị trấn; phường thuộc quận, thị xã, thành phố (Luật Tổ chức chính quyền địa phương)', en: 'A rural district consists of communes and townships' },
  fires: [
    { text: 'Số: 12/BC-UBND\nKbang, ngày 30 tháng 10 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch, huyện báo cáo:\n\nHoạt động của Ban Thanh tra nhân dân ở xã, phường, thị trấn đạt kết quả cao.', quote: 'xã, phường, thị trấn', on: '2020-10-30' },
    { text: 'ỦY BAN NHÂN DÂN\nHUYỆN AN HÒA\nSố: 12/BC-UBND\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch, huyện báo cáo:\n\nCác xã, phường, thị trấn đã công khai thủ tục hành chính.', quote: 'xã, phường, thị trấn', on: '2020-10-30' },
  ],
  silent: [
    { text: 'Số: 12/BC-UBND\nKbang, ngày 30 tháng 10 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện Pháp lệnh dân chủ ở xã, phường, thị trấn, các xã, thị trấn của huyện đã công khai.', on: '2020-10-30' },
    { text: 'Số: 12/BC-UBND\nPleiku, ngày 30 tháng 10 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:\n\nCác xã, phường, thị trấn đã công khai.', on: '2020-10-30' },
    { text: 'Các xã, phường, thị trấn đã công khai thủ tục hành chính.', on: '2020-10-30' },
  ],
  check: (input) => {
    const { source } = input
    if (!isOfRuralDistrict(input)) return []
    const places = [...source.text.matchAll(/(?<!\p{L})xã,?\s{1,2}phường,?\s{1,2}(?:và\s{1,2})?thị\s{1,2}trấn(?!\p{L})/giu)].flatMap((match) => {
      const span = { start: match.index, end: match.index + match[0].length }
      const { before } = surroundings(source.text, span, 200)
      // In the name of a law, or of what is cited, it stands as it is there.
      if (/(pháp lệnh|luật|nghị định|thông tư|nghị quyết|quyết định|hướng dẫn|chỉ thị)[^,.;]{0,90}$/u.test(before) || /(dân chủ|qcdc|quy chế)( cơ sở)? ở\s*$/u.test(before) || /["“«][^"”»]*$/u.test(before)) return []
      return [span]
    })
    const [first] = places
    if (!first) return []
    return [{
      ...first, severity: 'note' as const, operands: places.slice(1, 40).map((one) => operandAt(source.text, one, 'same')),
      message: say({
        vi: 'Huyện không có phường: cụm từ “xã, phường, thị trấn” nên viết theo thực tế của huyện (xã, thị trấn).',
        en: 'A rural district has no wards: the phrase seems to come from a template.',
      }),
    }]
  },
}

function isOfRuralDistrict({ source, knowledge }: RuleInput): boolean {
  const head = headOf(source)
  if (!head.type) return false
  const above = source.text.slice(0, head.type.start)
  if (/(?:^|\n|\t|\|)\s*(?:(?:ỦY|UỶ) BAN NHÂN DÂN\s+|UBND\s+)?HUYỆN\s+\p{Lu}/u.test(above)) return !/(?:^|\n|\t|\|)\s*(?:(?:ỦY|UỶ) BAN NHÂN DÂN\s+|UBND\s+)?(?:XÃ|THỊ TRẤN)\s+\p{Lu}/u.test(above)
  if (!head.placeAndDate) return false
  const named = unitsNamed(knowledge.places, head.placeAndDate.place, knowledge.on).filter(({ unit }) => unit.level === 'district')
  return named.length > 0 && named.every(({ span }) => span.kind === 'huyen')
}
