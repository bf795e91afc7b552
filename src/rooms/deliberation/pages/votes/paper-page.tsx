import { newId } from '#foundation/ids.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, Details, ErrorSummary, errorOf, Field, Inset, type Problem, Select } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { correctPaper, printSlipCode, readSlipCode, takePaper, voteStanding } from '../../store/votes/index.ts'
import { problemOf } from '../in-words.ts'
import { AnswerFields, answersOf, type TypedAnswers, typedAnswers } from './answer-fields.tsx'
import { handOf, readVote } from './keeper.ts'
import { correctPath, paperPath, votePath } from './paths.ts'

type Typed = { readonly code: string; readonly answers: TypedAnswers; readonly matter?: string; readonly why?: string }
const BLANK: Typed = { code: '', answers: {} }

/** GET …/phieu — the papers are typed one after another: number and choice, big enough for a thumb. */
export async function showPaper(c: PageContext, house: House, typed: Typed = BLANK, problems: readonly Problem[] = [], correcting = false): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const read = await readVote(c, house, 'count-votes', async (tx, gathering) => ({ gathering, standing: await voteStanding(tx, gathering) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, standing } = read.value
  const { gatheringId } = gathering
  if (gathering.kind !== 'ballot' || gathering.state !== 'counting') return refusalPage(c, { code: 'deliberation.gathering-wrong-state' })
  const left = (standing.collected ?? 0) - standing.typed
  const [taking, fixing] = correcting ? [BLANK, typed] : [typed, BLANK]
  const shown = correcting ? [] : problems
  return page(
    c,
    <Layout
      visit={visit} title={w('votes.paper')} trail={[{ href: votePath(gatheringId), text: standing.matters.map(({ title }) => title).join('; ') }]} refused={problems.length > 0}
      ask={left > 0 ? w('votes.paper-ask', { number: standing.typed + 1, collected: standing.collected ?? 0 }) : w('votes.paper-all')}
    >
      <ErrorSummary w={w} problems={problems} />
      {left > 0 ? (
        <form method="post" action={paperPath(gatheringId)} novalidate>
          <input type="hidden" name="key" value={newId(now.getTime())} />
          <Field name="code" label={w('votes.slip-code')} hint={w('votes.slip-code-hint')} value={taking.code} width={10} maxlength={12} spellcheck={false} error={errorOf(w, shown, 'code')} />
          <AnswerFields w={w} matters={standing.matters} typed={taking.answers} problems={shown} withInvalid />
          <div class="nr-thumb"><Button>{w('votes.paper-do')}</Button></div>
        </form>
      ) : <Inset>{w('votes.paper-all')}</Inset>}
      {standing.typed > 0 && (
        <Details summary={w('votes.correct')} open={correcting}>
          <form method="post" action={correctPath(gatheringId)} novalidate>
            <input type="hidden" name="key" value={newId(now.getTime())} />
            <p class="govuk-body">{w('votes.correct-says')}</p>
            <Field id="sua-code" name="code" label={w('votes.slip-code')} value={fixing.code} width={10} maxlength={12} spellcheck={false} />
            <Select
              id="sua-matter" name="matter" label={w('votes.matter')} value={fixing.matter ?? standing.matters[0]?.matterId}
              options={standing.matters.map(({ matterId, title }) => ({ value: matterId, text: title }))}
            />
            <Select
              id="sua-choice" name="choice" label={w('votes.choice')} blank=""
              options={[
                ...standing.matters.flatMap(({ options }) => (options.length > 0 ? options.map(({ id, text }) => ({ value: id, text })) : [])),
                ...(standing.matters.some(({ options }) => options.length === 0) ? (['for', 'against', 'other'] as const).map((value) => ({ value: value as string, text: w(`votes.choice.${value}`) })) : []),
                ...(['no-mark', 'no-choice', 'two-choices', 'too-many', 'torn'] as const).map((reason) => ({ value: `invalid:${reason}`, text: w('votes.choice-invalid', { reason: w(`votes.reason.${reason}`) }) })),
              ]}
            />
            <Field id="sua-why" name="why" label={w('votes.why')} value={fixing.why ?? ''} maxlength={500} />
            <Button look="secondary">{w('votes.correct-do')}</Button>
          </form>
        </Details>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

export async function takePaperForm(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const gatheringId = c.req.param('id') ?? ''
  const typed: Typed = { code: form.value.text('code'), answers: typedAnswers(form.value) }
  const matters = Object.keys(typed.answers).filter((name) => name.startsWith('choice-')).map((name) => ({ matterId: name.slice('choice-'.length) }))
  const answers = answersOf(typed.answers, matters)
  const done = await once(c, house, form.value, (tx) => takePaper(tx, handOf(c), { gatheringId, code: typed.code, answers }, visitOf(c).now))
  if (done.ok) return seeOther(c, paperPath(gatheringId), 'votes.paper-taken', { number: printSlipCode(readSlipCode(typed.code) ?? '') })
  if (done.refusal['field'] === undefined) return refusalPage(c, done.refusal)
  return showPaper(c, house, typed, [problemOf(done.refusal, visitOf(c).w)])
}

export async function takeCorrection(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const gatheringId = c.req.param('id') ?? ''
  const { text } = form.value
  const typed: Typed = { code: text('code'), answers: {}, matter: text('matter'), why: text('why') }
  const [choice = '', reason = ''] = text('choice').split(':')
  const [answer] = answersOf({ [`choice-${text('matter')}`]: choice, [`reason-${text('matter')}`]: reason }, [{ matterId: text('matter') }])
  const done = await once(c, house, form.value, (tx) => correctPaper(tx, handOf(c), { gatheringId, code: typed.code, answer: answer!, why: text('why') }, visitOf(c).now))
  if (done.ok) return seeOther(c, paperPath(gatheringId), 'votes.corrected', { number: printSlipCode(readSlipCode(typed.code) ?? '') })
  const field = done.refusal['field']
  if (field === undefined) return refusalPage(c, done.refusal)
  const at = field === 'why' ? 'sua-why' : field === 'code' ? 'sua-code' : 'sua-choice'
  return showPaper(c, house, typed, [{ field: at, refusal: done.refusal }], true)
}
