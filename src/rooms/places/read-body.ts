import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import { type BodyKind, isBodyKind } from './body.ts'
import { readDay } from './read-day.ts'

/** What an official typed about a body, on the page or in a row of a file. */
export type BodyTyped = {
  readonly name: string
  readonly kind: string
  readonly code: string
  /** The unit that it reports to: its code, or its name. */
  readonly parent: string
  readonly from: string
  readonly to: string
}

export type BodyField = keyof BodyTyped

export type WantedBody = {
  readonly name: string
  readonly kind: BodyKind
  /** Empty: the body's number will stand for it. */
  readonly code: string
  readonly parent: string
  readonly from: CalendarDate
  readonly to: CalendarDate | null
}

export type BodyProblem = { readonly field: BodyField; readonly refusal: Refusal }

const NAME_LENGTH = 300
const CODE = /^[\p{L}\d](?:[\p{L}\d./-]{0,28}[\p{L}\d])?$/u

const KIND_WORDS: Readonly<Record<BodyKind, ReadonlySet<string>>> = {
  agency: new Set(['agency', 'co quan', 'don vi', 'don vi su nghiep', 'co quan don vi', 'co quan don vi su nghiep', 'don vi su nghiep cong lap']),
  enterprise: new Set(['enterprise', 'doanh nghiep', 'dn', 'cong ty', 'hop tac xa']),
}

/** The kind that a word in a table means: `Đơn vị sự nghiệp`, `Doanh nghiệp`. */
export function bodyKindOf(text: string): BodyKind | undefined {
  if (isBodyKind(text)) return text
  const folded = foldText(text)
  return (['agency', 'enterprise'] as const).find((kind) => KIND_WORDS[kind].has(folded))
}

/**
 * The fields read, and everything that is wrong with them: `bodies.name-empty`, `bodies.name-long`, `bodies.kind-empty`,
 * `bodies.kind-strange`, `bodies.code-form`, `bodies.parent-empty`, `bodies.ends-before-it-begins`, and days as `readDay`.
 */
export function readBody(typed: BodyTyped): { value: WantedBody | undefined; problems: readonly BodyProblem[] } {
  const problems: BodyProblem[] = []
  const wrong = (field: BodyField, refusal: Refusal): void => void problems.push({ field, refusal })
  const name = cleanText(typed.name).replaceAll(/\s+/g, ' ')
  if (name === '') wrong('name', { code: 'bodies.name-empty' })
  else if ([...name].length > NAME_LENGTH) wrong('name', { code: 'bodies.name-long', max: NAME_LENGTH })
  const kind = bodyKindOf(typed.kind)
  if (kind === undefined) wrong('kind', typed.kind === '' ? { code: 'bodies.kind-empty' } : { code: 'bodies.kind-strange', given: typed.kind })
  const code = cleanText(typed.code)
  if (code !== '' && !CODE.test(code)) wrong('code', { code: 'bodies.code-form', given: code })
  const parent = cleanText(typed.parent)
  if (parent === '') wrong('parent', { code: 'bodies.parent-empty' })
  const from = readDay(typed.from)
  if (!from.ok) wrong('from', typed.from === '' ? { code: 'bodies.from-empty' } : from.refusal)
  const to = typed.to === '' ? accept(null) : readDay(typed.to)
  if (!to.ok) wrong('to', to.refusal)
  if (from.ok && to.ok && to.value !== null && to.value < from.value) wrong('to', { code: 'bodies.ends-before-it-begins' })
  if (problems.length > 0 || kind === undefined || !from.ok || !to.ok) return { value: undefined, problems }
  return { value: { name, kind, code, parent, from: from.value, to: to.value }, problems }
}
