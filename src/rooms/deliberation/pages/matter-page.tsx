import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { countAsAt } from '#rooms/households/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, ButtonGroup, ButtonLink, DataTable, Details, ErrorSummary, errorOf, Field, Inset, type Problem, Radios, SummaryList, Tag } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { type MethodOffer, neededVotes, thresholdFor, type Threshold } from '../index.ts'
import type { Decision, Gathering, GatheringKind, Matter } from '../records.ts'
import {
  chooseMethod, decisionsOnMatter, dropMatter, findForum, gatheringsOf, initiativeStanding, methodOffers, putForward, readMatter,
} from '../store/index.ts'
import { loadDeliberationRules } from '../store/load-deliberation-rules.ts'
import { decisionPath } from './decisions/paths.ts'
import { articleText, confidenceText, count, GATHERING_TONES, itemText, MATTER_TONES, neededText, problemOf, valueText, whenAndWhere } from './in-words.ts'
import { hamletsHere, handOf, mayAt, readHere } from './keeper.ts'
import { readDay } from './matter-form.tsx'
import { consentsPath, DESK, matterActPath, matterPath, meetingPath, newBallotPath, newMeetingPath, newOnlinePath, onlineConsentsPath, publicPath, votingPath } from './paths.ts'

type Hamlet = { readonly unitId: number; readonly name: string; readonly convenes: boolean; readonly all: number; readonly offers: readonly MethodOffer[] }
type Seen = {
  readonly matter: Matter
  readonly unitName: string
  readonly threshold: Threshold
  /** Where it may be put to the people by who looks: the hamlet, or the hamlets of the commune. */
  readonly hamlets: readonly Hamlet[]
  readonly gatherings: readonly (Gathering & { readonly notVoted: string | undefined })[]
  readonly decisions: readonly Decision[]
  readonly consents: Awaited<ReturnType<typeof initiativeStanding>> | undefined
}

async function readSeen(tx: Tx, visit: Visit, matterId: string): Promise<Result<Seen>> {
  const read = await readMatter(tx, matterId)
  if (!read.ok) return read
  const matter = read.value
  const { today } = visit
  const here = (await hamletsHere(tx, visit)).filter(({ path }) => path.startsWith(matter.path))
  const hamlets: Hamlet[] = []
  for (const { unitId, name, path } of here) hamlets.push({ unitId, name, convenes: mayAt(visit, 'convene', path), all: await countAsAt(tx, unitId, today), offers: await methodOffers(tx, matter, unitId, today) })
  const { item, kind, scope } = matter
  return accept({
    matter, hamlets, unitName: (await findForum(tx, matter.unitId, today))?.name ?? '',
    threshold: thresholdFor(loadDeliberationRules(), { item, kind, scope, on: today }),
    gatherings: await gatheringsOf(tx, matterId), decisions: await decisionsOnMatter(tx, matterId),
    consents: matter.state === 'gathering-consents' ? await initiativeStanding(tx, matter, today) : undefined,
  })
}

/** GET /viec/ban/noi-dung/:matterId — a matter, the ways in which it may be put to the people, and what came of it. */
export function showMatter(c: PageContext, house: House): Promise<Response> {
  return matterPage(c, house)
}

/** POST /viec/ban/noi-dung/:matterId/:act — `dua-ra`, `bo`, `hinh-thuc`. */
export async function takeMatterAct(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const matterId = c.req.param('matterId') ?? ''
  const done = await once(c, house, form.value, (tx) => carryOut(tx, c, form.value, matterId))
  if (!done.ok) return matterPage(c, house, [problemOf(done.refusal, visitOf(c).w)], form.value)
  return seeOther(c, matterPath(matterId), done.value)
}

