import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { refuse } from '#foundation/result.ts'
import { compareNames } from '#foundation/text.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, ErrorSummary, errorOf, Field, Inset, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { loadPlaces } from '../store/load-places.ts'
import { timeText } from '../time-text.ts'
import { type Unit, VIET_NAM } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { askedDay, unitHref } from './asked-day.ts'
import { History } from './history.tsx'

/** A unit on a day: its tree, its past and its future. Without a day: today, or its last one. */
export async function showUnit(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const places = loadPlaces()
  const id = c.req.param('id') ?? ''
  const unit = /^\d{1,7}$/.test(id) ? places.find(Number(id)) : undefined
  if (!unit) return refusalPage(c, refuse({ code: 'places.unit-not-found' }).refusal)
  const { text, day, problems } = askedDay(c)
  const last = unit.spans.at(-1)!
  const wanted = day ?? visit.today
  const there = places.spanAt(unit.id, wanted) !== undefined
  const span = places.spanNearest(unit.id, wanted)
  const at = there ? wanted : wanted > (last.to ?? wanted) ? last.to! : (span.from ?? wanted)
  const kept = day === undefined ? undefined : at
  const above = places.ancestorsAt(unit.id, at)
  return page(
    c,
    <Layout
      visit={visit}
      title={unitName(span, w)}
      refused={problems.length > 0}
      trail={[
        { href: '/dia-ban', text: w('places.nav') },
        ...above.slice(1).map(one => ({ href: unitHref(one.id, kept), text: unitName(places.spanAt(one.id, at)!, w) })),
      ]}
      state={<State unit={unit} visit={visit} />}
    >
      <ErrorSummary w={w} problems={problems} />
      {day && !there && <Inset>{w('places.not-there', { date: shortDate(day) })}</Inset>}
      <SummaryList
        rows={[
          ...(unit.id === VIET_NAM ? [] : [{ key: w('places.code'), value: span.code }]),
          { key: w('places.time'), value: timeText(unit.spans[0]!.from, last.to, w) },
          ...(unit.alsoWritten.length === 0 ? [] : [{ key: w('places.also-written'), value: unit.alsoWritten.join(', ') }]),
        ]}
      />
      <form method="get" action={`/dia-ban/${unit.id}`}>
        <Field
          name="ngay" label={w('places.at-day')} value={problems.length > 0 ? text : shortDate(day ?? at)} width={10}
          error={errorOf(w, problems, 'ngay')}
        />
        <Button look="secondary">{w('places.at-button')}</Button>
      </form>
      <Children unit={unit} at={at} kept={kept} w={w} />
      <History unit={unit} code={span.code} w={w} />
      <p class="govuk-body-s">{w('places.source-note')}</p>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function State({ unit, visit }: { unit: Unit; visit: Visit }) {
  const { w, today } = visit
  const { from } = unit.spans[0]!
  const { to } = unit.spans.at(-1)!
  if (from !== null && from > today) return <Tag tone="waiting">{w('places.not-yet')}</Tag>
  return to !== null && to < today ? <Tag tone="closed">{w('places.ended')}</Tag> : <Tag tone="good">{w('places.lasting')}</Tag>
}

function Children({ unit, at, kept, w }: { unit: Unit; at: CalendarDate; kept: CalendarDate | undefined; w: Words }) {
  if (unit.level === 'commune' || unit.level === 'body' || unit.level === 'hamlet') return null
  const places = loadPlaces()
  const children = places.childrenAt(unit.id, at).map(({ id }) => ({ id, span: places.spanAt(id, at)! }))
  children.sort((a, b) => compareNames(a.span.name, b.span.name))
  if (children.length === 0) return <p class="govuk-body">{w('places.below-none', { date: shortDate(at) })}</p>
  return (
    <section>
      <h2 class="govuk-heading-m">{w('places.below-on', { date: shortDate(at), count: children.length })}</h2>
      <ul class="govuk-list nr-columns">
        {children.map(({ id, span }) => (
          <li>
            <a class="govuk-link" href={unitHref(id, kept)}>{unitName(span, w)}</a> {span.code}
          </li>
        ))}
      </ul>
    </section>
  )
}
