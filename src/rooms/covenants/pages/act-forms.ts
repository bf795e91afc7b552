import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { FormInput } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { checkedOf } from '#web/ui/index.ts'
import { type CovenantAct, type CovenantActName, GROUNDS, OPINION_FORMS, REPORT_SOURCES, TEAM_ROLES, TELLING_FORMS } from '../index.ts'

/** A field of a form by what is typed into it. */
export type ActField = {
  readonly name: string
  readonly kind: 'day' | 'line' | 'text' | 'figure' | 'choice' | 'several' | 'yes'
  readonly choices?: readonly string[]
  /** Blank is an answer. */
  readonly optional?: boolean
}

type Built = Exclude<CovenantActName, 'propose' | 'enrol' | 'text' | 'replace'>
type ActForm = { readonly act: Built; readonly fields: readonly ActField[]; readonly build: (typed: Typed) => Omit<CovenantAct, 'act' | 'on'> }

/** What was typed, read. */
class Typed {
  readonly form: FormInput
  readonly days: ReadonlyMap<string, CalendarDate>
  constructor(form: FormInput, days: ReadonlyMap<string, CalendarDate>) {
    this.form = form
    this.days = days
  }
  text(name: string): string {
    return this.form.text(name).replaceAll('\r\n', '\n').trim()
  }
  whole(name: string): number {
    const text = this.text(name).replaceAll('.', '')
    return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  }
  day(name: string): CalendarDate {
    return this.days.get(name)!
  }
  /** `2, 5, 7`. */
  numbers(name: string): number[] {
    return [...new Set((this.text(name).match(/\d+/g) ?? []).map(Number))].filter((each) => each > 0)
  }
}

const NUMBER: ActField = { name: 'number', kind: 'line' }
const REASON: ActField = { name: 'reason', kind: 'text' }
const WHY: ActField = { name: 'why', kind: 'text' }
const SAYS: ActField = { name: 'says', kind: 'text' }
const PLACES: ActField = { name: 'places', kind: 'text' }
const figure = (name: string): ActField => ({ name, kind: 'figure' })
const line = (name: string): ActField => ({ name, kind: 'line' })

