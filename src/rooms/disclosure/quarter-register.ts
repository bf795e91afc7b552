import { dayInVietNam, type CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { PlaceKind } from './duty-rule.ts'
import { order } from './duty-rules.ts'
import { quarterRange, type Quarter } from './quarter.ts'
import type { Duty, Posting, PostingVersion, Showing } from './records.ts'

/** One posting with what belongs to it, as the store reads it. */
export type PostingFacts = {
  readonly posting: Posting
  /** The newest wording. */
  readonly version: PostingVersion
  readonly duty: Duty | undefined
  readonly showings: readonly Showing[]
  /** The article of the rule: `Đ11.7`. Blank for an item of the unit's own regulation. */
  readonly article: string
}

export type RegisterShowing = {
  readonly form: string
  readonly place: PlaceKind
  readonly placeName: string
  readonly from: CalendarDate
  /** The last day; null where it went on when the quarter was closed. */
  readonly to: CalendarDate | null
}

/** One thing that was disclosed, with its forms and times. */
export type RegisterRow = {
  readonly code: string
  readonly version: number
  readonly article: string
  readonly item: string
  readonly title: string
  readonly instrument: { readonly number: string; readonly date: CalendarDate | null }
  readonly firstDay: CalendarDate
  readonly showings: readonly RegisterShowing[]
  readonly withdrawnOn: CalendarDate | null
}

/**
 * What was disclosed in a quarter, with its forms and times: first what was begun in it, then what was begun before and
 * went on. Closed, it never changes; what changes later is in the next version.
 *
 * @law 10/2022/QH15 Đ13.2
 */
export type QuarterRegister = {
  readonly year: number
  readonly quarter: Quarter['quarter']
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly begun: readonly RegisterRow[]
  readonly continued: readonly RegisterRow[]
}

/** The register of a quarter from the records as they stand. The order of the records does not matter. */
export function makeRegister(which: Quarter, facts: readonly PostingFacts[]): QuarterRegister {
  const { from, to } = quarterRange(which.year, which.quarter)
  const begun: RegisterRow[] = []
  const continued: RegisterRow[] = []
  for (const one of facts) {
    const withdrawnOn = one.posting.withdrawn ? dayInVietNam(one.posting.withdrawn.at) : null
    // A showing reaches no further than the day on which the posting was withdrawn.
    const until = (showing: Showing): CalendarDate | null =>
      withdrawnOn !== null && (showing.to === null || showing.to > withdrawnOn) ? withdrawnOn : showing.to
    const shown = one.showings
      .filter((showing) => !showing.cancelled && showing.from <= to && (withdrawnOn === null || showing.from <= withdrawnOn))
      .map((showing): RegisterShowing => ({ form: showing.form, place: showing.place, placeName: showing.placeName, from: showing.from, to: until(showing) }))
    const inQuarter = shown.filter((showing) => showing.to === null || showing.to >= from)
    if (inQuarter.length === 0) continue
    const first = shown.map((showing) => showing.from).toSorted()[0]!
    const row = rowOf(one, first, inQuarter, withdrawnOn !== null && withdrawnOn <= to ? withdrawnOn : null)
    if (first >= from) begun.push(row)
    else continued.push(row)
  }
  return { ...which, from, to, begun: begun.toSorted(byItem), continued: continued.toSorted(byItem) }
}

function rowOf(one: PostingFacts, firstDay: CalendarDate, showings: readonly RegisterShowing[], withdrawnOn: CalendarDate | null): RegisterRow {
  const { posting, version } = one
  return {
    code: posting.code, version: version.version, article: one.article, item: posting.item, title: version.title,
    instrument: { number: version.instrument.number, date: version.instrument.date }, firstDay, withdrawnOn,
    showings: showings.toSorted((a, b) => compare(a.form, b.form) || compare(a.from, b.from) || compare(a.placeName, b.placeName) || compare(a.to ?? '9', b.to ?? '9') || compare(a.place, b.place)),
  }
}

/** Items in the order of the article: 2 before 10, d before đ as the law counts them. */
function byItem(a: RegisterRow, b: RegisterRow): number {
  return compareItems(a.item, b.item) || compare(a.firstDay, b.firstDay) || compare(a.code, b.code)
}

/** Items of the law in the order of the article, then those of the unit's own regulation. */
export function compareItems(a: string, b: string): number {
  const [x, y] = [order(a) || OWN, order(b) || OWN]
  return x - y || compare(a, b)
}

const OWN = 1000

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a leader asks for when a quarter is closed. */
export type Closing = {
  /** Of the day that stands on the paper. */
  readonly dated: CalendarDate
  /** As the agency's own records gave it: `15/TB-UBND`; blank where it is given after signing. */
  readonly number: string
  /** Why a closed register is replaced; blank the first time. */
  readonly why: string
}

/** What is closed already of the same quarter. */
export type ClosedBefore = { readonly version: number; readonly sha256: string }

/**
 * Whether the register of a quarter may be closed on a day. Refuses `papers.quarter-not-over` (with `to`),
 * `papers.dated-too-early`, `papers.dated-in-future`, `papers.number-form`, a correction without its reason
 * (`papers.correction-needs-why`), one that changes nothing (`papers.nothing-changed`), and the first closing with a
 * reason of correction (`papers.nothing-to-correct`).
 *
 * @law 10/2022/QH15 Đ13.2; 30/2020/NĐ-CP Đ15
 */
export function checkClosing(
  which: Quarter, closing: Closing, before: ClosedBefore | undefined, sha256: string, today: CalendarDate,
): Result<{ readonly version: number }> {
  const { to } = quarterRange(which.year, which.quarter)
  if (today <= to) return refuse({ code: 'papers.quarter-not-over', to, field: 'dated' })
  if (closing.dated <= to) return refuse({ code: 'papers.dated-too-early', to, field: 'dated' })
  if (closing.dated > today) return refuse({ code: 'papers.dated-in-future', field: 'dated' })
  if (closing.number !== '' && !/^\d{1,5}\/[A-ZĐ][A-Za-zĐđ]*(-[A-ZĐ0-9]+)*$/.test(closing.number)) {
    return refuse({ code: 'papers.number-form', field: 'number' })
  }
  if (!before) return closing.why === '' ? accept({ version: 1 }) : refuse({ code: 'papers.nothing-to-correct', field: 'why' })
  if (before.sha256 === sha256) return refuse({ code: 'papers.nothing-changed', version: before.version })
  if (closing.why === '') return refuse({ code: 'papers.correction-needs-why', field: 'why' })
  return accept({ version: before.version + 1 })
}