async function carryOut(tx: Tx, c: PageContext, form: FormInput, matterId: string): Promise<Result<string>> {
  const { now } = visitOf(c)
  const hand = handOf(c)
  const said = (result: Result<unknown>, key: string): Result<string> => (result.ok ? accept(key) : result)
  switch (c.req.param('act')) {
    case 'dua-ra':
      return said(await putForward(tx, hand, matterId, now), 'deliberation.put-forward-done')
    case 'bo':
      return said(await dropMatter(tx, hand, { matterId, why: form.text('why') }, now), 'deliberation.dropped')
    case 'hinh-thuc': {
      const method = (['meeting', 'ballot', 'online'] as const).find((each) => each === form.text('method'))
      if (!method) return refuse({ code: 'deliberation.method-needed', field: 'method' })
      const agreedOn = readDay('methodAgreedOn', form.text('methodAgreedOn'))
      if (!agreedOn.ok) return agreedOn
      const chosen = await chooseMethod(tx, hand, { matterId, method, agreedOn: agreedOn.value }, now)
      return chosen.ok || chosen.refusal.code !== 'deliberation.agreed-ahead' ? said(chosen, 'deliberation.method-chosen') : refuse({ ...chosen.refusal, field: 'methodAgreedOn' })
    }
    default:
      return refuse({ code: 'deliberation.not-found' })
  }
}

