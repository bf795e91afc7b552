import { accept, refuse } from '#foundation/result.ts'
import type { Say } from '#rooms/law/index.ts'
import { mayCluster } from '../clocks.ts'
import { checkTeam, type TeamKind } from '../people.ts'
import type { TeamMember } from '../records.ts'
import { judgeHamlets, neededVotes, shareOfPresent, thresholdFor } from '../vote.ts'
import { type DeliberationRule, HOUSEHOLDS, number, underTheLaw } from './knowledge.ts'

/** Did a matter of the commune pass over its hamlets? By both readings of the share inside a hamlet. @law 10/2022/QH15 Đ21.1 */
export const askHamlets: DeliberationRule = {
  id: 'deliberation.hamlets',
  articles: ['10/2022/QH15 Đ21.1'],
  inputs: [number('hamlets', 1), number('two-thirds', 0), number('over-half', 0)],
  examples: [
    { on: '2026-11-24', given: { hamlets: '40', 'two-thirds': '27', 'over-half': '30' }, values: { passed: true, needed: 27, otherPassed: true } },
    { on: '2026-11-24', given: { hamlets: '40', 'two-thirds': '26', 'over-half': '30' }, values: { passed: false, needed: 27, otherPassed: true } },
    { on: '2026-11-24', given: { hamlets: '40', 'two-thirds': '31', 'over-half': '30' }, refused: 'law.hamlets-do-not-fit' },
    { on: '2026-11-24', given: { hamlets: '40', 'two-thirds': '31', 'over-half': '41' }, refused: 'law.hamlets-do-not-fit' },
    { on: '2020-11-24', given: { hamlets: '40', 'two-thirds': '30', 'over-half': '30' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given, { rules }) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const [hamlets, twoThirds, overHalf] = [given.whole('hamlets'), given.whole('two-thirds'), given.whole('over-half')]
    // A hamlet that reaches two thirds is over half too.
    if (twoThirds > overHalf || overHalf > hamlets) return refuse({ code: 'law.hamlets-do-not-fit', field: 'over-half', hamlets })
    const threshold = thresholdFor(rules, { item: 1, kind: 'general', scope: 'commune', on: given.on })
    const judged = judgeHamlets(threshold, Array.from({ length: hamlets }, (_, at) => ({ approves: at < twoThirds, otherReadingApproves: at < overHalf })))
    const { needed, passed, otherReading, article, confidence } = judged
    const say = (pass: boolean, approving: number): Say => ({ key: pass ? 'law.answer.hamlets-passed' : 'law.answer.hamlets-failed', params: { approving, hamlets, needed } })
    return accept({
      result: say(passed, twoThirds), values: { passed, needed, otherPassed: otherReading.passed }, steps: [], articles: [article], confidence, notes: [],
      others: [{
        reading: 'over-half-inside', says: { key: 'law.reading.hamlet-over-half' }, result: say(otherReading.passed, overHalf), values: { passed: otherReading.passed }, article, confidence,
      }],
    })
  },
}

/** Is a secretary, a way of voting, a counting board agreed to? @law 59/2023/NĐ-CP Đ3.5.a, Đ3.5.b, Đ3.5.c */
export const askShareOfPresent: DeliberationRule = {
  id: 'deliberation.share-of-present',
  articles: ['59/2023/NĐ-CP Đ3.5.a', '59/2023/NĐ-CP Đ3.5.b', '59/2023/NĐ-CP Đ3.5.c'],
  inputs: [number('present', 1), number('in-favour', 0)],
  examples: [
    { on: '2026-11-24', given: { present: '80', 'in-favour': '41' }, values: { agreed: true, needed: 41 } },
    { on: '2026-11-24', given: { present: '80', 'in-favour': '40' }, values: { agreed: false, needed: 41 } },
    { on: '2026-11-24', given: { present: '80', 'in-favour': '81' }, refused: 'deliberation.more-votes-than-present' },
    { on: '2020-11-24', given: { present: '80', 'in-favour': '41' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const [present, inFavour] = [given.whole('present'), given.whole('in-favour')]
    if (inFavour > present) return refuse({ code: 'deliberation.more-votes-than-present', field: 'in-favour', votes: inFavour, present })
    const [agreed, needed] = [shareOfPresent(present, inFavour), neededVotes({ numerator: 1, denominator: 2, strict: true }, present)]
    return accept({
      result: { key: agreed ? 'law.answer.share-reached' : 'law.answer.share-missed', params: { inFavour, present, needed } }, values: { agreed, needed }, steps: [],
      articles: askShareOfPresent.articles, confidence: 'V', others: [], notes: [],
    })
  },
}

const TEAMS: readonly [TeamKind, ...TeamKind[]] = ['counting-board', 'ballot', 'online', 'election-team']

/** How many are in a counting board or a team, and who leads it? @law 59/2023/NĐ-CP Đ3.5.c, Đ4.3, Đ5.2.b, Đ6.1.b */
export const askTeam: DeliberationRule = {
  id: 'deliberation.team',
  articles: ['59/2023/NĐ-CP Đ3.5.c', '59/2023/NĐ-CP Đ4.3', '59/2023/NĐ-CP Đ5.2.b', '59/2023/NĐ-CP Đ6.1.b'],
  inputs: [{ name: 'team', kind: 'choice', choices: TEAMS }, { name: 'members', kind: 'whole', min: 1, max: 100, required: true }, { name: 'led-by-board', kind: 'flag' }],
  examples: [
    { on: '2026-11-24', given: { team: 'counting-board', members: '3' }, values: { right: true } },
    { on: '2026-11-24', given: { team: 'ballot', members: '5', 'led-by-board': 'yes' }, values: { right: true } },
    { on: '2026-11-24', given: { team: 'ballot', members: '6', 'led-by-board': 'yes' }, values: { right: false, why: 'deliberation.team-size' } },
    { on: '2026-11-24', given: { team: 'online', members: '4' }, values: { right: false, why: 'deliberation.team-head-not-front' } },
    { on: '2026-11-24', given: { team: 'election-team', members: '7', 'led-by-board': 'yes' }, values: { right: true } },
    { on: '2020-11-24', given: { team: 'online', members: '4' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const kind = given.choice('team') as TeamKind
    const team = Array.from({ length: given.whole('members') }, (_, at): TeamMember => ({
      name: String(at), role: at === 0 ? 'head' : 'member', from: at === 0 && given.flag('led-by-board') ? 'front-board' : 'household',
    }))
    const checked = checkTeam(kind, team)
    return accept({
      result: checked.ok ? { key: 'law.answer.team-right' } : { key: 'law.answer.team-wrong', params: { because: { key: `refusal.${checked.refusal.code}`, params: { count: team.length } } } },
      values: { right: checked.ok, ...(checked.ok ? {} : { why: checked.refusal.code }) }, steps: [], articles: [askTeam.articles[TEAMS.indexOf(kind)]!], confidence: 'V', others: [],
      notes: kind === 'counting-board' || kind === 'ballot' ? [{ key: 'law.note.two-witnesses' }] : [],
    })
  },
}

/** May meetings be held by cluster? @law 10/2022/QH15 Đ18.3; 59/2023/NĐ-CP Đ3.6 */
export const askClusters: DeliberationRule = {
  id: 'deliberation.clusters',
  articles: ['10/2022/QH15 Đ18.3', '59/2023/NĐ-CP Đ3.6'],
  inputs: [HOUSEHOLDS, { name: 'scattered', kind: 'flag' }],
  examples: [
    { on: '2026-11-24', given: { households: '199' }, values: { allowed: false } },
    { on: '2026-11-24', given: { households: '200' }, values: { allowed: true } },
    { on: '2026-11-24', given: { households: '20', scattered: 'yes' }, values: { allowed: true } },
    { on: '2020-11-24', given: { households: '200' }, refused: 'law.ordinance-not-kept' },
  ],
  ask(given) {
    const governed = underTheLaw(given.on)
    if (!governed.ok) return governed
    const allowed = mayCluster(given.whole('households'), given.flag('scattered'))
    return accept({
      result: { key: allowed ? 'law.answer.clusters-yes' : 'law.answer.clusters-no' }, values: { allowed }, steps: allowed ? [{ key: 'law.step.cluster-plan' }] : [],
      articles: askClusters.articles, confidence: 'V', others: [], notes: [],
    })
  },
}
