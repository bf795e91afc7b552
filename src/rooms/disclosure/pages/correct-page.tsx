import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Inset, type Problem, Textarea } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { correctPosting, withdrawPosting } from '../store/index.ts'
import { handOf, mayHere } from './keeper.ts'
import { correctPath, DESK, postingPath, withdrawPath } from './paths.ts'
import { type PostingDesk, readPostingDesk } from './posting-desk.ts'
import { asTyped, readWording, SensitiveWarning, WordingFields, type WordingTyped, wordingTyped } from './wording-fields.tsx'
import { ChangedText } from './changed-text.tsx'

/** GET …/sua — the wording as it stands, to be changed into the next version. */
export async function showCorrect(c: PageContext, house: House): Promise<Response> {
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const stands = refusalHere(c, desk.value, 'correct-posting')
  if (stands) return refusalPage(c, stands)
  return correctPage(c, desk.value, asTyped(desk.value.posting.text), '')
}

/** POST — writes the next version; where somebody else was quicker both are shown, and nothing typed is lost. */
export async function takeCorrect(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { posting } = desk.value
  const [typed, why] = [wordingTyped(form.value), form.value.text('why')]
  const { wording, problems } = readWording(typed)
  if (!wording) return correctPage(c, desk.value, typed, why, problems)
  const { provinceId, postingId } = posting
  const revision = Number(form.value.text('revision'))
  const done = await once(c, house, form.value, (tx) => correctPosting(tx, handOf(c), { ...wording, provinceId, postingId, revision, why }, visitOf(c).now))
  if (done.ok) return seeOther(c, postingPath(postingId), 'disclosure.corrected')
  const { refusal } = done
  if (refusal.code === 'disclosure.posting-stale') {
    const fresh = await readPostingDesk(c, house)
    return fresh.ok ? correctPage(c, fresh.value, typed, why, [{ refusal }], true) : refusalPage(c, fresh.refusal)
  }
  if (refusal.code === 'disclosure.not-yours' || refusal.code === 'disclosure.withdrawn-already') return refusalPage(c, refusal)
  return correctPage(c, desk.value, typed, why, [{ field: typeof refusal['field'] === 'string' ? refusal['field'] : undefined, refusal }])
}

function refusalHere(c: PageContext, { posting }: PostingDesk, act: 'correct-posting' | 'withdraw-posting') {
  if (!mayHere(visitOf(c), act)) return { code: 'disclosure.not-yours' }
  return posting.state === 'withdrawn' ? { code: 'disclosure.withdrawn-already' } : undefined
}

function correctPage(
  c: PageContext, desk: PostingDesk, typed: WordingTyped, why: string, problems: readonly Problem[] = [], conflict = false,
): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { posting } = desk
  const here = { w, typed, problems, namesCitizens: posting.namesCitizens }
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.correct')} overline={posting.text.title} refused={problems.length > 0} ask={w('disclosure.correct-ask')}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: postingPath(posting.postingId), text: w('disclosure.posting') }]}
    >
      <ErrorSummary w={w} problems={problems} />
      {conflict && <Conflict desk={desk} typed={typed} visit={visit} />}
      <form method="post" action={correctPath(posting.postingId)} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="revision" value={posting.revision} />
        <SensitiveWarning {...here} />
        <WordingFields {...here} />
        <Textarea name="why" label={w('disclosure.field.change-why')} hint={w('disclosure.change-why-hint')} value={why} rows={2} maxlength={1000} error={errorOf(w, problems, 'why')} />
        <Button>{w('disclosure.correct-do')}</Button>
      </form>
    </Layout>,
    conflict ? 409 : problems.length > 0 ? 422 : 200,
  )
}

/** What somebody else wrote meanwhile, against what was typed here. */
function Conflict({ desk: { posting, names }, typed, visit: { w } }: { desk: PostingDesk; typed: WordingTyped; visit: Visit }) {
  const { text } = posting
  const author = posting.versions[0]?.author
  return (
    <section class="nr-panel nr-panel--warning" aria-labelledby="cung-sua">
      <h2 class="govuk-heading-m" id="cung-sua">
        {w('disclosure.conflict-title')}
      </h2>
      <p class="govuk-body">
        {w('disclosure.conflict-says', { version: text.version, by: (author && names.get(author)) ?? '–', date: shortDate(dayInVietNam(text.at)), why: text.why || '–' })}
      </p>
      <ChangedText before={asTyped(text)} after={typed} w={w} />
    </section>
  )
}

/** GET …/rut. */
export async function showWithdraw(c: PageContext, house: House): Promise<Response> {
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const stands = refusalHere(c, desk.value, 'withdraw-posting')
  return stands ? refusalPage(c, stands) : withdrawPage(c, desk.value, '')
}

/** POST — withdraws it, with the reason. */
export async function takeWithdraw(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { provinceId, postingId } = desk.value.posting
  const why = form.value.text('why')
  const done = await once(c, house, form.value, (tx) => withdrawPosting(tx, handOf(c), { provinceId, postingId, why }, visitOf(c).now))
  if (done.ok) return seeOther(c, postingPath(postingId), 'disclosure.withdrawn')
  if (done.refusal['field'] !== 'why') return refusalPage(c, done.refusal)
  return withdrawPage(c, desk.value, why, [{ field: 'why', refusal: done.refusal }])
}

function withdrawPage(c: PageContext, { posting }: PostingDesk, why: string, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.withdraw')} overline={posting.text.title} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: postingPath(posting.postingId), text: w('disclosure.posting') }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <Inset>{w('disclosure.withdraw-says')}</Inset>
      <form method="post" action={withdrawPath(posting.postingId)} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <Textarea name="why" label={w('disclosure.field.withdraw-why')} value={why} rows={3} maxlength={1000} error={errorOf(w, problems, 'why')} />
        <Button look="warning">{w('disclosure.withdraw-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
