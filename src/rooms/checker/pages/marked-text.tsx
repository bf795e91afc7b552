import type { Finding, Severity, SourceText, Span } from '../index.ts'
import type { Words } from '#words/words.ts'
import { familyOf } from './families.ts'

/** A finding with its number in the list. */
export type Numbered = { readonly number: number; readonly finding: Finding }

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 }

/** The text as it was read, with every finding marked where it stands. The number behind a mark leads to the list. */
export function MarkedText({ source, findings, w }: { source: SourceText; findings: readonly Numbered[]; w: Words }) {
  const within = sortedWithin(findings)
  return (
    <div class="nr-read" lang="vi">
      {source.blocks.map((block) =>
        block.kind === 'paragraph' ? (
          <p class={block.heading ? 'nr-read__head' : undefined}>
            <Marked text={source.text} span={block} findings={within(block)} w={w} />
          </p>
        ) : (
          <div class="nr-scroll" tabindex={0} role="region" aria-label={w('checker.table-region', { table: block.table })}>
            <table>
              <tbody>
                {block.rows.map((row) => (
                  <tr>
                    {row.map((cell) => (
                      <td>
                        <Marked text={source.text} span={cell} findings={within(cell)} w={w} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ),
      )}
    </div>
  )
}

/** One stretch of the text, cut where marks begin and end. A finding that reaches further is marked as far as the stretch goes. */
function Marked({ text, span, findings, w }: { text: string; span: Span; findings: readonly Numbered[]; w: Words }) {
  if (findings.length === 0) return <>{text.slice(span.start, span.end)}</>
  const cuts = new Set([span.start, span.end])
  for (const { finding } of findings) {
    cuts.add(Math.max(span.start, finding.start))
    cuts.add(Math.min(span.end, finding.end))
  }
  const places = [...cuts].toSorted((a, b) => a - b)
  return (
    <>
      {places.slice(0, -1).map((from, index) => {
        const to = places[index + 1]!
        const over = findings.filter(({ finding }) => finding.start <= from && to <= finding.end)
        const words = text.slice(from, to)
        if (over.length === 0) return words
        const gravest = over.toSorted((a, b) => RANK[b.finding.severity] - RANK[a.finding.severity])[0]!.finding.severity
        const begun = over.filter(({ finding }) => finding.start === from)
        const ended = over.filter(({ finding }) => Math.min(finding.end, span.end) === to)
        const kinds = [...new Set(over.map(({ finding }) => `nr-k-${familyOf(finding.code)}`))].join(' ')
        return (
          <>
            {begun.slice(1).map(({ number }) => (
              <span id={`c${number}`} />
            ))}
            <mark id={begun[0] ? `c${begun[0].number}` : undefined} class={`nr-slip nr-slip--${gravest} ${kinds}`}>
              {words}
            </mark>
            {ended.map(({ number, finding }) => (
              <sup class={`nr-k-${familyOf(finding.code)}`}>
                <a href={`#k${number}`} aria-label={`${w(`checker.severity.${finding.severity}`)} ${number}`}>
                  [{number}]
                </a>
              </sup>
            ))}
          </>
        )
      })}
    </>
  )
}

/** Which findings begin within a stretch; asked for in the order of the text. */
function sortedWithin(findings: readonly Numbered[]): (span: Span) => readonly Numbered[] {
  const sorted = findings.toSorted((a, b) => a.finding.start - b.finding.start)
  return ({ start, end }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]!.finding.start < start) low = middle + 1
      else high = middle
    }
    let stop = low
    while (stop < sorted.length && sorted[stop]!.finding.start < end) stop += 1
    return sorted.slice(low, stop)
  }
}
