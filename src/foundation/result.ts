/**
 * Expected failures are values, faults are thrown.
 *
 * A refusal carries a `code` (`room.what`), which the words table turns into a sentence, and the
 * values that the sentence needs. It never carries a sentence itself.
 */
export type Refusal = { readonly code: string; readonly [detail: string]: unknown }

export type Result<T, E extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: E }

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<E extends Refusal>(refusal: E): { readonly ok: false; readonly refusal: E } {
  return { ok: false, refusal }
}

/** The value of a result that the caller knows to be accepted; a refusal here is a fault. */
export function mustAccept<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused where acceptance was certain: ${JSON.stringify(result.refusal)}`)
}
