import { isId } from '#foundation/ids.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { notFoundPage } from '#web/answers.tsx'
import { contentsOfHouse, type House, type PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { FILE_KINDS, isFileKind } from '../file-kind.ts'
import { findFile, type FoundFile, isPublic, mayOpen } from '../store/index.ts'
import { readRange } from './byte-range.ts'

/** Which copy: the one for everyone, the small one, the file as it was sent. */
export type Copy = 'shown' | 'small' | 'original'

/** Browsers keep it for good; a proxy asks again after ten minutes, so that what is withdrawn is gone from it. */
const PUBLIC = 'public, max-age=31536000, s-maxage=600, immutable'
const PRIVATE = 'private, no-cache'
/** Whatever it holds, a browser does nothing with it. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/**
 * A file. Everyone has the copy for everyone of what is shown to everyone; the officers of its unit have all of it. What is not
 * there, not public and not yours are answered alike.
 */
export async function serveFile(c: PageContext, house: House, copy: Copy): Promise<Response> {
  const linkId = c.req.param('id') ?? ''
  const found = isId(linkId) ? await findServed(c, house, linkId, copy) : undefined
  if (!found) return notFoundPage(c)
  const { file, open } = found
  const sha256 = copy === 'original' ? file.sha256 : copy === 'small' ? file.small : (file.shown ?? file.sha256)
  const contents = contentsOfHouse(house)
  const size = sha256 === undefined ? undefined : await contents.size(sha256)
  if (sha256 === undefined || size === undefined) {
    if (sha256 !== undefined) house.log(`files: the content ${sha256} is not there; run bin/nharong verify`)
    return notFoundPage(c)
  }
  const etag = `"${sha256}"`
  const headers: Record<string, string> = {
    'Cache-Control': open ? PUBLIC : PRIVATE,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    ...describe(file, copy),
  }
  if (c.req.header('If-None-Match')?.includes(etag)) return c.body(null, 304, headers)
  const asked = c.req.header('If-Range')
  const range = asked !== undefined && asked !== etag ? 'all' : readRange(c.req.header('Range'), size)
  if (range === 'none') return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` })
  const { first, last } = range === 'all' ? { first: 0, last: size - 1 } : range
  const part = range === 'all' ? headers : { ...headers, 'Content-Range': `bytes ${first}-${last}/${size}` }
  return c.body(contents.stream(sha256, first, last), range === 'all' ? 200 : 206, { ...part, 'Content-Length': String(last - first + 1) })
}

async function findServed(c: PageContext, house: House, linkId: string, copy: Copy): Promise<{ file: FoundFile; open: boolean } | undefined> {
  const { officer, today } = visitOf(c)
  const look = readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
    const open = copy !== 'original' && (await isPublic(tx, linkId, today))
    return accept(open ? await findFile(tx, linkId) : undefined)
  })
  const shown = mustAccept(await look)
  if (shown) return { file: shown, open: true }
  if (!officer) return undefined
  const own = mustAccept(await readOnly(house.database, officer, async (tx) => accept(await findFile(tx, linkId))))
  return own && mayOpen(officer, own, today) ? { file: own, open: false } : undefined
}

/** Photos and sound are shown where they are; documents are saved. */
function describe({ kind, name }: FoundFile, copy: Copy): Record<string, string> {
  if (!isFileKind(kind)) throw new Error(`a content of the kind ${kind}`)
  const { role, type, endings } = FILE_KINDS[kind]
  const made = role === 'photo' && copy !== 'original'
  const shown = made && kind !== 'jpeg' ? `${name.replace(/\.\w+$/, '')}.jpg` : name
  const plain = `tep.${made ? 'jpg' : endings[0]}`
  const inline = role !== 'document' && copy !== 'original'
  return {
    'Content-Type': made ? 'image/jpeg' : type,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(shown).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  }
}
