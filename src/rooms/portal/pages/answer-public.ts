import type { Result } from '#foundation/result.ts'
import { refusalPage } from '#web/answers.tsx'
import { codingOf } from '#web/compressed.ts'
import type { House, PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { DataVersion, type VersionOf } from '../store/data-version.ts'
import { lookOf } from './look.ts'
import { keep, type Kept, type Made, packed, PublicCache } from './public-cache.ts'

/** What the portal hands from page to page: the house, what was made already, the version of the data. */
export type PortalHouse = { readonly house: House; readonly cache: PublicCache; readonly version: DataVersion }

export function portalHouse(house: House): PortalHouse {
  return { house, cache: new PublicCache(), version: new DataVersion(house.database) }
}

/** Goes elsewhere: `301` where that is for good. */
export type Elsewhere = { readonly elsewhere: string; readonly status: 301 | 302 | 308 }

/**
 * Browsers ask each time whether anything is new, which costs a few hundred bytes; a proxy in between may answer for ten
 * seconds by itself.
 */
const PUBLIC = 'public, max-age=0, s-maxage=10, must-revalidate'
const PRIVATE = 'private, no-store'

/**
 * Answers with something public, made from the data of this moment or kept from before where nothing has changed since.
 *
 * `address` is the page in one spelling, with the parameters that matter and no others: it is part of the key, and the page
 * must be made of it and not of the address that was typed. Where it is undefined (a search), nothing is kept. `of`: with
 * which data the page changes.
 */
export async function answerPublic(
  c: PageContext,
  portal: PortalHouse,
  address: string | undefined,
  make: (tx: Tx) => Promise<Result<Made | Elsewhere>>,
  of: VersionOf = 'nation',
): Promise<Response> {
  const visit = visitOf(c)
  const make1 = (): Promise<Result<Made | Elsewhere>> => readOnly(portal.house.database, SYSTEM_SCOPE, make)
  // Whoever is signed in, or is told something once, gets a page of their own.
  const own = visit.session !== undefined || visit.ended !== undefined || visit.notice !== undefined
  let kept: Kept
  if (own || address === undefined) {
    const made = await make1()
    if (!made.ok) return refusalPage(c, made.refusal)
    if ('elsewhere' in made.value) return goElsewhere(c, made.value)
    kept = keep(made.value)
  } else {
    const look = lookOf(c)
    const key = [await portal.version.read(of), visit.today, visit.lang, look.theme, look.size, hostOf(c, portal.house), address].join(' ')
    try {
      kept = await portal.cache.get(key, async () => {
        const made = await make1()
        if (!made.ok || 'elsewhere' in made.value) throw new NotAPage(made)
        return made.value
      })
    } catch (fault) {
      if (!(fault instanceof NotAPage)) throw fault
      const { made } = fault
      if (!made.ok) return refusalPage(c, made.refusal)
      return goElsewhere(c, made.value as Elsewhere)
    }
  }
  return handOut(c, kept, own || c.req.query('lang') !== undefined ? PRIVATE : PUBLIC)
}

/** A refusal or a redirect on the way: cheap to make, and not kept. */
class NotAPage extends Error {
  readonly made: Result<Made | Elsewhere>
  constructor(made: Result<Made | Elsewhere>) {
    super('not a page')
    this.made = made
  }
}

/** Feeds and data name whole addresses, so what is kept for one host is not for another. */
function hostOf(c: PageContext, house: House): string {
  return house.publicOrigin ?? new URL(c.req.url).origin
}

/** The address that people type, for what is read elsewhere: feeds, mails, data. */
export function originOf(c: PageContext, house: House): string {
  return hostOf(c, house)
}

function goElsewhere(c: PageContext, to: Elsewhere): Response {
  c.header('Cache-Control', to.status === 302 ? 'no-cache' : 'public, max-age=86400')
  return c.redirect(to.elsewhere, to.status)
}

async function handOut(c: PageContext, kept: Kept, cacheControl: string): Promise<Response> {
  const headers: Record<string, string> = { ...kept.headers, 'Cache-Control': cacheControl, ETag: kept.etag, Vary: 'Accept-Encoding' }
  if (kept.status === 200 && matches(c.req.header('If-None-Match'), kept.etag)) return c.body(null, 304, headers)
  const coding = codingOf(c.req.header('Accept-Encoding'))
  const body = await packed(kept, coding)
  if (coding && body !== kept.plain) headers['Content-Encoding'] = coding
  return c.body(body as Uint8Array<ArrayBuffer>, kept.status as 200, { ...headers, 'Content-Type': kept.type })
}

/** Weak comparison. @see RFC 9110, 13.1.2 */
function matches(asked: string | undefined, etag: string): boolean {
  if (!asked) return false
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag))
}

/** A page made of JSX. */
export async function madePage(content: unknown, status = 200): Promise<Made> {
  return { status, type: 'text/html; charset=utf-8', body: `<!doctype html>${String(await content)}` }
}
