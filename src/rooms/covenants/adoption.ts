import { accept, refuse, type Result } from '#foundation/result.ts'

/** A vote on a covenant: households, in whole numbers. In a ballot `present` are those that handed a paper in. */
export type AdoptionCount = { readonly all: number; readonly present: number; readonly inFavour: number; readonly against: number; readonly other: number }

export type Adoption = {
  readonly adopted: boolean
  /** More than half of all households were represented; a meeting below it opens the ballot. */
  readonly quorate: boolean
  /** Households that must be present, and that must agree. */
  readonly needed: number
  /** Votes short. */
  readonly missing: number
}

/**
 * Whether a covenant is adopted: at a meeting of more than half of all households, by more than half of ALL; by ballot, by more
 * than half of ALL.
 *
 * Refuses `covenants.no-households`, `covenants.count-whole`, `covenants.more-present-than-households`,
 * `covenants.votes-do-not-add-up`.
 *
 * @law 61/2023/NĐ-CP Đ10; 10/2022/QH15 Đ21.1
 */
export function judgeAdoption(method: 'meeting' | 'ballot', count: AdoptionCount): Result<Adoption> {
  const { all, present, inFavour, against, other } = count
  if ([all, present, inFavour, against, other].some((each) => !Number.isSafeInteger(each) || each < 0)) return refuse({ code: 'covenants.count-whole', field: 'inFavour' })
  if (all === 0) return refuse({ code: 'covenants.no-households', field: 'all' })
  if (present > all) return refuse({ code: 'covenants.more-present-than-households', field: 'present', present, all })
  if (inFavour + against + other > present) return refuse({ code: 'covenants.votes-do-not-add-up', field: 'inFavour', votes: inFavour + against + other, present })
  const quorate = 2 * present > all
  const needed = Math.floor(all / 2) + 1
  return accept({ quorate, needed, missing: Math.max(0, needed - inFavour), adopted: 2 * inFavour > all && (method === 'ballot' || quorate) })
}
