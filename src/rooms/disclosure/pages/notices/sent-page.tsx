import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { may } from '#rooms/offices/index.ts'
import { type Hamlet, listHamlets } from '#rooms/places/store/bodies.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ButtonLink, Checkboxes, checkedOf, DataTable, EmptyState, ErrorSummary, errorOf, type Problem, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { type HamletNotice, listNotices } from '../../store/read-notices.ts'
import { sendToHamlets } from '../../store/send-to-hamlets.ts'
import { findPostingPlace, type FullPosting, readPosting } from '../../store/index.ts'
import { handOf } from '../keeper.ts'
import { DESK, postingPath } from '../paths.ts'
import { sentText } from './head-list-page.tsx'
import { hamletPath, hamletsPath } from './notice-paths.ts'

type Sent = { readonly posting: FullPosting; readonly notices: readonly HamletNotice[]; readonly hamlets: readonly Hamlet[] }

/** GET /viec/cong-khai/tin/:postingId/thon — to which hamlets it was sent, who announced it, who has not. */
export async function showSent(c: PageContext, house: House): Promise<Response> {
  const sent = await readSent(c, house)
  return sent.ok ? sentPage(c, sent.value) : refusalPage(c, sent.refusal)
}

export async function takeSend(c: PageContext, house: House): Promise<Response> {
  const sent = await readSent(c, house)
  if (!sent.ok) return refusalPage(c, sent.refusal)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { provinceId, postingId } = sent.value.posting
  const chosen = checkedOf(form.value, 'hamlets').map(Number)
  const hamlets = form.value.text('who') === 'all' ? ('all' as const) : chosen
  const done = await once(c, house, form.value, (tx) => sendToHamlets(tx, handOf(c), { provinceId, postingId, hamlets }, visitOf(c).now))
  if (done.ok) return seeOther(c, hamletsPath(postingId), 'notices.sent', { count: String(done.value?.sent ?? 0) })
  const { refusal } = done
  return refusal['field'] === undefined ? refusalPage(c, refusal) : sentPage(c, sent.value, [{ field: String(refusal['field']), refusal }], chosen)
}

/** The posting with its notices, for whoever may see how the unit discloses. */
export function readSent(c: PageContext, house: House): Promise<Result<Sent>> {
  const officer = officerOf(c)
  const { today } = visitOf(c)
  const postingId = c.req.param('postingId') ?? ''
  return readOnly(house.database, officer, async (tx) => {
    const place = isId(postingId) ? await findPostingPlace(tx, postingId) : undefined
    const posting = place && (await readPosting(tx, place.provinceId, postingId))
    if (!posting || !may(officer, 'read-disclosure', posting.path, today)) return refuse({ code: 'disclosure.not-found' })
    return accept({ posting, notices: await listNotices(tx, { postingId }), hamlets: await listHamlets(tx, posting.holderId, today) })
  })
}

async function sentPage(c: PageContext, sent: Sent, problems: readonly Problem[] = [], chosen: readonly number[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const officer = officerOf(c)
  const { posting, notices, hamlets } = sent
  const said = notices.filter(({ announcedOn }) => announcedOn !== null).length
  const unsent = hamlets.filter(({ unitId }) => !notices.some(({ hamletId }) => hamletId === unitId))
  const maySend = posting.state === 'posted' && may(officer, 'send-to-hamlets', posting.path, today)
  return page(
    c,
    <Layout
      visit={visit} title={w('notices.sent-title')} overline={posting.text.title} refused={problems.length > 0}
      trail={may(officer, 'post', posting.path, today) ? [{ href: DESK, text: w('disclosure.desk') }, { href: postingPath(posting.postingId), text: posting.text.title }] : []}
      ask={notices.length === 0 ? w('notices.sent-none') : w('notices.sent-ask', { said, count: notices.length })}
    >
      <ErrorSummary w={w} problems={problems} />
      {hamlets.length === 0 && notices.length === 0 && (
        <EmptyState title={w('refusal.notices.no-hamlets')}>
          <p class="govuk-body">
            <ButtonLink href="/thon" look="secondary">{w('hamlets.title')}</ButtonLink>
          </p>
        </EmptyState>
      )}
      {notices.length > 0 && (
        <DataTable
          caption={w('notices.sent-table')} narrow="cards"
          columns={[{ head: w('hamlets.title') }, { head: w('disclosure.state') }, { head: w('notices.when') }, { head: w('notices.how') }, { head: w('notices.households'), figures: true }]}
          rows={notices.map((notice) => [
            <a class="govuk-link" href={hamletPath(posting.postingId, notice.hamletId)}>{notice.hamlet}</a>,
            <Tag tone={notice.announcedOn === null ? 'waiting' : 'good'}>{w(notice.announcedOn === null ? 'notices.state-waiting' : 'notices.state-done')}</Tag>,
            notice.announcedOn === null ? sentText(notice, visit) : w('notices.done-on', { date: shortDate(notice.announcedOn) }),
            [notice.means.map((each) => w(`notices.means.${each}`)).join('; '), notice.byCommune ? w('notices.by-commune') : ''].filter(Boolean).join('. ') || '–',
            notice.households === null ? '–' : String(notice.households),
          ])}
        />
      )}
      {maySend && unsent.length > 0 && (
        <form method="post" action={hamletsPath(posting.postingId)} novalidate>
          <h2 class="govuk-heading-m">{w('notices.send-title')}</h2>
          <input type="hidden" name="key" value={newId(visit.now.getTime())} />
          <Checkboxes
            name="hamlets" label={w('notices.send-choose', { count: unsent.length })} values={chosen.map(String)} error={errorOf(w, problems, 'hamlets')} small
            options={unsent.map(({ unitId, name }) => ({ value: String(unitId), text: name }))}
          />
          <div class="govuk-button-group">
            <Button name="who" value="all">{w('notices.send-all')}</Button>
            <Button name="who" value="chosen" look="secondary">{w('notices.send-chosen')}</Button>
          </div>
        </form>
      )}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
