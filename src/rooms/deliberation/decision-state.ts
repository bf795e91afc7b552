import { accept, refuse, type Result } from '#foundation/result.ts'
import type { DecisionState } from './records.ts'

export type DecisionAct = 'send' | 'receive' | 'recognise' | 'refuse' | 'set-day' | 'ask-to-amend' | 'annul' | 'amend' | 'replace'

const STANDING: readonly DecisionState[] = ['passed', 'sent', 'recognised', 'in-force', 'asked-to-amend']

const STEPS: Readonly<Record<DecisionAct, { readonly from: readonly DecisionState[]; readonly to: DecisionState | 'same' }>> = {
  send: { from: ['passed', 'in-force'], to: 'sent' },
  receive: { from: ['sent', 'in-force'], to: 'same' },
  recognise: { from: ['sent'], to: 'recognised' },
  refuse: { from: ['sent'], to: 'refused' },
  'set-day': { from: ['passed', 'sent'], to: 'in-force' },
  'ask-to-amend': { from: ['sent', 'recognised', 'in-force'], to: 'asked-to-amend' },
  annul: { from: STANDING, to: 'annulled' },
  amend: { from: STANDING, to: 'amended' },
  replace: { from: STANDING, to: 'replaced' },
}

/**
 * The life of a community's decision. What was not adopted is not sent; what ended does not come back: the community decides anew.
 *
 * Refuses `deliberation.decision-wrong-state` with the `act` and the `state`.
 *
 * @law 10/2022/QH15 Đ20.3, Đ21.2, Đ22
 */
export function decisionStep(state: DecisionState, act: DecisionAct): Result<DecisionState> {
  const { from, to } = STEPS[act]
  if (!from.includes(state)) return refuse({ code: 'deliberation.decision-wrong-state', act, state })
  return accept(to === 'same' ? state : to)
}
