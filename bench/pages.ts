import { fetchRaw } from './fetch-raw.ts'
import type { Line } from './outcome.ts'

/** Pages that anyone may open, and the sign-in. Kông Lơng Khơng and the province of Gia Lai stand for all units. */
const PAGES = [
  ['the public home page', '/'],
  ['sign-in', '/dang-nhap'],
  ['search for units', '/dia-ban'],
  ['a search result', '/dia-ban?ten=kbang'],
  ['a commune, its past and its future', '/dia-ban/3236681'],
] as const

/** Bytes on the wire for a first visit: the page, its style and the mark, with the heads of the answers. */
export async function measurePages(address: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const [name, path] of PAGES) {
    const [brotli, gzip, plain] = await Promise.all((['br', 'gzip', 'identity'] as const).map((coding) => firstVisit(address, path, coding)))
    lines.push({
      name: `first visit: ${name}`,
      unit: 'bytes',
      measured: brotli!.bytes,
      goal: { atMost: 14_000 },
      baseline: { name: 'the same without compression', measured: plain!.bytes },
      ratio: plain!.bytes / brotli!.bytes,
      note: `by gzip ${gzip!.bytes.toLocaleString('en')}; the page alone ${brotli!.page.toLocaleString('en')}`,
      details: { path, brotli, gzip, plain },
    })
  }
  return lines
}

type Visit = { readonly bytes: number; readonly page: number; readonly files: number }

async function firstVisit(address: string, path: string, coding: 'br' | 'gzip' | 'identity'): Promise<Visit> {
  const page = await fetchRaw(address + path, coding)
  if (page.status !== 200) throw new Error(`${path} answers ${page.status}`)
  const files = new Set([...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!))
  if (files.size === 0) throw new Error(`${path} has no style`)
  let bytes = page.bytes
  for (const file of files) bytes += (await fetchRaw(address + file, coding)).bytes
  return { bytes, page: page.bytes, files: files.size }
}
