import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, Checkboxes, checkedOf, DataTable, EmptyState, ErrorSummary, errorOf, Field, type Problem, SummaryList, Tag, Textarea } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type CommuneResult, decideCommuneMatter, listCommuneMatters, readCommuneResult } from '../../store/decisions/commune-matter.ts'
import type { HamletVote } from '../../store/decisions/decision-record.ts'
import { articleText, count, itemText, judgementText } from './in-words.ts'
import { handOf, mayAt, readHere, takeOverHere } from './keeper.ts'
import { COMMUNE_MATTERS, communeMatterPath, decisionPath, DESK } from './paths.ts'
import { dayOf } from './take-decision.ts'

/** GET /viec/ban/toan-xa — matters of the whole commune: how many hamlets have decided. */
export async function showCommuneMatters(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx) => {
    const results: CommuneResult[] = []
    for (const { matterId } of await listCommuneMatters(tx)) {
      const result = await readCommuneResult(tx, matterId, today)
      if (result) results.push(result)
    }
    return accept(results)
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  return page(
    c,
    <Layout visit={visit} title={w('decisions.commune-matters')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} wide>
      {read.value.length === 0 ? (
        <EmptyState title={w('decisions.commune-empty')}>
          <p class="govuk-body">{w('decisions.commune-empty-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('decisions.commune-matters')} captionHidden narrow="cards"
          columns={[{ head: w('decisions.field.title') }, { head: w('decisions.field.item') }, { head: w('decisions.field.hamlets-decided') }, { head: w('decisions.field.state') }]}
          rows={read.value.map(({ matter, hamlets, waiting, decision, judgement }) => [
            <a class="govuk-link" href={communeMatterPath(matter.matterId)}>{matter.title}</a>,
            itemText(matter.item, matter.kind, w),
            w('decisions.hamlets-of', { done: hamlets.length - waiting.length, all: hamlets.length, approving: judgement.inFavour }),
            decision ? <Tag tone={decision.passed ? 'good' : 'closed'}>{w(`decisions.state.${decision.state}`)}</Tag> : <Tag tone="waiting">{w('decisions.commune-open')}</Tag>,
          ])}
        />
      )}
    </Layout>,
  )
}

/** GET /viec/ban/toan-xa/:matterId — the results of the hamlets as they come, and what they come to. */
export function showCommuneMatter(c: PageContext, house: House): Promise<Response> {
  return communePage(c, house)
}

/** POST …/:matterId — the commune adds up and writes its decision down. */
export async function takeCommuneMatter(c: PageContext, house: House): Promise<Response> {
  const matterId = c.req.param('matterId') ?? ''
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  if (!isId(matterId)) return refusalPage(c, { code: 'decisions.not-found' })
  const on = dayOf(form.value, 'on')
  const values = Object.fromEntries(form.value.entries())
  const done = on.ok
    ? await once(c, house, form.value, (tx) =>
        decideCommuneMatter(tx, handOf(c), { matterId, on: on.value, number: form.value.text('number'), text: form.value.text('text'), without: checkedOf(form.value, 'without').length > 0 }, visitOf(c).now))
    : on
  if (done.ok) return seeOther(c, done.value ? decisionPath(done.value.decisionId) : communeMatterPath(matterId), 'decisions.commune-decided')
  const field = done.refusal['field']
  return typeof field === 'string' ? communePage(c, house, [{ field, refusal: done.refusal }], values) : refusalPage(c, done.refusal)
}

async function communePage(c: PageContext, house: House, problems: readonly Problem[] = [], typed: Readonly<Record<string, string>> = {}): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const matterId = c.req.param('matterId') ?? ''
  const read = await readHere(c, house, async (tx) => {
    const result = isId(matterId) ? await readCommuneResult(tx, matterId, today) : undefined
    return result ? accept(result) : refuse({ code: 'decisions.not-found' })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { matter, hamlets, waiting, judgement, decision } = read.value
  // Under the Ordinance the households of the whole commune were counted, not its hamlets.
  const ofHouseholds = judgement.of === 'households'
  const may = !decision && hamlets.length > 0 && mayAt(visit, 'record-decision', matter.path)
  return page(
    c,
    <Layout
      visit={visit} title={matter.title} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('decisions.desk') }, { href: COMMUNE_MATTERS, text: w('decisions.commune-matters') }]} wide refused={problems.length > 0}
      ask={decision ? undefined : waiting.length > 0 ? w('decisions.commune-waits', { count: waiting.length }) : w('decisions.commune-ready')}
      state={decision ? <Tag tone={decision.passed ? 'good' : 'closed'}>{w(`decisions.state.${decision.state}`)}</Tag> : <Tag tone="waiting">{w('decisions.commune-open')}</Tag>}
    >
      <ErrorSummary w={w} problems={problems} />
      <SummaryList
        rows={[
          { key: w('decisions.field.item'), value: itemText(matter.item, matter.kind, w) },
          { key: w('decisions.field.result'), value: judgementText({ ...judgement, hamlets: judgement.hamlets ?? hamlets }, w) },
          { key: w('decisions.field.threshold'), value: articleText(judgement.article, w) },
          ...(ofHouseholds ? [] : [{ key: w('decisions.reading-strict'), value: w(judgement.passed ? 'decisions.would-pass' : decision ? 'decisions.did-not-pass' : 'decisions.not-yet', { approving: judgement.inFavour, needed: judgement.needed }) }]),
          ...(judgement.otherReading ? [{ key: w('decisions.reading-other'), value: w(judgement.otherReading.passed ? 'decisions.would-pass' : decision ? 'decisions.did-not-pass' : 'decisions.not-yet', { approving: judgement.otherReading.approving, needed: judgement.needed }) }] : []),
          ...(decision ? [{ key: w('decisions.commune-decision'), value: <a class="govuk-link" href={decisionPath(decision.decisionId)}>{w('decisions.title-of-day', { title: w(`decisions.state.${decision.state}`), date: shortDate(decision.decidedOn) })}</a> }] : []),
        ]}
      />
      {!ofHouseholds && <p class="govuk-body nr-doubt">{w('decisions.hamlet-share-doubt')}</p>}
      <HamletTable hamlets={hamlets} visit={visit} />
      {may && (
        <section>
          <h2 class="govuk-heading-m">{w('decisions.do.add-up')}</h2>
          <form method="post" action={communeMatterPath(matterId)} novalidate>
            <input type="hidden" name="key" value={newId(visit.now.getTime())} />
            <Field name="on" label={w('decisions.field.added-up-on')} hint={w('decisions.field.day-hint')} width={10} value={typed['on'] ?? shortDate(today)} error={errorOf(w, problems, 'on')} />
            <Field name="number" label={w('decisions.field.paper-number')} hint={w('decisions.field.optional')} width={20} maxlength={100} value={typed['number'] ?? ''} error={errorOf(w, problems, 'number')} />
            <Textarea name="text" label={w('decisions.field.text')} hint={w('decisions.field.commune-text-hint')} rows={4} value={typed['text'] ?? ''} />
            {waiting.length > 0 && (
              <Checkboxes
                name="without" label={w('decisions.field.without')} values={[]} error={errorOf(w, problems, 'without')} small
                options={[{ value: 'yes', text: w('decisions.without-says', { count: waiting.length }) }]}
              />
            )}
            <Button>{w('decisions.do.add-up')}</Button>
          </form>
        </section>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function HamletTable({ hamlets, visit: { w } }: { hamlets: readonly HamletVote[]; visit: Visit }) {
  const mark = (vote: HamletVote, approves: boolean) =>
    vote.decisionId === undefined ? <Tag tone="waiting">{w('decisions.hamlet-waits')}</Tag> : <Tag tone={approves ? 'good' : 'closed'}>{w(approves ? 'decisions.approves' : 'decisions.does-not-approve')}</Tag>
  return (
    <DataTable
      id="cac-thon" caption={w('decisions.hamlets')} narrow="cards" empty={w('decisions.no-hamlets')}
      columns={[{ head: w('decisions.field.hamlet') }, { head: w('decisions.field.in-favour-of-all'), figures: true }, { head: w('decisions.reading-strict') }, { head: w('decisions.reading-other') }]}
      rows={hamlets.map((vote) => [
        vote.decisionId ? <a class="govuk-link" href={decisionPath(vote.decisionId)}>{vote.name}</a> : vote.name,
        vote.decisionId ? w('decisions.of-all', { inFavour: count(vote.inFavour), all: count(vote.all) }) : '–',
        mark(vote, vote.approves),
        mark(vote, vote.otherReadingApproves),
      ])}
    />
  )
}
