import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type Actor, actorOf, may, type Officer, SYSTEM_ACTOR } from '#rooms/offices/index.ts'

/** Whose hand keeps the register of bodies: who is named in the journal, and which units are within reach. */
export type BodyHand = {
  readonly by: Actor
  /** Whether bodies at this path may be registered and changed. */
  readonly reaches: (path: string) => boolean
  /** Whether a body that ended at this path may be taken on: its unit went whole into the officer's own. */
  readonly inherits: (path: string) => boolean
}

export function officersHand(officer: Officer, today: CalendarDate): BodyHand {
  return {
    by: actorOf(officer),
    reaches: (path) => may(officer, 'manage-bodies', path, today),
    inherits: (path) => officer.reads.some((prefix) => path.startsWith(prefix)),
  }
}

/** The command line: everything, or what lies below the units named. */
export function systemHand(units?: ReadonlySet<number>): BodyHand {
  const reaches = (path: string): boolean => units === undefined || path.split('/').some((step) => units.has(Number(step)))
  return { by: SYSTEM_ACTOR, reaches, inherits: reaches }
}
