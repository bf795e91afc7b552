import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { CatalogueIndex, NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { timeText, unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import type { ReportFinding } from '#rooms/reports/index.ts'
import { printReport, REPORT_FORMATS, reportFileName } from '#rooms/reports/store/print-report.ts'
import { caseOf, readLoadedReport, type LoadedReport } from '#rooms/reports/store/index.ts'
import { readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { type Words, words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, progress, sayRefusal, sayUsage } from './io.ts'
import { openHouse } from './open-house.ts'

/** More findings than this are left to the JSON file. */
const MOST_FINDINGS = 15

type Asked = { readonly unit: string; readonly period: string; readonly out: string; readonly form: string | undefined }

/** `nharong report 625 2020 --out DIR`: the four files of a report. */
export const reportCommand: Command = {
  name: 'report',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const asked = readArgs(args)
    if (!asked) return sayUsage(io, 'report')
    const folder = resolve(asked.out)
    const writable = openFolder(folder)
    if (!writable.ok) return sayRefusal(io, writable.refusal)
    const w = words(io.lang)
    const line = progress(io)
    const opened = await openHouse(io.env, { progress: (key, params) => line.at(w(key, params)) })
    line.done()
    if (!opened.ok) return sayRefusal(io, opened.refusal)
    const house = opened.value
    try {
      const loaded = await readOnly(house.db, SYSTEM_SCOPE, (tx) => load(tx, house.catalogue, asked, w))
      if (!loaded.ok) return sayRefusal(io, loaded.refusal)
      const written = await writeFiles(folder, loaded.value)
      if (!written.ok) return sayRefusal(io, written.refusal)
      for (const path of written.value) io.out(`${w('reports.cli.written', { path })}\n`)
      for (const text of summary(loaded.value.findings, w)) io.out(`${text}\n`)
      return 0
    } finally {
      await house.stop()
    }
  },
}

function readArgs(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, options: { out: { type: 'string' }, form: { type: 'string' } },
    })
    const [unit, period, ...more] = positionals
    if (!unit || !period || more.length > 0 || !values.out) return undefined
    return { unit, period, out: values.out, form: values.form }
  } catch {
    return undefined
  }
}

/** Refuses `reports.folder`: not a folder, not to be made, not to be written into. */
function openFolder(folder: string): Result<true> {
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) return refuse({ code: 'reports.folder', folder, reason: 'ENOTDIR' })
    accessSync(folder, constants.W_OK)
    return accept(true)
  } catch (error) {
    return refuse({ code: 'reports.folder', folder, reason: reasonOf(error) })
  }
}

/** One after the other: `mkdir` with `recursive` never comes back where the folder above says that there is none (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  mkdirSync(folder)
}

function reasonOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error)
}

async function load(tx: Tx, catalogue: CatalogueIndex, asked: Asked, w: Words): Promise<Result<LoadedReport>> {
  const period = findPeriod(catalogue, asked)
  if (!period.ok) return period
  const tree = await reportingTree(tx, period.value.to)
  const unit = tree.findByCode(asked.unit)
  if (!unit) return refuse(whyNoUnit(asked.unit, period.value, w))
  const opened = caseOf(catalogue, period.value, tree, unit)
  return opened.ok ? accept(await readLoadedReport(tx, catalogue, opened.value)) : opened
}

function findPeriod(catalogue: CatalogueIndex, { period, form }: Asked): Result<NumberedPeriod> {
  const found = catalogue.periods.filter((one) => one.id === period && (form === undefined || one.form === form))
  if (found.length === 1) return accept(found[0]!)
  if (found.length > 1) return refuse({ code: 'reports.period-ambiguous', period, forms: found.map((one) => one.form).join(', ') })
  return refuse({ code: 'reports.period-unknown', period, known: catalogue.periods.map((one) => one.id).join(', ') })
}

/** A code that no unit ever had, and a code that another day's unit has, are told apart. */
function whyNoUnit(code: string, period: NumberedPeriod, w: Words) {
  const date = shortDate(period.to)
  const holders = loadPlaces().holdersOf(code)
  if (holders.length === 0) return { code: 'reports.unit-unknown', unit: code, date }
  const told = holders.map(({ span }) => `${unitName(span, w)} (${timeText(span.from, span.to, w)})`)
  return { code: 'reports.unit-not-then', unit: code, date, holders: told.join('; ') }
}

/** Writes the files beside their places first, so that none is ever there half. */
async function writeFiles(folder: string, { source, findings }: LoadedReport): Promise<Result<string[]>> {
  const files: { path: string; bytes: Uint8Array }[] = []
  for (const format of REPORT_FORMATS) {
    files.push({ path: join(folder, reportFileName(source, format)), bytes: await printReport(source, findings, format) })
  }
  try {
    for (const { path, bytes } of files) await writeFile(`${path}.${process.pid}`, bytes)
    for (const { path } of files) await rename(`${path}.${process.pid}`, path)
    return accept(files.map(({ path }) => path))
  } catch (error) {
    return refuse({ code: 'reports.folder', folder, reason: reasonOf(error) })
  }
}

function messageOf(finding: ReportFinding, w: Words): string {
  const message = w.lang === 'vi' ? finding.message : finding.messageEn
  return finding.unit ? w('reports.of-unit', { unit: finding.unit.name, message }) : message
}

function summary(findings: readonly ReportFinding[], w: Words): string[] {
  const count = (severity: string): string => String(findings.filter((finding) => finding.severity === severity).length)
  const lacking = findings.filter((finding) => finding.code === 'report.incomplete').length
  const others = findings.filter((finding) => finding.code !== 'report.incomplete')
  const lines = others.slice(0, MOST_FINDINGS).map((finding) =>
    w('reports.cli.finding', { severity: w(`reports.severity.${finding.severity}`), message: messageOf(finding, w) }),
  )
  if (lacking > 0) {
    const message = w('reports.findings-incomplete', { count: String(lacking) })
    lines.push(w('reports.cli.finding', { severity: w('reports.severity.warning'), message }))
  }
  const left = Math.max(0, others.length - MOST_FINDINGS)
  return [
    w('reports.cli.findings', { errors: count('error'), warnings: count('warning'), notes: count('note') }),
    ...lines,
    ...(left > 0 ? [w('reports.cli.more', { count: String(left) })] : []),
  ]
}
