import type { Form, Indicator } from './catalogue.ts'
import { isAmong } from './unit-group.ts'

const INDEX = new WeakMap<Form, ReadonlyMap<string, Indicator>>()

export function findIndicator(form: Form, code: string): Indicator | undefined {
  let index = INDEX.get(form)
  if (!index) {
    index = new Map(form.indicators.map((indicator) => [indicator.code, indicator]))
    INDEX.set(form, index)
  }
  return index.get(code)
}

/** A code that the form does not have is a fault. */
export function getIndicator(form: Form, code: string): Indicator {
  const indicator = findIndicator(form, code)
  if (!indicator) throw new Error(`form ${form.id} has no indicator ${code}`)
  return indicator
}

/** The indicators that a unit of this kind fills in itself, in the order of the form. */
export function enteredBy(form: Form, kind: string): Indicator[] {
  return form.indicators.filter((indicator) => isAmong(kind, indicator.enteredBy))
}
