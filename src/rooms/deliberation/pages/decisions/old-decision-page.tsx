import { dayInVietNam } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, Inset, type Problem, Radios, Select, Textarea } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { Item, MatterKind } from '../../index.ts'
import { type OldDecisionInput, recordOldDecision } from '../../store/decisions/old-decision.ts'
import { handOf, mayAt, readHere } from './keeper.ts'
import { decisionPath, DESK, OLD_DECISION } from './paths.ts'
import { dayOf, wholeOf } from './take-decision.ts'

/** What the Ordinance's time knew, under the clauses of today. */
const KINDS: readonly (readonly [Item, MatterKind])[] = [
  [1, 'general'], [2, 'general'], [3, 'covenant'], [4, 'elect-head'], [4, 'dismiss-head'], [5, 'elect-inspection'], [5, 'dismiss-inspection'], [5, 'elect-investment'],
  [5, 'dismiss-investment'], [6, 'general'],
]

/** GET /viec/ban/quyet-dinh-cu — a decision made before 01/7/2023, written down from its paper. */
export function showOldDecision(c: PageContext, house: House): Promise<Response> {
  return oldDecisionPage(c, house)
}

export async function takeOldDecision(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const input = inputOf(form.value)
  const done = input.ok ? await once(c, house, form.value, (tx) => recordOldDecision(tx, handOf(c), input.value, visitOf(c).now)) : input
  if (done.ok) return seeOther(c, done.value ? decisionPath(done.value.decisionId) : DESK, 'decisions.old-recorded')
  const { refusal } = done
  const field = typeof refusal['field'] === 'string' ? refusal['field'] : refusal.code.startsWith('deliberation.') ? 'all' : undefined
  if (field === undefined) return refusalPage(c, refusal)
  return oldDecisionPage(c, house, [{ field, refusal }], Object.fromEntries(form.value.entries()))
}

function inputOf(form: FormInput): Result<OldDecisionInput> {
  const chosen = KINDS.find(([item, kind]) => `${item}-${kind}` === form.text('matter'))
  if (!chosen) return refuse({ code: 'decisions.choose', field: 'matter' })
  const method = form.text('method')
  if (method !== 'meeting' && method !== 'ballot') return refuse({ code: 'decisions.choose', field: 'method' })
  const hamletId = Number(form.text('hamlet'))
  if (!Number.isSafeInteger(hamletId) || hamletId === 0) return refuse({ code: 'decisions.choose', field: 'hamlet' })
  const on = dayOf(form, 'on')
  if (!on.ok) return on
  const figures: number[] = []
  for (const name of ['all', 'present', 'inFavour', 'against', 'other', 'cash', 'labourDays', 'landM2']) {
    const one = wholeOf(form, name)
    if (!one.ok) return one
    figures.push(one.value)
  }
  const recognisedOn = form.text('recognisedOn') === '' ? undefined : dayOf(form, 'recognisedOn')
  if (recognisedOn && !recognisedOn.ok) return recognisedOn
  const [all = 0, present = 0, inFavour = 0, against = 0, other = 0, cash = 0, labourDays = 0, landM2 = 0] = figures
  return accept({
    hamletId, item: chosen[0], kind: chosen[1], title: form.text('title'), text: form.text('text'), on: on.value, method, documentKind: 'minutes', number: form.text('number'),
    all, present, inFavour, against, other, value: { cash, labourDays, landM2 },
    recognised: recognisedOn && { on: recognisedOn.value, number: form.text('recognitionNumber') },
  })
}

async function oldDecisionPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed: Readonly<Record<string, string>> = {}): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const officer = officerOf(c)
  if (!mayAt(visit, 'record-decision', officer.unitPath)) return refusalPage(c, { code: 'decisions.desk-not-yours' })
  const read = await readHere(c, house, async (tx) => accept(officer.kind === 'hamlet-head' ? [{ unitId: officer.unitId, name: officer.unitName }] : await listHamlets(tx, officer.unitId, dayInVietNam(visit.now))))
  if (!read.ok) return refusalPage(c, read.refusal)
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errorOf(w, problems, name) })
  return page(
    c,
    <Layout visit={visit} title={w('decisions.old-title')} overline={officer.unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <Inset>{w('decisions.old-says')}</Inset>
      <form method="post" action={OLD_DECISION} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <Select {...field('hamlet')} label={w('decisions.field.unit')} blank={w('decisions.choose-one')} options={read.value.map(({ unitId, name }) => ({ value: String(unitId), text: name }))} />
        <Select {...field('matter')} label={w('decisions.field.item')} blank={w('decisions.choose-one')} options={KINDS.map(([item, kind]) => ({ value: `${item}-${kind}`, text: w(kind === 'general' ? `decisions.item.${item}` : `decisions.kind.${kind}`) }))} />
        <Field {...field('title')} label={w('decisions.field.title')} maxlength={500} />
        <Field {...field('on')} label={w('decisions.field.decided-on')} hint={w('decisions.field.old-day-hint')} width={10} />
        <Radios {...field('method')} label={w('decisions.field.method')} inline options={(['meeting', 'ballot'] as const).map((value) => ({ value, text: w(`decisions.method.${value}`) }))} />
        <Field {...field('all')} label={w('decisions.field.all')} figures="integer" width={5} />
        <Field {...field('present')} label={w('decisions.field.present')} hint={w('decisions.field.present-hint')} figures="integer" width={5} />
        <Field {...field('inFavour')} label={w('decisions.field.in-favour')} figures="integer" width={5} />
        <Field {...field('against')} label={w('decisions.field.against')} figures="integer" width={5} />
        <Field {...field('other')} label={w('decisions.field.other')} figures="integer" width={5} />
        <Field {...field('cash')} label={w('decisions.field.cash-decided')} hint={w('decisions.field.optional')} figures="integer" width={20} suffix={w('decisions.unit.cash')} />
        <Field {...field('labourDays')} label={w('decisions.field.labour-decided')} hint={w('decisions.field.optional')} figures="integer" width={10} suffix={w('decisions.unit.labour')} />
        <Field {...field('landM2')} label={w('decisions.field.land-decided')} hint={w('decisions.field.optional')} figures="integer" width={10} suffix={w('decisions.unit.land')} />
        <Field {...field('number')} label={w('decisions.field.own-number')} hint={w('decisions.field.optional')} width={20} maxlength={100} />
        <Textarea {...field('text')} label={w('decisions.field.text')} hint={w('decisions.field.optional')} rows={4} />
        <Field {...field('recognitionNumber')} label={w('decisions.field.old-recognition')} hint={w('decisions.field.old-recognition-hint')} width={20} maxlength={100} />
        <Field {...field('recognisedOn')} label={w('decisions.field.recognised-on')} hint={w('decisions.field.optional')} width={10} />
        <Button>{w('decisions.do.record-old')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
