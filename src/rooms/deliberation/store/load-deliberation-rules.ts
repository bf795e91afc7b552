import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { type DeliberationRules, parseDeliberationRules } from '../deliberation-rules.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: DeliberationRules | undefined

/** The thresholds and clocks of `law/`, read once. A file that is wrong is a fault. */
export function loadDeliberationRules(): DeliberationRules {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  return (kept ??= mustAccept(parseDeliberationRules(read('deliberation-thresholds.tsv'), read('deliberation-clocks.tsv'))))
}
