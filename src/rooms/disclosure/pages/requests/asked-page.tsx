import { shortDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Inset, SummaryList, Tag } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { unitFullName } from '#rooms/offices/store/unit-full-name.ts'
import { lastDay, requestState } from '../../information-request.ts'
import { findDiscloser } from '../../store/index.ts'
import { lookUpRequest } from '../../store/read-requests.ts'
import { groundText, requestTone } from './in-request-words.ts'
import { ASK } from './request-paths.ts'

/** GET /yeu-cau/:code — how a request stands, and its answer, for whoever has the code. What was sent with it is not shown. */
export async function showAsked(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today, lang } = visit
  const code = c.req.param('code') ?? ''
  const found = mustAccept(
    await readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
      const request = /^[a-z2-7]{10}$/.test(code) ? await lookUpRequest(tx, code, today) : undefined
      const unit = request && (await findDiscloser(tx, request.unitId, request.received))
      return accept(request && { request, unit: unit ? unitFullName({ kind: unit.kind, name: unit.name, until: 'infinity' }, today, lang) : '' })
    }),
  )
  if (!found) return refusalPage(c, { code: 'requests.not-found' })
  const { request, unit } = found
  const { clock } = request
  const state = requestState(clock, today)
  const answered = request.state !== 'received'
  return page(
    c,
    <Layout
      visit={visit} title={w(`requests.kind.${request.kind}`)} overline={unit} trail={[{ href: ASK, text: w('requests.title') }]}
      state={<Tag tone={requestTone(request.state, state)}>{w(`requests.state.${request.state}`)}</Tag>}
      by={answered ? undefined : w('requests.by', { date: shortDate(lastDay(clock)) })}
    >
      {!answered && <Inset>{w('requests.keep-code', { code: request.code })}</Inset>}
      <SummaryList
        rows={[
          { key: w('requests.code'), value: <code>{request.code}</code> },
          { key: w('requests.received-on'), value: shortDate(request.received) },
          { key: w('requests.due'), value: shortDate(clock.due) },
          ...(clock.extendedTo === null ? [] : [{ key: w('requests.extended'), value: w('requests.extended-to', { date: shortDate(clock.extendedTo), why: request.extendedWhy }) }]),
          ...(answered ? [{ key: w('requests.answered-on'), value: shortDate(clock.answered!) }] : []),
          ...(request.ground === '' ? [] : [{ key: w('requests.ground'), value: groundText(request.ground, w) }]),
        ]}
      />
      {answered && (
        <section class="nr-aloud">
          <h2 class="govuk-heading-m">{w('requests.answer')}</h2>
          <div class="nr-text">{request.answer}</div>
        </section>
      )}
      {state === 'overdue' && <p class="govuk-body">{w('requests.overdue-says')}</p>}
    </Layout>,
  )
}
