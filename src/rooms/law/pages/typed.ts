import type { PageContext } from '#web/house.ts'
import type { Typed } from '../index.ts'

/** The switch of the language is no input of a rule. */
const NOT_INPUTS = new Set(['lang'])

/** What the address asks, in its order. */
export function typedOf(c: PageContext): Typed {
  return [...new URL(c.req.url).searchParams].filter(([name]) => !NOT_INPUTS.has(name))
}
