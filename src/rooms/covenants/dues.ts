import { type CalendarDate, yearOf } from '#foundation/calendar-date.ts'
import { annulBy, type CovenantTerms, deliverBy, recogniseBy, reviewDay, submitBy, suspendBy } from './clocks.ts'
import type { CovenantStanding } from './standing.ts'

export type DueId = 'posted' | 'submit' | 'complete' | 'recognise' | 'deliver' | 'publish' | 'suspend' | 'annul' | 'cure' | 'review' | 'check'

/** Something to be done with a covenant, by a day where the decree gives one. */
export type CovenantDue = { readonly id: DueId; readonly by: CalendarDate | undefined; readonly article: string; readonly who: 'hamlet' | 'commune' }

/** What a covenant waits for, the most pressing first. @law 61/2023/NĐ-CP Đ9.1, Đ11.3, Đ12.2, Đ12.3, Đ14.3, Đ15.1, Đ15.4, Đ18.1 */
export function covenantDues(standing: CovenantStanding, terms: CovenantTerms, today: CalendarDate): CovenantDue[] {
  const { clocks } = terms.rules
  const { state, posting, vote, receivedOn, recognition, report, suspension } = standing
  const dues: CovenantDue[] = []
  if (state === 'posted' && posting) dues.push({ id: 'posted', by: undefined, article: clocks.posted.article, who: 'hamlet' })
  if (state === 'adopted' && vote) dues.push({ id: 'submit', by: submitBy(vote.on, terms), article: clocks.submit.article, who: 'hamlet' })
  if (state === 'submitted' && receivedOn === undefined) dues.push({ id: 'complete', by: undefined, article: clocks.recognise.article, who: standing.lacking ? 'hamlet' : 'commune' })
  if (state === 'submitted' && receivedOn) dues.push({ id: 'recognise', by: recogniseBy(receivedOn, terms), article: clocks.recognise.article, who: 'commune' })
  if (state !== 'recognised' && state !== 'suspended') return dues
  if (report) {
    if (state === 'recognised') dues.push({ id: 'suspend', by: suspendBy(report.on, terms), article: clocks.suspend.article, who: 'commune' })
    dues.push({ id: 'annul', by: annulBy(report.on, terms), article: clocks.annul.article, who: 'commune' })
  }
  if (suspension) dues.push({ id: 'cure', by: suspension.until, article: '61/2023/NĐ-CP Đ12.3', who: 'hamlet' })
  if (recognition && standing.deliveredOn === undefined) dues.push({ id: 'deliver', by: deliverBy(recognition.on, terms), article: clocks.deliver.article, who: 'commune' })
  if (standing.published === undefined) dues.push({ id: 'publish', by: undefined, article: '61/2023/NĐ-CP Đ15.1', who: 'hamlet' })
  if (recognition && yearOf(recognition.on) < yearOf(today)) {
    const undone = (on: CalendarDate | undefined): boolean => on === undefined || yearOf(on) < yearOf(today)
    if (undone(standing.reviewedOn)) dues.push({ id: 'review', by: reviewDay(today), article: '61/2023/NĐ-CP Đ15.4', who: 'hamlet' })
    if (undone(standing.checkedOn)) dues.push({ id: 'check', by: `${yearOf(today)}-12-31` as CalendarDate, article: '61/2023/NĐ-CP Đ18.1.g', who: 'commune' })
  }
  return dues
}
