import type { Refusal } from '#foundation/result.ts'
import type { Words } from '#words/words.ts'

/** The sentence of a refusal, from the words table: key `refusal.<code>`, filled with its details. */
export function sentenceOf(w: Words, refusal: Refusal): string {
  return w(`refusal.${refusal.code}`, refusal)
}

/**
 * The HTTP status of a refusal, by the last part of its code. What no row names is 422: understood,
 * and not acceptable as it stands.
 */
const STATUS_BY_ENDING: readonly (readonly [RegExp, RefusalStatus])[] = [
  [/(^|[.-])(not-found|unknown)$/, 404],
  [/(^|[.-])(not-yours|outside-subtree|outside-unit|not-allowed|forbidden|forged|dismissed)$/, 403],
  [/(^|[.-])(stale|conflict|locked|already|already-\w+|twice|wrong-state)$/, 409],
  [/(^|[.-])(too-large|too-big|zip-bomb)$/, 413],
  [/(^|[.-])(too-often|locked-out)$/, 429],
  [/(^|[.-])(unavailable|busy|disk-full)$/, 503],
]

export type RefusalStatus = 403 | 404 | 409 | 413 | 422 | 429 | 503

export function statusOf(refusal: Refusal): RefusalStatus {
  const row = STATUS_BY_ENDING.find(([ending]) => ending.test(refusal.code))
  return row ? row[1] : 422
}
