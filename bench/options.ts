import type { EngineKind } from './engines.ts'

export type BenchOptions = {
  /** A few units and rounds only: proves that the measurements run, measures nothing. */
  readonly small: boolean
  /** Only these engines; all there are where it is left out. */
  readonly engines?: readonly EngineKind[]
  /** Told what is being measured. */
  readonly tell: (text: string) => void
}
