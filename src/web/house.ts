import type { Kysely } from 'kysely'
import type { Context, Hono } from 'hono'
import type { Tables } from '#storage/tables.ts'
import type { Visit } from './visit.ts'

export type Mode = 'demonstration' | 'production'

/** What the composition root hands to every page: the only way to the database, the clock and the settings. */
export type House = {
  readonly database: Kysely<Tables>
  readonly mode: Mode
  /** The clock. Pages never ask the machine's. */
  readonly now: () => Date
  readonly version: string
  /** The address that people type, where a proxy stands before us: `https://qcdc.example.vn`. */
  readonly publicOrigin?: string | undefined
  /** Whether `X-Forwarded-For` comes from a proxy of ours. */
  readonly trustProxy?: boolean | undefined
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
}

/** The pages of a room: what `createApp` is given. */
export type RoomPages = {
  readonly register: (app: App, house: House) => void
  readonly nav?: readonly NavItem[]
}
