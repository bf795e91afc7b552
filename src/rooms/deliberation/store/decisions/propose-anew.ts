import { refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Matter } from '../../index.ts'
import type { DeliberationHand } from '../hand.ts'
import { proposeMatter } from '../matters.ts'
import { type OfDecision, openDecision } from './open-decision.ts'
import { effectiveFrom } from './standing.ts'

/**
 * Puts the matter of a decision in force down again, as a draft about it, so that the community may amend, replace or annul what it
 * decided, in the same way as it decided it.
 *
 * Refuses as `openDecision` and `proposeMatter`, and `decisions.not-in-force`.
 *
 * @law 10/2022/QH15 Đ22.1.c, Đ22.3
 */
export async function proposeAnew(tx: Tx, hand: DeliberationHand, of: OfDecision, now: Date): Promise<Result<Matter>> {
  const opened = await openDecision(tx, hand, of, ['propose'])
  if (!opened.ok) return opened
  const { matter, ended, decisionId, holderId, hamletId } = opened.value
  if (ended || effectiveFrom(opened.value) === undefined || (hamletId !== undefined && matter.scope === 'commune')) return refuse({ code: 'decisions.not-in-force' })
  const { item, kind, title, content, options, value } = matter
  const chair = matter.scope === 'commune' || kind === 'elect-head' || kind === 'dismiss-head'
  return proposeMatter(
    tx, hand,
    {
      unitId: holderId, item, kind, title, content, options: options.map(({ text }) => text), proposedBy: chair ? 'chair' : 'head', proposer: '', agreedWith: '', agreedOn: undefined,
      usefulWhy: '', ...value, aboutDecision: decisionId,
    },
    now,
  )
}
