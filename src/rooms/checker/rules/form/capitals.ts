import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'form.capitals',
  severity: 'note',
  title: { vi: 'Viết hoa “Nhân dân”, “Nhà nước”', en: 'Capitals of “Nhân dân” and “Nhà nước”' },
  ground: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V: danh từ thuộc trường hợp đặc biệt: Nhân dân, Nhà nước', en: 'Decree 30/2020/NĐ-CP, Annex II, part V' },
  fires: [
    { text: 'Phát huy quyền làm chủ của nhân dân; tạo sự đồng thuận trong nhân dân.', quote: 'nhân dân' },
    { text: 'Chủ trương của Đảng, chính sách, pháp luật của nhà nước được phổ biến.', quote: 'nhà nước' },
  ],
  silent: [
    { text: 'Ủy ban nhân dân, Hội đồng nhân dân, Ban Thanh tra nhân dân và Tòa án nhân dân; quyền làm chủ của Nhân dân.' },
    { text: 'Cơ quan nhà nước, ngân sách nhà nước, doanh nghiệp nhà nước; pháp luật của Nhà nước; 500 nhân dân tệ.' },
    { text: 'Theo phương châm “nhà nước và nhân dân cùng làm”, công an nhân dân tham gia.' },
  ],
  // One word for the whole report: it is a matter of style, told once with how often.
  check: ({ source }) => {
    const places = lowerNouns(source.text)
    const [first] = places
    if (!first) return []
    const right = first.word === 'nhân dân' ? 'Nhân dân' : 'Nhà nước'
    return [{
      start: first.start, end: first.end, severity: 'note' as const, expected: right, operands: places.slice(1, 60).map((one) => operandAt(source.text, one, 'same')),
      message: places.length === 1
        ? say({ vi: 'Danh từ “{word}” viết hoa: “{right}”.', en: '“{word}” is written with a capital.' }, { word: first.word, right })
        : say({ vi: 'Danh từ “Nhân dân”, “Nhà nước” viết hoa; trong văn bản có {count} chỗ viết thường.', en: 'Written without its capital in {count} places.' }, { count: String(places.length) }),
    }]
  },
}

type Place = { readonly start: number; readonly end: number; readonly word: string }

/** What comes before “nhân dân” within the name of a body or force, where it has no capital. */
const BODIES = /(ủy ban|uỷ ban|hội đồng|tòa án|toà án|viện kiểm sát|kiểm sát|công an|quân đội|an ninh|cảnh sát|thanh tra|giám sát|hội thẩm|tín dụng|nhà giáo|nghệ sĩ|nghệ sỹ|nghệ nhân|thầy thuốc|chiến tranh|quốc phòng|biên phòng|vũ trang|ngoại giao|báo|công tố|tiểu học|liên hiệp|quân|tự vệ|dân chủ|quỹ|mặt trận|đại biểu|bình dân|cộng hòa)\s+$/iu
/** Where “nhà nước” is a noun that stands alone: after “của”, “Đảng,”, “Đảng và”. */
const STATE = /(?:của|Đảng,|Đảng và|đảng và|đảng,|được|do|giữa)\s+$/u

function lowerNouns(text: string): Place[] {
  const found: Place[] = []
  for (const match of text.matchAll(/(?<!\p{L})(nhân\s{1,2}dân|nhà\s{1,2}nước)(?!\p{L})/gu)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index).replaceAll('\n', ' ')
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24).replaceAll('\n', ' ')
    const word = match[0].replaceAll(/\s+/g, ' ')
    if (isQuoted(text, match.index)) continue
    if (word === 'nhân dân' ? BODIES.test(before) || /^\s+tệ(?!\p{L})/u.test(after) : !STATE.test(before) || /^\s+(pháp quyền|ta)(?!\p{L})/u.test(after)) continue
    found.push({ start: match.index, end: match.index + match[0].length, word })
  }
  return found
}

/** Whether a quotation that began shortly before is still open. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at)
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'))
  if (open >= 0 && !/[”"»]/.test(before.slice(open + 1))) return true
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return (line.split('"').length - 1) % 2 === 1
}
