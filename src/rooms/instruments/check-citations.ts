import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { parseCitations, type Citation } from './citation.ts'
import { isInForce, type Instrument, type InstrumentConfidence } from './instrument.ts'
import type { InstrumentRegister } from './register.ts'

/**
 * A remark on a citation. Its sentence is `instruments.note.<code>`, filled from `params`; `confidence` is that of
 * the least sure fact it rests on.
 */
export type CitationNote = {
  readonly code: 'unknown' | 'later-than-report' | 'not-in-force' | 'replaced' | 'not-yet-in-force' | 'other-spelling' | 'other-date'
  readonly citation: Citation
  readonly params: Readonly<Record<string, string>>
  readonly confidence: InstrumentConfidence
}

/**
 * What there is to say of the documents that a text of a report names, on the report's day. Remarks only: nothing
 * here stops a report. Local documents are not in the register, and are not called unknown.
 */
export function checkCitations(text: string, day: CalendarDate, register: InstrumentRegister): CitationNote[] {
  const notes = parseCitations(text).flatMap((citation) => checkCitation(citation, day, register))
  const told = new Set<string>()
  return notes.filter((note) => {
    const key = `${note.code}/${note.citation.number}/${note.citation.written}/${note.citation.date}`
    return told.has(key) ? false : told.add(key)
  })
}

function checkCitation(citation: Citation, day: CalendarDate, register: InstrumentRegister): CitationNote[] {
  const params = { written: citation.written, date: citation.date ? shortDate(citation.date) : '', day: shortDate(day) }
  const note = (code: CitationNote['code'], confidence: InstrumentConfidence, more: Record<string, string> = {}): CitationNote => ({
    code, citation, confidence, params: { ...params, ...more },
  })
  const notes: CitationNote[] = []
  if (citation.date && citation.date > day) notes.push(note('later-than-report', 'V'))
  const bearers = register.withNumber(citation.number)
  const meant = bearers.length === 0 ? register.findMeant(citation.number) : undefined
  if (meant) notes.push(note('other-spelling', meant.confidence, { right: meant.number }))
  else if (citation.written !== citation.number && !citation.written.includes(',')) notes.push(note('other-spelling', 'V', { right: citation.number }))
  if (bearers.length === 0 && !meant) {
    if (isCentral(citation)) notes.push(note('unknown', 'V'))
    return notes
  }
  const candidates = meant ? [meant] : bearers
  const instrument = citation.date ? candidates.find((one) => one.date === citation.date) : candidates.length === 1 ? candidates[0] : undefined
  if (citation.date && !instrument) {
    const known = candidates[0]!
    notes.push(note('other-date', known.confidence, { right: candidates.map((one) => shortDate(one.date)).join(', ') }))
    return notes
  }
  return instrument ? [...notes, ...checkForce(instrument, day, note)] : notes
}

type MakeNote = (code: CitationNote['code'], confidence: InstrumentConfidence, more?: Record<string, string>) => CitationNote

function checkForce(instrument: Instrument, day: CalendarDate, note: MakeNote): CitationNote[] {
  if (isInForce(instrument, day) !== false) return []
  if (instrument.to !== null && day > instrument.to) {
    const ended = shortDate(instrument.to)
    const confidence = instrument.toConfidence!
    if (instrument.replacedBy === null) return [note('not-in-force', confidence, { ended })]
    return [note('replaced', confidence, { ended, successor: instrument.replacedBy })]
  }
  if (instrument.from === null) return []
  return [note('not-yet-in-force', instrument.fromConfidence!, { begins: shortDate(instrument.from) })]
}

/** Documents of the centre ought to be in the register; those of a province, district or commune are not. */
function isCentral(citation: Citation): boolean {
  if (citation.style === 'legal') return !/(UBND|HĐND)/.test(citation.number)
  return citation.style === 'party' && citation.number.endsWith('/TW')
}
