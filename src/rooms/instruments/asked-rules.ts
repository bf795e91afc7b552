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

/** What must a report on grassroots democracy tell? @law 10/2022/QH15 Đ11, Đ15, Đ25, Đ30, Đ46 */
const reportContents: AskedRule<InstrumentRegister> = {
  id: 'reports.contents',
  articles: ['10/2022/QH15 Đ11', '10/2022/QH15 Đ15', '10/2022/QH15 Đ25', '10/2022/QH15 Đ30', '10/2022/QH15 Đ46'],
  inputs: [{ name: 'reporter', kind: 'choice', choices: ['commune', 'above'] }],
  examples: [
    { on: '2026-11-23', given: {}, values: { count: 6 } },
    { on: '2026-11-23', given: { reporter: 'above' }, values: { count: 2 } },
    { on: '2020-12-31', given: {}, values: { count: 4 } },
    { on: '2006-12-31', given: {}, refused: 'law.no-report-contents' },
  ],
  ask(given, register) {
    const [reporter, on] = [given.choice('reporter'), given.on]
    const duties = register.dutiesOn(on).filter((duty) => duty.reporter === reporter || duty.reporter === 'any')
    if (duties.length === 0) return refuse({ code: 'law.no-report-contents', on: shortDate(on) })
    return accept({
      result: { key: 'law.answer.report-contents', params: { on: shortDate(on), count: duties.length } },
      values: { count: duties.length, contents: duties.map(({ instrument, article, vi, en, confidence }) => ({ instrument, article, content: vi, contentEn: en, confidence })) },
      steps: duties.map(({ instrument, article, vi, en }) => ({ key: 'law.step.report-content', params: { article: `${instrument} ${article}`, content: { vi, en } } })),
      articles: [...new Set(duties.map(({ instrument, article }) => `${instrument} ${article}`))],
      confidence: duties.some(({ confidence }) => confidence === 'M') ? 'M' : duties.some(({ confidence }) => confidence === 'S') ? 'S' : 'V',
      others: [],
      notes: [],
    })
  },
}

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly AskedRule<InstrumentRegister>[] = [inForce, reportContents]
