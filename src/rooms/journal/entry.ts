import { canonicalJson } from '#foundation/canonical-json.ts'

/** One line of the journal, before it is chained: who, under which office, where, what, with old and new values. */
export type JournalEntry = {
  /** The chain it belongs to: the province's unit number, or 1 for the whole system. */
  readonly provinceId: number
  readonly accountId: string | null
  readonly officeId: string | null
  readonly unitId: number | null
  /** The unit's path at the time: who may read the line is decided by it. */
  readonly path: string
  /** The name of the act, as in the registry of acts: `submission.accept`. */
  readonly act: string
  readonly subject: Readonly<Record<string, unknown>>
}

/** The line as stored: the subject is the text that was hashed, to the letter. */
export type ChainedEntry = Omit<JournalEntry, 'subject'> & {
  readonly seq: number
  readonly at: Date
  readonly subject: string
}

/**
 * The text whose hash, together with the hash of the line before, seals a line.
 * Every stored column is in it, so no column can be changed without breaking the chain.
 */
export function sealedText(entry: ChainedEntry): string {
  return canonicalJson({
    account: entry.accountId,
    act: entry.act,
    at: entry.at.toISOString(),
    office: entry.officeId,
    path: entry.path,
    province: entry.provinceId,
    seq: entry.seq,
    subject: entry.subject,
    unit: entry.unitId,
  })
}
