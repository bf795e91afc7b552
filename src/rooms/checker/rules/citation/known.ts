import type { Citation, Instrument, InstrumentConfidence, InstrumentRegister } from '#rooms/instruments/index.ts'
import type { Severity } from '../../finding.ts'

/** The documents that a citation may mean: those of its number in its right letters. */
export function bearersOf(citation: Citation, register: InstrumentRegister): readonly Instrument[] {
  return register.withNumber(citation.right)
}

/**
 * The one document that is meant; of several of one number the one of the date. Undefined where that is not sure: the
 * Party gives its numbers anew with each term, so that number alone is not enough where a date is there to compare.
 */
export function meantBy(citation: Citation, register: InstrumentRegister): Instrument | undefined {
  const bearers = bearersOf(citation, register)
  if (citation.date) {
    const exact = bearers.find((one) => one.date === citation.date)
    if (exact) return exact
    return citation.style === 'party' || bearers.length > 1 ? undefined : bearers[0]
  }
  return bearers.length === 1 ? bearers[0] : undefined
}

/** How grave a finding may be that rests on a fact: a fact that is not verified gives a note. */
export function graveness(confidence: InstrumentConfidence | null, verified: Severity): Severity {
  if (confidence === 'V') return verified
  return confidence === 'S' && verified === 'error' ? 'warning' : confidence === 'S' ? verified : 'note'
}

/** Of a fact that is not verified the sentence says so. */
export function unsure(confidence: InstrumentConfidence | null): { vi: string; en: string } {
  return confidence === 'M' ? { vi: ' (dữ liệu chưa đối chiếu văn bản gốc)', en: ' (not verified against the original)' } : { vi: '', en: '' }
}
