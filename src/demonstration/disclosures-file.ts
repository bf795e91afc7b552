import { readFileSync } from 'node:fs'

/** What went wrong with a posting of the demonstration: a gap on the board, one taken down too soon, two days on the air, no site. */
export type Fault = 'gap' | 'short-office' | 'short-loudspeaker' | 'no-website'

/** How a unit dealt with one thing: days late, never, badly; or it did not arise. */
export type Dealing = { readonly late?: number; readonly never?: boolean; readonly none?: boolean; readonly fault?: Fault }

/** One thing that every commune decides in the year, with places for names and figures: `{xa}`, `{thon1}`. */
export type Template = {
  readonly key: string
  readonly item: string
  readonly decided: string
  readonly number: string
  readonly document: string
  readonly title: string
  readonly summary: string
  readonly content: string
}

export type DisclosingCommune = {
  readonly unit: number
  readonly officer: string
  readonly leader: string
  readonly name: string
  /** Days by which its decisions come after those of the first commune. */
  readonly shift: number
  /** The number of its plan; null: it made none. */
  readonly plan: string | null
  readonly phone: string
  readonly tokens: Readonly<Record<string, string>>
}

export type BodyPosting = Omit<Template, 'key' | 'content'> & Dealing

export type DisclosuresFile = {
  readonly communes: readonly DisclosingCommune[]
  readonly templates: readonly Template[]
  readonly faults: Readonly<Record<string, Readonly<Record<string, Dealing>>>>
  readonly corrections: readonly { readonly unit: number; readonly key: string; readonly on: string; readonly why: string; readonly from: string; readonly to: string }[]
  readonly withdrawals: readonly { readonly unit: number; readonly key: string; readonly on: string; readonly why: string }[]
  readonly quarters: readonly { readonly unit: number; readonly quarter: 1 | 2 | 3 | 4; readonly dated: string; readonly number: string; readonly why?: string }[]
  readonly localItems: readonly {
    readonly unit: number
    readonly on: string
    readonly title: string
    readonly number: string
    readonly dated: string
    readonly minDays: number
    readonly clockDays: number
    readonly forms: readonly string[]
    readonly posting: Omit<Template, 'key' | 'item' | 'content'>
  }[]
  readonly requests: readonly {
    readonly unit: number
    readonly on: string
    readonly kind: 'request' | 'not-posted'
    readonly item: string
    readonly place?: string
    readonly text: string
    readonly name: string
    readonly contact: string
    readonly answered?: string
    readonly answer?: string
  }[]
  readonly bodies: readonly {
    readonly unit: number
    readonly kind: 'agency' | 'enterprise'
    readonly name: string
    readonly code: string
    readonly parent: number
    readonly officer: string
    readonly postings: readonly BodyPosting[]
  }[]
}

/** The year of disclosure of the demonstration: what is in it is invented. */
export function readDisclosures(): DisclosuresFile {
  return JSON.parse(readFileSync(new URL('../../demo/disclosure-2026.json', import.meta.url), 'utf8')) as DisclosuresFile
}
