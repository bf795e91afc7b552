import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { parseInstruments, InstrumentRegister, WideRegister } from '../index.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: InstrumentRegister | undefined

/** The register of `law/instruments.tsv` and `law/register.tsv`, read once. A file that is wrong is a fault. */
export function loadInstruments(): InstrumentRegister {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  return (kept ??= new InstrumentRegister(mustAccept(parseInstruments(read('instruments.tsv'))), new WideRegister(read('register.tsv'))))
}
