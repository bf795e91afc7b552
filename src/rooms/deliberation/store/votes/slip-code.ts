import { createHash, randomBytes } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Eight letters: the number of a slip, or what lets a household vote online. 40 random bits. */
export function newSlipCode(): string {
  return Array.from(randomBytes(8), (byte) => LETTERS[byte % 32]).join('')
}

/** `count` of them, each once. */
export function newSlipCodes(count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(newSlipCode())
  return [...codes]
}

/** As people type it: capitals, blanks, a dash in the middle, digits that look like letters. Undefined where it is none. */
export function readSlipCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replaceAll(/[\s.–-]/g, '').replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('8', 'b')
  return /^[a-z2-7]{8}$/.test(code) ? code : undefined
}

/** `ABCD-EFGH`, to be read aloud and copied. */
export function printSlipCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase()
}

/** What is kept of a code that was given to a household. */
export function hashOfCode(gatheringId: string, code: string): string {
  return createHash('sha256').update(`${gatheringId}|${code}`).digest('hex')
}

/** Stands in the place of a hash that is to be forgotten: no code has it. */
export function forgottenHash(): string {
  return randomBytes(32).toString('hex')
}
