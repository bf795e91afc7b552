import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { ballotNoticeBy, inForceFrom, newElectionBy, planSentBy } from '../clocks.ts'
import { recogniserOf } from '../people.ts'
import { CLAUSE, clauseOf, clauseSay, dayWithName, type DeliberationRule, SCOPE, scopeOf, underTheLaw } from './knowledge.ts'

/** By when is the plan of a ballot sent, and the ballot announced? @law 10/2022/QH15 Đ19.2; 59/2023/NĐ-CP Đ4.2, Đ4.4 */
export const askBallotDays: DeliberationRule = {
  id: 'deliberation.ballot-days',
  articles: ['59/2023/NĐ-CP Đ4.2', '59/2023/NĐ-CP Đ4.4', '10/2022/QH15 Đ19.2'],
  inputs: [{ name: 'plan', kind: 'date', required: true }, { name: 'first-day', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-24', given: { plan: '2026-12-01', 'first-day': '2026-12-10' }, values: { planSent: '2026-12-03', notice: '2026-12-08' } },
    { on: '2026-11-24', given: { plan: '2026-12-11', 'first-day': '2026-12-10' }, refused: 'law.ballot-before-plan' },
    { on: '2026-11-24', given: { plan: '2020-12-01', 'first-day': '2020-12-10' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const [plan, first] = [given.date('plan'), given.date('first-day')]
    const governed = underTheLaw(plan, first)
    if (!governed.ok) return governed
    if (first < plan) return refuse({ code: 'law.ballot-before-plan', field: 'first-day', plan: shortDate(plan) })
    const [planSent, notice] = [planSentBy(plan), ballotNoticeBy(first)]
    return accept({
      result: { key: 'law.answer.ballot-days', params: { planSent: dayWithName(planSent), notice: dayWithName(notice) } }, values: { planSent, notice }, steps: [],
      articles: askBallotDays.articles, confidence: 'V', others: [], notes: [],
    })
  },
}

/** From when is a decision in force? @law 10/2022/QH15 Đ21.2 */
export const askInForce: DeliberationRule = {
  id: 'deliberation.in-force',
  articles: ['10/2022/QH15 Đ21.2'],
  inputs: [CLAUSE, SCOPE, { name: 'passed', kind: 'date', required: true }, { name: 'recognised', kind: 'date' }, { name: 'set-day', kind: 'date' }],
  examples: [
    { on: '2026-11-24', given: { clause: '1', passed: '2026-10-01' }, values: { from: '2026-10-01' } },
    { on: '2026-11-24', given: { clause: '3', passed: '2026-10-01' }, values: { from: null } },
    { on: '2026-11-24', given: { clause: '3', passed: '2026-10-01', recognised: '2026-10-09' }, values: { from: '2026-10-09' } },
    { on: '2026-11-24', given: { clause: '5', passed: '2026-10-01' }, values: { from: null, recogniser: 'front' } },
    { on: '2026-11-24', given: { clause: '2', scope: 'commune', passed: '2026-10-01', 'set-day': '2026-11-01' }, values: { from: '2026-11-01' } },
    { on: '2026-11-24', given: { clause: '2', scope: 'commune', passed: '2026-10-01' }, values: { from: null } },
    { on: '2026-11-24', given: { clause: '3', passed: '2026-10-01', recognised: '2026-09-30' }, refused: 'law.before-passed' },
    { on: '2026-11-24', given: { clause: '3', passed: '2020-10-01' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const [passedOn, recognisedOn, setDay] = [given.date('passed'), given.findDate('recognised'), given.findDate('set-day')]
    const governed = underTheLaw(passedOn)
    if (!governed.ok) return governed
    if ((recognisedOn ?? passedOn) < passedOn || (setDay ?? passedOn) < passedOn) return refuse({ code: 'law.before-passed', field: 'passed', passed: shortDate(passedOn) })
    const matter = { item: clauseOf(given), scope: scopeOf(given) }
    const [from, recogniser] = [inForceFrom({ ...matter, passedOn, recognisedOn, setDay }), recogniserOf(matter)]
    return accept({
      result: from ? { key: 'law.answer.in-force-from', params: { day: dayWithName(from) } } : { key: 'law.answer.in-force-not-yet' },
      values: { from: from ?? null, recogniser }, steps: [{ key: `law.answer.recogniser-${recogniser}`, params: { matter: clauseSay(matter.item) } }],
      articles: ['10/2022/QH15 Đ21.2'], confidence: 'V', others: [], notes: [],
    })
  },
}

/** By when does the commune decide on electing a new head after a dismissal? @law 59/2023/NĐ-CP Đ9.3 */
export const askNewElection: DeliberationRule = {
  id: 'deliberation.new-election',
  articles: ['59/2023/NĐ-CP Đ9.3'],
  inputs: [{ name: 'dismissal-recognised', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-24', given: { 'dismissal-recognised': '2026-11-24' }, values: { due: '2027-01-23' } },
    { on: '2026-11-24', given: { 'dismissal-recognised': '2022-11-24' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const recognised = given.date('dismissal-recognised')
    const governed = underTheLaw(recognised)
    if (!governed.ok) return governed
    const due = newElectionBy(recognised)
    return accept({ result: { key: 'law.answer.new-election', params: { day: dayWithName(due) } }, values: { due }, steps: [], articles: ['59/2023/NĐ-CP Đ9.3'], confidence: 'V', others: [], notes: [] })
  },
}
