import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, ErrorSummary, errorOf, Field, Inset, type Problem, SummaryList } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { bodyNearest } from '../body.ts'
import type { BodyTyped } from '../read-body.ts'
import type { Roll } from '../roll.ts'
import type { FoundBody } from '../store/bodies.ts'
import { BodyState, stateOf } from './bodies-page.tsx'
import { BodyFields, ownCode, parentText, spanTime } from './body-fields.tsx'
import { addressOf, bodyInReach, codeOfOwnUnit, handOf, wordsOf } from './body-keeper.ts'

/** `/don-vi/:id`, `/thon/:id`: one body or hamlet, its past, and what can be recorded of it. */
export async function showBody(c: PageContext, house: House, roll: Roll): Promise<Response> {
  const body = await bodyInReach(c, house, roll)
  return body ? bodyPage(c, roll, body) : notFoundPage(c)
}

export type BodyPageTyped = { readonly change?: BodyTyped; readonly last?: string }

export async function bodyPage(
  c: PageContext, roll: Roll, body: FoundBody, problems: readonly Problem[] = [], typed: BodyPageTyped = {},
): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const say = wordsOf(roll, w)
  const hand = handOf(c, roll)
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
      trail={[{ href: addressOf(roll), text: say('title') }]}
      state={<BodyState state={stateOf(body, hand, today)} say={say} />}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <SummaryList
        rows={[
          { key: say('number'), value: say('number-says', { number: body.unitId }) },
          { key: say('field.code'), value: span.code },
          { key: say('field.parent'), value: parentText(body, span, w) },
          { key: say('time'), value: spanTime(span, w) },
        ]}
      />
      {!ours && goesOn && <Inset>{say('inherited')}</Inset>}
      {(ours || goesOn) && <Change c={c} roll={roll} body={body} problems={problems} typed={typed.change ?? asItStands(c, body)} />}
      {ours && <End c={c} roll={roll} problems={problems} typed={typed.last ?? shortDate(last.to ?? today)} />}
      <DataTable
        caption={say('history')}
        narrow="cards"
        columns={[
          { head: say('time') }, { head: say('field.name') }, { head: say('field.kind') }, { head: say('field.code') },
          { head: say('field.parent') },
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

type FormProps<T> = { c: PageContext; roll: Roll; problems: readonly Problem[]; typed: T }

function Change({ c, roll, body, problems, typed }: FormProps<BodyTyped> & { body: FoundBody }) {
  const { w, now } = visitOf(c)
  const say = wordsOf(roll, w)
  const { to } = body.spans.at(-1)!
  return (
    <section>
      <h2 class="govuk-heading-m">{say('change')}</h2>
      <p class="govuk-body">{say('change-says')}</p>
      {to !== null && <p class="govuk-body">{say('change-continues', { date: shortDate(to) })}</p>}
      <form method="post" action={`${addressOf(roll)}/${body.unitId}`} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="change" />
        <BodyFields w={w} roll={roll} typed={typed} problems={problems} parentExample={codeOfOwnUnit(c)} />
        <Button look="secondary">{say('change-do')}</Button>
      </form>
    </section>
  )
}

function End({ c, roll, problems, typed }: FormProps<string>) {
  const { w, now } = visitOf(c)
  const say = wordsOf(roll, w)
  return (
    <section>
      <h2 class="govuk-heading-m">{say('end')}</h2>
      <p class="govuk-body">{say('end-says')}</p>
      <form method="post" novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="act" value="end" />
        <Field name="last" label={say('last-day')} hint={say('date-hint')} value={typed} width={10} error={errorOf(w, problems, 'last')} />
        <Button look="warning">{say('end-do')}</Button>
      </form>
    </section>
  )
}
