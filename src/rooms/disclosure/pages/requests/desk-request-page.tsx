import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, mustAccept, type Refusal, type Result } from '#foundation/result.ts'
import type { AttachedFile } from '#rooms/files/index.ts'
import { Attachments } from '#rooms/files/pages/index.ts'
import { listFiles } from '#rooms/files/store/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ErrorSummary, errorOf, Field, Inset, type Problem, Select, SummaryList, Tag, Textarea } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { informationDeadline } from '../../information-clock.ts'
import { clearOn, GROUNDS, lastDay, requestState } from '../../information-request.ts'
import { answerRequest, extendRequest, refuseRequest } from '../../store/decide-request.ts'
import { loadWorkingDays } from '../../store/load-working-days.ts'
import { findRequest, type InformationRequest } from '../../store/read-requests.ts'
import { handOf } from '../keeper.ts'
import { postingPath } from '../paths.ts'
import { dueText, mayAnswer } from './desk-list-page.tsx'
import { groundText, requestTone } from './in-request-words.ts'
import { requestPath, REQUESTS } from './request-paths.ts'

type Typed = { readonly act: string; readonly answer: string; readonly ground: string; readonly to: string; readonly why: string }

const NOTHING: Typed = { act: '', answer: '', ground: '', to: '', why: '' }

type Found = { readonly request: InformationRequest; readonly files: readonly AttachedFile[] }

/** GET /viec/yeu-cau/:id — one request: what is asked, by when, and the answer. */
export async function showRequest(c: PageContext, house: House): Promise<Response> {
  const found = await requestOf(c, house)
  return found ? requestPage(c, found) : notFoundPage(c)
}

export async function decideRequest(c: PageContext, house: House): Promise<Response> {
  const found = await requestOf(c, house)
  if (!found) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { text } = form.value
  const typed: Typed = { act: text('act'), answer: text('answer'), ground: text('ground'), to: text('to'), why: text('why') }
  const done = await carryOut(c, house, found.request, form.value, typed)
  if (done.ok) return seeOther(c, requestPath(found.request.requestId), `requests.done.${typed.act}`)
  const refusal: Refusal = done.refusal
  return refusal['field'] === undefined ? refusalPage(c, refusal) : requestPage(c, found, [{ field: fieldOf(typed.act, String(refusal['field'])), refusal }], typed)
}

/** The page has three fields for a reason: each has an id of its own. */
function fieldOf(act: string, field: string): string {
  if (act === 'refuse' && field === 'answer') return 'refuse-why'
  return act === 'extend' && field === 'why' ? 'extend-why' : field
}

async function carryOut(c: PageContext, house: House, request: InformationRequest, form: FormInput, typed: Typed): Promise<Result<unknown>> {
  const { now } = visitOf(c)
  const of = { provinceId: request.provinceId, requestId: request.requestId, revision: Number(form.text('revision')) }
  const hand = handOf(c)
  switch (typed.act) {
    case 'answer':
    case 'forward':
      return once(c, house, form, (tx) => answerRequest(tx, hand, { ...of, answer: typed.answer, forwarded: typed.act === 'forward' }, now))
    case 'refuse':
      return once(c, house, form, (tx) => refuseRequest(tx, hand, { ...of, ground: typed.ground, answer: typed.why }, now))
    case 'extend': {
      const to = parseTypedDate(typed.to)
      if (!to.ok) return { ok: false, refusal: { ...to.refusal, field: 'to' } }
      return once(c, house, form, (tx) => extendRequest(tx, hand, { ...of, to: to.value, why: typed.why }, now))
    }
    default:
      return { ok: false, refusal: { code: 'web.form-broken' } }
  }
}

async function requestOf(c: PageContext, house: House): Promise<Found | undefined> {
  const requestId = c.req.param('id') ?? ''
  const visit = visitOf(c)
  if (!mayAnswer(visit) || !isId(requestId)) return undefined
  const officer = officerOf(c)
  return mustAccept(
    await readOnly(house.database, officer, async (tx) => {
      const request = await findRequest(tx, requestId, visit.today)
      if (!request || !officer.reads.includes(request.path)) return accept(undefined)
      return accept({ request, files: request.cleared ? [] : await listFiles(tx, request.provinceId, 'request', [requestId]) })
    }),
  )
}

