import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Refusal, Result } from '#foundation/result.ts'

/**
 * What a rule is asked with. The label is `law.input.<name>`, the hint `law.hint.<name>` where there is one, a choice
 * `law.choice.<name>.<choice>`.
 */
export type AskedInput = {
  /** As programs write it: `decision=2024-04-26`. */
  readonly name: string
  readonly required?: boolean
} & (
  | { readonly kind: 'date' }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'text'; readonly longest?: number }
  /** The first is taken where none is given. */
  | { readonly kind: 'choice'; readonly choices: readonly [string, ...string[]] }
  | { readonly kind: 'flag' }
  /** Times from a day to a day, any number of them: `2026-03-01..2026-03-30`; no last day where it goes on. */
  | { readonly kind: 'times' }
)

export type Time = { readonly from: CalendarDate; readonly to: CalendarDate | null }

/** What was given, as the declaration has it. Asking for an input of another kind is a fault. */
export type Given = {
  /** The day on which it is asked. */
  readonly on: CalendarDate
  date(name: string): CalendarDate
  findDate(name: string): CalendarDate | undefined
  whole(name: string): number
  text(name: string): string
  choice(name: string): string
  flag(name: string): boolean
  times(name: string): readonly Time[]
}

/** A sentence of the words tables, with what fills it in. */
export type Say = { readonly key: string; readonly params?: { readonly [name: string]: SayParam } }
export type SayParam = string | number | { readonly vi: string; readonly en: string } | Say

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type Values = { readonly [name: string]: Json }

/** V: verified; S: one source; M: not verified. */
export type Sureness = 'V' | 'S' | 'M'

export type Answer = {
  /** In one sentence. */
  readonly result: Say
  /** The same for programs. */
  readonly values: Values
  /** How it was reached, in order. */
  readonly steps: readonly Say[]
  readonly articles: readonly string[]
  readonly confidence: Sureness
  /** Other ways to read the texts, and what they come to. */
  readonly others: readonly { readonly reading: string; readonly says: Say; readonly result?: Say; readonly values: Values; readonly article: string; readonly confidence: Sureness }[]
  /** What to mind: a calendar that is not yet announced. */
  readonly notes: readonly Say[]
}

/** A question that a test asks: what is given, and what must come out of it. */
export type AskedExample = {
  readonly on: string
  readonly given: { readonly [name: string]: string | readonly string[] }
} & ({ readonly values: Values } | { readonly refused: string })

/**
 * A rule of the law that people and programs may ask. It is declared in `src/rooms/<room>/asked-rules.ts` and found there:
 * the command line, the pages, the interface for programs, the reference and the tests are made of the declaration.
 *
 * Its sentences are `law.rule.<id>` (what is asked) and `law.says.<id>` (what comes out).
 *
 * `K` is what it has to know, read by `askedKnowledge()` of `src/rooms/<room>/store/asked-knowledge.ts`.
 */
export type AskedRule<K = unknown> = {
  /** `subject.question`; never changes once released. */
  readonly id: string
  /** Where the rule stands in the law: `10/2022/QH15 Đ12.3`. */
  readonly articles: readonly [string, ...string[]]
  readonly inputs: readonly AskedInput[]
  readonly examples: readonly [AskedExample, AskedExample, ...AskedExample[]]
  readonly ask: (given: Given, knowledge: K) => Result<Answer>
}

/** What is wrong with an input. */
export type InputProblem = { readonly field: string; readonly refusal: Refusal }
