import { accept } from '#foundation/result.ts'
import { canStillPass, judgeVote, neededVotes, thresholdFor } from '../vote.ts'
import { eraOf, kindsOf } from '../deliberation-rules.ts'
import { methodsFor } from '../methods.ts'
import { CLAUSE, clauseOf, clauseSay, type DeliberationRule, HOUSEHOLDS, SCOPE, scopeOf, votedOn } from './knowledge.ts'

const ORDINANCE_NOTE = { key: 'law.note.ordinance-share' }

/** How many must be in favour? @law 10/2022/QH15 Đ21.1 */
export const askThreshold: DeliberationRule = {
  id: 'deliberation.threshold',
  articles: ['10/2022/QH15 Đ21.1', '61/2023/NĐ-CP Đ10.1'],
  inputs: [CLAUSE, SCOPE, HOUSEHOLDS],
  examples: [
    { on: '2026-11-24', given: { clause: '1', households: '100' }, values: { needed: 67, all: 100, of: 'households', share: '2/3', strict: false } },
    { on: '2026-11-24', given: { clause: '1', households: '101' }, values: { needed: 68, all: 101, of: 'households', share: '2/3', strict: false } },
    { on: '2026-11-24', given: { clause: '6', households: '101' }, values: { needed: 51, all: 101, of: 'households', share: '1/2', strict: true } },
    { on: '2026-11-24', given: { clause: '2', scope: 'commune', households: '7' }, values: { needed: 5, all: 7, of: 'hamlets', share: '2/3', strict: false } },
    { on: '2023-06-30', given: { clause: '1', households: '100' }, values: { needed: 51, all: 100, of: 'households', share: '1/2', strict: true } },
    { on: '2026-11-24', given: { clause: '1', households: '1' }, values: { needed: 1 } },
    { on: '2026-11-24', given: { clause: '3', households: '100' }, values: { needed: 51, strict: true } },
    { on: '2007-06-30', given: { clause: '1', households: '100' }, refused: 'law.before-ordinance' },
  ],
  ask(given, { rules }) {
    const voted = votedOn(given)
    if (!voted.ok) return voted
    const [item, scope, all] = [clauseOf(given), scopeOf(given), given.whole('households')]
    const threshold = thresholdFor(rules, { item, kind: kindsOf(item)[0]!, scope, on: voted.value })
    const { of, numerator, denominator, strict, article, confidence } = threshold
    const needed = neededVotes(threshold, all)
    return accept({
      result: { key: `law.answer.threshold-${of}`, params: { needed, all } },
      values: { needed, all, of, share: `${numerator}/${denominator}`, strict },
      steps: [
        { key: `law.step.threshold-${strict ? 'over' : 'from'}`, params: { share: `${numerator}/${denominator}` } },
        ...(threshold.alsoPresentOverHalf ? [{ key: 'law.step.threshold-present' }] : []),
      ],
      articles: [article], confidence,
      others: of === 'hamlets'
        ? [{ reading: 'over-half-inside', says: { key: 'law.reading.hamlet-over-half' }, values: { inside: '> 1/2' }, article, confidence: 'S' as const }]
        : [],
      notes: eraOf(voted.value) === 'ordinance-2007' ? [ORDINANCE_NOTE] : [],
    })
  },
}

/** Was it adopted, and could it still be with those present? @law 10/2022/QH15 Đ19.1.b, Đ21.1 */
export const askResult: DeliberationRule = {
  id: 'deliberation.result',
  articles: ['10/2022/QH15 Đ21.1', '10/2022/QH15 Đ19.1.b'],
  inputs: [CLAUSE, HOUSEHOLDS, { name: 'present', kind: 'whole', min: 0, max: 100_000, required: true }, { name: 'in-favour', kind: 'whole', min: 0, max: 100_000, required: true }],
  examples: [
    { on: '2026-11-24', given: { clause: '1', households: '101', present: '80', 'in-favour': '68' }, values: { passed: true, needed: 68, missing: 0, canPass: true } },
    { on: '2026-11-24', given: { clause: '1', households: '101', present: '60', 'in-favour': '60' }, values: { passed: false, needed: 68, missing: 8, canPass: false } },
    { on: '2026-11-24', given: { clause: '1', households: '100', present: '101', 'in-favour': '60' }, refused: 'deliberation.more-present-than-households' },
    { on: '2020-03-15', given: { clause: '1', households: '100', present: '60', 'in-favour': '51' }, values: { passed: true, needed: 51 } },
    { on: '2000-03-15', given: { clause: '1', households: '100', present: '60', 'in-favour': '51' }, refused: 'law.before-ordinance' },
  ],
  ask(given, { rules }) {
    const voted = votedOn(given)
    if (!voted.ok) return voted
    const item = clauseOf(given)
    const [all, present, inFavour] = [given.whole('households'), given.whole('present'), given.whole('in-favour')]
    const threshold = thresholdFor(rules, { item, kind: kindsOf(item)[0]!, scope: 'hamlet', on: voted.value })
    const judged = judgeVote(threshold, { all, present, inFavour, against: 0, other: 0, invalid: 0 })
    if (!judged.ok) return judged
    const { passed, needed, missing, article, confidence } = judged.value
    const canPass = canStillPass(threshold, all, present)
    return accept({
      result: passed ? { key: 'law.answer.adopted', params: { inFavour, all, needed } } : { key: 'law.answer.not-adopted', params: { inFavour, all, needed, missing } },
      values: { passed, needed, missing, canPass },
      steps: [{ key: canPass ? 'law.step.could-pass' : 'law.step.could-not-pass', params: { present, needed } }],
      articles: [article], confidence, others: [], notes: eraOf(voted.value) === 'ordinance-2007' ? [ORDINANCE_NOTE] : [],
    })
  },
}

