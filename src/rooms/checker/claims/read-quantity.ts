import type { Quantity } from './claims.ts'
import { contentWords, type WordsAround } from './phrases.ts'

/** What is counted; few rules ask for its words in order, and only then are they put so. */
export class ReadQuantity implements Quantity {
  readonly near: string
  readonly before: string
  readonly after: string
  readonly #unit: string | undefined
  #words: readonly string[] | undefined

  constructor({ near, before, after }: WordsAround, unit: string | undefined) {
    this.near = near
    this.before = before
    this.after = after
    this.#unit = unit
  }

  get words(): readonly string[] {
    this.#words ??= contentWords(this, this.#unit)
    return this.#words
  }
}
