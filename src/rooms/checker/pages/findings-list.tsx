import { Tag, type Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Severity, SourceText } from '../index.ts'
import { placeOf } from '../place-of.ts'
import { familyOf } from './families.ts'
import type { Numbered } from './marked-text.tsx'
import { placeWords } from './place-words.ts'

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'asked', note: 'neutral' }

/** Every finding with its quote, its reason and what it was worked out from; each leads to its place, to the one before and the next. */
export function FindingsList({ source, findings, w }: { source: SourceText; findings: readonly Numbered[]; w: Words }) {
  return (
    <ol class="nr-found">
      {findings.map(({ number, finding }, index) => {
        const place = placeWords(placeOf(source, finding.start), w)
        return (
          <li id={`k${number}`} class={`nr-k-${familyOf(finding.code)}`}>
            <p>
              <strong>{number}.</strong> <Tag tone={TONES[finding.severity]}>{w(`checker.severity.${finding.severity}`)}</Tag>{' '}
              {finding.message[w.lang]}
            </p>
            <p>
              <a class="govuk-link" href={`#c${number}`} lang="vi">
                “{short(finding.quote)}”
              </a>
              {place !== '' && ` (${place})`}
            </p>
            {finding.expected !== undefined && (
              <p>
                {capital(w('checker.expected'))} <strong>{finding.expected}</strong>
              </p>
            )}
            {finding.operands.length > 0 && (
              <p>
                {w('checker.operands')} <span lang="vi">{[...new Set(finding.operands.map(({ quote }) => `“${short(quote)}”`))].join(', ')}</span>
              </p>
            )}
            <p class="nr-small">
              {capital(w('checker.ground'))} {finding.ground[w.lang]} <code>{finding.code}</code>
            </p>
            <p class="nr-small nr-noprint">
              {findings[index - 1] && <a class="govuk-link" href={`#k${findings[index - 1]!.number}`}>{w('checker.previous')}</a>}
              {findings[index - 1] && findings[index + 1] && ' · '}
              {findings[index + 1] && <a class="govuk-link" href={`#k${findings[index + 1]!.number}`}>{w('checker.next')}</a>}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

/** As it stands at the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function short(quote: string): string {
  const plain = quote.replaceAll(/\s+/g, ' ')
  return plain.length > 160 ? `${plain.slice(0, 150)}…` : plain
}
