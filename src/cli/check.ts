import { readFileSync } from 'node:fs'
import { type CalendarDate, dayInVietNam, parseCalendarDate } from '#foundation/calendar-date.ts'
import { type CheckOptions, namesRule, RULES } from '#rooms/checker/index.ts'
import { type CheckedFile, jsonOf } from '#rooms/checker/print-json.ts'
import { sarifOf } from '#rooms/checker/print-sarif.ts'
import { checkAside } from '#rooms/checker/read/check-aside.ts'
import { words } from '#words/words.ts'
import { printFile, printSummary } from './check-text.ts'
import type { Command, ExitCode, Io } from './io.ts'
import { misuse, readOptions } from './options.ts'
import { openReport } from './open-report.ts'

type Asked = {
  readonly paths: readonly string[]
  readonly format: 'text' | 'json' | 'sarif'
  readonly on: CalendarDate | undefined
  readonly options: CheckOptions
  readonly printText: boolean
}

/** `nharong check FILE…`: 0 where no finding is an error, 1 where one is, 2 where a file cannot be read. Needs no database. */
export const checkCommand: Command = {
  name: 'check',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const asked = readAsked(args, io)
    if (!asked) return 2
    const w = words(io.lang)
    const today = dayInVietNam(new Date())
    const checked: CheckedFile[] = []
    let unreadable = false
    for (const path of asked.paths) {
      const read = await openReport(path)
      if (!read.ok) {
        io.err(`${path}: ${w(`refusal.${read.refusal.code}`, read.refusal)}\n`)
        unreadable = true
        continue
      }
      const source = read.value
      if (asked.printText) io.out(source.text)
      else checked.push({ path, source, findings: (await checkAside({ source, given: asked.on, today, options: asked.options })).findings })
    }
    if (asked.printText) return unreadable ? 2 : 0
    say(checked, asked, io)
    if (unreadable) return 2
    return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
  },
}

function say(checked: readonly CheckedFile[], { format, paths }: Asked, io: Io): void {
  if (format === 'json') io.out(`${JSON.stringify(jsonOf(checked), null, 2)}\n`)
  else if (format === 'sarif') io.out(`${JSON.stringify(sarifOf(checked, RULES, version()), null, 2)}\n`)
  else {
    const w = words(io.lang)
    const colours = io.outIsTerminal === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb'
    for (const file of checked) io.out(printFile(file, w, colours))
    if (checked.length > 0) io.out(`${printSummary(checked, paths.length, w)}\n`)
  }
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
}

const KINDS = { format: 'value', on: 'value', rules: 'value', except: 'value', 'print-text': 'flag' } as const

/** Undefined, and said why, for what is not understood. */
function readAsked(args: string[], io: Io): Asked | undefined {
  const given = readOptions('check', args, KINDS, io)
  if (!given) return undefined
  const no = (key: string, params: Record<string, unknown> = {}): undefined => void misuse(io, 'check', key, params)
  const format = given.values['format'] ?? 'text'
  if (format !== 'text' && format !== 'json' && format !== 'sarif') return no('checker.cli.bad-format', { given: format })
  const on = given.values['on'] === undefined ? undefined : parseCalendarDate(String(given.values['on']))
  if (on && !on.ok) return no('checker.cli.bad-day', { given: given.values['on'] })
  const only = list(given.values['rules'])
  const except = list(given.values['except'])
  const unknown = [...only, ...except].find((code) => code !== '*' && !RULES.some((rule) => namesRule([code], rule.code)))
  if (unknown !== undefined) return no('checker.cli.no-such-rule', { given: unknown, families: families().join(', ') })
  if (given.rest.length === 0) return no('checker.cli.no-file')
  const printText = given.values['print-text'] === true
  if (printText && given.rest.length > 1) return no('checker.cli.one-text')
  return { paths: given.rest, format, on: on?.value, options: { only, except }, printText }
}

function list(value: string | true | undefined): string[] {
  return typeof value === 'string' ? value.split(',').map((code) => code.trim()).filter((code) => code !== '') : []
}

function families(): string[] {
  return [...new Set(RULES.map(({ code }) => code.slice(0, code.indexOf('.'))))]
}
