import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import type { WorkingDays } from '#foundation/working-days.ts'
import { parseWorkingDays } from '../parse-working-days.ts'

const LAW = new URL('../../../../law/', import.meta.url)

let kept: WorkingDays | undefined

/** The calendar of `law/`, read once. A file that is wrong is a fault. */
export function loadWorkingDays(): WorkingDays {
  const read = (name: string): string => readFileSync(new URL(name, LAW), 'utf8')
  return (kept ??= mustAccept(parseWorkingDays(read('holidays.tsv'), read('working-days.tsv'))))
}
