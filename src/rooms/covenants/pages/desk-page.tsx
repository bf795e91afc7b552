import { accept } from '#foundation/result.ts'
import { findForum } from '#rooms/deliberation/store/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonLink, DataTable, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { listCovenants } from '../store/index.ts'
import { dueText, STATE_TONES } from './in-words.ts'
import { hasDesk, readHere, takeOverHere } from './keeper.ts'
import { covenantPath, NEW, STATISTICS } from './paths.ts'

/** GET /viec/huong-uoc — the covenants of the hamlet or commune, and what each waits for. */
export async function showDesk(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  if (hasDesk(visit)) await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx) => {
    const forum = await findForum(tx, officer.unitId, today)
    const hamlets = forum?.scope === 'commune' ? await listHamlets(tx, forum.unitId, today) : []
    return accept({ listed: await listCovenants(tx, officer.unitPath, today), hamlets })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { listed, hamlets } = read.value
  const without = hamlets.filter(({ unitId }) => !listed.some(({ record }) => record.unitId === unitId))
  const waiting = listed.filter(({ due }) => due?.by !== undefined && due.by < today).length
  return page(
    c,
    <Layout visit={visit} title={w('covenants.title')} overline={officer.unitName} ask={waiting > 0 ? w('covenants.overdue', { count: waiting }) : undefined}>
      <DataTable
        id="huong-uoc" caption={w('covenants.list')} narrow="cards" empty={w('covenants.none')}
        columns={[{ head: w('covenants.field.title') }, { head: w('covenants.field.hamlet') }, { head: w('covenants.field.state') }, { head: w('covenants.field.waits') }]}
        rows={listed.map(({ record, due }) => [
          <a class="govuk-link" href={covenantPath(record.covenantId)}>{record.title}</a>,
          record.unitName,
          <Tag tone={STATE_TONES[record.state]}>{w(`covenants.state.${record.state}`)}</Tag>,
          due ? <span class={due.by !== undefined && due.by < today ? 'nr-doubt' : undefined}>{dueText(due, w)}</span> : '–',
        ])}
      />
      {without.length > 0 && <p class="govuk-body">{w('covenants.without', { count: without.length, names: without.slice(0, 12).map(({ name }) => name).join(', ') })}</p>}
      {hasDesk(visit) && <ButtonLink href={NEW}>{w('covenants.new')}</ButtonLink>}
      <p class="govuk-body">
        <a class="govuk-link" href={STATISTICS}>{w('covenants.statistics')}</a>
      </p>
    </Layout>,
  )
}
