import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CSV_LIMITS } from '#documents/read-csv.ts'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { bodyLasts, bodyNearest, readDay, timeText, unitName } from '#rooms/places/index.ts'
import { type CellProblem, importBodies, listBodies, readBodyFile, type Registered, systemHand } from '#rooms/places/store/bodies.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, progress, sayRefusal, sayUsage } from './io.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { misuse, readOptions } from './options.ts'

type Work = (house: OpenHouse, io: Io) => Promise<ExitCode>

/** `nharong bodies import FILE --under CODE [--dry-run]`, `nharong bodies list --under CODE [--at DATE] [--all]`. */
export const bodiesCommand: Command = {
  name: 'bodies',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const given = readOptions('bodies', args, { under: 'value', at: 'value', 'dry-run': 'flag', all: 'flag' }, io)
    if (!given) return 2
    const [what, file, ...more] = given.rest
    const { under } = given.values
    if (what !== 'import' && what !== 'list') return sayUsage(io, 'bodies')
    if (typeof under !== 'string') return misuse(io, 'bodies', 'bodies.cli.under-needed')
    let work: Result<Work>
    if (what === 'import') {
      if (file === undefined || more.length > 0) return misuse(io, 'bodies', 'bodies.cli.many')
      work = await readImport(file, under, given.values['dry-run'] === true)
    } else {
      if (file !== undefined) return sayUsage(io, 'bodies')
      const at = typeof given.values['at'] === 'string' ? readDay(given.values['at']) : accept(dayInVietNam(new Date()))
      if (!at.ok) return misuse(io, 'bodies', `refusal.${at.refusal.code}`, at.refusal)
      const wanted = { under, at: at.value, all: given.values['all'] === true }
      work = accept((house, ours) => list(house, wanted, ours))
    }
    if (!work.ok) return sayRefusal(io, work.refusal)
    const line = progress(io)
    const house = await openHouse(io.env, { progress: (key, params) => line.at(words(io.lang)(key, params)) })
    line.done()
    if (!house.ok) return sayRefusal(io, house.refusal)
    try {
      return await work.value(house.value, io)
    } finally {
      await house.value.stop()
    }
  },
}

async function readImport(file: string, under: string, dryRun: boolean): Promise<Result<Work>> {
  const holders = loadPlaces().holdersOf(under)
  if (holders.length === 0) return refuse({ code: 'places.code-unknown', given: under })
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const table = await readBodyFile(bytes.value, under)
  if (!table.ok) return table
  // Whoever bore the code: the row's first day says which of them is meant.
  const hand = systemHand(new Set(holders.map(({ unit }) => unit.id)))
  return accept(async (house, io) => {
    const done = await inTransaction(house.db, SYSTEM_SCOPE, (tx) => importBodies(tx, table.value, hand, { dryRun }, new Date()))
    if (done.ok) return sayDone(done.value, false, io)
    if (done.refusal.code === 'bodies.dry-run') return sayDone(done.refusal['registered'] as readonly Registered[], true, io)
    if (done.refusal.code !== 'bodies.table') return sayRefusal(io, done.refusal)
    return sayProblems(basename(file), done.refusal['problems'] as readonly CellProblem[], io)
  })
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

function sayDone(registered: readonly Registered[], dryRun: boolean, io: Io): 0 {
  const w = words(io.lang)
  for (const { span, endsWithUnit, parent } of registered) {
    if (endsWithUnit) io.err(`${w('bodies.cli.ends-with-unit', { name: span.name, date: shortDate(endsWithUnit), unit: parent })}\n`)
  }
  io.out(`${w(dryRun ? 'bodies.cli.would' : 'bodies.imported', { count: registered.length })}\n`)
  return 0
}

/** How many problems are listed; the rest are counted. */
const LISTED = 100

function sayProblems(file: string, problems: readonly CellProblem[], io: Io): 1 {
  const w = words(io.lang)
  io.err(`${w('bodies.cli.refused', { file, count: problems.length })}\n`)
  for (const { cell, refusal } of problems.slice(0, LISTED)) {
    io.err(`  ${w('bodies.cli.at-cell', { cell, why: w(`refusal.${refusal.code}`, refusal) })}\n`)
  }
  if (problems.length > LISTED) io.err(`  ${w('bodies.cli.more', { count: problems.length - LISTED })}\n`)
  return 1
}

type WantedList = { readonly under: string; readonly at: CalendarDate; readonly all: boolean }

async function list(house: OpenHouse, { under, at, all }: WantedList, io: Io): Promise<ExitCode> {
  const w = words(io.lang)
  const places = loadPlaces()
  const unit = places.byCode(under, at)
  if (!unit.ok) return sayRefusal(io, unit.refusal)
  const path = places.pathTextAt(unit.value.id, at)!
  const found = await readOnly(house.db, SYSTEM_SCOPE, async (tx) => accept(await listBodies(tx, [path])))
  if (!found.ok) return sayRefusal(io, found.refusal)
  const shown = found.value.filter((body) => all || bodyLasts(body, at))
  if (shown.length === 0) io.err(`${w('bodies.cli.none', { unit: unitName(places.spanAt(unit.value.id, at)!, w) })}\n`)
  for (const body of shown) {
    const { name, code, kind, parent, from, to } = bodyNearest(body, at)
    const above = body.parents.get(parent)!
    const cells = [body.unitId, code, w(`bodies.kind.${kind}`), name, w(`places.name.${above.kind}`, { name: above.name }), timeText(from, to, w)]
    io.out(`${cells.join('\t')}\n`)
  }
  return 0
}
