import type { BoundLine } from '../index.ts'

/** Text as it will print, its figures marked, what is not complete marked otherwise. */
export function BoundText({ lines, empty }: { lines: readonly BoundLine[]; empty: string }) {
  if (lines.length === 0) return <p class="nr-empty-line">{empty}</p>
  return (
    <div class="nr-preview" lang="vi">
      {lines.map((line) => (
        <p>
          {line.kind === 'item' && '- '}
          {line.runs.map((run) =>
            run.kind === 'text' ? (
              run.text
            ) : (
              <mark class={run.complete ? 'nr-bound' : 'nr-bound nr-bound--blank'}>{run.text}</mark>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
