import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accept, mustAccept } from '#foundation/result.ts'
import { TestHouse } from '#harness/offices-house.ts'
import { Page } from '#harness/page.ts'
import { saying } from '#harness/saying.ts'
import type { Visitor } from '#harness/visitor.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { plantPosting } from '../testing/posted.ts'
import { docx, m4a, PDF, phonePhoto } from '../testing/sample-files.ts'
import type { Thing } from '../thing.ts'
import { readRange } from './byte-range.ts'
import { filePath, filesPages, filesPath, originalPath, smallPath } from './index.ts'

const PATH = '/1/1521/3236682/'

let house: TestHouse
let officer: Visitor
let stranger: Visitor
let everyone: Visitor

before(async () => {
  house = await TestHouse.open('production', [filesPages])
  await house.account('totung.cb', ['commune-officer', 3236682])
  await house.account('kbang.cb', ['commune-officer', 3236382])
  officer = await house.signedIn('totung.cb')
  stranger = await house.signedIn('kbang.cb')
  everyone = house.visitor()
})
after(async () => {
  await house.close()
  assert.deepEqual(house.log.filter((line) => line.startsWith('fault')), [])
})

const plant = async (changes: Parameters<typeof plantPosting>[3] = {}) => mustAccept(await house.work(async (tx) => accept(await plantPosting(tx, 3236682, PATH, changes))))
const change = (text: string) => inTransaction(house.house.database, SYSTEM_SCOPE, async (tx) => accept(await tx.updateTable('posting').set(JSON.parse(text) as object).execute()))

function form(files: Readonly<Record<string, Uint8Array>>, fields: Readonly<Record<string, string>> = {}): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ 'ai-xem': 'moi-nguoi', ...fields })) data.append(name, value)
  for (const [name, bytes] of Object.entries(files)) data.append('tep', new File([new Uint8Array(bytes)], name))
  return data
}

/** What is attached, as the script of the page asks for it. */
async function attached(of: Thing, by = officer): Promise<{ sha256: string; name: string; size: number }[]> {
  const answer = await by.get(filesPath(of), { headers: { Accept: 'application/json' } })
  return JSON.parse(answer.text)
}

/** Sends one file as the script does; its address. */
async function send(of: Thing, name: string, bytes: Uint8Array, fields = {}): Promise<{ linkId: string; name: string }> {
  const answer = await officer.post(filesPath(of), form({ [name]: bytes }, fields), { headers: { Accept: 'application/json' } })
  assert.equal(answer.status, 200, answer.text)
  return JSON.parse(answer.text)
}

describe('sending files', () => {
  it('without script: several at once, and the page to go back to', async () => {
    const { posting } = await plant()
    const { text } = await officer.get(filesPath(posting))
    assert.deepEqual(new Page(text).check(), [])
    const sent = form({ 'Quyết định.pdf': PDF, 'a.jpg': await phonePhoto() }, { 'chu-thich': 'Bảng tin xã' })
    const answer = await officer.post(filesPath(posting, '/viec/cong-khai/tin/1'), sent, { follow: false })
    assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/viec/cong-khai/tin/1'])
    const seen = await officer.get(filesPath(posting))
    assert.deepEqual(new Page(seen.text).check(), [])
    for (const part of ['Quyết định.pdf', 'Bảng tin xã', 'Chụp ngày 10/5/2026, lúc 08:12', '14.15343, 108.60833', 'Ảnh gốc']) assert.ok(seen.text.includes(part), part)
  })

  it('keeps the good ones and says of the others what is wrong', async () => {
    const { posting } = await plant()
    const sent = form({ 'a.pdf': PDF, 'x.jpg': Buffer.from('<svg/>'), 'b.docx': PDF, 'c.docx': docx() })
    const answer = await officer.post(filesPath(posting), sent)
    assert.equal(answer.status, 422)
    const page = new Page(answer.text)
    assert.deepEqual(page.check(), [])
    assert.equal(page.errors.length, 2)
    assert.match(answer.text, saying('refusal.files.active'))
    assert.match(answer.text, /Tệp “x\.jpg” có nội dung trang web/)
    assert.deepEqual((await attached(posting)).map(({ name }) => name), ['a.pdf', 'c.docx'])
  })

  it('says so where nothing was chosen, and where the name was put right', async () => {
    const { posting } = await plant()
    assert.match((await officer.post(filesPath(posting), form({}))).text, saying('refusal.files.none-chosen'))
    const answer = await officer.post(filesPath(posting), form({ 'bảng.png': await phonePhoto({ seed: 9 }) }))
    assert.match(answer.text, /Đuôi tên đã được đặt lại cho đúng loại tệp: bảng\.jpg/)
  })

  it('with script: one at a time, told by their hashes, twice the same', async () => {
    const { posting } = await plant()
    const bytes = await phonePhoto({ seed: 11 })
    const one = await send(posting, 'a.jpg', bytes)
    const two = await send(posting, 'a.jpg', bytes)
    assert.deepEqual(two, { ...one, already: true })
    assert.deepEqual((await attached(posting)).map(({ size }) => size), [bytes.length])
    const bad = await officer.post(filesPath(posting), form({ 'a.svg': Buffer.from('<svg/>') }), { headers: { Accept: 'application/json' } })
    assert.deepEqual([bad.status, JSON.parse(bad.text).code], [422, 'files.active'])
  })

  it('is for those who keep the thing only', async () => {
    const { posting } = await plant()
    assert.equal((await stranger.get(filesPath(posting))).status, 404)
    assert.equal((await stranger.post(filesPath(posting), form({ 'a.pdf': PDF }))).status, 404)
    assert.equal((await everyone.post(filesPath(posting), form({ 'a.pdf': PDF }))).status, 401)
    assert.deepEqual(await attached(posting), [])
    for (const wrong of ['/viec/tep/1521/posting/x', '/viec/tep/x/posting/1', `/viec/tep/1521/notice/${posting.id}`]) assert.equal((await officer.get(wrong)).status, 404)
  })

  it('goes back to no other site', async () => {
    const { posting } = await plant()
    for (const back of ['https://x.example', '//x.example', '/viec//x.example', '/viec/../x', 'javascript:1']) {
      const answer = await officer.post(`${filesPath(posting)}?ve=${encodeURIComponent(back)}`, form({ 'a.pdf': PDF }), { follow: false })
      const to = new URL(answer.headers.get('Location')!, 'http://nharong.test')
      assert.deepEqual([to.host, answer.status], ['nharong.test', 303], back)
    }
  })

  it('takes a body of 60 MB at most', async () => {
    const { posting } = await plant()
    const answer = await officer.post(filesPath(posting), form({ 'a.pdf': Buffer.alloc(61 * 1024 * 1024) }))
    assert.equal(answer.status, 413)
  })
})

