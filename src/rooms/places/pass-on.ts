import { addDays } from '#foundation/calendar-date.ts'
import type { BodySpan } from './body.ts'
import type { LineageStep, Unit, UnitId } from './unit.ts'

/** What passing on needs of the register of places. */
export type Succession = {
  find(id: UnitId): Unit | undefined
  successors(id: UnitId): readonly LineageStep[]
}

/**
 * The spans of a hamlet, gone on under the commune into which its own went whole, over any number of mergers. Its own code
 * was its commune's and does not go along: from then on its number stands for it. Where the commune was divided nobody but
 * its officers knows which hamlet went where, and the hamlet ends with it until they say.
 */
export function passOn(unitId: UnitId, spans: readonly BodySpan[], places: Succession): BodySpan[] {
  const out = [...spans]
  for (let last = out.at(-1); last !== undefined && last.to === null; last = out.at(-1)) {
    const end = places.find(last.parent)?.spans.at(-1)!.to ?? null
    if (end === null || end < last.from) break
    const next = addDays(end, 1)
    const [step, ...others] = places.successors(last.parent).filter(({ date }) => date === next)
    if (!step || others.length > 0 || step.to === null || step.share !== 'whole') break
    out[out.length - 1] = { ...last, to: end }
    out.push({ ...last, from: next, to: null, code: String(unitId), parent: step.to })
  }
  return out
}
