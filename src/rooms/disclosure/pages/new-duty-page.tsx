import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { parseCitations } from '#rooms/instruments/index.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ButtonGroup, ErrorSummary, errorOf, Field, type Problem, Radios, Select } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { DutyRule } from '../index.ts'
import { type DutyInput, issueDuty, itemsOf, type WorkedOutDuty, workOutDuty } from '../store/index.ts'
import { DeadlineSteps } from './deadline-steps.tsx'
import { itemText, readingText } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { DESK, dutyPath, NEW_DUTY } from './paths.ts'

type Typed = {
  readonly item: string
  readonly title: string
  readonly number: string
  readonly eventDate: string
  readonly instrumentTitle: string
  readonly reading: string
  readonly planLine: string
}

/** GET /viec/cong-khai/viec-moi — something was decided: what must be disclosed, and by when. */
export async function showNewDuty(c: PageContext, house: House): Promise<Response> {
  const { searchParams } = visitOf(c).url
  const given = (name: string): string => searchParams.get(name)?.slice(0, 500) ?? ''
  return newDutyPage(c, house, {
    item: given('muc'), title: given('ten'), number: '', eventDate: shortDate(visitOf(c).today), instrumentTitle: '', reading: '', planLine: given('ke-hoach'),
  })
}

/** POST — works the deadline out (`act=check`), or issues the duty. */
export async function takeNewDuty(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = typedOf(form.value)
  const { input, problems } = readTyped(typed, officerOf(c).unitId)
  if (!input) return newDutyPage(c, house, typed, problems)
  if (form.value.text('act') !== 'issue') {
    const worked = await readHere(c, house, (tx) => workOutDuty(tx, handOf(c), input, visitOf(c).now))
    return worked.ok ? newDutyPage(c, house, typed, [], worked.value) : newDutyPage(c, house, typed, [problemOf(worked)])
  }
  const issued = await once(c, house, form.value, (tx) => issueDuty(tx, handOf(c), input, visitOf(c).now))
  if (!issued.ok) return newDutyPage(c, house, typed, [problemOf(issued)])
  if (!issued.value) return c.redirect(DESK, 303)
  return seeOther(c, dutyPath(issued.value.dutyId), 'disclosure.duty-issued', { date: shortDate(issued.value.due) })
}

function problemOf(result: Result<unknown> & { ok: false }): Problem {
  const { refusal } = result
  return { field: typeof refusal['field'] === 'string' ? refusal['field'] : undefined, refusal }
}

function typedOf(form: FormInput): Typed {
  const text = (name: keyof Typed): string => form.text(name)
  return {
    item: text('item'), title: text('title'), number: text('number'), eventDate: text('eventDate'), instrumentTitle: text('instrumentTitle'),
    reading: text('reading'), planLine: text('planLine'),
  }
}

function readTyped(typed: Typed, unitId: number): { readonly input?: DutyInput; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  if (typed.item === '') problems.push({ field: 'item', refusal: { code: 'disclosure.item-needed' } })
  const day = readEventDate(typed.eventDate)
  if (!day.ok) problems.push({ field: 'eventDate', refusal: day.refusal })
  const number = readNumber(typed.number)
  if (!number.ok) problems.push({ field: 'number', refusal: number.refusal })
  if (typed.title === '') problems.push({ field: 'title', refusal: { code: 'disclosure.title-needed' } })
  if (problems.length > 0 || !day.ok || !number.ok) return { problems }
  return {
    problems,
    input: {
      ...itemOf(typed.item), unitId, title: typed.title, eventDate: day.value, instrumentNumber: number.value, instrumentTitle: typed.instrumentTitle,
      ...(typed.reading ? { reading: typed.reading } : {}), ...(typed.planLine ? { planLine: typed.planLine } : {}),
    },
  }
}

/** `7` is an item of the law, `rieng:loa-lang` one of the unit's own regulation. */
export function itemOf(value: string): { readonly item: string; readonly local: boolean } {
  return value.startsWith(OWN) ? { item: value.slice(OWN.length), local: true } : { item: value, local: false }
}

