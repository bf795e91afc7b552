import { addDays, type CalendarDate, dayInVietNam, daysBetween } from '#foundation/calendar-date.ts'
import type { Demand, DutyRule } from './duty-rule.ts'
import type { Posting, Showing } from './records.ts'

/** Days on end on which something was shown at one place. */
export type Stretch = {
  readonly from: CalendarDate
  /** The last of them; today where it goes on. */
  readonly to: CalendarDate
  /** How many, the first and the last among them. */
  readonly days: number
  /** It goes on after today. */
  readonly running: boolean
  readonly placeName: string
}

/** What of a showing matters here. */
export type Shown = Pick<Showing, 'form' | 'place' | 'placeName' | 'hamletId' | 'from' | 'to' | 'broadcasts' | 'cancelled'>

/**
 * The stretches of days in the form and kind of place of a demand, place by place, oldest first. A day without it ends a
 * stretch, and what was shown at another place does not carry it on. What was struck does not count. Over the
 * loudspeaker only the days of the log count, where there is a log.
 */
export function stretches(showings: readonly Shown[], demand: Pick<Demand, 'form' | 'place'>, today: CalendarDate): Stretch[] {
  const counted = showings.filter((one) => one.form === demand.form && one.place === demand.place && !one.cancelled && one.from <= today)
  const byPlace = Map.groupBy(counted, (one) => `${one.hamletId ?? ''} ${placeKey(one.placeName)}`)
  return [...byPlace.values()].flatMap((here) => {
    const spans = here.flatMap((one) => spansOf(one, today)).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    const joined: Span[] = []
    for (const span of spans) {
      const last = joined.at(-1)
      if (last && span.from <= addDays(last.to, 1)) {
        joined[joined.length - 1] = { from: last.from, to: span.to > last.to ? span.to : last.to, running: last.running || span.running }
      } else joined.push(span)
    }
    return joined.map((span) => ({ ...span, days: daysBetween(span.from, span.to) + 1, placeName: here[0]!.placeName }))
  })
}

/** Names that differ in case and spaces only are of one place. */
function placeKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

type Span = { readonly from: CalendarDate; readonly to: CalendarDate; readonly running: boolean }

function spansOf(one: Shown, today: CalendarDate): Span[] {
  if (one.place === 'loudspeaker' && one.broadcasts.length > 0) {
    return one.broadcasts.filter(({ date }) => date <= today).map(({ date }) => ({ from: date, to: date, running: date === today && (one.to === null || one.to > today) }))
  }
  const goesOn = one.to === null || one.to > today
  return [{ from: one.from, to: goesOn ? today : one.to, running: goesOn }]
}

/**
 * The longest of the stretches, the latest of those that are equal; undefined where it was never shown so.
 *
 * @law 10/2022/QH15 Đ13.2, Đ13.3
 */
export function longestStretch(showings: readonly Shown[], demand: Pick<Demand, 'form' | 'place'>, today: CalendarDate): Stretch | undefined {
  return stretches(showings, demand, today).reduce<Stretch | undefined>((best, one) => (best && best.days > one.days ? best : one), undefined)
}

/**
 * The day through which something begun on `from` must stay for a demand to be met; undefined where the law sets no
 * days. By the other reading, under which the first day is one of them, it is a day sooner.
 *
 * @law 10/2022/QH15 Đ13.2, Đ13.3, Đ48.1, Đ66.1
 */
export function enoughOn(demand: Demand, from: CalendarDate, reading: 'stricter' | 'first-day-counts' = 'stricter'): CalendarDate | undefined {
  if (demand.minDays === undefined) return undefined
  return addDays(from, demand.firstDay === 'excluded' && reading === 'stricter' ? demand.minDays : demand.minDays - 1)
}

/** What there is at a unit, as far as demands depend on it. */
export type Conditions = {
  readonly website: boolean
  readonly loudspeaker: boolean
  readonly cultureHouse: boolean
  readonly communityPoint: boolean
  readonly internalSite: boolean
}

/**
 * What there is, where nobody has said: a site, a loudspeaker and culture houses; community points of their own and an
 * internal site only where something was shown there.
 */
export function assumedConditions(showings: readonly Shown[]): Conditions {
  const shownAt = (place: Showing['place']) => showings.some((one) => one.place === place && !one.cancelled)
  return { website: true, loudspeaker: true, cultureHouse: true, communityPoint: shownAt('community-point'), internalSite: shownAt('internal-site') }
}

