import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { refuse, type Result, accept } from '#foundation/result.ts'
import type { FormInput } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Details, errorOf, Field, type Problem, Radios, Select, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Item, Matter, MatterKind } from '../records.ts'
import type { MatterInput } from '../store/index.ts'

/** What was typed about a matter. `what`: the clause and kind together, `4:elect-head`. */
export type TypedMatter = Readonly<Record<(typeof FIELDS)[number], string>>

const FIELDS = ['unit', 'what', 'title', 'content', 'options', 'proposedBy', 'proposer', 'agreedWith', 'agreedOn', 'usefulWhy', 'cash', 'labourDays', 'landM2'] as const

/** The matters of Đ15 as people choose them. */
const WHATS: readonly (readonly [Item, MatterKind])[] = [
  [1, 'general'], [2, 'general'], [3, 'covenant'], [4, 'elect-head'], [4, 'dismiss-head'], [5, 'elect-inspection'], [5, 'dismiss-inspection'],
  [5, 'elect-investment'], [5, 'dismiss-investment'], [6, 'general'],
]

export function typedMatter(form: FormInput): TypedMatter {
  return Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])) as TypedMatter
}

export function blankMatter(unit: string, proposedBy: Matter['proposedBy']): TypedMatter {
  return { ...(Object.fromEntries(FIELDS.map((name) => [name, ''])) as TypedMatter), unit, proposedBy }
}

export function matterAsTyped(matter: Matter): TypedMatter {
  const figure = (number: number): string => (number === 0 ? '' : String(number))
  return {
    unit: String(matter.unitId), what: `${matter.item}:${matter.kind}`, title: matter.title, content: matter.content, options: matter.options.map(({ text }) => text).join('\n'),
    proposedBy: matter.proposedBy, proposer: matter.proposer, agreedWith: matter.agreed?.with ?? '', agreedOn: matter.agreed ? shortDate(matter.agreed.on) : '',
    usefulWhy: matter.usefulWhy, cash: figure(matter.value.cash), labourDays: figure(matter.value.labourDays), landM2: figure(matter.value.landM2),
  }
}

/** A day as it was typed; blank is none. Refuses `deliberation.date-form` with the field. */
export function readDay(field: string, typed: string): Result<CalendarDate | undefined> {
  if (typed === '') return accept(undefined)
  const day = parseTypedDate(typed)
  return day.ok ? day : refuse({ code: 'deliberation.date-form', field, text: typed })
}

/** A whole number as it was typed, with or without points between thousands; blank is 0. Refuses `deliberation.figure-form` with the field. */
export function readWhole(field: string, typed: string): Result<number> {
  const digits = typed.replaceAll(/[.\s]/g, '')
  if (digits === '') return accept(0)
  return /^\d{1,15}$/.test(digits) ? accept(Number(digits)) : refuse({ code: 'deliberation.figure-form', field, text: typed })
}

export function readTypedMatter(typed: TypedMatter): { readonly input?: MatterInput; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const take = <T,>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push({ field: String(result.refusal['field']), refusal: result.refusal })
    return otherwise
  }
  const what = WHATS.find(([item, kind]) => `${item}:${kind}` === typed.what)
  if (!what) problems.push({ field: 'what', refusal: { code: 'deliberation.item-needed' } })
  if (typed.title === '') problems.push({ field: 'title', refusal: { code: 'deliberation.title-needed' } })
  const agreedOn = take(readDay('agreedOn', typed.agreedOn), undefined)
  const [cash, labourDays, landM2] = [take(readWhole('cash', typed.cash), 0), take(readWhole('labourDays', typed.labourDays), 0), take(readWhole('landM2', typed.landM2), 0)]
  for (const [field, value] of [['labourDays', labourDays], ['landM2', landM2]] as const) {
    if (value > 2_000_000_000) problems.push({ field, refusal: { code: 'deliberation.figure-form' } })
  }
  if (problems.length > 0 || !what) return { problems }
  const proposedBy = (['chair', 'head', 'initiative'] as const).find((each) => each === typed.proposedBy) ?? 'head'
  return {
    problems,
    input: {
      unitId: Number(typed.unit), item: what[0], kind: what[1], title: typed.title, content: typed.content, options: typed.options.split('\n'), proposedBy,
      proposer: typed.proposer, agreedWith: typed.agreedWith, agreedOn, usefulWhy: typed.usefulWhy, cash, labourDays, landM2,
    },
  }
}

type Props = { typed: TypedMatter; problems: readonly Problem[]; units: readonly { readonly unitId: number; readonly text: string }[]; visit: Visit; fixed?: boolean }

/** The fields of a matter. `fixed`: where and by whom it is proposed stands already. */
export function MatterFields({ typed, problems, units, visit, fixed }: Props) {
  const { w } = visit
  const at = (name: keyof TypedMatter) => ({ name, value: typed[name], error: errorOf(w, problems, name) })
  return (
    <>
      {fixed || units.length === 1 ? (
        <input type="hidden" name="unit" value={typed.unit} />
      ) : (
        <Select {...at('unit')} id="unitId" label={w('deliberation.field.unit')} options={units.map(({ unitId, text }) => ({ value: String(unitId), text }))} />
      )}
      <Select
        {...at('what')} label={w('deliberation.field.what')} blank={w('deliberation.what-blank')}
        options={WHATS.map(([item, kind]) => ({ value: `${item}:${kind}`, text: w('deliberation.item-of', { item, title: kind === 'general' ? w(`deliberation.item.${item}`) : w(`deliberation.kind.${kind}`) }) }))}
      />
      <Field {...at('title')} label={w('deliberation.field.title')} hint={w('deliberation.title-hint')} maxlength={500} />
      <Textarea {...at('content')} label={w('deliberation.field.content')} hint={w('deliberation.content-hint')} rows={6} />
      <Textarea {...at('options')} label={w('deliberation.field.options')} hint={w('deliberation.options-hint')} rows={3} />
      {fixed ? (
        <input type="hidden" name="proposedBy" value={typed.proposedBy} />
      ) : (
        <Radios
          {...at('proposedBy')} label={w('deliberation.field.proposed-by')}
          options={(['head', 'chair', 'initiative'] as const).filter((each) => each !== 'chair' || visit.officer?.kind !== 'hamlet-head').map((each) => ({
            value: each, text: w(`deliberation.proposed-by.${each}`), hint: w(`deliberation.proposed-by-hint.${each}`),
          }))}
        />
      )}
      <Field {...at('proposer')} label={w('deliberation.field.proposer')} hint={w('deliberation.proposer-hint')} maxlength={200} />
      <Field {...at('agreedWith')} label={w('deliberation.field.agreed-with')} hint={w('deliberation.agreed-with-hint')} maxlength={200} />
      <Field {...at('agreedOn')} label={w('deliberation.field.agreed-on')} hint={w('deliberation.date-hint')} width={10} />
      <Details summary={w('deliberation.more-fields')} open={typed.cash !== '' || typed.labourDays !== '' || typed.landM2 !== '' || typed.usefulWhy !== ''}>
        <Field {...at('cash')} label={w('deliberation.field.cash')} width={20} figures="integer" suffix={w('deliberation.unit-dong')} />
        <Field {...at('labourDays')} label={w('deliberation.field.labour-days')} width={10} figures="integer" suffix={w('deliberation.unit-days')} />
        <Field {...at('landM2')} label={w('deliberation.field.land')} width={10} figures="integer" suffix="m²" />
        <Textarea {...at('usefulWhy')} label={w('deliberation.field.useful-why')} hint={w('deliberation.useful-why-hint')} rows={3} maxlength={1000} />
      </Details>
    </>
  )
}
