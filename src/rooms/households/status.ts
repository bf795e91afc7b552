/** What a household is by the programmes for the poor, for ethnic minorities, for those with merits: sensitive, kept apart from the roll. */
export const STATUS_KINDS = ['poor', 'near-poor', 'ethnic-minority', 'policy'] as const
export type StatusKind = (typeof STATUS_KINDS)[number]

export function isStatusKind(text: string): text is StatusKind {
  return (STATUS_KINDS as readonly string[]).includes(text)
}
