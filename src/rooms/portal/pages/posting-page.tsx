import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { type DutyState, type WordChange, wordChanges } from '#rooms/disclosure/index.ts'
import { filePath, smallPath } from '#rooms/files/pages/paths.ts'
import type { PageContext } from '#web/house.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { findPosting, type PostingPage, type PublicVersion } from '../store/read-posting.ts'
import { answerPublic, madePage, originOf, type PortalHouse } from './answer-public.ts'
import { DemandTable } from './demand-table.tsx'
import { lookOf } from './look.ts'
import { askPath, listPath, postingPath, unitPath } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'
import { itemName } from './posting-list.tsx'
import { ShowingTable } from './showing-table.tsx'
import { nameOf, provinceOf } from './unit-names.ts'

const CODE = /^[a-z2-7]{10}$/

/** `/ck/:code`: what was disclosed, in plain words first. `?ban=N`: a former version. `?in=1`: for paper. */
export async function showPosting(c: PageContext, portal: PortalHouse): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const typed = c.req.param('code') ?? ''
  // Read off a paper and typed in capitals.
  const code = typed.toLowerCase()
  if (code !== typed && CODE.test(code)) return c.redirect(postingPath(code), 301)
  const asked = /^[1-9]\d{0,4}$/.test(c.req.query('ban') ?? '') ? Number(c.req.query('ban')) : undefined
  const bare = c.req.query('in') === '1'
  const here = `${postingPath(code)}${asked === undefined ? '' : `?ban=${asked}`}`
  return answerPublic(c, portal, `${here}${bare ? ' in' : ''}`, async (tx) => {
    const posting = CODE.test(code) ? await findPosting(tx, code, today) : undefined
    const version = posting && (asked === undefined ? posting.versions[0] : posting.versions.find((each) => each.version === asked))
    if (!posting || !version) return refuse({ code: 'portal.posting-not-found' })
    const unit = nameOf(posting.holderId, today, w)
    const province = provinceOf(posting.holderId, today)
    return accept(
      await madePage(
        <PortalLayout
          visit={visit} look={lookOf(c)} here={bare ? `${originOf(c, portal.house)}${here}` : here} title={version.title} bare={bare}
          description={posting.namesCitizens ? undefined : version.summary || undefined}
          unlisted={posting.visibility !== 'shown' || posting.namesCitizens || version.version !== posting.version}
          trail={[
            ...(province === undefined || province === posting.holderId ? [] : [{ href: unitPath(province), text: nameOf(province, today, w) }]),
            { href: unitPath(posting.holderId), text: unit },
            { href: listPath(posting.holderId, { muc: posting.item }), text: itemName(w, posting.item) },
          ]}
        >
          <PostingBody visit={visit} posting={posting} version={version} unit={unit} bare={bare} />
        </PortalLayout>,
      ),
    )
  }, { posting: code })
}

type BodyProps = { visit: Visit; posting: PostingPage; version: PublicVersion; unit: string; bare: boolean }

function PostingBody({ visit, posting, version, unit, bare }: BodyProps) {
  const { w, today } = visit
  const shown = posting.visibility === 'shown'
  const old = version.version !== posting.version
  const hidden = shown && old && posting.namesCitizens
  return (
    <>
      <p class="note">
        {unit}
        {' · '}
        {itemName(w, posting.item)}
        {' · '}
        {w('portal.disclosed-on', { date: shortDate(posting.firstDay) })}
        {posting.unitId !== posting.holderId && ` · ${w('portal.arose-for', { unit: nameOf(posting.unitId, today, w) })}`}
      </p>
      <State visit={visit} posting={posting} />
      {shown && old && (
        <div class="say warn">
          <p>
            {w('portal.old-version', { version: version.version, newest: posting.version })} <a href={postingPath(posting.code)}>{w('portal.to-newest')}</a>
          </p>
        </div>
      )}
      {hidden && <p>{w('portal.old-names-citizens')}</p>}
      {version.summary && <p class="lead text">{version.summary}</p>}
      <dl class="facts">
        {(version.instrument.number || version.instrument.title) && (
          <>
            <dt>{w('portal.instrument')}</dt>
            <dd>
              {version.instrument.number}
              {version.instrument.date && ` (${shortDate(version.instrument.date)})`}
              {version.instrument.title && <>{version.instrument.number ? ': ' : ''}{version.instrument.title}</>}
            </dd>
          </>
        )}
        {posting.duty && (
          <>
            <dt>{w('portal.due')}</dt>
            <dd>
              {shortDate(posting.duty.due)}{' '}
              <DutyTag visit={visit} state={posting.duty.state} />
            </dd>
          </>
        )}
        {shown && posting.webUntil && (
          <>
            <dt>{w('portal.web-until')}</dt>
            <dd>{shortDate(posting.webUntil)}</dd>
          </>
        )}
        <dt>{w('portal.code')}</dt>
        <dd>{posting.code}</dd>
      </dl>
      {version.content && (
        <>
          <h2>{w('portal.content')}</h2>
          <div class="text">{version.content}</div>
        </>
      )}
      {shown && !old && <Tongues visit={visit} posting={posting} />}
      <Files visit={visit} posting={posting} />
      <ShowingTable visit={visit} posting={posting} />
      <DemandTable visit={visit} posting={posting} />
      <Versions visit={visit} posting={posting} here={version} />
      {!bare && (
        <div class="noprint">
          <h2>{w('portal.doubts')}</h2>
          <ul class="ways">
            <li>
              <a href={askPath({ unit: posting.holderId, posting: posting.code })}>{w('portal.ask')}</a>
            </li>
            <li>
              <a href={askPath({ unit: posting.holderId, posting: posting.code, kind: 'not-posted' })}>{w('portal.not-posted-there')}</a>
            </li>
            <li>
              <a href={`${postingPath(posting.code)}?in=1`}>{w('portal.for-paper')}</a>
            </li>
          </ul>
        </div>
      )}
    </>
  )
}

