import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { isId } from '#foundation/ids.ts'
import { readOnly, type Tx } from '#storage/transaction.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { recogniserOf } from '../../index.ts'
import type { DeliberationHand } from '../../store/hand.ts'
import { recogniseDecision, refuseDecision, setDayInForce } from '../../store/decisions/answer-decision.ts'
import type { DecisionRecord } from '../../store/decisions/decision-record.ts'
import { annulDecision, askToAmend, supersedeDecision, type Supersession } from '../../store/decisions/end-decision.ts'
import { type ExecutionState, noteExecution } from '../../store/decisions/execution.ts'
import type { OfDecision } from '../../store/decisions/open-decision.ts'
import { publishDecision } from '../../store/decisions/publish-decision.ts'
import { findDecision } from '../../store/decisions/read-decisions.ts'
import { receiveDecision, sendDecision } from '../../store/decisions/send-decision.ts'
import { decisionPage } from './decision-page.tsx'
import { proposeAnew } from '../../store/decisions/propose-anew.ts'
import { matterPath } from '../paths.ts'
import { bodyAt, handOf } from './keeper.ts'
import { decisionPath } from './paths.ts'

type Doing = { readonly form: FormInput; readonly record: DecisionRecord; readonly of: OfDecision; readonly hand: DeliberationHand; readonly c: PageContext; readonly now: Date }
type Done = Result<unknown>

/** What each button of the page does: reads its form, then acts. */
const ACTS: Readonly<Record<string, { readonly said: string; readonly run: (tx: Tx, doing: Doing) => Promise<Done>; readonly leadsTo?: (made: unknown) => string | undefined }>> = {
  gui: { said: 'decisions.sent', run: withDay((tx, { hand, of, form, now }, on) => sendDecision(tx, hand, of, { on, number: form.text('number') }, now)) },
  nhan: { said: 'decisions.received', run: withDay((tx, { hand, of, now }, on) => receiveDecision(tx, hand, of, { on }, now)) },
  'cong-nhan': {
    said: 'decisions.recognised',
    run: withDay((tx, doing, on) => recogniseDecision(tx, doing.hand, doing.of, { body: bodyOf(doing), on, number: doing.form.text('number') }, doing.now)),
  },
  'tu-choi': {
    said: 'decisions.refused',
    run: withDay((tx, doing, on) => refuseDecision(tx, doing.hand, doing.of, { body: bodyOf(doing), on, number: doing.form.text('number'), reason: doing.form.text('reason') }, doing.now)),
  },
  'hieu-luc': {
    said: 'decisions.day-set',
    run: withDay(async (tx, { hand, of, form, now }, on) => {
      const from = dayOf(form, 'from')
      return from.ok ? setDayInForce(tx, hand, of, { on, number: form.text('number'), from: from.value }, now) : from
    }),
  },
  'cong-khai': { said: 'decisions.published', run: (tx, { hand, of, now }) => publishDecision(tx, hand, of, now) },
  'thuc-hien': {
    said: 'decisions.noted',
    run: withDay(async (tx, { hand, of, form, now }, on) => {
      const [cash, labourDays, landM2] = [wholeOf(form, 'cash'), wholeOf(form, 'labourDays'), wholeOf(form, 'landM2')]
      for (const one of [cash, labourDays, landM2]) if (!one.ok) return one
      const state = form.text('state')
      if (!isExecution(state)) return refuse({ code: 'decisions.choose', field: 'state' })
      const value = { cash: valueOf(cash), labourDays: valueOf(labourDays), landM2: valueOf(landM2) }
      return noteExecution(tx, hand, of, { on, state, text: form.text('text'), ...value }, now)
    }),
  },
  'de-nghi-sua': { said: 'decisions.asked', run: withDay((tx, { hand, of, form, now }, on) => askToAmend(tx, hand, of, { on, number: form.text('number'), reason: form.text('reason') }, now)) },
  'bai-bo': {
    said: 'decisions.annulled',
    run: withDay(async (tx, { hand, of, form, now }, on) => {
      const ground = form.text('ground')
      if (ground !== 'unlawful' && ground !== 'procedure') return refuse({ code: 'decisions.choose', field: 'ground' })
      return annulDecision(tx, hand, of, { on, number: form.text('number'), reason: form.text('reason'), ground }, now)
    }),
  },
  'ban-lai': { said: 'decisions.put-again', run: (tx, { hand, of, now }) => proposeAnew(tx, hand, of, now), leadsTo: (made) => (isMatter(made) ? matterPath(made.matterId) : undefined) },
  'thay-the': {
    said: 'decisions.superseded',
    run: async (tx, { hand, of, form, now }) => {
      const [by, how] = [form.text('by'), form.text('how')]
      if (!isId(by)) return refuse({ code: 'decisions.choose', field: 'by' })
      if (!isSupersession(how)) return refuse({ code: 'decisions.choose', field: 'how' })
      return supersedeDecision(tx, hand, of, { decisionId: by, how }, now)
    },
  },
}

