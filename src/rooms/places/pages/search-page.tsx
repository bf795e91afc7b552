import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { compareNames } from '#foundation/text.ts'
import { page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, EmptyState, ErrorSummary, errorOf, Field, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { SearchHit } from '../search.ts'
import { loadPlaces } from '../store/load-places.ts'
import { timeText } from '../time-text.ts'
import { VIET_NAM } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { askedDay, unitHref } from './asked-day.ts'

const LIMIT = 30

/** Search by name without accents or by code, in all times or on a day. */
export async function showSearch(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const text = (c.req.query('ten') ?? '').toWellFormed().normalize('NFC').trim().slice(0, 200)
  const { text: dayText, day, problems } = askedDay(c)
  const hits = problems.length === 0 ? loadPlaces().search(text, { ...(day && { at: day }), limit: LIMIT + 1 }) : []
  return page(
    c,
    <Layout visit={visit} title={w('places.search')} trail={[]} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <p class="nr-lead">{w('places.search-says')}</p>
      <form method="get" action="/dia-ban">
        <Field name="ten" type="search" label={w('places.search-label')} hint={w('places.search-hint')} value={text} spellcheck={false} maxlength={200} />
        <Field
          name="ngay" label={w('places.search-date')} hint={w('places.search-date-hint')} value={dayText} width={10}
          error={errorOf(w, problems, 'ngay')}
        />
        <Button>{w('places.search-button')}</Button>
      </form>
      {problems.length > 0 ? null : text === '' ? <Provinces visit={visit} day={day} /> : <Hits visit={visit} text={text} day={day} hits={hits} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Hits({ visit, text, day, hits }: { visit: Visit; text: string; day: CalendarDate | undefined; hits: readonly SearchHit[] }) {
  const { w } = visit
  if (hits.length === 0) {
    const byCode = day && /^\d+$/.test(text) ? loadPlaces().byCode(text, day) : undefined
    const title = byCode && !byCode.ok
      ? w(`refusal.${byCode.refusal.code}`, byCode.refusal)
      : day ? w('places.search-none-at', { text, date: shortDate(day) }) : w('places.search-none', { text })
    return (
      <EmptyState title={title}>
        <p class="govuk-body">{w('places.search-none-next')}</p>
      </EmptyState>
    )
  }
  const shown = hits.slice(0, LIMIT)
  return (
    <DataTable
      narrow="cards"
      caption={hits.length > LIMIT ? w('places.search-first', { count: LIMIT }) : w('places.search-found', { count: hits.length })}
      columns={[{ head: w('places.unit') }, { head: w('places.code') }, { head: w('places.part-of') }, { head: w('places.time') }, { head: w('places.state') }]}
      rows={shown.map(({ unit, span, ancestors, from, to }) => [
        <a class="govuk-link" href={unitHref(unit.id, day)}>{unitName(span, w)}</a>,
        span.code,
        ancestors.length === 0 ? w('places.name.nation', { name: loadPlaces().get(VIET_NAM).spans[0]!.name }) : ancestors.toReversed().map(one => unitName(one, w)).join(', '),
        timeText(from, to, w),
        to === null ? <Tag tone="good">{w('places.lasting')}</Tag> : <Tag tone="closed">{w('places.ended')}</Tag>,
      ])}
    />
  )
}

/** Where nothing is asked for yet: the provinces of the day. */
function Provinces({ visit, day }: { visit: Visit; day: CalendarDate | undefined }) {
  const places = loadPlaces()
  const date = day ?? visit.today
  const spans = places.childrenAt(VIET_NAM, date).map(unit => ({ id: unit.id, span: places.spanAt(unit.id, date)! }))
  spans.sort((a, b) => compareNames(a.span.name, b.span.name))
  return (
    <>
      <h2 class="govuk-heading-m">{visit.w('places.provinces', { date: shortDate(date), count: spans.length })}</h2>
      <ul class="govuk-list nr-columns">
        {spans.map(({ id, span }) => (
          <li>
            <a class="govuk-link" href={unitHref(id, day)}>{unitName(span, visit.w)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
