import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { parseInstruments, InstrumentRegister, parseReportDuties, WideRegister } from '../index.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: InstrumentRegister | undefined

/** The register of the files in `law/`, read once. A file that is wrong is a fault. */
export function loadInstruments(): InstrumentRegister {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  if (kept) return kept
  const instruments = mustAccept(parseInstruments(read('instruments.tsv')))
  return (kept = new InstrumentRegister(instruments, new WideRegister(read('register.tsv')), mustAccept(parseReportDuties(read('report-duties.tsv')))))
}
