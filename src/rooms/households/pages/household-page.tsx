import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { DataTable, ErrorSummary, type Problem, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { NamedHamlet } from '../read-rows.ts'
import type { Household } from '../records.ts'
import {
  changeRepresentative, correctHousehold, dissolveHousehold, findHousehold, historyOf, type HouseholdLink, type HouseholdSpan, mergeHouseholds, moveHousehold, rollAsAt,
  splitHousehold, strikeHousehold,
} from '../store/index.ts'
import { HouseholdActs } from './household-acts.tsx'
import { handOf, mayAt, readHere } from './keeper.ts'
import { householdPath, HOUSEHOLDS, rollPath } from './paths.ts'

export type Shown = {
  readonly household: Household
  readonly hamlet: NamedHamlet
  readonly hamlets: readonly NamedHamlet[]
  readonly neighbours: readonly Household[]
  readonly spans: readonly HouseholdSpan[]
  readonly links: readonly HouseholdLink[]
}

function readShown(c: PageContext, house: House): Promise<Result<Shown>> {
  const { today } = visitOf(c)
  const householdId = c.req.param('householdId') ?? ''
  return readHere(c, house, async (tx, hamlets) => {
    const household = isId(householdId) ? await findHousehold(tx, householdId, today) : undefined
    const hamlet = household && hamlets.find(({ unitId }) => unitId === household.hamletId)
    if (!household || !hamlet) return refuse({ code: 'households.not-found' })
    const neighbours = (await rollAsAt(tx, hamlet.unitId, today)).filter((each) => each.householdId !== householdId)
    return accept({ household, hamlet, hamlets, neighbours, ...(await historyOf(tx, householdId)) })
  })
}

/** GET /viec/ho/ho/:householdId — one household: who stands for it, where it came from, what may be changed. */
export async function showHousehold(c: PageContext, house: House): Promise<Response> {
  const read = await readShown(c, house)
  return read.ok ? householdPage(c, read.value, {}, []) : refusalPage(c, read.refusal)
}

/** POST: one of the changes, by the field `act`. */
export async function takeHouseholdAct(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const read = await readShown(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const done = await once(c, house, form.value, (tx) => carryOut(c, tx, form.value, read.value))
  if (!done.ok) {
    const { field } = done.refusal
    const act = form.value.text('act')
    const problem = { field: typeof field === 'string' ? `${act}-${field}` : undefined, refusal: done.refusal }
    return householdPage(c, read.value, Object.fromEntries(form.value.entries()), [problem])
  }
  return seeOther(c, householdPath(read.value.household.householdId), 'households.changed')
}

async function carryOut(c: PageContext, tx: Tx, form: FormInput, { household, hamlets }: Shown): Promise<Result<unknown>> {
  const { now } = visitOf(c)
  const hand = handOf(c)
  const of = { householdId: household.householdId, revision: Number(form.text('revision')) }
  const [name, address, why] = [form.text('name'), form.text('address'), form.text('why')]
  const act = form.text('act')
  if (act === 'correct') return correctHousehold(tx, hand, of, { name, address }, now)
  if (act === 'strike') return strikeHousehold(tx, hand, of, { why }, now)
  const on = parseTypedDate(form.text('on'))
  if (!on.ok) return refuse({ ...on.refusal, field: 'on' })
  const at = { ...of, on: on.value }
  switch (act) {
    case 'change':
      return changeRepresentative(tx, hand, at, { name, address, why }, now)
    case 'split':
      return splitHousehold(tx, hand, at, [{ name, address }], now)
    case 'merge':
      return isId(form.text('into')) ? mergeHouseholds(tx, hand, at, form.text('into'), now) : refuse({ code: 'households.merge-into-unknown', field: 'into' })
    case 'move': {
      const to = hamlets.find(({ unitId }) => String(unitId) === form.text('hamlet'))
      return to ? moveHousehold(tx, hand, at, to, address, now) : refuse({ code: 'households.move-where', field: 'hamlet' })
    }
    case 'dissolve':
      return dissolveHousehold(tx, hand, at, { why }, now)
    default:
      return refuse({ code: 'web.form-broken' })
  }
}

function householdPage(c: PageContext, shown: Shown, typed: Readonly<Record<string, string>>, problems: readonly Problem[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { household, hamlet } = shown
  const { leftBy } = household
  return page(
    c,
    <Layout
      visit={visit} title={household.name} overline={w('households.number-in', { number: household.number, hamlet: hamlet.name })} refused={problems.length > 0}
      trail={[{ href: HOUSEHOLDS, text: w('households.title') }, { href: rollPath(hamlet.unitId), text: hamlet.name }]}
      state={leftBy ? <Tag tone="closed">{w(`households.left.${leftBy}`)}</Tag> : <Tag tone="good">{w('households.counts')}</Tag>}
    >
      <ErrorSummary w={w} problems={problems} />
      <SummaryList
        rows={[
          { key: w('households.field.representative'), value: household.name },
          { key: w('households.field.address'), value: household.address || '–' },
          { key: w('households.field.code'), value: household.code || '–' },
          { key: w('households.field.from'), value: w('households.since', { date: shortDate(household.from), how: w(`households.came.${household.cameBy}`) }) },
          ...(household.to ? [{ key: w('households.field.to'), value: shortDate(household.to) }] : []),
        ]}
      />
      {!leftBy && mayAt(visit, 'manage-households', household.path) && (
        <HouseholdActs shown={shown} typed={typed} problems={problems} visit={visit} requestKey={newId(visit.now.getTime())} />
      )}
      <History shown={shown} visit={visit} />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function History({ shown: { spans, links }, visit: { w } }: { shown: Shown; visit: Visit }) {
  return (
    <>
      {links.length > 0 && (
        <DataTable
          id="lien-quan" caption={w('households.links')} narrow="cards"
          columns={[{ head: w('households.field.representative') }, { head: w('households.link') }, { head: w('households.field.on') }]}
          rows={links.map(({ householdId, name, kind, way, on }) => [
            <a class="govuk-link" href={householdPath(householdId)}>{name}</a>, w(`households.link.${kind}-${way}`), shortDate(on),
          ])}
        />
      )}
      <DataTable
        id="lich-su" caption={w('households.history')} narrow="cards"
        columns={[{ head: w('households.field.representative') }, { head: w('households.field.address') }, { head: w('households.field.from') }, { head: w('households.field.to') }, { head: w('households.field.why') }]}
        rows={spans.map(({ name, address, from, to, why }) => [name, address || '–', shortDate(from), to ? shortDate(to) : '–', why || '–'])}
      />
    </>
  )
}
