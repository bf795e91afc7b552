import { zlibSync } from 'fflate'
import { QUIET } from './qr-squares.ts'

/** A QR code as a PNG of one bit a pixel, with its quiet margin; each square is `scale` pixels wide. The same squares give the same bytes. */
export function qrPng(squares: readonly string[], scale = 8): Uint8Array {
  const side = (squares.length + 2 * QUIET) * scale
  const rowBytes = Math.ceil(side / 8)
  const raw = new Uint8Array((rowBytes + 1) * side).fill(0xff)
  for (let y = 0; y < side; y++) {
    const start = y * (rowBytes + 1)
    raw[start] = 0
    const row = squares[Math.floor(y / scale) - QUIET]
    if (row === undefined) continue
    for (let x = 0; x < side; x++) {
      if (row[Math.floor(x / scale) - QUIET] === '1') raw[start + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
    }
  }
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, side)
  view.setUint32(4, side)
  head.set([1, 0, 0, 0, 0], 8)
  return joined([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', zlibSync(raw, { level: 9 })), chunk('IEND', new Uint8Array(0))])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data])
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, data.length)
  const check = new Uint8Array(4)
  new DataView(check.buffer).setUint32(0, crc32(body))
  return joined([length, body, check])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
