import { notFoundPage, page } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, Details, ErrorSummary, errorOf, type Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { type Answer, commandOf, givenText, inputsOf, readGiven, withLabel } from '../index.ts'
import { type FoundRule, loadAskedRules } from '../store/load-asked-rules.ts'
import { AnswerSection } from './answer-section.tsx'
import { InputField } from './input-field.tsx'
import { apiRulePath, lawPath, rulePath } from './paths.ts'
import { typedOf } from './typed.ts'

/** GET /hoi-luat/RULE — the form of a rule; with something filled in, the answer above it. */
export async function rulePage(c: PageContext): Promise<Response> {
  const rule = (await loadAskedRules()).find(c.req.param('rule') ?? '')
  if (!rule) return notFoundPage(c)
  const visit = visitOf(c)
  const { w, url } = visit
  const typed = typedOf(c)
  const asked = typed.length > 0 ? askedOf(c, rule) : undefined
  const problems: readonly Problem[] = asked && 'problems' in asked ? asked.problems.map(({ field, refusal }) => ({ ...(inputsOf(rule).some(({ name }) => name === field) ? { field } : {}), refusal: withLabel(w, refusal, 'page') })) : []
  const value = (name: string): string => typed.filter(([each]) => each === name).map(([, text]) => text).join('\n')
  const given = rule.inputs.flatMap((input) => {
    const text = value(input.name).trim() || (input.kind === 'choice' ? input.choices[0] : '')
    return text === '' ? [] : [{ key: w(`law.input.${input.name}`), value: givenText(w, input, text) }]
  })
  return page(
    c,
    <Layout visit={visit} title={w(`law.rule.${rule.id}`)} trail={[{ href: lawPath, text: w('law.title') }]} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      {asked && 'answer' in asked && <AnswerSection w={w} answer={asked.answer} given={given} on={asked.on} />}
      <form method="get" action={rulePath(rule.id)} class="nr-noprint">
        {asked && 'answer' in asked && <h2 class="govuk-heading-m">{w('law.ask-again')}</h2>}
        <p class="govuk-body">{w(`law.says.${rule.id}`)}</p>
        {inputsOf(rule).map((input) => (
          <InputField w={w} input={input} value={value(input.name)} error={errorOf(w, problems, input.name)} />
        ))}
        <Button>{w('law.ask')}</Button>
      </form>
      <div class="nr-noprint">
        <Details summary={w('law.command')}>
          <pre class="nr-scroll nr-code" tabindex={0}>{`${commandOf(rule)}\n${url.origin}${apiRulePath(rule.id)}${url.search}`}</pre>
        </Details>
        <p class="govuk-body"><a class="govuk-link" href={lawPath}>{w('law.back')}</a></p>
      </div>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

type Asked = { readonly answer: Answer; readonly on: ReturnType<typeof visitOf>['today'] } | { readonly problems: readonly Problem[] }

function askedOf(c: PageContext, rule: FoundRule): Asked {
  const read = readGiven(rule, typedOf(c), visitOf(c).today)
  if (!read.ok) return { problems: read.problems }
  const answer = rule.answer(read.given)
  if (answer.ok) return { answer: answer.value, on: read.given.on }
  const field = answer.refusal['field']
  return { problems: [{ ...(typeof field === 'string' ? { field } : {}), refusal: answer.refusal }] }
}
