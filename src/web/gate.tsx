import type { MiddlewareHandler } from 'hono'
import { page } from './answers.tsx'
import type { Env, PageContext } from './house.ts'
import { Layout } from './layout.tsx'
import { sentenceOf } from './refusal.ts'
import { ButtonLink } from './ui/button.tsx'

/**
 * Lets officers through. Others go to sign in first, and come back to the page they asked for; who is
 * signed in but holds no office today sees the page of the account, which says so.
 *
 * A form sent without a session is not thrown away: the answer tells how to sign in beside it and send
 * it again.
 */
export const officersOnly: MiddlewareHandler<Env> = async (c, next) => {
  const visit = c.get('visit')
  if (visit.session?.mustChangePassword) return c.redirect('/tai-khoan/mat-khau', 303)
  if (visit.officer) return next()
  if (visit.session) return c.redirect('/tai-khoan', 303)
  return signInFirst(c)
}

/** Lets everyone through who is signed in, also without an office. */
export const signedInOnly: MiddlewareHandler<Env> = async (c, next) => (c.get('visit').session ? next() : signInFirst(c))

async function signInFirst(c: PageContext): Promise<Response> {
  const visit = c.get('visit')
  if (visit.ended?.code === 'offices.dismissed' || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return sessionNeeded(c)
  return c.redirect(signInAddress(visit.url), 303)
}

/** The address of the sign-in page that leads back to `url`. */
export function signInAddress(url: URL): string {
  const back = `${url.pathname}${url.search}`
  return back === '/' ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(back)}`
}

/** 401: the session is over, or there was none; what was typed is still in the browser. */
async function sessionNeeded(c: PageContext): Promise<Response> {
  const visit = c.get('visit')
  const { w } = visit
  const refusal = visit.ended ?? { code: 'offices.session-needed' }
  const sent = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  return page(
    c,
    <Layout visit={visit} title={w('offices.session-over')}>
      <p class="govuk-body-l">{sentenceOf(w, refusal)}</p>
      {sent && refusal.code !== 'offices.dismissed' && <p class="govuk-body">{w('offices.session-send-again')}</p>}
      <a class="govuk-button" href="/dang-nhap" target={sent ? '_blank' : undefined} rel="noopener">
        {w('offices.sign-in')}
      </a>
      <p class="govuk-body">
        <ButtonLink href="/" look="link">
          {w('web.go-home')}
        </ButtonLink>
      </p>
    </Layout>,
    401,
  )
}
