import { wholeDecimal } from '#foundation/decimal.ts'
import type { CountedFigure, FigureSource } from '#rooms/indicators/store/figure-sources.ts'
import { countCovenants, type CovenantCounts } from './statistics.ts'

const MEASURES: Readonly<Record<string, (counts: CovenantCounts) => number>> = {
  'covenants.hamlets-with': ({ hamletsWith }) => hamletsWith,
  'covenants.in-force': ({ inForce }) => inForce,
  'covenants.recognised': ({ recognised }) => recognised,
  'covenants.refused': ({ refused }) => refused,
  'covenants.amended': ({ amended }) => amended,
  'covenants.suspended-or-annulled': ({ suspended, annulled }) => suspended + annulled,
}

/**
 * Covenants as the records of the unit and its hamlets have them: those in force at the end of the days asked for, and those recognised,
 * refused, amended, suspended or annulled in them. A unit whose register
 * holds drafts alone has no such figures: its older covenants may not be enrolled yet.
 *
 * @law 61/2023/NĐ-CP Đ16.1
 */
export const covenantFigures: FigureSource = {
  family: 'covenants',
  words: 'covenants.counted',
  async count(tx, names, of) {
    const figures = new Map<string, CountedFigure>()
    if (of.kind === 'agency' || of.kind === 'enterprise') return figures
    const counts = await countCovenants(tx, of.path, of.from, of.to)
    if (!counts || counts.inForce + counts.recognised + counts.refused + counts.suspended + counts.annulled === 0) return figures
    for (const name of names) {
      const measure = MEASURES[name]
      if (measure) figures.set(name, { number: wholeDecimal(measure(counts)), href: `/viec/huong-uoc/thong-ke?${new URLSearchParams({ tu: of.from, den: of.to })}` })
    }
    return figures
  },
}
