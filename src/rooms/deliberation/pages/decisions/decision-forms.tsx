import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import type { Child } from '#web/ui/child.ts'
import { Button, Details, errorOf, Field, type Problem, Radios, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { DecisionRecord } from '../../store/decisions/decision-record.ts'
import { decisionActPath } from './paths.ts'

/** What was typed into a form that was refused. */
export type TypedAct = { readonly act: string; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }
export const NOTHING_TYPED: TypedAct = { act: '', problems: [], values: {} }

export type FormProps = { readonly record: DecisionRecord; readonly visit: Visit; readonly typed: TypedAct }

/** The frame of a form on the page of a decision: each says which state of it it was filled in on. */
export function ActForm({ record, visit, act, children }: { record: DecisionRecord; visit: Visit; act: string; children: Child }) {
  return (
    <form method="post" action={decisionActPath(record.decisionId, act)} novalidate>
      <input type="hidden" name="key" value={newId(visit.now.getTime())} />
      <input type="hidden" name="revision" value={String(record.revision)} />
      {children}
    </form>
  )
}

/** A field of one of the forms: what was typed, else what is suggested. Several forms of the page ask for a day, so ids bear the act. */
export function fieldOf(act: string, name: string, { typed, visit }: Pick<FormProps, 'typed' | 'visit'>, suggested = '') {
  const id = `${act}-${name}`
  const here = typed.act === act
  return { id, name, value: here ? (typed.values[name] ?? suggested) : suggested, error: here ? errorOf(visit.w, typed.problems, id) : undefined }
}

export function SendForm(props: FormProps) {
  const { record, visit } = props
  const { w } = visit
  return (
    <ActForm record={record} visit={visit} act="gui">
      <Field {...fieldOf('gui', 'on', props, shortDate(visit.today))} label={w('decisions.field.sent-on')} hint={w('decisions.field.day-hint')} width={10} />
      <Field {...fieldOf('gui', 'number', props, record.number)} label={w('decisions.field.own-number')} hint={w('decisions.field.optional')} width={20} maxlength={100} />
      <Button>{w('decisions.do.send')}</Button>
    </ActForm>
  )
}

export function ReceiveForm(props: FormProps) {
  const { record, visit } = props
  const { w } = visit
  return (
    <ActForm record={record} visit={visit} act="nhan">
      <Field {...fieldOf('nhan', 'on', props, shortDate(visit.today))} label={w('decisions.field.received-on')} hint={w('decisions.field.received-hint')} width={10} />
      <Button>{w('decisions.do.receive')}</Button>
    </ActForm>
  )
}

export function AnswerForms(props: FormProps) {
  const { record, visit, typed } = props
  const { w } = visit
  return (
    <>
      <ActForm record={record} visit={visit} act="cong-nhan">
        <Field {...fieldOf('cong-nhan', 'on', props, shortDate(visit.today))} label={w('decisions.field.recognised-on')} hint={w('decisions.field.day-hint')} width={10} />
        <Field {...fieldOf('cong-nhan', 'number', props)} label={w('decisions.field.recognition-number')} width={20} maxlength={100} />
        <Button>{w('decisions.do.recognise')}</Button>
      </ActForm>
      <Details summary={w('decisions.do.refuse')} open={typed.act === 'tu-choi'}>
        <ActForm record={record} visit={visit} act="tu-choi">
          <Textarea {...fieldOf('tu-choi', 'reason', props)} label={w('decisions.field.refusal-reason')} hint={w('decisions.field.refusal-hint')} rows={3} maxlength={2000} />
          <Field {...fieldOf('tu-choi', 'on', props, shortDate(visit.today))} label={w('decisions.field.answered-on')} hint={w('decisions.field.day-hint')} width={10} />
          <Field {...fieldOf('tu-choi', 'number', props)} label={w('decisions.field.answer-number')} width={20} maxlength={100} />
          <Button look="warning">{w('decisions.do.refuse')}</Button>
        </ActForm>
      </Details>
    </>
  )
}

export function ForceForm(props: FormProps) {
  const { record, visit } = props
  const { w } = visit
  return (
    <ActForm record={record} visit={visit} act="hieu-luc">
      <Field {...fieldOf('hieu-luc', 'number', props)} label={w('decisions.field.force-number')} width={20} maxlength={100} />
      <Field {...fieldOf('hieu-luc', 'on', props, shortDate(visit.today))} label={w('decisions.field.force-set-on')} hint={w('decisions.field.day-hint')} width={10} />
      <Field {...fieldOf('hieu-luc', 'from', props)} label={w('decisions.field.force-from')} hint={w('decisions.field.force-hint')} width={10} />
      <Button>{w('decisions.do.set-day')}</Button>
    </ActForm>
  )
}

const EXECUTION = ['going-on', 'done', 'stopped', 'not-begun'] as const

export function ExecutionForm(props: FormProps) {
  const { record, visit } = props
  const { w } = visit
  const given = record.matter.value.cash + record.matter.value.labourDays + record.matter.value.landM2 > 0 || record.matter.item <= 2
  return (
    <ActForm record={record} visit={visit} act="thuc-hien">
      <Field {...fieldOf('thuc-hien', 'on', props, shortDate(visit.today))} label={w('decisions.field.execution-on')} hint={w('decisions.field.day-hint')} width={10} />
      <Radios
        {...fieldOf('thuc-hien', 'state', props, record.executed === 'not-begun' ? 'going-on' : record.executed)} label={w('decisions.field.execution-state')}
        options={EXECUTION.map((value) => ({ value, text: w(`decisions.executed.${value}`) }))}
      />
      <Textarea {...fieldOf('thuc-hien', 'text', props)} label={w('decisions.field.execution-text')} hint={w('decisions.field.execution-hint')} rows={4} maxlength={5000} />
      {given && (
        <>
          <Field {...fieldOf('thuc-hien', 'cash', props)} label={w('decisions.field.cash')} hint={w('decisions.field.since-hint')} figures="integer" width={20} suffix={w('decisions.unit.cash')} />
          <Field {...fieldOf('thuc-hien', 'labourDays', props)} label={w('decisions.field.labour')} figures="integer" width={10} suffix={w('decisions.unit.labour')} />
          <Field {...fieldOf('thuc-hien', 'landM2', props)} label={w('decisions.field.land')} figures="integer" width={10} suffix={w('decisions.unit.land')} />
        </>
      )}
      <Button>{w('decisions.do.note')}</Button>
    </ActForm>
  )
}

/** What the commune may do to a decision that was not made as the law orders. */
export function EndForms(props: FormProps) {
  const { record, visit, typed } = props
  const { w } = visit
  return (
    <>
      {record.state !== 'asked-to-amend' && (
        <Details summary={w('decisions.do.ask-to-amend')} open={typed.act === 'de-nghi-sua'}>
          <p class="govuk-body">{w('decisions.ask-to-amend-says')}</p>
          <ActForm record={record} visit={visit} act="de-nghi-sua">
            <Textarea {...fieldOf('de-nghi-sua', 'reason', props)} label={w('decisions.field.amend-reason')} rows={3} maxlength={2000} />
            <Field {...fieldOf('de-nghi-sua', 'number', props)} label={w('decisions.field.paper-number')} width={20} maxlength={100} />
            <Field {...fieldOf('de-nghi-sua', 'on', props, shortDate(visit.today))} label={w('decisions.field.paper-on')} hint={w('decisions.field.day-hint')} width={10} />
            <Button look="secondary">{w('decisions.do.ask-to-amend')}</Button>
          </ActForm>
        </Details>
      )}
      <Details summary={w('decisions.do.annul')} open={typed.act === 'bai-bo'}>
        <p class="govuk-body">{w('decisions.annul-says')}</p>
        <ActForm record={record} visit={visit} act="bai-bo">
          <Radios
            {...fieldOf('bai-bo', 'ground', props)} label={w('decisions.field.ground')}
            options={[{ value: 'unlawful', text: w('decisions.ground.unlawful') }, { value: 'procedure', text: w('decisions.ground.procedure') }]}
          />
          <Textarea {...fieldOf('bai-bo', 'reason', props)} label={w('decisions.field.annul-reason')} rows={3} maxlength={2000} />
          <Field {...fieldOf('bai-bo', 'number', props)} label={w('decisions.field.paper-number')} width={20} maxlength={100} />
          <Field {...fieldOf('bai-bo', 'on', props, shortDate(visit.today))} label={w('decisions.field.paper-on')} hint={w('decisions.field.day-hint')} width={10} />
          <Button look="warning">{w('decisions.do.annul')}</Button>
        </ActForm>
      </Details>
    </>
  )
}

/** A later decision of the same community, and what it does to this one. */
export function SupersedeForm(props: FormProps & { later: readonly DecisionRecord[] }) {
  const { record, visit, later } = props
  const { w } = visit
  return (
    <ActForm record={record} visit={visit} act="thay-the">
      <Radios {...fieldOf('thay-the', 'by', props, later[0]?.decisionId)} label={w('decisions.field.later')} options={later.map(({ decisionId, matter, decidedOn }) => ({ value: decisionId, text: w('decisions.title-of-day', { title: matter.title, date: shortDate(decidedOn) }) }))} />
      <Radios
        {...fieldOf('thay-the', 'how', props)} label={w('decisions.field.how')}
        options={(['amended', 'replaced', 'annulled'] as const).map((value) => ({ value, text: w(`decisions.how.${value}`) }))}
      />
      <Button look="secondary">{w('decisions.do.supersede')}</Button>
    </ActForm>
  )
}

/** One press: the commune takes on the duty to make the decision public. */
export function PublishForm({ record, visit }: Pick<FormProps, 'record' | 'visit'>) {
  return (
    <ActForm record={record} visit={visit} act="cong-khai">
      <Button>{visit.w('decisions.do.publish')}</Button>
    </ActForm>
  )
}

/** One press: the matter is put down again, as a draft about this decision. */
export function AnewForm({ record, visit }: Pick<FormProps, 'record' | 'visit'>) {
  return (
    <ActForm record={record} visit={visit} act="ban-lai">
      <Button look="secondary">{visit.w('decisions.do.anew')}</Button>
    </ActForm>
  )
}
