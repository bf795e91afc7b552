import type { ReportHead } from './report-head.ts'
import { headOf } from './report-head.ts'
import type { SourceText } from './source-text.ts'
import { tailOf, type ReportTail } from './report-tail.ts'

/** A report that is there from head to foot, so that what is missing is missing and not merely left out of the copy. */
export type WholeReport = { readonly head: ReportHead; readonly tail: ReportTail; readonly headWhole: boolean; readonly tailWhole: boolean }

/**
 * The report as an administrative document of the State, or undefined where it is none: a part of a text, a document of
 * the Party, minutes. The head counts as whole where two of its parts above the kind of document are there and one of
 * them is the motto, the name of the nation or the issuer: a copy often loses the table of the head altogether.
 */
export function wholeReport(source: SourceText): WholeReport | undefined {
  const head = headOf(source)
  if (head.party || !head.type || head.type.name === 'biên bản') return undefined
  if (!head.number && !head.nation && !head.issuer && !head.placeAndDate) return undefined
  const tail = tailOf(source)
  const parts = [head.nation, head.motto, head.issuer, head.number, head.placeAndDate].filter((one) => one !== undefined).length
  return {
    head, tail,
    headWhole: parts >= 3 && (head.nation !== undefined || head.motto !== undefined || head.issuer !== undefined),
    tailWhole: tail.recipients !== undefined || tail.office !== undefined || /trên đây là (toàn bộ )?báo cáo/iu.test(source.text),
  }
}
