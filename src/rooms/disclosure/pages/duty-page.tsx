import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ButtonLink, Details, ErrorSummary, errorOf, Inset, type Problem, SummaryList, Textarea } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { deadline, type DutyRule } from '../index.ts'
import { cancelDuty, findDuty, listPostings, readConditions, ruleOfRecord, standDuty, type StandingDuty } from '../store/index.ts'
import { loadWorkingDays } from '../store/load-working-days.ts'
import { DeadlineSteps } from './deadline-steps.tsx'
import { decisionText, dueText, DutyTag } from './desk-page.tsx'
import { itemText, readingText } from './in-words.ts'
import { handOf, mayHere, readHere } from './keeper.ts'
import { cancelDutyPath, DESK, dutyPath, postForDutyPath, postingPath } from './paths.ts'

/** GET /viec/cong-khai/viec/:dutyId — one duty: its deadline and how it came about, and what answers it. */
export async function showDuty(c: PageContext, house: House): Promise<Response> {
  return dutyPage(c, house)
}

/** POST …/huy — a duty that was issued by mistake. */
export async function takeCancelDuty(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const found = await findHere(c, house)
  if (!found.ok) return refusalPage(c, found.refusal)
  const { provinceId, dutyId } = found.value.duty
  const why = form.value.text('why')
  const done = await once(c, house, form.value, (tx) => cancelDuty(tx, handOf(c), { provinceId, dutyId, why }, visitOf(c).now))
  if (!done.ok) {
    if (done.refusal['field'] !== 'why') return refusalPage(c, done.refusal)
    return dutyPage(c, house, [{ field: 'why', refusal: done.refusal }])
  }
  return seeOther(c, dutyPath(dutyId), 'disclosure.duty-cancelled')
}

function findHere(c: PageContext, house: House): Promise<Result<{ duty: StandingDuty; rule: DutyRule | undefined }>> {
  const dutyId = c.req.param('dutyId') ?? ''
  return readHere(c, house, async (tx, unit) => {
    const duty = isId(dutyId) ? await findDuty(tx, dutyId) : undefined
    if (!duty || duty.holderId !== unit.unitId) return refuse({ code: 'disclosure.not-found' })
    const rule = await ruleOfRecord(tx, duty)
    const answers = await listPostings(tx, { postingIds: duty.answers.map(({ postingId }) => postingId) })
    const conditions = (await readConditions(tx, [unit.unitId])).get(unit.unitId)
    return accept({ duty: standDuty(duty, answers, rule, visitOf(c).today, conditions), rule })
  })
}

async function dutyPage(c: PageContext, house: House, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const found = await findHere(c, house)
  if (!found.ok) return refusalPage(c, found.refusal)
  const { duty, rule } = found.value
  const worked = rule && deadline(rule, duty.eventDate, loadWorkingDays())
  const openToPost = duty.answers.length === 0 && !duty.cancelled && mayHere(visit, 'post')
  return page(
    c,
    <Layout
      visit={visit} title={duty.title} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]}
      by={dueText(duty, visit)} state={<DutyTag duty={duty} visit={visit} />} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {duty.cancelled && <Inset>{w('disclosure.cancelled-why', { why: duty.cancelled.why })}</Inset>}
      {openToPost && <ButtonLink href={postForDutyPath(duty.dutyId)}>{w('disclosure.post-now')}</ButtonLink>}
      <SummaryList
        rows={[
          { key: w('disclosure.field.item'), value: rule ? itemText(rule, w) : duty.item },
          { key: w('disclosure.decision'), value: [decisionText(duty, visit), duty.instrument.title].filter(Boolean).join(', ') },
          { key: w('disclosure.deadline'), value: shortDate(duty.due) },
          ...(duty.reading ? [{ key: w('disclosure.reading-taken'), value: readingText(duty.reading, w) }] : []),
          ...duty.answers.map(({ postingId, firstDay }) => ({
            key: w('disclosure.answer'),
            value: <a class="govuk-link" href={postingPath(postingId)}>{w('disclosure.since', { from: shortDate(firstDay) })}</a>,
          })),
        ]}
      />
      {rule && worked?.ok && <DeadlineSteps deadline={worked.value} rule={rule} w={w} />}
      {openToPost && mayHere(visit, 'issue-duty') && (
        <Details summary={w('disclosure.cancel-duty')} open={problems.length > 0}>
          <form method="post" action={cancelDutyPath(duty.dutyId)} novalidate>
            <input type="hidden" name="key" value={newId(visit.now.getTime())} />
            <Textarea name="why" label={w('disclosure.field.why')} rows={2} maxlength={1000} error={errorOf(w, problems, 'why')} />
            <Button look="warning">{w('disclosure.cancel-duty')}</Button>
          </form>
        </Details>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
