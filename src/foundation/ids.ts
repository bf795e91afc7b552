import { randomBytes } from 'node:crypto'

let lastTime = -1
let sequence = 0

/**
 * A UUIDv7 made by the application: sorts by time, and within a millisecond of one process in the order of making;
 * needs no sequence in the database.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  sequence = now === lastTime ? (sequence + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff
  lastTime = now
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return FORM.test(text)
}