/**
 * Whether a demand holds. Posting by an agency or enterprise without an internal site falls away once all its staff were
 * told in writing; publication on an internal site never does.
 *
 * @law 10/2022/QH15 Đ13.1, Đ48.1, Đ48.2, Đ66.1, Đ66.2
 */
export function isRequired(demand: Demand, showings: readonly Shown[], conditions: Conditions = assumedConditions(showings)): boolean {
  if (demand.unlessForm !== undefined && showings.some((one) => one.form === demand.unlessForm && !one.cancelled)) return false
  switch (demand.where) {
    case 'website-exists': return conditions.website
    case 'loudspeaker-exists': return conditions.loudspeaker
    case 'culture-house-exists': return conditions.cultureHouse
    case 'community-point-exists': return conditions.communityPoint
    case 'internal-site-exists': return conditions.internalSite
    case 'no-internal-site': return !conditions.internalSite
    default: return true
  }
}

export type DemandState = 'met' | 'running' | 'short' | 'missing' | 'not-required'

export type DemandStanding = {
  readonly state: DemandState
  /** The stretch on which the state rests. */
  readonly stretch?: Stretch
  /** The day through which it must stay. */
  readonly enoughOn?: CalendarDate
  /** Where the other reading comes to another state. */
  readonly other?: { readonly state: DemandState; readonly readingId: 'first-day-counts'; readonly enoughOn: CalendarDate }
}

/** Kinds of places of which there are several in a commune or agency: each must be served. */
const EACH = new Set<Showing['place']>(['culture-house', 'community-point', 'workplace'])
const WORST_FIRST: readonly DemandState[] = ['missing', 'short', 'running', 'met']

/**
 * How a demand of a rule stands: `met`; `running`, not yet for long enough; `short`, taken down too soon or with a gap;
 * `missing`; `not-required`. Where there are several places (culture houses, workplaces) the worst of those recorded
 * decides. A posting that was withdrawn was shown until that day.
 *
 * @law 10/2022/QH15 Đ13, Đ48, Đ66
 */
export function demandState(
  _rule: DutyRule, demand: Demand, posting: Pick<Posting, 'withdrawn'> | undefined, showings: readonly Shown[], today: CalendarDate, conditions?: Conditions,
): DemandStanding {
  if (!isRequired(demand, showings, conditions)) return { state: 'not-required' }
  const withdrawnOn = posting?.withdrawn && dayInVietNam(posting.withdrawn.at)
  const counted = withdrawnOn === undefined ? showings : showings.filter((one) => one.from <= withdrawnOn).map((one) => (one.to === null || one.to > withdrawnOn ? { ...one, to: withdrawnOn } : one))
  const all = stretches(counted, demand, today)
  const standings = [...Map.groupBy(all, ({ placeName }) => placeKey(placeName)).values()].map((here) => bestOf(here, demand))
  const inOrder = standings.toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))
  return (EACH.has(demand.place) ? inOrder[0] : inOrder.at(-1)) ?? { state: 'missing' }
}

function bestOf(here: readonly Stretch[], demand: Demand): DemandStanding {
  return here.map((stretch) => standingOf(stretch, demand)).reduce((best, one) => (WORST_FIRST.indexOf(one.state) >= WORST_FIRST.indexOf(best.state) ? one : best))
}

function standingOf(stretch: Stretch, demand: Demand): DemandStanding {
  if (demand.permanent) return { state: stretch.running ? 'met' : 'short', stretch }
  const strict = enoughOn(demand, stretch.from)
  const lenient = enoughOn(demand, stretch.from, 'first-day-counts')
  if (strict === undefined || lenient === undefined) return { state: 'met', stretch }
  const by = (day: CalendarDate): DemandState => (stretch.to >= day ? 'met' : stretch.running ? 'running' : 'short')
  const state = by(strict)
  return { state, stretch, enoughOn: strict, ...(by(lenient) === state ? {} : { other: { state: by(lenient), readingId: 'first-day-counts', enoughOn: lenient } }) }
}

/**
 * For every demand that holds, the first day on which it was shown; undefined where it was not. In the order of the rule.
 *
 * @law 10/2022/QH15 Đ12.3
 */
export function firstShowings(rule: DutyRule, showings: readonly Shown[], today: CalendarDate, conditions?: Conditions): (CalendarDate | undefined)[] {
  return rule.demands
    .filter((demand) => isRequired(demand, showings, conditions))
    .map((demand) => stretches(showings, demand, today).map(({ from }) => from).toSorted()[0])
}
