import type { Finding, Severity } from '#rooms/checker/index.ts'
import { Tag, type Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'asked', note: 'neutral' }

/** What the checker finds in the words of the draft, each with its quote. */
export function Proof({ w, findings }: { w: Words; findings: readonly Finding[] }) {
  if (findings.length === 0) return <p class="govuk-body">{w('checker.result-none')}</p>
  return (
    <ul class="govuk-list">
      {findings.map(({ severity, message, quote, expected, code }) => (
        <li>
          <Tag tone={TONES[severity]}>{w(`checker.severity.${severity}`)}</Tag> {message[w.lang]} <q lang="vi">{quote.length > 160 ? `${quote.slice(0, 150)}…` : quote}</q>
          <span class="nr-small">
            {expected !== undefined && ` ${w('checker.expected')} ${expected}.`} <code>{code}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
