import { shortDate } from '#foundation/calendar-date.ts'
import { unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { PageContext } from '#web/house.ts'
import { predecessorsOf } from '../store/index.ts'

/**
 * What does not pass on to the unit that others went into: their plans and what their own regulations added. Named for as long as
 * the year in which they ended, or the one after it, is asked for; nothing where no unit went into this one then.
 */
export function FormerUnits({ c, year, says }: { c: PageContext; year: number; says: 'disclosure.former-plans' | 'disclosure.former-regulations' }) {
  const { w } = visitOf(c)
  const places = loadPlaces()
  const ended = predecessorsOf(places, officerOf(c).unitId).flatMap((id) => {
    const span = places.get(id).spans.at(-1)
    return span && span.to !== null && [year, year - 1].includes(Number(span.to.slice(0, 4))) ? [{ span, to: span.to }] : []
  })
  if (ended.length === 0) return null
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">{w(says)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {ended.map(({ span, to }) => <li>{w('disclosure.former-unit', { unit: unitName(span, w), date: shortDate(to) })}</li>)}
      </ul>
    </div>
  )
}
