/** What should not be published of a citizen unless the law asks for it. */
export const SENSITIVE_KINDS = ['id-number', 'phone', 'birth-date', 'bank-account', 'health', 'ethnicity', 'religion', 'discipline'] as const

export type SensitiveKind = (typeof SENSITIVE_KINDS)[number]

/** A passage; `end` is exclusive. */
export type SensitivePassage = { readonly kind: SensitiveKind; readonly start: number; readonly end: number; readonly quote: string }

/**
 * Passages that look like sensitive data of citizens, in the order of the text. Numbers that tell one person from
 * all others are sought in every text; health, ethnic origin, religion and discipline only where the item
 * names citizens, since elsewhere they are matters of policy. A guess for the official to look at, no judgement.
 *
 * @law 91/2025/QH15 Đ2; 356/2025/NĐ-CP Đ4
 */
export function findSensitive(text: string, namesCitizens: boolean): SensitivePassage[] {
  const found: SensitivePassage[] = []
  for (const kind of SENSITIVE_KINDS) {
    if (!namesCitizens && OF_PEOPLE.has(kind)) continue
    for (const match of text.matchAll(PATTERNS[kind])) {
      found.push({ kind, start: match.index, end: match.index + match[0].length, quote: match[0] })
    }
  }
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end).filter((one, at, all) => at === 0 || all[at - 1]!.end <= one.start || all[at - 1]!.kind !== one.kind)
}

/** The kinds in a text, each once, in the order of `SENSITIVE_KINDS`. */
export function sensitiveKinds(text: string, namesCitizens: boolean): SensitiveKind[] {
  const found = new Set(findSensitive(text, namesCitizens).map(({ kind }) => kind))
  return SENSITIVE_KINDS.filter((kind) => found.has(kind))
}

const OF_PEOPLE: ReadonlySet<SensitiveKind> = new Set(['health', 'ethnicity', 'religion', 'discipline'])

/** As they are written in lists of Gia Lai and elsewhere. */
const GROUPS =
  'Ba\\s?[Nn]a|Bah\\s?[Nn]ar|Gia\\s?[Rr]ai|J[’\']?rai|Ja\\s?rai|Xơ\\s?[ĐđDd]ăng|Ê\\s?[Đđ]ê|Rơ\\s?[Mm]ăm|Brâu|Giẻ|Gié|M[’\']?[Nn]ông|Cơ\\s?[Hh]o|Chăm|H[’\']?[Rr]ê|' +
  'Tày|Nùng|Thái|Mường|H[’\']?Mông|Mông|Dao|Khmer|Khơ\\s?me|Hoa|Sán|Ra\\s?glai|Bru|Co|Cơ\\s?[Tt]u|Tà\\s?[Ôô]i|Kinh'

const PATTERNS: Readonly<Record<SensitiveKind, RegExp>> = {
  'id-number':
    /(?<![\d/.])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[.,/]\d)|(?<=(?:CMND|CMTND|CCCD|căn cước(?: công dân)?|chứng minh nhân dân|định danh(?: cá nhân)?)(?:\s*số)?[\s:.]*)\d[\d .]{7,14}\d/giu,
  phone: /(?<![\d/.])(?:\+84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}(?!\d|[.,/]\d)/gu,
  'birth-date':
    /(?<!\p{L}|học\s)(?:(?:sinh\s+)?ngày(?:,\s*tháng,\s*năm)?\s+sinh|sinh\s+ngày|sinh)\s*:?\s*\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)\d{2,4}/giu,
  'bank-account': /(?<!\p{L})(?:số\s+tài\s+khoản|STK|tài\s+khoản\s+số)[\s:.]*\d[\d .]{5,20}\d/giu,
  health:
    /(?<!\p{L})(?:khuyết\s+tật|tâm\s+thần|HIV|AIDS|ung\s+thư|bệnh\s+hiểm\s+nghèo|nghiện|chẩn\s+đoán|bệnh\s+án|suy\s+thận|chạy\s+thận|bệnh\s+lao|viêm\s+gan|mang\s+thai|tai\s+biến|đột\s+quỵ|sức\s+khỏe\s+loại)(?!\p{L})/giu,
  ethnicity: new RegExp(`(?<!\\p{L})(?:[Dd]ân\\s+tộc|DT)\\s*:?\\s*(?:${GROUPS})(?!\\p{L})|(?<!\\p{L})[Nn]gười\\s+(?:dân\\s+tộc\\s+)?(?:${GROUPS})(?!\\p{L})`, 'gu'),
  religion: /(?<!\p{L})(?:tôn\s+giáo\s*:\s*\p{L}+|theo\s+đạo\s+\p{L}+|(?:đạo|tín\s+đồ)\s+(?:Tin\s+Lành|Công\s+giáo|Phật|Cao\s+Đài|Hòa\s+Hảo))(?!\p{L})/giu,
  discipline: /(?<!\p{L})(?:kỷ\s+luật|kỉ\s+luật|khiển\s+trách|cách\s+chức|giáng\s+chức|buộc\s+thôi\s+việc|hạ\s+bậc\s+lương|tiền\s+án|tiền\s+sự|án\s+tích|vi\s+phạm)(?!\p{L})/giu,
}
