import type { CalendarDate } from '#foundation/calendar-date.ts'
import { loadInstruments } from '#rooms/instruments/store/load-instruments.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { findReportDate } from '../report-head.ts'
import type { Knowledge } from '../rule.ts'
import type { SourceText } from '../source-text.ts'

/**
 * What is known when a report is checked: the registers of documents and of places, and the day on which it is judged –
 * the day that is given, else the one the report bears, else today. A register is read when a rule first asks for it:
 * that of places alone takes 25 MB, and many a report names no unit in its head.
 */
export function knowledgeFor(source: SourceText, given: CalendarDate | undefined, today: CalendarDate): Knowledge {
  const own = findReportDate(source)
  const on = given ?? own ?? today
  return {
    on,
    onIsReportDate: on === own,
    get instruments() {
      return loadInstruments()
    },
    get places() {
      return loadPlaces()
    },
  }
}
