import type { Context, Hono } from 'hono'
import type { Contents } from '#rooms/files/store/content-store.ts'
import type { FigureSource } from '#rooms/indicators/store/figure-sources.ts'
import type { PathsOfPredecessors } from '#rooms/offices/store/index.ts'
import type { Connections } from '#storage/transaction.ts'
import type { ApiPart } from './open-api.ts'
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
  /** Where the contents of files lie. */
  readonly contents?: Contents | undefined
  /** What rooms with records offer to forms: figures that follow from them. */
  readonly figureSources?: readonly FigureSource[] | undefined
  /** One line for the operator (standard error). */
  readonly log: (line: string) => void
}

/** The contents of a house that takes files; one without them is a fault of whoever put it together. */
export function contentsOfHouse(house: House): Contents {
  if (!house.contents) throw new Error('this house keeps no files')
  return house.contents
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
  /** What it offers to programs; asked once, when somebody first looks. */
  readonly api?: () => ApiPart | Promise<ApiPart>
}
