/** Văn bản: the documents that reports cite, when they were in force, and how citations are read. */
export type { CitedDate, CitedPart, CitedTitle } from './around-number.ts'
export { checkCitations, type CitationNote } from './check-citations.ts'
export { normaliseNumber, parseCitations, type Citation, type CitationStyle } from './citation.ts'
export { isInForce, printInstrument, type Instrument, type InstrumentConfidence } from './instrument.ts'
export { parseInstruments } from './parse-instruments.ts'
export { InstrumentRegister } from './register.ts'
export { type SymbolFault, TYPE_CODES } from './symbols.ts'
export { WideRegister } from './wide-register.ts'
