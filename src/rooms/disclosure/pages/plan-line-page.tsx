import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse } from '#foundation/result.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, checkedOf, Checkboxes, ErrorSummary, errorOf, Field, type Problem, Select, Textarea } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { DutyRule } from '../index.ts'
import { type DisclosingUnit, itemsOf, type PlanLine, readPlan, savePlanLine } from '../store/index.ts'
import { formText, itemText } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { readEventDate } from './new-duty-page.tsx'
import { DESK, planLinePath, planPath } from './paths.ts'
import { ALL_FORMS } from './showings.tsx'

type Typed = {
  readonly item: string
  readonly content: string
  readonly forms: readonly string[]
  readonly expected: string
  readonly expectedText: string
  readonly days: string
  readonly responsible: string
  readonly droppedWhy: string
}
type Shown = { readonly unit: DisclosingUnit; readonly line: PlanLine | undefined; readonly items: readonly DutyRule[] }

const NEW = 'moi'

function addressOf(c: PageContext): { readonly year: number; readonly lineId: string } | undefined {
  const [year, lineId] = [c.req.param('year') ?? '', c.req.param('lineId') ?? '']
  return /^20\d\d$/.test(year) && (lineId === NEW || isId(lineId)) ? { year: Number(year), lineId } : undefined
}

/** GET /viec/cong-khai/ke-hoach/:year/:lineId — one line, or a new one (`moi`). */
export async function showPlanLine(c: PageContext, house: House): Promise<Response> {
  const shown = await readLine(c, house)
  if (!shown) return notFoundPage(c)
  if (!shown.ok) return refusalPage(c, shown.refusal)
  const { line } = shown.value
  return linePage(c, shown.value, {
    item: line?.item ?? '', content: line?.content ?? '', forms: line?.forms ?? [], expected: line?.expected ? shortDate(line.expected) : '',
    expectedText: line?.expectedText ?? '', days: line?.days === null || line?.days === undefined ? '' : String(line.days), responsible: line?.responsible ?? '',
    droppedWhy: line?.droppedWhy ?? '',
  })
}

/** POST — keeps it. */
export async function takePlanLine(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const shown = await readLine(c, house)
  const address = addressOf(c)
  if (!shown || !address) return notFoundPage(c)
  if (!shown.ok) return refusalPage(c, shown.refusal)
  const text = (name: string): string => form.value.text(name)
  const typed: Typed = {
    item: text('item'), content: text('content'), forms: checkedOf(form.value, 'forms'), expected: text('expected'), expectedText: text('expectedText'), days: text('days'),
    responsible: text('responsible'), droppedWhy: text('droppedWhy'),
  }
  const problems: Problem[] = []
  let expected: CalendarDate | null = null
  if (typed.expected !== '') {
    const day = readEventDate(typed.expected)
    if (day.ok) expected = day.value
    else problems.push({ field: 'expected', refusal: day.refusal })
  }
  const days = typed.days === '' ? null : Number(typed.days)
  if (days !== null && (!Number.isInteger(days) || days < 1 || days > 3660)) problems.push({ field: 'days', refusal: { code: 'disclosure.days-form' } })
  if (problems.length > 0) return linePage(c, shown.value, typed, problems)
  const { year, lineId } = address
  const kept = await once(c, house, form.value, (tx) =>
    savePlanLine(tx, handOf(c), { ...typed, unitId: officerOf(c).unitId, year, lineId: lineId === NEW ? undefined : lineId, expected, days }, visitOf(c).now),
  )
  if (kept.ok) return seeOther(c, planPath(year), 'disclosure.line-kept')
  const { field } = kept.refusal
  return typeof field === 'string' ? linePage(c, shown.value, typed, [{ field, refusal: kept.refusal }]) : refusalPage(c, kept.refusal)
}

function readLine(c: PageContext, house: House) {
  const address = addressOf(c)
  if (!address) return undefined
  return readHere<Shown>(c, house, async (tx, unit) => {
    const plan = await readPlan(tx, { unitId: unit.unitId, year: address.year })
    const line = plan?.lines.find((one) => one.lineId === address.lineId)
    if (!plan || (address.lineId !== NEW && !line)) return refuse({ code: 'disclosure.not-found' })
    if (plan.state === 'issued') return refuse({ code: 'disclosure.plan-issued-already' })
    const items = (await itemsOf(tx, unit, visitOf(c).today)).filter(({ local }) => !local).map(({ rule }) => rule)
    return accept({ unit, line, items })
  })
}

function linePage(c: PageContext, { unit, line, items }: Shown, typed: Typed, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { year, lineId } = addressOf(c)!
  return page(
    c,
    <Layout
      visit={visit} title={w(line ? 'disclosure.line' : 'disclosure.line-add')} overline={unit.name} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: planPath(year), text: w('disclosure.plan-of', { year }) }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={planLinePath(year, lineId)} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        {!line && (
          <Select name="item" label={w('disclosure.field.item')} value={typed.item} options={items.map((rule) => ({ value: rule.item, text: itemText(rule, w) }))} error={errorOf(w, problems, 'item')} />
        )}
        <Textarea name="content" label={w('disclosure.field.plan-content')} value={typed.content} rows={3} maxlength={1000} error={errorOf(w, problems, 'content')} />
        <Checkboxes
          name="forms" label={w('disclosure.field.form')} hint={w('disclosure.forms-hint')} values={typed.forms} small
          options={ALL_FORMS[unit.discloser].map((form) => ({ value: form, text: formText(unit.discloser, form, w) }))}
        />
        <Field name="expected" label={w('disclosure.field.expected-day')} hint={w('disclosure.date-hint')} value={typed.expected} width={10} error={errorOf(w, problems, 'expected')} />
        <Field name="expectedText" label={w('disclosure.field.expected-text')} value={typed.expectedText} maxlength={200} />
        <Field name="days" label={w('disclosure.field.days-long')} hint={w('disclosure.days-hint')} value={typed.days} figures="integer" width={5} error={errorOf(w, problems, 'days')} />
        <Field name="responsible" label={w('disclosure.field.responsible')} value={typed.responsible} maxlength={200} />
        <Textarea name="droppedWhy" label={w('disclosure.field.dropped-why')} hint={w('disclosure.dropped-hint')} value={typed.droppedWhy} rows={2} maxlength={500} />
        <Button>{w('disclosure.line-keep')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
