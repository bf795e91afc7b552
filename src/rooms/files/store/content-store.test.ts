import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as disk from 'node:fs/promises'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { mustAccept } from '#foundation/result.ts'
import { type Contents, openContents } from './content-store.ts'

const HOME = '5f2c5a52-1111-4a4a-8b8b-000000000001'
const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function newFolder(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'nharong-tep-')), 'tep')
  folders.push(join(folder, '..'))
  return folder
}

const open = (folder: string, home = HOME, use?: typeof disk): Contents => openContents(folder, async () => home, use)
const A = Buffer.alloc(700_000, 'nội dung ')

/** Names of contents, and of what waits to become one. */
async function inside(folder: string): Promise<{ contents: string[]; incoming: string[] }> {
  const all = await readdir(folder, { recursive: true })
  return { contents: all.filter((name) => /[0-9a-f]{64}$/.test(name) && !name.startsWith('incoming')), incoming: all.filter((name) => /^incoming./.test(name)) }
}

describe('the folder of contents', () => {
  it('keeps a content once, under its hash, and reads it piece by piece', async () => {
    const folder = await newFolder()
    const contents = open(folder)
    const kept = mustAccept(await contents.keep(A))
    assert.equal((await inside(folder)).incoming.length, 1, 'until the database names it, it is marked as new')
    await kept.settle()
    const again = mustAccept(await contents.keep(A))
    await again.settle()
    assert.equal(again.sha256, kept.sha256)
    const { contents: names, incoming } = await inside(folder)
    assert.deepEqual([names, incoming], [[join(kept.sha256.slice(0, 2), kept.sha256)], []])
    assert.equal(await contents.size(kept.sha256), A.length)
    assert.deepEqual(Buffer.from(await contents.read(kept.sha256)), A)
    assert.deepEqual(Buffer.from(await new Response(contents.stream(kept.sha256, 1, 600_000)).arrayBuffer()), A.subarray(1, 600_001))
    assert.equal(await contents.check(kept.sha256), 'whole')
  })

  it('keeps one of many that come at once', async () => {
    const folder = await newFolder()
    const contents = open(folder)
    const other = open(folder)
    const kept = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? contents : other).keep(A)))
    for (const each of kept) await mustAccept(each).settle()
    const { contents: names, incoming } = await inside(folder)
    assert.deepEqual([names.length, incoming.length], [1, 0])
  })

  it('finds what was damaged or is lost, and writes it anew when it comes again', async () => {
    const folder = await newFolder()
    const contents = open(folder)
    const { sha256 } = mustAccept(await contents.keep(A))
    await writeFile(join(folder, sha256.slice(0, 2), sha256), 'other')
    assert.equal(await contents.check(sha256), 'damaged')
    mustAccept(await contents.keep(A))
    assert.equal(await contents.check(sha256), 'whole')
    await contents.destroy(sha256)
    assert.equal(await contents.check(sha256), 'missing')
    assert.equal(await contents.size(sha256), undefined)
  })

  it('asks for nothing outside itself', async () => {
    const contents = open(await newFolder())
    await assert.rejects(contents.read('../../etc/passwd'), /not the address/)
    assert.equal(await contents.clearLeftovers(async () => false), 0)
  })

  it('belongs to one database: another neither writes nor tidies', async () => {
    const folder = await newFolder()
    const { sha256 } = mustAccept(await open(folder).keep(A))
    await markAsLeft(folder)
    const stranger = open(folder, '5f2c5a52-1111-4a4a-8b8b-000000000002')
    assert.deepEqual(await stranger.keep(Buffer.from('b')), { ok: false, refusal: { code: 'files.folder-of-another-database', folder } })
    assert.equal(await stranger.clearLeftovers(async () => false), 0)
    assert.equal(await open(folder).check(sha256), 'whole')
    assert.equal(await open(folder).clearLeftovers(async () => false), 1)
    assert.equal(await open(folder).check(sha256), 'missing')
  })
})

