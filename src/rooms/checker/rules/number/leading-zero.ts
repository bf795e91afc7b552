import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { isCounted } from '../reckon.ts'

export const rule: Rule = {
  code: 'number.leading-zero',
  severity: 'note',
  title: {
    vi: 'Số dưới 10 khi có, khi không có số 0 đứng trước',
    en: 'Numbers under ten with and without a nought',
  },
  ground: {
    vi: 'Trong một văn bản viết thống nhất một cách: 02 hoặc 2.',
    en: 'One text writes either 02 or 2 throughout.',
  },
  fires: [
    { text: 'Có 03 xã đạt chuẩn, 05 thôn kiểu mẫu, 02 mô hình; 7 thôn đăng ký.', quote: '7' },
    { text: 'Thành lập 3 tổ, tổ chức 5 cuộc họp, 4 lớp tập huấn, 02 hội nghị.', quote: '02' },
  ],
  silent: [
    { text: 'Có 03 xã đạt chuẩn, 05 thôn kiểu mẫu, 02 mô hình; 12 thôn đăng ký.' },
    { text: 'Thành lập 3 tổ, tổ chức 5 cuộc họp; ngày 02/9 khai trương.' },
    { text: 'Có 3 xã, 04 thôn.' },
  ],
  check: ({ claims: { claims } }) => {
    const small = claims.filter((claim) => {
      const { number, kind, cell, measure } = claim
      return kind === 'value' && !cell && measure !== undefined && isCounted(claim) && /^0?[1-9]$/.test(number.text)
    })
    const withZero = small.filter(({ number }) => number.leadingZero)
    const without = small.filter(({ number }) => !number.leadingZero)
    const [few, many] = withZero.length < without.length ? [withZero, without] : [without, withZero]
    const [first] = few
    if (!first || many.length < 3 || few.length * 2 > many.length) return []
    return [{
      start: first.number.start, end: first.number.end, severity: 'note' as const, expected: first.number.leadingZero ? first.number.text.slice(1) : `0${first.number.text}`,
      message: say(MESSAGE, { number: first.number.text, usual: many[0]!.number.text, count: String(few.length) }),
      operands: [...few.slice(1, 6), many[0]!].map(({ number }) => ({ start: number.start, end: number.end, quote: number.text, role: 'usual' })),
    }]
  },
}

const MESSAGE = {
  vi: 'Số {number} viết khác cách đã dùng ở phần lớn văn bản (như {usual}); có {count} chỗ như vậy.',
  en: '{number} is not written as most of the text does ({usual}); there are {count} such places.',
}
