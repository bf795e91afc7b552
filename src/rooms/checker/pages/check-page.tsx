import { shortDate } from '#foundation/calendar-date.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, ButtonLink, Inset } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import type { Severity, SourceText } from '../index.ts'
import { checkAside } from '../read/check-aside.ts'
import { askPage } from './ask-page.tsx'
import { readAsked } from './asked-report.ts'
import { FAMILIES, type Family, familyOf } from './families.ts'
import { FindingsList } from './findings-list.tsx'
import { MarkedText, type Numbered } from './marked-text.tsx'
import { checkPath, commentsPath } from './paths.ts'

/** More findings than this are not shown on a page; the command line has them all. */
const MOST_FINDINGS = 1000

/** POST /soat-bao-cao — the text with what is wrong marked in it, and the list of it. Nothing is kept. */
export async function checkPage(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const asked = await readAsked(form.value)
  if (!asked.ok) return askPage(c, asked.problems, { text: form.value.raw('van-ban'), day: form.value.text('ngay') })
  const { source, name, on } = asked.value
  const { findings: all, ...judged } = await checkAside({ source, given: on, today: visit.today })
  const findings = all.slice(0, MOST_FINDINGS).map((finding, index): Numbered => ({ number: index + 1, finding }))
  const kinds = FAMILIES.filter((family) => findings.some(({ finding }) => familyOf(finding.code) === family))
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length
  return page(
    c,
    <Layout
      visit={visit}
      title={w('checker.result-title')}
      overline={name}
      trail={[{ href: checkPath, text: w('checker.title') }]}
      ask={
        all.length === 0
          ? w('checker.result-none')
          : w('checker.result', { errors: count('error'), warnings: count('warning'), notes: count('note') })
      }
      by={w(judged.onIsReportDate ? 'checker.judged-own-day' : on ? 'checker.judged-given-day' : 'checker.judged-today', { day: shortDate(judged.on) })}
    >
      {source.encoding !== 'utf-8' && source.encoding !== 'utf-16' && <Inset>{w(`checker.converted-${source.encoding}`)}</Inset>}
      {all.length > findings.length && <Inset>{w('checker.more', { shown: findings.length, all: all.length })}</Inset>}
      {kinds.length > 1 && <Kinds kinds={kinds} findings={findings} w={w} />}
      {findings.length > 0 && (
        <>
          <h2 class="govuk-heading-m" id="danh-sach">{w('checker.list')}</h2>
          <FindingsList source={source} findings={findings} w={w} />
        </>
      )}
      <h2 class="govuk-heading-m" id="van-ban-da-doc">{w('checker.read-text')}</h2>
      {findings.length > 0 && <Legend w={w} />}
      <MarkedText source={source} findings={findings} w={w} />
      <form method="post" action={commentsPath} enctype="multipart/form-data" class="nr-noprint">
        <Again source={source} name={name} day={on === undefined ? '' : shortDate(on)} />
        <div class="govuk-button-group">
          {findings.length > 0 && <Button>{w('checker.comments')}</Button>}
          <ButtonLink href={checkPath} look="secondary">{w('checker.another')}</ButtonLink>
        </div>
      </form>
      <p class="govuk-body">{w('checker.nothing-kept')}</p>
    </Layout>,
  )
}

/** Ticks that show and hide kinds of findings, by style alone; each kind also has a link to its first. */
function Kinds({ kinds, findings, w }: { kinds: readonly Family[]; findings: readonly Numbered[]; w: Words }) {
  return (
    <fieldset class="govuk-fieldset nr-kinds">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{w('checker.kinds')}</legend>
      {kinds.map((family) => {
        const ofKind = findings.filter(({ finding }) => familyOf(finding.code) === family)
        return (
          <span>
            <input type="checkbox" id={`loc-${family}`} checked /> <label for={`loc-${family}`}>{w(`checker.family.${family}`)}</label>{' '}
            <a class="govuk-link" href={`#k${ofKind[0]!.number}`} aria-label={w('checker.first-of-kind', { count: ofKind.length, kind: w(`checker.family.${family}`) })}>
              {ofKind.length}
            </a>
          </span>
        )
      })}
    </fieldset>
  )
}

function Legend({ w }: { w: Words }) {
  return (
    <p class="nr-small">
      {(['error', 'warning', 'note'] as const).map((severity) => (
        <>
          <mark class={`nr-slip nr-slip--${severity}`}>{w(`checker.severity.${severity}`)}</mark>{' '}
        </>
      ))}
      {w('checker.legend')}
    </p>
  )
}

/** What is sent back for the file with comments, since nothing is kept here. */
function Again({ source, name, day }: { source: SourceText; name: string | undefined; day: string }) {
  return (
    <>
      <textarea name="van-ban" hidden readonly>
        {`\n${source.text}`}
      </textarea>
      <input type="hidden" name="ten" value={name ?? ''} />
      <input type="hidden" name="ngay" value={day} />
    </>
  )
}
