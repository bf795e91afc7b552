import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from '../password-rule.ts'

/** argon2id at 19 MiB, two passes, one lane: the first of OWASP's recommended settings. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), COST)
}

let nobody: Promise<string> | undefined

/** Whether the password is the one. Without a hash (no such account) it takes as long, and the answer is no. */
export async function verifyPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(16), COST)
  const right = await verify(kept ?? (await nobody), normalPassword(password))
  return kept !== undefined && right
}

const SYLLABLES = 'ba be bo ca co da de do ga go ha he hi ho ka ke ki ko la le li lo ma me mi mo na ne no pa po ra re ri ro sa se si so ta te to va ve vo'.split(' ')

/** A one-time password that can be read over the telephone: six groups, about 70 bits. */
export function oneTimePassword(): string {
  const group = (): string => SYLLABLES[randomInt(SYLLABLES.length)]! + SYLLABLES[randomInt(SYLLABLES.length)]!
  return [...Array.from({ length: 5 }, group), String(randomInt(1000, 10_000))].join('-')
}
