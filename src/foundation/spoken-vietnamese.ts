import { sayDigits, sayParts, sayWhole } from './spoken-number.ts'
import { SPOKEN_ISSUERS, SPOKEN_TYPES, SPOKEN_UNITS, SPOKEN_WORDS } from './spoken-abbreviations.ts'

/**
 * A text as it is read out over the loudspeakers: numbers, days, hours, money, percentages, numbers of documents and the
 * abbreviations of officials in words. No figure is left in it. What is in words already stays as it is, so that reading
 * twice changes nothing.
 *
 * "480/BC-UBND" is "số bốn trăm tám mươi, báo cáo, Ủy ban nhân dân"; "15/3/2026" "ngày mười lăm tháng ba năm hai nghìn
 * không trăm hai mươi sáu"; "5,28%" "năm phẩy hai mươi tám phần trăm".
 */
export function speakVietnamese(text: string): string {
  let spoken = text.normalize('NFC').replaceAll('\u00a0', ' ')
  for (const [pattern, say] of STEPS) spoken = spoken.replaceAll(pattern, (...match) => say(match.slice(0, -2).filter((part) => typeof part !== 'object') as string[]))
  return spoken.replaceAll(/[ \t]{2,}/g, ' ').replaceAll(/ +([,.;:!?])/g, '$1').trim()
}

/** Abbreviations that were not known and stand in the spoken text as they were written: somebody has to say them. */
export function unspoken(spoken: string): string[] {
  return [...new Set(spoken.match(/(?<![\p{L}\d])\p{Lu}{2,}[\p{L}-]*(?![\p{L}\d])/gu))]
}

type Step = readonly [pattern: RegExp, say: (match: readonly string[]) => string]

const DAY = '(0?[1-9]|[12]\\d|3[01])'
const MONTH = '(0?[1-9]|1[0-2])'
const YEAR = '(\\d{4})'
const B = '(?<![\\p{L}\\d/.,-])'
const E = '(?![\\p{L}\\d/]|[.,-]\\d)'

const whole = (digits: string): string => sayWhole(BigInt(digits))
const sayYear = (year: string): string => `năm ${whole(year)}`
const sayMonth = (month: string): string => `tháng ${Number(month) === 4 ? 'tư' : whole(month)}`
const sayDay = (day: string): string => (Number(day) <= 10 ? `mùng ${whole(day)}` : whole(day))

