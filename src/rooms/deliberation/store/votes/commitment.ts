import { createHash, randomBytes } from 'node:crypto'

/** Sixteen random bytes: without them a commitment could be guessed from the few choices there are. */
export function newSalt(): string {
  return randomBytes(16).toString('hex')
}

/**
 * What the journal has of a slip: SHA-256 of `salt|gathering|matter|slip|choice`, in hexadecimal digits. Gathering and matter by their public
 * codes, so that whoever has the published file can work it out with any tool (docs/how-to/recount-a-vote.md).
 */
export function commitmentOf(salt: string, gatheringCode: string, matterCode: string, slipCode: string, choice: string): string {
  return createHash('sha256').update([salt, gatheringCode, matterCode, slipCode, choice].join('|')).digest('hex')
}

/** One digest of all commitments of a vote: SHA-256 of them in alphabetical order, a line each. */
export function digestOf(commitments: readonly string[]): string {
  return createHash('sha256').update(commitments.toSorted().map((one) => `${one}\n`).join('')).digest('hex')
}
