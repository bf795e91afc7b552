import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { wholeReport } from '../../whole-report.ts'

const REPORT = (annex: string): string =>
  `Số: 12/BC-UBND\nAn Hòa, ngày 05 tháng 11 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\nThực hiện kế hoạch, UBND xã báo cáo./.\n\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\n${annex}`

export const rule: Rule = {
  code: 'form.annex-line',
  severity: 'note',
  title: { vi: 'Phụ lục thiếu dòng “(Kèm theo …)”', en: 'An annex without the line that names its document' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục III, khoản 1: phụ lục ghi rõ kèm theo văn bản nào', en: 'Decree 30/2020/NĐ-CP, Annex I, part III, clause 1' },
  fires: [
    { text: REPORT('PHỤ LỤC SỐ LIỆU NĂM 2021\n\nI. Tiếp công dân: 12 lượt.'), quote: 'PHỤ LỤC SỐ LIỆU NĂM 2021' },
    { text: REPORT('Phụ lục I\nBIỂU TỔNG HỢP\n\nTổng số hộ: 120'), quote: 'Phụ lục I' },
  ],
  silent: [
    { text: REPORT('PHỤ LỤC\nSỐ LIỆU NĂM 2021\n(Kèm theo Báo cáo số 12/BC-UBND ngày 05/11/2021 của UBND xã)\n\nI. Tiếp công dân: 12 lượt.') },
    { text: REPORT('') },
    { text: 'PHỤ LỤC SỐ LIỆU NĂM 2021\nTiếp công dân: 12 lượt.' },
  ],
  check: ({ source }) => {
    const whole = wholeReport(source)
    if (!whole) return []
    return whole.tail.annexes.flatMap((annex) => {
      const below = source.text.slice(annex.start, annex.end + 400)
      if (/kèm theo|ban hành kèm/iu.test(below)) return []
      return [{
        ...annex, severity: 'note' as const, operands: [],
        message: say({
          vi: 'Dưới tên phụ lục cần có dòng “(Kèm theo Báo cáo số …/… ngày … tháng … năm … của …)”.',
          en: 'Below the name of an annex stands which document it goes with.',
        }),
      }]
    })
  },
}
