import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import { chooseLang, isLang, words } from '#words/words.ts'
import type { Env, House, NavItem, PageContext } from './house.ts'
import { findVisitSession, forgetSession } from './session-cookie.ts'
import type { FlashNotice, Visit } from './visit.ts'

const LANG_COOKIE = 'nharong_lang'
const NOTICE_COOKIE = 'nharong_bao'

/** Works out, once for each request, who asks, when, and in which language. */
export function withVisit(house: House, nav: readonly NavItem[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const asked = c.req.query('lang')
    const lang = chooseLang(asked, getCookie(c, LANG_COOKIE), c.req.header('Accept-Language'))
    if (isLang(asked)) setCookie(c, LANG_COOKIE, asked, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 31_536_000 })
    const now = house.now()
    const notice = readNotice(getCookie(c, NOTICE_COOKIE))
    const found = await findVisitSession(c, house, now, lang)
    const visit: Visit = {
      lang,
      w: words(lang),
      now,
      today: dayInVietNam(now),
      url: new URL(c.req.url),
      mode: house.mode,
      version: house.version,
      officer: found.officer,
      offices: found.offices,
      session: found.session,
      ended: found.ended,
      nav,
      notice,
    }
    c.set('visit', visit)
    await next()
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false
    if (notice && isPage) setCookie(c, NOTICE_COOKIE, '', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 0 })
    if (found.ended && isPage) forgetSession(c as PageContext)
    // What never changes under its address is the same for everyone.
    if (!c.res.headers.get('Cache-Control')?.includes('immutable')) c.res.headers.append('Vary', 'Accept-Language, Cookie')
  }
}

function readNotice(text: string | undefined): FlashNotice | undefined {
  if (!text) return undefined
  try {
    const { key, params } = JSON.parse(text) as Partial<FlashNotice>
    return typeof key === 'string' && typeof params === 'object' ? { key, params } : undefined
  } catch {
    return undefined
  }
}
