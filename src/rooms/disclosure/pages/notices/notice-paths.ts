import type { Visit } from '#web/visit.ts'
import { postingPath } from '../paths.ts'

/** What the head of a hamlet has to announce. */
export const NOTICES = '/viec/thong-bao'
export const noticePath = (postingId: string): string => `${NOTICES}/${postingId}`

/** To which hamlets a posting was sent, and what their heads said. */
export const hamletsPath = (postingId: string): string => `${postingPath(postingId)}/thon`
export const hamletPath = (postingId: string, hamletId: number): string => `${hamletsPath(postingId)}/${hamletId}`

export function isHead(visit: Visit): boolean {
  return visit.officer?.kind === 'hamlet-head'
}
