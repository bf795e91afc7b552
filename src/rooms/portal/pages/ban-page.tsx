import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import {
  comingGatherings, decisionsOn, executionOf, findPublicMatter, gatheringsOf, type PublicDecision, type PublicExecution, type PublicGathering, type PublicMatter,
  readPublicDecisions,
} from '../store/read-deliberations.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { unitOf } from './feeds.ts'
import { lookOf } from './look.ts'
import { BAN, banListPath, banPath, slipsPath, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { isPublicUnit, nameOf, provinceOf, versionOf } from './unit-names.ts'

const CODE = /^[a-z2-7]{10}$/
const MOST = 50

/** `/cong-khai/:unit/ban`: what will be discussed where and when, and what was decided, in a commune or the communes of a province. */
export async function showBanList(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const unit = unitOf(c)
  const here = banListPath(unit?.id ?? 0)
  return answerPublic(c, portal, here, async (tx) => {
    const path = unit && loadPlaces().pathTextAt(unit.id, today)
    if (!unit || path === undefined || unit.level === 'nation' || !isPublicUnit(unit)) return refuse({ code: 'places.unit-not-found' })
    const coming = await comingGatherings(tx, path, today, MOST)
    const decisions = await readPublicDecisions(tx, { under: path, limit: MOST + 1 })
    return accept(
      await madePage(
        <PortalLayout visit={visit} look={lookOf(c)} here={here} title={w('ban.title')} trail={[{ href: unitPath(unit.id), text: nameOf(unit.id, today, w) }]}>
          <p class="lead">{w('ban.says')}</p>
          <h2 id="sap-hop">{w('ban.coming')}</h2>
          {coming.length === 0 ? <p>{w('ban.coming-none')}</p> : <GatheringList visit={visit} gatherings={coming} />}
          <h2 id="ket-qua">{w('ban.results')}</h2>
          {decisions.length === 0 ? <p>{w('ban.results-none')}</p> : <DecisionList visit={visit} decisions={decisions.slice(0, MOST)} />}
          {decisions.length > MOST && <p class="note">{w('ban.results-more', { count: MOST })}</p>}
          <p><a href={`${BAN}/phieu`}>{w('ban.look-up-slip')}</a></p>
        </PortalLayout>,
      ),
    )
  }, versionOf(unit, today))
}

/** `/ban/:code`: one matter, from the proposal to what was done. A decision's or a gathering's code leads to its matter. */
export async function showBan(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const typed = c.req.param('code') ?? ''
  const code = typed.toLowerCase()
  if (code !== typed && CODE.test(code)) return c.redirect(banPath(code), 301)
  return answerPublic(c, portal, banPath(code), async (tx) => {
    const matter = CODE.test(code) ? await findPublicMatter(tx, code) : undefined
    if (!matter) return refuse({ code: 'ban.not-found' })
    if (matter.code !== code) return accept({ elsewhere: banPath(matter.code), status: 302 as const })
    const commune = communeOf(matter)
    const province = provinceOf(commune, today)
    const [gatherings, decisions, execution] = [await gatheringsOf(tx, matter), await decisionsOn(tx, matter), await executionOf(tx, matter)]
    return accept(
      await madePage(
        <PortalLayout
          visit={visit} look={lookOf(c)} here={banPath(code)} title={matter.title}
          trail={[
            ...(province === undefined ? [] : [{ href: unitPath(province), text: nameOf(province, today, w) }]),
            { href: unitPath(commune), text: nameOf(commune, today, w) },
            { href: banListPath(commune), text: w('ban.title') },
          ]}
        >
          <MatterBody visit={visit} matter={matter} gatherings={gatherings} decisions={decisions} execution={execution} />
        </PortalLayout>,
      ),
    )
  })
}

/** The commune in a matter's path: the last unit above the hamlets. */
function communeOf(matter: PublicMatter): number {
  const ids = matter.path.split('/').filter(Boolean).map(Number)
  return matter.scope === 'hamlet' ? ids.at(-2)! : ids.at(-1)!
}

type MatterProps = {
  visit: Visit; matter: PublicMatter; gatherings: readonly PublicGathering[]; decisions: readonly PublicDecision[]; execution: readonly PublicExecution[]
}

function MatterBody({ visit, matter, gatherings, decisions, execution }: MatterProps) {
  const { w } = visit
  const value = valueOf(visit, matter)
  return (
    <>
      <p class="note">
        {matter.unit}
        {' · '}
        {w(`ban.item.${matter.item}`)}
        {' · '}
        {w(`ban.proposed-by.${matter.proposedBy}`)}
      </p>
      {matter.era === 'ordinance-2007' && <div class="say warn"><p>{w('ban.ordinance')}</p></div>}
      {matter.content && <div class="text">{matter.content.split(/\n+/).map((line) => <p>{line}</p>)}</div>}
      {value && <p>{w('ban.asked-of-people', { value })}</p>}
      {matter.options.length > 0 && (
        <section>
          <h2>{w('ban.options')}</h2>
          <ul>{matter.options.map(({ text }) => <li>{text}</li>)}</ul>
        </section>
      )}
      <h2>{w('ban.result')}</h2>
      {decisions.length === 0 ? <p>{w('ban.result-not-yet')}</p> : matter.scope === 'commune' && matter.era === 'law-2022' ? <CommuneResult visit={visit} decisions={decisions} /> : decisions.map((decision) => <Result visit={visit} matter={matter} decision={decision} />)}
      <h2>{w('ban.gatherings')}</h2>
      {gatherings.length === 0 ? <p>{w('ban.gatherings-none')}</p> : <GatheringList visit={visit} gatherings={gatherings} withMatters={false} />}
      {(execution.length > 0 || decisions.some(({ state }) => state === 'in-force')) && (
        <section>
          <h2>{w('ban.execution')}</h2>
          {execution.length === 0 ? <p>{w('ban.execution-none')}</p> : (
            <ul class="list">
              {execution.map((note) => (
                <li>
                  <strong>{shortDate(note.onDay)}</strong> <span class="tag">{w(`ban.executed.${note.state}`)}</span>
                  <p>{note.text}</p>
                  {valueOf(visit, note) && <p class="note">{valueOf(visit, note)}</p>}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  )
}

/** A matter of the commune: what its hamlets come to, by both readings of the law, and each of them on a line. @law 10/2022/QH15 Đ21.1 */
function CommuneResult({ visit, decisions }: { visit: Visit; decisions: readonly PublicDecision[] }) {
  const { w } = visit
  const whole = decisions.find(({ hamletId }) => hamletId === undefined)
  const number = (name: string, of = whole): number => Number(of?.judgement[name] ?? 0)
  const other = whole?.judgement['otherReading'] as { readonly approving: number; readonly passed: boolean } | undefined
  return (
    <>
      {whole && (
        <section>
          <h3>
            {w('ban.whole-commune', { unit: whole.unit })} <span class={whole.passed ? 'tag good' : 'tag bad'}>{w(whole.passed ? 'ban.passed' : 'ban.not-passed')}</span>
          </h3>
          <p class="note">{[shortDate(whole.decidedOn), whole.number].filter(Boolean).join(' · ')}</p>
          <p>{w('ban.hamlets-result', { approving: number('inFavour'), all: number('all'), needed: number('needed') })}</p>
          {other && <p class="note">{w(other.passed === whole.passed ? 'ban.other-reading-same' : 'ban.other-reading-differs', { approving: other.approving, all: number('all') })}</p>}
          <p>{stateSentence(visit, whole)}</p>
          <DecisionText visit={visit} text={whole.text} />
        </section>
      )}
      {!whole && <p>{w('ban.hamlets-not-added')}</p>}
      <h3>{w('ban.by-hamlet')}</h3>
      <ul class="list">
        {decisions.filter(({ hamletId }) => hamletId !== undefined).map((one) => (
          <li>
            <strong>{one.unit}</strong> <span class={one.passed ? 'tag good' : 'tag bad'}>{w(one.passed ? 'ban.hamlet-agrees' : 'ban.hamlet-does-not')}</span>
            <p>{w('ban.hamlet-result', { inFavour: printed(visit, number('inFavour', one)), all: printed(visit, number('all', one)), needed: printed(visit, number('needed', one)) })}</p>
            <p class="note">{w('ban.hamlet-took-part', { method: w(`ban.method.${one.method}`), date: shortDate(one.decidedOn), present: printed(visit, number('present', one)), against: printed(visit, number('against', one)), other: printed(visit, number('other', one)), invalid: printed(visit, number('invalid', one)) })}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function DecisionText({ visit: { w }, text }: { visit: Visit; text: string }) {
  if (text === '') return null
  return (
    <details>
      <summary>{w('ban.decision-text')}</summary>
      {text.split(/\n+/).map((line) => <p>{line}</p>)}
    </details>
  )
}

/** The counts of a vote with what they had to reach: as they were judged at the close. */
function Result({ visit, matter, decision }: { visit: Visit; matter: PublicMatter; decision: PublicDecision }) {
  const { w } = visit
  const count = (name: string): number | undefined => (typeof decision.judgement[name] === 'number' ? decision.judgement[name] : undefined)
  const rows = (['all', 'present', 'absent', 'inFavour', 'against', 'other', 'invalid', 'hamlets', 'approving', 'needed'] as const)
    .map((name) => [name, count(name)] as const)
    .filter(([, number]) => number !== undefined)
  return (
    <section>
      <h3>
        {matter.scope === 'commune' && decision.hamletId === undefined ? w('ban.whole-commune', { unit: decision.unit }) : decision.unit}{' '}
        <span class={decision.passed ? 'tag good' : 'tag bad'}>{w(decision.passed ? 'ban.passed' : 'ban.not-passed')}</span>
      </h3>
      <p class="note">
        {w(`ban.method.${decision.method}`)}
        {' · '}
        {shortDate(decision.decidedOn)}
        {decision.number && ` · ${decision.number}`}
      </p>
      {matter.options.length === 0 && count('inFavour') !== undefined && count('needed') !== undefined && (
        <p>{w('ban.hamlet-result', { inFavour: printed(visit, count('inFavour')!), all: printed(visit, count('all') ?? 0), needed: printed(visit, count('needed')!) })}</p>
      )}
      <dl class="facts">
        {rows.map(([name, number]) => (
          <>
            <dt>{w(`ban.count.${name}`)}</dt>
            <dd>{printed(visit, number!)}</dd>
          </>
        ))}
      </dl>
      <p>{stateSentence(visit, decision)}</p>
      <DecisionText visit={visit} text={decision.text} />
    </section>
  )
}

function stateSentence({ w }: Visit, decision: PublicDecision): string {
  const day = (date: CalendarDate | undefined): string => (date === undefined ? '' : shortDate(date))
  switch (decision.state) {
    case 'sent':
      return w('ban.state.sent', { date: day(decision.sentOn) })
    case 'recognised':
    case 'in-force':
      return decision.inForceFrom === undefined ? w('ban.state.recognised', { date: day(decision.answeredOn) }) : w('ban.state.in-force', { date: day(decision.inForceFrom) })
    case 'refused':
      return w('ban.state.refused', { date: day(decision.answeredOn), reason: decision.answerReason })
    case 'annulled':
      return w('ban.state.annulled', { date: day(decision.endedOn), reason: decision.endReason })
    default:
      return w.has(`ban.state.${decision.state}`) ? w(`ban.state.${decision.state}`) : ''
  }
}

export function GatheringList({ visit, gatherings, withMatters = true }: { visit: Visit; gatherings: readonly PublicGathering[]; withMatters?: boolean }) {
  const { w } = visit
  return (
    <ul class="list">
      {gatherings.map((one) => (
        <li>
          {withMatters && one.matters.map(({ code, title }) => <p><a href={banPath(code)}>{title}</a></p>)}
          <p>
            <strong>{w(`ban.gathering.${one.kind}`)}</strong> {one.hamlet}{one.cluster && ` (${one.cluster})`} <span class="tag">{w(`ban.gathering-state.${one.state}`)}</span>
          </p>
          <p class="note">
            {whenOf(visit, one)}
            {one.place && ` · ${one.place}`}
            {one.cancelledWhy && ` · ${one.cancelledWhy}`}
          </p>
          {one.slips > 0 && <p class="note"><a href={slipsPath(one.code)}>{w('ban.slips', { count: one.slips })}</a></p>}
        </li>
      ))}
    </ul>
  )
}

function whenOf({ w }: Visit, one: PublicGathering): string {
  const from = one.startsAt ? w('ban.at-time', { time: one.startsAt, date: shortDate(one.heldOn) }) : shortDate(one.heldOn)
  if (one.kind === 'meeting' || one.endsOn === undefined) return from
  return w('ban.from-to', { from, to: one.endsAt ? w('ban.at-time', { time: one.endsAt, date: shortDate(one.endsOn) }) : shortDate(one.endsOn) })
}

export function DecisionList({ visit, decisions }: { visit: Visit; decisions: readonly PublicDecision[] }) {
  const { w } = visit
  return (
    <ul class="list">
      {decisions.map((one) => (
        <li>
          <a href={banPath(one.matterCode)}>{one.title}</a>{' '}
          <span class={one.passed ? 'tag good' : 'tag bad'}>{w(one.passed ? 'ban.passed' : 'ban.not-passed')}</span>
          <p class="note">
            {one.unit}
            {' · '}
            {shortDate(one.decidedOn)}
            {' · '}
            {w(`ban.item.${one.item}`)}
            {one.executed !== 'not-begun' && ` · ${w(`ban.executed.${one.executed}`)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** “120.000.000 đồng, 300 ngày công, 500 m² đất”; blank where nothing is asked. */
function valueOf(visit: Visit, { cash, labourDays, landM2 }: { readonly cash: number; readonly labourDays: number; readonly landM2: number }): string {
  const { w } = visit
  return [
    cash > 0 ? w('ban.cash', { amount: printed(visit, cash) }) : '',
    labourDays > 0 ? w('ban.labour-days', { count: printed(visit, labourDays) }) : '',
    landM2 > 0 ? w('ban.land', { area: printed(visit, landM2) }) : '',
  ].filter((part) => part !== '').join(', ')
}

function printed({ lang }: Visit, number: number): string {
  return number.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB')
}
