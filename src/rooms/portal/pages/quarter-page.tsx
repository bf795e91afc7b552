import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { Quarter } from '#rooms/disclosure/index.ts'
import { readClosedQuarters, readQuarterPaper } from '#rooms/disclosure/store/quarters.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { findQuarterProvince } from '../store/read-quarters.ts'
import { answerPublic, madePage, type PortalHouse } from './answer-public.ts'
import { unitOf } from './feeds.ts'
import { lookOf } from './look.ts'
import { postingPath, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { itemName } from './posting-list.tsx'
import { nameOf, versionOf } from './unit-names.ts'

type Closed = Awaited<ReturnType<typeof readClosedQuarters>>[number]
type Row = Closed['closed']['register']['begun'][number]

const QUARTER = /^(\d{4})-([1-4])$/
const PAPER = /^(\d{4})-([1-4])\.(docx|pdf|xlsx)$/
const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** `/cong-khai/:unit/quy/2026-3`: the register of a quarter as it was closed, and its papers under `2026-3.pdf`. @law 10/2022/QH15 Đ13.2 */
export async function showQuarter(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const asked = c.req.param('quarter') ?? ''
  const paper = PAPER.exec(asked)
  if (paper) return showPaper(c, portal, { year: Number(paper[1]), quarter: Number(paper[2]) as Quarter['quarter'] }, paper[3] as keyof typeof TYPES)
  const match = QUARTER.exec(asked)
  const unit = unitOf(c)
  const here = `${unitPath(unit?.id ?? 0)}/quy/${asked}`
  return answerPublic(c, portal, here, async (tx) => {
    const provinceId = unit && match ? await findQuarterProvince(tx, unit.id) : undefined
    if (!unit || !match || provinceId === undefined) return refuse({ code: 'portal.quarter-not-found' })
    const versions = await readClosedQuarters(tx, { provinceId, unitId: unit.id }, { year: Number(match[1]), quarter: Number(match[2]) as Quarter['quarter'] })
    const [newest] = versions
    if (!newest) return refuse({ code: 'portal.quarter-not-found' })
    const { closed } = newest
    const name = nameOf(unit.id, today, w)
    return accept(
      await madePage(
        <PortalLayout
          visit={visit} look={lookOf(c)} here={here} trail={[{ href: unitPath(unit.id), text: name }]}
          title={w('portal.quarter-title', { quarter: match[2], year: match[1], unit: name })}
        >
          <p>
            {w('portal.quarter-closed', { number: closed.number || w('portal.quarter-no-number'), date: shortDate(closed.dated) })}
          </p>
          {closed.corrects && (
            <div class="say warn">
              <p>{w('portal.quarter-corrects', { version: closed.corrects.version, why: closed.corrects.why })}</p>
            </div>
          )}
          <ul class="ways noprint">
            {(['pdf', 'docx', 'xlsx'] as const).map((format) => (
              <li>
                <a href={`${here}.${format}`}>{w(`portal.paper.${format}`)}</a>
              </li>
            ))}
          </ul>
          <Rows visit={visit} title={w('portal.quarter-begun')} id="trong-quy" rows={closed.register.begun} />
          <Rows visit={visit} title={w('portal.quarter-continued')} id="tu-truoc" rows={closed.register.continued} />
          <p class="note">
            {w('portal.quarter-hash')} <code>{newest.sha256}</code>
          </p>
        </PortalLayout>,
      ),
    )
  }, versionOf(unit, today))
}

function Rows({ visit: { w }, title, id, rows }: { visit: Visit; title: string; id: string; rows: readonly Row[] }) {
  return (
    <section>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p>{w('portal.quarter-none')}</p>
      ) : (
        <ul class="list">
          {rows.map((row) => (
            <li>
              <a href={postingPath(row.code)}>{row.title}</a> {row.withdrawnOn && <span class="tag bad">{w('portal.withdrawn')}</span>}
              <p class="note">
                {itemName(w, row.item)}
                {row.instrument.number && ` · ${row.instrument.number}`}
              </p>
              <ul>
                {gathered(row.showings).map(({ showing, houses }) => (
                  <li>
                    {w(`portal.form.${showing.form}`)}, {houses > 1 ? w('portal.quarter-houses', { count: houses }) : showing.placeName || w(`portal.place.${showing.place}`)}: {shortDate(showing.from)} –{' '}
                    {showing.to ? shortDate(showing.to) : w('portal.goes-on')}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The houses of culture that showed it in the same days are one line. */
function gathered(showings: Row['showings']): { readonly showing: Row['showings'][number]; readonly houses: number }[] {
  const lines = new Map<string, { readonly showing: Row['showings'][number]; houses: number }>()
  for (const [at, showing] of showings.entries()) {
    const key = showing.place === 'culture-house' ? [showing.form, showing.from, showing.to].join(' ') : String(at)
    const line = lines.get(key)
    if (line) line.houses += 1
    else lines.set(key, { showing, houses: 1 })
  }
  return [...lines.values()]
}

async function showPaper(c: PageContext, portal: PortalHouse, which: Quarter, format: keyof typeof TYPES): Promise<Response> {
  const unit = unitOf(c)
  const found = await readOnly(portal.house.database, SYSTEM_SCOPE, async (tx) => {
    const provinceId = unit && loadPlaces().find(unit.id) ? await findQuarterProvince(tx, unit.id) : undefined
    const newest = unit && provinceId !== undefined ? (await readClosedQuarters(tx, { provinceId, unitId: unit.id }, which))[0] : undefined
    const paper = newest && (await readQuarterPaper(tx, provinceId!, unit!.id, which, newest.version, format))
    return accept(paper)
  })
  if (!found.ok || !found.value) return c.notFound() as unknown as Promise<Response>
  return c.body(found.value.bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="quy-${which.quarter}-${which.year}-${unit!.id}.${format}"`,
    'Cache-Control': 'public, max-age=0, s-maxage=10, must-revalidate',
    ETag: `"${found.value.sha256.slice(0, 22)}"`,
  })
}
