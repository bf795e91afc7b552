export type Fault = { kind: string; source: string; row: string; found: string; done: string }

/** Every fault found in the sources, with what was done about it. */
export class Faults {
  readonly list: Fault[] = []

  /** `row` names the row in its source (a code or the row's id); `found` is what stands there. */
  add(kind: string, source: string, row: string, found: string, done: string): void {
    this.list.push({ kind, source, row, found, done })
  }
}
