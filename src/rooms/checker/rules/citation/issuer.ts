import type { Citation } from '#rooms/instruments/index.ts'
import { citationsOf } from '../../report-head.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operandAt } from '../../surroundings.ts'

export const rule: Rule = {
  code: 'citation.issuer',
  severity: 'error',
  title: { vi: 'Cơ quan ban hành không khớp với ký hiệu', en: 'Issuer that does not fit the symbol' },
  ground: { vi: 'Ký hiệu văn bản gồm chữ viết tắt tên loại và tên cơ quan ban hành (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3)', en: 'The symbol names the issuer (Decree 30/2020/NĐ-CP, Annex I, part II, clause 3)' },
  fires: [
    { text: 'Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Quốc hội.', quote: '04/2015/NĐ-CP ngày 09/01/2015 của Quốc hội' },
    { text: 'Quyết định số 22/2018/QĐ-TTg của Bộ Nội vụ về xây dựng hương ước.', quote: '22/2018/QĐ-TTg của Bộ Nội vụ' },
    { text: 'Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 của Chính phủ.', quote: '34/2007/PL-UBTVQH11 ngày 20/4/2007 của Chính phủ' },
    { text: 'Kết luận số 120-KL/TW ngày 07/01/2016 của Chính phủ.', quote: '120-KL/TW ngày 07/01/2016 của Chính phủ' },
  ],
  silent: [
    { text: 'Nghị định số 04/2015/NĐ-CP của Chính phủ; Quyết định số 22/2018/QĐ-TTg của Thủ tướng Chính phủ; Luật số 10/2022/QH15 của Quốc hội khóa XV.' },
    { text: 'Pháp lệnh số 34/2007/PL-UBTVQH11 của UBTVQH; Kết luận số 65-KL/TW của Ban Bí thư Trung ương; Kế hoạch số 5/KH-UBND của Chủ tịch UBND xã.' },
    { text: 'Kế hoạch số 14-KH/BCĐ ngày 12/11/2019 của Ban Chỉ đạo huyện; Thông tư số 01/2016/TT-BNV của Bộ trưởng Bộ Nội vụ; Kết luận số 12-KL/HU của Ban Thường vụ Huyện ủy.' },
  ],
  check: ({ source }) =>
    citationsOf(source).flatMap((citation) => {
      if (!citation.issuer) return []
      const right = issuerOf(citation)
      const written = kindOf(citation.issuer.text)
      if (!right || !written || (right.kinds.includes(written) && !isOtherMinistry(right.name, citation.issuer.text))) return []
      return [{
        start: citation.from, end: citation.issuer.start + lengthOf(citation.issuer.text), severity: 'error' as const, expected: right.name,
        message: say({ vi: 'Ký hiệu {number} là văn bản của {right}, không phải của {written}.', en: '{number} is issued by another body ({right}).' }, {
          number: citation.right, right: right.name, written: citation.issuer.text.slice(0, lengthOf(citation.issuer.text)),
        }),
        operands: [operandAt(source.text, citation.issuer, 'issuer')],
      }]
    }),
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(ủy|uỷ) ban thường vụ quốc hội|^ubtvqh|^ub thường vụ quốc hội/, 'ubtvqh'], [/^quốc hội/, 'qh'], [/^thủ tướng/, 'ttg'], [/^(phó )?thủ tướng/, 'ttg'],
  [/^chính phủ(?! và)/, 'cp'], [/^(bộ trưởng )?bộ (?!chính trị|chỉ huy|phận|máy|đội|tư lệnh)/, 'ministry'], [/^(bộ chính trị|ban bí thư|ban chấp hành trung ương|bch trung ương)/, 'tw'],
  [/^(ủy|uỷ) ban nhân dân|^ubnd|^chủ tịch (ủy|uỷ) ban nhân dân|^chủ tịch ubnd/, 'ubnd'], [/^hội đồng nhân dân|^hđnd/, 'hdnd'], [/^(ban thường vụ )?(tỉnh ủy|tỉnh uỷ)/, 'tu'],
  [/^(ban thường vụ )?(huyện ủy|huyện uỷ)/, 'hu'],
]

