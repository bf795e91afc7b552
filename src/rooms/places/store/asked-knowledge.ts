import { loadPlaces } from './load-places.ts'

/** What the rules of `asked-rules.ts` have to know. */
export const askedKnowledge = loadPlaces
