import type { MiddlewareHandler } from 'hono'
import { refusalPage } from './answers.tsx'
import type { Env, House } from './house.ts'

/**
 * Addresses that programs may post to without saying where they come from: they look at nobody's session, change nothing
 * and keep nothing, so that a forged request gains nothing.
 */
const OPEN_TO_PROGRAMS = new Set(['/api/check'])
/** Where the address itself is the secret: mail programs end a subscription by a POST of their own (RFC 8058). */
const OPEN_BY_SECRET = /^\/nhan-tin\/huy\/[\w-]{32}$/

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what another site makes a browser send: unsafe methods must come from a page of ours. */
export function originChecked(house: House): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || OPEN_TO_PROGRAMS.has(c.req.path) || OPEN_BY_SECRET.test(c.req.path)) return next()
    const fromUs = isOurs({
      origin: c.req.header('Origin'),
      fetchSite: c.req.header('Sec-Fetch-Site'),
      host: c.req.header('Host') ?? new URL(c.req.url).host,
      publicOrigin: house.publicOrigin,
    })
    return fromUs ? next() : refusalPage(c, { code: 'web.origin-forged' })
  }
}

/**
 * Whether a request comes from our own pages, by what browsers say of themselves and pages cannot
 * forge. `Origin` decides; without it `Sec-Fetch-Site`; a request that says neither is refused.
 */
export function isOurs(said: {
  origin: string | undefined
  fetchSite: string | undefined
  host: string
  publicOrigin?: string | undefined
}): boolean {
  if (said.origin === undefined) return said.fetchSite === 'same-origin'
  if (!URL.canParse(said.origin)) return false
  const origin = new URL(said.origin)
  if (said.publicOrigin) return origin.origin === new URL(said.publicOrigin).origin
  return (origin.protocol === 'http:' || origin.protocol === 'https:') && origin.host === said.host.toLowerCase()
}