const OWN = 'rieng:'

export function itemValue(rule: DutyRule, local: boolean): string {
  return local ? `${OWN}${rule.item}` : rule.item
}

export function readEventDate(typed: string): Result<CalendarDate> {
  const day = parseTypedDate(typed)
  return day.ok ? day : refuse({ code: 'disclosure.date-form', text: typed })
}

/** The number of a document as it should be written; blank where there is none. Refuses `disclosure.number-form`. */
export function readNumber(typed: string): Result<string> {
  if (typed === '') return accept('')
  const found = parseCitations(typed)
  // What stands behind the number is kept: a mark of secrecy must not be lost before it is seen.
  return found.length === 1 ? accept(found[0]!.numberEnd === typed.length ? found[0]!.right : typed) : refuse({ code: 'disclosure.number-form', number: typed })
}

async function newDutyPage(c: PageContext, house: House, typed: Typed, problems: readonly Problem[] = [], worked?: WorkedOutDuty): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const items = await readHere(c, house, async (tx, unit) => accept(await itemsOf(tx, unit, visit.today)))
  if (!items.ok) return refusalPage(c, items.refusal)
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.new-duty')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]}
      ask={w('disclosure.new-duty-ask')} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={NEW_DUTY} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="planLine" value={typed.planLine} />
        {worked && <WorkedOut worked={worked} typed={typed} visit={visit} />}
        <Select
          name="item" label={w('disclosure.field.item')} blank={w('disclosure.item-blank')} value={typed.item} error={errorOf(w, problems, 'item')}
          options={items.value.map(({ rule, local }) => ({ value: itemValue(rule, local), text: local ? w('disclosure.item-own', { title: rule.title[w.lang] }) : itemText(rule, w) }))}
        />
        <Field
          name="title" label={w('disclosure.field.title')} hint={w('disclosure.title-hint')} value={typed.title} maxlength={500} error={errorOf(w, problems, 'title')}
        />
        <Field
          name="number" label={w('disclosure.field.number')} hint={w('disclosure.number-hint')} value={typed.number} width={20} maxlength={100} spellcheck={false}
          error={errorOf(w, problems, 'number')}
        />
        <Field name="eventDate" label={w('disclosure.field.event-date')} hint={w('disclosure.date-hint')} value={typed.eventDate} width={10} error={errorOf(w, problems, 'eventDate')} />
        <Field name="instrumentTitle" label={w('disclosure.field.instrument-title')} value={typed.instrumentTitle} maxlength={500} error={errorOf(w, problems, 'instrumentTitle')} />
        <Button name="act" value="check" look={worked ? 'secondary' : 'primary'}>
          {worked ? w('disclosure.check-again') : w('disclosure.check')}
        </Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** What the duty would come to, before it is issued. */
function WorkedOut({ worked, typed, visit }: { worked: WorkedOutDuty; typed: Typed; visit: Visit }) {
  const { w } = visit
  const { deadline } = worked
  const others = deadline.others.filter(({ due }) => due !== deadline.due)
  return (
    <section class="nr-panel" aria-labelledby="han">
      <h2 class="govuk-heading-m" id="han">
        {w('disclosure.due', { date: shortDate(worked.due) })}
      </h2>
      <DeadlineSteps deadline={deadline} rule={worked.rule} w={w} />
      {others.length > 0 && (
        <Radios
          name="reading" label={w('disclosure.readings')} hint={w('disclosure.readings-hint')} value={typed.reading}
          options={[
            { value: '', text: w('disclosure.reading-default', { date: shortDate(deadline.due) }) },
            ...others.slice(0, 1).map(({ due, readingId }) => ({ value: readingId, text: readingText(readingId, w), hint: w('disclosure.due', { date: shortDate(due) }) })),
          ]}
        />
      )}
      <ButtonGroup>
        <Button name="act" value="issue">
          {w('disclosure.issue')}
        </Button>
      </ButtonGroup>
    </section>
  )
}
