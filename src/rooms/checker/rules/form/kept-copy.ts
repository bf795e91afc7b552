import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { wholeReport } from '../../whole-report.ts'

const REPORT = (recipients: string): string =>
  `Số: 12/BC-UBND\nAn Hòa, ngày 05 tháng 11 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\nThực hiện kế hoạch, UBND xã báo cáo./.\n\n${recipients}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An`

export const rule: Rule = {
  code: 'form.kept-copy',
  severity: 'warning',
  title: { vi: 'Nơi nhận thiếu dòng “Lưu:”', en: 'The recipients lack the line of the kept copy' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 9', en: 'Decree 30/2020/NĐ-CP, Annex I, part II, clause 9' },
  fires: [
    { text: REPORT('Nơi nhận:\n- UBND huyện;\n- Đảng ủy xã.'), quote: 'Nơi nhận:' },
    { text: REPORT('Nơi nhận:\n- Như trên.'), quote: 'Nơi nhận:' },
  ],
  silent: [
    { text: REPORT('Nơi nhận:\n- UBND huyện;\n- Lưu: VT, VP.') },
    { text: REPORT('Nơi nhận:\n- UBND huyện;\n- Lưu VT.') },
    { text: REPORT('Kính gửi UBND huyện.') },
  ],
  check: ({ source }) => {
    const whole = wholeReport(source)
    if (!whole?.tail.recipients || whole.tail.kept) return []
    // What follows on the same line, or beside it in a table, counts too.
    if (/L[ưu]u\s{0,2}:?\s{0,2}(VT|VP|HS|hồ sơ)/u.test(source.text.slice(whole.tail.recipients.start, whole.tail.recipients.start + 1500))) return []
    return [{
      ...whole.tail.recipients, severity: 'warning' as const, operands: [],
      message: say({ vi: 'Nơi nhận chưa có dòng “- Lưu: VT, …”.', en: 'The line “- Lưu: VT, …” is missing among the recipients.' }),
    }]
  },
}