/** By which ways may it be put to the people? @law 10/2022/QH15 Đ17, Đ19.1 */
export const askMethods: DeliberationRule = {
  id: 'deliberation.methods',
  articles: ['10/2022/QH15 Đ17.2', '10/2022/QH15 Đ19.1', '59/2023/NĐ-CP Đ4.1', '59/2023/NĐ-CP Đ5.1'],
  inputs: [
    CLAUSE, SCOPE, { name: 'too-few-came', kind: 'flag' }, { name: 'chair-chose-ballot', kind: 'flag' }, { name: 'board-agreed', kind: 'flag' },
    { name: 'households', kind: 'whole', min: 1, max: 100_000, required: true }, { name: 'agreed-online', kind: 'whole', min: 0, max: 100_000, required: true },
  ],
  examples: [
    { on: '2026-11-24', given: { clause: '1', households: '100', 'agreed-online': '90' }, values: { meeting: true, ballot: false, online: false } },
    { on: '2026-11-24', given: { clause: '4', households: '100', 'agreed-online': '0', 'too-few-came': 'yes' }, values: { meeting: true, ballot: true, online: false } },
    { on: '2026-11-24', given: { clause: '6', households: '100', 'agreed-online': '51', 'board-agreed': 'yes' }, values: { meeting: true, ballot: true, online: true } },
    { on: '2026-11-24', given: { clause: '6', households: '100', 'agreed-online': '50', 'board-agreed': 'yes' }, values: { meeting: true, ballot: true, online: false } },
    { on: '2026-11-24', given: { clause: '2', scope: 'commune', households: '100', 'agreed-online': '0', 'chair-chose-ballot': 'yes' }, values: { meeting: true, ballot: true, online: false } },
    { on: '2020-03-15', given: { clause: '1', households: '100', 'agreed-online': '0' }, values: { meeting: true, ballot: true, online: false } },
    { on: '2000-03-15', given: { clause: '1', households: '100', 'agreed-online': '0' }, refused: 'law.before-ordinance' },
  ],
  ask(given, { rules }) {
    const voted = votedOn(given)
    if (!voted.ok) return voted
    const item = clauseOf(given)
    const offers = methodsFor(rules, {
      item, kind: kindsOf(item)[0]!, scope: scopeOf(given), on: voted.value, failedMeeting: given.flag('too-few-came'), chosenByChair: given.flag('chair-chose-ballot'),
      boardAgreed: given.flag('board-agreed'), onlineConsents: { agreed: given.whole('agreed-online'), all: given.whole('households') },
    })
    const lawful = offers.filter(({ allowed }) => allowed).map(({ method }) => method)
    const unsure = offers.find(({ confidence }) => confidence !== 'V')
    return accept({
      result: { key: `law.answer.methods-${lawful.join('-')}`, params: { matter: clauseSay(item) } },
      values: Object.fromEntries(offers.map(({ method, allowed }) => [method, allowed])),
      steps: offers.map(({ method, why }) => ({ key: `law.step.method-${method}`, params: { why: { key: `deliberation-rules.method.${why}` } } })),
      articles: [...new Set(offers.map(({ article }) => article))], confidence: unsure ? unsure.confidence : 'V',
      others: offers.flatMap(({ method, otherReading }) =>
        otherReading
          ? [{ reading: 'law-against-decree', says: { key: `deliberation-rules.method.${otherReading.why}` }, values: { [method]: otherReading.allowed }, article: otherReading.article, confidence: 'S' as const }]
          : [],
      ),
      notes: [],
    })
  },
}
