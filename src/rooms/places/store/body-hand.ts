import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type Actor, actorOf, may, type Officer, SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import { BODY_ROLL, type Roll } from '../roll.ts'

/** Whose hand keeps the register of bodies, or of hamlets: who is named in the journal, and which units are within reach. */
export type BodyHand = {
  readonly roll: Roll
  readonly by: Actor
  /** Whether bodies at this path may be registered and changed. */
  readonly reaches: (path: string) => boolean
  /** Whether a body that ended at this path may be taken on: its unit went whole into the officer's own. */
  readonly inherits: (path: string) => boolean
}

export function officersHand(officer: Officer, today: CalendarDate, roll: Roll = BODY_ROLL): BodyHand {
  return {
    roll,
    by: actorOf(officer),
    reaches: (path) => may(officer, roll.act, path, today),
    inherits: (path) => officer.reads.some((prefix) => path.startsWith(prefix)),
  }
}

/** The command line: everything, or what lies below the units named. */
export function systemHand(units?: ReadonlySet<number>, roll: Roll = BODY_ROLL): BodyHand {
  const reaches = (path: string): boolean => units === undefined || path.split('/').some((step) => units.has(Number(step)))
  return { roll, by: SYSTEM_ACTOR, reaches, inherits: reaches }
}
