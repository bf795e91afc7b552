import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { TestHouse } from '#harness/offices-house.ts'
import { actorOf, type Officer, SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { plantPosting } from '../testing/posted.ts'
import { PDF, phonePhoto } from '../testing/sample-files.ts'
import type { Thing } from '../thing.ts'
import { attachFile, type Contents, contentsOf, filesOf, receiveFile, removeFile, takeIn, tidyContents, verifyContents } from './index.ts'

const PATH = '/1/1521/3236682/'
const OTHER = '/1/1521/3236382/'
const NOW = new Date('2026-11-23T02:00:00Z')

let house: TestHouse
let contents: Contents
let folder: string
let officer: Officer
let stranger: Officer
let posting: Thing
let showing: Thing

before(async () => {
  house = await TestHouse.open()
  folder = await mkdtemp(join(tmpdir(), 'nharong-tep-'))
  contents = contentsOf(join(folder, 'tep'), house.house.database)
  officer = await officerAt('totung.cb', 3236682, PATH)
  stranger = await officerAt('kbang.cb', 3236382, OTHER)
})
beforeEach(async () => {
  ;({ posting, showing } = mustAccept(await house.work(async (tx) => accept(await plantPosting(tx, 3236682, PATH)))))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function officerAt(login: string, unitId: number, unitPath: string): Promise<Officer> {
  const accountId = await house.account(login, ['commune-officer', unitId])
  return {
    accountId, name: login, officeId: accountId, kind: 'commune-officer', unitId, unitName: login, unitPath, reads: [unitPath], writes: [unitPath],
    from: '2025-07-01' as never, to: null,
  }
}

const send = (by: Officer, of: Thing, name: string, bytes: Uint8Array, isPublic = true) =>
  receiveFile({ database: house.house.database, contents }, by, of, { name, bytes }, { public: isPublic, caption: ' Bảng tin ' }, NOW)
const list = (of: Thing, scope: Officer | typeof SYSTEM_SCOPE = officer) =>
  readOnly(house.house.database, scope, async (tx) => accept(await filesOf(tx, of))).then(mustAccept)
const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.refusal.code)
const system = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(house.house.database, SYSTEM_SCOPE, work)
const verify = () => system(async (tx) => accept(await verifyContents(tx, contents))).then(mustAccept)

describe('a file that an officer attaches', () => {
  it('is read, kept, attached and told in the journal', async () => {
    const bytes = await phonePhoto({ seed: 2 })
    const { linkId, already } = mustAccept(await send(officer, posting, 'bảng tin.png', bytes))
    assert.equal(already, false)
    const [file] = await list(posting)
    assert.deepEqual(
      [file!.linkId, file!.name, file!.caption, file!.kind, file!.role, file!.public, file!.size, file!.width, file!.height, file!.origin],
      [linkId, 'bảng tin.jpg', 'Bảng tin', 'jpeg', 'photo', true, bytes.length, 480, 640, { taken: '2026-05-10 08:12:44', place: '14.15343, 108.60833' }],
    )
    assert.deepEqual(Buffer.from(await contents.read(file!.sha256)), bytes)
    const line = mustAccept(await system(async (tx) => accept(await tx.selectFrom('journal').selectAll().where('act', '=', 'file.attach').orderBy('seq', 'desc').executeTakeFirstOrThrow())))
    assert.deepEqual([line.account_id, line.path, line.province_id], [officer.accountId, PATH, 1521])
    assert.deepEqual(JSON.parse(line.subject as string).file, linkId)
    assert.doesNotMatch(line.subject as string, /14\.15|108\.6/)
  })

  it('is one file, however often and to however many things it is sent', async () => {
    const bytes = await phonePhoto({ seed: 3 })
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(officer, posting, 'a.jpg', bytes)))
    assert.equal(new Set(sent.map((each) => mustAccept(each).linkId)).size, 1)
    assert.equal(sent.filter((each) => !mustAccept(each).already).length, 1)
    mustAccept(await send(officer, showing, 'b.jpg', bytes))
    assert.deepEqual([(await list(posting)).length, (await list(showing)).length], [1, 1])
    const rows = mustAccept(await system(async (tx) => accept(await tx.selectFrom('file_content').selectAll().where('sha256', '=', (await filesOf(tx, posting))[0]!.sha256).execute())))
    assert.equal(rows.length, 1)
  })

  it('goes to no thing of others, and to none that is closed', async () => {
    assert.equal(codeOf(await send(stranger, posting, 'a.pdf', PDF)), 'files.thing-not-found')
    assert.equal(codeOf(await send(officer, { ...posting, id: showing.id }, 'a.pdf', PDF)), 'files.thing-not-found')
    const { posting: gone } = mustAccept(await house.work(async (tx) => accept(await plantPosting(tx, 3236682, PATH, { state: 'withdrawn' }))))
    assert.equal(codeOf(await send(officer, gone, 'a.pdf', PDF)), 'files.thing-locked')
    assert.equal(codeOf(await send(officer, posting, 'a.docx', PDF)), 'files.name-lies')
    assert.deepEqual(await list(posting), [])
  })

  it('is not seen, nor is where it was taken, by officers of another commune', async () => {
    mustAccept(await send(officer, posting, 'a.jpg', await phonePhoto({ seed: 4 })))
    assert.deepEqual(await list(posting, stranger), [])
    assert.equal(mustAccept(await readOnly(house.house.database, stranger, async (tx) => accept(await tx.selectFrom('file_origin').selectAll().execute()))).length, 0)
  })
})

