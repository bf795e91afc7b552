import type { Words } from '#words/words.ts'
import { Details, Tag, type Child, type Tone } from '#web/ui/index.ts'
import type { ReportFinding } from '../index.ts'

const TONES: Readonly<Record<ReportFinding['severity'], Tone>> = { error: 'bad', warning: 'asked', note: 'neutral' }

const GROUPS: readonly (readonly [string, (code: string) => boolean])[] = [
  ['reports.findings-text', (code) => code === 'report.section-empty' || code === 'report.text-problem'],
  ['reports.findings-printed', (code) => code.startsWith('printed.')],
  ['reports.findings-citations', (code) => code.startsWith('citation.')],
]

/** What needs attention before the report is signed, group by group. Changed sentences have a notice of their own. */
export function Findings({ w, findings }: { w: Words; findings: readonly ReportFinding[] }) {
  const told = findings.filter((finding) => finding.code !== 'report.changed')
  if (told.length === 0) return <p class="govuk-body">{w('reports.findings-none')}</p>
  const incomplete = told.filter((finding) => finding.code === 'report.incomplete')
  const named = GROUPS.map(([key, is]) => [w(key), told.filter((finding) => is(finding.code))] as const)
  const explained = told.filter((finding) => finding.unit !== undefined)
  return (
    <>
      {named.map(([title, group]) => (
        <Group title={title} w={w} findings={group} />
      ))}
      {incomplete.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{w('reports.findings-incomplete', { count: String(incomplete.length) })}</h3>
          <Details summary={w('reports.findings-incomplete-says')}>
            <List w={w} findings={incomplete} />
          </Details>
        </>
      )}
      <Group title={w('reports.findings-explained')} w={w} findings={explained} />
    </>
  )
}

function Group({ title, w, findings }: { title: Child; w: Words; findings: readonly ReportFinding[] }) {
  if (findings.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <List w={w} findings={findings} />
    </>
  )
}

function List({ w, findings }: { w: Words; findings: readonly ReportFinding[] }) {
  return (
    <ul class="govuk-list">
      {findings.map((finding) => {
        const message = w.lang === 'vi' ? finding.message : finding.messageEn
        return (
          <li>
            <Tag tone={TONES[finding.severity]}>{w(`reports.severity.${finding.severity}`)}</Tag>{' '}
            {finding.unit ? w('reports.of-unit', { unit: finding.unit.name, message }) : message}
            {finding.code.startsWith('printed.') && <span class="nr-small"> {finding.ground}</span>}
            {finding.explanation && finding.unit && (
              <span class="nr-small"> {w('reports.explained-as', { unit: finding.unit.name, explanation: finding.explanation })}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
