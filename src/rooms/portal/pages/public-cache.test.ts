import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { keep, packed, PublicCache } from './public-cache.ts'
import { readLook } from './look.ts'

const page = (body: string) => async () => ({ type: 'text/html', body })

test('what was made once is not made again, and two who ask at once wait for the same', async () => {
  const cache = new PublicCache()
  let made = 0
  const make = async () => {
    made += 1
    return { type: 'text/html', body: 'một' }
  }
  const [a, b] = await Promise.all([cache.get('x', make), cache.get('x', make)])
  assert.equal(a, b)
  await cache.get('x', make)
  assert.equal(made, 1)
})

test('a fault is not kept', async () => {
  const cache = new PublicCache()
  await assert.rejects(cache.get('x', async () => Promise.reject(new Error('database away'))))
  assert.equal((await cache.get('x', page('lại được'))).plain.toString(), 'lại được')
})

test('takes no more room than it may; what was asked for last stays', async () => {
  const cache = new PublicCache(22_000)
  for (const key of ['a', 'b', 'c']) await cache.get(key, page('x'.repeat(3_000)))
  await cache.get('a', page('not made'))
  await cache.get('d', page('x'.repeat(3_000)))
  assert.ok(cache.bytes <= 22_000)
  assert.equal((await cache.get('a', page('made again'))).plain.length, 3_000)
  assert.equal((await cache.get('b', page('made again'))).plain.toString(), 'made again')
})

test('every coding gives back the same, and the mark is of the content alone', async () => {
  const kept = keep({ type: 'text/html', body: 'Xã Kbang '.repeat(200) })
  assert.deepEqual(brotliDecompressSync(await packed(kept, 'br')), kept.plain)
  assert.deepEqual(gunzipSync(await packed(kept, 'gzip')), kept.plain)
  assert.equal(await packed(kept, undefined), kept.plain)
  assert.equal(keep({ type: 'text/html', body: 'một' }).etag, keep({ type: 'text/html', body: 'một' }).etag)
  assert.notEqual(keep({ type: 'text/html', body: 'một' }).etag, keep({ type: 'text/html', body: 'hai' }).etag)
})

test('a cookie that nobody gave is no look', () => {
  assert.deepEqual(readLook('toi.lon'), { theme: 'toi', size: 'lon' })
  assert.deepEqual(readLook('.rat-lon'), { theme: '', size: 'rat-lon' })
  for (const odd of [undefined, '', 'x', '"><script>.lon2', 'toi toi']) assert.deepEqual(readLook(odd), { theme: '', size: '' }, String(odd))
})
