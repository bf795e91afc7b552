import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Details } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { ChangedText } from './changed-text.tsx'
import { DESK, postingPath } from './paths.ts'
import { readPostingDesk } from './posting-desk.ts'
import { asTyped } from './wording-fields.tsx'

/** GET …/ban — every version, the newest first, with what each changed and why. */
export async function showVersions(c: PageContext, house: House): Promise<Response> {
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const visit = visitOf(c)
  const { w } = visit
  const { posting, names } = desk.value
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.versions')} overline={posting.text.title}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: postingPath(posting.postingId), text: w('disclosure.posting') }]}
    >
      {posting.versions.map((version, at) => {
        const before = posting.versions[at + 1]
        const date = shortDate(dayInVietNam(version.at))
        return (
          <section class="nr-version" aria-labelledby={`ban-${version.version}`}>
            <h2 class="govuk-heading-m" id={`ban-${version.version}`}>
              {w('disclosure.version-of', { version: version.version, date, by: (version.author && names.get(version.author)) ?? '–' })}
            </h2>
            {version.why && <p class="govuk-body">{w('disclosure.changed-because', { why: version.why })}</p>}
            {before && <ChangedText before={asTyped(before)} after={asTyped(version)} w={w} />}
            <Details summary={w('disclosure.whole-text')}>
              <p class="govuk-body">
                <strong>{version.title}</strong>
              </p>
              {version.summary && <p class="govuk-body">{version.summary}</p>}
              {version.content && <div class="govuk-body nr-text">{version.content}</div>}
            </Details>
          </section>
        )
      })}
    </Layout>,
  )
}
