import { shortDate } from '#foundation/calendar-date.ts'
import type { Visit } from '#web/visit.ts'
import type { Indicator } from '../catalogue.ts'
import { comparePrinted, type Printed } from '../compare-printed.ts'
import { sayFinding } from '../finding.ts'
import { parseEntry } from '../parse-entry.ts'
import { sameValue, type Value } from '../value.ts'

/** Of a cell: the report it was taken from, with the words; or that a report prints another figure. */
export function FromReports({ visit, printed, value, indicator }: { visit: Visit; printed: readonly Printed[]; value: Value; indicator: Indicator }) {
  const { w } = visit
  return (
    <>
      {printed.map(({ report, fact }) => {
        const read = parseEntry(fact.printed, indicator)
        const params = { number: report.number, date: shortDate(report.dated), printed: fact.printed }
        const same = read.ok && sameValue(read.value, value)
        return (
          <p class="nr-small">
            {same ? w('indicators.from-report', params) : w('indicators.report-prints', params)} {fact.quote !== undefined && <q lang="vi">{fact.quote}</q>}
            {fact.place && ` (${fact.place})`}
          </p>
        )
      })}
    </>
  )
}

/** What reports print for a figure that is worked out, each with how it differs. */
export function PrintedBeside({ visit, printed, value, indicator }: { visit: Visit; printed: readonly Printed[]; value: Value | undefined; indicator: Indicator }) {
  const { w } = visit
  return (
    <>
      {printed.map(({ report, fact }) => {
        const params = { number: report.number, date: shortDate(report.dated), printed: fact.printed }
        const differences = value ? comparePrinted(fact, value, indicator, '', w.lang) : []
        return (
          <div>
            {w('indicators.report-prints-same', params)} {fact.quote !== undefined && <q lang="vi">{fact.quote}</q>}
            {fact.place && ` (${fact.place})`}
            {differences.map((difference) => (
              <p class="nr-small">{sayFinding(difference, w)}</p>
            ))}
          </div>
        )
      })}
    </>
  )
}
