import { daysBetween, shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import type { Say } from '#rooms/law/index.ts'
import { deadline, type Step } from '../deadline.ts'
import { calendarNotes, dayWithName, DISCLOSER, type DisclosureRule, ITEM, longArticle, ruleGiven, ruleStep, whyOff } from './knowledge.ts'

/** By when must what was decided on a day be disclosed? @law 10/2022/QH15 Đ12.3, Đ47.2, Đ65.2 */
export const askDeadline: DisclosureRule = {
  id: 'disclosure.deadline',
  articles: ['10/2022/QH15 Đ12.3', '10/2022/QH15 Đ47.2', '10/2022/QH15 Đ65.2'],
  inputs: [{ name: 'decision', kind: 'date', required: true }, ITEM, DISCLOSER, { name: 'received', kind: 'date' }],
  examples: [
    { on: '2024-05-10', given: { decision: '2024-04-26', item: '7' }, values: { rule: 'L10-11.7', due: '2024-05-07', daysLeft: -3, days: 5, unit: 'working-days' } },
    { on: '2026-02-13', given: { decision: '13/02/2026', item: '2' }, values: { rule: 'L10-11.2', due: '2026-02-27', daysLeft: 14, days: 5, unit: 'working-days' } },
    { on: '2026-04-20', given: { decision: '2026-04-16', item: 'a', discloser: 'state-enterprise' }, values: { rule: 'L10-64.1.a', due: '2026-05-01', daysLeft: 11, days: 15, unit: 'days' } },
    { on: '2026-03-09', given: { decision: '2026-03-02', item: '7', received: '2026-03-04' }, values: { rule: 'L10-11.7', due: '2026-03-09', daysLeft: 0, days: 5, unit: 'working-days' } },
    { on: '2021-05-04', given: { decision: '2021-04-28', item: '9' }, values: { rule: 'PL34-5.9', due: '2021-04-30', daysLeft: -4, days: 2, unit: 'days' } },
    { on: '2026-12-30', given: { decision: '2026-12-30', item: '1' }, values: { rule: 'L10-11.1', due: '2027-01-07', daysLeft: 8, days: 5, unit: 'working-days' } },
    { on: '2026-04-20', given: { decision: '2026-04-16', item: '15' }, refused: 'law.no-item' },
    { on: '2026-04-20', given: { decision: '2026-04-16', item: '1', received: '2026-04-15' }, refused: 'disclosure.received-before' },
  ],
  ask(given, knowledge) {
    const [decision, received] = [given.date('decision'), given.findDate('received')]
    const rule = ruleGiven(given, knowledge, decision)
    if (!rule.ok) return rule
    const answer = deadline(rule.value, decision, knowledge.calendar, received)
    if (!answer.ok) return answer
    const { due, steps, confidence, others } = answer.value
    const clock = rule.value.clock!
    const unsaid = rule.value.readings.filter(({ id }) => id === 'special-law' || (id === 'date-received' && received === undefined))
    const daysLeft = daysBetween(given.on, due)
    return accept({
      result: { key: 'law.answer.deadline', params: { due: dayWithName(due) } },
      values: { rule: rule.value.id, due, daysLeft, days: clock.days, unit: clock.unit },
      steps: [ruleStep(rule.value), { key: `law.step.clock-${clock.unit}`, params: { days: clock.days, article: clock.article } }, ...steps.map(stepSay), leftSay(daysLeft, shortDate(given.on))],
      articles: [longArticle(rule.value), clock.article],
      confidence,
      others: others.map((other) => ({
        reading: other.readingId, says: { key: `law.reading.${other.readingId}` }, result: { key: 'law.answer.deadline', params: { due: dayWithName(other.due) } },
        values: { due: other.due }, article: other.article, confidence: other.confidence,
      })),
      notes: [
        ...(rule.value.confidence === 'V' ? [] : [{ key: 'law.note.rule-unverified' }]),
        ...unsaid.map((reading): Say => ({ key: `law.note.${reading.id}` })),
        ...(clock.unit === 'working-days' ? calendarNotes(knowledge.calendar, decision, due) : []),
      ],
    })
  },
}

function stepSay(step: Step): Say {
  const day = dayWithName(step.day)
  switch (step.kind) {
    case 'event':
      return { key: 'law.step.event', params: { day } }
    case 'counted':
      return { key: 'law.step.counted', params: { day, number: step.number } }
    case 'off':
      return { key: 'law.step.off', params: { day, why: whyOff(step.why) } }
  }
}

function leftSay(daysLeft: number, on: string): Say {
  if (daysLeft < 0) return { key: 'law.step.passed', params: { on, days: -daysLeft } }
  return daysLeft === 0 ? { key: 'law.step.last-day', params: { on } } : { key: 'law.step.left', params: { on, days: daysLeft } }
}