describe('a file at its address', () => {
  it('is there for everyone where its posting is shown, and nothing in it can do anything', async () => {
    const { posting } = await plant()
    const photo = await send(posting, 'Ảnh "1".jpg', await phonePhoto({ seed: 12 }))
    for (const path of [filePath(photo), smallPath(photo), `/tep/${photo.linkId}`]) {
      const answer = await everyone.get(path)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('Content-Type'), 'image/jpeg')
      assert.match(answer.headers.get('Content-Security-Policy')!, /^default-src 'none'; sandbox/)
      assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff')
      assert.match(answer.headers.get('Cache-Control')!, /^public, .*immutable/)
      assert.doesNotMatch(answer.headers.get('Vary') ?? '', /Cookie/)
      assert.doesNotMatch(Buffer.from(answer.bytes).toString('latin1'), /Exif|MAY-ANH-THU|2026:05/)
    }
    assert.equal((await everyone.get(originalPath(photo))).status, 404)
    const document = await send(posting, 'Quyết định.pdf', PDF)
    const { headers, bytes } = await everyone.get(filePath(document))
    assert.equal(headers.get('Content-Disposition'), `attachment; filename="tep.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf`)
    assert.deepEqual(Buffer.from(bytes), PDF)
  })

  it('with place and device is there for the officers of the unit', async () => {
    const { posting } = await plant()
    const bytes = await phonePhoto({ seed: 13 })
    const photo = await send(posting, 'a.jpg', bytes)
    const own = await officer.get(originalPath(photo))
    assert.deepEqual(Buffer.from(own.bytes), bytes)
    assert.match(own.headers.get('Cache-Control')!, /^private/)
    assert.match(own.headers.get('Content-Disposition')!, /^attachment/)
    assert.equal((await stranger.get(originalPath(photo))).status, 404)
  })

  it('is not there for others where it is for officers, removed, withdrawn or over', async () => {
    const { posting } = await plant()
    const inside = await send(posting, 'a.jpg', await phonePhoto({ seed: 14 }), { 'ai-xem': 'don-vi' })
    const open = await send(posting, 'b.jpg', await phonePhoto({ seed: 15 }))
    const statuses = async (file: typeof open) => [(await everyone.get(filePath(file))).status, (await stranger.get(filePath(file))).status, (await officer.get(filePath(file))).status]
    assert.deepEqual(await statuses(inside), [404, 404, 200])
    assert.deepEqual(await statuses(open), [200, 200, 200])
    await change('{"web_until":"2026-11-22"}')
    assert.deepEqual(await statuses(open), [404, 404, 200])
    await change('{"web_until":"2026-11-23"}')
    assert.deepEqual(await statuses(open), [200, 200, 200])
    await change('{"state":"withdrawn","withdrawn_at":"2026-11-23T00:00:00Z","withdrawn_why":"sai"}')
    assert.deepEqual(await statuses(open), [404, 404, 200])
    for (const path of ['/tep/x', '/tep/x/y', `/tep/${posting.id}`, `/tep/${posting.id}/nho/a`, `/tep/${open.linkId}/goc/..%2f..%2fx`]) assert.equal((await everyone.get(path)).status, 404, path)
  })

  it('is not sent again to those who have it, and comes in parts for those who listen', async () => {
    const { posting } = await plant()
    const sound = await send(posting, 'Loa.m4a', m4a())
    const whole = await everyone.get(filePath(sound))
    assert.equal(whole.headers.get('Content-Type'), 'audio/mp4')
    assert.ok(!Buffer.from(whole.bytes).includes('+14.1534'))
    const etag = whole.headers.get('ETag')!
    const again = await everyone.get(filePath(sound), { headers: { 'If-None-Match': etag } })
    assert.deepEqual([again.status, again.bytes.length], [304, 0])
    const part = await everyone.get(filePath(sound), { headers: { Range: 'bytes=4-7' } })
    assert.deepEqual([part.status, part.headers.get('Content-Range'), part.text], [206, `bytes 4-7/${whole.bytes.length}`, 'ftyp'])
    const tail = await everyone.get(filePath(sound), { headers: { Range: 'bytes=-5', 'If-Range': etag } })
    assert.deepEqual([tail.status, tail.text], [206, 'sound'])
    const other = await everyone.get(filePath(sound), { headers: { Range: 'bytes=-5', 'If-Range': '"x"' } })
    assert.equal(other.status, 200)
    assert.equal((await everyone.get(filePath(sound), { headers: { Range: 'bytes=9999999-' } })).status, 416)
  })

  it('whose content is lost is not found, and the operator is told', async () => {
    const { posting } = await plant()
    const file = await send(posting, 'a.pdf', Buffer.concat([PDF, Buffer.from('lost')]))
    const { sha256 } = (await attached(posting))[0]!
    await house.house.contents!.destroy(sha256)
    assert.equal((await everyone.get(filePath(file))).status, 404)
    assert.ok(house.log.some((line) => line.includes(sha256)))
  })
})

