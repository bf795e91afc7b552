import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, mustAccept } from '#foundation/result.ts'
import { filesPath } from '#rooms/files/pages/index.ts'
import type { Thing } from '#rooms/files/index.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { plantPosting } from '../../src/rooms/files/testing/posted.ts'
import { phonePhoto } from '../../src/rooms/files/testing/sample-files.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const COUNT = 200
const OFFICER = 'xa.totung'

let stage: Stage
let folder: string
let photos: string[]

before(async () => {
  stage = await Stage.open()
  folder = mkdtempSync(join(tmpdir(), 'nharong-anh-'))
  photos = []
  for (let seed = 1; seed <= COUNT; seed++) {
    const file = join(folder, `ảnh ${seed}.jpg`)
    writeFileSync(file, await phonePhoto({ seed, width: 160, height: 120 }))
    photos.push(file)
  }
})
after(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A posting of the officer's commune. */
async function newPosting(): Promise<Thing> {
  const { rows } = await stage.database.ownerPool.query<{ unit_id: number; path: string }>(
    `select s.unit_id, s.path from account a join office o using (account_id) join unit_span s on s.unit_id = o.unit_id and s.valid_to = 'infinity' where a.login = $1`,
    [OFFICER],
  )
  const [unit] = rows
  assert.ok(unit)
  return mustAccept(await inTransaction(stage.database, SYSTEM_SCOPE, async (tx) => accept((await plantPosting(tx, unit.unit_id, unit.path)).posting)))
}

async function arrived(of: Thing): Promise<number> {
  const { rows } = await stage.database.ownerPool.query<{ count: number }>('select count(*)::int as count from disclosure_file where of_id = $1 and removed_at is null', [of.id])
  return rows[0]!.count
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; !(await what()); tried++) {
    assert.ok(tried < 900, 'it did not come about')
    await delay(100)
  }
}

test('200 photos over a line that breaks twice, and a page that is closed in between: each arrives once', async () => {
  const of = await newPosting()
  const guest = await stage.guest()
  await guest.signIn(OFFICER)
  await guest.open(filesPath(of))
  await guest.look('files-empty')
  const { page } = guest
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const line = (offline: boolean) => network.send('Network.emulateNetworkConditions', { offline, latency: 20, downloadThroughput: 400_000, uploadThroughput: 400_000 })
  await line(false)

  await page.locator('#tep').setInputFiles(photos)
  await page.getByRole('button', { name: w('files.send'), exact: true }).click()
  await until(async () => (await arrived(of)) >= 20)
  await line(true)
  await page.getByText(w('files.island.waiting')).first().waitFor()
  const atBreak = await arrived(of)
  await delay(500)
  assert.equal(await arrived(of), atBreak)
  await line(false)
  await until(async () => (await arrived(of)) >= atBreak + 20)

  // The page is opened anew in the middle of it: the same photos are chosen again.
  page.once('dialog', (dialog) => void dialog.accept())
  await guest.open(filesPath(of))
  const before = await arrived(of)
  assert.ok(before < COUNT)
  await page.locator('#tep').setInputFiles(photos)
  await page.getByRole('button', { name: w('files.send'), exact: true }).click()
  await page.getByText(w('files.island.all').replace('[all]', String(COUNT))).waitFor({ timeout: 120_000 })
  assert.equal(await arrived(of), COUNT)
  assert.ok((await page.getByText(w('files.island.there'), { exact: true }).count()) >= before)
  await guest.look('files-sent')
  await page.getByRole('link', { name: w('files.island.see'), exact: true }).click()
  await guest.sees('ảnh 200.jpg')
  assert.equal(await page.locator('.nr-files li').count(), COUNT)
  await guest.close()
})

test('a liar among them is named, the others arrive; on a phone', async () => {
  const of = await newPosting()
  const liar = join(folder, 'bảng tin.jpg')
  writeFileSync(liar, '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const guest = await stage.guest({ width: 360 })
  await guest.signIn(OFFICER)
  await guest.open(filesPath(of))
  await guest.page.locator('#tep').setInputFiles([photos[0]!, liar, photos[1]!])
  await guest.page.getByRole('button', { name: w('files.send'), exact: true }).click()
  await guest.page.getByText(w('files.island.some').replace('[failed]', '1').replace('[all]', '3')).waitFor()
  await guest.sees(/bảng tin\.jpg không nhận: Tệp “bảng tin\.jpg” có nội dung trang web/)
  await guest.look('files-some')
  assert.equal(await arrived(of), 2)
  await guest.close()
})

test('without script the same form sends them at once', async () => {
  const of = await newPosting()
  const guest = await stage.guest({ script: false })
  await guest.signIn(OFFICER)
  await guest.open(filesPath(of))
  await guest.page.locator('#tep').setInputFiles(photos.slice(0, 5))
  await guest.press(w('files.send'))
  await guest.sees(w('files.received', { count: 5 }))
  await guest.look('files-list')
  await guest.close()
})
