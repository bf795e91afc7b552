import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import type { Actor } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'

/** A vote on a matter, in a round, at a gathering of whatever kind. */
export type VoiceUse = {
  readonly gathering: Pick<Gathering, 'provinceId' | 'gatheringId' | 'hamletId' | 'path' | 'kind' | 'rollId'>
  readonly matterId: string
  readonly round: number
  readonly by: Pick<Actor, 'accountId'>
}

/**
 * Uses the one voice of a household on a matter. Whoever comes first counts, by whatever way; of two at the same moment one waits for the
 * other's transaction.
 *
 * Refuses `deliberation.not-in-roll` where the household is not in the roll frozen for the gathering, and
 * `deliberation.voice-used.meeting`, `.ballot`, `.online` with the day and the hour (`date`, `hour`) where the voice was used before, that way.
 *
 * @law 10/2022/QH15 Đ18.2, Đ19.3
 */
export async function useVoice(tx: Tx, use: VoiceUse & { readonly householdId: string }, now: Date): Promise<Result<true>> {
  const second = (await useVoices(tx, { ...use, householdIds: [use.householdId] }, now))[0]
  return second ? refuse(second.refusal) : accept(true)
}

/** As `useVoice` for many households at once; answers those whose voice was not used now, each with its refusal. */
export async function useVoices(
  tx: Tx, { gathering, matterId, round, by, householdIds }: VoiceUse & { readonly householdIds: readonly string[] }, now: Date,
): Promise<readonly { readonly householdId: string; readonly refusal: Refusal }[]> {
  if (householdIds.length === 0) return []
  const { provinceId, gatheringId, hamletId, path, kind, rollId } = gathering
  if (rollId === undefined) throw new Error('a vote without its frozen roll')
  const lines = await tx
    .selectFrom('household_roll_line').select('household_id').where('province_id', '=', provinceId).where('roll_id', '=', rollId).where('household_id', 'in', householdIds).execute()
  const inRoll = new Set(lines.map(({ household_id }) => household_id))
  // In one order, so that two who use many voices at once never wait for each other.
  const wanted = [...inRoll].toSorted()
  const used = wanted.length === 0 ? [] : await tx
    .insertInto('voice')
    .values(wanted.map((household_id) => ({
      province_id: provinceId, matter_id: matterId, round, hamlet_id: hamletId, household_id, path, gathering_id: gatheringId, channel: kind,
      used_at: toTheHour(now), recorded_by: by.accountId,
    })))
    .onConflict((same) => same.columns(['province_id', 'matter_id', 'round', 'household_id']).doNothing())
    .returning('household_id')
    .execute()
  const now1 = new Set(used.map(({ household_id }) => household_id))
  const before = wanted.filter((id) => !now1.has(id))
  const firsts = before.length === 0 ? [] : await tx
    .selectFrom('voice').select(['household_id', 'channel', 'used_at'])
    .where('province_id', '=', provinceId).where('matter_id', '=', matterId).where('round', '=', round).where('household_id', 'in', before).execute()
  const refusals = new Map(firsts.map(({ household_id, channel, used_at }) => [household_id, voiceUsed(channel as Gathering['kind'], used_at)]))
  return householdIds.flatMap((householdId): { householdId: string; refusal: Refusal }[] => {
    if (now1.has(householdId)) return []
    return [{ householdId, refusal: refusals.get(householdId) ?? { code: 'deliberation.not-in-roll' } }]
  })
}

function voiceUsed(channel: Gathering['kind'], at: Date): Refusal {
  return { code: `deliberation.voice-used.${channel}`, date: shortDate(dayInVietNam(at)), hour: (at.getUTCHours() + 7) % 24 }
}

/** The hour is enough to tell who comes second, and does not lead from a household to its slip. */
export function toTheHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
}