async function matterPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readHere(c, house, (tx) => readSeen(tx, visit, c.req.param('matterId') ?? ''))
  if (!read.ok) return refusalPage(c, read.refusal)
  const seen = read.value
  const { matter } = seen
  const works = mayAt(visit, 'propose', matter.path)
  const open = matter.state !== 'decided' && matter.state !== 'dropped'
  return page(
    c,
    <Layout
      visit={visit} title={matter.title} overline={seen.unitName} trail={[{ href: DESK, text: w('deliberation.desk') }]} ask={w(`deliberation.matter-ask.${matter.state}`)}
      state={<Tag tone={MATTER_TONES[matter.state]}>{w(`deliberation.matter-state.${matter.state}`)}</Tag>} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {seen.consents && <Consents seen={seen} works={works} visit={visit} />}
      {matter.state === 'proposed' && <Methods seen={seen} works={works} problems={problems} typed={typed} visit={visit} />}
      <About seen={seen} visit={visit} />
      <Held seen={seen} visit={visit} />
      {works && open && (
        <ButtonGroup>
          <ButtonLink href={matterActPath(matter.matterId, 'sua')} look="secondary">
            {w('deliberation.change-matter')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {works && open && (
        <Details summary={w('deliberation.drop')} open={problems.some(({ field }) => field === 'why')}>
          <form method="post" action={matterActPath(matter.matterId, 'bo')} novalidate>
            <input type="hidden" name="key" value={newId(visit.now.getTime())} />
            <Field name="why" label={w('deliberation.why')} value={typed?.text('why')} maxlength={500} error={errorOf(w, problems, 'why')} />
            <Button look="warning">{w('deliberation.drop-do')}</Button>
          </form>
        </Details>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Consents({ seen: { matter, consents }, works, visit }: { seen: Seen; works: boolean; visit: Visit }) {
  const { w, now } = visit
  if (!consents) return null
  const useful = matter.usefulWhy !== '' && matter.agreed !== undefined
  return (
    <section class="nr-panel">
      <h2 class="govuk-heading-m">{w('deliberation.consents-count', { valid: count(consents.valid), needed: count(consents.needed), all: count(consents.all) })}</h2>
      {consents.expiresNext && <p class="govuk-body">{w('deliberation.consents-expire', { date: shortDate(consents.expiresNext) })}</p>}
      <p class="govuk-body">{w(consents.enough ? 'deliberation.consents-enough' : useful ? 'deliberation.consents-useful' : 'deliberation.consents-short-says')}</p>
      {works && (
        <ButtonGroup>
          <ButtonLink href={consentsPath(matter.matterId)} look={consents.enough ? 'secondary' : 'primary'}>
            {w('deliberation.consents-take')}
          </ButtonLink>
          {(consents.enough || useful) && (
            <form method="post" action={matterActPath(matter.matterId, 'dua-ra')}>
              <input type="hidden" name="key" value={newId(now.getTime())} />
              <Button>{w('deliberation.put-forward')}</Button>
            </form>
          )}
        </ButtonGroup>
      )}
    </section>
  )
}

const WAYS: readonly GatheringKind[] = ['meeting', 'ballot', 'online']

/** The ways: those that the law allows to be taken, the others with the reason. */
function Methods({ seen, works, problems, typed, visit }: { seen: Seen; works: boolean; problems: readonly Problem[]; typed: FormInput | undefined; visit: Visit }) {
  const { w, now } = visit
  const { matter, hamlets } = seen
  const offers = hamlets[0]?.offers ?? []
  const start: Readonly<Record<GatheringKind, (hamletId: number) => string>> = {
    meeting: (hamletId) => newMeetingPath(hamletId, matter.matterId),
    ballot: (hamletId) => newBallotPath(hamletId, matter.matterId),
    online: (hamletId) => newOnlinePath(hamletId, matter.matterId),
  }
  return (
    <section>
      <h2 class="govuk-heading-m">{w('deliberation.methods')}</h2>
      <ul class="govuk-list nr-ways">
        {offers.map((offer) => (
          <li>
            <strong>{w(`deliberation.method.${offer.method}`)}</strong>{' '}
            <Tag tone={offer.allowed ? 'good' : 'closed'}>{w(offer.allowed ? 'deliberation.allowed' : 'deliberation.not-allowed')}</Tag>
            <p class="govuk-body">
              {w('deliberation.says-article', { says: w(`deliberation-rules.method.${offer.why}`), article: articleText(offer.article, w) })}
              {confidenceText(offer, w) && ` ${confidenceText(offer, w)}`}
            </p>
            {offer.otherReading && (
              <p class="govuk-body nr-doubt">
                {w('deliberation.other-reading', { says: w(`deliberation-rules.method.${offer.otherReading.why}`), article: articleText(offer.otherReading.article, w) })}
              </p>
            )}
            {offer.method === 'online' && matter.item === 6 && hamlets.length === 1 && hamlets[0]!.convenes && (
              <p class="govuk-body">
                <a class="govuk-link" href={onlineConsentsPath(matter.matterId)}>{w('deliberation.online-consents')}</a>
              </p>
            )}
            {hamlets.length === 1 && hamlets[0]!.convenes && offer.allowed && <StartLink href={start[offer.method](hamlets[0]!.unitId)} text={w(`deliberation.start.${offer.method}`)} />}
          </li>
        ))}
      </ul>
      {hamlets.length > 1 && (
        <DataTable
          id="cac-thon" caption={w('deliberation.in-each-hamlet')} narrow="cards"
          columns={[{ head: w('deliberation.hamlet') }, { head: w('deliberation.households'), figures: true }, { head: w('deliberation.methods') }]}
          rows={hamlets.map((hamlet) => [
            hamlet.name,
            count(hamlet.all),
            <ul class="govuk-list">
              {WAYS.filter((way) => hamlet.convenes && hamlet.offers.some(({ method, allowed }) => method === way && allowed)).map((way) => (
                <li>
                  <a class="govuk-link" href={start[way](hamlet.unitId)}>
                    {w(`deliberation.start.${way}`)}
                    <span class="govuk-visually-hidden"> {hamlet.name}</span>
                  </a>
                </li>
              ))}
            </ul>,
          ])}
        />
      )}
      {works && (
        <Details summary={w('deliberation.choose-method')} open={problems.some(({ field }) => field === 'method' || field === 'methodAgreedOn')}>
          <p class="govuk-body">{w('deliberation.choose-method-says')}</p>
          <form method="post" action={matterActPath(matter.matterId, 'hinh-thuc')} novalidate>
            <input type="hidden" name="key" value={newId(now.getTime())} />
            <Radios
              name="method" label={w('deliberation.method-head')} value={typed?.text('method') ?? matter.chosen?.method ?? ''} error={errorOf(w, problems, 'method')}
              options={WAYS.filter((way) => way !== 'online' || matter.item === 6).map((way) => ({ value: way, text: w(`deliberation.method.${way}`) }))}
            />
            <Field
              name="methodAgreedOn" label={w('deliberation.field.method-agreed-on')} hint={w('deliberation.date-hint')} width={10} error={errorOf(w, problems, 'methodAgreedOn')}
              value={typed?.text('methodAgreedOn') ?? (matter.chosen?.agreedOn ? shortDate(matter.chosen.agreedOn) : '')}
            />
            <Button look="secondary">{w('deliberation.choose-method-do')}</Button>
          </form>
        </Details>
      )}
    </section>
  )
}

function StartLink({ href, text }: { href: string; text: string }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        {text}
      </a>
    </p>
  )
}

function About({ seen: { matter, threshold, hamlets }, visit: { w } }: { seen: Seen; visit: Visit }) {
  const value = valueText(matter, w)
  const sure = confidenceText(threshold, w)
  const all = hamlets.length === 1 ? hamlets[0]!.all : undefined
  const needed = threshold.of === 'hamlets' ? w('deliberation.needed-hamlets') : w(threshold.strict ? 'deliberation.needed-over' : 'deliberation.needed-at-least', { numerator: threshold.numerator, denominator: threshold.denominator })
  return (
    <>
      <SummaryList
        rows={[
          { key: w('deliberation.item-head'), value: itemText(matter, w) },
          { key: w('deliberation.field.proposed-by'), value: [w(`deliberation.proposed-by.${matter.proposedBy}`), matter.proposer].filter(Boolean).join(': ') },
          ...(matter.agreed ? [{ key: w('deliberation.agreed'), value: w('deliberation.agreed-on', { with: matter.agreed.with, date: shortDate(matter.agreed.on) }) }] : []),
          ...(matter.chosen ? [{ key: w('deliberation.method-head'), value: w(`deliberation.method.${matter.chosen.method}`) }] : []),
          ...(value ? [{ key: w('deliberation.value'), value }] : []),
          ...(matter.options.length > 0 ? [{ key: w('deliberation.field.options'), value: matter.options.map(({ text }) => text).join('; ') }] : []),
          {
            key: w('deliberation.threshold'),
            value: `${needed} (${articleText(threshold.article, w)})${all && threshold.of === 'households' ? `: ${neededText(neededVotes(threshold, all), all, w)}` : ''}${sure ? `. ${sure}` : ''}`,
          },
          { key: w('deliberation.public-address'), value: <a class="govuk-link" href={publicPath(matter.code)}>{publicPath(matter.code)}</a> },
        ]}
      />
      {matter.content && <Inset><p class="govuk-body nr-text">{matter.content}</p></Inset>}
    </>
  )
}

function Held({ seen: { gatherings, decisions, hamlets }, visit: { w } }: { seen: Seen; visit: Visit }) {
  const nameOf = (hamletId: number | undefined): string => hamlets.find(({ unitId }) => unitId === hamletId)?.name ?? ''
  return (
    <>
      {gatherings.length > 0 && (
        <DataTable
          id="da-to-chuc" caption={w('deliberation.gatherings')} narrow="cards"
          columns={[{ head: w('deliberation.when') }, { head: w('deliberation.hamlet') }, { head: w('deliberation.state') }]}
          rows={gatherings.map((gathering) => [
            <a class="govuk-link" href={gathering.kind === 'meeting' ? meetingPath(gathering.gatheringId) : votingPath(gathering.gatheringId)}>
              {w('deliberation.gathering-on', { kind: w(`deliberation.method.${gathering.kind}`), when: whenAndWhere(gathering, w) })}
            </a>,
            nameOf(gathering.hamletId),
            <>
              <Tag tone={GATHERING_TONES[gathering.state]}>{w(`deliberation.gathering-state.${gathering.state}`)}</Tag>
              {gathering.notVoted && <> {w(`deliberation.not-voted.${gathering.notVoted}`)}</>}
            </>,
          ])}
        />
      )}
      {decisions.length > 0 && (
        <DataTable
          id="ket-qua" caption={w('deliberation.results')} narrow="cards"
          columns={[{ head: w('deliberation.result') }, { head: w('deliberation.hamlet') }, { head: w('deliberation.round'), figures: true }]}
          rows={decisions.map((decision) => [
            <a class="govuk-link" href={decisionPath(decision.decisionId)}>
              {w(decision.passed ? 'deliberation.passed-on' : 'deliberation.not-passed-on', { date: shortDate(decision.decidedOn) })}
            </a>,
            nameOf(decision.hamletId),
            String(decision.round),
          ])}
        />
      )}
    </>
  )
}
