import { accept, mustAccept } from '#foundation/result.ts'
import { readAggregates } from '#rooms/indicators/store/read-aggregates.ts'
import type { TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import type { NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { readOnly } from '#storage/transaction.ts'
import { addCpu, cpuMeter } from './cpu-meter.ts'
import type { DatabaseProcesses } from './database-processes.ts'
import type { Nation } from './national-load.ts'
import type { Cpu, Line } from './outcome.ts'
import { samplesOf, timed } from './samples.ts'

/** What a page of sums reads: one transaction with the officer's scope, the whole form of a unit and of each child. */
function readPage({ engine, catalogue, tree }: Nation, period: NumberedPeriod, unit: TreeUnit): Promise<unknown> {
  return readOnly(engine.db, { reads: [unit.path], writes: [] }, async (tx) =>
    accept(await readAggregates(tx, catalogue, tree, period, [unit, ...tree.children(unit.unitId)])),
  ).then(mustAccept)
}

/** The same sums worked out from the figures each time: by province and indicator, over the whole country. */
const BY_PROVINCE = `
  select province_id, indicator_id, sum(counted_number) as total, sum(counted_numerator) as numerator,
    sum(counted_denominator) as denominator, count(*) filter (where counted_state in ('number', 'pair')) as with_number,
    count(*) filter (where counted_state = 'none-arose') as none_arose,
    count(*) filter (where counted_state = 'not-applicable') as not_applicable
  from figure where period_id = $1 group by province_id, indicator_id`

/** The sums of one province, and each of its communes beside them. */
const OF_PROVINCE = `
  select unit_id, indicator_id, sum(counted_number) as total, sum(counted_numerator) as numerator,
    sum(counted_denominator) as denominator, count(*) filter (where counted_state in ('number', 'pair')) as with_number,
    count(*) filter (where counted_state = 'none-arose') as none_arose,
    count(*) filter (where counted_state = 'not-applicable') as not_applicable
  from figure where province_id = $1 and period_id = $2 group by grouping sets ((indicator_id), (unit_id, indicator_id))`

/** Measures the pages of sums: of the country with its provinces, of provinces with their communes. */
export async function measureSums(nation: Nation, database: DatabaseProcesses | undefined, rounds: number): Promise<Line[]> {
  await nation.engine.db.ownerPool.query('analyze figure, rollup')
  const country = nation.tree.find(1)!
  const countries = Array.from({ length: rounds * 20 }, () => country)
  const all = Array.from({ length: rounds }, () => nation.provinces).flat()
  return [
    await compare(nation, database, `form of the country with its ${nation.provinces.length} provinces`, countries, {
      name: 'GROUP BY province, indicator over all figures of the period',
      query: BY_PROVINCE,
      params: (period) => [period.periodId],
      ratioGoal: { atLeast: 20 },
    }),
    await compare(nation, database, `form of a province with its communes (${sizes(nation)})`, all, {
      name: 'GROUP BY of the province, and by commune',
      query: OF_PROVINCE,
      params: (period, unit) => [unit.unitId, period.periodId],
    }),
  ]
}

function sizes({ tree, provinces }: Nation): string {
  const counts = samplesOf(provinces.map(({ unitId }) => tree.children(unitId).length))
  return `${counts.least} to ${counts.most}`
}

type Baseline = {
  readonly name: string
  readonly query: string
  readonly params: (period: NumberedPeriod, unit: TreeUnit) => readonly number[]
  readonly ratioGoal?: Line['ratioGoal']
}

async function compare(
  nation: Nation,
  database: DatabaseProcesses | undefined,
  name: string,
  units: readonly TreeUnit[],
  baseline: Baseline,
): Promise<Line> {
  const pairs = units.map((unit, index) => ({ unit, period: nation.periods[index % nation.periods.length]! }))
  const ask = async ({ unit, period }: (typeof pairs)[number]): Promise<void> => {
    await nation.engine.db.ownerPool.query(baseline.query, [...baseline.params(period, unit)])
  }
  for (const { period, unit } of pairs.slice(0, 100)) await readPage(nation, period, unit)
  for (const pair of pairs.slice(0, 3)) await ask(pair)
  const read: number[] = []
  const asked: number[] = []
  const spent: Cpu[] = []
  // In turn, eight pages and one plain question: what else the machine does falls on both.
  for (let start = 0; start < pairs.length; start += 8) {
    const cpu = cpuMeter(database)
    for (const { period, unit } of pairs.slice(start, start + 8)) read.push(await timed(() => readPage(nation, period, unit)))
    spent.push(cpu())
    asked.push(await timed(() => ask(pairs[start]!)))
  }
  const [page, plain] = [samplesOf(read), samplesOf(asked)]
  return {
    name: `${name}, p95`,
    unit: 'ms',
    measured: page.p95,
    goal: { atMost: 20 },
    baseline: { name: baseline.name, measured: plain.median },
    ratio: plain.median / page.median,
    ...(baseline.ratioGoal ? { ratioGoal: baseline.ratioGoal } : {}),
    cpu: addCpu(spent),
    note: `median ${page.median.toFixed(1)} ms; ratio of medians`,
    details: { page, plain },
  }
}
