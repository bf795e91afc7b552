import { readFileSync } from 'node:fs'

type Pools = { readonly lang: readonly string[]; readonly thon: readonly string[] }

type HouseholdsFile = {
  readonly from: string
  readonly families: Pools
  readonly middles: Pools
  readonly givens: Pools
  /** How many households a hamlet has. */
  readonly sizes: Readonly<Record<string, number>>
}

export type InventedHousehold = { readonly number: number; readonly name: string; readonly address: string }

/** The households of a hamlet of the demonstration: the same every time, their names put together by rule. */
export function inventHouseholds(hamlet: { readonly unitId: number; readonly name: string }): InventedHousehold[] {
  const { families, middles, givens, sizes } = FILE
  const kind = hamlet.name.startsWith('Làng') ? 'lang' : 'thon'
  const pick = (pool: readonly string[], at: number): string => pool[at % pool.length]!
  return Array.from({ length: sizes[hamlet.unitId] ?? 0 }, (_, at) => {
    // Counted through like the wheels of a counter, so that no name of a hamlet comes twice before all have come.
    const seed = at + (hamlet.unitId % 97) * 31
    const [perMiddle, perFamily] = [givens[kind].length, givens[kind].length * middles[kind].length]
    const name = [pick(families[kind], Math.floor(seed / perFamily)), pick(middles[kind], Math.floor(seed / perMiddle)), pick(givens[kind], seed)]
    return { number: at + 1, name: name.filter(Boolean).join(' '), address: kind === 'lang' ? hamlet.name : `${hamlet.name}, ngõ ${(at % 12) + 1}` }
  })
}

/** The day from which the households of the demonstration are on the rolls. */
export const householdsFrom = (): string => FILE.from

const FILE = JSON.parse(readFileSync(new URL('../../demo/households.json', import.meta.url), 'utf8')) as HouseholdsFile
