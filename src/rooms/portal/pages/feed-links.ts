import type { Words } from '#words/words.ts'
import { PORTAL } from './paths.ts'
import type { Feed } from './portal-layout.tsx'

/** The feeds of a unit that programs find by themselves. */
export function feedsOf(unitId: number, w: Words): Feed[] {
  return [
    { href: `${PORTAL}/${unitId}/tin.atom`, title: w('portal.feed-atom'), type: 'application/atom+xml' },
    { href: `${PORTAL}/${unitId}/han.ics`, title: w('portal.feed-calendar'), type: 'text/calendar' },
  ]
}
