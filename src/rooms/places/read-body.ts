import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal } from '#foundation/result.ts'
import { cleanText, foldText } from '#foundation/text.ts'
import type { BodyKind } from './body.ts'
import { type HamletKind, hamletKindOf, hamletName } from './hamlet-name.ts'
import { readDay } from './read-day.ts'
import { BODY_ROLL, type Roll } from './roll.ts'

/** What an official typed about a body or hamlet, on the page or in a row of a file. */
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
  thon: new Set(['thon', 'lang', 'ban', 'buon', 'plei', 'ploi', 'bon', 'ap', 'xom', 'phum', 'soc']),
  'to-dan-pho': new Set(['to-dan-pho', 'to dan pho', 'tdp', 'to', 'khu pho', 'khom', 'khoi', 'khoi pho', 'khu', 'tieu khu']),
}

/** The kind that a word in a table means: `Đơn vị sự nghiệp`, `Doanh nghiệp`, `Làng`. */
export function bodyKindOf(text: string, roll: Roll = BODY_ROLL): BodyKind | undefined {
  const folded = foldText(text)
  return roll.kinds.find((kind) => kind === text || KIND_WORDS[kind].has(folded))
}

/**
 * The fields read, and everything that is wrong with them: `bodies.name-empty`, `bodies.name-long`, `bodies.kind-empty`,
 * `bodies.kind-strange`, `bodies.code-form`, `bodies.parent-empty`, `bodies.ends-before-it-begins`, and days as `readDay`; of
 * hamlets `hamlets.kind-empty`, `hamlets.kind-strange`, `hamlets.parent-empty`. The kind of a hamlet may be left to its name.
 */
export function readBody(typed: BodyTyped, roll: Roll = BODY_ROLL): { value: WantedBody | undefined; problems: readonly BodyProblem[] } {
  const problems: BodyProblem[] = []
  const wrong = (field: BodyField, refusal: Refusal): void => void problems.push({ field, refusal })
  const given = cleanText(typed.name).replaceAll(/\s+/g, ' ')
  const kind = typed.kind === '' && roll.name === 'hamlets' ? hamletKindOf(given) : bodyKindOf(typed.kind, roll)
  const name = roll.name === 'hamlets' && kind !== undefined && given !== '' ? hamletName(kind as HamletKind, given) : given
  if (name === '') wrong('name', { code: 'bodies.name-empty' })
  else if ([...name].length > NAME_LENGTH) wrong('name', { code: 'bodies.name-long', max: NAME_LENGTH })
  if (kind === undefined) {
    wrong('kind', typed.kind === '' ? { code: `${roll.name}.kind-empty` } : { code: `${roll.name}.kind-strange`, given: typed.kind })
  }
  const code = cleanText(typed.code)
  if (code !== '' && !CODE.test(code)) wrong('code', { code: 'bodies.code-form', given: code })
  const parent = cleanText(typed.parent)
  if (parent === '') wrong('parent', { code: `${roll.name}.parent-empty` })
  const from = readDay(typed.from)
  if (!from.ok) wrong('from', typed.from === '' ? { code: 'bodies.from-empty' } : from.refusal)
  const to = typed.to === '' ? accept(null) : readDay(typed.to)
  if (!to.ok) wrong('to', to.refusal)
  if (from.ok && to.ok && to.value !== null && to.value < from.value) wrong('to', { code: 'bodies.ends-before-it-begins' })
  if (problems.length > 0 || kind === undefined || !from.ok || !to.ok) return { value: undefined, problems }
  return { value: { name, kind, code, parent, from: from.value, to: to.value }, problems }
}
