import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { type CovenantRules, type CovenantTerms, parseCovenantRules } from '../index.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: CovenantRules | undefined

/** The clocks and grounds of `law/`, read once. A file that is wrong is a fault. */
export function loadCovenantRules(): CovenantRules {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  return (kept ??= mustAccept(parseCovenantRules(read('covenant-clocks.tsv'), read('covenant-grounds.tsv'))))
}

export function covenantTerms(): CovenantTerms {
  return { rules: loadCovenantRules(), days: loadWorkingDays() }
}
