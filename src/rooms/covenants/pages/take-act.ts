import { isId } from '#foundation/ids.ts'
import { refuse, type Result } from '#foundation/result.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { visitOf } from '#web/visit.ts'
import type { Tx } from '#storage/transaction.ts'
import { actOnCovenant, addOpinion, adoptByDecision, answerOpinion, type CovenantRecord, discloseCovenant } from '../store/index.ts'
import { ACT_FORMS, readAct } from './act-forms.ts'
import { covenantPage } from './covenant-page.tsx'
import { handOf, readCovenantHere } from './keeper.ts'
import { covenantPath } from './paths.ts'

/** POST /viec/huong-uoc/:covenantId/:act — what each form of the page does. */
export async function takeAct(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const read = await readCovenantHere(c, house, async (_tx, record) => record)
  if (!read.ok) return refusalPage(c, read.refusal)
  const slug = c.req.param('act') ?? ''
  const done = await once<unknown>(c, house, form.value, (tx) => run(tx, c, slug, form.value, read.value))
  if (done.ok) return seeOther(c, covenantPath(read.value.covenantId), 'covenants.kept')
  const { code, field } = done.refusal
  if (code === 'covenants.not-found' || code === 'covenants.not-yours') return refusalPage(c, done.refusal)
  const values: Record<string, string[]> = {}
  for (const [name, value] of form.value.entries()) (values[name] ??= []).push(value)
  const known = typeof field === 'string' && (field === 'on' || ACT_FORMS[slug]?.fields.some(({ name }) => name === field) || slug === 'gop-y' || slug === 'tra-loi-gop-y')
  return covenantPage(c, house, { slug, values, problems: [{ field: known ? `${slug}-${String(field)}` : undefined, refusal: done.refusal }] })
}

async function run(tx: Tx, c: PageContext, slug: string, form: FormInput, record: CovenantRecord): Promise<Result<unknown>> {
  const { now } = visitOf(c)
  const hand = handOf(c)
  const of = { provinceId: record.provinceId, covenantId: record.covenantId, unitId: record.unitId, revision: Number(form.text('revision')) }
  if (slug === 'gop-y') {
    const on = parseTypedDate(form.text('on'))
    if (!on.ok) return refuse({ ...on.refusal, field: 'on' })
    const article = Number(form.text('article'))
    return addOpinion(tx, hand, of, { on: on.value, article: Number.isInteger(article) && article > 0 && article < 1000 ? article : undefined, text: form.text('text'), saidBy: form.text('saidBy') }, now)
  }
  if (slug === 'tra-loi-gop-y') {
    const opinionId = form.text('opinion')
    if (!isId(opinionId)) return refuse({ code: 'covenants.not-found' })
    return answerOpinion(tx, hand, of, { opinionId, answer: form.text('answer'), takenUp: form.text('takenUp') === 'yes' }, now)
  }
  if (slug === 'thong-qua-theo') {
    const decision = form.text('decision')
    return isId(decision) ? adoptByDecision(tx, hand, of, decision, now) : refuse({ code: 'covenants.decision-unknown', field: 'decision' })
  }
  if (slug === 'cong-khai') return discloseCovenant(tx, hand, of, now)
  const act = readAct(slug, form)
  return act.ok ? actOnCovenant(tx, hand, of, act.value, now) : act
}
