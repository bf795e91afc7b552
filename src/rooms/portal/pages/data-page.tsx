import { accept } from '#foundation/result.ts'
import type { PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { DUTY_COLUMNS, LICENCE, POSTING_COLUMNS } from '../open-data.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { lookOf } from './look.ts'
import { DATA } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'

const SOURCES = [
  ['tin.json', 'portal.data-postings'],
  ['tin.csv', 'portal.data-postings'],
  ['tin.atom', 'portal.feed-atom'],
  ['viec.json', 'portal.data-duties'],
  ['viec.csv', 'portal.data-duties'],
  ['han.ics', 'portal.feed-calendar'],
] as const

/** `/du-lieu`: what may be taken away, in which form, under which licence. */
export async function showDataPage(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return answerPublic(c, portal, DATA, async () =>
    accept(
      await madePage(
        <PortalLayout visit={visit} look={lookOf(c)} here={DATA} title={w('portal.open-data')} trail={[]}>
          <p class="lead">{w('portal.data-lead')}</p>
          <p>
            {w('portal.data-licence')} <a href={LICENCE.href}>{LICENCE.name}</a>. {w('portal.data-licence-says')}
          </p>
          <h2>{w('portal.data-addresses')}</h2>
          <p>{w('portal.data-addresses-say')}</p>
          <dl class="facts">
            {SOURCES.map(([file, key]) => (
              <>
                <dt>{w(key)}</dt>
                <dd>
                  <a href={`/cong-khai/1/${file}`}>/cong-khai/1/{file}</a>
                </dd>
              </>
            ))}
            <dt>{w('portal.data-catalog')}</dt>
            <dd>
              <a href="/du-lieu/catalog.jsonld">/du-lieu/catalog.jsonld</a>
            </dd>
            <dt>OpenAPI</dt>
            <dd>
              <a href="/api/openapi.json">/api/openapi.json</a>
            </dd>
          </dl>
          <h2>{w('portal.data-privacy')}</h2>
          <p>{w('portal.data-privacy-says')}</p>
          <h2>{w('portal.data-columns')}</h2>
          <h3>{w('portal.data-postings')}</h3>
          <Columns visit={visit} columns={POSTING_COLUMNS} />
          <h3>{w('portal.data-duties')}</h3>
          <Columns visit={visit} columns={DUTY_COLUMNS} />
        </PortalLayout>,
      ),
    ),
  )
}

function Columns({ visit: { w }, columns }: { visit: ReturnType<typeof visitOf>; columns: readonly string[] }) {
  return (
    <dl class="facts">
      {columns.map((column) => (
        <>
          <dt>
            <code>{column}</code>
          </dt>
          <dd>{w(`portal.column.${column}`)}</dd>
        </>
      ))}
    </dl>
  )
}
