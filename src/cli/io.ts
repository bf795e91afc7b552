import type { Refusal } from '#foundation/result.ts'
import { type Lang, words } from '#words/words.ts'

/** The world as a command sees it. */
export type Io = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly lang: Lang
  readonly env: { readonly [name: string]: string | undefined }
  /** Whether someone watches: progress is shown only then. */
  readonly isTerminal: boolean
  /** Whether standard output is a terminal: colours are used only then. */
  readonly outIsTerminal?: boolean
}

/** 0 done; 1 refused, with the reason; 2 not understood. */
export type ExitCode = 0 | 1 | 2

/**
 * One command: `src/cli/<name>.ts` exports it as a constant. Its sentences are `cli.summary.<name>` (one line)
 * and `cli.usage.<name>` (all of `--help`). `--help`, `--lang` and `--data` never reach it.
 */
export type Command = {
  readonly name: string
  run(args: string[], io: Io): Promise<ExitCode>
}

/** Says why not, on standard error. */
export function sayRefusal(io: Io, refusal: Refusal): 1 {
  io.err(`${words(io.lang)(`refusal.${refusal.code}`, refusal)}\n`)
  return 1
}

/** Not understood: how it is meant, on standard error. */
export function sayUsage(io: Io, command: string): 2 {
  io.err(`${words(io.lang)(`cli.usage.${command}`)}\n`)
  return 2
}

/** A line that is written over by the next, on a terminal only. `done` clears it. */
export function progress(io: Io): { at(text: string): void; done(): void } {
  const write = (text: string): void => (io.isTerminal ? io.err(`\r\u001b[K${text}`) : undefined)
  return { at: write, done: () => write('') }
}
