import { dayInVietNam, daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { EmptyState } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { type HamletNotice, listNotices } from '../../store/read-notices.ts'
import { isHead, noticePath } from './notice-paths.ts'

/** How many of those already announced are listed. */
const LISTED = 30

/** GET /viec/thong-bao — what the head of a hamlet has to announce, and what was announced. */
export async function showNotices(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!isHead(visit)) return notFoundPage(c)
  const { w } = visit
  const officer = officerOf(c)
  // The texts are the commune's and public: only their own hamlet's notices lead to them.
  const all = mustAccept(await readOnly(house.database, SYSTEM_SCOPE, async (tx) => accept(await listNotices(tx, { hamletIds: [officer.unitId] }))))
  const waiting = all.filter(({ announcedOn, posting }) => announcedOn === null && posting.state === 'posted')
  const done = all.filter(({ announcedOn }) => announcedOn !== null)
  return page(
    c,
    <Layout visit={visit} title={w('notices.title')} overline={officer.unitName} {...(waiting.length > 0 && { ask: w('notices.ask', { count: waiting.length }) })}>
      {waiting.length === 0 ? (
        <EmptyState title={w('notices.none')}>
          <p class="govuk-body">{w('notices.none-says')}</p>
        </EmptyState>
      ) : (
        <ul class="govuk-list nr-big">
          {waiting.map((notice) => (
            <li>
              <a href={noticePath(notice.postingId)}>
                <strong>{notice.posting.title}</strong>
                <span>{sentText(notice, visit)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{w('notices.done', { count: done.length })}</h2>
          <ul class="govuk-list nr-big nr-big--done">
            {done.slice(0, LISTED).map((notice) => (
              <li>
                <a href={noticePath(notice.postingId)}>
                  <strong>{notice.posting.title}</strong>
                  <span>{w('notices.done-on', { date: shortDate(notice.announcedOn!) })}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>,
  )
}

/** `Gửi ngày 20/11/2026, đã 3 ngày`. */
export function sentText({ sentAt }: Pick<HamletNotice, 'sentAt'>, { w, today }: Visit): string {
  const day = dayInVietNam(sentAt)
  const days = daysBetween(day, today)
  return days <= 0 ? w('notices.sent-today') : w('notices.sent-days', { date: shortDate(day), days })
}
