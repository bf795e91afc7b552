import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A file that never changes under its name: the name holds a hash of the content. */
export type Asset = {
  readonly path: string
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

function asset(file: string, type: string): Asset {
  const plain = readFileSync(new URL(`assets/${file}`, import.meta.url))
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 10)
  const dot = file.lastIndexOf('.')
  return {
    path: `/assets/${file.slice(0, dot)}.${hash}${file.slice(dot)}`,
    type,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  }
}

const css = asset('nharong.css', 'text/css; charset=utf-8')
const portal = asset('portal.css', 'text/css; charset=utf-8')
const upload = asset('upload.js', 'text/javascript; charset=utf-8')
const attendance = asset('attendance.js', 'text/javascript; charset=utf-8')
const mark = asset('mark.svg', 'image/svg+xml')

/** The assets by their address. */
export const ASSET_FILES: ReadonlyMap<string, Asset> = new Map([css, portal, upload, attendance, mark].map((each) => [each.path, each]))

/** The addresses that pages name. */
export const ASSETS = { css: css.path, portal: portal.path, upload: upload.path, attendance: attendance.path, mark: mark.path } as const
