import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Refusal } from '#foundation/result.ts'
import { readDay } from '#rooms/places/index.ts'
import type { AskedInput, AskedRule, Given, InputProblem, Time } from './asked-rule.ts'

/** What was typed: a name and a value, a name more than once where it may have several. */
export type Typed = readonly (readonly [name: string, value: string])[]

type Value = CalendarDate | number | string | boolean | readonly Time[]

const ON: AskedInput = { name: 'on', kind: 'date' }
const LONGEST = 200
const MOST_TIMES = 500

/** The day of asking and the inputs of a rule, in the order in which they are asked. */
export function inputsOf(rule: AskedRule): readonly AskedInput[] {
  return [...rule.inputs, ON]
}

/**
 * Reads what was given for a rule. Blank is as if not given. Days are `2024-04-26` or `26/4/2024`.
 *
 * Every input that is wrong is told: `law.input-unknown`, `law.input-missing`, `law.input-twice`, `law.input-date`,
 * `law.input-whole`, `law.input-choice`, `law.input-flag`, `law.input-times`, `law.input-too-long`.
 */
export function readGiven(rule: AskedRule, typed: Typed, today: CalendarDate): { ok: true; given: Given } | { ok: false; problems: readonly InputProblem[] } {
  const inputs = inputsOf(rule)
  const values = new Map<string, Value>()
  const problems: InputProblem[] = []
  const problem = (field: string, refusal: Refusal): void => void problems.push({ field, refusal })
  for (const name of new Set(typed.map(([each]) => each))) {
    if (!inputs.some((input) => input.name === name)) {
      problem(name, { code: 'law.input-unknown', field: name, name, names: inputs.map((input) => input.name).join(', ') })
    }
  }
  for (const input of inputs) {
    const given = typed.filter(([name, value]) => name === input.name && value.trim() !== '').map(([, value]) => value.trim().normalize('NFC'))
    if (given.length === 0) {
      if (input.required) problem(input.name, { code: 'law.input-missing', field: input.name, name: input.name })
      continue
    }
    if (given.length > 1 && input.kind !== 'times') {
      problem(input.name, { code: 'law.input-twice', field: input.name, name: input.name })
      continue
    }
    const read = input.kind === 'times' ? readTimes(given) : readOne(input, given[0]!)
    if (read === undefined) problem(input.name, refusalOf(input, given.join(' ').slice(0, 80)))
    else values.set(input.name, read)
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, given: givenOf(inputs, values, today) }
}

function readOne(input: AskedInput, text: string): Value | undefined {
  switch (input.kind) {
    case 'date': {
      const day = readDay(text)
      return day.ok ? day.value : undefined
    }
    case 'whole':
      return /^-?\d{1,6}$/.test(text) && Number(text) >= input.min && Number(text) <= input.max ? Number(text) : undefined
    case 'choice':
      return input.choices.includes(text) ? text : undefined
    case 'flag':
      return /^(yes|có|true|1)$/i.test(text) ? true : /^(no|không|false|0)$/i.test(text) ? false : undefined
    default:
      return text.length <= ((input.kind === 'text' ? input.longest : undefined) ?? LONGEST) ? text : undefined
  }
}

function readTimes(texts: readonly string[]): readonly Time[] | undefined {
  const pieces = texts.flatMap((text) => text.split(/[\n;]+/)).map((text) => text.trim()).filter((text) => text !== '')
  if (pieces.length > MOST_TIMES) return undefined
  const times = pieces.map((piece): Time | undefined => {
    const [first, last, ...more] = piece.split(/\s*(?:\.\.|–|—|→)\s*/)
    const from = readDay(first!)
    if (!from.ok || more.length > 0) return undefined
    if (last === undefined) return { from: from.value, to: from.value }
    if (last === '') return { from: from.value, to: null }
    const to = readDay(last)
    return to.ok && to.value >= from.value ? { from: from.value, to: to.value } : undefined
  })
  return times.every((time) => time !== undefined) ? times : undefined
}

function refusalOf(input: AskedInput, given: string): Refusal {
  const named = { field: input.name, name: input.name, given }
  switch (input.kind) {
    case 'date':
      return { code: 'law.input-date', ...named }
    case 'whole':
      return { code: 'law.input-whole', ...named, min: String(input.min), max: String(input.max) }
    case 'choice':
      return { code: 'law.input-choice', ...named, choices: input.choices.join(', ') }
    case 'flag':
      return { code: 'law.input-flag', ...named }
    case 'times':
      return { code: 'law.input-times', ...named }
    default:
      return { code: 'law.input-too-long', ...named, longest: String(input.longest ?? LONGEST) }
  }
}

function givenOf(inputs: readonly AskedInput[], values: ReadonlyMap<string, Value>, today: CalendarDate): Given {
  const find = (name: string, kind: AskedInput['kind']): Value | undefined => {
    const input = inputs.find((each) => each.name === name)
    if (input?.kind !== kind) throw new Error(`no input ${name} of kind ${kind}`)
    return values.get(name) ?? (input.kind === 'choice' ? input.choices[0] : undefined)
  }
  const get = (name: string, kind: AskedInput['kind']): Value => {
    const value = find(name, kind)
    if (value === undefined) throw new Error(`${name} is not given: is it declared as required?`)
    return value
  }
  return {
    on: (values.get('on') as CalendarDate | undefined) ?? today,
    date: (name) => get(name, 'date') as CalendarDate,
    findDate: (name) => find(name, 'date') as CalendarDate | undefined,
    whole: (name) => get(name, 'whole') as number,
    text: (name) => get(name, 'text') as string,
    choice: (name) => get(name, 'choice') as string,
    flag: (name) => find(name, 'flag') === true,
    times: (name) => (find(name, 'times') ?? []) as readonly Time[],
  }
}
