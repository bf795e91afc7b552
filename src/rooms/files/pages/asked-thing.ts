import { isId } from '#foundation/ids.ts'
import type { PageContext } from '#web/house.ts'
import { isThingKind, type Thing } from '../thing.ts'

/** What an address of files speaks of: `/viec/tep/1521/posting/…?thon=`. Undefined where it speaks of nothing. */
export function askedThing(c: PageContext): Thing | undefined {
  const { province = '', kind = '', id = '' } = c.req.param() as Record<string, string>
  const hamlet = c.req.query('thon')
  if (!/^\d{1,9}$/.test(province) || !isThingKind(kind) || !isId(id)) return undefined
  if (kind !== 'notice') return { provinceId: Number(province), kind, id }
  return hamlet && /^\d{1,9}$/.test(hamlet) ? { provinceId: Number(province), kind, id, hamletId: Number(hamlet) } : undefined
}

/** The page to go back to: one of the officer's own, never an address elsewhere. */
export function askedBack(text: string | undefined): string | undefined {
  return text && /^\/viec\/[\w\-./?=&%]*$/.test(text) && !text.includes('//') ? text : undefined
}
