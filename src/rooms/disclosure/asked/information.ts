import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { INFORMATION_LAW, informationDeadline } from '../information-clock.ts'
import { calendarNotes, dayWithName, type DisclosureRule, withinCalendar } from './knowledge.ts'

/** By when must a request for information be answered? @law 01/2026/QH16 Đ26.3; 104/2016/QH13 Đ29 */
export const askInformationRequest: DisclosureRule = {
  id: 'information-request.deadline',
  articles: ['01/2026/QH16 Đ26.3', '104/2016/QH13 Đ29', '10/2022/QH15 Đ14.2'],
  inputs: [{ name: 'received', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-23', given: { received: '2026-11-02' }, values: { due: '2026-11-14', prolonged: '2026-11-26', days: 12, more: 12, unit: 'days' } },
    { on: '2026-11-23', given: { received: '2026-08-31' }, values: { due: '2026-09-16', prolonged: '2026-09-30', days: 10, more: 10, unit: 'working-days' } },
    { on: '2026-11-23', given: { received: '2026-11-13' }, values: { due: '2026-11-25', prolonged: '2026-12-07', days: 12, more: 12, unit: 'days' } },
    { on: '2026-11-23', given: { received: '2018-06-30' }, refused: 'disclosure.no-information-law' },
  ],
  ask(given, { calendar }) {
    const received = given.date('received')
    const answer = informationDeadline(received, calendar)
    if (!answer.ok) return answer
    const { due, prolonged, clock, otherDue } = answer.value
    return accept({
      result: { key: 'law.answer.information', params: { due: dayWithName(due), prolonged: dayWithName(prolonged) } },
      values: { due, prolonged, days: clock.days, more: clock.more, unit: clock.unit },
      steps: [
        { key: 'law.step.event', params: { day: dayWithName(received) } },
        { key: `law.step.clock-${clock.unit}`, params: { days: clock.days, article: clock.article } },
        { key: 'law.step.prolong', params: { more: clock.more } },
      ],
      articles: [clock.article, '10/2022/QH15 Đ14.2'],
      confidence: clock.confidence,
      others: otherDue === undefined
        ? []
        : [{ reading: 'last-day-off', says: { key: 'law.reading.last-day-off' }, result: { key: 'law.answer.information-other', params: { due: dayWithName(otherDue) } }, values: { due: otherDue }, article: '91/2015/QH13 Đ148.5', confidence: 'M' }],
      notes: [...(clock.confidence === 'V' ? [] : [{ key: 'law.note.rule-unverified' }]), ...(clock.unit === 'days' ? [] : calendarNotes(calendar, received, prolonged))],
    })
  },
}

const CLAIM_DAYS = 10
const CLAIM_ARTICLE = '01/2026/QH16 Đ22.4'

/** By when must a claim that published information is wrong be answered? @law 01/2026/QH16 Đ22.4 */
export const askClaimOfError: DisclosureRule = {
  id: 'information.claim-of-error',
  articles: [CLAIM_ARTICLE],
  inputs: [{ name: 'received', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-23', given: { received: '2026-11-02' }, values: { due: '2026-11-12', days: CLAIM_DAYS } },
    { on: '2026-11-23', given: { received: '2026-11-04' }, values: { due: '2026-11-14', days: CLAIM_DAYS } },
    { on: '2026-11-23', given: { received: '2026-08-31' }, refused: 'law.claim-before-law' },
  ],
  ask(given, { calendar }) {
    const received = given.date('received')
    if (received < INFORMATION_LAW) return refuse({ code: 'law.claim-before-law', field: 'received', from: shortDate(INFORMATION_LAW) })
    const within = withinCalendar(received)
    if (!within.ok) return within
    const due = addDays(received, CLAIM_DAYS)
    const next = calendar.nextWorkingDay(due)
    return accept({
      result: { key: 'law.answer.claim', params: { due: dayWithName(due) } },
      values: { due, days: CLAIM_DAYS },
      steps: [{ key: 'law.step.event', params: { day: dayWithName(received) } }, { key: 'law.step.clock-days', params: { days: CLAIM_DAYS, article: CLAIM_ARTICLE } }],
      articles: [CLAIM_ARTICLE],
      confidence: 'V',
      others: next === due
        ? []
        : [{ reading: 'last-day-off', says: { key: 'law.reading.last-day-off' }, result: { key: 'law.answer.claim', params: { due: dayWithName(next) } }, values: { due: next }, article: '91/2015/QH13 Đ148.5', confidence: 'M' }],
      notes: [],
    })
  },
}
