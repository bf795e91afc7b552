import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { Attachments, filesPath } from '#rooms/files/pages/index.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { ButtonGroup, ButtonLink, DataTable, ErrorSummary, Inset, type Problem, SummaryList, Tag, type Tone } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { DemandState } from '../index.ts'
import { TRANSLATION_LANGS } from '../store/index.ts'
import { articleText, itemText, whereText } from './in-words.ts'
import { mayHere } from './keeper.ts'
import { hamletsPath } from './notices/notice-paths.ts'
import { correctPath, DESK, dutyPath, postingPath, publicPath, translatePath, versionsPath, withdrawPath } from './paths.ts'
import { type PostingDesk, readPostingDesk } from './posting-desk.ts'
import { demandSays } from './desk-page.tsx'
import { PostingPapers } from './papers-files.tsx'
import { Showings } from './showings.tsx'

/** GET /viec/cong-khai/tin/:postingId — one posting: how it stands, where it is shown, its versions. */
export async function showPosting(c: PageContext, house: House): Promise<Response> {
  return postingPage(c, house)
}

/** `open` is the form on the page that was refused, with what was typed. */
export async function postingPage(
  c: PageContext, house: House, problems: readonly Problem[] = [], open: string = '', typed: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readPostingDesk(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { posting, rule } = read.value
  const { text } = posting
  const live = posting.state === 'posted'
  return page(
    c,
    <Layout
      visit={visit} title={text.title} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} refused={problems.length > 0}
      ask={rule ? itemText(rule, w) : undefined} state={<Tag tone={live ? 'good' : 'closed'}>{w(`disclosure.posting-state.${posting.state}`)}</Tag>}
    >
      <ErrorSummary w={w} problems={problems} />
      {posting.withdrawn && <Inset>{w('disclosure.withdrawn-why', { date: shortDate(dayInVietNam(posting.withdrawn.at)), why: posting.withdrawn.why })}</Inset>}
      {live && (
        <ButtonGroup>
          {mayHere(visit, 'correct-posting') && <ButtonLink href={correctPath(posting.postingId)}>{w('disclosure.correct')}</ButtonLink>}
          {mayHere(visit, 'withdraw-posting') && (
            <ButtonLink href={withdrawPath(posting.postingId)} look="secondary">
              {w('disclosure.withdraw')}
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      <Facts desk={read.value} visit={visit} />
      <Demands desk={read.value} visit={visit} />
      {live && <PostingPapers postingId={posting.postingId} commune={(posting.discloser ?? 'commune') === 'commune'} w={w} />}
      <Hamlets desk={read.value} visit={visit} />
      <Translations desk={read.value} visit={visit} />
      <Files desk={read.value} visit={visit} />
      <Showings desk={read.value} visit={visit} problems={problems} open={open} typed={typed} />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Facts({ desk: { posting, names }, visit: { w } }: { desk: PostingDesk; visit: Visit }) {
  const { text } = posting
  const { instrument } = text
  const decision = instrument.number ? w('disclosure.decision-of', { number: instrument.number, date: instrument.date ? shortDate(instrument.date) : '–' }) : ''
  const by = posting.versions[0]?.author
  return (
    <SummaryList
      rows={[
        ...(decision ? [{ key: w('disclosure.decision'), value: [decision, instrument.title].filter(Boolean).join(', ') }] : []),
        ...(text.summary ? [{ key: w('disclosure.field.summary'), value: text.summary }] : []),
        ...(text.content ? [{ key: w('disclosure.field.content'), value: <div class="nr-text">{text.content}</div> }] : []),
        ...(text.link ? [{ key: w('disclosure.field.link'), value: <a class="govuk-link" href={text.link} rel="noopener noreferrer">{text.link}</a> }] : []),
        { key: w('disclosure.field.first-day'), value: shortDate(posting.firstDay) },
        ...(posting.webUntil ? [{ key: w('disclosure.web-until'), value: shortDate(posting.webUntil) }] : []),
        { key: w('disclosure.public-address'), value: <a class="govuk-link" href={publicPath(posting.code)}>{publicPath(posting.code)}</a> },
        {
          key: w('disclosure.version'),
          value: (
            <>
              {w('disclosure.version-of', { version: posting.version, date: shortDate(dayInVietNam(text.at)), by: (by && names.get(by)) ?? '–' })}{' '}
              {posting.version > 1 && (
                <a class="govuk-link" href={versionsPath(posting.postingId)}>
                  {w('disclosure.versions')}
                </a>
              )}
            </>
          ),
        },
        ...(posting.dutyId ? [{ key: w('disclosure.duty'), value: <a class="govuk-link" href={dutyPath(posting.dutyId)}>{w('disclosure.duty-open')}</a> }] : []),
      ]}
    />
  )
}

const TONES: Readonly<Record<DemandState, Tone>> = { met: 'good', running: 'waiting', short: 'bad', missing: 'bad', 'not-required': 'closed' }

/** What the law demands of it, and how far each demand is met. */
function Demands({ desk: { posting, rule }, visit }: { desk: PostingDesk; visit: Visit }) {
  const { w } = visit
  const demands = posting.demands.filter(({ standing }) => standing.state !== 'not-required')
  if (!rule || demands.length === 0) return null
  return (
    <DataTable
      id="yeu-cau" caption={w('disclosure.demands')} narrow="cards"
      columns={[{ head: w('disclosure.form-and-place') }, { head: w('disclosure.state') }, { head: w('disclosure.says') }, { head: w('disclosure.basis') }]}
      rows={demands.map((one) => [
        whereText(rule.discloser, one.demand, w),
        <Tag tone={TONES[one.standing.state]}>{w(`disclosure.demand-state.${one.standing.state}`)}</Tag>,
        demandSays(one, visit),
        articleText(one.demand.article, w),
      ])}
    />
  )
}

/** Whether the heads of the hamlets were told, and what they said. */
function Hamlets({ desk: { posting, rule }, visit: { w } }: { desk: PostingDesk; visit: Visit }) {
  if (rule?.discloser !== 'commune') return null
  const { notices } = posting
  const asked = rule.demands.some(({ place }) => place === 'hamlet')
  if (notices.length === 0 && (!asked || posting.state === 'withdrawn')) return null
  const said = notices.filter(({ confirmedAt }) => confirmedAt !== null).length
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.hamlets')}</h2>
      <p class="govuk-body">{notices.length === 0 ? w('disclosure.hamlets-not-sent') : w('disclosure.hamlets-said', { sent: notices.length, said })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={hamletsPath(posting.postingId)}>
          {w(notices.length === 0 ? 'disclosure.hamlets-send' : 'disclosure.hamlets-see')}
        </a>
      </p>
    </section>
  )
}

/** In which other languages it is told. */
function Translations({ desk: { posting, translations }, visit }: { desk: PostingDesk; visit: Visit }) {
  const { w } = visit
  const open = posting.state === 'posted' && mayHere(visit, 'correct-posting')
  if (translations.length === 0 && !open) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.translations')}</h2>
      {translations.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {translations.map(({ lang, title }) => (
            <li>
              {w(`disclosure.lang.${lang}`)}: <span lang={lang}>{title}</span>
            </li>
          ))}
        </ul>
      )}
      {open && translations.length < TRANSLATION_LANGS.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={translatePath(posting.postingId)}>
            {w('disclosure.translate')}
          </a>
        </p>
      )}
    </section>
  )
}

/** The documents and photos of the posting. */
function Files({ desk: { posting, files }, visit: { w } }: { desk: PostingDesk; visit: Visit }) {
  const { provinceId, postingId } = posting
  return (
    <section>
      <h2 class="govuk-heading-m">{w('disclosure.files')}</h2>
      <Attachments w={w} files={files} inside />
      <p class="govuk-body">
        <a class="govuk-link" href={filesPath({ provinceId, kind: 'posting', id: postingId }, postingPath(postingId))}>
          {w('disclosure.files-add')}
        </a>
      </p>
    </section>
  )
}
