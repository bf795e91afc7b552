import { calendarDate } from '#foundation/calendar-date.ts'
import { loadInstruments } from '#rooms/instruments/store/load-instruments.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { Knowledge } from '../rule.ts'

/** What the rules know in tests: the registers of the repository, on a day that does not move. */
export function loadKnowledge(): Knowledge {
  return { instruments: loadInstruments(), places: loadPlaces(), on: calendarDate('2026-11-23'), onIsReportDate: false }
}
