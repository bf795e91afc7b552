import { type Goal, isReached, type Line, type Outcome } from './outcome.ts'

/** The outcomes for a terminal: one block an engine, one line a measurement, with what it is held against below. */
export function printOutcome({ benchmark, engine, lines }: Outcome): string {
  const title = engine ? `${benchmark}, ${engine}` : benchmark
  return [`\n${title}`, '─'.repeat(title.length), ...lines.flatMap(printLine)].join('\n')
}

function printLine(line: Line): string[] {
  const reached = isReached(line)
  const mark = reached === undefined ? '·' : reached ? '✓' : '✗'
  const goal = line.goal ? `  (${printGoal(line.goal)} ${line.unit})` : ''
  const below: string[] = []
  if (line.baseline) below.push(`${line.baseline.name}: ${printNumber(line.baseline.measured)} ${line.unit}`)
  if (line.ratio !== undefined) {
    below.push(`ratio ${printNumber(line.ratio)}${line.ratioGoal ? `  (${printGoal(line.ratioGoal)})` : ''}`)
  }
  if (line.cpu) {
    const database = line.cpu.database === undefined ? '' : ` + ${line.cpu.database.toFixed(1)} s in PostgreSQL`
    below.push(`processor: ${line.cpu.own.toFixed(1)} s here${database}`)
  }
  if (line.note) below.push(line.note)
  return [`${mark} ${line.name}: ${printNumber(line.measured)} ${line.unit}${goal}`, ...below.map((text) => `    ${text}`)]
}

function printGoal(goal: Goal): string {
  return 'atMost' in goal ? `at most ${printNumber(goal.atMost)}` : `at least ${printNumber(goal.atLeast)}`
}

export function printNumber(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
