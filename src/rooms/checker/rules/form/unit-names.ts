import { calendarDate, shortDate } from '#foundation/calendar-date.ts'
import type { Rule, RuleInput } from '../../rule.ts'
import { say } from '../../say.ts'
import { surroundings } from '../../surroundings.ts'
import { KIND_OF, keyOf, unitsNamed } from './unit-index.ts'

export const rule: Rule = {
  code: 'form.unit-names',
  severity: 'warning',
  title: { vi: 'Tên đơn vị hành chính không có tại thời điểm báo cáo', en: 'An administrative unit that was not there on the day' },
  ground: {
    vi: 'Danh mục đơn vị hành chính theo thời gian; Luật Tổ chức chính quyền địa phương: huyện gồm xã, thị trấn; phường thuộc quận, thị xã, thành phố',
    en: 'The register of administrative units; wards belong to urban districts, towns and cities',
  },
  fires: [
    { text: 'Hội nghị tổ chức tại phường Sơn Lang, huyện KBang.', quote: 'phường Sơn Lang, huyện KBang', on: '2020-10-30' },
    { text: 'Công trình tại xã Bình Thuận, huyện KBang, tỉnh Gia Lai đã hoàn thành.', quote: 'xã Bình Thuận, huyện KBang', on: '2020-10-30' },
    { text: 'Đoàn kiểm tra làm việc tại xã Kông Lơng Khơng, tỉnh Gia Lai.', quote: 'xã Kông Lơng Khơng, tỉnh Gia Lai', on: '2026-03-10' },
  ],
  silent: [
    { text: 'Hội nghị tổ chức tại xã Sơn Lang, huyện Kbang; xã Đak Rong, huyện Kbang; thị trấn KBang, huyện KBang.', on: '2020-10-30' },
    { text: 'Đoàn kiểm tra làm việc tại xã Tơ Tung, tỉnh Gia Lai; xã Kông Lơng Khơng, tỉnh Gia Lai (cũ).', on: '2026-03-10' },
    { text: 'Các xã, thị trấn, huyện KBang; xã nông thôn mới, huyện Không Có.', on: '2020-10-30' },
  ],
  check: (input) => {
    const told = new Set<string>()
    return [...input.source.text.matchAll(PAIR)].flatMap((match) => {
      const [, kindWord, name, aboveWord, aboveName] = match as unknown as [string, string, string, string, string]
      const whole = match[0].trimEnd()
      if (told.has(keyOf(whole))) return []
      const span = { start: match.index, end: match.index + whole.length }
      const { before, after } = surroundings(input.source.text, span, 60)
      if (/\(?\s*(cũ|trước đây|nay là|trước sắp xếp)/u.test(after.slice(0, 24)) || /(cũ|trước đây|nguyên|quê quán|sinh tại)[^,]{0,20}$/u.test(before)) return []
      const found = faultOf(input, kindWord.toLowerCase(), name, aboveWord.toLowerCase(), aboveName)
      if (!found) return []
      told.add(keyOf(whole))
      return [{ ...span, ...found, operands: [] }]
    })
  },
}

const NAME = String.raw`\p{Lu}[\p{L}'’-]{0,14}(?:[ -]\p{Lu}[\p{L}'’-]{0,14}){0,3}`
const PAIR = new RegExp(String.raw`(?<!\p{L})([Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s{1,2}(${NAME}),\s{0,2}(huyện|quận|thị xã|thành phố|TP\.?|tỉnh)\s{1,2}(${NAME})`, 'gu')
const TWO_TIERS = calendarDate('2025-07-01')

function faultOf({ knowledge }: RuleInput, kindWord: string, name: string, aboveWord: string, aboveName: string) {
  const { places, on } = knowledge
  if (kindWord === 'phường' && aboveWord === 'huyện') return { severity: 'warning' as const, message: say(WARD, { name, above: aboveName }) }
  const above = unitsNamed(places, aboveName, on).filter(({ span }) => span.kind === KIND_OF[aboveWord] || (aboveWord !== 'huyện' && span.kind === 'thanh-pho-truc-thuoc'))
  // Of the old era only the district tells which commune is meant; since then there is the province only.
  const level = on >= TWO_TIERS ? 'province' : 'district'
  const known = above.filter(({ unit }) => unit.level === level)
  if (known.length !== 1) return undefined
  const communes = places.descendantsAt(known[0]!.unit.id, on, 'commune')
  const alike = communes.filter((unit) => [places.spanAt(unit.id, on)!.name, ...unit.alsoWritten].some((one) => isAlike(keyOf(one), keyOf(name))))
  if (alike.length > 0) return undefined
  // The register knows the time before July 2025 only as it was in 2023.
  const severity = level === 'province' ? 'warning' as const : 'note' as const
  return { severity, message: say(UNKNOWN, { unit: `${kindWord} ${name}`, above: `${aboveWord} ${aboveName}`, day: shortDate(on) }) }
}

/** Spellings of highland names vary by a letter or two. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 2 || a.length < 5) return false
  let [head, tail] = [0, 0]
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return Math.max(a.length, b.length) - head - tail <= 2
}

const WARD = { vi: 'Huyện không có phường: “phường {name}, huyện {above}” cần kiểm tra lại.', en: 'A rural district has no wards: “phường {name}, huyện {above}”.' }
const UNKNOWN = {
  vi: 'Danh mục đơn vị hành chính tại ngày {day} không có {unit} thuộc {above}.',
  en: 'On {day} the register of units has no {unit} in {above}.',
}

