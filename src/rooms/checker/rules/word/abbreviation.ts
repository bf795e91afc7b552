import type { Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { abbreviationsOf, type Abbreviation, isKnown } from './abbreviations.ts'
import { isOneLetterOff } from './one-letter-off.ts'

export const rule: Rule = {
  code: 'word.abbreviation',
  severity: 'warning',
  title: {
    vi: 'Chữ viết tắt gõ sai',
    en: 'A mistyped abbreviation',
  },
  ground: {
    vi: 'Một cụm từ chỉ dùng một chữ viết tắt; chữ này khác một chữ đã biết hoặc đã dùng trong văn bản đúng một chữ cái.',
    en: 'One phrase has one abbreviation; this one is a single letter away from one that is known or used in the text.',
  },
  fires: [
    { text: 'Ban Chỉ đạo thực hiện QCDC họp hai lần. Việc thực hiện QCCDC ở cơ sở có tiến bộ; QCDC được niêm yết.', quote: 'QCCDC' },
    { text: 'UBND xã đã chỉ đạo các thôn. UNBD xã giao công chức theo dõi.', quote: 'UNBD' },
  ],
  silent: [
    { text: 'Ban Chỉ đạo thực hiện QCDC họp hai lần; UBND và HĐND xã phối hợp.' },
    { text: 'Ban Quản lý rừng phòng hộ (QCPH) phối hợp thực hiện QCDC.' },
    { text: 'Đã tập huấn THCS và THPT.' },
  ],
  check: ({ source, claims }) =>
    [...abbreviationsOf(claims).values()].flatMap((slip) => {
      const meant = slip.explained ? undefined : findMeant(claims, slip)
      if (!meant) return []
      return slip.places.map(({ start, end }) => ({
        start, end, severity: 'warning' as const, expected: meant.text,
        message: say(MESSAGE, { slip: slip.text, meant: meant.text }),
        operands: meant.places.slice(0, 1).map((place) => ({ start: place.start, end: place.end, quote: source.text.slice(place.start, place.end), role: 'usual' })),
      }))
    }),
}

/** The one abbreviation of the text that it is a slip for: well known or explained, and written more often. */
function findMeant(claims: Claims, slip: Abbreviation): Abbreviation | undefined {
  const near = [...abbreviationsOf(claims).values()].filter((other) =>
    other !== slip && (other.known || other.explained) && !isKnown(slip.text) && other.places.length >= (slip.text.length > 3 ? 1 : 3 * slip.places.length)
    && (other.places.length > slip.places.length || other.known) && Math.max(other.text.length, slip.text.length) >= 4 && isOneLetterOff(slip.text, other.text))
  return near.toSorted((a, b) => b.places.length - a.places.length)[0]
}

const MESSAGE = {
  vi: 'Chữ viết tắt “{slip}” có lẽ là “{meant}” gõ sai.',
  en: 'The abbreviation “{slip}” is probably “{meant}” mistyped.',
}
