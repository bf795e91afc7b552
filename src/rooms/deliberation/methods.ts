import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { DeliberationRules, Sureness } from './deliberation-rules.ts'
import { eraOf } from './deliberation-rules.ts'
import type { GatheringKind, Item, MatterKind, Scope } from './records.ts'

/** One way to put a matter to the people: whether it is lawful, and by which words that is told (`deliberation-rules.method.<why>`). */
export type MethodOffer = {
  readonly method: GatheringKind
  readonly allowed: boolean
  readonly why: MethodReason
  readonly article: string
  readonly confidence: Sureness
  /** What the other reading of the text comes to, where there are two. */
  readonly otherReading?: { readonly allowed: boolean; readonly why: MethodReason; readonly article: string }
}

export type MethodReason =
  | 'meeting-always' | 'ballot-after-meeting' | 'ballot-chosen-by-chair' | 'ballot-by-head' | 'ballot-needs-board' | 'ballot-needs-meeting' | 'ballot-needs-chair'
  | 'ballot-law-against-decree' | 'ordinance-ballot' | 'ordinance-online' | 'online-only-six' | 'online-needs-board' | 'online-needs-consents' | 'online-agreed'

export type MethodFacts = {
  readonly item: Item
  readonly kind: MatterKind
  readonly scope: Scope
  readonly on: CalendarDate
  /** A meeting had too few households present to be able to reach the threshold. One that voted the matter down is none. */
  readonly failedMeeting: boolean
  /** The chair of the commune chose the ballot (matters of the commune). */
  readonly chosenByChair?: boolean
  /** Households that agreed to vote online, of all. */
  readonly onlineConsents?: { readonly agreed: number; readonly all: number }
  /** The head agreed with the Front's work board on it. */
  readonly boardAgreed?: boolean
}

/**
 * The three ways of Article 17, each with whether it is lawful for the matter and why.
 *
 * @law 10/2022/QH15 Đ17, Đ19.1; 59/2023/NĐ-CP Đ4.1, Đ5.1, Đ5.2.c
 */
export function methodsFor(_rules: DeliberationRules, facts: MethodFacts): readonly MethodOffer[] {
  if (eraOf(facts.on) === 'ordinance-2007') return ordinanceMethods()
  return [offer('meeting', true, 'meeting-always', '10/2022/QH15 Đ17.1.a'), ballot(facts), online(facts)]
}

function ballot({ item, scope, failedMeeting, chosenByChair, boardAgreed }: MethodFacts): MethodOffer {
  if (failedMeeting) return offer('ballot', true, 'ballot-after-meeting', '10/2022/QH15 Đ19.1.b')
  if (item === 3 || item === 4 || item === 5) return offer('ballot', false, 'ballot-needs-meeting', '10/2022/QH15 Đ17.2')
  if (scope === 'commune') {
    return chosenByChair ? offer('ballot', true, 'ballot-chosen-by-chair', '10/2022/QH15 Đ19.1.a') : offer('ballot', false, 'ballot-needs-chair', '10/2022/QH15 Đ19.1.a')
  }
  if (item === 6) return boardAgreed ? offer('ballot', true, 'ballot-by-head', '59/2023/NĐ-CP Đ4.1.c') : offer('ballot', false, 'ballot-needs-board', '59/2023/NĐ-CP Đ4.1.c')
  // The decree lets the head choose the ballot for the sixth matter only; the law, which it cannot narrow, for “other cases” (Đ19.1.c).
  return { ...offer('ballot', false, 'ballot-needs-meeting', '59/2023/NĐ-CP Đ4.1.c', 'S'), otherReading: { allowed: boardAgreed === true, why: 'ballot-law-against-decree', article: '10/2022/QH15 Đ19.1.c' } }
}

function online({ item, boardAgreed, onlineConsents }: MethodFacts): MethodOffer {
  if (item !== 6) return offer('online', false, 'online-only-six', '10/2022/QH15 Đ17.2')
  if (!boardAgreed) return offer('online', false, 'online-needs-board', '59/2023/NĐ-CP Đ5.1.a')
  if (onlineConsents === undefined || 2 * onlineConsents.agreed <= onlineConsents.all) return offer('online', false, 'online-needs-consents', '59/2023/NĐ-CP Đ5.2.c')
  return offer('online', true, 'online-agreed', '59/2023/NĐ-CP Đ5.2.c')
}

function ordinanceMethods(): readonly MethodOffer[] {
  const article = '34/2007/PL-UBTVQH11 Đ11'
  return [offer('meeting', true, 'meeting-always', article, 'S'), offer('ballot', true, 'ordinance-ballot', article, 'S'), offer('online', false, 'ordinance-online', article, 'S')]
}

function offer(method: GatheringKind, allowed: boolean, why: MethodReason, article: string, confidence: Sureness = 'V'): MethodOffer {
  return { method, allowed, why, article, confidence }
}
