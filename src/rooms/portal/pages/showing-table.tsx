import { type CalendarDate, daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { type Visit } from '#web/visit.ts'
import type { PublicPosting, PublicShowing } from '../public-posting.ts'
import type { PostingPage } from '../store/read-posting.ts'

/** Places that the form says already. */
export const SELF_SAID: ReadonlySet<string> = new Set(['website', 'loudspeaker', 'hamlet'])

/** Where and how it was shown, from which day to which. */
export function ShowingTable({ visit: { w, today }, posting }: { visit: Visit; posting: PostingPage }) {
  // What a head of a hamlet said is a row of the table, too.
  const shownIn = new Set(posting.showings.map(({ hamletId }) => hamletId))
  const announced = posting.announced.filter(({ hamletId }) => !shownIn.has(hamletId))
  return (
    <section>
      <h2>{w('portal.showings')}</h2>
      {posting.showings.length === 0 ? (
        <p>{w('portal.showings-none')}</p>
      ) : (
        <div class="scroll" role="region" aria-labelledby="bang-hinh-thuc" tabindex={0}>
          <table class="cards">
            <caption class="hide" id="bang-hinh-thuc">{w('portal.showings')}</caption>
            <thead>
              <tr>
                <th scope="col">{w('portal.form-and-place')}</th>
                <th scope="col">{w('portal.from')}</th>
                <th scope="col">{w('portal.to')}</th>
                <th scope="col" class="num">{w('portal.days')}</th>
              </tr>
            </thead>
            <tbody>
              {posting.showings.map((showing) => (
                <tr>
                  <th scope="row">
                    {w(`portal.form.${showing.form}`)}
                    {(!SELF_SAID.has(showing.place) || showing.placeName || showing.broadcasts.length > 0) && <br />}
                    <small>
                      {!SELF_SAID.has(showing.place) && w(`portal.place.${showing.place}`)}
                      {showing.placeName && `${SELF_SAID.has(showing.place) ? '' : ': '}${showing.placeName}`}
                      {showing.broadcasts.length > 0 && ` · ${w('portal.broadcasts', { count: showing.broadcasts.length })}`}
                    </small>
                    {/^https?:\/\//.test(showing.link) && (
                      <>
                        <br />
                        <a href={showing.link} rel="noopener nofollow">{w('portal.link')}</a>
                      </>
                    )}
                  </th>
                  <td data-label={w('portal.from')}>{shortDate(showing.from)}</td>
                  <td data-label={w('portal.to')}>{lastDayOf(showing, posting) === null ? w('portal.goes-on') : shortDate(lastDayOf(showing, posting)!)}</td>
                  <td class="num" data-label={w('portal.days')}>{daysOf(showing.from, lastDayOf(showing, posting), today)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {announced.length > 0 && (
        <>
          <h3>{w('portal.announced')}</h3>
          <ul>
            {announced.map(({ name, on }) => (
              <li>{w('portal.announced-line', { hamlet: name, date: shortDate(on) })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The last day of a showing, null while it goes on; what stood on this web ended with the term of its web copy. */
export function lastDayOf(showing: Pick<PublicShowing, 'place' | 'link' | 'to'>, posting: Pick<PublicPosting, 'visibility' | 'webUntil'>): CalendarDate | null {
  const gone = posting.visibility === 'removed' && showing.place === 'website' && showing.link === ''
  return gone && posting.webUntil && (showing.to === null || showing.to > posting.webUntil) ? posting.webUntil : showing.to
}

/** So far: both the first and the last day count. */
function daysOf(from: CalendarDate, to: CalendarDate | null, today: CalendarDate): number {
  const last = to === null || to > today ? today : to
  return Math.max(0, daysBetween(from, last) + 1)
}
