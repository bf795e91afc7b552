import { checkReport, textReport, type Finding, type SourceText } from '#rooms/checker/index.ts'
import { judge, knowledgeOn, loadLabelledSet, type Checker, type Judged, type LabelledText } from '../test/checker/labelled-set.ts'
import { readFileSync } from 'node:fs'
import { changedFigures } from '../test/checker/changed-figures.ts'
import { memoryOfDocx } from './checker-memory.ts'
import { cpuMeter } from './cpu-meter.ts'
import type { BenchOptions } from './options.ts'
import type { Line, Outcome } from './outcome.ts'
import { samplesOf } from './samples.ts'

const TWIN = readFileSync(new URL('../test/checker/twin-480.txt', import.meta.url), 'utf8')

/** How much of what is wrong is found, how much is said for nothing, and how fast. */
export async function benchChecker({ small, tell }: BenchOptions): Promise<Outcome[]> {
  tell('checker: the labelled set')
  const set = loadLabelledSet()
  const ours = set.map((text) => judge(text))
  const naive = set.map((text) => judge(text, naiveChecker))
  tell('checker: speed')
  return [{ benchmark: 'checker', lines: [...recall(set, ours, naive), ...changes(small), ...falseAlarms(ours, naive), ...speed(small ? 3 : 30, small), ...(small ? [] : memoryOfDocx(set.map(({ text }) => text).join('\n\n')))] }]
}

function recall(set: readonly LabelledText[], ours: readonly Judged[], naive: readonly Judged[]): Line[] {
  const familyOf = (kind: string): string => kind.slice(0, kind.indexOf('.'))
  const shareOf = (judged: readonly Judged[], family?: string): readonly [caught: number, all: number] => {
    const count = (faults: Judged['caught']): number => faults.filter(({ kind }) => family === undefined || familyOf(kind) === family).length
    const all = (faultsOf: (one: Judged) => Judged['caught']): number => judged.reduce((sum, one) => sum + count(faultsOf(one)), 0)
    return [all((one) => one.caught), all((one) => one.text.faults)]
  }
  const line = (name: string, family?: string): Line => {
    const [caught, all] = shareOf(ours, family)
    return {
      name, unit: '%', measured: (caught / all) * 100, ...(family === undefined ? { goal: { atLeast: 95 } } : {}),
      baseline: { name: 'every percentage against the two figures before it', measured: (shareOf(naive, family)[0] / all) * 100 },
      note: `${caught} of ${all} faults${missesOf(ours, family)}`,
    }
  }
  const missesOf = (judged: readonly Judged[], family?: string): string => {
    const missed = judged.flatMap((one) => one.missed.map(({ kind }) => kind)).filter((kind) => familyOf(kind) === family)
    return missed.length > 0 ? `; missed: ${missed.join(', ')}` : ''
  }
  const families = [...new Set(set.flatMap(({ faults }) => faults.map(({ kind }) => familyOf(kind))))]
  return [line(`faults found in ${set.length} texts`), ...families.map((family) => line(`of family ${family}`, family))]
}

/** Figures of clean texts with two of their digits changed about, one at a time. Many depend on nothing that is said. */
function changes(small: boolean): Line[] {
  if (small) return []
  return (['percent', 'value'] as const).map((kind): Line => {
    const all = changedFigures(kind)
    const noticed = all.filter((one) => one.noticed).length
    return {
      name: kind === 'percent' ? 'percentages of clean texts that cannot be changed unnoticed' : 'counts of clean texts that cannot be changed unnoticed',
      unit: '%', measured: (noticed / all.length) * 100, note: `${noticed} of ${all.length}; the others depend on nothing, or on nothing that is seen`,
    }
  })
}