/** In the order in which they are read: the longest first, so that a part of one is not taken for another. */
const STEPS: readonly Step[] = [
  // Addresses in the net cannot be read out.
  [/(?<![\p{L}\d])(?:https?:\/\/|www\.)[^\s<>]+/giu, () => ''],
  // 10/2022/QH15, 59/2023/NĐ-CP, 480/BC-UBND; “số” is said once. A letter that the law puts behind a number is kept.
  [/(?:(?<!\p{L})(số|Số)[:\s]\s*)?(?<![\p{L}\d/])(\d{1,5})([a-zđ])?\/(?:(\d{4})\/)?(\p{Lu}[\p{L}]*\d*(?:-\p{Lu}[\p{L}]*\d*)*)(?![\p{L}\d])/gu, sayDocument],
  // 14-KH/BCĐ, as the Party writes it.
  [/(?:(?<!\p{L})(số|Số)[:\s]\s*)?(?<![\p{L}\d/])(\d{1,5})()()-(\p{Lu}\p{L}*\/\p{Lu}\p{L}*(?:-\p{Lu}\p{L}*)*)(?![\p{L}\d])/gu, sayDocument],
  // Telephone numbers.
  [/(?<![\d.,/])0\d{2,3}(?:[ .]?\d{3,4}){2}(?![\d,/])/gu, ([digits = '']) => sayDigits(digits)],
  // Days.
  [new RegExp(`(?:(?<!\\p{L})ngày\\s+)?${B}${DAY}\\s?[/]\\s?${MONTH}\\s?[/]\\s?${YEAR}${E}`, 'giu'), ([, day, month, year]) => `ngày ${sayDay(day!)} ${sayMonth(month!)} ${sayYear(year!)}`],
  [new RegExp(`(?<!\\p{L})ngày\\s+${DAY}\\s?[-.]\\s?${MONTH}\\s?[-.]\\s?${YEAR}${E}`, 'giu'), ([, day, month, year]) => `ngày ${sayDay(day!)} ${sayMonth(month!)} ${sayYear(year!)}`],
  [new RegExp(`(?<!\\p{L})ngày\\s+${DAY}\\s?/\\s?${MONTH}${E}`, 'giu'), ([, day, month]) => `ngày ${sayDay(day!)} ${sayMonth(month!)}`],
  [new RegExp(`(?<!\\p{L})ngày\\s+${DAY}\\s+tháng\\s+${MONTH}(?!\\d)`, 'giu'), ([, day, month]) => `ngày ${sayDay(day!)} ${sayMonth(month!)}`],
  [new RegExp(`(?<!\\p{L})ngày\\s+${DAY}${E}`, 'giu'), ([, day]) => `ngày ${sayDay(day!)}`],
  [new RegExp(`(?<!\\p{L})tháng\\s+${MONTH}\\s?[/-]\\s?${YEAR}${E}`, 'giu'), ([, month, year]) => `${sayMonth(month!)} ${sayYear(year!)}`],
  [new RegExp(`(?<!\\p{L})tháng\\s+${MONTH}${E}`, 'giu'), ([, month]) => sayMonth(month!)],
  [new RegExp(`(?<!\\p{L})(quý|Quý)\\s+(I{1,3}|IV|[1-4])\\s?/\\s?${YEAR}${E}`, 'gu'), ([, word, quarter, year]) => `${word} ${sayQuarter(quarter!)} ${sayYear(year!)}`],
  [/(?<!\p{L})(quý|Quý)\s+(I{1,3}|IV|[1-4])(?![\p{L}\d/.,])/gu, ([, word, quarter]) => `${word} ${sayQuarter(quarter!)}`],
  // Years: 2021-2025.
  [/(?<![\p{L}\d/.,-])(1[89]\d\d|20\d\d)\s?[-–]\s?(1[89]\d\d|20\d\d)(?![\d/.,-])/gu, ([, from, to]) => `${whole(from!)} đến ${whole(to!)}`],
  // Hours.
  [/(?<![\d:.,/])([01]?\d|2[0-4])(?::|\s?(?:h|giờ)\s?)([0-5]\d)(?:\s?(?:phút|ph|'))?(?![\d:/]|[.,]\d|\p{L})/gu, ([, hour, minute]) => `${whole(hour!)} giờ${Number(minute) === 0 ? '' : ` ${whole(minute!)} phút`}`],
  [/(?<![\d:.,/])([01]?\d|2[0-4])\s?(?:h|giờ)(?![\p{L}\d])/gu, ([, hour]) => `${whole(hour!)} giờ`],
  // Ordinals and Roman numerals.
  [/(?<!\p{L})(thứ)\s+([14])(?![\p{L}\d/]|[.,]\d)/giu, ([, word, number]) => `${word} ${number === '1' ? 'nhất' : 'tư'}`],
  [/(?<!\p{L})(phần|chương|mục|khóa|kỳ|nhóm|loại|cấp|lần|thứ|đại hội|phụ lục|lớp)\s+([IVX]{1,6})(?![\p{L}\d])/giu, ([whole_, word, roman]) => sayRoman(whole_!, word!, roman!)],
  // Shares: 14/14 hộ, but not a day.
  [/(?<![\p{L}\d/.,-])(\d{1,3}(?:\.\d{3})+|\d+)\s?\/\s?(\d{1,3}(?:\.\d{3})+|\d+)(?![\p{L}\d/]|[.,]\d)/gu, ([, one, all]) => `${whole(one!.replaceAll('.', ''))} trên ${whole(all!.replaceAll('.', ''))}`],
  // Numbers with what is counted: money, measures, percentages, and each of them “a” something.
  [/(?<![\p{L}\d])(-(?=\d))?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s?%/gu, ([, minus, number, fraction]) => `${sayNumber(minus, number!, fraction)} phần trăm`],
  [/(?<![\p{L}\d])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s?(tr\.đ|km²|km2|m²|m2|m³|m3|°C|kWh|VNĐ|VND|trđ|đồng|km|kg|kW|kV|cm|mm|ha|đ|m|g|l)(?![\p{L}\d])/gu, ([, number, fraction, unit]) => `${sayNumber('', number!, fraction)} ${SPOKEN_UNITS[unit!.toLowerCase()]}`],
  [/(?<=đồng|mét|mét vuông|mét khối|ki-lô-gam|héc-ta|tấn|lít|người|ngày|tháng|hộ|khẩu|lần|suất)\s?\/\s?(?=\p{Ll})/gu, () => ' một '],
  // Any other number.
  [/(?<![\p{L}\d.,])(-)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\p{L}\d]|[.,]\d)/gu, ([, minus, number, fraction]) => sayNumber(minus, number!, fraction)],
  // Paragraphs numbered 3.2, versions, what else has points between its figures: figure by figure group.
  [/\d+(?:[.,]\d+)+/gu, ([group]) => ` ${group!.split(/[.,]/).map((part) => whole(part)).join(' chấm ')} `],
  [/\d+/gu, ([digits]) => ` ${whole(digits!)} `],
  [/[0-9\u00b2\u00b3\u00b9]/gu, ([digit]) => ` ${whole(String('²³¹'.indexOf(digit!) + 2))} `],
  // Abbreviations, signs.
  [/(?<![\p{L}\d])(\p{Lu}[\p{Lu}\p{Ll}]*(?:-\p{Lu}+)?\.?)(?![\p{L}\d])/gu, ([word]) => sayAbbreviation(word!)],
  [/\s?%/gu, () => ' phần trăm'],
  [/\s?&\s?/gu, () => ' và '],
  [/\s?≥\s?/gu, () => ' lớn hơn hoặc bằng '],
  [/\s?≤\s?/gu, () => ' nhỏ hơn hoặc bằng '],
]

function sayNumber(minus: string | undefined, number: string, fraction: string | undefined): string {
  return sayParts((minus ? '-' : '') + number.replaceAll('.', ''), fraction ?? '')
}

function sayQuarter(quarter: string): string {
  const number = /\d/.test(quarter) ? Number(quarter) : romanValue(quarter)
  return number === 1 ? 'một' : number === 4 ? 'bốn' : whole(String(number))
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

function romanValue(roman: string): number {
  const values = Array.from(roman, (letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

/** “Lần thứ I” is the first; “khóa XV” the fifteenth by its number. What is no Roman numeral stays. */
function sayRoman(all: string, word: string, roman: string): string {
  if (!/^(?:X{0,3})(?:IX|IV|V?I{0,3})$/.test(roman)) return all
  const value = romanValue(roman)
  if (word.toLocaleLowerCase('vi') === 'thứ') return `${word} ${value === 1 ? 'nhất' : value === 4 ? 'tư' : sayWhole(value)}`
  return `${word} ${sayWhole(value)}`
}

function sayDocument([, , number, letter, year, symbol]: readonly string[]): string {
  const parts = [`số ${whole(number!)}${letter ? ` ${letter}` : ''}`]
  if (year) parts.push(sayYear(year))
  for (const part of symbol!.split(/[-/]/)) parts.push(saySymbol(part))
  return parts.join(', ')
}

/** `QH15` is "Quốc hội khóa mười lăm". */
function saySymbol(part: string): string {
  const [, letters = part, term] = /^(\p{L}+?)(\d+)?$/u.exec(part) ?? []
  const said = SPOKEN_TYPES[letters] ?? SPOKEN_ISSUERS[letters] ?? SPOKEN_WORDS[letters] ?? letters
  return term ? `${said} khóa ${whole(term)}` : said
}

function sayAbbreviation(word: string): string {
  const bare = word.endsWith('.') ? word.slice(0, -1) : word
  return SPOKEN_WORDS[word] ?? (SPOKEN_WORDS[bare] === undefined ? word : SPOKEN_WORDS[bare] + word.slice(bare.length))
}
