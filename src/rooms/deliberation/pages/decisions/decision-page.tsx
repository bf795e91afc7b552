import { shortDate } from '#foundation/calendar-date.ts'
import { Attachments, filesPath } from '#rooms/files/pages/index.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, ErrorSummary, Inset, type Step, Steps, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { recogniserOf } from '../../index.ts'
import { ACT_OF_BODY } from '../../store/decisions/answer-decision.ts'
import { contributed } from '../../store/decisions/execution.ts'
import { disclosureItemOf } from '../../store/decisions/publish-decision.ts'
import { effectiveFrom } from '../../store/decisions/standing.ts'
import { ClockDays } from './clock-days.tsx'
import {
  AnewForm, AnswerForms, EndForms, ExecutionForm, ForceForm, NOTHING_TYPED, PublishForm, ReceiveForm, SendForm, SupersedeForm, type TypedAct,
} from './decision-forms.tsx'
import { articleText, clockText, itemText, judgementText, STATE_TONES, valueText } from './in-words.ts'
import { mayAt } from './keeper.ts'
import { communeMatterPath, decisionPath, DESK, dutyPath, publicPath } from './paths.ts'
import { type DecisionDesk, readDecisionDesk } from './read-decision-page.ts'

/** GET /viec/ban/quyet-dinh/:decisionId — one decision: what it waits for, what became of it, how it is carried out. */
export function showDecision(c: PageContext, house: House): Promise<Response> {
  return decisionPage(c, house)
}

