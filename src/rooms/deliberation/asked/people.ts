import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { answerBy, consentStanding, consentValidUntil, electionCountdown, noticeBy, papersBy, papersNeeded, sendBy } from '../clocks.ts'
import { convenorsFor, recogniserOf } from '../people.ts'
import type { MatterKind } from '../records.ts'
import { calendarNotes, CLAUSE, clauseOf, clauseSay, dayWithName, type DeliberationRule, HOUSEHOLDS, SCOPE, scopeOf, underTheLaw } from './knowledge.ts'

/** Who convenes and chairs? @law 59/2023/NĐ-CP Đ3.1 */
export const askConvenor: DeliberationRule = {
  id: 'deliberation.convenor',
  articles: ['59/2023/NĐ-CP Đ3.1'],
  inputs: [
    { name: 'meeting', kind: 'choice', choices: ['general', 'elect-head', 'dismiss-head'] }, { name: 'head-leads-board', kind: 'flag' }, { name: 'no-head', kind: 'flag' },
  ],
  examples: [
    { on: '2026-11-24', given: { meeting: 'general' }, values: { convenor: 'hamlet-head' } },
    { on: '2026-11-24', given: { meeting: 'elect-head', 'no-head': 'yes' }, values: { convenor: 'election-team' } },
    { on: '2026-11-24', given: { meeting: 'dismiss-head', 'head-leads-board': 'yes' }, values: { convenor: 'commune-chair' } },
    { on: '2026-11-24', given: { meeting: 'general', 'no-head': 'yes' }, values: { convenor: 'appointed' } },
    { on: '2020-11-24', given: { meeting: 'general' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given, { rules }) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const kind = given.choice('meeting') as MatterKind
    const [{ convenor, article, agreeWith }] = convenorsFor(rules, { kind, headIsBoardHead: given.flag('head-leads-board'), vacant: given.flag('no-head') }) as [ReturnType<typeof convenorsFor>[number]]
    return accept({
      result: { key: `law.answer.convenor-${convenor}` }, values: { convenor }, steps: agreeWith ? [{ key: 'law.step.convenor-agrees' }] : [], articles: [article], confidence: 'V', others: [], notes: [],
    })
  },
}

/** Who recognises, and from when is it in force? @law 10/2022/QH15 Đ21.2 */
export const askRecogniser: DeliberationRule = {
  id: 'deliberation.recogniser',
  articles: ['10/2022/QH15 Đ21.2'],
  inputs: [CLAUSE, SCOPE],
  examples: [
    { on: '2026-11-24', given: { clause: '3' }, values: { recogniser: 'commune-committee' } },
    { on: '2026-11-24', given: { clause: '5' }, values: { recogniser: 'front' } },
    { on: '2026-11-24', given: { clause: '1' }, values: { recogniser: 'none' } },
    { on: '2026-11-24', given: { clause: '1', scope: 'commune' }, values: { recogniser: 'sets-day' } },
    { on: '2020-11-24', given: { clause: '3' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const item = clauseOf(given)
    const recogniser = recogniserOf({ item, scope: scopeOf(given) })
    return accept({
      result: { key: `law.answer.recogniser-${recogniser}`, params: { matter: clauseSay(item) } }, values: { recogniser }, steps: [], articles: ['10/2022/QH15 Đ21.2'], confidence: 'V', others: [], notes: [],
    })
  },
}

/** By when must the people be told, the papers reach them, the decision be sent and answered? @law 59/2023/NĐ-CP Đ3.3, Đ3.4; 10/2022/QH15 Đ20.3, Đ21.2 */
export const askMeetingDays: DeliberationRule = {
  id: 'deliberation.days',
  articles: ['59/2023/NĐ-CP Đ3.3', '59/2023/NĐ-CP Đ3.4', '10/2022/QH15 Đ20.3', '10/2022/QH15 Đ21.2'],
  inputs: [{ name: 'held', kind: 'date', required: true }, CLAUSE, { name: 'received', kind: 'date' }],
  examples: [
    { on: '2026-11-24', given: { held: '2026-12-05', clause: '1' }, values: { notice: '2026-12-03', papers: '2026-12-03', send: '2026-12-11' } },
    { on: '2026-11-24', given: { held: '2026-04-24', clause: '6' }, values: { notice: '2026-04-22', send: '2026-05-06' } },
    { on: '2026-11-24', given: { held: '2026-11-14', clause: '3', received: '2026-11-20' }, values: { notice: '2026-11-12', papers: '2026-11-12', send: '2026-11-20', answer: '2026-11-30' } },
    { on: '2026-11-24', given: { held: '2023-06-30', clause: '1' }, refused: 'law.ordinance-not-kept' },
    { on: '2026-11-24', given: { held: '2200-01-01', clause: '1' }, refused: 'disclosure.year-outside' },
  ],
  ask(given, { calendar }) {
    const [held, received, item] = [given.date('held'), given.findDate('received'), clauseOf(given)]
    const governed = underTheLaw(held, received ?? held)
    if (!governed.ok) return governed
    const [notice, send] = [noticeBy(held), sendBy(held, calendar)]
    const papers = papersNeeded(item) ? papersBy(held) : undefined
    const answer = received === undefined ? undefined : answerBy(received, calendar)
    const last = answer !== undefined && answer > send ? answer : send
    return accept({
      result: { key: 'law.answer.meeting-days', params: { notice: dayWithName(notice), send: dayWithName(send) } },
      values: { notice, ...(papers ? { papers } : {}), send, ...(answer ? { answer } : {}) },
      steps: [
        ...(papers ? [{ key: 'law.step.papers-by', params: { day: dayWithName(papers) } }] : []),
        ...(answer ? [{ key: 'law.step.answer-by', params: { day: dayWithName(answer) } }] : []),
      ],
      articles: ['59/2023/NĐ-CP Đ3.3', '10/2022/QH15 Đ20.3', ...(papers ? ['59/2023/NĐ-CP Đ3.4'] : []), ...(answer ? ['10/2022/QH15 Đ21.2'] : [])],
      confidence: calendar.knownBetween(held, last), others: [], notes: [{ key: 'law.note.after-midnight' }, ...calendarNotes(calendar, held, last)],
    })
  },
}

/** How many households must consent to an initiative, and until when does a consent count? @law 10/2022/QH15 Đ16.3 */
export const askInitiative: DeliberationRule = {
  id: 'deliberation.initiative',
  articles: ['10/2022/QH15 Đ16.3'],
  inputs: [HOUSEHOLDS, { name: 'consented', kind: 'date' }],
  examples: [
    { on: '2026-11-24', given: { households: '101' }, values: { needed: 11 } },
    { on: '2026-11-24', given: { households: '100', consented: '2026-11-30' }, values: { needed: 10, until: '2027-02-28' } },
    { on: '2026-11-24', given: { households: '100', consented: '2020-11-30' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const [all, consented] = [given.whole('households'), given.findDate('consented')]
    const governed = underTheLaw(given.on, consented ?? given.on)
    if (!governed.ok) return governed
    const { needed } = consentStanding([], all, given.on)
    const until = consented === undefined ? undefined : consentValidUntil(consented)
    return accept({
      result: { key: 'law.answer.initiative', params: { needed, all } }, values: { needed, ...(until ? { until } : {}) },
      steps: [...(until ? [{ key: 'law.step.consent-until', params: { day: shortDate(until) } }] : []), { key: 'law.step.initiative-below' }],
      articles: ['10/2022/QH15 Đ16.3'], confidence: 'V', others: [], notes: [],
    })
  },
}

/** What comes before the meeting that elects a head, and after it? @law 59/2023/NĐ-CP Đ6, Đ8 */
export const askElection: DeliberationRule = {
  id: 'deliberation.election',
  articles: ['59/2023/NĐ-CP Đ6', '59/2023/NĐ-CP Đ8'],
  inputs: [{ name: 'held', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-24', given: { held: '2026-12-12' }, values: { decision: '2026-11-22', candidates: '2026-11-27', team: '2026-12-02', posted: '2026-12-05', meeting: '2026-12-12', send: '2026-12-18', recognise: '2026-12-25' } },
    { on: '2026-11-24', given: { held: '12/3/2027' }, values: { decision: '2027-02-20', candidates: '2027-02-25', team: '2027-03-02', posted: '2027-03-05', meeting: '2027-03-12', send: '2027-03-19', recognise: '2027-03-26' } },
    { on: '2026-11-24', given: { held: '2020-12-12' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given, { calendar }) {
    const held = given.date('held')
    const governed = underTheLaw(held)
    if (!governed.ok) return governed
    const steps = electionCountdown(held, calendar)
    const last = steps.at(-1)!.by
    return accept({
      result: { key: 'law.answer.election', params: { first: dayWithName(steps[0]!.by), meeting: dayWithName(held) } },
      values: Object.fromEntries(steps.map(({ id, by }) => [id, by])),
      steps: steps.map(({ id, by }) => ({ key: `law.step.election-${id}`, params: { day: dayWithName(by) } })),
      articles: [...new Set(steps.map(({ article }) => article))], confidence: calendar.knownBetween(held, last), others: [], notes: calendarNotes(calendar, held, last),
    })
  },
}
