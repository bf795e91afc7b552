import { isLang, type Lang } from '#words/lang.ts'
import { words } from '#words/words.ts'
import type { Command, ExitCode, Io } from './io.ts'

/** In the order of `--help`. Each is read only when it is called. */
const COMMANDS = ['serve', 'report', 'places', 'series', 'import', 'bodies', 'check', 'law', 'read', 'verify', 'account']

type Global = { args: string[]; lang: Lang; help: boolean; data?: string }

/** Takes out what every command understands: `--help`, `--lang vi|en`, `--data DIR`. Undefined: not understood. */
function readGlobal(given: readonly string[], lang: Lang): Global | undefined {
  const global: Global = { args: [], lang, help: false }
  for (let at = 0; at < given.length; at++) {
    const [name, inline] = split(given[at]!)
    const value = (): string | undefined => inline ?? given[++at]
    if (name === '--help' || name === '-h') global.help = true
    else if (name === '--lang') {
      const asked = value()
      if (!isLang(asked)) return undefined
      global.lang = asked
    } else if (name === '--data') {
      const folder = value()
      if (!folder) return undefined
      global.data = folder
    } else global.args.push(given[at]!)
  }
  return global
}

function split(arg: string): [string, string?] {
  const match = /^(--(?:lang|data))=(.*)$/s.exec(arg)
  return match ? [match[1]!, match[2]!] : [arg]
}

function overview(lang: Lang): string {
  const w = words(lang)
  const lines = COMMANDS.map((name) => `  ${name.padEnd(9)} ${w(`cli.summary.${name}`)}`)
  return `${w('cli.overview')}\n\n${lines.join('\n')}\n\n${w('cli.overview-options')}\n`
}

async function findCommand(name: string): Promise<Command> {
  const module = (await import(`./${name}.ts`)) as Record<string, Command>
  const command = Object.values(module).find((each) => each?.name === name && typeof each.run === 'function')
  if (!command) throw new Error(`src/cli/${name}.ts exports no command`)
  return command
}

/** Runs one command line. */
export async function runCli(given: readonly string[], world: Omit<Io, 'lang'>): Promise<ExitCode> {
  const wished = world.env['NHARONG_LANG']
  const lang = isLang(wished) ? wished : 'vi'
  const global = readGlobal(given, lang)
  if (!global) {
    world.err(overview(lang))
    return 2
  }
  const [name, ...args] = global.args
  if (name === undefined || name === 'help') {
    const asked = global.help || name === 'help'
    ;(asked ? world.out : world.err)(overview(global.lang))
    return asked ? 0 : 2
  }
  if (!COMMANDS.includes(name)) {
    world.err(`${words(global.lang)('cli.unknown-command', { command: name })}\n\n${overview(global.lang)}`)
    return 2
  }
  if (global.help) {
    world.out(`${words(global.lang)(`cli.usage.${name}`)}\n`)
    return 0
  }
  const env = global.data === undefined ? world.env : { ...world.env, NHARONG_DATA: global.data }
  const command = await findCommand(name)
  return command.run(args, { ...world, env, lang: global.lang })
}