export async function decisionPage(c: PageContext, house: House, typed: TypedAct = NOTHING_TYPED): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readDecisionDesk(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const desk = read.value
  const { record, standing } = desk
  const clock = standing.awaits === 'send' ? standing.send : standing.awaits === 'answer' ? standing.answer : undefined
  return page(
    c,
    <Layout
      visit={visit} title={record.matter.title} overline={record.unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} refused={typed.problems.length > 0}
      ask={standing.awaits === 'nothing' ? undefined : w(`decisions.awaits.${standing.awaits}`)} by={clock && clockText(clock, w)}
      state={<Tag tone={STATE_TONES[record.state]}>{w(`decisions.state.${record.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={typed.problems} />
      <Doubts desk={desk} visit={visit} />
      <Steps label={w('decisions.steps')} steps={stepsOf(desk, visit)} />
      <Next desk={desk} visit={visit} typed={typed} />
      <Facts desk={desk} visit={visit} />
      <Published desk={desk} visit={visit} />
      <Execution desk={desk} visit={visit} typed={typed} />
      <Versions desk={desk} visit={visit} typed={typed} />
      <Anew desk={desk} visit={visit} />
      <Files desk={desk} visit={visit} />
      {mayAt(visit, 'annul-decision', record.path) && record.passed && !record.ended && record.state !== 'refused' && (
        <section>
          <h2 class="govuk-heading-m">{w('decisions.ending')}</h2>
          <EndForms record={record} visit={visit} typed={typed} />
        </section>
      )}
    </Layout>,
    typed.problems.length > 0 ? 422 : 200,
  )
}

type Part = { readonly desk: DecisionDesk; readonly visit: Visit }

/** What the reader must know before believing what stands below. */
function Doubts({ desk: { record }, visit: { w } }: Part) {
  const { judgement, ended, asked, matter } = record
  return (
    <>
      {record.covenantId !== undefined && <Inset>{w('decisions.covenant-road-says')} <a class="govuk-link" href={`/viec/huong-uoc/${record.covenantId}`}>{w('decisions.covenant-road-link')}</a></Inset>}
      {matter.era === 'ordinance-2007' && <p class="govuk-body nr-doubt">{w('decisions.of-old', { article: articleText(judgement.article, w) })}</p>}
      {matter.era === 'law-2022' && judgement.hamlets && <p class="govuk-body nr-doubt">{w('decisions.hamlet-share-doubt')}</p>}
      {record.state === 'refused' && <Inset>{w('decisions.refused-says', { date: record.answeredOn ? shortDate(record.answeredOn) : '–', number: record.answerNumber, reason: record.answerReason })}</Inset>}
      {asked && !ended && <Inset>{w('decisions.asked-says', { date: shortDate(asked.on), number: asked.number, reason: asked.reason })}</Inset>}
      {ended && <Inset>{w(`decisions.ended-says.${record.state === 'annulled' ? ended.ground : record.state === 'amended' ? 'amended' : 'replaced'}`, { date: shortDate(ended.on), number: ended.number || '–', reason: ended.reason })}</Inset>}
    </>
  )
}

/** From the vote to the last stone. */
function stepsOf({ record, standing, publication }: DecisionDesk, { w }: Visit): Step[] {
  const on = (day: typeof record.sentOn): string | undefined => day && shortDate(day)
  if (!record.passed) return [{ text: w('decisions.step.not-passed'), state: 'here', detail: shortDate(record.decidedOn) }]
  const from = effectiveFrom(record)
  const recogniser = record.method === 'hamlets' ? 'sets-day' : record.hamletId !== undefined && record.matter.scope === 'commune' ? 'none' : recogniserOf(record.matter)
  const step = (id: string, detail: string | undefined, done: boolean, here: boolean): Step => ({ text: w(`decisions.step.${id}`), state: done ? 'done' : here ? 'here' : 'ahead', ...(detail ? { detail } : {}) })
  const steps: Step[] = [step('passed', shortDate(record.decidedOn), true, false)]
  if (record.covenantId !== undefined) return steps
  if (record.method !== 'hamlets' && record.matter.era === 'law-2022') {
    steps.push(step('sent', on(record.sentOn) ?? (standing.send && clockText(standing.send, w)), record.sentOn !== undefined, standing.awaits === 'send'))
    steps.push(step('received', on(record.receivedOn), record.receivedOn !== undefined, standing.awaits === 'receive'))
  }
  if (record.state === 'refused') return [...steps, step('refused', on(record.answeredOn), false, true)]
  if (recogniser === 'commune-committee' || recogniser === 'front') {
    steps.push(step(`recognised-${recogniser}`, on(record.answeredOn) ?? (standing.answer && clockText(standing.answer, w)), record.answeredOn !== undefined, standing.awaits === 'answer'))
  }
  const commune = record.hamletId !== undefined && record.matter.scope === 'commune'
  if (commune) return steps
  steps.push(step('in-force', on(from), from !== undefined, standing.awaits === 'set-day'))
  const code = publication?.known?.code
  const due = publication?.known && !code ? w('decisions.public-due', { date: shortDate(publication.known.due) }) : undefined
  const first = (): boolean => steps.every(({ state }) => state !== 'here')
  if (record.matter.era === 'law-2022') steps.push(step('public', due, code !== undefined, first() && from !== undefined && publication === undefined))
  steps.push(step('done', undefined, record.executed === 'done', first() && record.executed === 'going-on'))
  return steps
}

/** The one thing to do next, where it is the reader's to do. */
function Next({ desk: { record, standing }, visit, typed }: Part & { typed: TypedAct }) {
  const { w } = visit
  const props = { record, visit, typed }
  const recogniser = recogniserOf(record.matter)
  const own = mayAt(visit, 'record-decision', record.path)
  switch (standing.awaits) {
    case 'send':
      return own ? <section><h2 class="govuk-heading-m">{w('decisions.do.send')}</h2><SendForm {...props} /></section> : null
    case 'receive':
      return mayReceive(visit, record.path) ? <section><h2 class="govuk-heading-m">{w('decisions.do.receive')}</h2><ReceiveForm {...props} /></section> : null
    case 'answer': {
      const body = recogniser === 'front' ? 'front' : 'commune-committee'
      if (mayAt(visit, ACT_OF_BODY[body], record.path)) return <section><h2 class="govuk-heading-m">{w('decisions.do.answer')}</h2><AnswerForms {...props} /></section>
      return <p class="govuk-body">{w(`decisions.answered-by.${body}`)}</p>
    }
    case 'set-day':
      return mayAt(visit, 'recognise-decision', record.path) ? <section><h2 class="govuk-heading-m">{w('decisions.do.set-day')}</h2><ForceForm {...props} /></section> : <p class="govuk-body">{w('decisions.answered-by.sets-day')}</p>
    default:
      return null
  }
}

/** Those of the commune say what the commune received; a head who sent it does not. */
function mayReceive(visit: Visit, path: string): boolean {
  return visit.officer?.kind !== 'hamlet-head' && (['record-decision', 'recognise-decision', 'recognise-board'] as const).some((act) => mayAt(visit, act, path))
}

function Facts({ desk: { record, standing }, visit }: Part) {
  const { w } = visit
  const { matter, judgement } = record
  const from = effectiveFrom(record)
  const value = valueText(matter.value, w)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('decisions.facts')}</h2>
      <SummaryList
        rows={[
          { key: w('decisions.field.item'), value: itemText(matter.item, matter.kind, w) },
          { key: w('decisions.field.method'), value: w('decisions.method-on', { method: w(`decisions.method.${record.method}`), date: shortDate(record.decidedOn) }) },
          { key: w('decisions.field.result'), value: judgementText(judgement, w) },
          ...(judgement.elected ? [{ key: w('decisions.field.elected'), value: electedText(record) || w('decisions.nobody-elected') }] : []),
          { key: w('decisions.field.threshold'), value: articleText(judgement.article, w) },
          ...(judgement.otherReading ? [{ key: w('decisions.field.other-reading'), value: otherReadingText(record, w) }] : []),
          ...(value ? [{ key: w('decisions.field.value'), value }] : []),
          { key: w('decisions.field.document'), value: [w(`decisions.document.${record.documentKind}`), record.number].filter(Boolean).join(' ') },
          ...(record.text ? [{ key: w('decisions.field.text'), value: <div class="nr-text">{record.text}</div> }] : []),
          ...(record.signers.length > 0 ? [{ key: w('decisions.field.signers'), value: record.signers.join(', ') }] : []),
          ...(standing.send ? [{ key: w('decisions.field.sent'), value: clockText(standing.send, w) }] : []),
          ...(record.receivedOn ? [{ key: w('decisions.field.received'), value: shortDate(record.receivedOn) }] : []),
          ...(record.answeredOn && record.state !== 'refused' ? [{ key: w('decisions.field.recognition'), value: w('decisions.paper-of', { number: record.answerNumber || '–', date: shortDate(record.answeredOn) }) }] : []),
          ...(from ? [{ key: w('decisions.field.in-force'), value: shortDate(from) }] : []),
          ...(matter.scope === 'commune' ? [{ key: w('decisions.field.commune'), value: <a class="govuk-link" href={communeMatterPath(matter.matterId)}>{w('decisions.commune-result')}</a> }] : []),
          { key: w('decisions.field.public-address'), value: <a class="govuk-link" href={publicPath(record.code)}>{publicPath(record.code)}</a> },
        ]}
      />
      {standing.send && <ClockDays step={standing.send} summary={w('decisions.send-days')} w={w} />}
      {standing.answer && <ClockDays step={standing.answer} summary={w('decisions.answer-days')} w={w} />}
    </section>
  )
}

function electedText({ judgement, matter }: DecisionDesk['record']): string {
  return matter.options.filter(({ id }) => judgement.elected?.includes(id)).map(({ text }) => text).join(', ')
}

function otherReadingText({ judgement: { otherReading, passed } }: DecisionDesk['record'], w: Visit['w']): string {
  const { approving, passed: otherwise } = otherReading!
  return w(otherwise === passed ? 'decisions.other-reading-same' : otherwise ? 'decisions.other-reading-passes' : 'decisions.other-reading-fails', { approving })
}

/** Whether the people were told, and where. */
function Published({ desk: { record, publication }, visit }: Part) {
  const { w } = visit
  const from = effectiveFrom(record)
  if (from === undefined || (record.hamletId !== undefined && record.matter.scope === 'commune')) return null
  if (publication) {
    const { known } = publication
    return (
      <section>
        <h2 class="govuk-heading-m">{w('decisions.publication')}</h2>
        {known ? (
          <p class="govuk-body">
            {known.code ? w('decisions.public-since') : w('decisions.public-due', { date: shortDate(known.due) })}{' '}
            {known.code ? <a class="govuk-link" href={`/ck/${known.code}`}>{`/ck/${known.code}`}</a> : mayAt(visit, 'issue-duty', visit.officer?.unitPath ?? '') && <a class="govuk-link" href={dutyPath(publication.dutyId)}>{w('decisions.to-duty')}</a>}
          </p>
        ) : (
          <p class="govuk-body">{w('decisions.public-taken-on')}</p>
        )}
      </section>
    )
  }
  // What was decided long ago was made public then, or never in time.
  if (record.ended || record.matter.era !== 'law-2022') return null
  const may = mayAt(visit, 'issue-duty', visit.officer?.unitPath ?? '') && mayAt(visit, 'record-decision', record.path)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('decisions.publication')}</h2>
      <p class="govuk-body">{w('decisions.public-says', { item: disclosureItemOf({ item: record.matter.item, era: record.matter.era }) })}</p>
      {may ? <PublishForm record={record} visit={visit} /> : <p class="govuk-body">{w('decisions.public-by-commune')}</p>}
    </section>
  )
}

function Execution({ desk: { record, standing, notes, photos }, visit, typed }: Part & { typed: TypedAct }) {
  const { w } = visit
  if (effectiveFrom(record) === undefined) return null
  const may = mayAt(visit, 'track-execution', record.path)
  const given = valueText(contributed(notes), w)
  const decided = valueText(record.matter.value, w)
  return (
    <section id="thuc-hien">
      <h2 class="govuk-heading-m">{w('decisions.execution')}</h2>
      <p class="govuk-body">
        <Tag tone={record.executed === 'done' ? 'good' : record.executed === 'stopped' ? 'bad' : 'waiting'}>{w(`decisions.executed.${record.executed}`)}</Tag>{' '}
        {given && (decided ? w('decisions.given-of', { given, decided }) : w('decisions.given', { given }))}
      </p>
      {notes.map((note) => (
        <article>
          <h3 class="govuk-heading-s">
            {shortDate(note.on)}: {w(`decisions.executed.${note.state}`)}
          </h3>
          <p class="govuk-body nr-text">{note.text}</p>
          {valueText(note.value, w) && <p class="govuk-body">{w('decisions.given', { given: valueText(note.value, w) })}</p>}
          {(photos.get(note.noteId) ?? []).length > 0 && <Attachments w={w} files={photos.get(note.noteId)!} inside={may} />}
          {may && (
            <p class="govuk-body">
              <a class="govuk-link" href={filesPath({ provinceId: record.provinceId, kind: 'execution', id: note.noteId }, decisionPath(record.decisionId))}>
                {w('decisions.add-photos')}
                <span class="govuk-visually-hidden"> {shortDate(note.on)}</span>
              </a>
            </p>
          )}
        </article>
      ))}
      {may && standing.effective && (
        <>
          <h3 class="govuk-heading-s">{w('decisions.do.note-new')}</h3>
          <ExecutionForm record={record} visit={visit} typed={typed} />
        </>
      )}
    </section>
  )
}

/** What it is a version of, and what came after. */
function Versions({ desk: { record, versions, later }, visit, typed }: Part & { typed: TypedAct }) {
  const { w } = visit
  const able = later.filter((one) => effectiveFrom(one) !== undefined)
  const open = able.length > 0 && !record.ended && mayAt(visit, 'record-decision', record.path)
  if (versions.length < 2) return null
  return (
    <section>
      <DataTable
        id="cac-ban" caption={w('decisions.versions')} narrow="cards"
        columns={[{ head: w('decisions.field.title') }, { head: w('decisions.field.decided-on') }, { head: w('decisions.field.state') }, { head: w('decisions.field.ground') }]}
        rows={versions.map((one) => [
          one.decisionId === record.decisionId ? one.matter.title : <a class="govuk-link" href={decisionPath(one.decisionId)}>{one.matter.title}</a>,
          shortDate(one.decidedOn),
          <Tag tone={STATE_TONES[one.state]}>{w(`decisions.state.${one.state}`)}</Tag>,
          one.ended ? w(`decisions.ground.${one.ended.ground}`) : '–',
        ])}
      />
      {open && <SupersedeForm record={record} visit={visit} typed={typed} later={able} />}
    </section>
  )
}

/** The community takes its own decision up again: what it decides then amends, replaces or annuls this one. */
function Anew({ desk: { record }, visit }: Part) {
  const { w } = visit
  const whole = record.hamletId === undefined || record.matter.scope === 'hamlet'
  if (!whole || record.ended || effectiveFrom(record) === undefined || !mayAt(visit, 'propose', record.path)) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{w('decisions.anew')}</h2>
      <p class="govuk-body">{w('decisions.anew-says')}</p>
      <AnewForm record={record} visit={visit} />
    </section>
  )
}

function Files({ desk: { record, files }, visit }: Part) {
  const { w } = visit
  const may = mayAt(visit, 'track-execution', record.path)
  if (!may && files.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{w('decisions.files')}</h2>
      <Attachments w={w} files={files} inside={may} />
      {may && (
        <p class="govuk-body">
          <a class="govuk-link" href={filesPath({ provinceId: record.provinceId, kind: 'decision', id: record.decisionId }, decisionPath(record.decisionId))}>
            {w('decisions.files-add')}
          </a>
        </p>
      )}
    </section>
  )
}
