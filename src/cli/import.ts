import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CSV_LIMITS } from '#documents/read-csv.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { getIndicator, sayFinding } from '#rooms/indicators/index.ts'
import { fullName } from '#rooms/indicators/store/check-table.ts'
import { type FileFinding, importFigures, type ImportOutcome } from '#rooms/indicators/store/import-figures.ts'
import type { TableProblem } from '#rooms/indicators/store/figures-table.ts'
import { readFiguresFile } from '#rooms/indicators/store/read-figures-file.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { type Words, words } from '#words/words.ts'
import { findCase, readContent, type ImportCase } from './import-content.ts'
import { type Command, type ExitCode, type Io, progress, sayRefusal } from './io.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { misuse, readOptions } from './options.ts'

const STATES = ['draft', 'submitted', 'accepted'] as const

type Wanted = {
  readonly file: string
  readonly form: string | undefined
  readonly period: string | undefined
  readonly unit: string | undefined
  readonly state: (typeof STATES)[number]
  readonly dryRun: boolean
}

/** `nharong import FILE --form FORM --period PERIOD [--unit CODE] [--state draft|submitted|accepted] [--dry-run]`. */
export const importCommand: Command = {
  name: 'import',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const wanted = readWanted(args, io)
    if (!wanted) return 2
    const bytes = await readBytes(wanted.file)
    if (!bytes.ok) return sayRefusal(io, bytes.refusal)
    const file = await readFiguresFile(bytes.value)
    if (!file.ok) return sayRefusal(io, file.refusal)
    const w = words(io.lang)
    const line = progress(io)
    const house = await openHouse(io.env, { progress: (key, params) => line.at(w(key, params)) })
    line.done()
    if (!house.ok) return sayRefusal(io, house.refusal)
    try {
      const which = findCase(house.value.catalogue, file.value, wanted)
      if (!which.ok) return sayRefusal(io, which.refusal)
      return await bringIn(house.value, which.value, wanted, io)
    } finally {
      await house.value.stop()
    }
  },
}

function readWanted(args: string[], io: Io): Wanted | undefined {
  const kinds = { form: 'value', period: 'value', unit: 'value', state: 'value', 'dry-run': 'flag' } as const
  const given = readOptions('import', args, kinds, io)
  if (!given) return undefined
  const [file] = given.rest
  if (given.rest.length !== 1 || !file) return void misuse(io, 'import', 'import.one-file')
  const state = STATES.find((each) => each === (given.values['state'] ?? 'draft'))
  if (!state) return void misuse(io, 'import', 'import.bad-state', { given: given.values['state'] })
  const text = (name: string): string | undefined => (given.values[name] === undefined ? undefined : String(given.values[name]))
  return { file, form: text('form'), period: text('period'), unit: text('unit'), state, dryRun: given.values['dry-run'] === true }
}

async function readBytes(file: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(file)
    if (size > CSV_LIMITS.bytes) return refuse({ code: 'documents.file-too-large', limitMegabytes: CSV_LIMITS.bytes / 1024 / 1024 })
    return accept(new Uint8Array(await readFile(file)))
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === undefined) throw error
    return refuse({ code: reason === 'ENOENT' ? 'import.file-not-found' : 'import.file-unreadable', file, reason })
  }
}

