import type { Child } from './child.ts'

/**
 * The second and third of the three questions that the top of each page answers: where am I (the
 * trail and the heading), what is asked of me, by when.
 */
export function TaskLine({ ask, by, state }: { ask?: Child; by?: Child; state?: Child }) {
  if (!ask && !by && !state) return null
  return (
    <p class="nr-task">
      {ask && <span class="nr-task__ask">{ask}</span>}
      {by && <span class="nr-task__by">{by}</span>}
      {state}
    </p>
  )
}
