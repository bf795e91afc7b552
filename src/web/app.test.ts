import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { PASSWORD, TestHouse } from '#harness/offices-house.ts'
import { refusalPage, seeOther } from './answers.tsx'
import { readForm } from './read-form.ts'
import type { RoomPages } from './house.ts'

/** Pages that only try out the kit. */
const tryOut: RoomPages = {
  register(app) {
    app.get('/thu/loi', () => {
      throw new Error('the ladder is broken')
    })
    app.get('/thu/tu-choi/:code', (c) => refusalPage(c, { code: c.req.param('code') }))
    app.post('/thu/bieu-mau', async (c) => {
      const form = await readForm(c)
      if (!form.ok) return refusalPage(c, form.refusal)
      return c.json({ text: form.value.text('text'), file: form.value.file('file')?.size ?? 0 })
    })
    app.post('/thu/bao', (c) => seeOther(c, '/', 'web.page-of', { page: '<b>2</b>', pages: '9' }))
  },
}

let house: TestHouse
before(async () => {
  house = await TestHouse.open('demonstration', [tryOut])
  await house.account('totung.cb', ['commune-officer', 3236682])
  await house.account('gialai.cb', ['province-officer', 1521])
})
after(() => house.close())

test('every answer tells the browser what it may do', async () => {
  for (const path of ['/', '/dang-nhap', '/khong-co', '/thu/loi']) {
    const { headers } = await house.visitor().get(path)
    const policy = headers.get('Content-Security-Policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.match(policy, /form-action 'self'/)
    assert.doesNotMatch(policy, /unsafe|\*/)
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
    assert.equal(headers.get('Referrer-Policy'), 'same-origin')
    assert.equal(headers.get('Cache-Control'), 'no-store')
  }
})

test('pages hold no script and no style of their own, which the policy would forbid', async () => {
  const visitor = await house.signedIn('totung.cb')
  for (const path of ['/', '/dang-nhap', '/tai-khoan', '/tai-khoan/mat-khau', '/khong-co']) {
    assert.doesNotMatch((await visitor.get(path)).text, /<script|<style|\sstyle=|\son[a-z]+=/, path)
  }
})

test('the first page weighs 14 kB at most on the wire, style included', async () => {
  for (const coding of ['gzip', 'br']) {
    for (const path of ['/', '/dang-nhap']) {
      const sizes = await Promise.all([wire(path, coding), stylesOf(path).then((css) => wire(css, coding))])
      const total = sizes.reduce((sum, each) => sum + each, 0)
      assert.ok(total <= 14 * 1024, `${path} ${coding}: ${sizes.join(' + ')}`)
    }
  }
})

async function stylesOf(path: string): Promise<string> {
  return /<link rel="stylesheet" href="([^"]+)"/.exec((await house.visitor().get(path)).text)![1]!
}

async function wire(path: string, coding: string): Promise<number> {
  const answer = await house.app.request(path, { headers: { 'Accept-Encoding': coding } })
  assert.equal(answer.headers.get('Content-Encoding'), coding)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const plain = coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)
  assert.ok(plain.length > bytes.length)
  // The head counts too: status line and header fields.
  return bytes.length + [...answer.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 20)
}

test('the style sheet is kept for a year under a name that changes with it', async () => {
  const css = await house.visitor().get(await stylesOf('/'))
  assert.equal(css.status, 200)
  assert.match(css.headers.get('Cache-Control') ?? '', /immutable/)
  assert.match(css.headers.get('Content-Type') ?? '', /^text\/css/)
  assert.equal((await house.visitor().get('/assets/nharong.0000000000.css')).status, 404)
})

test('a form from another site, or of unknown origin, is refused before any handler', async () => {
  const visitor = await house.signedIn('totung.cb')
  for (const headers of [{ Origin: 'http://evil.example' }, { Origin: 'null' }]) {
    const forged = await visitor.post('/dang-xuat', {}, { headers })
    assert.equal(forged.status, 403)
    assert.match(forged.text, /gửi từ một trang khác/)
  }
  const silent = await house.app.request('/dang-xuat', { method: 'POST' })
  assert.equal(silent.status, 403)
  assert.equal((await visitor.get('/tai-khoan')).path, '/tai-khoan', 'and nothing happened')
  const english = await house.visitor('en').post('/dang-xuat', {}, { headers: { Origin: 'null' } })
  assert.match(english.text, /came from another site/)
})

