import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type Act, type Actor, actorOf, may, type Officer, SYSTEM_ACTOR } from '#rooms/offices/index.ts'

/** Whose hand discloses: who is named in the journal, and what may be done at a path. */
export type DisclosureHand = { readonly by: Actor; readonly allows: (act: Act, path: string) => boolean }

export function officersHand(officer: Officer, today: CalendarDate): DisclosureHand {
  return { by: actorOf(officer), allows: (act, path) => may(officer, act, path, today) }
}

/** The command line and the demonstration, in nobody's name or in that of an account. */
export function systemHand(by: Actor = SYSTEM_ACTOR): DisclosureHand {
  return { by, allows: () => true }
}
