import { ASSET_FILES } from './assets.ts'
import { codingOf } from './compressed.ts'
import type { App } from './house.ts'

/** The style sheet and the mark: kept by browsers for a year, since a changed file has another name. */
export function serveAssets(app: App): void {
  app.get('/assets/:file', (c) => {
    const asset = ASSET_FILES.get(c.req.path)
    if (!asset) return c.body(null, 404)
    const coding = codingOf(c.req.header('Accept-Encoding'))
    const body = coding === 'br' ? asset.brotli : coding === 'gzip' ? asset.gzip : asset.plain
    c.header('Content-Type', asset.type)
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Vary', 'Accept-Encoding')
    if (coding) c.header('Content-Encoding', coding)
    return c.body(new Uint8Array(body))
  })
  app.get('/favicon.ico', (c) => c.body(null, 204, { 'Cache-Control': 'public, max-age=86400' }))
}
