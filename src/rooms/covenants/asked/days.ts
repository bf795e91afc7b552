import { addDays, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { annulBy, deliverBy, postedUntilAtLeast, recogniseBy, submitBy, suspendBy } from '../clocks.ts'
import { CLOCKS, type ClockId } from '../covenant-rules.ts'
import { DECREE_FROM } from '../covenant-step.ts'
import type { CovenantRule } from './knowledge.ts'

const BY = { posted: postedUntilAtLeast, submit: submitBy, recognise: recogniseBy, deliver: deliverBy, suspend: suspendBy, annul: annulBy } as const

/** By when is a step of a covenant done? @law 61/2023/NĐ-CP Đ9.1, Đ11.3, Đ12.2, Đ14.3, Đ18.1.a */
export const askCovenantDays: CovenantRule = {
  id: 'covenants.days',
  articles: ['61/2023/NĐ-CP Đ9.1', '61/2023/NĐ-CP Đ11.3', '61/2023/NĐ-CP Đ12.2', '61/2023/NĐ-CP Đ14.3', '61/2023/NĐ-CP Đ18.1.a'],
  inputs: [{ name: 'covenant-step', kind: 'choice', choices: CLOCKS }, { name: 'from', kind: 'date', required: true }],
  examples: [
    { on: '2026-11-24', given: { 'covenant-step': 'posted', from: '2026-01-12' }, values: { due: '2026-02-11' } },
    { on: '2026-11-24', given: { 'covenant-step': 'recognise', from: '2026-11-20' }, values: { due: '2026-11-30' } },
    { on: '2026-11-24', given: { 'covenant-step': 'suspend', from: '2026-03-02' }, values: { due: '2026-03-05' } },
    { on: '2026-11-24', given: { 'covenant-step': 'annul', from: '2023-08-15' }, refused: 'law.before-covenant-decree' },
  ],
  ask(given, terms) {
    const from = given.date('from')
    if (from < DECREE_FROM) return refuse({ code: 'law.before-covenant-decree', field: 'from', date: shortDate(DECREE_FROM) })
    const step = given.choice('covenant-step') as ClockId
    const { article, count, unit, confidence } = terms.rules.clocks[step]
    const due = BY[step](from, terms)
    return accept({
      result: { key: step === 'posted' ? 'law.answer.covenant-posted-through' : 'law.answer.covenant-due', params: { day: shortDate(due) } },
      values: { due },
      steps: [{ key: `law.step.covenant-clock-${unit}`, params: { count, from: shortDate(from), article } }],
      articles: [article], confidence,
      others: step === 'posted' ? [{ reading: 'first-day-counts', says: { key: 'law.reading.first-day-counts' }, result: { key: 'law.answer.covenant-posted-through', params: { day: shortDate(addDays(due, -1)) } }, values: { due: addDays(due, -1) }, article, confidence: 'S' }] : [],
      notes: [],
    })
  },
}
