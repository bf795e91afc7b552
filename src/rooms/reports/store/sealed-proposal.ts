import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { refuse, accept, type Result } from '#foundation/result.ts'

/**
 * What a page proposed to an officer travels in the page itself, since nothing of an upload is kept before it is
 * confirmed. The seal says that these very words and figures were read from a report, for this officer and this form.
 */
export type SealedProposal = {
  readonly account: string
  /** The form, period and unit for which it was read. */
  readonly of: string
  readonly basedOn: number
  readonly fileName: string | null
  readonly sha256: string
  readonly figures: readonly { readonly code: string; readonly printed: string; readonly goes: 'form' | 'beside'; readonly quote: string; readonly place: string }[]
}

/** Made anew with every start: a page from before must be asked for again. */
const KEY = randomBytes(32)

export function sealProposal(proposal: SealedProposal): string {
  const text = Buffer.from(JSON.stringify(proposal)).toString('base64url')
  return `${text}.${sealOf(text).toString('base64url')}`
}

/** Refuses `reports.proposal-unknown` where the page was not made here, for this officer and this form. */
export function openProposal(sealed: string, account: string, of: string): Result<SealedProposal> {
  const [text = '', seal = ''] = sealed.split('.')
  const given = Buffer.from(seal, 'base64url')
  const right = sealOf(text)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return refuse({ code: 'reports.proposal-unknown' })
  const proposal = JSON.parse(Buffer.from(text, 'base64url').toString()) as SealedProposal
  return proposal.account === account && proposal.of === of ? accept(proposal) : refuse({ code: 'reports.proposal-unknown' })
}

function sealOf(text: string): Buffer {
  return createHmac('sha256', KEY).update(text).digest()
}
