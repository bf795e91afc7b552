import type { Words } from '#words/words.ts'
import type { Refusal } from '#foundation/result.ts'
import { sentenceOf } from '../refusal.ts'

/** One thing wrong with a form: which field (its `name`, which is its `id` too), and why. */
export type Problem = { readonly field?: string | undefined; readonly refusal: Refusal }

/**
 * The list on top of a refused form; each line leads to its field. Nothing when nothing is wrong. It takes the
 * focus when the page opens, so that keyboard and screen reader begin with it.
 */
export function ErrorSummary({ w, problems, title }: { w: Words; problems: readonly Problem[]; title?: string }) {
  if (problems.length === 0) return null
  return (
    <div class="govuk-error-summary" role="alert" tabindex={-1} autofocus>
      <h2 class="govuk-error-summary__title">{title ?? w('web.error-summary')}</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {problems.map((problem) => (
            <li>
              {problem.field ? (
                <a href={`#${problem.field}`}>{sentenceOf(w, problem.refusal)}</a>
              ) : (
                sentenceOf(w, problem.refusal)
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The sentence for one field, if it has a problem. */
export function errorOf(w: Words, problems: readonly Problem[], field: string): string | undefined {
  const problem = problems.find((each) => each.field === field)
  return problem && sentenceOf(w, problem.refusal)
}
