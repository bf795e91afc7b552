import type { Child } from './child.ts'
import { Mark } from './mark.tsx'

/** Nothing here yet: why, and what to do next. */
export function EmptyState({ title, children }: { title: Child; children?: Child }) {
  return (
    <div class="nr-empty">
      <Mark size={56} />
      <div>
        <p class="nr-empty__title">{title}</p>
        {children}
      </div>
    </div>
  )
}
