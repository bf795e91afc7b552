import type { Result } from '#foundation/result.ts'
import { accept, refuse } from '#foundation/result.ts'
import { Attachments } from '#rooms/files/pages/index.ts'
import { filesOf } from '#rooms/files/store/index.ts'
import { may } from '#rooms/offices/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Details, type Problem, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import type { HamletNotice } from '../../store/read-notices.ts'
import { AnnouncementForm, asSaid, type TypedAnnouncement, typedAnnouncement } from './announcement-form.tsx'
import { Said } from './head-notice-page.tsx'
import { sentText } from './head-list-page.tsx'
import { hamletPath, hamletsPath } from './notice-paths.ts'
import { readSent } from './sent-page.tsx'
import { takeAnnouncement } from './take-announcement.ts'

/** GET /viec/cong-khai/tin/:postingId/thon/:hamletId — what one head said; the commune says it for one without a telephone. */
export async function showHamletNotice(c: PageContext, house: House): Promise<Response> {
  const notice = await noticeOf(c, house)
  return notice.ok ? hamletNoticePage(c, house, notice.value) : refusalPage(c, notice.refusal)
}

export async function confirmForHamlet(c: PageContext, house: House): Promise<Response> {
  const found = await noticeOf(c, house)
  if (!found.ok) return refusalPage(c, found.refusal)
  const notice = found.value
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const typed = typedAnnouncement(form.value)
  const said = await takeAnnouncement(c, house, notice, form.value, typed)
  if (said.ok) return seeOther(c, hamletsPath(notice.postingId), notice.announcedOn === null ? 'notices.confirmed' : 'notices.corrected')
  const { refusal } = said
  if (refusal['field'] === undefined) return refusalPage(c, refusal)
  return hamletNoticePage(c, house, notice, typed, [{ field: String(refusal['field']), refusal }])
}

async function noticeOf(c: PageContext, house: House): Promise<Result<HamletNotice>> {
  const sent = await readSent(c, house)
  if (!sent.ok) return sent
  const notice = sent.value.notices.find(({ hamletId }) => String(hamletId) === c.req.param('hamletId'))
  return notice ? accept(notice) : refuse({ code: 'notices.not-found' })
}

async function hamletNoticePage(
  c: PageContext, house: House, notice: HamletNotice, typed?: TypedAnnouncement, problems: readonly Problem[] = [],
): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  const done = notice.announcedOn !== null
  const ours = may(officer, 'confirm-announcement', notice.path, today)
  const of = { provinceId: notice.provinceId, kind: 'notice', id: notice.postingId, hamletId: notice.hamletId } as const
  const files = await readOnly(house.database, officer, async (tx) => accept(await filesOf(tx, of)))
  const action = hamletPath(notice.postingId, notice.hamletId)
  const form = <AnnouncementForm visit={visit} notice={notice} action={action} typed={typed ?? asSaid(notice, visit)} problems={problems} byCommune />
  return page(
    c,
    <Layout
      visit={visit} title={notice.hamlet} overline={notice.posting.title} refused={problems.length > 0} by={sentText(notice, visit)}
      trail={[{ href: hamletsPath(notice.postingId), text: w('notices.sent-title') }]}
      state={<Tag tone={done ? 'good' : 'waiting'}>{w(done ? 'notices.state-done' : 'notices.state-waiting')}</Tag>}
    >
      {done && <Said notice={notice} visit={visit} />}
      {files.ok && files.value.length > 0 && <Attachments w={w} files={files.value} inside />}
      {ours && (done ? <Details summary={w('notices.correct')} open={problems.length > 0}>{form}</Details> : form)}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
