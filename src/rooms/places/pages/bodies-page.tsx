import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, ButtonGroup, ButtonLink, DataTable, EmptyState, Field, Pagination, Select, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { BODY_KINDS, bodyNearest } from '../body.ts'
import { type BodyHand, type FoundBody, listBodies } from '../store/bodies.ts'
import { parentText, spanTime } from './body-fields.tsx'
import { BODIES, handOf, mayKeepBodies } from './body-keeper.ts'

const LINES = 50

const STATES = ['lasting', 'ended', 'moved', 'not-yet'] as const
type State = (typeof STATES)[number]

type Asked = { readonly text: string; readonly kind: string; readonly state: string }

/** `/don-vi`: the agencies and enterprises under the officer's unit, and those that once were. */
export async function showBodies(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  if (!mayKeepBodies(visit)) return notFoundPage(c)
  const officer = officerOf(c)
  const hand = handOf(c)
  const all = mustAccept(await readOnly(house.database, officer, async (tx) => accept(await listBodies(tx, officer.reads))))
  const read = (name: string): string => (c.req.query(name) ?? '').toWellFormed().normalize('NFC').trim().slice(0, 200)
  const asked: Asked = { text: read('tim'), kind: read('loai'), state: c.req.query('tinh-trang') ?? 'lasting' }
  const found = all.filter((body) => fits(body, asked, hand, visit))
  const pages = Math.max(1, Math.ceil(found.length / LINES))
  const at = Math.min(pages, Math.max(1, Number.parseInt(read('trang') || '1', 10) || 1))
  const lasting = all.filter((body) => stateOf(body, hand, today) === 'lasting').length
  return page(
    c,
    <Layout visit={visit} wide title={w('bodies.title')} trail={[]} overline={officer.unitName} ask={w('bodies.ask', { count: lasting })}>
      <ButtonGroup>
        <ButtonLink href={`${BODIES}/moi`}>{w('bodies.add')}</ButtonLink>
        <ButtonLink href={`${BODIES}/nhap`} look="secondary">
          {w('bodies.import')}
        </ButtonLink>
      </ButtonGroup>
      {all.length === 0 ? (
        <EmptyState title={w('bodies.none-yet')}>
          <p class="govuk-body">{w('bodies.none-yet-says')}</p>
        </EmptyState>
      ) : (
        <>
          <Filter w={w} asked={asked} />
          <DataTable
            caption={w('bodies.found', { count: found.length })}
            narrow="cards"
            empty={w('bodies.none')}
            columns={[
              { head: w('bodies.field.name') }, { head: w('bodies.field.kind') }, { head: w('bodies.field.code') },
              { head: w('bodies.field.parent') }, { head: w('bodies.time') }, { head: w('bodies.state') },
            ]}
            rows={found.slice((at - 1) * LINES, at * LINES).map((body) => {
              const span = bodyNearest(body, today)
              return [
                <a class="govuk-link" href={`${BODIES}/${body.unitId}`}>{span.name}</a>,
                w(`bodies.kind.${span.kind}`),
                span.code,
                parentText(body, span, w),
                spanTime(span, w),
                <BodyState state={stateOf(body, hand, today)} w={w} />,
              ]
            })}
          />
          <Pagination w={w} page={at} pages={pages} href={(to) => `?${new URLSearchParams({ tim: asked.text, loai: asked.kind, 'tinh-trang': asked.state, trang: String(to) }).toString()}`} />
        </>
      )}
    </Layout>,
  )
}

function Filter({ w, asked }: { w: Words; asked: Asked }) {
  return (
    <form method="get" action={BODIES} class="nr-journal__filter" role="search">
      <Field name="tim" type="search" label={w('bodies.search')} value={asked.text} maxlength={200} />
      <Select
        name="loai" label={w('bodies.field.kind')} blank={w('bodies.all-kinds')} value={asked.kind}
        options={BODY_KINDS.map((kind) => ({ value: kind, text: w(`bodies.kind.${kind}`) }))}
      />
      <Select
        name="tinh-trang" label={w('bodies.state')} blank={w('bodies.state-all')} value={asked.state}
        options={STATES.map((state) => ({ value: state, text: w(`bodies.state.${state}`) }))}
      />
      <Button look="secondary">{w('bodies.filter')}</Button>
    </form>
  )
}

function fits(body: FoundBody, asked: Asked, hand: BodyHand, { w, today }: Visit): boolean {
  const span = bodyNearest(body, today)
  if (asked.kind !== '' && span.kind !== asked.kind) return false
  if (asked.state !== '' && stateOf(body, hand, today) !== asked.state) return false
  const key = foldText(asked.text)
  const texts = [String(body.unitId), span.code, parentText(body, span, w), ...body.spans.map(({ name }) => name)]
  return texts.some((text) => foldText(text).includes(key))
}

/** `moved`: it reports still, under a unit that the officer does not reach. */
export function stateOf(body: FoundBody, hand: BodyHand, today: CalendarDate): State {
  const span = bodyNearest(body, today)
  if (span.from > today) return 'not-yet'
  if (span.to !== null && span.to < today) return 'ended'
  return hand.reaches(body.path) ? 'lasting' : 'moved'
}

const TONES = { lasting: 'good', ended: 'closed', moved: 'closed', 'not-yet': 'waiting' } as const

export function BodyState({ state, w }: { state: State; w: Words }) {
  return <Tag tone={TONES[state]}>{w(`bodies.state.${state}`)}</Tag>
}