/** As if the process that marked them had ended long ago. */
async function markAsLeft(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, 'incoming'))) {
    await disk.utimes(join(folder, 'incoming', name), 1, 1)
  }
}

describe('a disk that is full', () => {
  for (const [at, use] of Object.entries(fullDisks())) {
    it(`leaves nothing half written: ${at}`, async () => {
      const folder = await newFolder()
      const before = mustAccept(await open(folder).keep(Buffer.from('there before')))
      await before.settle()
      assert.deepEqual(await open(folder, HOME, use).keep(A), { ok: false, refusal: { code: 'files.disk-full' } })
      const { contents, incoming } = await inside(folder)
      assert.deepEqual([contents.length, incoming], [1, []])
      mustAccept(await open(folder).keep(A))
    })
  }

  it('is told from a folder that may not be written', async () => {
    const folder = await newFolder()
    const use = { ...disk, mkdir: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) } as unknown as typeof disk
    assert.deepEqual(await open(folder, HOME, use).keep(A), { ok: false, refusal: { code: 'files.folder-unavailable', folder } })
  })
})

function fullDisks(): Record<string, typeof disk> {
  const full = async (): Promise<never> => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
  const halfway = async (path: string, flags: string, mode?: number): Promise<disk.FileHandle> => {
    const handle = await disk.open(path, flags, mode)
    if (flags === 'wx') {
      const write = handle.writeFile.bind(handle)
      handle.writeFile = async (bytes) => {
        await write((bytes as Uint8Array).subarray(0, 1000))
        return full()
      }
    }
    return handle
  }
  const atSync = async (path: string, flags: string, mode?: number): Promise<disk.FileHandle> => {
    const handle = await disk.open(path, flags, mode)
    if (flags === 'wx') handle.sync = full
    return handle
  }
  return {
    'halfway through the bytes': { ...disk, open: halfway as typeof disk.open },
    'when they are synced': { ...disk, open: atSync as typeof disk.open },
    'when it is marked as new': { ...disk, writeFile: full },
    'when it is named': { ...disk, rename: full },
  }
}

describe('a program killed with kill -9', () => {
  for (const [point, named] of [['half-written', false], ['not-named', false], ['named', true], ['kept', true]] as const) {
    it(`${point}: nothing is seen, and the next start clears up`, async () => {
      const folder = await newFolder()
      await mustAccept(await open(folder).keep(Buffer.from('there before'))).settle()
      const child = spawn(process.execPath, [fileURLToPath(new URL('../testing/keep-and-wait.ts', import.meta.url)), folder, HOME, point], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await once(child, 'exit')
      assert.equal((await inside(folder)).contents.length, named ? 2 : 1)
      const asked: string[] = []
      const cleared = await open(folder).clearLeftovers(async (sha256) => {
        asked.push(sha256)
        return false
      })
      assert.ok(cleared >= 1)
      const { contents, incoming } = await inside(folder)
      assert.deepEqual([contents.length, incoming], [1, []])
      if (named) assert.equal(asked.length, 1)
    })
  }

  it('after the database named it: it stays', async () => {
    const folder = await newFolder()
    const child = spawn(process.execPath, [fileURLToPath(new URL('../testing/keep-and-wait.ts', import.meta.url)), folder, HOME, 'kept'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    assert.ok((await open(folder).clearLeftovers(async () => true)) >= 1)
    const { contents, incoming } = await inside(folder)
    assert.deepEqual([contents.length, incoming], [1, []])
  })

  it('what another program is writing this moment is left alone', async () => {
    const folder = await newFolder()
    const child = spawn(process.execPath, [fileURLToPath(new URL('../testing/keep-and-wait.ts', import.meta.url)), folder, HOME, 'half-written'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    assert.equal(await open(folder).clearLeftovers(async () => false), 0)
    assert.equal((await inside(folder)).incoming.length, 1)
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
})
