import { shortDate } from '#foundation/calendar-date.ts'
import { isId } from '#foundation/ids.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { speakVietnamese } from '#foundation/spoken-vietnamese.ts'
import type { AttachedFile, Thing } from '#rooms/files/index.ts'
import { Attachments, filesPath } from '#rooms/files/pages/index.ts'
import { filesOf } from '#rooms/files/store/index.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { notFoundPage, page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { ButtonLink, Details, Inset, type Problem, SummaryList, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import { type HamletNotice, listNotices } from '../../store/read-notices.ts'
import { publicPath } from '../paths.ts'
import { AnnouncementForm, asSaid, type TypedAnnouncement, typedAnnouncement } from './announcement-form.tsx'
import { sentText } from './head-list-page.tsx'
import { isHead, noticePath, NOTICES } from './notice-paths.ts'
import { takeAnnouncement } from './take-announcement.ts'

/** GET /viec/thong-bao/:postingId — one thing to announce: what to read out, and the word that it was. */
export async function showNotice(c: PageContext, house: House): Promise<Response> {
  const notice = await ownNotice(c, house)
  return notice ? noticePage(c, house, notice) : notFoundPage(c)
}

export async function confirmNotice(c: PageContext, house: House): Promise<Response> {
  const notice = await ownNotice(c, house)
  if (!notice) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = typedAnnouncement(form.value)
  const said = await takeAnnouncement(c, house, notice, form.value, typed)
  if (said.ok) return seeOther(c, noticePath(notice.postingId), notice.announcedOn === null ? 'notices.confirmed' : 'notices.corrected')
  const { refusal } = said
  if (refusal['field'] === undefined) return refusalPage(c, refusal)
  return noticePage(c, house, notice, typed, [{ field: String(refusal['field']), refusal }])
}

async function ownNotice(c: PageContext, house: House): Promise<HamletNotice | undefined> {
  const postingId = c.req.param('postingId') ?? ''
  if (!isHead(visitOf(c)) || !isId(postingId)) return undefined
  const question = { hamletIds: [officerOf(c).unitId], postingId }
  return mustAccept(await readOnly(house.database, SYSTEM_SCOPE, async (tx) => accept(await listNotices(tx, question))))[0]
}

async function noticePage(
  c: PageContext, house: House, notice: HamletNotice, typed?: TypedAnnouncement, problems: readonly Problem[] = [],
): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { posting } = notice
  const done = notice.announcedOn !== null
  const here = noticePath(notice.postingId)
  const of = { provinceId: notice.provinceId, kind: 'notice', id: notice.postingId, hamletId: notice.hamletId } as const
  const files = await readOnly(house.database, officerOf(c), async (tx) => accept(await filesOf(tx, of)))
  return page(
    c,
    <Layout
      visit={visit} title={posting.title} overline={officerOf(c).unitName} trail={[{ href: NOTICES, text: w('notices.title') }]}
      refused={problems.length > 0} by={sentText(notice, visit)}
      state={<Tag tone={done ? 'good' : 'waiting'}>{w(done ? 'notices.state-done' : 'notices.state-waiting')}</Tag>}
    >
      {posting.state === 'withdrawn' && <Inset>{w('notices.withdrawn', { why: posting.withdrawnWhy ?? '' })}</Inset>}
      {done && <Said notice={notice} visit={visit} />}
      <ReadOut notice={notice} visit={visit} />
      {done ? (
        <Details summary={w('notices.correct')} open={problems.length > 0}>
          <AnnouncementForm visit={visit} notice={notice} action={here} typed={typed ?? asSaid(notice, visit)} problems={problems} />
        </Details>
      ) : (
        <section>
          <h2 class="govuk-heading-m">{w('notices.confirm-title')}</h2>
          <AnnouncementForm visit={visit} notice={notice} action={here} typed={typed ?? asSaid(notice, visit)} problems={problems} />
        </section>
      )}
      {done && <Photos w={w} of={of} files={mustAccept(files)} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** What was said of it, by whom. */
export function Said({ notice, visit: { w } }: { notice: HamletNotice; visit: Visit }) {
  return (
    <SummaryList
      rows={[
        { key: w('notices.on'), value: shortDate(notice.announcedOn!) },
        { key: w('notices.how'), value: notice.means.map((each) => w(`notices.means.${each}`)).join('; ') },
        ...(notice.households === null ? [] : [{ key: w('notices.households'), value: String(notice.households) }]),
        ...(notice.note === '' ? [] : [{ key: w('notices.note'), value: notice.note }]),
        ...(notice.byCommune ? [{ key: w('notices.who'), value: w('notices.by-commune') }] : []),
      ]}
    />
  )
}

/** What is to be read out: the plain summary first, then the text in letters that can be read in the sun. */
function ReadOut({ notice: { posting }, visit: { w } }: { notice: HamletNotice; visit: Visit }) {
  const { instrumentNumber, instrumentDate, title, summary, content } = posting
  const aloud = [title, summary, content].filter((text) => text !== '').map((text) => speakVietnamese(text)).join('\n')
  return (
    <section class="nr-aloud">
      <h2 class="govuk-heading-m">{w('notices.read-out')}</h2>
      {instrumentNumber !== '' && (
        <p class="govuk-body">{instrumentDate ? w('notices.by-decision', { number: instrumentNumber, date: shortDate(instrumentDate) }) : instrumentNumber}</p>
      )}
      {summary !== '' && <p>{summary}</p>}
      {content !== '' && <div class="nr-text">{content}</div>}
      <Details summary={w('notices.aloud')}>
        <div class="nr-text">{aloud}</div>
      </Details>
      <p class="govuk-body">
        <ButtonLink href={publicPath(posting.code)} look="link">
          {w('notices.public-page')}
        </ButtonLink>
      </p>
    </section>
  )
}

function Photos({ w, of, files }: { w: Words; of: Thing; files: readonly AttachedFile[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{w('notices.photos')}</h2>
      {files.length > 0 && <Attachments w={w} files={files} />}
      <ButtonLink href={filesPath(of, noticePath(of.id))} look="secondary">
        {w('notices.photos-add')}
      </ButtonLink>
    </section>
  )
}
