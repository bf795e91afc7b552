import { headOf } from '../../report-head.ts'
import type { Rule, RuleInput } from '../../rule.ts'
import { say } from '../../say.ts'
import { wholeReport } from '../../whole-report.ts'

/** A shorter text is a part of a report, or none that could hold everything. */
const LENGTH = 1500

const FILLER = 'Cấp ủy, chính quyền xã đã quan tâm lãnh đạo, chỉ đạo, tuyên truyền đến từng hộ gia đình trong thôn. '.repeat(18)
const REPORT = (day: string, year: string, body: string): string =>
  `ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nSố: 12/BC-UBND\nAn Hòa, ngày 05 tháng 12 năm ${day}\n\nBÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở năm ${year}\n\nThực hiện kế hoạch, UBND xã báo cáo.\n\n${FILLER}\n\n${body}\n\nTrên đây là báo cáo của UBND xã./.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Bình`
const ALL = 'Công khai 14 nội dung. Nhân dân bàn và quyết định 03 việc. Lấy ý kiến 02 dự thảo. Ban Thanh tra nhân dân giám sát 04 cuộc. Đối thoại 01 cuộc. Các thôn đã tổ chức hội nghị định kỳ.'

export const rule: Rule = {
  code: 'duty.contents',
  severity: 'note',
  title: { vi: 'Nội dung luật yêu cầu nhưng báo cáo chưa nêu', en: 'What the law asks for and the report does not tell' },
  ground: {
    vi: 'Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 (từ ngày 01/7/2023); trước đó là Pháp lệnh số 34/2007/PL-UBTVQH11 (chưa đối chiếu)',
    en: 'Law 10/2022/QH15 (since 01/7/2023); before it Ordinance 34/2007/PL-UBTVQH11 (not verified)',
  },
  fires: [
    { text: REPORT('2024', '2024', 'Công khai 14 nội dung. Đối thoại 01 cuộc.'), quote: 'Kết quả thực hiện dân chủ ở cơ sở năm 2024' },
    { text: REPORT('2020', '2020', 'Công khai 11 nội dung; Nhân dân bàn 03 việc.'), quote: 'Kết quả thực hiện dân chủ ở cơ sở năm 2020' },
  ],
  silent: [
    { text: REPORT('2024', '2024', ALL) },
    { text: 'Công khai 14 nội dung, đối thoại 01 cuộc.' },
    { text: REPORT('2024', '2024', 'Công khai 14 nội dung.').replace('thực hiện dân chủ ở cơ sở', 'công tác hòa giải') },
  ],
  check: (input) => {
    const { source, knowledge } = input
    const head = headOf(source)
    const whole = wholeReport(source)
    if (!whole?.tailWhole || !head.title || head.type?.name !== 'báo cáo' || source.text.length < LENGTH) return []
    const title = source.text.slice(head.title.start, head.title.end).toLowerCase().replaceAll(/\s+/g, ' ')
    if (!/(dân chủ (ở )?cơ sở|qcdc|quy chế dân chủ|thực hiện dân chủ)/u.test(title) || /(kế hoạch|phương hướng|chuyên đề|kiểm tra|hội nghị)/u.test(title)) return []
    const reporter = reporterOf(input)
    // Only what is not a single blank already: a long text has a million of those.
    const body = source.text.slice(head.bodyStart).toLowerCase().replaceAll(/[^\S ]\s*| \s+/g, ' ')
    const missing = knowledge.instruments.dutiesOn(knowledge.on).filter((duty) =>
      (duty.reporter === 'any' || duty.reporter === reporter) && !duty.saidBy.some((word) => body.includes(word)))
    if (missing.length === 0) return []
    const unsure = missing.some((duty) => duty.confidence !== 'V')
    const list = (lang: 'vi' | 'en'): string => missing.map((duty) => `${duty[lang]} (${duty.article}, ${duty.instrument})`).join('; ')
    return [{
      ...head.title, severity: 'note' as const, operands: [],
      message: say(unsure ? UNSURE : MESSAGE, { vi: list('vi'), en: list('en') }),
    }]
  },
}

const MESSAGE = { vi: 'Báo cáo chưa nêu: {vi}.', en: 'The report does not tell of: {en}.' }
const UNSURE = { vi: 'Báo cáo chưa nêu: {vi} (điều khoản chưa đối chiếu văn bản gốc).', en: 'The report does not tell of: {en} (articles not verified).' }

/** Whose report it is, by its issuer; undefined where its head does not say. */
function reporterOf({ source }: RuleInput): 'commune' | 'above' | undefined {
  const head = headOf(source)
  const above = source.text.slice(0, head.type!.start)
  if (/(?<!\p{L})(XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+\p{Lu}/u.test(above.replaceAll(/THỊ XÃ/gu, ''))) return 'commune'
  return /(?<!\p{L})(HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s+\p{Lu}/u.test(above) ? 'above' : undefined
}
