import { type Decimal, decimal } from '#foundation/decimal.ts'
import type { Token } from './claims.ts'

/** The canonical name of a unit: `triệu đồng`, `hộ`, `%`. */
export type UnitName = string

/** What a unit measures. What is counted has its own name as its measure: households and persons are never added. */
export type Unit = {
  readonly name: UnitName
  readonly measure: string
  /** How many base units (đồng, m², m, kg, minutes) it is. */
  readonly factor: Decimal
  /** Only whole numbers of it occur. */
  readonly whole: boolean
  /** Written in a way that is not the usual one: what it should be. */
  readonly slip?: boolean
}

const ONE = decimal(1)

/** Everything counted in wholes: the name, and other ways to say the same. */
const COUNTED: readonly string[] = [
  'hộ|hộ gia đình|hộ dân|gia đình', 'khẩu|nhân khẩu', 'người|lao động|người dân|nhân viên', 'lượt người|lượt công dân|lượt', 'vụ|vụ việc|vụ án',
  'đơn|đơn thư|lá đơn|đơn, thư|thư', 'cuộc', 'xã', 'thị trấn', 'phường', 'thôn', 'làng', 'bản', 'ấp', 'buôn', 'khóm', 'khu phố', 'khu dân cư',
  'tổ|tổ hòa giải', 'tổ dân phố|tdp', 'đơn vị', 'cơ quan', 'doanh nghiệp|dn', 'công ty', 'hợp tác xã|htx', 'hồ sơ|bộ hồ sơ', 'văn bản', 'lớp|lớp tập huấn',
  'hội nghị', 'buổi|phiên', 'đợt', 'ý kiến|lượt ý kiến', 'kiến nghị', 'phản ánh', 'nội dung', 'chuyên đề', 'mô hình', 'công trình', 'dự án',
  'tổ chức', 'tập thể', 'cá nhân', 'đảng viên', 'đoàn viên', 'hội viên', 'cán bộ|cbcc|công chức|viên chức', 'tin, bài|tin bài|tin', 'bài|bài viết',
  'lần', 'ban', 'ban thanh tra nhân dân|bttnd', 'ban giám sát đầu tư cộng đồng', 'thành viên', 'đại biểu', 'cử tri', 'thủ tục|thủ tục hành chính|tthc', 'sáng kiến', 'mục', 'đồng chí|đ/c',
  'công nhân', 'công đoàn', 'công dân', 'chi bộ', 'chi hội', 'trường', 'trường hợp', 'đối tượng', 'tiêu chí', 'chỉ tiêu', 'nhiệm vụ', 'hòa giải viên', 'kế hoạch', 'nghị quyết', 'quyết định', 'báo cáo',
  'công văn', 'hương ước', 'quy ước', 'suất|suất quà', 'căn nhà|ngôi nhà|căn|nhà', 'huyện', 'tỉnh', 'cụm', 'điểm', 'phiếu', 'bộ', 'tờ|tờ rơi', 'câu lạc bộ|clb', 'vi phạm',
  'sai phạm', 'kỳ họp', 'cơ sở', 'hạng mục', 'khu', 'đoàn', 'tuyến đường|tuyến', 'cái', 'con', 'cây', 'chiếc', 'giấy khen', 'bằng khen', 'nhà văn hóa', 'học sinh', 'giáo viên', 'bình luận', 'ban, ngành',
]

