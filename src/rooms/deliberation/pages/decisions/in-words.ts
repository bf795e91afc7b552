import { shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import type { Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { DecisionState, Item, MatterKind } from '../../index.ts'
import type { StoredJudgement } from '../../store/decisions/decision-record.ts'
import type { Contributed } from '../../store/decisions/execution.ts'
import type { ClockedStep } from '../../store/decisions/standing.ts'

/** `khoản 2 Điều 21 Luật số 10/2022/QH15` for `10/2022/QH15 Đ21.2`. */
export function articleText(article: string, w: Words): string {
  const match = /^(?:(\S+) )?Đ(\d+)(?:\.(\d+))?(?:\.(\p{L}+))?$/u.exec(article)
  if (!match) return article
  const [, instrument, of, clause, point] = match
  const at = point
    ? w('decisions.article-point', { article: of, clause, point })
    : clause
      ? w('decisions.article-clause', { article: of, clause })
      : w('decisions.article', { article: of })
  return instrument ? w('decisions.article-of', { article: at, instrument }) : at
}

export const STATE_TONES: Readonly<Record<DecisionState, Tone>> = {
  passed: 'asked', 'not-passed': 'closed', sent: 'waiting', recognised: 'good', refused: 'bad', 'in-force': 'good', 'asked-to-amend': 'asked', annulled: 'closed',
  amended: 'closed', replaced: 'closed',
}

export function itemText(item: Item, kind: MatterKind, w: Words): string {
  return kind === 'general' ? w('decisions.item-of', { item, title: w(`decisions.item.${item}`) }) : w('decisions.item-of', { item, title: w(`decisions.kind.${kind}`) })
}

export const count = (number: number): string => printDecimal(wholeDecimal(number))

/** `150.000.000 đồng, 320 ngày công, 1.200 m² đất`; undefined where it is nothing. */
export function valueText({ cash, labourDays, landM2 }: Contributed, w: Words): string | undefined {
  const parts = [
    cash > 0 ? w('decisions.value-cash', { count: count(cash) }) : '',
    labourDays > 0 ? w('decisions.value-labour', { count: count(labourDays) }) : '',
    landM2 > 0 ? w('decisions.value-land', { count: count(landM2) }) : '',
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** The figures that the law asks for, with what had to be reached. */
export function judgementText({ all, present, inFavour, against, other, needed, hamlets, of }: StoredJudgement, w: Words): string {
  if (hamlets && of !== 'households') return w('decisions.result-hamlets', { inFavour: count(inFavour), all: count(all), needed: count(needed) })
  return w('decisions.result-households', {
    inFavour: count(inFavour), against: count(against), other: count(other), all: count(all), present: count(present), needed: count(needed),
  })
}

/** `Hạn 04/3/2026, còn 3 ngày làm việc`. */
export function clockText(step: ClockedStep, w: Words): string {
  const date = shortDate(step.by)
  if (step.doneOn) return w(step.state === 'late' ? 'decisions.clock-late' : 'decisions.clock-in-time', { date, on: shortDate(step.doneOn) })
  if (step.state === 'overdue') return w('decisions.clock-gone', { date, count: Math.max(-step.daysLeft, 1) })
  return step.daysLeft === 0 ? w('decisions.clock-today', { date }) : w('decisions.clock-left', { date, count: step.daysLeft })
}
