import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** An answer with every byte that it took, head and all. */
export type RawAnswer = { readonly status: number; readonly text: string; readonly bytes: number; readonly bodyBytes: number }

/** Asks over a connection of its own, as a browser would that sends `Accept-Encoding: <coding>`. */
export function fetchRaw(address: string, coding: 'br' | 'gzip' | 'identity'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent: false, headers: { 'Accept-Encoding': coding, 'Accept-Language': 'vi' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(parts)
        const plain = unpack(body, response.headers['content-encoding'])
        resolve({ status: response.statusCode!, text: plain.toString('utf8'), bytes: response.socket.bytesRead, bodyBytes: body.length })
      })
    })
    asked.once('error', reject)
    asked.end()
  })
}

function unpack(body: Buffer, coding: string | undefined): Buffer {
  return coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
}
