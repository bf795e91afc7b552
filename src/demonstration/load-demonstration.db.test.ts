import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { calendarDate, type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { type DemonstrationDatabase, demonstrationDatabase } from '#harness/demonstration.ts'
import { dueState, enteredBy, findIndicator, parseEntry, sameValue, validate, type Value } from '#rooms/indicators/index.ts'
import { evaluatorOf } from '#rooms/indicators/store/evaluators.ts'
import { readLastYear } from '#rooms/indicators/store/last-year.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import { readBoard } from '#rooms/indicators/store/read-board.ts'
import { findSubmission, valuesOf } from '#rooms/indicators/store/read-submission.ts'
import { readReportingTree, type ReportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { journalValue } from '#rooms/indicators/store/stored-value.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { SYSTEM_SCOPE, inTransaction, type Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { loadDemonstration } from './load-demonstration.ts'

const KBANG = 26251
const GIA_LAI = 1522
const THAT_DAY = calendarDate('2026-11-23')
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../demo/${name}`, import.meta.url), 'utf8'))

let database: DemonstrationDatabase
before(async () => {
  database = await demonstrationDatabase()
})
after(() => database.drop())

const work = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => accept(await act(tx))))
const period = (form: string, id: string) => database.catalogue.findPeriod(form, id)!
const treeOf = (day: CalendarDate): Promise<ReportingTree> => work((tx) => readReportingTree(tx, day))

test('the district of 2020 adds up to every fact of the report', async () => {
  const { values } = read('480-facts.json') as { values: Record<string, string> }
  assert.ok(Object.keys(values).length >= 35)
  const of = period('qcdc-2020', '2020')
  const tree = await treeOf(of.to)
  const [sums] = await work((tx) => readAggregates(tx, database.catalogue, tree, of, [tree.find(KBANG)!]))
  const printed = (value: Value, asked: string): string | null => {
    if (value.state === 'none-arose') return '0'
    if (value.state === 'pair' && !asked.includes('/')) return journalValue(value)!.split('/')[0]!
    return journalValue(value)
  }
  const found = Object.fromEntries(Object.entries(values).map(([code, asked]) => [code, printed(sums!.figures.get(code)!, asked)]))
  assert.deepEqual(found, values)
  const incomplete = [...sums!.figures].filter(([, figure]) => !figure.complete).map(([code]) => code)
  assert.deepEqual(incomplete, [], 'every unit that has to report has done so')
})

test('14 communes, the agencies and 89 enterprises have reported; the year before is locked', async () => {
  const rows = async (id: string) => {
    const of = period('qcdc-2020', id)
    const tree = await treeOf(of.to)
    return work((tx) => readBoard(tx, of, tree.below(KBANG)))
  }
  const now = await rows('2020')
  const count = (kinds: readonly string[]) => now.filter(({ unit }) => kinds.includes(unit.kind)).length
  assert.deepEqual([count(['xa', 'thi-tran']), count(['enterprise'])], [14, 89])
  assert.ok(count(['agency']) > 0)
  assert.deepEqual([...new Set(now.map(({ submission }) => submission?.state))], ['accepted'])
  assert.deepEqual([...new Set((await rows('2019')).map(({ submission }) => submission?.state))], ['locked'])
})

test('2026: accepted, sent, returned, in draft, not begun and late, each to be seen', async () => {
  const of = period('dcch-2026', '2026')
  const tree = await treeOf(of.to)
  const codes = ['23638', '23674', '23668', '23647', '23644', '23650']
  const board = await work((tx) => readBoard(tx, of, codes.map((code) => tree.findByCode(code)!)))
  assert.deepEqual(board.map(({ submission }) => submission?.state), ['accepted', 'submitted', 'submitted', 'returned', 'draft', undefined])
  const due = board.map(({ submission }) =>
    dueState(of, 'commune', THAT_DAY, {
      state: submission?.state ?? 'draft',
      firstSubmittedOn: submission?.firstSubmittedAt ? dayInVietNam(submission.firstSubmittedAt) : null,
    }),
  )
  assert.deepEqual(due, ['sent-in-time', 'sent-in-time', 'sent-in-time', 'late', 'late', 'late'])
  assert.match(board[3]!.submission!.reason!, /Sổ tiếp công dân/)
  assert.ok(board.every(({ unit }) => unit.parentId === GIA_LAI))
})

test('what counts in the province of 2026 is the one commune that was accepted', async () => {
  const of = period('dcch-2026', '2026')
  const tree = await treeOf(of.to)
  const [province, commune] = await work((tx) => readAggregates(tx, database.catalogue, tree, of, [tree.find(GIA_LAI)!, tree.findByCode('23638')!]))
  assert.equal(journalValue(province!.figures.get('mediation_total')!), journalValue(commune!.figures.get('mediation_total')!))
  assert.equal(province!.figures.get('mediation_total')!.complete, false)
})

test('no accepted or sent form breaks a rule of its form, and every warning is explained', async () => {
  const say = words('vi')
  for (const [form, id, root] of [['qcdc-2020', '2020', KBANG], ['dcch-2026', '2026', GIA_LAI]] as const) {
    const of = period(form, id)
    const tree = await treeOf(of.to)
    const units = [tree.find(root)!, ...tree.below(root)]
    const wrong = await work(async (tx) => {
      const found: string[] = []
      for (const unit of units) {
        const submission = await findSubmission(tx, database.catalogue, of, unit)
        if (!submission || submission.state === 'draft' || submission.state === 'returned') continue
        const last = await readLastYear(tx, database.catalogue, of, unit)
        const catalogue = database.catalogue.getForm(form)
        for (const finding of validate(catalogue, unit.kind, { values: valuesOf(submission), last }, evaluatorOf(catalogue), say)) {
          const explained = finding.cells.some((code) => submission.figures.get(code)?.explanation)
          if (finding.severity === 'error' || !explained) found.push(`${unit.name}: ${finding.code} ${finding.cells.join(',')}`)
        }
      }
      return found
    })
    assert.deepEqual(wrong, [], form)
  }
})

test('every figure of the files is there as it was written, with its author and its day', async () => {
  for (const name of ['qcdc-2020.json', 'dcch-2026.json']) {
    const file = read(name)
    const form = database.catalogue.getForm(file.form)
    for (const { period: id, submissions } of file.periods) {
      const of = period(file.form, id)
      const tree = await treeOf(of.to)
      await work(async (tx) => {
        for (const submission of submissions) {
          const unit = tree.findByCode(submission.unit) ?? tree.below(KBANG).find((each) => each.code === submission.unit)!
          const held = (await findSubmission(tx, database.catalogue, of, unit))!
          assert.equal(held.state, submission.state, `${unit.name} ${id}`)
          assert.equal(held.figures.size, Object.keys(submission.figures).length)
          const entered = new Set(enteredBy(form, unit.kind).map((one) => one.code))
          for (const [code, text] of Object.entries(submission.figures as Record<string, string>)) {
            const figure = held.figures.get(code)!
            assert.ok(entered.has(code), `${unit.kind} does not enter ${code}`)
            assert.ok(sameValue(figure.value, mustAccept(parseEntry(text, findIndicator(form, code)!))), `${unit.name} ${code}`)
            assert.ok(figure.author, `${unit.name} ${code} has an author`)
            if (submission.submittedOn) assert.equal(dayInVietNam(figure.at), submission.submittedOn)
            const counts = submission.state === 'accepted' || submission.state === 'locked'
            assert.equal(figure.counted.state !== 'missing', counts)
          }
        }
      })
    }
  }
})

test('every change of state is in the journal, and the chains hold', async () => {
  const chains = await work((tx) => verifyJournal(tx))
  assert.deepEqual(chains.filter((chain) => chain.broken), [])
  const rows = await work((tx) => tx.selectFrom('journal').select(['act', 'subject']).where('act', 'in', ['submission.lock', 'submission.return']).execute())
  assert.equal(rows.filter((row) => row.act === 'submission.lock').length, 139)
  const returned = rows.filter((row) => row.act === 'submission.return').map((row) => JSON.parse(row.subject))
  assert.equal(returned.length, 1)
  assert.match(returned[0].reason, /Sổ tiếp công dân/)
})

test('a second time nothing changes', async () => {
  const count = () => work(async (tx) => (await tx.selectFrom('journal').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n)
  const held = await count()
  mustAccept(await loadDemonstration(database.db, database.catalogue))
  assert.equal(await count(), held)
})
