import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createApp } from '#web/app.ts'
import type { House } from '#web/house.ts'
import { placesPages } from './index.ts'

const database = new Proxy({}, { get: (_, name) => assert.fail(`a public page asked the database for ${String(name)}`) })
const faults: string[] = []
const house: House = {
  database: database as House['database'],
  mode: 'demonstration',
  now: () => new Date('2026-11-24T03:00:00Z'),
  version: '0',
  log: line => faults.push(line),
}
const app = createApp(house, [placesPages])

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await app.request(encodeURI(path), { headers })
  const html = await answer.text()
  assert.deepEqual(faults, [])
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)![1]!
  return { status: answer.status, html, main, text: main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

test('search finds by name without accents, with what each unit was part of and its time', async () => {
  const { status, text, main } = await get('/dia-ban?ten=kong long khong')
  assert.equal(status, 200)
  assert.match(text, /Tìm thấy 1 đơn vị/)
  assert.match(text, /Xã Kông Lơng Khơng 23668 Huyện KBang, Tỉnh Gia Lai đến hết ngày 30\/6\/2025 Không còn/)
  assert.match(main, /href="\/dia-ban\/3236681"/)
})

test('search on a day, in either way of writing it, keeps the day in its links', async () => {
  for (const day of ['31/12/2020', '2020-12-31']) {
    const { main, text } = await get(`/dia-ban?ten=to tung&ngay=${day}`)
    assert.match(main, /href="\/dia-ban\/3236651\?ngay=2020-12-31"/)
    assert.doesNotMatch(text, /Gia Lai từ ngày/)
  }
})

test('nothing found: why, and what next; a code of another time says whose it was', async () => {
  assert.match((await get('/dia-ban?ten=khongcoxanay')).text, /Không tìm thấy đơn vị nào có tên hoặc mã “khongcoxanay”/)
  assert.match((await get('/dia-ban?ten=625&ngay=2026-01-01')).text, /Mã này từng thuộc: KBang \(… – 30\/6\/2025\)/)
})

test('a day that is none: 422, the sentence at the field, what was typed kept', async () => {
  const { status, main, html } = await get('/dia-ban?ten=kbang&ngay=31/02/2021')
  assert.equal(status, 422)
  assert.match(main, /href="#ngay"/)
  assert.match(main, /value="31\/02\/2021"/)
  assert.match(html, /<title>Lỗi: /)
})

test('what is typed is shown as text, never as markup', async () => {
  const { html } = await get('/dia-ban?ten=<script>alert(1)</script>')
  assert.doesNotMatch(html, /<script>alert/)
})

test('a commune of today: code, parents, what it was formed from, who bore its code', async () => {
  const { status, text, main } = await get('/dia-ban/3236682')
  assert.equal(status, 200)
  assert.match(text, /^ ?Xã Tơ Tung Hiện có/)
  assert.match(text, /Hình thành từ Ngày 01\/7\/2025: toàn bộ Xã Tơ Tung \(23665\) Nghị quyết số 1664\/NQ-UBTVQH15/)
  assert.match(text, /Mã 23668 theo thời gian .*đến hết ngày 30\/6\/2025 Xã Kông Lơng Khơng/)
  assert.match(main, /href="\/dia-ban\/3236681"/)
})

test('a commune that was divided: its future leads on to today', async () => {
  const { text } = await get('/dia-ban/3236741')
  assert.match(text, /Xã Đăk HLơ Không còn/)
  assert.match(text, /Ngày 01\/11\/2024: một phần nhập vào Xã Nghĩa An \(23662\) .*Ngày 01\/7\/2025: toàn bộ nhập vào Xã Kông Bơ La \(23674\)/)
})

test('a district shows its units of the day: 14, then 13; afterwards it says that it is no more', async () => {
  assert.match((await get('/dia-ban/26251?ngay=2020-12-31')).text, /14 đơn vị trực thuộc vào ngày 31\/12\/2020/)
  assert.match((await get('/dia-ban/26251')).text, /13 đơn vị trực thuộc vào ngày 30\/6\/2025/)
  const later = await get('/dia-ban/26251?ngay=2026-01-01')
  assert.match(later.text, /Vào ngày 01\/01\/2026 đơn vị này không tồn tại/)
  assert.match(later.text, /Không còn cấp huyện từ ngày 01\/7\/2025. Địa bàn nay thuộc 6 xã, phường, đặc khu: Xã Kbang 23638 /)
})

test('before its time a unit shows its first day', async () => {
  const { status, text } = await get('/dia-ban/1522?ngay=2020-12-31')
  assert.equal(status, 200)
  assert.match(text, /không tồn tại/)
  assert.match(text, /135 đơn vị trực thuộc vào ngày 01\/7\/2025/)
})

test('an unknown unit is 404', async () => {
  for (const id of ['999', 'abc', '3999991', '-1', '1e3']) assert.equal((await get(`/dia-ban/${id}`)).status, 404)
})

test('English', async () => {
  const { text } = await get('/dia-ban/3236682', { 'Accept-Language': 'en' })
  assert.match(text, /Tơ Tung Commune .*Formed from 01\/7\/2025: all of Tơ Tung Commune \(23665\)/)
})

test('with style, at most 14 kB on the wire, the largest province too', async () => {
  const style = await app.request(/href="([^"]+\.css[^"]*)"/.exec((await get('/dia-ban')).html)![1]!)
  const styleBytes = gzipSync(Buffer.from(await style.arrayBuffer())).length
  for (const path of ['/dia-ban', '/dia-ban?ten=an', '/dia-ban/1', '/dia-ban/1?ngay=2020-12-31', '/dia-ban/1792', '/dia-ban/1382', '/dia-ban/1381', '/dia-ban/3236682']) {
    const { html } = await get(path)
    const bytes = gzipSync(html).length + styleBytes
    assert.ok(bytes <= 14_336, `${path}: ${bytes} bytes`)
  }
})
