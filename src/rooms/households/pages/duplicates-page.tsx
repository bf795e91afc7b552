import { newId } from '#foundation/ids.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ButtonGroup, DataTable, EmptyState, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { keepOne, type Pair, probableDuplicates, tellApart } from '../store/index.ts'
import { handOf, readHere } from './keeper.ts'
import { DUPLICATES, householdPath, HOUSEHOLDS } from './paths.ts'

/** How many pairs are shown at once; the rest come when these are settled. */
const SHOWN = 20

/** GET /viec/ho/trung — households that may be one written down twice, side by side. */
export async function showDuplicates(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const { unitPath, unitName } = officerOf(c)
  const read = await readHere(c, house, async (tx, hamlets) => accept({ hamlets, pairs: await probableDuplicates(tx, unitPath, today) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlets, pairs } = read.value
  const nameOf = (hamletId: number): string => hamlets.find(({ unitId }) => unitId === hamletId)?.name ?? ''
  return page(
    c,
    <Layout
      visit={visit} title={w('households.duplicates')} overline={unitName} trail={[{ href: HOUSEHOLDS, text: w('households.title') }]}
      ask={pairs.length === 0 ? undefined : w('households.duplicates-ask', { count: pairs.length, shown: Math.min(SHOWN, pairs.length) })}
    >
      {pairs.length === 0 && (
        <EmptyState title={w('households.duplicates-none')}>
          <p class="govuk-body">{w('households.duplicates-none-says')}</p>
        </EmptyState>
      )}
      {pairs.slice(0, SHOWN).map((pair, index) => (
        <section>
          <DataTable
            id={`cap-${index + 1}`} narrow="scroll"
            caption={
              <>
                {w('households.pair', { number: index + 1 })} <Tag tone={pair.likeness === 'same' ? 'bad' : 'waiting'}>{w(`households.likeness.${pair.likeness}`)}</Tag>
              </>
            }
            columns={[{ head: w('households.side') }, { head: w('households.side-left') }, { head: w('households.side-right') }]}
            rows={[
              [w('households.field.representative'), ...sides(pair, ({ householdId, name }) => <a class="govuk-link" href={householdPath(householdId)}>{name}</a>)],
              [w('households.field.address'), ...sides(pair, ({ address }) => address || '–')],
              [w('households.field.hamlet'), ...sides(pair, ({ hamletId }) => nameOf(hamletId))],
              [w('households.field.number'), ...sides(pair, ({ number }) => String(number))],
            ]}
          />
          <form method="post" action={DUPLICATES}>
            <input type="hidden" name="key" value={newId(visit.now.getTime())} />
            <input type="hidden" name="left" value={pair.left.householdId} />
            <input type="hidden" name="right" value={pair.right.householdId} />
            <input type="hidden" name="leftRevision" value={String(pair.left.revision)} />
            <input type="hidden" name="rightRevision" value={String(pair.right.revision)} />
            <ButtonGroup>
              <Button look="secondary" name="act" value="distinct">{w('households.tell-apart')}</Button>
              <Button look="secondary" name="act" value="keep-left">{w('households.keep-left')}</Button>
              <Button look="secondary" name="act" value="keep-right">{w('households.keep-right')}</Button>
            </ButtonGroup>
          </form>
        </section>
      ))}
    </Layout>,
  )
}

function sides<T>({ left, right }: Pair, of: (household: Pair['left']) => T): [T, T] {
  return [of(left), of(right)]
}

/** POST */
export async function takeDuplicate(c: PageContext, house: House): Promise<Response> {
  const { w, now } = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const [left, right, act] = [form.value.text('left'), form.value.text('right'), form.value.text('act')]
  const hand = handOf(c)
  const done = await once(c, house, form.value, (tx) =>
    act === 'keep-left' || act === 'keep-right'
      ? keepOne(
          tx, hand,
          {
            keep: act === 'keep-left' ? left : right, drop: act === 'keep-left' ? right : left,
            dropRevision: Number(form.value.text(act === 'keep-left' ? 'rightRevision' : 'leftRevision')), why: w('households.written-twice'),
          },
          now,
        )
      : tellApart(tx, hand, { left, right }, '', now),
  )
  if (!done.ok) return refusalPage(c, done.refusal)
  return seeOther(c, DUPLICATES, act === 'distinct' ? 'households.told-apart' : 'households.merged')
}
