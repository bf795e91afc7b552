import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { PlaceKind } from '../duty-rule.ts'
import { demandState, longestStretch, type Shown, stretches } from '../showings.ts'
import { demandSay } from './forms.ts'
import { DISCLOSER, type DisclosureRule, ITEM, ruleGiven } from './knowledge.ts'

/** Was it shown for long enough, without a break? @law 10/2022/QH15 Đ13.2, Đ13.3, Đ48, Đ66 */
export const askContinuity: DisclosureRule = {
  id: 'disclosure.continuity',
  articles: ['10/2022/QH15 Đ13.2', '10/2022/QH15 Đ13.3', '10/2022/QH15 Đ48', '10/2022/QH15 Đ66'],
  inputs: [
    ITEM, DISCLOSER,
    { name: 'place', kind: 'choice', choices: ['office', 'culture-house', 'community-point', 'website', 'loudspeaker', 'internal-site', 'workplace'] },
    { name: 'showing', kind: 'times', required: true },
  ],
  examples: [
    { on: '2026-06-01', given: { item: '7', showing: '2026-03-01..2026-03-31' }, values: { state: 'met', longest: 31, from: '2026-03-01', to: '2026-03-31', enoughOn: '2026-03-31' } },
    { on: '2026-06-01', given: { item: '7', showing: ['2026-03-01..2026-03-20', '22/3/2026..15/4/2026'] }, values: { state: 'short', longest: 25, from: '2026-03-22', to: '2026-04-15', enoughOn: '2026-04-21' } },
    { on: '2026-06-01', given: { item: '7', showing: '2026-03-01..2026-03-30' }, values: { state: 'short', longest: 30, from: '2026-03-01', to: '2026-03-30', enoughOn: '2026-03-31' } },
    { on: '2026-06-01', given: { item: '13', showing: '2026-03-01..' }, values: { state: 'met', longest: 93, from: '2026-03-01', to: '2026-06-01', enoughOn: null } },
    { on: '2026-06-01', given: { item: '5', discloser: 'agency', place: 'internal-site', showing: '2026-03-01..2026-03-21' }, values: { state: 'met', longest: 21, from: '2026-03-01', to: '2026-03-21', enoughOn: '2026-03-21' } },
    { on: '2026-03-20', given: { item: '7', showing: '2026-03-01..' }, values: { state: 'running', longest: 20, from: '2026-03-01', to: '2026-03-20', enoughOn: '2026-03-31' } },
    { on: '2026-03-20', given: { item: '1', place: 'loudspeaker', showing: '2026-03-01' }, refused: 'law.no-demand' },
    { on: '2026-03-20', given: { item: '7', showing: '2026-03-21..' }, refused: 'law.nothing-shown' },
  ],
  ask(given, knowledge) {
    const times = given.times('showing')
    const first = times.map(({ from }) => from).toSorted()[0] ?? given.on
    const rule = ruleGiven(given, knowledge, first)
    if (!rule.ok) return rule
    const place = given.choice('place') as PlaceKind
    const demand = rule.value.demands.find((each) => each.place === place)
    if (!demand) return refuse({ code: 'law.no-demand', field: 'place', article: rule.value.article, places: rule.value.demands.map((each) => each.place).join(', ') })
    const shown = times.map(({ from, to }): Shown => ({ form: demand.form, place, placeName: '', hamletId: undefined, from, to, broadcasts: [], cancelled: undefined }))
    const longest = longestStretch(shown, demand, given.on)
    if (!longest) return refuse({ code: 'law.nothing-shown', field: 'showing', on: shortDate(given.on) })
    const everything = { website: true, loudspeaker: true, cultureHouse: true, communityPoint: true, internalSite: place === 'internal-site' }
    const { state, stretch = longest, enoughOn, other } = demandState(rule.value, demand, undefined, shown, given.on, everything)
    return accept({
      result: { key: `law.answer.${state}`, params: { enough: enoughOn ? shortDate(enoughOn) : '' } },
      values: { state, longest: longest.days, from: stretch.from, to: stretch.to, enoughOn: enoughOn ?? null },
      steps: [
        demandSay(demand),
        ...stretches(shown, demand, given.on).map((each) => ({
          key: each.running ? 'law.step.stretch-running' : 'law.step.stretch', params: { from: shortDate(each.from), to: shortDate(each.to), days: each.days },
        })),
        ...(enoughOn ? [{ key: 'law.step.enough', params: { from: shortDate(stretch.from), enough: shortDate(enoughOn) } }] : []),
      ],
      articles: [demand.article],
      confidence: rule.value.confidence,
      others: other
        ? [{
            reading: other.readingId, says: { key: 'law.reading.first-day-counts' }, result: { key: `law.answer.${other.state}`, params: { enough: shortDate(other.enoughOn) } },
            values: { state: other.state, enoughOn: other.enoughOn }, article: demand.article, confidence: 'S',
          }]
        : [],
      notes: [],
    })
  },
}
