import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { parseInstruments, InstrumentRegister } from '../index.ts'

const FILE = new URL('../../../../law/instruments.tsv', import.meta.url)

let kept: InstrumentRegister | undefined

/** The register of `law/instruments.tsv`, read once. A file that is wrong is a fault. */
export function loadInstruments(): InstrumentRegister {
  return (kept ??= new InstrumentRegister(mustAccept(parseInstruments(readFileSync(FILE, 'utf8')))))
}
