import { longDate } from '#foundation/calendar-date.ts'
import { headOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'

export const rule: Rule = {
  code: 'form.place-date',
  severity: 'warning',
  title: { vi: 'Địa danh và thời gian ban hành trình bày chưa đúng', en: 'Place and date of issue written wrong' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4', en: 'Decree 30/2020/NĐ-CP, Annex I, part II, clause 4' },
  fires: [
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 5 tháng 1 năm 2021\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:', quote: 'ngày 5 tháng 1 năm 2021' },
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 30/10/2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:', quote: 'ngày 30/10/2020' },
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 30 tháng 09 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:', quote: 'ngày 30 tháng 09 năm 2020' },
    { text: 'Số: 12/BC-UBND\n\nngày 30 tháng 9 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:', quote: 'ngày 30 tháng 9 năm 2020' },
  ],
  silent: [
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 05 tháng 01 năm 2021\n\nBÁO CÁO\nKết quả năm 2020\n\nNgày 5 tháng 1 năm 2021, xã họp.' },
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày 30 tháng 9 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:' },
    { text: 'Số: 12/BC-UBND\nAn Hòa, ngày     tháng 9 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nThực hiện kế hoạch:' },
  ],
  check: ({ source }) => {
    const { written, date, type } = headOf(source)
    const bare = type && !written ? BARE.exec(source.text.slice(0, type.start)) : null
    if (bare) {
      const start = bare.index + bare[1]!.length
      return [{ start, end: start + bare[2]!.length, severity: 'warning' as const, operands: [], message: say(PLACE, {}) }]
    }
    if (!written || !date || !type) return []
    const text = source.text.slice(written.start, written.end).replaceAll(/\s+/g, ' ')
    const right = longDate(date)
    if (text.toLowerCase() === right) return []
    const isFigures = /\d\s?[/.-]\s?\d/.test(text)
    // A needless zero before months 3 to 12 is a trifle; a zero that is missing is against the text of the annex.
    const needless = text.toLowerCase().replace(/tháng 0/, 'tháng ') === right
    return [{
      start: written.start, end: written.end, severity: needless ? 'note' as const : 'warning' as const, expected: right, operands: [],
      message: say(isFigures ? FIGURES : needless ? NEEDLESS : ZERO, { right }),
    }]
  },
}

/** A line that has the day alone, above the kind of document. */
const BARE = /((?:^|\n)[ \t*_]{0,20})(ngày\s{1,3}\d{1,2}\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4})(?=[ \t*_]{0,20}(?:\n|$))/i

const PLACE = { vi: 'Trước ngày ban hành thiếu địa danh: “Địa danh, ngày … tháng … năm …”.', en: 'The place is missing before the date of issue.' }
const FIGURES = { vi: 'Thời gian ban hành ghi đầy đủ bằng chữ: “{right}”.', en: 'The date is written out: “{right}”.' }
const ZERO = { vi: 'Ngày nhỏ hơn 10 và tháng 1, tháng 2 phải ghi thêm số 0 ở trước: “{right}”.', en: 'Days under 10 and months 1 and 2 have a zero: “{right}”.' }
const NEEDLESS = { vi: 'Số 0 chỉ ghi thêm trước ngày nhỏ hơn 10 và tháng 1, tháng 2: “{right}”.', en: 'Only days under 10 and months 1 and 2 have a zero: “{right}”.' }
