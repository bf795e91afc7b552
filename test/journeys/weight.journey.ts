import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from './stage/open-stage.ts'

/** Bytes on the wire of a first visit, page and everything it fetches, heads included. */
const LIMIT = 14_000

test('a first visit weighs no more than 14 kB, style and mark included', async () => {
  const stage = await Stage.open()
  try {
    for (const path of ['/', '/dang-nhap', '/dia-ban', '/dia-ban?ten=to+tung', '/dia-ban/3236681', '/cong-khai', '/cong-khai/1522', '/cong-khai/3236382', '/cong-khai/3236382/tin', '/du-lieu']) {
      const guest = await stage.guest()
      const session = await guest.page.context().newCDPSession(guest.page)
      await session.send('Network.enable')
      let bytes = 0
      session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
      await guest.page.goto(path, { waitUntil: 'networkidle' })
      // A browser with a window asks for the mark as well; one without does not.
      const mark = await guest.page.evaluate(async () => {
        const { href } = document.querySelector<HTMLLinkElement>('link[rel=icon]')!
        const answer = await fetch(href)
        return (await answer.arrayBuffer()).byteLength
      })
      assert.ok(bytes > 3_000, `${path}: the bytes are counted (${bytes})`)
      assert.ok(bytes + mark <= LIMIT, `${path}: ${bytes} bytes, and the mark ${mark}`)
      await guest.close()
    }
  } finally {
    await stage.close()
  }
})
