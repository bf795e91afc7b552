import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Refusal } from '#foundation/result.ts'
import type { Answer, AskedInput, AskedRule, Json, Say, SayParam } from './asked-rule.ts'
import type { Typed } from './read-given.ts'

/** The words of one language, as handed in by whoever prints. */
export type Speak = { (key: string, params?: { readonly [name: string]: unknown }): string; readonly lang: 'vi' | 'en' }

/** A sentence in the language of the words. */
export function sayText(w: Speak, { key, params = {} }: Say): string {
  return w(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramText(w, value)])))
}

function paramText(w: Speak, value: SayParam): string {
  if (typeof value !== 'object') return String(value)
  return 'key' in value ? sayText(w, value) : value[w.lang]
}

/** An answer for programs: what was asked, what came out, and every sentence in both languages. */
export function answerJson(rule: AskedRule, on: CalendarDate, typed: Typed, answer: Answer, both: { readonly vi: Speak; readonly en: Speak }): Json {
  const said = (say: Say) => ({ message: sayText(both.vi, say), messageEn: sayText(both.en, say) })
  return {
    rule: rule.id,
    on,
    given: Object.fromEntries([...Map.groupBy(typed.filter(([name]) => name !== 'on'), ([name]) => name)].map(([name, pairs]) => [name, pairs.length > 1 ? pairs.map(([, value]) => value) : pairs[0]![1]])),
    result: answer.values,
    ...said(answer.result),
    steps: answer.steps.map(said),
    articles: answer.articles,
    confidence: answer.confidence,
    others: answer.others.map(({ reading, says, result, values, article, confidence }) => ({
      reading, ...said(says), ...(result ? { answer: said(result) } : {}), result: values, article, confidence,
    })),
    notes: answer.notes.map(said),
  }
}

/**
 * A refusal of an input with the label of the field, ready for its sentence; for programs with the name that they write
 * beside it.
 */
export function withLabel(w: Speak, refusal: Refusal, whose: 'page' | 'program' = 'program'): Refusal {
  if (!refusal.code.startsWith('law.input-') || refusal.code === 'law.input-unknown') return refusal
  const name = String(refusal['name'])
  const label = w(`law.input.${name}`)
  return { ...refusal, label: whose === 'page' ? label : `${label} [${name}]` }
}

/** A value as it was given, in the words of the language: a choice by its label. */
export function givenText(w: Speak, input: AskedInput, value: string): string {
  return input.kind === 'choice' && input.choices.includes(value) ? w(`law.choice.${input.name}.${value}`) : value
}

/** A rule as it may be asked on the command line. */
export function commandOf(rule: AskedRule, example = rule.examples[0]): string {
  const given = Object.entries(example.given).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => `${name}=${/[\s;]/.test(each) ? `'${each}'` : each}`))
  return ['nharong law', rule.id, `--on ${example.on}`, ...given].join(' ')
}
