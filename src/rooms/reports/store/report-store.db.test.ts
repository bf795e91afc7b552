import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import { reportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE, type Scope, type Tx } from '#storage/transaction.ts'
import { acknowledge, caseOf, findLastReport, readLoadedReport, readReport, saveBlock, saveTasks, setDate, type ReportCase } from './index.ts'
import { REPORT_FORMATS, printReport } from './print-report.ts'

let house: DemonstrationDatabase
before(async () => void (house = await demonstrationDatabase()))
after(() => house.drop())

const NOW = new Date('2026-11-23T02:00:00Z')
const work = <T>(act: (tx: Tx) => Promise<Result<T>>, scope: Scope = SYSTEM_SCOPE): Promise<Result<T>> => inTransaction(house.db, scope, act)

async function open(tx: Tx, code = '625', period = '2020', form = 'qcdc-2020'): Promise<ReportCase> {
  const found = house.catalogue.findPeriod(form, period)!
  const tree = await reportingTree(tx, found.to)
  return mustAccept(caseOf(house.catalogue, found, tree, tree.findByCode(code)!))
}

async function figuresOf(tx: Tx, which: ReportCase) {
  const [sums] = await readAggregates(tx, house.catalogue, which.tree, which.period, [which.unit])
  return sums!.figures
}

const save = (section: string, text: string, basedOn: number, code = '23668') =>
  work(async (tx) => {
    const which = await open(tx, code)
    return saveBlock(tx, which, await figuresOf(tx, which), null, { section, text, basedOn }, NOW)
  })

const journalLines = async (): Promise<number> => (await house.db.ownerPool.query("select count(*)::int as n from journal where act like 'report.%'")).rows[0].n

test('a text is kept with its revision; an old page is refused with what stands there', async () => {
  assert.deepEqual(mustAccept(await save('I', 'Một {{people}}.', 0)), { revision: 1, changed: true })
  assert.deepEqual(mustAccept(await save('I', 'Một {{people}}.', 1)), { revision: 1, changed: false })
  assert.deepEqual(mustAccept(await save('I', 'Hai.', 1)), { revision: 2, changed: true })
  const lines = await journalLines()
  const stale = await save('I', 'Ba.', 1)
  assert.equal(stale.ok, false)
  assert.deepEqual(!stale.ok && [stale.refusal.code, stale.refusal['theirs'], stale.refusal['revision']], ['reports.stale', 'Hai.', 2])
  assert.equal(await journalLines(), lines, 'nothing is written for what was refused')
})

test('a text with an unknown figure, and a section that the outline does not have, are refused', async () => {
  for (const [section, text, code] of [['I', '{{x}}', 'reports.unknown-code'], ['IX', 'x', 'reports.section-unknown'], ['II', 'x', 'reports.section-unknown']] as const) {
    const refused = await save(section, text, 0)
    assert.equal(!refused.ok && refused.refusal.code, code)
  }
})

test('two first texts of one section at once: one is kept, the other is told', async () => {
  const both = await Promise.all([save('V', 'Của một.', 0), save('V', 'Của hai.', 0)])
  assert.equal(both.filter((one) => one.ok).length, 1)
  assert.equal(both.filter((one) => !one.ok && one.refusal.code === 'reports.stale').length, 1)
})

test('nobody writes outside the officer’s subtree, whatever the application does', async () => {
  const outside: Scope = { reads: ['/1/1641/26251/'], writes: ['/1/1641/26251/3236681/'] }
  await assert.rejects(
    work(async (tx) => {
      const which = await open(tx)
      return saveBlock(tx, which, await figuresOf(tx, which), null, { section: 'I', text: 'x', basedOn: 1 }, NOW)
    }, outside),
    /row-level security|no result/i,
  )
  const seen = await readOnly(house.db, { reads: ['/1/1641/26251/3236651/'], writes: [] }, async (tx) => ({ ok: true as const, value: await readReport(tx, await open(tx)) }))
  assert.equal(mustAccept(seen).blocks.size, 0)
})

