import { accept } from '#foundation/result.ts'
import { judgeAdoption } from '../adoption.ts'
import type { CovenantRule } from './knowledge.ts'

const ARTICLES = ['61/2023/NĐ-CP Đ10', '10/2022/QH15 Đ21.1'] as const

/** Is a covenant adopted? @law 61/2023/NĐ-CP Đ10; 10/2022/QH15 Đ21.1 */
export const askAdoption: CovenantRule = {
  id: 'covenants.adoption',
  articles: ARTICLES,
  inputs: [
    { name: 'households', kind: 'whole', min: 1, max: 100_000, required: true }, { name: 'present', kind: 'whole', min: 0, max: 100_000, required: true },
    { name: 'in-favour', kind: 'whole', min: 0, max: 100_000, required: true }, { name: 'by-ballot', kind: 'flag' },
  ],
  examples: [
    { on: '2026-11-24', given: { households: '101', present: '60', 'in-favour': '51' }, values: { adopted: true, needed: 51, quorate: true, missing: 0 } },
    { on: '2026-11-24', given: { households: '100', present: '50', 'in-favour': '50' }, values: { adopted: false, needed: 51, quorate: false, missing: 1 } },
    { on: '2026-11-24', given: { households: '100', present: '90', 'in-favour': '50', 'by-ballot': 'yes' }, values: { adopted: false, needed: 51, quorate: true, missing: 1 } },
    { on: '2026-11-24', given: { households: '100', present: '120', 'in-favour': '50' }, refused: 'covenants.more-present-than-households' },
  ],
  ask(given) {
    const [all, present, inFavour] = [given.whole('households'), given.whole('present'), given.whole('in-favour')]
    const ballot = given.flag('by-ballot')
    const judged = judgeAdoption(ballot ? 'ballot' : 'meeting', { all, present, inFavour, against: 0, other: 0 })
    if (!judged.ok) return judged
    const { adopted, needed, quorate, missing } = judged.value
    return accept({
      result: { key: adopted ? 'law.answer.covenant-adopted' : 'law.answer.covenant-not-adopted', params: { inFavour, all, needed } },
      values: { adopted, needed, quorate, missing },
      steps: [
        ...(ballot ? [{ key: 'law.step.covenant-ballot' }] : [{ key: quorate ? 'law.step.covenant-quorate' : 'law.step.covenant-not-quorate', params: { present, needed } }]),
        { key: 'law.step.covenant-share', params: { inFavour, all, needed } },
      ],
      articles: ARTICLES, confidence: 'V', others: [], notes: [],
    })
  },
}
