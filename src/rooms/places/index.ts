export { parsePlaces, type PlaceFiles } from './parse-places.ts'
export { type Holder, PlaceRegister } from './register.ts'
export type { SearchHit, SearchOptions } from './search.ts'
export type { TerritoryPiece } from './territory.ts'
export {
  type Confidence, covers, type Kind, type Level, levelOf, type LineageStep, type Share, type Unit, type UnitId,
  type UnitSpan, VIET_NAM,
} from './unit.ts'
export { unitName } from './unit-name.ts'
export { readDay } from './read-day.ts'
export { timeText } from './time-text.ts'
export { pathsOfPredecessors } from './paths-of-predecessors.ts'
export { datedPaths, type DatedPath } from './dated-paths.ts'
export { BODY_KINDS, bodyLasts, bodyNearest, type BodyKind, type BodySpan, FIRST_BODY, type LocalBody } from './body.ts'
export { type BodyProblem, type BodyTyped, readBody, type WantedBody } from './read-body.ts'
export { FIRST_HAMLET, HAMLET_KINDS, type HamletKind, hamletKindOf, hamletName } from './hamlet-name.ts'
export { BODY_ROLL, HAMLET_ROLL, type Roll } from './roll.ts'
export { passOn, type Succession } from './pass-on.ts'
