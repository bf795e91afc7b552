import { decimal, wholeDecimal, type Decimal } from '#foundation/decimal.ts'

/**
 * Reads a packed text of numbers from left to right. The database packs all cells of a unit into one text, for a
 * hundred units with sixty cells each come sooner as a hundred texts than as six thousand rows or as arrays.
 */
export class PackedText {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** A number without sign or decimals, as an id or a count is. */
  integer(): number {
    const text = this.#text
    const start = this.#at
    let value = 0
    for (let digit; (digit = text.charCodeAt(this.#at) - 48) >= 0 && digit <= 9; this.#at++) value = value * 10 + digit
    if (this.#at === start) throw new Error(`no number at ${start} of ${text}`)
    return value
  }

  /** A figure, with whatever sign and decimals it has. */
  decimal(): Decimal {
    const text = this.#text
    const start = this.#at
    let value = 0
    for (let digit; (digit = text.charCodeAt(this.#at) - 48) >= 0 && digit <= 9; this.#at++) value = value * 10 + digit
    const next = text.charCodeAt(this.#at)
    const whole = next !== POINT && next !== MINUS && this.#at > start && this.#at - start <= 15
    if (whole) return wholeDecimal(value)
    for (let code; (code = text.charCodeAt(this.#at)) === POINT || code === MINUS || (code >= 48 && code <= 57); ) this.#at++
    return decimal(text.slice(start, this.#at))
  }

  /** The mark that parts one number from the next. */
  mark(): string {
    return this.#text.charAt(this.#at++)
  }
}

const POINT = 46
const MINUS = 45
