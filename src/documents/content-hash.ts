import { createHash } from 'node:crypto'
import { canonical } from './print-json.ts'

/** Ten hexadecimal digits that stand for the content: two values with the same content have the same. */
export function contentHash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')
    .slice(0, 10)
}
