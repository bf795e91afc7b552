import { wholeDecimal } from '#foundation/decimal.ts'
import type { CountedFigure, FigureSource } from '#rooms/indicators/store/figure-sources.ts'
import { tally, type JudgedDuty } from '../compliance.ts'
import { readJudgedDuties } from './compliance.ts'

const MEASURES = ['arisen', 'done', 'in-time', 'late', 'overdue'] as const
type Measure = (typeof MEASURES)[number]

/** `disclosure.done`, `disclosure.late.item-7`, `disclosure.in-time.form-c`: what is counted, of which matter, in which form. */
const NAME = /^disclosure\.([a-z-]+?)(?:\.item-([0-9a-zđ]+))?(?:\.form-([a-zđ]))?$/

/**
 * Matters disclosed, as the unit's own records have them: of those decided in the days asked for, how many there were, how
 * many are disclosed, in time, late, or overdue; by matter and by form. A unit that recorded nothing in these days has no
 * such figures.
 *
 * @law 10/2022/QH15 Đ11, Đ12.3, Đ13
 */
export const disclosureFigures: FigureSource = {
  family: 'disclosure',
  words: 'papers.counted',
  async count(tx, names, of) {
    const { unitId, path, from, to, today } = of
    const duties = (await readJudgedDuties(tx, { under: [path], holderId: unitId, from, to }, today)).filter(({ state }) => state !== 'cancelled')
    const figures = new Map<string, CountedFigure>()
    if (duties.length === 0) return figures
    for (const name of names) {
      const [, measure, item, form] = NAME.exec(name) ?? []
      if (!isMeasure(measure)) continue
      const counted = duties.filter((one) => (item === undefined || one.duty.item === item) && (form === undefined || one.forms.includes(form)))
      const query = new URLSearchParams({ tu: from, den: to, ...(item === undefined ? {} : { muc: item }), ...OPENS[measure] })
      figures.set(name, { number: wholeDecimal(countOf(counted, measure)), href: `/tuan-thu/${unitId}?${query.toString()}` })
    }
    return figures
  },
}

/** Which of the duties the page lists when a figure is opened. */
const OPENS: Readonly<Record<Measure, Readonly<Record<string, string>>>> = { arisen: {}, done: {}, 'in-time': { ket: 'dung-han' }, late: { ket: 'cham' }, overdue: { ket: 'qua-han' } }

function isMeasure(text: string | undefined): text is Measure {
  return (MEASURES as readonly (string | undefined)[]).includes(text)
}

function countOf(duties: readonly JudgedDuty[], measure: Measure): number {
  const { arose, inTime, late, not } = tally(duties)
  return { arisen: arose, done: inTime + late, 'in-time': inTime, late, overdue: not }[measure]
}