describe('removing a file', () => {
  it('needs a reason, which stays; destroying it leaves nothing', async () => {
    const { posting } = await plant()
    const one = await send(posting, 'a.pdf', Buffer.concat([PDF, Buffer.from('1')]))
    const two = await send(posting, 'b.jpg', await phonePhoto({ seed: 16 }))
    const at = (file: typeof one) => `${filesPath(posting)}/go/${file.linkId}`
    assert.deepEqual(new Page((await officer.get(at(one))).text).check(), [])
    const without = await officer.post(at(one), { 'ly-do': ' ', xoa: 'giu' })
    assert.equal(without.status, 422)
    assert.match(without.text, saying('refusal.files.why-needed'))
    const gone = await officer.post(at(one), { 'ly-do': 'nhầm tệp', xoa: 'giu' })
    assert.match(gone.text, /a\.pdf: gỡ ngày 23\/11\/2026, lý do: nhầm tệp/)
    assert.equal((await officer.get(filePath(one))).status, 200, 'the officers still have it')
    assert.equal((await everyone.get(filePath(one))).status, 404)
    const destroyed = await officer.post(at(two), { 'ly-do': 'có hình trẻ em', xoa: 'huy' })
    assert.match(destroyed.text, /b\.jpg: gỡ và hủy nội dung ngày 23\/11\/2026, lý do: có hình trẻ em/)
    assert.equal((await officer.get(originalPath(two))).status, 404)
    assert.equal((await officer.get(at(two))).status, 404)
    assert.equal((await stranger.post(at(one), { 'ly-do': 'x' })).status, 404)
  })
})

it('ranges of bytes', () => {
  const cases: readonly [string | undefined, number, unknown][] = [
    [undefined, 10, 'all'],
    ['bytes=0-', 10, { first: 0, last: 9 }],
    ['bytes=2-4', 10, { first: 2, last: 4 }],
    ['bytes=2-400', 10, { first: 2, last: 9 }],
    ['bytes=-3', 10, { first: 7, last: 9 }],
    ['bytes=-30', 10, { first: 0, last: 9 }],
    ['bytes=-0', 10, 'none'],
    ['bytes=10-', 10, 'none'],
    ['bytes=5-2', 10, 'all'],
    ['bytes=0-1,3-4', 10, 'all'],
    ['lines=1-2', 10, 'all'],
    ['bytes=-', 10, 'all'],
  ]
  for (const [header, size, expected] of cases) assert.deepEqual(readRange(header, size), expected, header)
})
