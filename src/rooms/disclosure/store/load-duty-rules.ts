import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { DutyRules } from '../duty-rules.ts'
import { parseDutyRules } from '../parse-duty-rules.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: DutyRules | undefined

/** The duties of `law/`, read once. A file that is wrong is a fault. */
export function loadDutyRules(): DutyRules {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  return (kept ??= new DutyRules(mustAccept(parseDutyRules(read('disclosure-duties.tsv'), read('disclosure-demands.tsv'), read('disclosure-readings.tsv')))))
}
