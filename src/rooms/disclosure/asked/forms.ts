import { accept } from '#foundation/result.ts'
import type { Say } from '#rooms/law/index.ts'
import type { Demand } from '../duty-rule.ts'
import { DISCLOSER, type DisclosureRule, ITEM, longArticle, ruleGiven, ruleStep } from './knowledge.ts'

/** In which forms, where and for how long must an item be shown? @law 10/2022/QH15 Đ13, Đ48, Đ66 */
export const askForms: DisclosureRule = {
  id: 'disclosure.forms',
  articles: ['10/2022/QH15 Đ13', '10/2022/QH15 Đ48', '10/2022/QH15 Đ66'],
  inputs: [ITEM, DISCLOSER],
  examples: [
    { on: '2026-11-23', given: { item: '7' }, values: { rule: 'L10-11.7', count: 6 } },
    { on: '2026-11-23', given: { item: '13' }, values: { rule: 'L10-11.13', count: 2 } },
    { on: '2026-11-23', given: { item: '5', discloser: 'agency' }, values: { rule: 'L10-46.5', count: 3 } },
    { on: '2020-11-23', given: { item: '2' }, values: { rule: 'PL34-5.2', count: 3 } },
    { on: '2026-11-23', given: { item: '99' }, refused: 'law.no-item' },
  ],
  ask(given, knowledge) {
    const rule = ruleGiven(given, knowledge, given.on)
    if (!rule.ok) return rule
    const { demands, id, confidence } = rule.value
    return accept({
      result: { key: 'law.answer.forms', params: { article: rule.value.article, count: demands.length } },
      values: {
        rule: id, count: demands.length,
        forms: demands.map(({ form, place, minDays, permanent, where, unlessForm, article }) => ({
          form, place, minDays: minDays ?? null, permanent, where: where ?? null, unlessForm: unlessForm ?? null, article,
        })),
      },
      steps: [ruleStep(rule.value), ...demands.map((demand) => demandSay(demand))],
      articles: [longArticle(rule.value), ...new Set(demands.map(({ article }) => article))],
      confidence,
      others: demands.some(({ firstDay }) => firstDay === 'excluded')
        ? [{ reading: 'first-day-counts', says: { key: 'law.reading.first-day-counts' }, values: {}, article: demands.find(({ firstDay }) => firstDay)!.article, confidence: 'S' }]
        : [],
      notes: [...(confidence === 'V' ? [] : [{ key: 'law.note.rule-unverified' }]), ...(confidence === 'V' ? [{ key: 'law.note.more-forms' }] : [])],
    })
  },
}

export function demandSay(demand: Demand): Say {
  const place: Say = { key: `law.choice.place.${demand.place}` }
  const shared = { form: demand.form, place, article: demand.article, condition: demand.where ? part(`law.condition.${demand.where}`) : '', unless: demand.unlessForm ? part('law.unless-notice') : '' }
  if (demand.permanent) return { key: 'law.demand.permanent', params: shared }
  if (demand.minDays === undefined) return { key: 'law.demand.once', params: shared }
  return { key: 'law.demand.days', params: { ...shared, days: demand.minDays } }
}

function part(key: string): Say {
  return { key: 'law.demand-where', params: { condition: { key } } }
}