async function bringIn(house: OpenHouse, which: ImportCase, wanted: Wanted, io: Io): Promise<ExitCode> {
  const w = words(io.lang)
  const line = progress(io)
  const { period } = which
  const tree = await readOnly(house.db, SYSTEM_SCOPE, async (tx) => accept(await reportingTree(tx, period.to)))
  if (!tree.ok) return sayRefusal(io, tree.refusal)
  line.at(w('import.reading'))
  const read = readContent(which, loadPlaces(), tree.value, wanted.unit, w)
  line.done()
  if (!read.ok) return sayRefusal(io, read.refusal)
  if (read.value.problems.length > 0) return sayProblems(io, wanted.file, read.value.problems)
  const { units } = read.value
  if (units.length === 0) return sayRefusal(io, { code: 'import.nothing' })

  const options = {
    state: wanted.state,
    source: basename(wanted.file).normalize('NFC').toWellFormed(),
    dryRun: wanted.dryRun,
    progress: (step: 'check' | 'write', done: number, count: number) => line.at(w(`import.progress.${step}`, { done, count })),
  }
  const nobody = { accountId: null, officeId: null }
  const brought = await inTransaction(house.db, SYSTEM_SCOPE, (tx) =>
    importFigures(tx, house.catalogue, tree.value, nobody, period, units, options, w, new Date()),
  )
  line.done()
  if (brought.ok) return sayDone(io, brought.value, which, wanted)
  if (brought.refusal.code === 'import.dry-run') return sayDone(io, brought.refusal['outcome'] as ImportOutcome, which, wanted)
  if (brought.refusal.code !== 'import.hindered') return sayRefusal(io, brought.refusal)
  const findings = brought.refusal['findings'] as readonly FileFinding[]
  return sayProblems(io, wanted.file, hindrances(findings, which, w))
}

/** How many of the indicators that a unit has no figure of are named. */
const MISSING_NAMED = 3

/** What stands in the way, by cell; of the figures that a unit lacks altogether, one line. */
function hindrances(findings: readonly FileFinding[], which: ImportCase, w: Words): TableProblem[] {
  const problems: TableProblem[] = []
  for (const ofUnit of Map.groupBy(findings, (each) => each.unit.unitId).values()) {
    const unit = fullName(ofUnit[0]!.unit, w)
    const missing = ofUnit.filter((each) => each.missing)
    for (const { cell, finding } of ofUnit.filter((each) => !each.missing)) {
      const code = finding.severity === 'error' ? 'import.finding-error' : 'import.finding-unexplained'
      problems.push({ cell, refusal: { code, unit, message: sayFinding(finding, w) } })
    }
    if (missing.length === 0) continue
    const labels = missing.slice(0, MISSING_NAMED).map(({ finding }) => w('import.quoted', { text: getIndicator(which.form, finding.cells[0]!).label[w.lang] }))
    const code = missing.length > MISSING_NAMED ? 'import.missing-more' : 'import.missing'
    const params = { unit, count: missing.length, labels: labels.join(', '), more: missing.length - MISSING_NAMED }
    problems.push({ cell: missing[0]!.cell, refusal: { code, ...params } })
  }
  return problems
}

/** How many problems are listed; the rest are counted. */
const LISTED = 100

function sayProblems(io: Io, file: string, problems: readonly TableProblem[]): 1 {
  const w = words(io.lang)
  io.err(`${w('import.refused', { file: basename(file), count: problems.length })}\n`)
  sayList(io, problems.map(({ cell, refusal }) => w('import.at-cell', { cell, why: w(`refusal.${refusal.code}`, refusal) })))
  return 1
}

function sayDone(io: Io, outcome: ImportOutcome, which: ImportCase, wanted: Wanted): 0 {
  const w = words(io.lang)
  const warnings = outcome.findings.filter(({ explained }) => !explained)
  if (warnings.length > 0) {
    io.err(`${w('import.warnings', { count: warnings.length })}\n`)
    sayList(io, warnings.map(({ unit, cell, finding }) => w('import.at-cell', { cell, why: w('import.of-unit', { unit: fullName(unit, w), what: sayFinding(finding, w) }) })))
  }
  const params = {
    values: outcome.values, units: outcome.units, form: which.form.id, period: which.period.label[io.lang], state: w(`figures.state.${wanted.state}`),
  }
  io.out(`${wanted.dryRun ? w('import.would-do', params) : w('import.done', params)}\n`)
  return 0
}

function sayList(io: Io, lines: readonly string[]): void {
  for (const text of lines.slice(0, LISTED)) io.err(`  ${text}\n`)
  if (lines.length > LISTED) io.err(`  ${words(io.lang)('import.more', { count: lines.length - LISTED })}\n`)
}
