import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, Details, ErrorSummary, errorOf, Field, Inset, Radios, type Step, Steps, SummaryList, Tag, Textarea } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { ACT_STATES, type CovenantDue, covenantDues, type CovenantState, teamLacks } from '../index.ts'
import { type CovenantDecision, covenantsOfHamlet, covenantTerms, type CovenantRecord, decisionsOnCovenants, listOpinions, listVersions, OFFICE_ACT, type Opinion, readCovenantDuty } from '../store/index.ts'
import { ActForm, NOTHING_TYPED, type TypedAct } from './act-form.tsx'
import { ACT_FORMS } from './act-forms.ts'
import { actDetail, articleText, dueText, STATE_TONES } from './in-words.ts'
import { mayAt, readCovenantHere } from './keeper.ts'
import { actPath, comparePath, covenantPath, DESK, paperPath, publicPath, replacePath, textPath } from './paths.ts'

type Shown = {
  readonly record: CovenantRecord
  readonly opinions: readonly Opinion[]
  readonly versions: Awaited<ReturnType<typeof listVersions>>
  readonly decisions: readonly CovenantDecision[]
  readonly others: Awaited<ReturnType<typeof covenantsOfHamlet>>
  readonly dues: readonly CovenantDue[]
  readonly duty: Awaited<ReturnType<typeof readCovenantDuty>>
}

/** GET /viec/huong-uoc/:covenantId — one covenant: what it waits for, its text, what people said, what happened. */
export function showCovenant(c: PageContext, house: House): Promise<Response> {
  return covenantPage(c, house)
}