function falseAlarms(ours: readonly Judged[], naive: readonly Judged[]): Line[] {
  const rate = (judged: readonly Judged[], what: 'falseAlarms' | 'notes'): number => {
    const words = judged.reduce((sum, one) => sum + one.words, 0)
    return (judged.reduce((sum, one) => sum + one[what].length, 0) / words) * 1000
  }
  const isClean = (one: Judged): boolean => one.text.faults.length === 0
  const baseline = (judged: readonly Judged[]) => ({ name: 'every percentage against the two figures before it', measured: rate(judged, 'falseAlarms') })
  const unit = 'per 1,000 words'
  const [clean, cleanNaive] = [ours.filter(isClean), naive.filter(isClean)]
  return [
    { name: 'false alarms (errors and warnings), all texts', unit, measured: rate(ours, 'falseAlarms'), goal: { atMost: 1 }, baseline: baseline(naive) },
    { name: 'false alarms, clean texts', unit, measured: rate(clean, 'falseAlarms'), goal: { atMost: 1 }, baseline: baseline(cleanNaive) },
    { name: 'notes that no label explains, all texts', unit, measured: rate(ours, 'notes') },
  ]
}

function speed(rounds: number, small: boolean): Line[] {
  const one = TWIN.repeat(Math.ceil(29_000 / Buffer.byteLength(TWIN))).slice(0, 21_500)
  for (let round = 0; round < 10; round++) millisecondsOf(one)
  const cpu = cpuMeter()
  const warm = samplesOf(Array.from({ length: rounds }, () => millisecondsOf(one)))
  const used = cpu()
  const large = grown(loadLabelledSet().map(({ text }) => text).join('\n\n'), small ? 100_000 : 1_000_000)
  const quarter = large.slice(0, large.length / 4)
  const least = (text: string): number => samplesOf(Array.from({ length: small ? 1 : 3 }, () => millisecondsOf(text))).least
  const [fourth, whole] = [least(quarter), least(large)]
  const memory = memoryOf(large)
  return [
    { name: `a report of ${(Buffer.byteLength(one) / 1000).toFixed(0)} kB, warm`, unit: 'ms', measured: warm.median, goal: { atMost: 50 }, cpu: used, note: `p95 ${warm.p95.toFixed(1)} ms` },
    { name: `${(Buffer.byteLength(large) / 1e6).toFixed(1)} MB of reports`, unit: 'ms', measured: whole, goal: { atMost: 1000 } },
    { name: 'that, by a quarter of it (4 is linear)', unit: 'times', measured: whole / fourth, goal: { atMost: 6 }, note: `a quarter ${fourth.toFixed(0)} ms` },
    { name: 'memory that it takes', unit: 'MB', measured: memory, goal: { atMost: 150 } },
  ]
}

function grown(text: string, bytes: number): string {
  const once = Buffer.byteLength(text)
  return Array.from({ length: Math.ceil(bytes / once) }, () => text).join('\n\n').slice(0, Math.floor((text.length * bytes) / once))
}

function millisecondsOf(text: string): number {
  const began = performance.now()
  const source = textReport(text)
  checkReport(source, knowledgeOn(source, undefined))
  return performance.now() - began
}

function memoryOf(text: string): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const source = textReport(text)
  const findings = checkReport(source, knowledgeOn(source, undefined))
  const after = process.memoryUsage().heapUsed
  return findings.length >= 0 ? Math.max(0, after - before) / 1e6 : 0
}

/** What anyone would write first: each percentage is held against the last two whole numbers before it. */
const naiveChecker: Checker = ({ text }: SourceText) => {
  const found: Pick<Finding, 'start' | 'end' | 'code' | 'severity' | 'operands'>[] = []
  const numbers = [...text.matchAll(/\d+(?:\.\d{3})*(?:,\d+)?/g)].map((match) => ({
    start: match.index, end: match.index + match[0].length, text: match[0], value: Number(match[0].replaceAll('.', '').replace(',', '.')),
  }))
  numbers.forEach((number, index) => {
    if (text[number.end] !== '%' || index < 2) return
    const [a, b] = [numbers[index - 2]!.value, numbers[index - 1]!.value]
    const places = number.text.includes(',') ? number.text.length - number.text.indexOf(',') - 1 : 0
    const isRight = [a / b, b / a].some((share) => Math.abs(share * 100 - number.value) <= 0.5 * 10 ** -places + 1e-9)
    if (!isRight) found.push({ start: number.start, end: number.end, code: 'percent.wrong', severity: 'error', operands: [] })
  })
  return found
}
