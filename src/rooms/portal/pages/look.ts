import { getCookie } from 'hono/cookie'
import type { PageContext } from '#web/house.ts'

/** How a visitor wants the pages to look. Blank: as the machine of the visitor says. */
export type Look = { readonly theme: '' | 'sang' | 'toi' | 'tuong-phan'; readonly size: '' | 'lon' | 'rat-lon' }

export const THEMES = ['', 'sang', 'toi', 'tuong-phan'] as const
export const SIZES = ['', 'lon', 'rat-lon'] as const
export const LOOK_COOKIE = 'nharong_hien'

export function readLook(text: string | undefined): Look {
  const [theme = '', size = ''] = (text ?? '').split('.')
  return { theme: THEMES.find((each) => each === theme) ?? '', size: SIZES.find((each) => each === size) ?? '' }
}

export function lookOf(c: PageContext): Look {
  return readLook(getCookie(c, LOOK_COOKIE))
}

export function classOf(look: Look): string | undefined {
  return [look.theme, look.size].filter(Boolean).join(' ') || undefined
}
