import { existsSync, readdirSync } from 'node:fs'
import type { Result } from '#foundation/result.ts'
import type { Answer, AskedRule, Given } from '../index.ts'

const ROOMS = new URL('../../', import.meta.url)

/** A rule as it is found: with the room that declares it, and with what it has to know. */
export type FoundRule = AskedRule & { readonly room: string; readonly answer: (given: Given) => Result<Answer> }

export type AskedRules = {
  readonly all: readonly FoundRule[]
  readonly find: (id: string) => FoundRule | undefined
}

let kept: Promise<AskedRules> | undefined

/**
 * The rules that the rooms declare in their `asked-rules.ts`, in the order of the rooms and of each declaration. What
 * they have to know is read when the first of a room is asked. Two rules of one id are a fault.
 */
export function loadAskedRules(): Promise<AskedRules> {
  return (kept ??= findRules())
}

async function findRules(): Promise<AskedRules> {
  const all: FoundRule[] = []
  for (const room of readdirSync(ROOMS).toSorted()) {
    const file = new URL(`${room}/asked-rules.ts`, ROOMS)
    if (!existsSync(file)) continue
    const { askedRules } = (await import(file.href)) as { readonly askedRules: readonly AskedRule[] }
    const knowledge = await findKnowledge(room)
    for (const rule of askedRules) {
      if (all.some(({ id }) => id === rule.id)) throw new Error(`the rule ${rule.id} is declared twice`)
      all.push({ ...rule, room, answer: (given) => rule.ask(given, knowledge()) })
    }
  }
  const byId = new Map(all.map((rule) => [rule.id, rule]))
  return { all, find: (id) => byId.get(id) }
}

/** What the rules of a room have to know; nothing where the room has no `store/asked-knowledge.ts`. */
async function findKnowledge(room: string): Promise<() => unknown> {
  const file = new URL(`${room}/store/asked-knowledge.ts`, ROOMS)
  if (!existsSync(file)) return () => undefined
  const { askedKnowledge } = (await import(file.href)) as { readonly askedKnowledge: () => unknown }
  let read: { readonly knowledge: unknown } | undefined
  return () => (read ??= { knowledge: askedKnowledge() }).knowledge
}
