import type { Period, Quantity, Role, Token } from './claims.ts'
import { isYear } from './number-uses.ts'

const STOPS = /^[;.:!?…“"”()[\]=]$/
/** After a unit: what begins the next thing said. */
const BREAKS = new Set(
  'và với chiếm đạt trong gồm bao so tăng giảm còn bằng tương là được đã có do tại từ để nhằm theo cho qua trên thuộc như nên ước'.split(' '),
)

/** Syllables that tell nothing of what is counted. */
const EMPTY_WORDS = new Set(
  ('đã được có là trong năm của các những và với trên địa bàn toàn số tổng lượng cộng chiếm đạt tỷ lệ tỉ ở tại cho về đến nay từ ra vào theo một cả ' +
    'này đó kỳ tháng quý đầu cuối gồm bao như cụ thể kết quả công tác việc tiến hành do thì mà hiện khoảng gần hơn qua so cùng để nhằm đều nên bởi ' +
    'thực tổ chức hết khi lại nhất các: việc vẫn đang hàng số: huyện tỉnh').split(' '),
)

/** A quantity by what stands before and after its figure. */
export type WordsAround = Omit<Quantity, 'words'>

/** The token after which the words before a number are its own. */
export function quantityOf(tokens: readonly Token[], sentenceFrom: number, lastEnd: number, number: number, to: number, sentenceTo: number): WordsAround {
  const floor = Math.max(sentenceFrom, lastEnd)
  let at = number - 1
  if (at >= floor && /^[:=(–-]$/.test(tokens[at]!.text)) at -= 1
  const near: string[] = []
  const before: string[] = []
  let isNear = true
  for (let i = at, count = 0; i >= floor && count < 22; i--, count++) {
    const token = tokens[i]!
    if (token.kind === 'number' && isYear(token.text) && tokens[i - 1]?.lower === 'năm' && tokens[i + 1]?.lower === 'là') continue
    if (token.kind === 'number' || STOPS.test(token.text)) break
    if (token.kind === 'mark') {
      if (token.text === ',' || token.text === '-' || token.text === '–' || token.text === '/') {
        if (before.length > 0 || token.text === ',') isNear = before.length === 0 && token.text !== ','
        before.unshift(token.text)
      }
      continue
    }
    if (isNear) near.unshift(token.lower)
    before.unshift(token.lower)
  }
  const after: string[] = []
  for (let i = to, count = 0; i < sentenceTo && count < 9; i++, count++) {
    const token = tokens[i]!
    if (token.kind !== 'word' || BREAKS.has(token.lower)) break
    after.push(token.lower)
  }
  return { near: near.join(' '), before: before.join(' '), after: after.join(' ') }
}

/** The words of a quantity, with those of its unit. */
export function contentWords(quantity: WordsAround, unit: string | undefined): string[] {
  const found = new Set<string>()
  for (const word of `${quantity.before} ${unit ?? ''} ${quantity.after}`.split(' ')) if (isWord(word) && !EMPTY_WORDS.has(word)) found.add(word)
  return [...found].sort()
}

/** Begins with a letter: no mark, no figure. */
function isWord(word: string): boolean {
  return word !== '' && word.toLowerCase() !== word.toUpperCase()
}

/** What a figure is within its sentence, by the words around it. */
export function roleOf({ near, before, after }: WordsAround, kind: 'value' | 'percent' | 'pair'): Role {
  // Most figures stand beside neither word; so asked, it costs less.
  const isChanged = near.includes('tăng') || near.includes('giảm')
  if (isChanged && /(?:^| )(?:tăng|giảm)(?: (?:thêm|lên|xuống|được|so với .*|trên|khoảng|gần|hơn|là|tương đương))?$/.test(near)) return 'change'
  if (isChanged && /(?:^| )(?:tăng|giảm)(?: |$)/.test(near) && near.split(' ').length <= 4) return 'change'
  if (/so với(?! tổng)|cùng kỳ|năm ngoái|(?:năm|kỳ) trước(?! chuyển| còn| tồn)/.test(near) || /^(?:cùng kỳ|của năm trước|năm trước)/.test(after)) return 'before'
  if (kind === 'percent') return 'share'
  if (/(?:kế hoạch|chỉ tiêu|dự toán)(?: (?:giao|đề ra|năm))?(?: là)?$/.test(near)) return 'plan'
  if (/(?:^| )(?:tổng|tổng số|tổng cộng|toàn bộ|tất cả|cả năm|lũy kế)(?: |$)/.test(near)) return 'total'
  if (/(?:^| )(?:còn|còn lại|tồn|chưa|đang|tồn đọng)(?: |$)/.test(near)) return 'open'
  if (/(?:^| )(?:không)(?: |$)/.test(near)) return 'failed'
  if (/(?:^| )(?:giải quyết|xử lý|thành|xong|hoàn thành)(?: |$)/.test(near)) return 'settled'
  if (/(?:^| )(?:tổng|tổng số|tổng cộng)(?: |$)/.test(before)) return 'total'
  return 'plain'
}

/** Words that make a figure inexact. */
export function isAbout({ near }: WordsAround): boolean {
  return /(?:^| )(?:khoảng|gần|trên|hơn|dưới|xấp xỉ|bình quân|ít nhất|tối thiểu|tối đa|không quá|mỗi|phấn đấu|phấn đấu đạt)$/.test(near)
}

/** The period that a token of year or months begins or ends; undefined for one that tells none. */
export function periodAt(tokens: readonly Token[], at: number, from: number, current: Period | undefined): Period | undefined {
  const token = tokens[at]!
  const before = at - 1 >= from ? tokens[at - 1]!.lower : ''
  if (isYear(token.text) && (before === 'năm' || before === '/')) {
    const year = Number(token.text)
    if (current && current.year === undefined) return { ...current, year }
    return { span: 'year', year, text: `năm ${year}` }
  }
  const next = tokens[at + 1]?.lower
  if (next === 'tháng' && /^\d{1,2}$/.test(token.text)) {
    const months = Number(token.text)
    return { span: months === 6 ? 'half' : 'months', text: `${months} tháng` }
  }
  return undefined
}
