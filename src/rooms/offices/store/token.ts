import { createHash, randomBytes } from 'node:crypto'

/** A session's secret: 256 random bits. Only its hash is kept here, so a stolen database opens no session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
