import { strToU8, zipSync, type Zippable } from 'fflate'

/** Every file in it was last changed on the first day that a zip archive can hold, in any time zone. */
const NO_TIME = new Date(1980, 0, 1)

/** A zip archive whose bytes depend on nothing but names and contents, in the order given. */
export function zipFiles(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, content] of Object.entries(files)) {
    entries[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime: NO_TIME, level: 6, os: 0 }]
  }
  return zipSync(entries)
}
