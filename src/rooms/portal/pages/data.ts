import { type CalendarDate, parseCalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { printCatalog } from '../catalog.ts'
import { DUTY_COLUMNS, LICENCE, openDuty, openPosting, POSTING_COLUMNS, type UnitFacts } from '../open-data.ts'
import { printCsv } from '../print-csv.ts'
import { readOpenDuties, readStates } from '../store/read-duties.ts'
import { type PostingQuestion, readPostings } from '../store/read-postings.ts'
import { answerPublic, originOf, type PortalHouse } from './answer-public.ts'
import { heirOf, unitOf } from './feeds.ts'
import { unitPath } from './paths.ts'
import { versionOf } from './unit-names.ts'

/** Rows in one answer; where there are more, it names the address of the next. */
const ROWS = 1000

type Kind = 'tin' | 'viec'
type Format = 'csv' | 'json'

/** `/cong-khai/:unit/tin.json`, `.csv`, `/viec.json`, `.csv`: postings and duties of a unit and all below it. */
export async function showData(c: PageContext, portal: PortalHouse, kind: Kind, format: Format): Promise<Response> {
  const { today } = visitOf(c)
  const unit = unitOf(c)
  const asked = askedData(c)
  const at = (id: number, page: number): string => `${unitPath(id)}/${kind}.${format}${queryOf(asked, page)}`
  return answerPublic(c, portal, at(unit?.id ?? 0, asked.trang), async (tx) => {
    const heir = unit && heirOf(unit, today)
    if (!unit || heir === undefined) return refuse({ code: 'places.unit-not-found' })
    if (heir !== unit.id) return accept({ elsewhere: at(heir, asked.trang), status: 301 as const })
    const path = loadPlaces().pathTextAt(unit.id, today)!
    const origin = originOf(c, portal.house)
    const facts = factsOf(visitOf(c))
    const parts = { ...(asked.muc && { item: asked.muc }), ...(asked.tu && { from: asked.tu }), ...(asked.den && { to: asked.den }) }
    const window = { limit: ROWS + 1, skip: (asked.trang - 1) * ROWS }
    const found =
      kind === 'tin'
        ? await readOpenPostings(tx, { path, ...parts, ...window }, today, origin, facts)
        : (await readOpenDuties(tx, { path, ...parts, ...window }, today)).map((duty) => openDuty(duty, facts))
    const rows = found.slice(0, ROWS)
    const next = found.length > ROWS ? `${origin}${at(unit.id, asked.trang + 1)}` : null
    const headers = { Link: [`<${LICENCE.href}>; rel="license"`, ...(next ? [`<${next}>; rel="next"`] : [])].join(', '), 'Access-Control-Allow-Origin': '*' }
    if (format === 'json') {
      const body = JSON.stringify({ licence: LICENCE.name, licence_href: LICENCE.href, source: origin, as_of: today, next, [kind === 'tin' ? 'postings' : 'duties']: rows })
      return accept({ type: 'application/json; charset=utf-8', body: `${body}\n`, headers })
    }
    const columns: readonly string[] = kind === 'tin' ? POSTING_COLUMNS : DUTY_COLUMNS
    const body = printCsv(columns, rows.map((row) => columns.map((column) => (row as Record<string, string | number | boolean | null>)[column] ?? null)))
    return accept({ type: 'text/csv; charset=utf-8', body, headers: { ...headers, 'Content-Disposition': `attachment; filename="${kind}-${unit.id}.csv"` } })
  }, versionOf(unit, today))
}

async function readOpenPostings(tx: Tx, asked: PostingQuestion, today: CalendarDate, origin: string, facts: UnitFacts) {
  const postings = await readPostings(tx, asked, today)
  const states = await readStates(tx, postings.flatMap(({ dutyId }) => dutyId ?? []), today)
  return postings.map((posting) => openPosting(posting, posting.dutyId === null ? undefined : states.get(posting.dutyId), origin, facts))
}

type AskedData = { readonly muc: string; readonly tu: CalendarDate | undefined; readonly den: CalendarDate | undefined; readonly trang: number }

function askedData(c: PageContext): AskedData {
  const day = (name: string): CalendarDate | undefined => {
    const read = parseCalendarDate(c.req.query(name) ?? '')
    return read.ok ? read.value : undefined
  }
  const [item, page] = [c.req.query('muc') ?? '', c.req.query('trang') ?? '']
  return { muc: /^[a-z0-9-]{1,40}$/.test(item) ? item : '', tu: day('tu'), den: day('den'), trang: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1 }
}

function queryOf(asked: AskedData, page: number): string {
  const query = new URLSearchParams()
  if (asked.muc) query.set('muc', asked.muc)
  if (asked.tu) query.set('tu', asked.tu)
  if (asked.den) query.set('den', asked.den)
  if (page > 1) query.set('trang', String(page))
  return query.size > 0 ? `?${query}` : ''
}

/** The names of the data are Vietnamese, whatever language the reader of the moment has. */
function factsOf({ today }: Visit): UnitFacts {
  const places = loadPlaces()
  const say = words('vi')
  return (unitId) => {
    if (!places.find(unitId)) return { code: '', name: '' }
    const span = places.spanNearest(unitId, today)
    return { code: span.code, name: unitName(span, say) }
  }
}

/** `/du-lieu/catalog.jsonld`. */
export async function showCatalog(c: PageContext, portal: PortalHouse): Promise<Response> {
  const origin = originOf(c, portal.house)
  const of = (lang: 'vi' | 'en') => {
    const w = words(lang)
    return {
      title: w('portal.catalog-title'),
      description: w('portal.catalog-says'),
      publisher: w('portal.catalog-publisher'),
      postings: w('portal.data-postings'),
      postingsSay: w('portal.data-postings-say'),
      duties: w('portal.data-duties'),
      dutiesSay: w('portal.data-duties-say'),
    }
  }
  return answerPublic(c, portal, '/du-lieu/catalog.jsonld', async () =>
    accept({ type: 'application/ld+json; charset=utf-8', body: printCatalog(origin, { vi: of('vi'), en: of('en') }), headers: { 'Access-Control-Allow-Origin': '*' } }),
  )
}
