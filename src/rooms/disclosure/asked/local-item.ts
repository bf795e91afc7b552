import { accept } from '#foundation/result.ts'
import type { Say, SayParam } from '#rooms/law/index.ts'
import { checkLocalItem } from '../local-item.ts'
import { demandSay } from './forms.ts'
import { DISCLOSER, type DisclosureRule, ITEM, longArticle, ruleGiven, ruleStep } from './knowledge.ts'

/** May a regulation of a unit say this of an item? @law 10/2022/QH15 Đ35.2.c, Đ48.5, Đ66.5 */
export const askLocalItem: DisclosureRule = {
  id: 'disclosure.local-item',
  articles: ['10/2022/QH15 Đ35.2.c', '10/2022/QH15 Đ48.5', '10/2022/QH15 Đ66.5'],
  inputs: [
    ITEM, DISCLOSER,
    { name: 'clock', kind: 'whole', min: 0, max: 365, required: true },
    { name: 'unit', kind: 'choice', choices: ['working-days', 'days'] },
    { name: 'min-days', kind: 'whole', min: 1, max: 3650, required: true },
    { name: 'forms', kind: 'text', longest: 60, required: true },
  ],
  examples: [
    { on: '2026-11-23', given: { item: '7', clock: '3', 'min-days': '45', forms: 'a,b,c,d' }, values: { allowed: true } },
    { on: '2026-11-23', given: { item: '7', clock: '7', 'min-days': '45', forms: 'a,b,c,d' }, values: { allowed: false, why: 'disclosure.local-clock-longer' } },
    { on: '2026-11-23', given: { item: '7', clock: '5', 'min-days': '45', forms: 'a b' }, values: { allowed: false, why: 'disclosure.local-form-missing' } },
    { on: '2020-11-23', given: { item: '12', clock: '2', unit: 'days', 'min-days': '30', forms: 'a' }, refused: 'law.no-item' },
  ],
  ask(given, knowledge) {
    const rule = ruleGiven(given, knowledge, given.on)
    if (!rule.ok) return rule
    const terms = {
      clockDays: given.whole('clock'), workingDays: given.choice('unit') === 'working-days', minDays: given.whole('min-days'),
      forms: given.text('forms').toLowerCase().split(/[\s,;]+/).filter((form) => form !== ''), validFrom: given.on, validTo: null,
    }
    const checked = checkLocalItem(rule.value, terms)
    const { clock } = rule.value
    const because: Say | undefined = checked.ok
      ? undefined
      : { key: `refusal.${checked.refusal.code}`, params: Object.fromEntries(Object.entries(checked.refusal).map(([name, value]) => [name, value as SayParam])) }
    return accept({
      result: because ? { key: 'law.answer.local-refused', params: { because } } : { key: 'law.answer.local-allowed' },
      values: { allowed: checked.ok, ...(checked.ok ? {} : { why: checked.refusal.code }) },
      steps: [
        ruleStep(rule.value),
        ...(clock ? [{ key: `law.step.clock-${clock.unit}`, params: { days: clock.days, article: clock.article } }] : []),
        ...rule.value.demands.map((demand) => demandSay(demand)),
      ],
      articles: [longArticle(rule.value), '10/2022/QH15 Đ35.2.c'],
      confidence: rule.value.confidence,
      others: [],
      notes: [{ key: 'law.note.widen' }],
    })
  },
}
