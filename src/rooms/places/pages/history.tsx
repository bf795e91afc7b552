import { shortDate } from '#foundation/calendar-date.ts'
import { DataTable } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { loadPlaces } from '../store/load-places.ts'
import { timeText } from '../time-text.ts'
import type { LineageStep, Unit, UnitSpan } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { unitHref } from './asked-day.ts'

/** The unit's past and future, its names over time, and who else bore its code. */
export function History({ unit, code, w }: { unit: Unit; code: string; w: Words }) {
  if (unit.level === 'nation') return null
  const places = loadPlaces()
  const holders = places.holdersOf(code)
  const others = holders.some(held => held.unit.id !== unit.id)
  return (
    <>
      <section>
        <h2 class="govuk-heading-m">{w('places.past')}</h2>
        <Steps steps={places.predecessors(unit.id)} empty={w('places.past-none')} w={w} toPast />
      </section>
      <section>
        <h2 class="govuk-heading-m">{w('places.future')}</h2>
        {unit.level === 'district' && unit.spans.at(-1)!.to !== null && places.successors(unit.id).length === 0 ? (
          <Heirs unit={unit} w={w} />
        ) : (
          <Steps steps={places.successors(unit.id)} empty={w('places.future-none')} w={w} />
        )}
      </section>
      <DataTable
        id="thoi-gian" narrow="cards" caption={w('places.spans')}
        columns={[{ head: w('places.time') }, { head: w('places.unit') }, { head: w('places.code') }, { head: w('places.part-of') }]}
        rows={unit.spans.map(span => [timeText(span.from, span.to, w), unitName(span, w), span.code, <Parent span={span} w={w} />])}
      />
      {others && (
        <DataTable
          id="ma" narrow="cards" caption={w('places.holders', { code })}
          columns={[{ head: w('places.time') }, { head: w('places.unit') }]}
          rows={holders.map(held => [
            timeText(held.span.from, held.span.to, w),
            held.unit.id === unit.id ? unitName(held.span, w) : <a class="govuk-link" href={unitHref(held.unit.id)}>{unitName(held.span, w)}</a>,
          ])}
        />
      )}
    </>
  )
}

/** Where a district's territory is, now that there are no districts. */
function Heirs({ unit, w }: { unit: Unit; w: Words }) {
  const places = loadPlaces()
  const heirs = places.heirs(unit.id)
  return (
    <>
      <p class="govuk-body">{w('places.future-district', { count: heirs.length })}</p>
      <ul class="govuk-list nr-columns">
        {heirs.map(id => {
          const span = places.get(id).spans.at(-1)!
          return (
            <li>
              <a class="govuk-link" href={unitHref(id)}>{unitName(span, w)}</a> {span.code}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Parent({ span, w }: { span: UnitSpan; w: Words }) {
  if (span.parent === null) return null
  const parent = loadPlaces().get(span.parent)
  const then = span.to === null ? parent.spans.at(-1)! : loadPlaces().spanNearest(parent.id, span.to)
  return <a class="govuk-link" href={unitHref(parent.id)}>{unitName(then, w)}</a>
}

/** Steps of the lineage. To the future they go on to today: what became of what it became. */
function Steps({ steps, empty, w, toPast }: { steps: readonly LineageStep[]; empty?: string; w: Words; toPast?: boolean }) {
  if (steps.length === 0) return <p class="govuk-body">{empty}</p>
  const places = loadPlaces()
  return (
    <ul class="govuk-list govuk-list--bullet">
      {steps.map(step => {
        const id = toPast ? step.from : step.to
        const span = id === null ? undefined : toPast ? places.get(id).spans.at(-1)! : places.spanNearest(id, step.date)
        const further = id === null ? [] : toPast ? places.predecessors(id) : places.successors(id)
        const date = shortDate(step.date)
        return (
          <li>
            {span && id !== null ? (
              <>
                {toPast ? w(`places.from.${step.share}`, { date }) : w(`places.into.${step.share}`, { date })}{' '}
                <a class="govuk-link" href={unitHref(id)}>{unitName(span, w)}</a> ({span.code})
              </>
            ) : (
              w('places.step.unknown', { date })
            )}
            <br />
            <small>
              {w('places.basis', { number: step.basis })}, {w(`places.confidence.${step.confidence}`)}
            </small>
            {further.length > 0 && <Steps steps={further} w={w} {...(toPast && { toPast })} />}
          </li>
        )
      })}
    </ul>
  )
}