/** Whether it was disclosed in time in every form that is obligatory; nothing where time is still left for one of them. */
function DutyTag({ visit: { w }, state }: { visit: Visit; state: DutyState }) {
  switch (state) {
    case 'in-time': return <span class="tag good">{w('portal.was-in-time')}</span>
    case 'late': return <span class="tag bad">{w('portal.was-late')}</span>
    case 'overdue': return <span class="tag bad">{w('portal.not-in-every-form')}</span>
    default: return null
  }
}

function State({ visit: { w }, posting }: { visit: Visit; posting: PostingPage }) {
  if (posting.visibility === 'withdrawn' && posting.withdrawn) {
    return (
      <div class="say bad">
        <p>
          <strong>{w('portal.withdrawn-on', { date: shortDate(dayInVietNam(posting.withdrawn.at)) })}</strong> {w('portal.reason', { why: posting.withdrawn.why })}
        </p>
        <p>{w('portal.not-shown-ask')}</p>
      </div>
    )
  }
  if (posting.visibility === 'removed') {
    return (
      <div class="say plain">
        <p>
          <strong>{w('portal.removed-on', { date: shortDate(posting.webUntil!) })}</strong> {w('portal.removed-why')}
        </p>
        <p>{w('portal.not-shown-ask')}</p>
      </div>
    )
  }
  return null
}

/** The same text in the languages of the people there, with the tongue told to screen readers. */
function Tongues({ visit: { w }, posting }: { visit: Visit; posting: PostingPage }) {
  const audio = posting.files.filter(({ role }) => role === 'audio')
  if (posting.translations.length === 0 && audio.length === 0) return null
  return (
    <section>
      <h2>{w('portal.tongues')}</h2>
      {posting.translations.map((text) => (
        <details>
          <summary>
            {w(`portal.tongue.${text.lang}`)}: <span lang={text.lang}>{text.title}</span>
          </summary>
          <div class="text" lang={text.lang}>
            {text.content}
          </div>
        </details>
      ))}
      {audio.map((file) => (
        <figure>
          <figcaption>
            {w('portal.listen', { tongue: file.lang && w.has(`portal.tongue.${file.lang}`) ? w(`portal.tongue.${file.lang}`) : w('portal.tongue.vi') })}
            {file.caption && `: ${file.caption}`}
          </figcaption>
          <audio controls preload="none" src={filePath(file)} />
        </figure>
      ))}
    </section>
  )
}

function Files({ visit: { w }, posting }: { visit: Visit; posting: PostingPage }) {
  const files = posting.files.filter(({ role }) => role !== 'audio')
  if (files.length === 0) return null
  const photos = files.filter(({ role }) => role === 'photo')
  const documents = files.filter(({ role }) => role !== 'photo')
  return (
    <section>
      <h2>{w('portal.files')}</h2>
      {documents.length > 0 && (
        <ul class="list">
          {documents.map((file) => (
            <li>
              <a href={filePath(file)}>{file.name}</a>
              {file.caption && <p class="note">{file.caption}</p>}
            </li>
          ))}
        </ul>
      )}
      {photos.length > 0 && (
        <div class="cols">
          {photos.map((file) => (
            <figure>
              <a href={filePath(file)}>
                <img src={smallPath(file)} alt={file.caption || w('portal.photo', { name: file.name })} loading="lazy" width="320" />
              </a>
              {file.caption && <figcaption class="note">{file.caption}</figcaption>}
            </figure>
          ))}
        </div>
      )}
    </section>
  )
}

/** All versions; between two neighbours, what changed. */
function Versions({ visit, posting, here }: { visit: Visit; posting: PostingPage; here: PublicVersion }) {
  const { w } = visit
  if (posting.versions.length < 2) return null
  const mayCompare = posting.visibility === 'shown' && !posting.namesCitizens
  return (
    <section>
      <h2>{w('portal.versions')}</h2>
      <ul class="list">
        {posting.versions.map((version, index) => {
          const before = posting.versions[index + 1]
          return (
            <li>
              {version.version === here.version || !mayCompare ? (
                <strong>{w('portal.version-n', { version: version.version })}</strong>
              ) : (
                <a href={`${postingPath(posting.code)}?ban=${version.version}`}>{w('portal.version-n', { version: version.version })}</a>
              )}{' '}
              {shortDate(dayInVietNam(version.at))}
              {version.why && <p>{w('portal.reason', { why: version.why })}</p>}
              {before && mayCompare && (
                <details>
                  <summary>{w('portal.what-changed')}</summary>
                  <Changed w={w} name="portal.changed-title" changes={wordChanges(before.title, version.title)} />
                  <Changed w={w} name="portal.changed-summary" changes={wordChanges(before.summary, version.summary)} />
                  <Changed w={w} name="portal.changed-content" changes={wordChanges(before.content, version.content)} />
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Changed({ w, name, changes }: { w: Visit['w']; name: string; changes: readonly WordChange[] }) {
  if (changes.every(({ kind }) => kind === 'same')) return null
  return (
    <>
      <p class="note">{w(name)}</p>
      <div class="text">
        {changes.map(({ kind, text }) => (kind === 'gone' ? <del>{text}</del> : kind === 'come' ? <ins>{text}</ins> : text.length > 400 ? `${text.slice(0, 180)} … ${text.slice(-180)}` : text))}
      </div>
    </>
  )
}
