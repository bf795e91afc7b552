import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './house.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const TEXT = /^(text\/(html|plain|css|csv)|application\/json|image\/svg\+xml)/
/** Under this a compressed answer saves no packet. */
const SMALL = 600

export type Coding = 'br' | 'gzip' | undefined

/** The best coding that the browser takes. */
export function codingOf(acceptEncoding: string | undefined): Coding {
  const taken = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name)
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') ? 'gzip' : undefined
}

/** Pages go compressed: mountain communes pay for every kilobyte. */
export const compressed: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { res } = c
  if (!res.body || res.headers.has('Content-Encoding') || !TEXT.test(res.headers.get('Content-Type') ?? '')) return
  const coding = codingOf(c.req.header('Accept-Encoding'))
  res.headers.append('Vary', 'Accept-Encoding')
  if (!coding) return
  const plain = Buffer.from(await res.arrayBuffer())
  const headers = new Headers(res.headers)
  headers.delete('Content-Length')
  c.res = undefined
  if (plain.length < SMALL) {
    c.res = new Response(plain, { status: res.status, headers })
    return
  }
  const body =
    coding === 'br'
      ? await brotli(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 5,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        })
      : await zip(plain, { level: 6 })
  headers.set('Content-Encoding', coding)
  c.res = new Response(body, { status: res.status, headers })
}