describe('a file that is removed', () => {
  const remove = (linkId: string, why: string, erase = false) =>
    inTransaction(house.house.database, officer, (tx) => removeFile(tx, { of: posting, linkId, why, by: actorOf(officer), erase }, NOW))

  it('stays in the list with the reason, and may be attached again', async () => {
    const bytes = Buffer.concat([PDF, Buffer.from('removed')])
    const { linkId } = mustAccept(await send(officer, posting, 'a.pdf', bytes))
    assert.equal(codeOf(await remove(linkId, '  ')), 'files.why-needed')
    mustAccept(await remove(linkId, 'nhầm tệp'))
    assert.equal(codeOf(await remove(linkId, 'nhầm tệp')), 'files.removed-already')
    const [file] = await list(posting)
    assert.deepEqual([file!.removed!.why, file!.removed!.erased], ['nhầm tệp', false])
    assert.equal(await contents.check(file!.sha256), 'whole')
    assert.equal(mustAccept(await send(officer, posting, 'a.pdf', bytes)).already, false)
  })

  it('is destroyed when it should never have been sent, with its copies and its place', async () => {
    const { linkId, taken } = mustAccept(await send(officer, posting, 'a.jpg', await phonePhoto({ seed: 5 })))
    mustAccept(await remove(linkId, 'có hình trẻ em', true))
    await tidyContents(house.house.database, contents, NOW)
    for (const sha256 of [taken.sha256, taken.shown!, taken.small!]) assert.equal(await contents.check(sha256), 'missing')
    const [file] = await list(posting)
    assert.deepEqual([file!.removed!.erased, file!.origin], [true, undefined])
    assert.equal((await verify()).missing, 0)
    // Sent again after all, it is there again.
    mustAccept(await send(officer, posting, 'a.jpg', await phonePhoto({ seed: 5 })))
    assert.equal(await contents.check(taken.sha256), 'whole')
    await tidyContents(house.house.database, contents, NOW)
  })

  it('is not destroyed while another unit, which this officer does not see, has the same', async () => {
    const bytes = await phonePhoto({ seed: 6 })
    const { posting: theirs } = mustAccept(await house.work(async (tx) => accept(await plantPosting(tx, 3236382, OTHER))))
    mustAccept(await send(stranger, theirs, 'a.jpg', bytes))
    const { linkId, taken } = mustAccept(await send(officer, posting, 'a.jpg', bytes))
    mustAccept(await remove(linkId, 'nhầm', true))
    await tidyContents(house.house.database, contents, NOW)
    assert.equal(await contents.check(taken.sha256), 'whole')
  })
})

describe('between the folder and the database', () => {
  it('a content that was taken away before it was named is refused, to be sent again', async () => {
    const taken = mustAccept(await takeIn(contents, { name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.from('lost')]) }))
    await contents.destroy(taken.sha256)
    const attached = await system((tx) => attachFile(tx, contents, taken, { of: posting, path: PATH, by: SYSTEM_ACTOR, public: true }, NOW))
    assert.equal(codeOf(attached), 'files.content-lost-busy')
    await taken.settle()
  })

  it('tidying waits for what is being named, and leaves it', async () => {
    const taken = mustAccept(await takeIn(contents, { name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.from('slow')]) }))
    let tidied: Promise<number> | undefined
    mustAccept(
      await system(async (tx) => {
        const attached = await attachFile(tx, contents, taken, { of: posting, path: PATH, by: { ...SYSTEM_ACTOR, provinceId: 1521 }, public: true }, NOW)
        tidied = tidyContents(house.house.database, contents, NOW)
        await new Promise((resolve) => setTimeout(resolve, 100))
        return attached
      }),
    )
    await tidied
    assert.equal(await contents.check(taken.sha256), 'whole')
  })

  it('verify finds a content that is lost, damaged or unknown', async () => {
    mustAccept(await send(officer, posting, 'a.pdf', Buffer.concat([PDF, Buffer.from('verify')])))
    const whole = await verify()
    assert.ok(whole.contents > 0)
    assert.deepEqual([whole.missing, whole.damaged, whole.unknown, whole.first], [0, 0, 0, undefined])
    const [file] = await list(posting)
    await writeFile(join(contents.folder, file!.sha256.slice(0, 2), file!.sha256), 'x')
    assert.deepEqual((await verify()).first, { sha256: file!.sha256, fault: 'damaged' })
    await contents.destroy(file!.sha256)
    assert.equal((await verify()).missing, 1)
  })
})
