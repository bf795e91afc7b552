import type { Refusal } from '#foundation/result.ts'
import type { PageContext } from '#web/house.ts'
import { statusOf } from '#web/refusal.ts'
import { visitOf } from '#web/visit.ts'
import { words } from '#words/words.ts'
import { answerJson, commandOf, inputsOf, readGiven, withLabel } from '../index.ts'
import { loadAskedRules } from '../store/load-asked-rules.ts'
import { apiRulePath } from './paths.ts'
import { typedOf } from './typed.ts'

const VI = words('vi')
const EN = words('en')

/** GET /api/law — the rules and what they are asked with. */
export async function answerList(c: PageContext): Promise<Response> {
  const { all } = await loadAskedRules()
  return c.json({
    rules: all.map((rule) => ({
      rule: rule.id, address: apiRulePath(rule.id), title: VI(`law.rule.${rule.id}`), titleEn: EN(`law.rule.${rule.id}`), articles: rule.articles,
      inputs: inputsOf(rule).map((input) => ({ ...input, label: VI(`law.input.${input.name}`), labelEn: EN(`law.input.${input.name}`) })),
      example: commandOf(rule),
    })),
  })
}

/** GET /api/law/RULE?… — the answer as JSON; what is wrong as problem JSON (RFC 9457): 404 no such rule, 400 an input, 422 no answer. */
export async function answerRule(c: PageContext): Promise<Response> {
  const id = c.req.param('rule') ?? ''
  const rules = await loadAskedRules()
  const rule = rules.find(id)
  if (!rule) return problem(c, 404, [{ refusal: { code: 'law.rule-unknown', rule: id.slice(0, 80), rules: rules.all.map((each) => each.id).join(', ') } }])
  const typed = typedOf(c)
  const read = readGiven(rule, typed, visitOf(c).today)
  if (!read.ok) return problem(c, 400, read.problems)
  const answer = rule.answer(read.given)
  if (!answer.ok) {
    const status = statusOf(answer.refusal)
    return problem(c, status === 404 ? 404 : 422, [{ refusal: answer.refusal }])
  }
  c.header('Cache-Control', 'no-store')
  return c.json(answerJson(rule, read.given.on, typed, answer.value, { vi: VI, en: EN }) as object)
}

function problem(c: PageContext, status: 400 | 404 | 422, problems: readonly { readonly field?: string; readonly refusal: Refusal }[]): Response {
  const said = problems.map(({ field, refusal }) => ({
    code: refusal.code, ...(field === undefined ? {} : { field }),
    message: VI(`refusal.${refusal.code}`, withLabel(VI, refusal)), messageEn: EN(`refusal.${refusal.code}`, withLabel(EN, refusal)),
  }))
  const [first] = said
  const body = JSON.stringify({ type: 'about:blank', title: EN(`law.problem-${status}`), status, detail: first!.message, detailEn: first!.messageEn, code: first!.code, problems: said })
  return c.body(body, status, { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' })
}
