import type { Refusal } from '#foundation/result.ts'
import { setCookie } from 'hono/cookie'
import { words } from '#words/words.ts'
import { Layout } from './layout.tsx'
import { sentenceOf, statusOf, type RefusalStatus } from './refusal.ts'
import { ButtonLink } from './ui/button.tsx'
import type { PageContext } from './house.ts'
import type { FlashNotice } from './visit.ts'
import { visitOf } from './visit.ts'

type Markup = { toString(): string | Promise<string> } | Promise<unknown> | string | number | boolean | null | undefined

export type PageStatus = 200 | 201 | RefusalStatus | 400 | 401 | 500

/** Answers with a page: `return page(c, <Layout …/>)`; a refused form is shown again with status 422. */
export async function page(c: PageContext, content: Markup, status: PageStatus = 200): Promise<Response> {
  const html = String(await content)
  c.header('Cache-Control', 'no-store')
  return c.body(`<!doctype html>${html}`, status, { 'Content-Type': 'text/html; charset=utf-8' })
}

/**
 * The answer to a form that was carried out: 303 to the page that shows the result, with a sentence to
 * show there once. `notice` is a key of the words.
 */
export function seeOther(c: PageContext, location: string, notice?: string, params: Record<string, string> = {}): Response {
  if (notice) {
    const flash: FlashNotice = { key: notice, params }
    setCookie(c, 'nharong_bao', JSON.stringify(flash), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  }
  return c.redirect(location, 303)
}

/** A refusal as a whole page: the sentence, what to do, and the right status. For forms, prefer 422 with the form. */
export async function refusalPage(c: PageContext, refusal: Refusal): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const status = statusOf(refusal)
  const back = sameSiteReferrer(c)
  return page(
    c,
    <Layout visit={visit} title={w(TITLES[status] ?? 'web.refused-title')}>
      <p class="govuk-body-l">{sentenceOf(w, refusal)}</p>
      <div class="govuk-button-group">
        {back && <ButtonLink href={back}>{w('web.go-back')}</ButtonLink>}
        <ButtonLink href="/" look={back ? 'secondary' : 'primary'}>
          {w('web.go-home')}
        </ButtonLink>
      </div>
    </Layout>,
    status,
  )
}

/** A refusal for programs: its code and its sentence in both languages. */
export function refusalJson(c: PageContext, refusal: Refusal, status: RefusalStatus | 405 | 415 | 500 = statusOf(refusal)): Response {
  c.header('Cache-Control', 'no-store')
  return c.json({ code: refusal.code, message: sentenceOf(words('vi'), refusal), messageEn: sentenceOf(words('en'), refusal) }, status)
}

const TITLES: Partial<Record<RefusalStatus, string>> = {
  403: 'web.forbidden-title',
  404: 'web.not-found-title',
  409: 'web.conflict-title',
  429: 'web.too-often-title',
}

/** The path of the page before, if it was ours. */
function sameSiteReferrer(c: PageContext): string | undefined {
  const referrer = c.req.header('Referer')
  if (!referrer || !URL.canParse(referrer)) return undefined
  const url = new URL(referrer)
  return url.host === c.req.header('Host') || url.host === new URL(c.req.url).host ? `${url.pathname}${url.search}` : undefined
}

/** 404: nothing here, or nothing for you. Both answer alike. */
export async function notFoundPage(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout visit={visit} title={w('web.not-found-title')}>
      <p class="govuk-body-l">{w('web.not-found-says')}</p>
      <p class="govuk-body">{w('web.not-found-next')}</p>
      <ButtonLink href="/">{w('web.go-home')}</ButtonLink>
    </Layout>,
    404,
  )
}

/** 500: no details, but a number that leads the operator to them. */
export async function faultPage(c: PageContext, id: string): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout visit={visit} title={w('web.fault-title')}>
      <p class="govuk-body-l">{w('web.fault-says')}</p>
      <p class="govuk-body">{w('web.fault-id', { id })}</p>
      <ButtonLink href="/">{w('web.go-home')}</ButtonLink>
    </Layout>,
    500,
  )
}
