import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { webUntil } from '../web-until.ts'
import { dayWithName, DISCLOSER, type DisclosureRule, ITEM, longArticle, ruleGiven, ruleStep } from './knowledge.ts'

/** When is the web copy that names citizens taken down? @law 10/2022/QH15 Đ13.2 */
export const askWebRemoval: DisclosureRule = {
  id: 'disclosure.web-removal',
  articles: ['10/2022/QH15 Đ13.2'],
  inputs: [ITEM, { name: 'posted', kind: 'date', required: true }, DISCLOSER],
  examples: [
    { on: '2026-03-05', given: { item: '9', posted: '2026-03-01' }, values: { stays: false, until: '2026-03-31' } },
    { on: '2020-03-05', given: { item: '5', posted: '2020-03-01' }, values: { stays: false, until: '2020-03-31' } },
    { on: '2026-03-05', given: { item: '1', posted: '2026-03-01' }, values: { stays: true, until: null } },
  ],
  ask(given, knowledge) {
    const posted = given.date('posted')
    const rule = ruleGiven(given, knowledge, posted)
    if (!rule.ok) return rule
    const until = webUntil(rule.value, posted)
    return accept({
      result: until === undefined ? { key: 'law.answer.web-stays' } : { key: 'law.answer.web-until', params: { until: dayWithName(until) } },
      values: { stays: until === undefined, until: until ?? null },
      steps: [
        ruleStep(rule.value),
        { key: rule.value.namesCitizens ? 'law.step.names-citizens' : 'law.step.names-nobody' },
        ...(until === undefined ? [] : [{ key: 'law.step.web-term', params: { posted: shortDate(posted), until: shortDate(until) } }]),
      ],
      articles: [longArticle(rule.value), ...rule.value.demands.filter(({ minDays }) => minDays !== undefined).slice(0, 1).map(({ article }) => article)],
      // The law sets the days of posting; that the web copy ends with them is how this house reads it.
      confidence: rule.value.confidence === 'M' ? 'M' : 'S',
      others: [],
      notes: [{ key: 'law.note.web-term' }],
    })
  },
}
