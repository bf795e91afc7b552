import { page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { visitOf } from '#web/visit.ts'
import { apiCheckPath, checkPath, openApiPath } from './paths.ts'

/** GET /api — what other programs may ask. */
export async function showApi(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w, url } = visit
  return page(
    c,
    <Layout visit={visit} title={w('checker.api-title')} trail={[{ href: checkPath, text: w('checker.title') }]}>
      <p class="govuk-body">{w('checker.api-says')}</p>
      <pre class="nr-scroll nr-code" tabindex={0}>{`curl -F file=@bao-cao.docx ${url.origin}${apiCheckPath}\ncurl -H 'Content-Type: text/plain' --data-binary @bao-cao.txt ${url.origin}${apiCheckPath}`}</pre>
      <p class="govuk-body">
        <a class="govuk-link" href={openApiPath}>{w('checker.api-document')}</a>
      </p>
      <p class="govuk-body">{w('checker.nothing-kept')}</p>
    </Layout>,
  )
}