test('the language: by the browser, by the address, and kept', async () => {
  assert.match((await house.visitor('vi').get('/')).text, /<html lang="vi">/)
  const visitor = house.visitor('en-GB,en;q=0.9')
  assert.match((await visitor.get('/')).text, /<html lang="en">/)
  const switched = await visitor.get('/dang-nhap?ve=%2Fdia-ban&lang=vi')
  assert.match(switched.text, /<html lang="vi">/)
  assert.match(switched.text, /href="\/dang-nhap\?ve=%2Fdia-ban&amp;lang=en"/)
  assert.match((await visitor.get('/')).text, /<html lang="vi">/)
})

test('what is not there, and what is refused', async () => {
  const missing = await house.visitor().get('/khong-co')
  assert.equal(missing.status, 404)
  assert.match(missing.text, /Không tìm thấy trang/)
  const statuses = { 'web.origin-forged': 403, 'web.not-found': 404, 'offices.already-blocked': 409, 'offices.password-wrong': 422 }
  for (const [code, status] of Object.entries(statuses)) {
    assert.equal((await house.visitor().get(`/thu/tu-choi/${code}`)).status, status)
  }
})

test('a fault: a number for the operator, no details for the visitor', async () => {
  const answer = await house.visitor().get('/thu/loi')
  assert.equal(answer.status, 500)
  assert.doesNotMatch(answer.text, /ladder|at .*\.ts/)
  const id = /mã lỗi: ([0-9a-f]+)/.exec(answer.text)?.[1]
  assert.ok(id)
  assert.ok(house.log.some((line) => line.includes(id) && line.includes('the ladder is broken')))
})

test('bodies: 2 MB for forms, 20 MB for files', async () => {
  const visitor = house.visitor()
  const form = await visitor.post('/thu/bieu-mau', { text: 'x'.repeat(2 * 1024 * 1024 + 1) })
  assert.equal(form.status, 413)
  assert.match(form.text, /vượt quá 2 MB/)
  const upload = (bytes: number) => {
    const data = new FormData()
    data.set('file', new File([new Uint8Array(bytes)], 'so-lieu.xlsx'))
    return visitor.post('/thu/bieu-mau', data)
  }
  assert.deepEqual(JSON.parse((await upload(3 * 1024 * 1024)).text), { text: '', file: 3 * 1024 * 1024 })
  const big = await upload(20 * 1024 * 1024)
  assert.equal(big.status, 413)
  assert.match(big.text, /vượt quá 20 MB/)
})

test('text comes as NFC and trimmed; broken Unicode is refused', async () => {
  const visitor = house.visitor()
  const read = await visitor.post('/thu/bieu-mau', { text: '  Đăk Rong '.normalize('NFD') })
  assert.deepEqual(JSON.parse(read.text), { text: 'Đăk Rong', file: 0 })
  for (const broken of ['text=%ED%A0%80', 'text=%FF', 'text=a%C3']) {
    const answer = await house.app.request('http://nharong.test/thu/bieu-mau', {
      method: 'POST',
      body: broken,
      headers: { Origin: 'http://nharong.test', 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'vi' },
    })
    assert.equal(answer.status, 422, broken)
    assert.match(await answer.text(), /ký tự hỏng/)
  }
  const notAForm = await house.app.request('http://nharong.test/thu/bieu-mau', {
    method: 'POST',
    body: '{}',
    headers: { Origin: 'http://nharong.test', 'Content-Type': 'application/json' },
  })
  assert.equal(notAForm.status, 422)
})

test('a notice is shown once, and as text', async () => {
  const visitor = house.visitor()
  const shown = await visitor.post('/thu/bao', {})
  assert.match(shown.text, /Trang &lt;b&gt;2&lt;\/b&gt;\/9/)
  assert.doesNotMatch((await visitor.get('/')).text, /Trang &lt;b&gt;/)
})

test('the demonstration offers its accounts: one press, no script', async () => {
  const visitor = house.visitor()
  const { text } = await visitor.get('/dang-nhap')
  assert.match(text, /<button name="login" value="totung\.cb">Công chức cấp xã, Xã Tơ Tung/)
  assert.match(text, new RegExp(`<input type="hidden" name="password" value="${PASSWORD}"`))
  const inside = await visitor.post('/dang-nhap', { login: 'gialai.cb', password: PASSWORD, ve: '/' })
  assert.equal(inside.path, '/')
  assert.match(inside.text, /Công chức cấp tỉnh, Tỉnh Gia Lai/)
})
