import type { Child } from './child.ts'

/** Colour never speaks alone: the text says the same. */
export type Tone = 'neutral' | 'waiting' | 'asked' | 'good' | 'bad' | 'closed'

/** A short state word: `Đã gửi`, `Trả lại`. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: Child }) {
  return <strong class={`govuk-tag nr-tag--${tone}`}>{children}</strong>
}
