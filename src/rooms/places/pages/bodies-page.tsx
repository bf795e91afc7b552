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
import { bodyNearest } from '../body.ts'
import type { Roll } from '../roll.ts'
import { type BodyHand, type FoundBody, listBodies } from '../store/bodies.ts'
import { parentText, spanTime } from './body-fields.tsx'
import { addressOf, handOf, mayKeep, type Say, wordsOf } from './body-keeper.ts'

const LINES = 50

const STATES = ['lasting', 'ended', 'moved', 'not-yet'] as const
type State = (typeof STATES)[number]

type Asked = { readonly text: string; readonly kind: string; readonly state: string }

/** `/don-vi`, `/thon`: the agencies and enterprises, or the hamlets, under the officer's unit, and those that once were. */
export async function showBodies(c: PageContext, house: House, roll: Roll): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const say = wordsOf(roll, w)
  if (!mayKeep(visit, roll)) return notFoundPage(c)
  const officer = officerOf(c)
  const hand = handOf(c, roll)
  const all = mustAccept(await readOnly(house.database, officer, async (tx) => accept(await listBodies(tx, officer.reads, roll))))
  const read = (name: string): string => (c.req.query(name) ?? '').toWellFormed().normalize('NFC').trim().slice(0, 200)
  const asked: Asked = { text: read('tim'), kind: read('loai'), state: c.req.query('tinh-trang') ?? 'lasting' }
  const found = all.filter((body) => fits(body, asked, hand, visit))
  const pages = Math.max(1, Math.ceil(found.length / LINES))
  const at = Math.min(pages, Math.max(1, Number.parseInt(read('trang') || '1', 10) || 1))
  const lasting = all.filter((body) => stateOf(body, hand, today) === 'lasting').length
  return page(
    c,
    <Layout visit={visit} wide title={say('title')} trail={[]} overline={officer.unitName} ask={say('ask', { count: lasting })}>
      <ButtonGroup>
        <ButtonLink href={`${addressOf(roll)}/moi`}>{say('add')}</ButtonLink>
        <ButtonLink href={`${addressOf(roll)}/nhap`} look="secondary">
          {say('import')}
        </ButtonLink>
      </ButtonGroup>
      {all.length === 0 ? (
        <EmptyState title={say('none-yet')}>
          <p class="govuk-body">{say('none-yet-says')}</p>
        </EmptyState>
      ) : (
        <>
          <Filter w={w} asked={asked} roll={roll} />
          <DataTable
            caption={say('found', { count: found.length })}
            narrow="cards"
            empty={say('none')}
            columns={[
              { head: say('field.name') }, { head: say('field.kind') }, { head: say('field.code') },
              { head: say('field.parent') }, { head: say('time') }, { head: say('state') },
            ]}
            rows={found.slice((at - 1) * LINES, at * LINES).map((body) => {
              const span = bodyNearest(body, today)
              return [
                <a class="govuk-link" href={`${addressOf(roll)}/${body.unitId}`}>{span.name}</a>,
                w(`bodies.kind.${span.kind}`),
                span.code,
                parentText(body, span, w),
                spanTime(span, w),
                <BodyState state={stateOf(body, hand, today)} say={say} />,
              ]
            })}
          />
          <Pagination w={w} page={at} pages={pages} href={(to) => `?${new URLSearchParams({ tim: asked.text, loai: asked.kind, 'tinh-trang': asked.state, trang: String(to) }).toString()}`} />
        </>
      )}
    </Layout>,
  )
}

function Filter({ w, asked, roll }: { w: Words; asked: Asked; roll: Roll }) {
  const say = wordsOf(roll, w)
  return (
    <form method="get" action={addressOf(roll)} class="nr-journal__filter" role="search">
      <Field name="tim" type="search" label={say('search')} value={asked.text} maxlength={200} />
      <Select
        name="loai" label={say('field.kind')} blank={say('all-kinds')} value={asked.kind}
        options={roll.kinds.map((kind) => ({ value: kind, text: w(`bodies.kind.${kind}`) }))}
      />
      <Select
        name="tinh-trang" label={say('state')} blank={say('state-all')} value={asked.state}
        options={STATES.map((state) => ({ value: state, text: say(`state.${state}`) }))}
      />
      <Button look="secondary">{say('filter')}</Button>
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

export function BodyState({ state, say }: { state: State; say: Say }) {
  return <Tag tone={TONES[state]}>{say(`state.${state}`)}</Tag>
}