function kindOf(text: string): string | undefined {
  const lower = text.toLowerCase()
  return KINDS.find(([pattern]) => pattern.test(lower))?.[1]
}

/** How much of what was read after “của” is the name of the body. */
function lengthOf(text: string): number {
  const lower = text.toLowerCase()
  const match = KINDS.map(([pattern]) => pattern.exec(lower)?.[0]).find((one) => one !== undefined)
  return match !== undefined && kindOf(text) !== 'ministry' ? Math.max(match.trimEnd().length, /^[^,]{0,40}$/.test(text) ? text.length : 0) : text.length
}

function issuerOf({ right }: Citation): { name: string; kinds: readonly string[] } | undefined {
  const symbol = right.replace(/^\d+[a-c]?(?:\/\d{4})?[/-]/i, '')
  if (/^(NĐ|NQ)-CP$/.test(symbol)) return { name: 'Chính phủ', kinds: ['cp'] }
  if (/^(QĐ|CT)-TTg$/.test(symbol)) return { name: 'Thủ tướng Chính phủ', kinds: ['ttg'] }
  if (/UBTVQH\d*$/.test(symbol)) return { name: 'Ủy ban Thường vụ Quốc hội', kinds: ['ubtvqh'] }
  if (/^QH\d+$/.test(symbol)) return { name: 'Quốc hội', kinds: ['qh'] }
  if (/^TT-B[A-ZĐ]+$/.test(symbol)) return { name: MINISTRIES.get(symbol.slice(3)) ?? 'Bộ', kinds: ['ministry'] }
  if (/^(KL|CT|NQ|QĐ|QĐi|QyĐ)\/TW$/.test(symbol)) return { name: 'cơ quan Đảng ở Trung ương', kinds: ['tw'] }
  if (/^[\p{L}]+-UBND$/u.test(symbol)) return { name: 'Ủy ban nhân dân', kinds: ['ubnd'] }
  if (/^[\p{L}]+-HĐND$/u.test(symbol)) return { name: 'Hội đồng nhân dân', kinds: ['hdnd'] }
  return undefined
}

/** The ministries by their symbols, those of before the mergers too. */
const MINISTRIES: ReadonlyMap<string, string> = new Map([
  ['BNV', 'Bộ Nội vụ'], ['BTP', 'Bộ Tư pháp'], ['BTC', 'Bộ Tài chính'], ['BYT', 'Bộ Y tế'], ['BGDĐT', 'Bộ Giáo dục và Đào tạo'], ['BCA', 'Bộ Công an'], ['BQP', 'Bộ Quốc phòng'],
  ['BXD', 'Bộ Xây dựng'], ['BCT', 'Bộ Công Thương'], ['BNG', 'Bộ Ngoại giao'], ['BGTVT', 'Bộ Giao thông vận tải'], ['BTTTT', 'Bộ Thông tin và Truyền thông'], ['BKHCN', 'Bộ Khoa học và Công nghệ'],
  ['BTNMT', 'Bộ Tài nguyên và Môi trường'], ['BKHĐT', 'Bộ Kế hoạch và Đầu tư'], ['BNNPTNT', 'Bộ Nông nghiệp và Phát triển nông thôn'], ['BLĐTBXH', 'Bộ Lao động - Thương binh và Xã hội'],
  ['BVHTTDL', 'Bộ Văn hóa, Thể thao và Du lịch'], ['BNNMT', 'Bộ Nông nghiệp và Môi trường'], ['BDTTG', 'Bộ Dân tộc và Tôn giáo'],
])

/** The name of another ministry, written out. */
function isOtherMinistry(right: string, written: string): boolean {
  const name = written.toLowerCase().replace(/^bộ trưởng /, '')
  if (right === 'Bộ' || name.startsWith(right.toLowerCase().slice(0, 8))) return false
  return [...MINISTRIES.values()].some((one) => one !== right && name.startsWith(one.toLowerCase()))
}
