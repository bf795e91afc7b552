/** Văn bản: the documents that reports cite, when they were in force, and how citations are read. */
export { checkCitations, type CitationNote } from './check-citations.ts'
export { normaliseNumber, parseCitations, type Citation, type CitationStyle } from './citation.ts'
export { isInForce, printInstrument, type Instrument, type InstrumentConfidence } from './instrument.ts'
export { parseInstruments } from './parse-instruments.ts'
export { InstrumentRegister } from './register.ts'
