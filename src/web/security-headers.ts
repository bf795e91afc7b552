import type { MiddlewareHandler } from 'hono'
import type { Env, House } from './house.ts'

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a browser is told about every answer: nothing from elsewhere, in no frame, no guessing of types. */
export function securityHeaders(house: House): MiddlewareHandler<Env> {
  const secure = house.publicOrigin?.startsWith('https:') ?? false
  return async (c, next) => {
    await next()
    const { headers } = c.res
    // A file that somebody sent brings a stricter one: nothing in it does anything.
    if (!headers.get('Content-Security-Policy')?.includes('sandbox')) headers.set('Content-Security-Policy', POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    // Not `no-referrer`: under it browsers send `Origin: null` with forms, and the check of the origin would fail.
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
}
