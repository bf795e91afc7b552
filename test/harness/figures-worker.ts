import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { FORM, PERIODS, UNIT } from '#harness/small-country.ts'
import { numberValue } from '#rooms/indicators/index.ts'
import { syncCatalogue } from '#rooms/indicators/store/catalogue-index.ts'
import { changeState } from '#rooms/indicators/store/change-state.ts'
import { importBatch } from '#rooms/indicators/store/import-batch.ts'
import { readReportingTree } from '#rooms/indicators/store/reporting-tree.ts'
import { openDatabase } from '#storage/connect.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'

// A process of its own that works on the figures of a small country, to be killed while it does:
// `node figures-worker.ts URL import|accept|loop [REVISION]`. `import` and `accept` say `inside` when all is written
// and nothing is committed, and wait there; `loop` brings batches in one after the other, and says `began N`, `done N`.

const [url = '', what = '', basedOn = '0'] = process.argv.slice(2)
const db = mustAccept(await openDatabase(url))
const { catalogue, tree } = mustAccept(
  await inTransaction(db, SYSTEM_SCOPE, async (tx) =>
    accept({ catalogue: await syncCatalogue(tx, [FORM], PERIODS), tree: await readReportingTree(tx, calendarDate('2024-12-31')) }),
  ),
)
const period = catalogue.findPeriod(FORM.id, '2024')!
const nobody = { accountId: null, officeId: null }
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function bringIn(tx: Tx, number: number, period = catalogue.findPeriod(FORM.id, '2024')!) {
  const batch = [...UNIT.communes, UNIT.agency].map((unitId) => ({
    unit: tree.find(unitId)!,
    entries: ['people', 'money', 'area'].map((code) => ({ code, value: numberValue({ units: BigInt(number), scale: 0 }), explanation: null })),
  }))
  return importBatch(tx, catalogue, tree, nobody, period, batch, { state: 'accepted', source: `tep-${number}.csv` }, new Date())
}

async function waitForTheEnd(): Promise<never> {
  say('inside')
  setInterval(() => undefined, 1000)
  return new Promise(() => undefined)
}

if (what === 'import') {
  await inTransaction(db, SYSTEM_SCOPE, async (tx) => {
    mustAccept(await bringIn(tx, 7))
    return waitForTheEnd()
  })
} else if (what === 'accept') {
  await inTransaction(db, SYSTEM_SCOPE, async (tx) => {
    const unit = tree.find(UNIT.communes[0])!
    const officer = { accountId: null as never, officeId: null as never } as never
    const change = { act: 'accept', roles: ['accepts'], reason: '', basedOn: Number(basedOn) } as const
    mustAccept(await changeState(tx, catalogue, tree, officer, period, unit, change, new Date()))
    return waitForTheEnd()
  })
} else {
  for (let number = 1; ; number++) {
    say(`began ${number}`)
    mustAccept(
      await inTransaction(db, SYSTEM_SCOPE, async (tx) => {
        await tx.updateTable('submission').set({ state: 'returned', reason: 'Lần sau' }).where('period_id', '=', period.periodId).execute()
        return bringIn(tx, number)
      }),
    )
    say(`done ${number}`)
  }
}
