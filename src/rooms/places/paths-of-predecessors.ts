import { datedPaths } from './dated-paths.ts'
import type { PlaceRegister } from './register.ts'
import type { UnitId } from './unit.ts'

const KEPT = new WeakMap<PlaceRegister, Map<UnitId, readonly string[]>>()

/**
 * The paths of the former units whose whole territory is now this unit's, over any number of steps: the
 * records that its officers inherit. Former units that were divided are left out.
 */
export function pathsOfPredecessors(places: PlaceRegister, unit: UnitId): readonly string[] {
  let kept = KEPT.get(places)
  if (!kept) KEPT.set(places, (kept = new Map()))
  let paths = kept.get(unit)
  if (!paths) {
    const former = new Set<UnitId>()
    const collect = (id: UnitId): void => {
      for (const step of places.predecessors(id)) {
        if (step.share !== 'whole' || former.has(step.from)) continue
        former.add(step.from)
        collect(step.from)
      }
    }
    collect(unit)
    paths = [...new Set(datedPaths(places, former).map((stretch) => stretch.path))]
    kept.set(unit, paths)
  }
  return paths
}
