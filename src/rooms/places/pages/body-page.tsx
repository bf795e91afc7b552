import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, ErrorSummary, errorOf, Field, Inset, type Problem, SummaryList } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { bodyNearest } from '../body.ts'
import type { BodyTyped } from '../read-body.ts'
import type { FoundBody } from '../store/bodies.ts'
import { BodyState, stateOf } from './bodies-page.tsx'
import { BodyFields, ownCode, parentText, spanTime } from './body-fields.tsx'
import { BODIES, bodyInReach, codeOfOwnUnit, handOf } from './body-keeper.ts'

/** `/don-vi/:id`: one body, its past, and what can be recorded of it. */
export async function showBody(c: PageContext, house: House): Promise<Response> {
  const body = await bodyInReach(c, house)
  return body ? bodyPage(c, body) : notFoundPage(c)
}

export type BodyPageTyped = { readonly change?: BodyTyped; readonly last?: string }

export async function bodyPage(
  c: PageContext, body: FoundBody, problems: readonly Problem[] = [], typed: BodyPageTyped = {},
): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const hand = handOf(c)
  const span = bodyNearest(body, today)
  const last = body.spans.at(-1)!
  const ours = hand.reaches(body.path)
  const goesOn = last.to !== null && hand.inherits(body.path)
  return page(
    c,
    <Layout
      visit={visit}
      title={span.name}
      overline={w(`bodies.kind.${span.kind}`)}
      trail={[{ href: BODIES, text: w('bodies.title') }]}
      state={<BodyState state={stateOf(body, hand, today)} w={w} />}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <SummaryList
        rows={[
          { key: w('bodies.number'), value: w('bodies.number-says', { number: body.unitId }) },
          { key: w('bodies.field.code'), value: span.code },
          { key: w('bodies.field.parent'), value: parentText(body, span, w) },
          { key: w('bodies.time'), value: spanTime(span, w) },
        ]}
      />
      {!ours && goesOn && <Inset>{w('bodies.inherited')}</Inset>}
      {(ours || goesOn) && <Change c={c} body={body} problems={problems} typed={typed.change ?? asItStands(c, body)} />}
      {ours && <End c={c} problems={problems} typed={typed.last ?? shortDate(last.to ?? today)} />}
      <DataTable
        caption={w('bodies.history')}
        narrow="cards"
        columns={[
          { head: w('bodies.time') }, { head: w('bodies.field.name') }, { head: w('bodies.field.kind') }, { head: w('bodies.field.code') },
          { head: w('bodies.field.parent') },
        ]}
        rows={body.spans.toReversed().map((each) => [
          spanTime(each, w), each.name, w(`bodies.kind.${each.kind}`), each.code, parentText(body, each, w),
        ])}
      />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** The last it is known to be; the unit is left open where it can no longer be that one. */
function asItStands(c: PageContext, body: FoundBody): BodyTyped {
  const { today } = visitOf(c)
  const { name, kind, code, parent, to } = body.spans.at(-1)!
  const over = to !== null && to < today
  return {
    name, kind, code: ownCode(body.unitId, code), parent: over ? '' : (body.parents.get(parent)?.code ?? ''), from: shortDate(over ? addDays(to, 1) : today), to: '',
  }
}

type FormProps<T> = { c: PageContext; problems: readonly Problem[]; typed: T }

function Change({ c, body, problems, typed }: FormProps<BodyTyped> & { body: FoundBody }) {
  const { w, now } = visitOf(c)
  const { to } = body.spans.at(-1)!
  return (
    <section>
      <h2 class="govuk-heading-m">{w('bodies.change')}</h2>
      <p class="govuk-body">{w('bodies.change-says')}</p>
      {to !== null && <p class="govuk-body">{w('bodies.change-continues', { date: shortDate(to) })}</p>}
      <form method="post" action={`${BODIES}/${body.unitId}`} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="change" />
        <BodyFields w={w} typed={typed} problems={problems} parentExample={codeOfOwnUnit(c)} />
        <Button look="secondary">{w('bodies.change-do')}</Button>
      </form>
    </section>
  )
}

function End({ c, problems, typed }: FormProps<string>) {
  const { w, now } = visitOf(c)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('bodies.end')}</h2>
      <p class="govuk-body">{w('bodies.end-says')}</p>
      <form method="post" novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="end" />
        <Field name="last" label={w('bodies.last-day')} hint={w('bodies.date-hint')} value={typed} width={10} error={errorOf(w, problems, 'last')} />
        <Button look="warning">{w('bodies.end-do')}</Button>
      </form>
    </section>
  )
}
