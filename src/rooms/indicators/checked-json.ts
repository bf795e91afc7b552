/** Data that is not what a catalogue has to be. Caught where the catalogue is read. */
export class NotAsExpected extends Error {
  readonly at: string
  readonly problem: string
  constructor(at: string, problem: string) {
    super(`${at}: ${problem}`)
    this.at = at
    this.problem = problem
  }
}

/** One object of a catalogue while it is read: every key is asked for, and none may be left over. */
export class CheckedObject {
  readonly at: string
  readonly #fields: Map<string, unknown>

  constructor(json: unknown, at: string) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NotAsExpected(at, 'object-expected')
    this.at = at
    this.#fields = new Map(Object.entries(json))
  }

  has(key: string): boolean {
    return this.#fields.has(key)
  }

  take(key: string): unknown {
    const value = this.#fields.get(key)
    this.#fields.delete(key)
    return value
  }

  text(key: string): string {
    return checkedText(this.take(key), `${this.at}.${key}`)
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T {
    return checkedOneOf(this.take(key), allowed, `${this.at}.${key}`)
  }

  listOf<T extends string>(key: string, allowed: readonly T[]): T[] {
    return this.list(key, (item, at) => checkedOneOf(item, allowed, at))
  }

  list<T>(key: string, read: (item: unknown, at: string) => T): T[] {
    const items = this.take(key)
    if (!Array.isArray(items)) throw new NotAsExpected(`${this.at}.${key}`, 'list-expected')
    return items.map((item, index) => read(item, `${this.at}.${key}[${index}]`))
  }

  integer(key: string, from: number, to: number): number {
    return checkedInteger(this.take(key), from, to, `${this.at}.${key}`)
  }

  flag(key: string): boolean {
    const value = this.take(key)
    if (typeof value !== 'boolean') throw new NotAsExpected(`${this.at}.${key}`, 'true-or-false-expected')
    return value
  }

  object(key: string): CheckedObject {
    return new CheckedObject(this.take(key), `${this.at}.${key}`)
  }

  keys(): string[] {
    return [...this.#fields.keys()]
  }

  end(): void {
    const left = this.keys()
    if (left.length > 0) throw new NotAsExpected(`${this.at}.${left[0]}`, 'unknown-key')
  }
}

export function checkedText(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new NotAsExpected(at, 'text-expected')
  if (value !== value.normalize('NFC') || !value.isWellFormed()) throw new NotAsExpected(at, 'nfc-expected')
  return value
}

export function checkedOneOf<T extends string>(value: unknown, allowed: readonly T[], at: string): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw new NotAsExpected(at, `one-of-expected: ${allowed.join(', ')}`)
  return found
}

export function checkedInteger(value: unknown, from: number, to: number, at: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
    throw new NotAsExpected(at, `integer-expected: ${from}–${to}`)
  }
  return value
}
