import type { Context, Hono } from 'hono'
import type { PathsOfPredecessors } from '#rooms/offices/store/index.ts'
import type { Connections } from '#storage/transaction.ts'
import type { Visit } from './visit.ts'

export type Mode = 'demonstration' | 'production'

/** What the composition root hands to every page: the only way to the database, the clock and the settings. */
export type House = {
  readonly database: Connections
  readonly mode: Mode
  /** The clock. Pages never ask the machine's. */
  readonly now: () => Date
  readonly version: string
  /** The address that people type, where a proxy stands before us: `https://qcdc.example.vn`. */
  readonly publicOrigin?: string | undefined
  /** Whether `X-Forwarded-For` comes from a proxy of ours. */
  readonly trustProxy?: boolean | undefined
  /** In a demonstration: the accounts that anyone may try, in the order to show them, and their password. */
  readonly demonstration?: { readonly password: string; readonly logins: readonly string[] } | undefined
  /** The paths of the units that a unit came from, which its officers may read besides their own. */
  readonly pathsOfPredecessors?: PathsOfPredecessors | undefined
  /** One line for the operator (standard error). */
  readonly log: (line: string) => void
}

export type Env = { Variables: { visit: Visit } }
export type App = Hono<Env>
export type PageContext = Context<Env>

/** One entry of the main navigation. */
export type NavItem = {
  readonly href: string
  /** Key of the words. */
  readonly words: string
  /** Who sees it; without it, everyone. */
  readonly shown?: (visit: Visit) => boolean
  /** The desk: where officers who see the entry find what waits for them. `/` leads there after sign-in. */
  readonly desk?: boolean
}

/** The pages of a room: what `createApp` is given. */
export type RoomPages = {
  readonly register: (app: App, house: House) => void
  readonly nav?: readonly NavItem[]
}
