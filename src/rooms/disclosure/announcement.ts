import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'

/**
 * How a hamlet head tells the people: at a meeting of the community, at one of an organisation, in person, by a paper to each
 * household, by message to its representative, on a network that the community agreed to.
 *
 * @law 10/2022/QH15 Đ13.4
 */
export const MEANS = ['meeting', 'group-meeting', 'direct', 'letter', 'message', 'social-network'] as const

export type Means = (typeof MEANS)[number]

/** What a head says of an announcement. */
export type Announcement = {
  readonly on: CalendarDate
  readonly means: readonly Means[]
  /** How many households were reached; null where nobody counted. */
  readonly households: number | null
  readonly note: string
}

export type AnnouncementTyped = {
  readonly on: CalendarDate
  readonly means: readonly string[]
  readonly households: string
  readonly note: string
}

/** No hamlet has more households. */
export const MOST_HOUSEHOLDS = 5000
const NOTE_LENGTH = 1000

/**
 * Reads what was typed. `decided` is the day of the decision that is announced, where there is one.
 *
 * Refuses `notices.on-ahead`, `notices.before-decision`, `notices.means-needed`, `notices.households-strange`, `notices.note-too-long`.
 */
export function checkAnnouncement(typed: AnnouncementTyped, decided: CalendarDate | null, today: CalendarDate): Result<Announcement> {
  if (typed.on > today) return refuse({ code: 'notices.on-ahead', field: 'on', date: shortDate(typed.on) })
  if (decided !== null && typed.on < decided) return refuse({ code: 'notices.before-decision', field: 'on', date: shortDate(typed.on), decided: shortDate(decided) })
  const means = MEANS.filter((each) => typed.means.includes(each))
  if (means.length === 0 || means.length !== new Set(typed.means).size) return refuse({ code: 'notices.means-needed', field: 'means' })
  const households = typed.households === '' ? null : Number(typed.households.replaceAll(/[.\s]/g, ''))
  if (households !== null && !(Number.isInteger(households) && households >= 0 && households <= MOST_HOUSEHOLDS)) {
    return refuse({ code: 'notices.households-strange', field: 'households', given: typed.households })
  }
  if (typed.note.length > NOTE_LENGTH) return refuse({ code: 'notices.note-too-long', field: 'note', max: String(NOTE_LENGTH) })
  return accept({ on: typed.on, means, households, note: typed.note })
}
