import type { Actor } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering, Matter } from '../../records.ts'
import { noteDeliberation } from '../hand.ts'
import type { Answer } from './choice.ts'
import { commitmentOf, newSalt } from './commitment.ts'
import { toTheHour } from './use-voice.ts'

/** One slip with what it says about a matter. */
export type SlipInput = Answer & { readonly matter: Pick<Matter, 'matterId' | 'code'>; readonly slipCode: string }

/** Keeps slips and puts their commitments into the journal, all in the caller's transaction; the line names no household and no choice. */
export async function recordSlips(
  tx: Tx, by: Actor, gathering: Pick<Gathering, 'provinceId' | 'gatheringId' | 'code' | 'hamletId' | 'path' | 'kind'>, slips: readonly SlipInput[], now: Date,
): Promise<readonly string[]> {
  if (slips.length === 0) return []
  const rows = slips.map(({ matter, slipCode, choice, otherText, invalidReason }) => {
    const salt = newSalt()
    return {
      province_id: gathering.provinceId, gathering_id: gathering.gatheringId, matter_id: matter.matterId, slip_code: slipCode, path: gathering.path,
      channel: gathering.kind, choice, other_text: otherText ?? '', invalid_reason: invalidReason ?? null, salt,
      commitment: commitmentOf(salt, gathering.code, matter.code, slipCode, choice), recorded_at: toTheHour(now), recorded_by: by.accountId,
    }
  })
  for (let start = 0; start < rows.length; start += 1000) await tx.insertInto('slip').values(rows.slice(start, start + 1000)).execute()
  const committed = rows.map(({ commitment }, at) => ({ commitment, matter: slips[at]!.matter.code }))
  await noteDeliberation(tx, by, { unitId: gathering.hamletId, path: gathering.path }, 'deliberation.slip', { gathering: gathering.code, slips: committed }, now)
  return rows.map(({ commitment }) => commitment)
}