async function requestPage(c: PageContext, { request, files }: Found, problems: readonly Problem[] = [], typed: Typed = NOTHING): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const { clock } = request
  const open = request.state === 'received'
  return page(
    c,
    <Layout
      visit={visit} title={w(`requests.kind.${request.kind}`)} overline={officerOf(c).unitName} trail={[{ href: REQUESTS, text: w('requests.desk') }]}
      refused={problems.length > 0} by={open ? w('requests.by', { date: shortDate(lastDay(clock)) }) : undefined}
      state={<Tag tone={requestTone(request.state, requestState(clock, today))}>{w(`requests.state.${request.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={problems} />
      <Facts request={request} visit={visit} />
      {files.length > 0 && <Attachments w={w} files={files} inside />}
      {open && <Decide request={request} visit={visit} problems={problems} typed={typed} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Facts({ request, visit }: { request: InformationRequest; visit: Visit }) {
  const { w } = visit
  const { clock } = request
  const until = clearOn(clock)
  return (
    <SummaryList
      rows={[
        { key: w('requests.text'), value: <div class="nr-text">{request.text}</div> },
        ...(request.place === '' ? [] : [{ key: w('requests.place'), value: request.place }]),
        ...(request.postingId === null ? [] : [{ key: w('requests.about'), value: <a class="govuk-link" href={postingPath(request.postingId)}>{w('requests.open-posting')}</a> }]),
        ...(request.cleared
          ? [{ key: w('requests.who'), value: w('requests.cleared') }]
          : [{ key: w('requests.who'), value: [request.name, request.contact].filter(Boolean).join(', ') || w('requests.who-unnamed') }]),
        { key: w('requests.received-on'), value: shortDate(request.received) },
        { key: w('requests.due'), value: dueText(request, visit) },
        ...(clock.extendedTo === null ? [] : [{ key: w('requests.extended'), value: w('requests.extended-to', { date: shortDate(clock.extendedTo), why: request.extendedWhy }) }]),
        ...(clock.answered === null ? [] : [{ key: w('requests.answered-on'), value: shortDate(clock.answered) }]),
        ...(request.ground === '' ? [] : [{ key: w('requests.ground'), value: groundText(request.ground, w) }]),
        ...(request.answer === '' ? [] : [{ key: w('requests.answer'), value: <div class="nr-text">{request.answer}</div> }]),
        ...(until === null || request.cleared ? [] : [{ key: w('requests.clear-on'), value: shortDate(until) }]),
      ]}
    />
  )
}

type DecideProps = { request: InformationRequest; visit: Visit; problems: readonly Problem[]; typed: Typed }

function Decide({ request, visit, problems, typed }: DecideProps) {
  const { w, now, today } = visit
  const { clock } = request
  const of = (act: string): readonly Problem[] => (typed.act === act || (act === 'answer' && typed.act === 'forward') ? problems : [])
  const hidden = (
    <>
      <input type="hidden" name="key" value={newId(now.getTime())} />
      <input type="hidden" name="revision" value={String(request.revision)} />
    </>
  )
  const deadline = informationDeadline(request.received, loadWorkingDays())
  const mayExtend = clock.extendedTo === null && today <= clock.due && deadline.ok
  return (
    <>
      <h2 class="govuk-heading-m">{w('requests.answer-title')}</h2>
      <form method="post" novalidate>
        {hidden}
        <Textarea
          name="answer" label={w('requests.answer')} hint={w('requests.answer-hint')} value={typed.answer} rows={8} maxlength={20_000}
          error={errorOf(w, of('answer'), 'answer')}
        />
        <div class="govuk-button-group">
          <Button name="act" value="answer">{w('requests.answer-do')}</Button>
          <Button name="act" value="forward" look="secondary">{w('requests.forward-do')}</Button>
        </div>
      </form>
      {mayExtend && (
        <details class="govuk-details" open={typed.act === 'extend'}>
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w('requests.extend-title')}</span></summary>
          <form method="post" class="govuk-details__text" novalidate>
            {hidden}
            <Inset>{w('requests.extend-says', { date: shortDate(deadline.value.prolonged) })}</Inset>
            <Field
              name="to" label={w('requests.extend-to')} value={typed.to || shortDate(deadline.value.prolonged)} width={10} error={errorOf(w, of('extend'), 'to')}
            />
            <Textarea name="why" id="extend-why" label={w('requests.extend-why')} value={typed.act === 'extend' ? typed.why : ''} rows={2} maxlength={500} error={errorOf(w, of('extend'), 'extend-why')} />
            <Button name="act" value="extend" look="secondary">{w('requests.extend-do')}</Button>
          </form>
        </details>
      )}
      <details class="govuk-details" open={typed.act === 'refuse'}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w('requests.refuse-title')}</span></summary>
        <form method="post" class="govuk-details__text" novalidate>
          {hidden}
          <Select
            name="ground" label={w('requests.ground')} blank={w('requests.ground-blank')} value={typed.ground} error={errorOf(w, of('refuse'), 'ground')}
            options={GROUNDS.map((ground) => ({ value: ground, text: w(`requests.ground.${ground}`) }))}
          />
          <Textarea
            name="why" id="refuse-why" label={w('requests.refuse-why')} value={typed.act === 'refuse' ? typed.why : ''} rows={4} maxlength={20_000}
            error={errorOf(w, of('refuse'), 'refuse-why')}
          />
          <Button name="act" value="refuse" look="warning">{w('requests.refuse-do')}</Button>
        </form>
      </details>
    </>
  )
}
