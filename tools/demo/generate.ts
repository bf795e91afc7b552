/**
 * Makes the demonstration files demo/qcdc-2020.json and demo/dcch-2026.json from the hand-written bases
 * beside this file. Run: `node tools/demo/generate.ts`. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { figures2020 } from './figures-2020.ts'
import { figures2026 } from './figures-2026.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const write = (name: string, json: unknown): void =>
  writeFileSync(new URL(`../../demo/${name}`, import.meta.url), `${JSON.stringify(json, null, 1)}\n`)

write('qcdc-2020.json', figures2020(read('base-2020.json')))
write('dcch-2026.json', figures2026(read('base-2026.json')))
