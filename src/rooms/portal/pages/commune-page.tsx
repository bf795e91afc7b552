import { shortDate } from '#foundation/calendar-date.ts'
import { type UnitId, unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { Tx } from '#storage/transaction.ts'
import { listPublicCovenants } from '#rooms/covenants/store/index.ts'
import { complianceOfYear, dueBy, NO_DUTIES, overdueOf, waitingOf } from '../compliance.ts'
import { findContact, type Contact } from '../store/contacts.ts'
import { readPublicDuties } from '../store/read-duties.ts'
import { titlesOfLocalItems } from '../store/local-titles.ts'
import { countByItem, countByMonth, countByPlace, readPostings } from '../store/read-postings.ts'
import { comingGatherings, readPublicDecisions } from '../store/read-deliberations.ts'
import { readQuarters } from '../store/read-quarters.ts'
import { keepsContact } from './contact-page.tsx'
import { madePage } from './answer-public.ts'
import { DecisionList, GatheringList } from './ban-page.tsx'
import { feedsOf } from './feed-links.ts'
import { lookOf } from './look.ts'
import type { Made } from './public-cache.ts'
import { askPath, banListPath, CONTACT, covenantListPath, covenantPath, DATA, listPath, overduePath, PORTAL, postingPath, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { itemName, ITEMS, OverdueList, PostingList } from './posting-list.tsx'
import { nameOf, provinceOf } from './unit-names.ts'

const NEWEST = 6
const RUNNING = 6
const OVERDUE = 30
const DELIBERATIONS = 4
const COVENANTS = 6

/** What a citizen is told of where a covenant stands; all else is past. */
const PUBLIC_STATES: Readonly<Record<string, string>> = {
  posted: 'posted', adopted: 'waiting', submitted: 'waiting', recognised: 'in-force', suspended: 'suspended', 'not-adopted': 'not-in-force', refused: 'not-in-force',
}

/** A commune's home: what is new, what is shown now, what is overdue, whom to reach; then by item, place, date, quarter. */
export async function communeMade(c: PageContext, tx: Tx, unitId: UnitId): Promise<Made> {
  const visit = visitOf(c)
  const { w, today } = visit
  const places = loadPlaces()
  const title = unitName(places.spanNearest(unitId, today), w)
  const province = provinceOf(unitId, today)
  const path = places.pathTextAt(unitId, today)!
  const newest = await readPostings(tx, { holderId: unitId, limit: NEWEST + 1 }, today)
  const running = await readPostings(tx, { holderId: unitId, running: true, limit: RUNNING + 1 }, today)
  const duties = await readPublicDuties(tx, path, today)
  const overdue = overdueOf(duties)
  const waiting = waitingOf(duties).slice(0, 5)
  const compliance = complianceOfYear(duties, today).get(unitId) ?? NO_DUTIES
  const byItem = await countByItem(tx, { holderId: unitId }, today)
  const byPlace = await countByPlace(tx, { holderId: unitId }, today)
  const byMonth = await countByMonth(tx, { holderId: unitId }, today)
  const coming = await comingGatherings(tx, path, today, DELIBERATIONS)
  const decided = await readPublicDecisions(tx, { under: path, limit: DELIBERATIONS })
  const covenants = await listPublicCovenants(tx, path)
  const contact = await findContact(tx, unitId)
  const quarters = await readQuarters(tx, unitId)
  const localTitles = await titlesOfLocalItems(tx, unitId)
  const others = [...byItem.keys()].filter((item) => !(ITEMS as readonly string[]).includes(item)).toSorted()
  return madePage(
    <PortalLayout
      visit={visit} look={lookOf(c)} here={unitPath(unitId)} title={title} feeds={feedsOf(unitId, w)}
      trail={province === undefined ? [] : [{ href: unitPath(province), text: nameOf(province, today, w) }]}
      description={w('portal.commune-says', { unit: title })}
    >
      <p class="lead">{w('portal.commune-says', { unit: title })}</p>
      <ul class="ways noprint">
        {newest.length > 0 && <li><a href="#moi">{w('portal.newest')}</a></li>}
        {overdue.length > 0 && <li><a href="#qua-han">{w('portal.overdue')} ({overdue.length})</a></li>}
        {(coming.length > 0 || decided.length > 0) && <li><a href="#ban">{w('ban.title')}</a></li>}
        <li><a href="#lien-he">{w('portal.contact')}</a></li>
        <li><a href="#noi-dung-luat">{w('portal.by-item')}</a></li>
        <li><a href={`${PORTAL}/${unitId}/nhan-tin`}>{w('portal.subscribe')}</a></li>
      </ul>
      <form method="get" action={`${PORTAL}/${unitId}/tin`} role="search">
        <div class="row">
          <div>
            <label for="tim">{w('portal.find-posting', { unit: title })}</label>
            <input id="tim" name="tim" type="search" maxlength={200} autocomplete="off" />
          </div>
          <button>{w('portal.find-do')}</button>
        </div>
      </form>

      <h2 id="moi">{w('portal.newest')}</h2>
      {newest.length === 0 ? <p>{w('portal.nothing-of-unit')}</p> : <PostingList visit={visit} postings={newest.slice(0, NEWEST)} />}
      {newest.length > NEWEST && <p><a href={listPath(unitId)}>{w('portal.all-postings')}</a></p>}

      {overdue.length > 0 && (
        <section>
          <h2 id="qua-han">{w('portal.overdue')}</h2>
          <p>{w('portal.overdue-says')}</p>
          <OverdueList visit={visit} duties={overdue.slice(0, OVERDUE)} />
          {overdue.length > OVERDUE && <p><a href={overduePath(unitId)}>{w('portal.overdue-all', { count: overdue.length })}</a></p>}
        </section>
      )}
      {dueBy(compliance) > 0 && (
        <p>
          {w('portal.kept', { year: today.slice(0, 4), due: dueBy(compliance), inTime: compliance.inTime, late: compliance.late, overdue: compliance.overdue })}
        </p>
      )}
      {waiting.length > 0 && (
        <section>
          <h2>{w('portal.waiting')}</h2>
          <ul>
            {waiting.map((duty) => <li>{w('portal.waiting-line', { title: duty.title, date: shortDate(duty.due) })}</li>)}
          </ul>
        </section>
      )}
      {running.length > 0 && (
        <section>
          <h2>{w('portal.running')}</h2>
          <ul>
            {running.slice(0, RUNNING).map((posting) => (
              <li>
                <a href={postingPath(posting.code)}>{posting.title}</a>
              </li>
            ))}
          </ul>
          {running.length > RUNNING && <p><a href={listPath(unitId, { dang: 'niem-yet' })}>{w('portal.running-all')}</a></p>}
        </section>
      )}

      {(coming.length > 0 || decided.length > 0) && (
        <section>
          <h2 id="ban">{w('ban.title')}</h2>
          {coming.length > 0 && <h3>{w('ban.coming')}</h3>}
          {coming.length > 0 && <GatheringList visit={visit} gatherings={coming} />}
          {decided.length > 0 && <h3>{w('ban.results')}</h3>}
          {decided.length > 0 && <DecisionList visit={visit} decisions={decided} />}
          <p><a href={banListPath(unitId)}>{w('ban.all-of-unit')}</a></p>
        </section>
      )}

      {covenants.length > 0 && (
        <section>
          <h2 id="huong-uoc">{w('ban.covenants')}</h2>
          <ul>
            {covenants.slice(0, COVENANTS).map(({ code, title: name, state, hamlet }) => (
              <li>
                <a href={covenantPath(code)}>{name}</a> {hamlet}; {w(`ban.covenant-state.${PUBLIC_STATES[state] ?? 'past'}`)}
              </li>
            ))}
          </ul>
          {covenants.length > COVENANTS && <p><a href={covenantListPath(unitId)}>{w('ban.covenants-all', { count: covenants.length })}</a></p>}
        </section>
      )}

      <WhomToReach visit={visit} contact={contact} unitId={unitId} />

      <h2 id="noi-dung-luat">{w('portal.by-item')}</h2>
      <p class="note">{w('portal.by-item-says')}</p>
      <ol class="list items">
        {[...ITEMS, ...others].map((item) => {
          const found = byItem.get(item)
          const name = localTitles.get(item) ?? itemName(w, item)
          return (
            <li>
              {found ? <a href={listPath(unitId, { muc: item })}>{name}</a> : <span>{name}</span>}
              <p class="note">{found ? w('portal.item-count', { count: found.count, date: shortDate(found.newest) }) : w('portal.item-none')}</p>
            </li>
          )
        })}
      </ol>

      <div class="cols">
        {byPlace.length > 0 && (
          <section>
            <h2>{w('portal.by-place')}</h2>
            <ul class="list items">
              {byPlace.map((place) => (
                <li>
                  <a href={listPath(unitId, place.hamlet_id === null ? { noi: place.place } : { thon: place.hamlet_id })}>{place.name ?? place.place}</a>{' '}
                  <small>{w('portal.count', { count: place.count })}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        {byMonth.length > 0 && (
          <section>
            <h2>{w('portal.by-month')}</h2>
            <ul class="list items">
              {byMonth.map(({ month, count }) => (
                <li>
                  <a href={listPath(unitId, { thang: month })}>{w('portal.month', { month: Number(month.slice(5)), year: month.slice(0, 4) })}</a>{' '}
                  <small>{w('portal.count', { count })}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{w('portal.quarters')}</h2>
          {quarters.length === 0 ? (
            <p>{w('portal.quarters-none')}</p>
          ) : (
            <ul class="list">
              {quarters.map((quarter) => (
                <li>
                  <a href={`${PORTAL}/${unitId}/quy/${quarter.year}-${quarter.quarter}`}>{w('portal.quarter', { quarter: quarter.quarter, year: quarter.year })}</a>
                  <p class="note">
                    {quarter.number && `${quarter.number}, `}
                    {shortDate(quarter.dated)}
                    {quarter.version > 1 && ` · ${w('portal.version-n', { version: quarter.version })}`}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <h2>{w('portal.follow')}</h2>
      <ul class="ways">
        <li><a href={`${PORTAL}/${unitId}/nhan-tin`}>{w('portal.subscribe')}</a></li>
        <li><a href={`${PORTAL}/${unitId}/tin.atom`}>{w('portal.feed-atom')}</a></li>
        <li><a href={`${PORTAL}/${unitId}/han.ics`}>{w('portal.feed-calendar')}</a></li>
        <li><a href={`${PORTAL}/${unitId}/tin.csv`}>CSV</a></li>
        <li><a href={`${PORTAL}/${unitId}/tin.json`}>JSON</a></li>
        <li><a href={DATA}>{w('portal.open-data')}</a></li>
      </ul>
    </PortalLayout>,
  )
}

/** Who answers, how to reach them, and how to ask. */
export function WhomToReach({ visit, contact, unitId }: { visit: Visit; contact: Contact | undefined; unitId: UnitId }) {
  const { w } = visit
  const rows = contact
    ? ([
        ['portal.contact-office', contact.office],
        ['portal.contact-head', contact.head],
        ['portal.contact-address', contact.address],
        ['portal.contact-phone', contact.phone],
        ['portal.contact-email', contact.email],
        ['portal.contact-hours', contact.hours],
        ['portal.contact-reception', contact.reception],
      ] as const).filter(([, value]) => value !== '')
    : []
  return (
    <section>
      <h2 id="lien-he">{w('portal.contact')}</h2>
      {rows.length === 0 ? (
        <p>{w('portal.contact-none')}</p>
      ) : (
        <dl class="facts">
          {rows.map(([key, value]) => (
            <>
              <dt>{w(key)}</dt>
              <dd>{key === 'portal.contact-email' ? <a href={`mailto:${value}`}>{value}</a> : key === 'portal.contact-phone' ? <a href={`tel:${value.replaceAll(/[^\d+]/g, '')}`}>{value}</a> : value}</dd>
            </>
          ))}
        </dl>
      )}
      <p>
        <a href={askPath({ unit: unitId })}>{w('portal.ask')}</a>
        {visit.officer?.unitId === unitId && keepsContact(visit) && (
          <>
            {' · '}
            <a href={CONTACT}>{w('portal.contact-edit')}</a>
          </>
        )}
      </p>
    </section>
  )
}
