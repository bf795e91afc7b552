import { page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { apiPath } from '#web/open-api.ts'
import { visitOf } from '#web/visit.ts'
import { loadAskedRules } from '../store/load-asked-rules.ts'
import { rulePath } from './paths.ts'

/** GET /hoi-luat — the questions, by what they are about. */
export async function listPage(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { all } = await loadAskedRules()
  const families = Map.groupBy(all, ({ id }) => id.slice(0, id.indexOf('.')))
  return page(
    c,
    <Layout visit={visit} title={w('law.title')}>
      <p class="govuk-body">{w('law.says')}</p>
      {[...families].map(([family, rules]) => (
        <>
          <h2 class="govuk-heading-m">{w(`law.family.${family}`)}</h2>
          <ul class="govuk-list govuk-list--spaced">
            {rules.map(({ id }) => (
              <li>
                <a class="govuk-link" href={rulePath(id)}>{w(`law.rule.${id}`)}</a>
                <br />
                {w(`law.says.${id}`)}
              </li>
            ))}
          </ul>
        </>
      ))}
      <p class="govuk-body"><a class="govuk-link" href={apiPath}>{w('law.for-programs')}</a></p>
    </Layout>,
  )
}
