import type { MiddlewareHandler } from 'hono'
import type { Env } from './house.ts'

/**
 * Lets officers through. Others go to sign in first, and come back to the page they asked for; who is
 * signed in but holds no office today sees the page of the account, which says so.
 */
export const officersOnly: MiddlewareHandler<Env> = async (c, next) => {
  const visit = c.get('visit')
  if (visit.officer) return next()
  if (visit.session) return c.redirect('/tai-khoan', 303)
  return c.redirect(signInAddress(visit.url, c.req.method), 303)
}

/** The address of the sign-in page that leads back to `url`. Only pages can be come back to, not the sending of a form. */
export function signInAddress(url: URL, method: string): string {
  const back = method === 'GET' || method === 'HEAD' ? `${url.pathname}${url.search}` : '/'
  return back === '/' ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(back)}`
}
