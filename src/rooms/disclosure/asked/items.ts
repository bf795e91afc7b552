import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { Discloser } from '../duty-rule.ts'
import { DISCLOSER, type DisclosureRule } from './knowledge.ts'

/** What must a commune, an agency, a state enterprise disclose on a day? @law 10/2022/QH15 Đ11, Đ46, Đ64; 34/2007/PL-UBTVQH11 Đ5 */
export const askItems: DisclosureRule = {
  id: 'disclosure.items',
  articles: ['10/2022/QH15 Đ11', '10/2022/QH15 Đ46', '10/2022/QH15 Đ64', '34/2007/PL-UBTVQH11 Đ5'],
  inputs: [DISCLOSER],
  examples: [
    { on: '2026-11-23', given: {}, values: { count: 14 } },
    { on: '2020-06-30', given: {}, values: { count: 11 } },
    { on: '2026-11-23', given: { discloser: 'agency' }, values: { count: 12 } },
    { on: '2026-11-23', given: { discloser: 'state-enterprise' }, values: { count: 8 } },
    { on: '2020-06-30', given: { discloser: 'agency' }, refused: 'law.no-items' },
  ],
  ask(given, { rules }) {
    const discloser = given.choice('discloser') as Discloser
    const found = rules.forDiscloser(discloser, given.on)
    const [first] = found
    if (!first) return refuse({ code: 'law.no-items', on: shortDate(given.on) })
    return accept({
      result: { key: 'law.answer.items', params: { on: shortDate(given.on), who: { key: `law.choice.discloser.${discloser}` }, count: found.length } },
      values: {
        count: found.length,
        items: found.map((rule) => ({
          id: rule.id, item: rule.item, article: rule.article, instrument: rule.instrument, title: rule.title.vi, titleEn: rule.title.en, namesCitizens: rule.namesCitizens,
          from: rule.from, to: rule.to, confidence: rule.confidence,
        })),
      },
      steps: found.map((rule) => ({ key: rule.namesCitizens ? 'law.item-naming' : 'law.item', params: { article: rule.article, title: rule.title } })),
      articles: [`${first.instrument} ${first.article.split('.')[0]!}`],
      confidence: found.some(({ confidence }) => confidence === 'M') ? 'M' : 'V',
      others: [],
      notes: first.confidence === 'V' ? [] : [{ key: 'law.note.rule-unverified' }],
    })
  },
}
