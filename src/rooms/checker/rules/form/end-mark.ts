import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { wholeReport } from '../../whole-report.ts'

const REPORT = (last: string): string =>
  `Số: 12/BC-UBND\nAn Hòa, ngày 05 tháng 11 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\nThực hiện kế hoạch, UBND xã báo cáo.\n\n${last}\n\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An`

export const rule: Rule = {
  code: 'form.end-mark',
  severity: 'note',
  title: { vi: 'Cuối nội dung thiếu dấu “./.”', en: 'The body does not end with “./.”' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6', en: 'Decree 30/2020/NĐ-CP, Annex I, part II, clause 6' },
  fires: [
    { text: REPORT('Trên đây là báo cáo kết quả năm 2021 của UBND xã.'), quote: 'xã.' },
    { text: REPORT('UBND xã trân trọng báo cáo UBND huyện xem xét, chỉ đạo'), quote: 'đạo' },
  ],
  silent: [
    { text: REPORT('Trên đây là báo cáo kết quả năm 2021 của UBND xã./.') },
    { text: REPORT('Trên đây là báo cáo kết quả năm 2021 của UBND xã. / .') },
    { text: REPORT('Trên đây là báo cáo kết quả năm 2021 của UBND xã *ly*') },
    { text: 'Trên đây là báo cáo kết quả năm 2021 của UBND xã.' },
  ],
  check: ({ source }) => {
    const whole = wholeReport(source)
    if (!whole || !whole.tail.recipients || !whole.tail.lastLine) return []
    const { start, end } = whole.tail.lastLine
    const line = source.text.slice(start, end)
    // A mark that the reading of a scan left behind may stand for “./.”.
    if (/[./]\s?\/\s?\.?[*_\s]*$|[*_]\S{1,4}[*_]$|(?<=\s)\S{1,2}$/u.test(line) || line.length < 20) return []
    const last = /\S+$/u.exec(line)!
    return [{
      start: start + last.index, end, severity: 'note' as const, expected: `${line.slice(last.index).replace(/[.;,]$/, '')}./.`, operands: [],
      message: say({ vi: 'Kết thúc nội dung văn bản cần có dấu “./.”.', en: 'The body should end with “./.”.' }),
    }]
  },
}