const isMatter = (made: unknown): made is { readonly matterId: string } => typeof made === 'object' && made !== null && 'matterId' in made
const isExecution = (text: string): text is ExecutionState => ['not-begun', 'going-on', 'done', 'stopped'].includes(text)
const isSupersession = (text: string): text is Supersession => ['amended', 'replaced', 'annulled'].includes(text)
const valueOf = (result: Result<number>): number => (result.ok ? result.value : 0)

/** The body whose officer presses: where they answer for none, the one that the matter says, whose act they then lack. */
function bodyOf({ c, record }: Doing) {
  return bodyAt(visitOf(c), record.path) ?? (recogniserOf(record.matter) === 'front' ? 'front' : 'commune-committee')
}

function withDay(run: (tx: Tx, doing: Doing, on: CalendarDate) => Promise<Done>): (tx: Tx, doing: Doing) => Promise<Done> {
  return async (tx, doing) => {
    const on = dayOf(doing.form, 'on')
    return on.ok ? run(tx, doing, on.value) : on
  }
}

export function dayOf(form: FormInput, name: string): Result<CalendarDate> {
  const parsed = parseTypedDate(form.text(name))
  return parsed.ok ? parsed : refuse({ ...parsed.refusal, field: name })
}

/** `1.200.000`, `1 200 000`, `1200000`; nothing typed is 0. */
export function wholeOf(form: FormInput, name: string): Result<number> {
  const text = form.text(name).replaceAll(/[\s.]/g, '')
  if (text === '') return accept(0)
  return /^\d{1,15}$/.test(text) ? accept(Number(text)) : refuse({ code: 'decisions.whole-number', field: name, text: form.text(name) })
}

/** POST /viec/ban/quyet-dinh/:decisionId/:act — one of the acts; refused for what was typed, the page comes again with it. */
export async function takeDecision(c: PageContext, house: House): Promise<Response> {
  const name = c.req.param('act') ?? ''
  const decisionId = c.req.param('decisionId') ?? ''
  const act = ACTS[name]
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const found = isId(decisionId) && act ? await readOnly(house.database, officerOf(c), async (tx) => accept(await findDecision(tx, decisionId))) : undefined
  const record = found?.ok ? found.value : undefined
  if (!act || !record) return refusalPage(c, { code: 'decisions.not-found' })
  const of = { provinceId: record.provinceId, decisionId, revision: Number(form.value.text('revision')) }
  const done = await once(c, house, form.value, (tx) => act.run(tx, { form: form.value, record, of, hand: handOf(c), c, now: visitOf(c).now }))
  if (done.ok) return seeOther(c, act.leadsTo?.(done.value) ?? decisionPath(decisionId), act.said)
  return typedAgain(c, house, name, form.value, done.refusal)
}

function typedAgain(c: PageContext, house: House, act: string, form: FormInput, refusal: Refusal): Promise<Response> {
  const field = refusal['field']
  if (typeof field !== 'string') return Promise.resolve(refusalPage(c, refusal))
  return decisionPage(c, house, { act, problems: [{ field: `${act}-${field}`, refusal }], values: Object.fromEntries(form.entries()) })
}
