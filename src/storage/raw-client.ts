import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

/** What the functions of a store take first: an open transaction of the application. */
export type Tx = Transaction<Tables>

type Slot = { client?: pg.PoolClient }

const slots = new AsyncLocalStorage<Slot>()
const clients = new WeakMap<Tx, pg.PoolClient>()

/** Remembers which connection the transaction being opened was given. */
export function noteClient(client: pg.PoolClient): pg.PoolClient {
  const slot = slots.getStore()
  if (slot) slot.client = client
  return client
}

/** Runs `open` so that `bindClient` can tie the transaction it opens to its connection. */
export function withSlot<T>(open: (slot: Slot) => Promise<T>): Promise<T> {
  const slot: Slot = {}
  return slots.run(slot, () => open(slot))
}

export function bindClient(tx: Tx, slot: Slot): void {
  if (!slot.client) throw new Error('a transaction without a connection')
  clients.set(tx, slot.client)
}

/**
 * The connection of a transaction, for what Kysely has no word for: COPY, cursors.
 * It belongs to the transaction; never release it, never use it after the transaction.
 */
export function rawClient(tx: Tx): pg.PoolClient {
  const client = clients.get(tx)
  if (!client) throw new Error('not a transaction of inTransaction or readOnly')
  return client
}
