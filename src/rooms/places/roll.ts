import { type BodyKind, FIRST_BODY } from './body.ts'
import { FIRST_HAMLET } from './hamlet-name.ts'
import type { Level, UnitId } from './unit.ts'

/**
 * A register that officers keep of units below the administrative ones: the agencies and enterprises that report, or the
 * hamlets. Their entries begin, change and end alike; what differs stands here.
 */
export type Roll = {
  /** Begins the keys of its words, and the codes of refusals that name what is registered. */
  readonly name: 'bodies' | 'hamlets'
  readonly level: Extract<Level, 'body' | 'hamlet'>
  /** In the journal: `body.register`, `hamlet.end`. */
  readonly subject: 'body' | 'hamlet'
  readonly act: 'manage-bodies' | 'manage-hamlets'
  readonly kinds: readonly BodyKind[]
  /** The numbers given to its entries: from the first up to below the other. */
  readonly numbers: readonly [from: UnitId, below: UnitId]
  /** The levels of the units that its entries may stand under. */
  readonly parents: readonly Level[]
  /** Whether an entry goes on under the successor where its unit went whole into another. */
  readonly passesOn: boolean
}

export const BODY_ROLL: Roll = {
  name: 'bodies', level: 'body', subject: 'body', act: 'manage-bodies', kinds: ['agency', 'enterprise'], numbers: [FIRST_BODY, FIRST_HAMLET],
  parents: ['province', 'district', 'commune'], passesOn: false,
}

export const HAMLET_ROLL: Roll = {
  name: 'hamlets', level: 'hamlet', subject: 'hamlet', act: 'manage-hamlets', kinds: ['thon', 'to-dan-pho'], numbers: [FIRST_HAMLET, 7_000_000],
  parents: ['commune'], passesOn: true,
}
