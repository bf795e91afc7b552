import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, checkedOf, Checkboxes, ErrorSummary, errorOf, Field, Inset, type Problem, Select } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type Conditions, type Demand, type DutyRule, enoughOn, isRequired, type PlaceKind, webUntil } from '../index.ts'
import { type DisclosingUnit, type DutyLine, findDuty, findRule, itemsOf, listPostings, post, type PostingLine, readConditions, ruleOfRecord, type ShowingInput } from '../store/index.ts'
import { articleText, itemText, whereText } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { itemOf, itemValue, readEventDate } from './new-duty-page.tsx'
import { correctPath, DESK, NEW_POSTING, postForDutyPath, postingPath } from './paths.ts'
import { BLANK, readWording, SensitiveWarning, WordingFields, type WordingTyped, wordingTyped } from './wording-fields.tsx'

type Case = {
  readonly unit: DisclosingUnit
  readonly duty: DutyLine | undefined
  readonly rule: DutyRule
  readonly local: boolean
  /** Of an item that stays posted for good: what is posted of it already. */
  readonly standing: readonly PostingLine[]
  readonly conditions: Conditions | undefined
}
type Typed = { readonly wording: WordingTyped; readonly from: string; readonly shown: readonly string[] }

/** GET /viec/cong-khai/dang — from a duty (`viec`), or for an item (`muc`); without either the item is chosen first. */
export async function showNewPosting(c: PageContext, house: House): Promise<Response> {
  const found = await findCase(c, house)
  if (!found.ok) return refusalPage(c, found.refusal)
  if (!found.value) return chooseItem(c, house)
  const { duty, rule, conditions } = found.value
  const { today } = visitOf(c)
  const wording = duty
    ? { ...BLANK, title: duty.title, number: duty.instrument.number, eventDate: shortDate(duty.eventDate), instrumentTitle: duty.instrument.title }
    : BLANK
  const shown = rule.demands.filter((demand) => isRequired(demand, [], conditions) && demand.place !== 'hamlet').map(keyOf)
  return newPostingPage(c, found.value, { wording, from: shortDate(today), shown: [...new Set(shown)] })
}

/** POST — discloses it. */
export async function takeNewPosting(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const found = await findCase(c, house)
  if (!found.ok) return refusalPage(c, found.refusal)
  if (!found.value) return chooseItem(c, house)
  const { unit, duty, rule, local } = found.value
  const typed = typedOf(form.value)
  const { wording, problems } = readWording(typed.wording)
  const from = readEventDate(typed.from)
  if (!wording || !from.ok) return newPostingPage(c, found.value, typed, [...problems, ...(from.ok ? [] : [{ field: 'from', refusal: from.refusal }])])
  const showings = typed.shown.flatMap((key) => showingOf(key, from.value, rule))
  const posted = await once(c, house, form.value, (tx) =>
    post(tx, handOf(c), {
      ...wording, item: rule.item, local, unitId: unit.unitId, showings,
      ...(duty ? { duty: { provinceId: duty.provinceId, dutyId: duty.dutyId } } : {}),
    }, visitOf(c).now),
  )
  if (!posted.ok) {
    const { refusal } = posted
    if (refusal.code === 'disclosure.not-yours') return refusalPage(c, refusal)
    return newPostingPage(c, found.value, typed, [{ field: typeof refusal['field'] === 'string' ? refusal['field'] : undefined, refusal }])
  }
  if (!posted.value) return c.redirect(DESK, 303)
  return seeOther(c, postingPath(posted.value.postingId), 'disclosure.posted')
}

async function findCase(c: PageContext, house: House) {
  const { url, today } = visitOf(c)
  const dutyId = url.searchParams.get('viec') ?? ''
  const item = url.searchParams.get('muc') ?? ''
  return readHere<Case | undefined>(c, house, async (tx, unit) => {
    const conditions = (await readConditions(tx, [unit.unitId])).get(unit.unitId)
    if (isId(dutyId)) {
      const duty = await findDuty(tx, dutyId)
      const rule = duty && (await ruleOfRecord(tx, duty))
      if (!duty || !rule || duty.holderId !== unit.unitId) return refuse({ code: 'disclosure.not-found' })
      if (duty.cancelled) return refuse({ code: 'disclosure.cancelled-already' })
      return accept({ unit, duty, rule, local: duty.local, standing: await standingOf(tx, unit, rule), conditions })
    }
    if (item === '') return accept(undefined)
    const wanted = itemOf(item)
    const rule = await findRule(tx, unit, wanted, today)
    return rule.ok ? accept({ unit, duty: undefined, rule: rule.value, local: wanted.local, standing: await standingOf(tx, unit, rule.value), conditions }) : rule
  })
}

async function standingOf(tx: Tx, unit: DisclosingUnit, rule: DutyRule): Promise<readonly PostingLine[]> {
  return rule.demands.some(({ permanent }) => permanent) ? listPostings(tx, { holderId: unit.unitId, item: rule.item, state: 'posted', limit: 10 }) : []
}

/** Which item it is decides all the rest of the page. */
async function chooseItem(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const items = await readHere(c, house, async (tx, unit) => accept(await itemsOf(tx, unit, visit.today)))
  if (!items.ok) return refusalPage(c, items.refusal)
  return page(
    c,
    <Layout visit={visit} title={w('disclosure.new-posting')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} ask={w('disclosure.choose-item')}>
      <form method="get" action={NEW_POSTING}>
        <Select
          name="muc" label={w('disclosure.field.item')} hint={w('disclosure.item-hint')}
          options={items.value.map(({ rule, local }) => ({ value: itemValue(rule, local), text: local ? w('disclosure.item-own', { title: rule.title[w.lang] }) : itemText(rule, w) }))}
        />
        <Button>{w('disclosure.go-on')}</Button>
      </form>
    </Layout>,
  )
}

