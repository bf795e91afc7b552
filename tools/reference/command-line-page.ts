import { runCli } from '../../src/cli/main.ts'
import { wordsTable } from '#words/words.ts'
import { code, page, table } from './markdown.ts'

/** What `nharong --help` and `nharong COMMAND --help` say, asked of the program itself. */
export async function commandLinePage(): Promise<string> {
  const overview = await help([])
  const commands = [...overview.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((match) => match[1]!).filter((name) => wordsTable('en').has(`cli.summary.${name}`))
  const lines = ['## Exit codes', '', ...table(['Code', 'Mã kết thúc', 'Meaning'], EXITS), '## nharong', '', ...block(overview)]
  for (const command of commands) {
    lines.push(`## ${command}`, '', `*${wordsTable('vi').get(`cli.summary.${command}`)}*`, '', ...block(await help([command])))
  }
  return page('Command line', `the words of \`src/words\` through ${code('src/cli/main.ts')}`, lines)
}

const EXITS = [
  ['0', 'xong', 'done'],
  ['1', 'bị từ chối, kèm lý do', 'refused, with the reason on standard error'],
  ['2', 'sai cách dùng', 'not understood: usage on standard error'],
]

async function help(args: readonly string[]): Promise<string> {
  let text = ''
  const out = (more: string): void => void (text += more)
  const code = await runCli([...args, '--help', '--lang', 'en'], { out, err: out, env: {}, isTerminal: false })
  if (code !== 0) throw new Error(`nharong ${args.join(' ')} --help ended with ${code}`)
  return text
}

function block(text: string): string[] {
  return ['```text', text.trim(), '```', '']
}
