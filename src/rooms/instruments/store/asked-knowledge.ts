import { loadInstruments } from './load-instruments.ts'

/** What the rules of `asked-rules.ts` have to know. */
export const askedKnowledge = loadInstruments
