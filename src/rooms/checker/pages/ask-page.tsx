import { page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { apiPath } from '#web/open-api.ts'
import { Button, Details, ErrorSummary, errorOf, Field, FileUpload, Inset, type Problem, Textarea } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { Typed } from './asked-report.ts'
import { FAMILIES } from './families.ts'
import { checkPath } from './paths.ts'

/** GET /soat-bao-cao — paste a report, or choose a file. Shown again with what is wrong when it cannot be read. */
export async function askPage(c: PageContext, problems: readonly Problem[] = [], typed: Typed = { text: '', day: '' }): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout visit={visit} title={w('checker.title')} ask={w('checker.ask')} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={checkPath} enctype="multipart/form-data">
        <FileUpload name="tep" label={w('checker.file')} hint={w('checker.file-hint')} accept=".docx,.pdf,.txt,.md" error={errorOf(w, problems, 'tep')} />
        <Textarea name="van-ban" label={w('checker.text')} hint={w('checker.text-hint')} rows={10} value={typed.text} error={errorOf(w, problems, 'van-ban')} />
        <Field name="ngay" label={w('checker.day')} hint={w('checker.day-hint')} width={10} value={typed.day} error={errorOf(w, problems, 'ngay')} />
        <Button>{w('checker.check')}</Button>
      </form>
      <Inset>{w('checker.nothing-kept')}</Inset>
      <Details summary={w('checker.what')}>
        <ul class="govuk-list govuk-list--bullet">
          {FAMILIES.map((family) => (
            <li>
              <strong>{w(`checker.family.${family}`)}</strong>: {w(`checker.family-says.${family}`)}
            </li>
          ))}
        </ul>
      </Details>
      <p class="govuk-body">
        <a class="govuk-link" href={apiPath}>{w('checker.for-programs')}</a>
      </p>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
