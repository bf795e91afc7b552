import { accept, refuse, type Result } from '#foundation/result.ts'

/** How a meeting, or a cluster of it, voted on one matter. Slips are counted in a secret vote only. */
export type MeetingFigures = {
  readonly present: number
  readonly inFavour: number
  readonly against: number
  readonly other: number
  readonly invalid: number
  /** Slips given out and brought back. */
  readonly issued?: number | undefined
  readonly returned?: number | undefined
  /** Votes of each candidate or alternative, by its id. */
  readonly options?: Readonly<Record<string, number>> | undefined
}

export type MeetingBounds = {
  readonly voting: 'hands' | 'secret'
  readonly present: number
  /** Of those present, how many have not used their voice elsewhere. */
  readonly voices: number
  readonly options: readonly string[]
}

/**
 * Whether the figures of a vote can be: whole numbers that add up, of no more households than are present.
 *
 * Refuses `deliberation.figure-form`, `deliberation.more-votes-than-present`, `deliberation.voices-used-elsewhere`,
 * `deliberation.slips-do-not-add-up`, `deliberation.more-slips-than-issued`, `deliberation.option-over-valid`.
 */
export function checkMeetingFigures(figures: MeetingFigures, { voting, present, voices, options }: MeetingBounds): Result<true> {
  const { inFavour, against, other, invalid, issued = 0, returned = 0 } = figures
  for (const [field, value] of Object.entries({ inFavour, against, other, invalid, issued, returned, present: figures.present })) {
    if (!Number.isSafeInteger(value) || value < 0) return refuse({ code: 'deliberation.figure-form', field })
  }
  if (figures.present > present) return refuse({ code: 'deliberation.more-present-than-came', field: 'present', typed: figures.present, present })
  const votes = inFavour + against + other + invalid
  if (votes > figures.present) return refuse({ code: 'deliberation.more-votes-than-present', field: 'inFavour', votes, present: figures.present })
  if (votes > voices) return refuse({ code: 'deliberation.voices-used-elsewhere', field: 'inFavour', votes, voices })
  if (voting === 'secret') {
    if (issued > figures.present) return refuse({ code: 'deliberation.more-slips-than-present', field: 'issued', issued, present: figures.present })
    if (returned > issued) return refuse({ code: 'deliberation.more-slips-than-issued', field: 'returned', returned, issued })
    if (votes !== returned) return refuse({ code: 'deliberation.slips-do-not-add-up', field: 'returned', votes, returned })
  }
  return checkOptions(figures, options)
}

function checkOptions({ inFavour, options = {} }: MeetingFigures, ids: readonly string[]): Result<true> {
  for (const [id, count] of Object.entries(options)) {
    if (!ids.includes(id)) return refuse({ code: 'deliberation.figure-form', field: `option-${id}` })
    if (!Number.isSafeInteger(count) || count < 0) return refuse({ code: 'deliberation.figure-form', field: `option-${id}` })
    if (count > inFavour) return refuse({ code: 'deliberation.option-over-valid', field: `option-${id}`, count, valid: inFavour })
  }
  return accept(true)
}

/** The figures of clusters as one. */
export function addFigures(all: readonly MeetingFigures[]): MeetingFigures {
  const sum = (of: (figures: MeetingFigures) => number | undefined): number => all.reduce((total, each) => total + (of(each) ?? 0), 0)
  const ids = [...new Set(all.flatMap(({ options = {} }) => Object.keys(options)))]
  return {
    present: sum(({ present }) => present), inFavour: sum(({ inFavour }) => inFavour), against: sum(({ against }) => against),
    other: sum(({ other }) => other), invalid: sum(({ invalid }) => invalid), issued: sum(({ issued }) => issued), returned: sum(({ returned }) => returned),
    ...(ids.length > 0 ? { options: Object.fromEntries(ids.map((id) => [id, sum(({ options = {} }) => options[id])])) } : {}),
  }
}