/** The forms by the last part of their address. */
export const ACT_FORMS: Readonly<Record<string, ActForm>> = {
  'to-soan-thao': {
    act: 'team', fields: TEAM_ROLES.map((role) => ({ name: `members-${role}`, kind: 'text', optional: true })),
    build: (typed) => ({
      members: TEAM_ROLES.flatMap((role) => typed.text(`members-${role}`).split('\n').map((name) => name.trim()).filter(Boolean).map((name) => ({ name: name.slice(0, 200), role }))),
    }),
  },
  'niem-yet': {
    act: 'post', fields: [{ name: 'until', kind: 'day' }, PLACES, { name: 'forms', kind: 'several', choices: OPINION_FORMS }],
    build: (typed) => ({ until: typed.day('until'), places: typed.text('places'), forms: checkedOf(typed.form, 'forms') }),
  },
  'soan-lai': { act: 'redraft', fields: [WHY], build: (typed) => ({ why: typed.text('why') }) },
  'thong-qua': {
    act: 'adopt',
    fields: [
      { name: 'method', kind: 'choice', choices: ['meeting', 'ballot'] }, { name: 'failedMeeting', kind: 'day', optional: true }, figure('all'), figure('present'), figure('inFavour'),
      figure('against'), figure('other'),
    ],
    build: (typed) => ({
      method: typed.text('method') === 'ballot' ? 'ballot' : 'meeting', failedMeeting: typed.days.get('failedMeeting'), all: typed.whole('all'), present: typed.whole('present'),
      inFavour: typed.whole('inFavour'), against: typed.whole('against'), other: typed.whole('other'),
    }),
  },
  gui: {
    act: 'submit', fields: [line('head'), line('board'), line('household1'), line('household2')],
    build: (typed) => ({ head: typed.text('head'), board: typed.text('board'), households: [typed.text('household1'), typed.text('household2')].filter(Boolean) }),
  },
  nhan: {
    act: 'receive', fields: [{ name: 'complete', kind: 'choice', choices: ['yes', 'no'] }, { name: 'lacking', kind: 'text', optional: true }],
    build: (typed) => ({ complete: typed.text('complete') === 'yes', lacking: typed.text('lacking') }),
  },
  'cong-nhan': { act: 'recognise', fields: [NUMBER], build: (typed) => ({ number: typed.text('number') }) },
  'khong-cong-nhan': { act: 'refuse', fields: [NUMBER, REASON], build: (typed) => ({ number: typed.text('number'), reason: typed.text('reason') }) },
  'gui-thon': { act: 'deliver', fields: [], build: () => ({}) },
  'thong-tin': {
    act: 'publish', fields: [PLACES, { name: 'telling', kind: 'several', choices: TELLING_FORMS }],
    build: (typed) => ({ places: typed.text('places'), forms: checkedOf(typed.form, 'telling') }),
  },
  'phan-anh': {
    act: 'report', fields: [{ name: 'source', kind: 'choice', choices: REPORT_SOURCES }, SAYS],
    build: (typed) => ({ source: REPORT_SOURCES.find((each) => each === typed.text('source')) ?? 'report', says: typed.text('says') }),
  },
  'tra-loi': { act: 'answer', fields: [NUMBER, REASON], build: (typed) => ({ number: typed.text('number'), reason: typed.text('reason') }) },
  'tam-ngung': {
    act: 'suspend', fields: [{ name: 'ground', kind: 'choice', choices: ['procedure', 'purpose', 'harm'] }, { name: 'articles', kind: 'line', optional: true }, NUMBER, REASON, { name: 'until', kind: 'day' }],
    build: (typed) => ({ ground: groundOf(typed) ?? 'procedure', number: typed.text('number'), reason: typed.text('reason'), until: typed.day('until'), articles: typed.numbers('articles') }),
  },
  'bai-bo': {
    act: 'annul',
    fields: [
      { name: 'ground', kind: 'choice', choices: ['unlawful', 'share', 'term-whole', 'term-part'] }, { name: 'notRepeated', kind: 'yes' }, { name: 'articles', kind: 'line', optional: true }, NUMBER,
      REASON,
    ],
    build: (typed) => ({
      ground: groundOf(typed) ?? 'unlawful', number: typed.text('number'), reason: typed.text('reason'), articles: typed.numbers('articles'), notRepeated: checkedOf(typed.form, 'notRepeated').includes('yes'),
    }),
  },
  'danh-gia': { act: 'review', fields: [SAYS], build: (typed) => ({ says: typed.text('says') }) },
  'ra-soat': { act: 'check', fields: [SAYS], build: (typed) => ({ says: typed.text('says') }) },
  thoi: { act: 'drop', fields: [WHY], build: (typed) => ({ why: typed.text('why') }) },
}

function groundOf(typed: Typed) {
  return GROUNDS.find((each) => each === typed.text('ground'))
}

/** The act that a form tells. Refuses `date.form`, `date.does-not-exist`, `covenants.choose`. */
export function readAct(slug: string, form: FormInput): Result<CovenantAct> {
  const found = ACT_FORMS[slug]
  if (!found) return refuse({ code: 'covenants.not-found' })
  const days = new Map<string, CalendarDate>()
  for (const { name, kind, optional, choices } of [{ name: 'on', kind: 'day' } as ActField, ...found.fields]) {
    if (kind === 'choice' && !choices!.includes(form.text(name))) return refuse({ code: 'covenants.choose', field: name })
    if (kind !== 'day' || (optional && form.text(name) === '')) continue
    const day = parseTypedDate(form.text(name))
    if (!day.ok) return refuse({ ...day.refusal, field: name })
    days.set(name, day.value)
  }
  const typed = new Typed(form, days)
  return accept({ act: found.act, on: typed.day('on'), ...found.build(typed) } as CovenantAct)
}
