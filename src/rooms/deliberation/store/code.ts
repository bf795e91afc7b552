import { randomBytes } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Ten letters that stand in a public address, none of them mistaken for another when read aloud: 50 random bits. */
export function newCode(): string {
  return Array.from(randomBytes(10), (byte) => LETTERS[byte % 32]).join('')
}
