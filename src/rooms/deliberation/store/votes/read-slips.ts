import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'

/** A slip as it counts: where it was typed again, as it was typed last. */
export type Slip = {
  readonly matterId: string
  readonly slipCode: string
  readonly choice: string
  readonly otherText: string
  readonly invalidReason: string | undefined
  readonly salt: string
  readonly commitment: string
  /** What stood there before, oldest first. */
  readonly before: readonly { readonly choice: string; readonly salt: string; readonly commitment: string }[]
}

/** All slips of a gathering, by their numbers: the order says nothing about when they came. */
export async function readSlips(tx: Tx, { provinceId, gatheringId }: Pick<Gathering, 'provinceId' | 'gatheringId'>): Promise<readonly Slip[]> {
  const columns = ['matter_id', 'slip_code', 'choice', 'other_text', 'invalid_reason', 'salt', 'commitment'] as const
  const slips = await tx
    .selectFrom('slip').select(columns).where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).orderBy('slip_code').orderBy('matter_id').execute()
  const corrections = await tx
    .selectFrom('slip_correction').select(columns).where('province_id', '=', provinceId).where('gathering_id', '=', gatheringId).orderBy('seq').execute()
  const later = Map.groupBy(corrections, ({ matter_id, slip_code }) => `${matter_id} ${slip_code}`)
  return slips.map((slip) => {
    const all = [slip, ...(later.get(`${slip.matter_id} ${slip.slip_code}`) ?? [])]
    const last = all.at(-1)!
    return {
      matterId: slip.matter_id, slipCode: slip.slip_code, choice: last.choice, otherText: last.other_text, invalidReason: last.invalid_reason ?? undefined,
      salt: last.salt, commitment: last.commitment, before: all.slice(0, -1).map(({ choice, salt, commitment }) => ({ choice, salt, commitment })),
    }
  })
}
