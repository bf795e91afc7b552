import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonGroup, ButtonLink, DataTable, EmptyState } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { countsUnder } from '../store/index.ts'
import { readHere, takeOverHere } from './keeper.ts'
import { DUPLICATES, IMPORT, rollPath } from './paths.ts'

/** GET /viec/ho — all hamlets of a commune with their households; who keeps one hamlet comes to its roll. */
export async function showCommune(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  await takeOverHere(c, house)
  const read = await readHere(c, house, async (tx, hamlets) => accept({ hamlets, counts: await countsUnder(tx, officer.unitPath, today) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlets, counts } = read.value
  if (officer.kind === 'hamlet-head' && hamlets[0]) return c.redirect(rollPath(hamlets[0].unitId), 303)
  const all = hamlets.reduce((sum, { unitId }) => sum + (counts.get(unitId) ?? 0), 0)
  const blank = hamlets.filter(({ unitId }) => !counts.has(unitId)).length
  return page(
    c,
    <Layout
      visit={visit} title={w('households.title')} overline={officer.unitName} trail={[{ href: '/viec', text: w('figures.nav') }]}
      ask={w('households.commune-ask', { households: all, hamlets: hamlets.length, blank, date: shortDate(today) })}
    >
      <ButtonGroup>
        <ButtonLink href={IMPORT}>{w('households.import')}</ButtonLink>
        <ButtonLink href={DUPLICATES} look="secondary">{w('households.duplicates')}</ButtonLink>
      </ButtonGroup>
      {hamlets.length === 0 ? (
        <EmptyState title={w('households.no-hamlets')}>
          <p class="govuk-body">{w('households.no-hamlets-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('households.by-hamlet')}
          columns={[{ head: w('households.field.hamlet') }, { head: w('households.households'), figures: true }]}
          rows={hamlets.map(({ unitId, name }) => [<a class="govuk-link" href={rollPath(unitId)}>{name}</a>, String(counts.get(unitId) ?? 0)])}
          total={[w('households.all'), String(all)]}
        />
      )}
    </Layout>,
  )
}
