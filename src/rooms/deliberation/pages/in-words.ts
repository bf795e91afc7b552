import { shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, wholeDecimal } from '#foundation/decimal.ts'
import type { Refusal } from '#foundation/result.ts'
import type { Problem, Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Threshold } from '../index.ts'
import type { Gathering, GatheringState, Matter, MatterState } from '../records.ts'

/** `khoản 2 Điều 21 Luật số 10/2022/QH15` for `10/2022/QH15 Đ21.2`. */
export function articleText(article: string, w: Words): string {
  const match = /^(?:(\S+) )?Đ(\d+)(?:\.(\d+))?(?:\.(\p{L}+))?$/u.exec(article)
  if (!match) return article
  const [, instrument, of, clause, point] = match
  const at = point
    ? w('deliberation.article-point', { article: of, clause, point })
    : clause
      ? w('deliberation.article-clause', { article: of, clause })
      : w('deliberation.article', { article: of })
  if (!instrument) return at
  const kind = instrument.endsWith('NĐ-CP') ? 'decree' : instrument.includes('PL-') ? 'ordinance' : 'law'
  return w(`deliberation.article-of.${kind}`, { article: at, instrument })
}

export const count = (number: number): string => printDecimal(wholeDecimal(number))

export const MATTER_TONES: Readonly<Record<MatterState, Tone>> = { draft: 'neutral', 'gathering-consents': 'waiting', proposed: 'asked', decided: 'good', dropped: 'closed' }
export const GATHERING_TONES: Readonly<Record<GatheringState, Tone>> = { planned: 'waiting', open: 'asked', counting: 'asked', closed: 'good', cancelled: 'closed' }

/** `Khoản 1: Đóng góp xây dựng hạ tầng`. */
export function itemText({ item, kind }: Pick<Matter, 'item' | 'kind'>, w: Words): string {
  return w('deliberation.item-of', { item, title: kind === 'general' ? w(`deliberation.item.${item}`) : w(`deliberation.kind.${kind}`) })
}

/** `19 giờ 00 ngày 05/12/2026, Nhà văn hóa làng`. */
export function whenAndWhere({ heldOn, startsAt, place }: Pick<Gathering, 'heldOn' | 'startsAt' | 'place'>, w: Words): string {
  const date = shortDate(heldOn)
  const when = startsAt ? w('deliberation.at-hour', { hour: startsAt.slice(0, 2), minute: startsAt.slice(3), date }) : date
  return place ? w('deliberation.when-where', { when, place }) : when
}

/** `150.000.000 đồng, 320 ngày công, 1.200 m² đất`; undefined where it is nothing. */
export function valueText({ value: { cash, labourDays, landM2 } }: Pick<Matter, 'value'>, w: Words): string | undefined {
  const parts = [
    cash > 0 ? w('deliberation.value-cash', { count: count(cash) }) : '',
    labourDays > 0 ? w('deliberation.value-labour', { count: count(labourDays) }) : '',
    landM2 > 0 ? w('deliberation.value-land', { count: count(landM2) }) : '',
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** `ít nhất 67 trên 100 hộ`. */
export function neededText(needed: number, all: number, w: Words): string {
  return w('deliberation.needed-of', { needed: count(needed), all: count(all) })
}

/** What is not verified says so. */
export function confidenceText({ confidence }: Pick<Threshold, 'confidence'>, w: Words): string | undefined {
  return confidence === 'V' ? undefined : w(`deliberation.confidence.${confidence}`)
}

/** A refusal as something wrong with the form; its lists and names in words. */
export function problemOf(refusal: Refusal, w: Words): Problem {
  const { field } = refusal
  return { field: typeof field === 'string' ? field : undefined, refusal: inWords(refusal, w) }
}

function inWords(refusal: Refusal, w: Words): Refusal {
  if (refusal.code === 'deliberation.convenor-not-entitled') {
    const [convenor, needs] = [w(`deliberation.convenor.${String(refusal['convenor'])}`), w(`deliberation.convenor.${String(refusal['needs'])}`)]
    return { ...refusal, convenor, needs, article: articleText(String(refusal['article']), w) }
  }
  if (refusal.code === 'deliberation.method-not-lawful') {
    const why = w(`deliberation-rules.method.${String(refusal['why'])}`)
    return { ...refusal, why, method: w(`deliberation.method.${String(refusal['method'])}`), article: articleText(String(refusal['article']), w) }
  }
  return typeof refusal['article'] === 'string' ? { ...refusal, article: articleText(refusal['article'], w) } : refusal
}