const MEASURED: readonly (readonly [names: string, measure: string, factor: string])[] = [
  ['%|phần trăm', '%', '1'], ['điểm phần trăm|điểm %', 'điểm phần trăm', '1'],
  ['đồng|đ|vnđ|vnd', 'tiền', '1'], ['nghìn đồng|ngàn đồng|1000đ|1000 đồng|nghìn|ngàn|ngđ', 'tiền', '1000'],
  ['triệu đồng|triệu|tr . đ|trđ|tr đ|tr . đồng|tr đồng|tr|triệu đ|triệu vnđ', 'tiền', '1000000'], ['tỷ đồng|tỉ đồng|tỷ|tỉ|tỷ đ', 'tiền', '1000000000'],
  ['ha|héc ta|hecta|hec-ta', 'diện tích', '10000'], ['m²|m2|mét vuông|m vuông', 'diện tích', '1'], ['km²|km2|ki lô mét vuông', 'diện tích', '1000000'],
  ['km|ki lô mét|kilomet|cây số', 'chiều dài', '1000'], ['m|mét|md|mét dài', 'chiều dài', '1'], ['cm', 'chiều dài', '0.01'],
  ['kg|ki lô gam', 'khối lượng', '1'], ['tấn', 'khối lượng', '1000'], ['tạ', 'khối lượng', '100'], ['m³|m3|mét khối', 'thể tích', '1'],
  ['ngày công|công lao động|công', 'ngày công', '1'], ['giờ|tiếng', 'thời gian', '60'], ['phút', 'thời gian', '1'],
  ['ngày', 'ngày', '1'], ['ngày làm việc', 'ngày làm việc', '1'], ['tháng', 'tháng', '1'], ['tuần', 'tuần', '1'], ['tuổi', 'tuổi', '1'], ['năm', 'số năm', '1'],
  ['triệu người', 'người', '1000000'], ['bao', 'bao', '1'], ['lít', 'lít', '1'], ['usd', 'usd', '1'],
]

type Alias = { readonly parts: readonly string[]; readonly unit: Unit }

const BY_FIRST: ReadonlyMap<string, readonly Alias[]> = index()

function index(): Map<string, Alias[]> {
  const table = new Map<string, Alias[]>()
  const add = (names: string, unitOf: (name: string) => Unit): void => {
    const [name] = names.split('|') as [string]
    for (const one of names.split('|')) {
      const parts = one.replaceAll(',', ' ,').split(' ')
      table.set(parts[0]!, [...(table.get(parts[0]!) ?? []), { parts, unit: unitOf(name) }])
    }
  }
  for (const names of COUNTED) add(names, (name) => ({ name, measure: name, factor: ONE, whole: true }))
  for (const [names, measure, factor] of MEASURED) add(names, (name) => ({ name, measure, factor: decimal(factor), whole: false }))
  for (const list of table.values()) list.sort((a, b) => b.parts.length - a.parts.length)
  return table
}

/** The unit that stands at a token, the longest there is, and the token after it. */
export function unitAt(tokens: readonly Token[], at: number, end: number): { readonly unit: Unit; readonly to: number } | undefined {
  const first = tokens[at]
  if (!first || at >= end) return undefined
  for (const { parts, unit } of BY_FIRST.get(first.lower) ?? []) {
    if (at + parts.length <= end && parts.every((part, index) => tokens[at + index]!.lower === part)) return { unit, to: at + parts.length }
  }
  return undefined
}

/** Syllables that never are what is counted. */
const NO_NOUNS = new Set('là và với được đã có trong so tăng giảm đạt chiếm gồm như tại ở từ đến về theo do để nhưng cũng khi nếu thì mà nam nữ tốt khá xuất không chưa còn đang trên dưới trở khác nêu này đó năm tháng ngày rất hài hoàn đúng sai quá trễ sớm giỏi yếu kém trung vững mạnh bằng chuyển hướng đủ thuộc'.split(' '))

/** Something counted that is in no list: the word itself, “10 em”, “18 việc”. */
export function unlistedUnitAt(tokens: readonly Token[], at: number, end: number): { readonly unit: Unit; readonly to: number } | undefined {
  const token = tokens[at]
  if (!token || at >= end || token.kind !== 'word' || token.text !== token.lower || token.text.length < 2 || NO_NOUNS.has(token.lower)) return undefined
  return { unit: { name: token.lower, measure: token.lower, factor: ONE, whole: true }, to: at + 1 }
}

/** The first thing counted that the words before a number name: “tổng số doanh nghiệp trên địa bàn” → doanh nghiệp. */
export function unitNamedIn(words: string): Unit | undefined {
  const syllables = words.split(' ')
  let unit: Unit | undefined
  let at = 0
  while (at < syllables.length && LEADING.has(syllables[at]!)) at += 1
  for (const alias of BY_FIRST.get(syllables[at] ?? '') ?? []) {
    if (alias.unit.whole && alias.parts.every((part, index) => syllables[at + index] === part)) {
      unit = alias.unit
      break
    }
  }
  return unit
}

const LEADING = new Set('tổng số lượng có là toàn huyện tỉnh bộ các trong đó gồm đã tiếp nhận hiện nay tổ chức được'.split(' '))
