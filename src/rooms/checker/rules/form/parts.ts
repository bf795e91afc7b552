import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { type WholeReport, wholeReport } from '../../whole-report.ts'

const WHOLE = (top: string, bottom: string): string =>
  `${top}\n\nBÁO CÁO\nKết quả thực hiện dân chủ năm 2021\n\nThực hiện kế hoạch, UBND xã báo cáo như sau:\n\nI. Kết quả\nĐã tiếp 12 lượt công dân.\n\nTrên đây là báo cáo của UBND xã./.\n\n${bottom}`
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'
const BODY = 'ỦY BAN NHÂN DÂN\nXÃ AN HÒA'
const NUMBER = 'Số: 12/BC-UBND'
const PLACE = 'An Hòa, ngày 15 tháng 11 năm 2021'
const FOOT = 'Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An'

export const rule: Rule = {
  code: 'form.parts',
  severity: 'warning',
  title: { vi: 'Thiếu thành phần thể thức bắt buộc', en: 'A part that an administrative document must have is missing' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Điều 8 khoản 2', en: 'Decree 30/2020/NĐ-CP, Article 8 clause 2' },
  fires: [
    { text: WHOLE(`${BODY}\n${NUMBER}\n${PLACE}`, FOOT), quote: 'BÁO CÁO' },
    { text: WHOLE(`${NATION}\n${BODY}\n${PLACE}`, FOOT), quote: 'BÁO CÁO' },
    { text: WHOLE(`${NATION}\n${BODY}\n${NUMBER}\n${PLACE}`, 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An'), quote: 'BÁO CÁO' },
  ],
  silent: [
    { text: WHOLE(`${NATION}\n${BODY}\n${NUMBER}\n${PLACE}`, FOOT) },
    { text: WHOLE(`${NUMBER}\n${PLACE}`, FOOT) },
    { text: 'Đã tiếp 12 lượt công dân; nhận 03 đơn.' },
    { text: 'ĐẢNG BỘ HUYỆN AN HÒA\nSố 12-BC/HU\n\nBÁO CÁO\nKết quả năm 2021\n\nThực hiện chương trình, Huyện ủy báo cáo.' },
  ],
  check: ({ source }) => {
    const whole = wholeReport(source)
    if (!whole) return []
    const { head, tail } = whole
    const missing = [
      ...(whole.headWhole ? MISSING_ABOVE.filter(([name]) => head[name] === undefined) : []).map(([, text]) => text),
      ...(whole.tailWhole && !tail.office && tail.recipients ? [OFFICE] : []),
      ...(whole.tailWhole && !tail.recipients ? [RECIPIENTS] : []),
    ]
    if (missing.length === 0) return []
    return [{
      start: head.type!.start, end: head.type!.end,
      severity: isLost(whole) ? 'note' as const : 'warning' as const, operands: [],
      message: say({ vi: 'Không thấy thành phần thể thức: {vi}.', en: 'Not found: {en}.' }, { vi: missing.map((one) => one.vi).join('; '), en: missing.map((one) => one.en).join('; ') }),
    }]
  },
}

/** Of a copy that has lost the right half of its head, or all of its foot, nothing sure can be said. */
function isLost({ head, tail, headWhole, tailWhole }: WholeReport): boolean {
  const isHeadSure = headWhole && (head.nation !== undefined || head.motto !== undefined)
  const isTailSure = tailWhole && (tail.office !== undefined || tail.recipients !== undefined)
  const lacksAbove = headWhole && MISSING_ABOVE.some(([name]) => head[name] === undefined)
  return (lacksAbove && !isHeadSure) || (!lacksAbove && !isTailSure)
}

const MISSING_ABOVE = [
  ['nation', { vi: 'Quốc hiệu (điểm a)', en: 'the name of the nation (a)' }],
  ['motto', { vi: 'Tiêu ngữ (điểm a)', en: 'the motto (a)' }],
  ['issuer', { vi: 'tên cơ quan, tổ chức ban hành (điểm b)', en: 'the issuer (b)' }],
  ['number', { vi: 'số, ký hiệu (điểm c)', en: 'number and symbol (c)' }],
  ['placeAndDate', { vi: 'địa danh và thời gian ban hành (điểm d)', en: 'place and date (d)' }],
  ['title', { vi: 'trích yếu nội dung (điểm đ)', en: 'the title (đ)' }],
] as const
const OFFICE = { vi: 'chức vụ, họ tên và chữ ký của người có thẩm quyền (điểm g)', en: 'office and name of the signatory (g)' }
const RECIPIENTS = { vi: 'nơi nhận (điểm i)', en: 'the recipients (i)' }
