import { sql } from 'kysely'
import type { Connections } from '#storage/transaction.ts'

/**
 * What the public pages of today were made from, as a short text that changes with every act. Every act writes its journal
 * line in the transaction that changes the state, so the heads of the chains tell whether anything has changed; the rows of
 * `data_version` tell of units.
 *
 * Requests that wait at the same time share one question, but never one that was asked before they came: what was
 * committed before a request is always seen by it.
 */
export class DataVersion {
  readonly #database: Connections
  #asking: Promise<string> | undefined
  #next: Promise<string> | undefined

  constructor(database: Connections) {
    this.#database = database
  }

  read(): Promise<string> {
    if (!this.#asking) return (this.#asking = this.#ask())
    this.#next ??= this.#asking.then(
      () => this.#turn(),
      () => this.#turn(),
    )
    return this.#next
  }

  #turn(): Promise<string> {
    this.#next = undefined
    return (this.#asking = this.#ask())
  }

  async #ask(): Promise<string> {
    try {
      const { rows } = await sql<{ version: string }>`
        select coalesce((select sum(seq) from journal_head), 0)
          || '.' || coalesce((select string_agg(left(sha256, 8), '' order by name) from data_version), '') as version`.execute(this.#database.kysely)
      return rows[0]!.version
    } finally {
      // Whoever waits for the next question starts it when this one is over.
      if (!this.#next) this.#asking = undefined
    }
  }
}