/** `a:office`: a form and a kind of place together. */
function keyOf({ form, place }: Pick<Demand, 'form' | 'place'>): string {
  return `${form}:${place}`
}

function typedOf(form: FormInput): Typed {
  return { wording: wordingTyped(form), from: form.text('from'), shown: checkedOf(form, 'showings') }
}

/** What was ticked: it begins on the day named and goes on for as long as the law wants, for good where it is permanent. */
function showingOf(key: string, from: CalendarDate, rule: DutyRule): ShowingInput[] {
  const demand = rule.demands.find((one) => keyOf(one) === key)
  const [form, place] = key.split(':') as [string, PlaceKind]
  if (!demand && !extraForms(rule).some((one) => keyOf(one) === key)) return []
  const to = !demand || demand.permanent ? null : (enoughOn(demand, from) ?? (place === 'website' ? (webUntil(rule, from) ?? null) : null))
  return [{ form, place, from, to }]
}

/** Ways that the law leaves to choice, offered below the obligatory ones. */
function extraForms(rule: DutyRule): readonly Pick<Demand, 'form' | 'place'>[] {
  const all: Readonly<Record<DutyRule['discloser'], readonly Pick<Demand, 'form' | 'place'>[]>> = {
    commune: [
      { form: 'a', place: 'office' }, { form: 'a', place: 'culture-house' }, { form: 'a', place: 'community-point' }, { form: 'b', place: 'website' },
      { form: 'c', place: 'loudspeaker' }, { form: 'đ', place: 'other' }, { form: 'e', place: 'other' }, { form: 'h', place: 'other' }, { form: 'i', place: 'other' },
    ],
    agency: [{ form: 'a', place: 'office' }, { form: 'a', place: 'workplace' }, { form: 'b', place: 'internal-site' }, { form: 'c', place: 'other' }, { form: 'd', place: 'other' }],
    'state-enterprise': [
      { form: 'a', place: 'office' }, { form: 'a', place: 'workplace' }, { form: 'e', place: 'internal-site' }, { form: 'b', place: 'other' }, { form: 'c', place: 'other' },
    ],
  }
  return all[rule.discloser].filter((one) => !rule.demands.some((demand) => keyOf(demand) === keyOf(one)))
}

async function newPostingPage(c: PageContext, found: Case, typed: Typed, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const { duty, rule, local } = found
  const action = duty ? postForDutyPath(duty.dutyId) : `${NEW_POSTING}?muc=${encodeURIComponent(itemValue(rule, local))}`
  const from = readEventDate(typed.from)
  const until = webUntil(rule, from.ok ? from.value : today)
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.new-posting')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]}
      ask={local ? rule.title[w.lang] : itemText(rule, w)} by={duty ? w('disclosure.due', { date: shortDate(duty.due) }) : undefined} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {found.standing.length > 0 && (
        <Inset>
          {w('disclosure.standing-says')}
          <ul class="govuk-list govuk-list--bullet">
            {found.standing.map(({ postingId, text }) => (
              <li>
                <a class="govuk-link" href={correctPath(postingId)}>{text.title}</a>
              </li>
            ))}
          </ul>
        </Inset>
      )}
      {until && <Inset>{w('disclosure.web-until-says', { date: shortDate(until) })}</Inset>}
      <form method="post" action={action} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <SensitiveWarning w={w} typed={typed.wording} problems={problems} namesCitizens={rule.namesCitizens} />
        <WordingFields w={w} typed={typed.wording} problems={problems} namesCitizens={rule.namesCitizens} />
        <ShownFields found={found} typed={typed} problems={problems} visit={visit} />
        <Button>{w('disclosure.post-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function ShownFields({ found: { rule, unit }, typed, problems, visit: { w } }: { found: Case; typed: Typed; problems: readonly Problem[]; visit: Visit }) {
  const label = (one: Pick<Demand, 'form' | 'place'>): string => whereText(unit.discloser, one, w)
  const demands = rule.demands.filter(({ place }) => place !== 'hamlet')
  return (
    <>
      <h2 class="govuk-heading-m">{w('disclosure.where-shown')}</h2>
      <Field name="from" label={w('disclosure.field.from')} hint={w('disclosure.date-hint')} value={typed.from} width={10} error={errorOf(w, problems, 'from')} />
      <Checkboxes
        name="showings" label={w('disclosure.obligatory')} hint={w('disclosure.obligatory-hint')} values={typed.shown}
        options={demands.map((demand) => ({ value: keyOf(demand), text: label(demand), hint: termOf(demand, w) }))}
        error={errorOf(w, problems, 'showings')}
      />
      <Checkboxes
        name="showings" id="showings-more" label={w('disclosure.optional')} values={typed.shown} small
        options={extraForms(rule).map((one) => ({ value: keyOf(one), text: label(one) }))}
      />
      {rule.demands.some(({ place }) => place === 'hamlet') && <Inset>{w('disclosure.hamlets-next')}</Inset>}
    </>
  )
}

/** How long, and where the law says so. */
function termOf(demand: Demand, w: Visit['w']): string {
  const article = articleText(demand.article, w)
  if (demand.permanent) return w('disclosure.for-good', { article })
  return demand.minDays === undefined ? w('disclosure.any-days', { article }) : w('disclosure.min-days', { days: demand.minDays, article })
}
