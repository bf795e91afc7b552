/** What has to be reached: a limit from above or from below. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** One line of the table. */
export type Line = {
  /** What was measured, on what. */
  readonly name: string
  readonly unit: string
  readonly measured: number
  readonly goal?: Goal
  /** What it is held against, measured in the same run. */
  readonly baseline?: { readonly name: string; readonly measured: number }
  /** How many times better than the baseline; a goal may be set on it instead. */
  readonly ratio?: number
  readonly ratioGoal?: Goal
  /** Seconds of processor time: of this process, of the database's processes where they can be seen. */
  readonly cpu?: Cpu
  readonly note?: string
  /** Everything else that was measured; only in the JSON. */
  readonly details?: Readonly<Record<string, unknown>>
}

export type Cpu = { readonly own: number; readonly database?: number }

export type Outcome = { readonly benchmark: string; readonly engine?: string; readonly lines: readonly Line[] }

export function reaches(measured: number, goal: Goal): boolean {
  return 'atMost' in goal ? measured <= goal.atMost : measured >= goal.atLeast
}

/** Whether all goals of a line are reached; undefined where it has none. */
export function isReached(line: Line): boolean | undefined {
  const held: boolean[] = []
  if (line.goal) held.push(reaches(line.measured, line.goal))
  if (line.ratioGoal && line.ratio !== undefined) held.push(reaches(line.ratio, line.ratioGoal))
  return held.length === 0 ? undefined : held.every(Boolean)
}
