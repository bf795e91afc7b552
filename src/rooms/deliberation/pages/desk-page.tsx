import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonGroup, ButtonLink, DataTable, EmptyState, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { duesOfMeeting, nextDue } from '../meeting-dues.ts'
import { type DeliberationDesk, readDeliberationDesk } from '../store/index.ts'
import { takeOverHere } from './decisions/keeper.ts'
import { COMMUNE_MATTERS, COUNTED, ELECTIONS, OLD_DECISION, RECOGNISE } from './decisions/paths.ts'
import { DueLine } from './dues.tsx'
import { GATHERING_TONES, itemText, MATTER_TONES, whenAndWhere } from './in-words.ts'
import { hasDesk, mayAt, readHere } from './keeper.ts'
import { matterPath, meetingPath, NEW_MATTER, NEW_MEETING, votingPath } from './paths.ts'

type DeskGathering = DeliberationDesk['gatherings'][number]

/** GET /viec/ban — what a community deliberates, what is due next, the overdue first. */
export async function showDesk(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const { unitName, unitPath } = officerOf(c)
  await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx) => accept(await readDeliberationDesk(tx, unitPath, today)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const desk = read.value
  const gatherings = desk.gatherings
    .map((gathering) => ({ gathering, due: nextDue(duesOfMeeting(gathering, gathering.agenda)) }))
    .toSorted((a, b) => Number(b.gathering.state === 'open') - Number(a.gathering.state === 'open') || (a.due?.by ?? a.gathering.heldOn).localeCompare(b.due?.by ?? b.gathering.heldOn))
  const overdue = gatherings.filter(({ due }) => due !== undefined && due.by < today).length
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.desk')} overline={unitName} trail={[{ href: '/viec', text: w('figures.nav') }]} wide
      ask={desk.matters.length === 0 && gatherings.length === 0 ? w('deliberation.desk-none') : w('deliberation.desk-ask', { matters: desk.matters.length, gatherings: gatherings.length, overdue })}
    >
      {hasDesk(visit) && (
        <ButtonGroup>
          <ButtonLink href={NEW_MATTER}>{w('deliberation.new-matter')}</ButtonLink>
          <ButtonLink href={NEW_MEETING} look="secondary">
            {w('deliberation.new-meeting')}
          </ButtonLink>
        </ButtonGroup>
      )}
      <Gatherings rows={gatherings} visit={visit} />
      <Matters desk={desk} visit={visit} />
      <Elsewhere visit={visit} />
    </Layout>,
  )
}

function Gatherings({ rows, visit }: { rows: readonly { gathering: DeskGathering; due: ReturnType<typeof nextDue> }[]; visit: Visit }) {
  const { w } = visit
  if (rows.length === 0) return null
  return (
    <DataTable
      id="cuoc-hop" caption={w('deliberation.gatherings')} narrow="cards"
      columns={[{ head: w('deliberation.when') }, { head: w('deliberation.hamlet') }, { head: w('deliberation.agenda') }, { head: w('deliberation.next-due') }, { head: w('deliberation.state') }]}
      rows={rows.map(({ gathering, due }) => [
        <a class="govuk-link" href={gathering.kind === 'meeting' ? meetingPath(gathering.gatheringId) : votingPath(gathering.gatheringId)}>
          {w('deliberation.gathering-on', { kind: w(`deliberation.method.${gathering.kind}`), when: whenAndWhere(gathering, w) })}
        </a>,
        gathering.hamletName,
        <ul class="govuk-list">
          {gathering.agenda.map(({ title }) => (
            <li>{title}</li>
          ))}
        </ul>,
        due ? <DueLine due={due} visit={visit} /> : '–',
        <Tag tone={GATHERING_TONES[gathering.state]}>{w(`deliberation.gathering-state.${gathering.state}`)}</Tag>,
      ])}
    />
  )
}

function Matters({ desk, visit }: { desk: DeliberationDesk; visit: Visit }) {
  const { w } = visit
  if (desk.matters.length === 0 && desk.done.length === 0) {
    return (
      <EmptyState title={w('deliberation.matters-empty')}>
        <p class="govuk-body">{w('deliberation.matters-empty-says')}</p>
      </EmptyState>
    )
  }
  const table = (id: string, caption: string, matters: DeliberationDesk['matters']) => (
    <DataTable
      id={id} caption={caption} narrow="cards" empty={w('deliberation.matters-none')}
      columns={[{ head: w('deliberation.matter') }, { head: w('deliberation.item-head') }, { head: w('deliberation.unit') }, { head: w('deliberation.state') }]}
      rows={matters.map((matter) => [
        <a class="govuk-link" href={matterPath(matter.matterId)}>
          {matter.title}
        </a>,
        itemText(matter, w),
        matter.scope === 'commune' ? w('deliberation.of-commune', { name: matter.unitName }) : matter.unitName,
        <Tag tone={MATTER_TONES[matter.state]}>{w(`deliberation.matter-state.${matter.state}`)}</Tag>,
      ])}
    />
  )
  return (
    <>
      {table('cac-noi-dung', w('deliberation.matters-open'), desk.matters)}
      {desk.done.length > 0 && table('da-xong', w('deliberation.matters-done'), desk.done)}
    </>
  )
}

function Elsewhere({ visit }: { visit: Visit }) {
  const { w, officer } = visit
  const path = officer?.unitPath ?? ''
  const links: readonly (readonly [string, string, boolean])[] = [
    [RECOGNISE, w('deliberation.link-recognise'), true],
    [COMMUNE_MATTERS, w('deliberation.link-commune'), officer?.kind !== 'hamlet-head'],
    [ELECTIONS, w('deliberation.link-elections'), true],
    [OLD_DECISION, w('deliberation.link-old'), mayAt(visit, 'record-decision', path)],
    [COUNTED, w('deliberation.link-counted'), true],
    ['/viec/ho', w('deliberation.link-households'), mayAt(visit, 'read-households', path)],
  ]
  return (
    <section>
      <h2 class="govuk-heading-m">{w('deliberation.elsewhere')}</h2>
      <ul class="govuk-list">
        {links.filter(([, , shown]) => shown).map(([href, text]) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