export async function covenantPage(c: PageContext, house: House, typed: TypedAct = NOTHING_TYPED): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const read = await readCovenantHere<Shown>(c, house, async (tx, record) => ({
    record, opinions: await listOpinions(tx, record), versions: await listVersions(tx, record), decisions: await decisionsOnCovenants(tx, record.unitId),
    others: (await covenantsOfHamlet(tx, record.unitId)).filter(({ covenantId }) => covenantId !== record.covenantId),
    dues: covenantDues(record.standing, covenantTerms(), today), duty: await readCovenantDuty(tx, record, today),
  }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const shown = read.value
  const { record, dues } = shown
  const first = dues.toSorted((a, b) => (a.by ?? '9').localeCompare(b.by ?? '9'))[0]
  return page(
    c,
    <Layout
      visit={visit} title={record.title} overline={`${record.unitName}, ${record.communeName}`} trail={[{ href: DESK, text: w('covenants.title') }]} refused={typed.problems.length > 0}
      ask={first && w(`covenants.due.${first.id}`)} by={first?.by && w('covenants.by', { date: shortDate(first.by) })}
      state={<Tag tone={STATE_TONES[record.state]}>{w(`covenants.state.${record.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={typed.problems} />
      <Warnings shown={shown} visit={visit} />
      <Steps label={w('covenants.steps')} steps={stepsOf(record, visit)} />
      <Next shown={shown} visit={visit} typed={typed} />
      <Disclosure shown={shown} visit={visit} />
      <Facts shown={shown} visit={visit} />
      <Text shown={shown} visit={visit} />
      <Opinions shown={shown} visit={visit} typed={typed} />
      <Papers record={record} visit={visit} />
      <DataTable
        id="dien-bien" caption={w('covenants.history')} narrow="cards" columns={[{ head: w('covenants.field.on') }, { head: w('covenants.field.what') }, { head: w('covenants.field.detail') }]}
        rows={record.acts.toReversed().map((act) => [shortDate(act.on), w(`covenants.did.${act.act}`), actDetail(act, w) || '–'])}
      />
      {shown.others.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">{w('covenants.others')}</h2>
          <ul class="govuk-list">
            {shown.others.map((one) => (
              <li>
                <a class="govuk-link" href={covenantPath(one.covenantId)}>{one.title}</a> ({w(`covenants.state.${one.state}`)})
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>,
    typed.problems.length > 0 ? 422 : 200,
  )
}

type Part = { readonly shown: Shown; readonly visit: Visit }

function Warnings({ shown: { record, opinions, dues }, visit: { w, today } }: Part) {
  const { standing } = record
  const open = opinions.filter(({ answer }) => answer === '').length
  const drafting = ['drafting', 'posted', 'adopted', 'not-adopted'].includes(record.state)
  const lacks = drafting ? teamLacks(standing.team, record.ethnicMinority) : []
  return (
    <>
      {lacks.map((lack) => <Inset>{w(`refusal.covenants.team-lacks-${lack}`)}</Inset>)}
      {open > 0 && ['posted', 'not-adopted'].includes(record.state) && <Inset>{w('covenants.opinions-open', { count: open })}</Inset>}
      {standing.vote && !standing.vote.quorate && record.state === 'not-adopted' && <Inset>{w('covenants.no-quorum', { needed: standing.vote.needed })}</Inset>}
      {standing.vote && standing.posting?.until === standing.vote.on && <p class="govuk-body nr-doubt">{w('covenants.last-day-doubt')}</p>}
      {standing.suspension && <Inset>{w('covenants.suspended-says', { date: shortDate(standing.suspension.on), reason: standing.suspension.reason, until: shortDate(standing.suspension.until) })}</Inset>}
      {standing.annulledArticles.length > 0 && <Inset>{w('covenants.part-annulled', { articles: standing.annulledArticles.join(', ') })}</Inset>}
      {standing.recognition && standing.recognition.on < '2023-08-16' && <p class="govuk-body nr-doubt">{w('covenants.of-old')}</p>}
      {standing.lacking && <Inset>{w('covenants.lacks', { lacking: standing.lacking })}</Inset>}
      {dues.some(({ by }) => by !== undefined && by < today) && <Inset>{w('covenants.late', { dues: dues.filter(({ by }) => by !== undefined && by < today).map((due) => dueText(due, w)).join('; ') })}</Inset>}
    </>
  )
}

const LIFE = ['proposed', 'drafting', 'posted', 'adopted', 'submitted', 'recognised'] as const
const PLACE: Readonly<Record<CovenantState, number>> = {
  proposed: 0, drafting: 1, posted: 2, adopted: 3, 'not-adopted': 3, submitted: 4, refused: 5, recognised: 6, suspended: 6, annulled: 6, replaced: 6, dropped: 0,
}

function stepsOf({ state, standing }: CovenantRecord, { w }: Visit): Step[] {
  const at = PLACE[state]
  const days = { proposed: undefined, drafting: undefined, posted: standing.posting?.on, adopted: standing.vote?.on, submitted: standing.submission?.on, recognised: standing.recognition?.on }
  return LIFE.map((step, index) => {
    const name = index === at && (state === 'not-adopted' || state === 'refused') ? state : step
    const on = days[step]
    return { text: w(`covenants.state.${name}`), state: index < at ? 'done' : index === at ? 'here' : 'ahead', ...(on && index <= at ? { detail: shortDate(on) } : {}) }
  })
}

/** Which form stands open; the others are folded away. */
const OPEN: Readonly<Partial<Record<CovenantState, readonly string[]>>> = {
  proposed: ['to-soan-thao'], drafting: ['niem-yet'], posted: ['thong-qua'], 'not-adopted': ['thong-qua'], adopted: ['gui'], submitted: ['nhan', 'cong-nhan'], refused: ['soan-lai'],
}

function Next({ shown: { record, decisions }, visit, typed }: Part & { typed: TypedAct }) {
  const { w } = visit
  const { standing, state } = record
  const slugs = Object.entries(ACT_FORMS)
    .filter(([, { act }]) => ACT_STATES[act].includes(state) && mayAt(visit, OFFICE_ACT[act], record.path))
    .filter(([, { act }]) => !(act === 'deliver' && standing.deliveredOn) && !((act === 'recognise' || act === 'refuse') && !standing.receivedOn) && !(['answer', 'suspend', 'annul'].includes(act) && !standing.report))
    .filter(([, { act }]) => !(act === 'report' && standing.report) && !(act === 'post' && standing.version === 0) && !(act === 'receive' && standing.receivedOn) && !(act === 'submit' && state === 'submitted' && !standing.lacking))
    .map(([slug]) => slug)
  const open = (slug: string): boolean => typed.slug === slug
  const main = slugs.filter((slug) => OPEN[state]?.includes(slug) && (slug !== 'niem-yet' || state === 'drafting'))
  const rest = slugs.filter((slug) => !main.includes(slug))
  const may = mayAt(visit, 'draft-covenant', record.path)
  if (slugs.length === 0) return null
  return (
    <section>
      {may && (state === 'drafting' || (state === 'recognised' && standing.version === 0)) && (
        <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href={textPath(record.covenantId)} draggable="false">{w('covenants.write-text')}</a></p>
      )}
      {may && ACT_STATES.adopt.includes(state) && decisions.length > 0 && <ByDecision record={record} decisions={decisions} visit={visit} typed={typed} />}
      {main.map((slug) => (
        <>
          <h2 class="govuk-heading-m">{w(`covenants.act.${ACT_FORMS[slug]!.act}`)}</h2>
          <ActForm slug={slug} record={record} visit={visit} typed={typed} />
        </>
      ))}
      {main.length === 0 && <h2 class="govuk-heading-m">{w('covenants.next')}</h2>}
      {rest.map((slug) => (
        <Details summary={w(`covenants.act.${ACT_FORMS[slug]!.act}`)} open={open(slug)}>
          <ActForm slug={slug} record={record} visit={visit} typed={typed} />
        </Details>
      ))}
      {may && (state === 'recognised' || state === 'suspended') && (
        <p class="govuk-body"><a class="govuk-link" href={replacePath(record.covenantId)}>{w('covenants.amend')}</a></p>
      )}
    </section>
  )
}

/** The result of a meeting or ballot that the house counted. */
function ByDecision({ record, decisions, visit, typed }: { record: CovenantRecord; decisions: readonly CovenantDecision[]; visit: Visit; typed: TypedAct }) {
  const { w, now } = visit
  return (
    <form method="post" action={actPath(record.covenantId, 'thong-qua-theo')} novalidate>
      <h2 class="govuk-heading-m">{w('covenants.by-decision')}</h2>
      <input type="hidden" name="key" value={newId(now.getTime())} />
      <input type="hidden" name="revision" value={String(record.revision)} />
      <Radios
        name="decision" label={w('covenants.field.decision')} value={typed.values['decision']?.[0] ?? ''} error={typed.slug === 'thong-qua-theo' ? errorOf(w, typed.problems, 'decision') : undefined}
        options={decisions.map((one) => ({
          value: one.decisionId, text: w('covenants.decision-line', { title: one.title, date: shortDate(one.decidedOn), method: w(`covenants.method.${one.method}`), inFavour: one.inFavour, all: one.all }),
        }))}
      />
      <Button>{w('covenants.by-decision-do')}</Button>
    </form>
  )
}

/** That the commune has to make it public: given by one act, answered in the room of disclosure. @law 61/2023/NĐ-CP Đ15.1 */
function Disclosure({ shown: { record, duty }, visit }: Part) {
  const { w, now } = visit
  const may = mayAt(visit, 'follow-covenant', record.path)
  if (record.state !== 'recognised' && record.state !== 'suspended') return null
  if (duty) {
    const says = w('covenants.disclosure-due', { date: shortDate(duty.due), state: w(`covenants.disclosure-state.${duty.state === 'in-time' || duty.state === 'late' ? 'done' : duty.state === 'overdue' ? 'overdue' : 'waiting'}`) })
    return <p class="govuk-body">{may ? <a class="govuk-link" href={`/viec/cong-khai/viec/${duty.dutyId}`}>{says}</a> : says}</p>
  }
  if (!may || record.dutyId !== undefined) return null
  return (
    <form method="post" action={actPath(record.covenantId, 'cong-khai')} novalidate>
      <input type="hidden" name="key" value={newId(now.getTime())} />
      <input type="hidden" name="revision" value={String(record.revision)} />
      <p class="govuk-body">{w('covenants.disclose-says')}</p>
      <Button look="secondary">{w('covenants.disclose')}</Button>
    </form>
  )
}

function Facts({ shown: { record }, visit: { w } }: Part) {
  const { standing } = record
  const { vote, posting, recognition, published, submission } = standing
  const row = (key: string, value: string | undefined) => (value ? [{ key: w(`covenants.field.${key}`), value }] : [])
  return (
    <section>
      <h2 class="govuk-heading-m">{w('covenants.facts')}</h2>
      <SummaryList
        rows={[
          { key: w('covenants.field.called'), value: w(`covenants.called.${record.called}`) },
          ...row('team', standing.team.map(({ name, role }) => `${name} (${w(`covenants.role.${role}`)})`).join('; ')),
          ...row('posting', posting && w('covenants.posting-line', { from: shortDate(posting.on), until: shortDate(posting.until), places: posting.places })),
          ...row('vote', vote && w(vote.adopted ? 'covenants.vote-passed' : 'covenants.vote-failed', {
            method: w(`covenants.method.${vote.method}`), present: vote.present, all: vote.all, inFavour: vote.inFavour, needed: vote.needed, article: articleText('61/2023/NĐ-CP Đ10', w),
          })),
          ...row('signers', submission && [submission.head, submission.board, ...submission.households].join('; ')),
          ...row('received', standing.receivedOn && shortDate(standing.receivedOn)),
          ...row('recognition', recognition && w('covenants.recognition-line', { number: recognition.number, date: shortDate(recognition.on) })),
          ...row('delivered', standing.deliveredOn && shortDate(standing.deliveredOn)),
          ...row('published', published && w('covenants.published-line', { date: shortDate(published.on), places: published.places })),
          { key: w('covenants.field.public-address'), value: <a class="govuk-link" href={publicPath(record.code)}>{publicPath(record.code)}</a> },
        ]}
      />
    </section>
  )
}

function Text({ shown: { record, versions }, visit: { w } }: Part) {
  const own = versions.filter(({ lang }) => lang === 'vi')
  return (
    <section>
      <DataTable
        id="van-ban" caption={w('covenants.text')} narrow="cards" empty={w('covenants.no-text-yet')}
        columns={[{ head: w('covenants.field.version') }, { head: w('covenants.field.articles-count'), figures: true }, { head: w('covenants.field.languages') }, { head: w('covenants.field.difference') }]}
        rows={own.map(({ version, articles }, at) => [
          at === 0 ? <a class="govuk-link" href={textPath(record.covenantId)}>{w('covenants.version-newest', { version })}</a> : w('covenants.version', { version }),
          String(articles),
          versions.filter((each) => each.version === version).map(({ lang }) => w(`covenants.lang.${lang}`)).join(', '),
          version > 1 ? <a class="govuk-link" href={comparePath(record.covenantId, version - 1, version)}>{w('covenants.compare-with', { version: version - 1 })}</a> : '–',
        ])}
      />
    </section>
  )
}

function Opinions({ shown: { record, opinions }, visit, typed }: Part & { typed: TypedAct }) {
  const { w, now, today } = visit
  const may = mayAt(visit, 'draft-covenant', record.path) && ['drafting', 'posted', 'not-adopted'].includes(record.state)
  if (opinions.length === 0 && !may) return null
  const hidden = <><input type="hidden" name="key" value={newId(now.getTime())} /><input type="hidden" name="revision" value={String(record.revision)} /></>
  const error = (field: string) => (typed.slug === 'gop-y' ? errorOf(w, typed.problems, `gop-y-${field}`) : undefined)
  return (
    <section>
      <h2 class="govuk-heading-m">{w('covenants.opinions')}</h2>
      {opinions.length === 0 && <p class="govuk-body">{w('covenants.opinions-none')}</p>}
      {opinions.map((one) => (
        <article>
          <p class="govuk-body nr-text">
            <strong>{shortDate(one.saidOn)}{one.article ? `, ${w('covenants.article', { article: one.article })}` : ''}{one.saidBy ? `, ${one.saidBy}` : ''}:</strong> {one.text}
          </p>
          {one.answer
            ? <Inset>{w(one.takenUp ? 'covenants.taken-up' : 'covenants.not-taken-up')}: {one.answer}</Inset>
            : may && (
              <Details summary={w('covenants.answer-opinion')} open={typed.slug === 'tra-loi-gop-y' && typed.values['opinion']?.[0] === one.opinionId}>
                <form method="post" action={actPath(record.covenantId, 'tra-loi-gop-y')} novalidate>
                  {hidden}
                  <input type="hidden" name="opinion" value={one.opinionId} />
                  <Radios name="takenUp" id={`taken-${one.opinionId}`} label={w('covenants.field.taken-up')} value="yes" options={[{ value: 'yes', text: w('covenants.taken-up') }, { value: 'no', text: w('covenants.not-taken-up') }]} />
                  <Textarea name="answer" id={`answer-${one.opinionId}`} label={w('covenants.field.answer')} rows={2} maxlength={5000} />
                  <Button look="secondary">{w('covenants.answer-opinion')}</Button>
                </form>
              </Details>
            )}
        </article>
      ))}
      {may && (
        <Details summary={w('covenants.add-opinion')} open={typed.slug === 'gop-y'}>
          <form method="post" action={actPath(record.covenantId, 'gop-y')} novalidate>
            {hidden}
            <Field name="on" id="gop-y-on" label={w('covenants.field.on')} value={shortDate(today)} hint={w('covenants.hint.day')} width={10} error={error('on')} />
            <Field name="article" id="gop-y-article" label={w('covenants.field.article')} figures="integer" width={3} value={typed.slug === 'gop-y' ? typed.values['article']?.[0] : ''} />
            <Textarea name="text" id="gop-y-text" label={w('covenants.field.opinion')} rows={3} maxlength={5000} value={typed.slug === 'gop-y' ? typed.values['text']?.[0] : ''} error={error('text')} />
            <Field name="saidBy" id="gop-y-by" label={w('covenants.field.said-by')} hint={w('covenants.hint.said-by')} maxlength={200} />
            <Button look="secondary">{w('covenants.add-opinion')}</Button>
          </form>
        </Details>
      )}
    </section>
  )
}

function Papers({ record, visit: { w } }: { record: CovenantRecord; visit: Visit }) {
  const { standing } = record
  const files = [
    ...(standing.version > 0 ? ['van-ban'] : []), ...(standing.vote ? ['mau-02'] : []), ...(standing.vote?.adopted ? ['mau-01'] : []),
    ...(standing.receivedOn ? ['mau-03'] : []), ...(record.acts.some(({ act }) => act === 'suspend') ? ['mau-04'] : []), ...(record.acts.some(({ act }) => act === 'annul') ? ['mau-05'] : []),
  ]
  if (files.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{w('covenants.papers')}</h2>
      <ul class="govuk-list">
        {files.map((file) => (
          <li>
            {w(`covenants.paper.${file}`)}: <a class="govuk-link" href={paperPath(record.covenantId, `${file}.docx`)}>{w('papers.file.docx')}<span class="govuk-visually-hidden"> {w(`covenants.paper.${file}`)}</span></a>,{' '}
            <a class="govuk-link" href={paperPath(record.covenantId, `${file}.pdf`)}>{w('papers.file.pdf')}<span class="govuk-visually-hidden"> {w(`covenants.paper.${file}`)}</span></a>
          </li>
        ))}
      </ul>
      <p class="govuk-body">{w('covenants.papers-doubt')}</p>
    </section>
  )
}
