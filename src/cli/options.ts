import { parseArgs } from 'node:util'
import { words } from '#words/words.ts'
import { type Io, sayUsage } from './io.ts'

/** What a command was given: its options by name, and the rest. */
export type Given = { readonly values: Readonly<Record<string, string | true>>; readonly rest: readonly string[] }

/** Reads `--name VALUE` and `--flag`. Undefined, and said why, for anything that the command does not know. */
export function readOptions(command: string, args: string[], kinds: Readonly<Record<string, 'value' | 'flag'>>, io: Io): Given | undefined {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'value' ? ('string' as const) : ('boolean' as const) }]),
  )
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true })
  const values: Record<string, string | true> = {}
  const rest: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value)
    if (token.kind !== 'option') continue
    const kind = kinds[token.name]
    const empty = token.value === undefined || token.value === ''
    if (kind === undefined || (kind === 'value') === empty || token.name in values) {
      misuse(io, command, 'series.bad-option', { option: token.rawName })
      return undefined
    }
    values[token.name] = token.value ?? true
  }
  return { values, rest }
}

/** Not understood: what exactly, and how it is meant. */
export function misuse(io: Io, command: string, key: string, params: { readonly [name: string]: unknown } = {}): 2 {
  io.err(`${words(io.lang)(key, params)}\n\n`)
  return sayUsage(io, command)
}
