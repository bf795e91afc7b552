import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import type { Duty } from '#rooms/disclosure/index.ts'
import type { Visit } from '#web/visit.ts'
import type { Words } from '#words/words.ts'
import type { PublicPosting } from '../public-posting.ts'
import { postingPath, unitPath } from './paths.ts'
import { nameOf } from './unit-names.ts'

/** An item of the article in plain words; an item of a unit's own regulation by its code. */
export function itemName(w: Words, item: string): string {
  return w.has(`portal.item.${item}`) ? w(`portal.item.${item}`) : w('portal.item-own', { code: item })
}

/** The items of the article, in its order. @law 10/2022/QH15 Đ11 */
export const ITEMS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'] as const

/** Postings, newest first. `withUnit`: of several units. */
export function PostingList({ visit, postings, withUnit = false }: { visit: Visit; postings: readonly PublicPosting[]; withUnit?: boolean }) {
  return (
    <ul class="list">
      {postings.map((posting) => (
        <li>
          <a href={postingPath(posting.code)}>{posting.title}</a> <VisibilityTag w={visit.w} posting={posting} />
          {posting.summary && <p>{shortened(posting.summary)}</p>}
          <p class="note">
            {shortDate(posting.firstDay)}
            {' · '}
            {withUnit && (
              <>
                <a href={unitPath(posting.holderId)}>{nameOf(posting.holderId, visit.today, visit.w)}</a>
                {' · '}
              </>
            )}
            {itemName(visit.w, posting.item)}
            {posting.version > 1 && ` · ${visit.w('portal.version-n', { version: posting.version })}`}
            {posting.unitId !== posting.holderId && ` · ${visit.w('portal.arose-for', { unit: nameOf(posting.unitId, visit.today, visit.w) })}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

export function VisibilityTag({ w, posting }: { w: Words; posting: PublicPosting }) {
  if (posting.visibility === 'withdrawn') return <span class="tag bad">{w('portal.withdrawn')}</span>
  if (posting.visibility === 'removed') return <span class="tag">{w('portal.removed')}</span>
  return null
}

export function OverdueList({ visit, duties, withUnit = false }: { visit: Visit; duties: readonly Duty[]; withUnit?: boolean }) {
  const { w, today } = visit
  return (
    <ul class="list">
      {duties.map((duty) => (
        <li>
          <strong>{duty.title}</strong> <span class="tag bad">{w('portal.overdue-since', { days: lateBy(duty.due, today) })}</span>
          <p class="note">
            {withUnit && (
              <>
                <a href={unitPath(duty.holderId)}>{nameOf(duty.holderId, today, w)}</a>
                {' · '}
              </>
            )}
            {w('portal.due-was', { date: shortDate(duty.due) })}
            {' · '}
            {itemName(w, duty.item)}
            {duty.instrument.number && ` · ${duty.instrument.number}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

function lateBy(due: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000)
}

function shortened(text: string): string {
  if (text.length <= 220) return text
  const cut = text.slice(0, 220)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 120))}…`
}
