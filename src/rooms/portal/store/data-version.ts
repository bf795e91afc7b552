import { sql } from 'kysely'
import type { Connections } from '#storage/transaction.ts'

/** Of what: the whole country, a province by its number, or the province in which a posting (by its code) stands today. */
export type VersionOf = 'nation' | number | { readonly posting: string }

type Waiting = { asking: Promise<string>; next: Promise<string> | undefined }

/**
 * What the public pages of today were made from, as a short text that changes with every act. Every act writes its journal
 * line in the transaction that changes the state, in the chain of its province, or in that of the whole system where nobody of
 * the province did it; so the heads of these chains tell whether anything has changed, and the rows of `data_version` tell of
 * units.
 *
 * Requests that wait at the same time share one question, but never one that was asked before they came: what was
 * committed before a request is always seen by it.
 */
export class DataVersion {
  readonly #database: Connections
  readonly #waiting = new Map<string, Waiting>()

  constructor(database: Connections) {
    this.#database = database
  }

  read(of: VersionOf = 'nation'): Promise<string> {
    const key = typeof of === 'object' ? of.posting : String(of)
    const waiting = this.#waiting.get(key)
    if (!waiting) {
      const asking = this.#ask(key, of)
      this.#waiting.set(key, { asking, next: undefined })
      return asking
    }
    waiting.next ??= waiting.asking.then(
      () => this.#turn(key, of, waiting),
      () => this.#turn(key, of, waiting),
    )
    return waiting.next
  }

  #turn(key: string, of: VersionOf, waiting: Waiting): Promise<string> {
    waiting.next = undefined
    return (waiting.asking = this.#ask(key, of))
  }

  async #ask(key: string, of: VersionOf): Promise<string> {
    try {
      const heads =
        of === 'nation'
          ? sql`select sum(seq)::text from journal_head`
          : sql`select string_agg(province_id || ':' || seq, ',' order by province_id) from journal_head where province_id in (1, ${
              typeof of === 'number' ? sql`${of}::int` : sql`posting_province(${of.posting})`
            })`
      const { rows } = await sql<{ version: string }>`
        select coalesce((${heads}), '') || '.' || coalesce((select string_agg(left(sha256, 8), '' order by name) from data_version), '') as version`.execute(this.#database.kysely)
      return rows[0]!.version
    } finally {
      // Whoever waits for the next question starts it when this one is over.
      if (!this.#waiting.get(key)?.next) this.#waiting.delete(key)
    }
  }
}