test('tasks are replaced as a whole, on the page that is current', async () => {
  const task = { text: 'Một việc', outcome: 'done', remark: '' } as const
  const keep = (basedOn: number, tasks: readonly (typeof task)[]) => work(async (tx) => saveTasks(tx, await open(tx, '23650'), null, tasks, basedOn, NOW))
  const { revision } = mustAccept(await keep(0, [task, { ...task, text: 'Hai việc' as 'Một việc' }]))
  assert.equal((await keep(0, [task])).ok, false)
  mustAccept(await keep(revision, [task]))
  const stored = mustAccept(await work(async (tx) => ({ ok: true as const, value: await readReport(tx, await open(tx, '23650')) })))
  assert.deepEqual(stored.tasks, [task])
  assert.equal((await keep(revision + 1, [{ ...task, outcome: 'x' as 'done' }])).ok, false)
})

test('a date is kept, and taken away', async () => {
  const date = (dated: string | null) => work(async (tx) => setDate(tx, await open(tx, '23650'), null, dated === null ? null : calendarDate(dated), NOW))
  const stored = async () => mustAccept(await work(async (tx) => ({ ok: true as const, value: (await readReport(tx, await open(tx, '23650'))).dated })))
  mustAccept(await date('2020-10-30'))
  assert.equal(await stored(), '2020-10-30')
  mustAccept(await date(null))
  assert.equal(await stored(), undefined)
})

test('the report of the period before is found for the unit that it was', async () => {
  const before = await work(async (tx) => {
    const last = await open(tx, '625', '2019')
    mustAccept(await saveBlock(tx, last, await figuresOf(tx, last), null, { section: 'V', text: '1. Một việc.', basedOn: 0 }, NOW))
    return { ok: true as const, value: await findLastReport(tx, house.catalogue, await open(tx)) }
  })
  assert.equal(mustAccept(before)?.period, '2019')
  assert.equal(mustAccept(before)?.report.blocks.get('V')?.text, '1. Một việc.')
})

test('acknowledging what was not shown is refused', async () => {
  const refused = await work(async (tx) => {
    const which = await open(tx)
    return acknowledge(tx, which, await figuresOf(tx, which), null, [{ section: 'III.1', code: 'mediation_total', now: '157' }], NOW)
  })
  assert.equal(!refused.ok && refused.refusal.code, 'reports.stale-figures')
})

test('the report of 2020: what was printed is judged, and the files are the same each time', async () => {
  const read = () => readOnly(house.db, SYSTEM_SCOPE, async (tx) => ({ ok: true as const, value: await readLoadedReport(tx, house.catalogue, await open(tx)) }))
  const [one, two] = [mustAccept(await read()), mustAccept(await read())]
  const codes = one.findings.map((finding) => `${finding.code} ${finding.cells.join(' ')}`)
  assert.ok(codes.includes('printed.truncated petitions_settled_printed_percent'))
  assert.ok(codes.includes('printed.hidden-base petitions_settled_printed_percent'))
  assert.ok(codes.includes('printed.hidden-base enterprises_with_worker_conference_percent'))
  assert.ok(codes.some((code) => code.startsWith('printed.') && code.endsWith(' poor_households_printed_percent')))
  assert.ok(one.findings.some((finding) => finding.unit && finding.explanation), 'explanations travel up')
  assert.deepEqual(one.findings.filter((finding) => finding.severity === 'error' || finding.code === 'report.incomplete'), [])
  for (const format of REPORT_FORMATS) {
    assert.deepEqual(Buffer.from(await printReport(one.source, one.findings, format)), Buffer.from(await printReport(two.source, two.findings, format)))
  }
})

test('a province whose communes have not sent has blanks, not parts of sums', async () => {
  const loaded = mustAccept(
    await readOnly(house.db, SYSTEM_SCOPE, async (tx) => ({ ok: true as const, value: await readLoadedReport(tx, house.catalogue, await open(tx, '52', '2026', 'dcch-2026')) })),
  )
  assert.equal(loaded.source.below.length, 135)
  assert.ok(loaded.findings.filter((finding) => finding.code === 'report.incomplete').length > 50)
  const json = JSON.parse(Buffer.from(await printReport(loaded.source, loaded.findings, 'json')).toString())
  for (const value of json.values) if (!value.complete && value.expected > 0) assert.deepEqual([value.value, value.printed], [null, '…'])
})
