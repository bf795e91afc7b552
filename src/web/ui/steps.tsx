import type { Child } from './child.ts'

export type Step = {
  readonly text: Child
  readonly state: 'done' | 'here' | 'ahead'
  /** When, by whom. */
  readonly detail?: Child
}

/** The life of a thing in steps (draft → submitted → accepted → locked). `label` names the list for screen readers. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="nr-steps" aria-label={label}>
      {steps.map((step) => (
        <li class={`nr-steps__${step.state}`} aria-current={step.state === 'here' ? 'step' : undefined}>
          <span>{step.text}</span>
          {step.detail && <small>{step.detail}</small>}
        </li>
      ))}
    </ol>
  )
}
