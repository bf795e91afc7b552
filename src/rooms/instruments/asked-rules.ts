import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { AskedRule } from '#rooms/law/index.ts'
import { isInForce } from './instrument.ts'
import type { InstrumentRegister } from './register.ts'

/** Is a document in force on a day? @law 30/2020/NĐ-CP Đ8 */
const inForce: AskedRule<InstrumentRegister> = {
  id: 'instruments.in-force',
  articles: ['30/2020/NĐ-CP Đ8'],
  inputs: [{ name: 'number', kind: 'text', required: true }, { name: 'dated', kind: 'date' }],
  examples: [
    { on: '2026-11-23', given: { number: '10/2022/QH15' }, values: { inForce: true, from: '2023-07-01', to: null, replacedBy: null } },
    { on: '2026-11-23', given: { number: '34/2007/PL-UBTVQH11' }, values: { inForce: false, from: '2007-07-01', to: '2023-06-30', replacedBy: '10/2022/QH15' } },
    { on: '2026-11-23', given: { number: '35-CT/TW' }, refused: 'law.instrument-several' },
    { on: '2026-11-23', given: { number: '01/2016/TT-BNV' }, values: { inForce: null, from: null } },
    { on: '2026-11-23', given: { number: '99/1999/XX-YY' }, refused: 'law.instrument-not-found' },
  ],
  ask(given, register) {
    const [number, on] = [given.text('number'), given.on]
    const bearers = register.withNumber(number)
    const dated = given.findDate('dated')
    const instrument = register.findInstrument(number, dated ?? null)
    if (!instrument) {
      if (bearers.length > 1 && dated === undefined) return refuse({ code: 'law.instrument-several', field: 'dated', number, dates: bearers.map(({ date }) => shortDate(date)).join(', ') })
      return refuse({ code: 'law.instrument-not-found', field: 'number', number })
    }
    const state = isInForce(instrument, on)
    const named = { type: instrument.type, number: instrument.number, dated: shortDate(instrument.date), issuer: instrument.issuer, title: instrument.title }
    const sure = [instrument.confidence, instrument.fromConfidence, instrument.toConfidence]
    return accept({
      result: { key: state === undefined ? 'law.answer.instrument-unknown' : state ? 'law.answer.instrument-in-force' : 'law.answer.instrument-not', params: { ...named, on: shortDate(on) } },
      values: { inForce: state ?? null, number: instrument.number, date: instrument.date, from: instrument.from, to: instrument.to, replacedBy: instrument.replacedBy },
      steps: [
        { key: 'law.step.instrument', params: named },
        instrument.from === null ? { key: 'law.step.from-unknown' } : { key: 'law.step.in-force-from', params: { from: shortDate(instrument.from) } },
        instrument.to === null ? { key: 'law.step.no-end' } : { key: 'law.step.in-force-to', params: { to: shortDate(instrument.to) } },
        ...(instrument.replacedBy === null ? [] : [{ key: 'law.step.replaced-by', params: { number: instrument.replacedBy } }]),
        { key: 'law.step.source', params: { source: instrument.source } },
      ],
      articles: [instrument.number],
      confidence: sure.includes('M') ? 'M' : sure.includes('S') ? 'S' : 'V',
      others: [],
      notes: instrument.to === null ? [{ key: 'law.note.end-not-followed' }] : [],
    })
  },
}

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly AskedRule<InstrumentRegister>[] = [inForce]
