import type { ApiPart, Shape } from '#web/open-api.ts'
import { words } from '#words/words.ts'
import { type AskedInput, inputsOf } from '../index.ts'
import { type FoundRule, loadAskedRules } from '../store/load-asked-rules.ts'
import { apiLawPath, apiRulePath } from './paths.ts'

const EN = words('en')
const ref = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const problems = { 'application/problem+json': { schema: { $ref: '#/components/schemas/LawProblem' } } }
const text: Shape = { type: 'string' }
const said: Shape = { type: 'object', properties: { message: text, messageEn: text }, required: ['message', 'messageEn'] }
const sure: Shape = { type: 'string', enum: ['V', 'S', 'M'], description: 'V verified, S one source or a reading, M not verified' }

/** What programs may ask of the law, made from the declarations of the rules. */
export async function lawApi(): Promise<ApiPart> {
  const { all } = await loadAskedRules()
  return {
    paths: {
      [apiLawPath]: { get: { operationId: 'law', summary: 'The rules that may be asked', security: [], responses: { 200: { description: 'Rules with their inputs', content: { 'application/json': { schema: { type: 'object' } } } } } } },
      ...Object.fromEntries(all.map((rule) => [apiRulePath(rule.id), { get: operation(rule) }])),
    },
    schemas: {
      LawAnswer: {
        type: 'object',
        required: ['rule', 'on', 'given', 'result', 'message', 'messageEn', 'steps', 'articles', 'confidence', 'others', 'notes'],
        properties: {
          rule: text, on: { type: 'string', format: 'date' }, given: { type: 'object' }, result: { type: 'object' }, message: text, messageEn: text,
          steps: { type: 'array', items: said }, articles: { type: 'array', items: text }, confidence: sure,
          others: { type: 'array', items: { ...said, description: 'Another reading of the texts: what it says, and what it comes to' } }, notes: { type: 'array', items: said },
        },
      },
      LawProblem: {
        type: 'object', description: 'RFC 9457', required: ['type', 'title', 'status', 'detail', 'code', 'problems'],
        properties: { type: text, title: text, status: { type: 'integer' }, detail: text, detailEn: text, code: text, problems: { type: 'array', items: { type: 'object' } } },
      },
    },
    guide: { words: 'law.api-says', lines: (origin) => [`curl '${origin}${apiRulePath('disclosure.deadline')}?decision=2024-04-26&item=7&on=2024-05-10'`, `curl ${origin}${apiLawPath}`] },
  }
}

function operation(rule: FoundRule): object {
  return {
    operationId: `law-${rule.id}`,
    summary: EN(`law.rule.${rule.id}`),
    description: `${EN(`law.says.${rule.id}`)} ${rule.articles.join('; ')}`,
    security: [],
    parameters: inputsOf(rule).map((input) => ({
      name: input.name, in: 'query', required: input.required === true, schema: shapeOf(input), description: EN(`law.input.${input.name}`),
      ...(input.kind === 'times' ? { style: 'form', explode: true } : {}),
    })),
    responses: {
      200: { description: 'The answer', content: ref('LawAnswer') },
      400: { description: 'An input is missing or wrong', content: problems },
      404: { description: 'What was named is not there', content: problems },
      422: { description: 'The rule has no answer for what was given', content: problems },
    },
  }
}

function shapeOf(input: AskedInput): Shape {
  switch (input.kind) {
    case 'date': return { type: 'string', format: 'date' }
    case 'whole': return { type: 'integer', minimum: input.min, maximum: input.max }
    case 'choice': return { type: 'string', enum: input.choices }
    case 'flag': return { type: 'string', enum: ['yes', 'no'] }
    case 'times': return { type: 'array', items: { type: 'string', examples: ['2026-03-01..2026-03-30'] } }
    case 'text': return { type: 'string' }
  }
}
