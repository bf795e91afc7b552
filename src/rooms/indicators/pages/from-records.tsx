import { printDecimal } from '#foundation/decimal.ts'
import { Tag } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Indicator } from '../catalogue.ts'
import { agrees, type CountedBeside } from '../store/figure-sources.ts'
import type { Value } from '../value.ts'

/** Beside a cell: what the unit's records say, with the way to them; where the typed figure differs, that it does, and a button to take theirs. */
export function FromRecords({ visit: { w, lang }, counted, value, indicator, editable }: {
  visit: Visit; counted: CountedBeside | undefined; value: Value; indicator: Indicator; editable: boolean
}) {
  if (!counted) return null
  const differs = !agrees(value, counted)
  const number = printDecimal(counted.number)
  return (
    <p class={differs ? 'nr-warning' : 'nr-small'}>
      {differs && <Tag tone="asked">{w('figures.records-differ')}</Tag>} {w(counted.words, { number })}{' '}
      <a class="govuk-link" href={counted.href}>{w('figures.records-see')}</a>
      {editable && (differs || value.state === 'missing') && (
        <>
          {' '}
          <button class="govuk-button govuk-button--secondary nr-small" name="act" value={`take:${indicator.code}`} aria-label={w('figures.records-take-of', { number, label: indicator.label[lang] })}>
            {w('figures.records-take', { number })}
          </button>
        </>
      )}
    </p>
  )
}
