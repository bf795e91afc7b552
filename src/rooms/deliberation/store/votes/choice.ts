import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Matter } from '../../records.ts'

/** Why a slip does not count. */
export const INVALID_REASONS = ['no-mark', 'no-choice', 'two-choices', 'too-many', 'torn', 'late', 'not-issued', 'voice-used'] as const
export type InvalidReason = (typeof INVALID_REASONS)[number]

/** Slips that use no voice of a household: nobody’s, too late, or of one that voted before. */
const WITHOUT_VOICE: readonly InvalidReason[] = ['late', 'not-issued', 'voice-used']

/** What a slip says about a matter: `for`, `against`, `other`, `invalid`, or the candidates chosen, by their ids joined by commas. */
export type Answer = { readonly matterId: string; readonly choice: string; readonly otherText?: string | undefined; readonly invalidReason?: InvalidReason | undefined }

export function usesVoice({ invalidReason }: { readonly invalidReason?: string | null | undefined }): boolean {
  return !WITHOUT_VOICE.some((reason) => reason === invalidReason)
}

/**
 * An answer as it is kept. Refuses `votes.choice-needed`, `votes.choice-unknown`, `votes.reason-needed` (invalid without saying why),
 * `votes.other-too-long`.
 *
 * @law 59/2023/NĐ-CP Đ4.5.b, Đ5.2.d
 */
export function checkAnswer({ options, matterId }: Pick<Matter, 'options' | 'matterId'>, answer: Answer): Result<Required<Omit<Answer, 'invalidReason'>> & Pick<Answer, 'invalidReason'>> {
  const field = `choice-${matterId}`
  const otherText = (answer.otherText ?? '').trim()
  if (otherText.length > 1000) return refuse({ code: 'votes.other-too-long', field })
  if (answer.choice === '') return refuse({ code: 'votes.choice-needed', field })
  if (answer.choice === 'invalid') {
    if (!INVALID_REASONS.some((reason) => reason === answer.invalidReason)) return refuse({ code: 'votes.reason-needed', field: `reason-${matterId}` })
    return accept({ matterId, choice: 'invalid', otherText, invalidReason: answer.invalidReason })
  }
  const choice = options.length === 0 ? answer.choice : [...new Set(answer.choice.split(','))].toSorted().join(',')
  const known = options.length === 0 ? ['for', 'against', 'other'].includes(choice) : choice.split(',').every((id) => options.some((option) => option.id === id))
  return known ? accept({ matterId, choice, otherText, invalidReason: undefined }) : refuse({ code: 'votes.choice-unknown', field })
}
