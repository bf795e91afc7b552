import { randomBytes } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Ten letters that stand in an address for ever: 50 random bits, none of them mistaken for another when read aloud. */
export function newPostingCode(): string {
  return Array.from(randomBytes(10), (byte) => LETTERS[byte % 32]).join('')
}
