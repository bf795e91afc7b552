import { mustAccept } from '#foundation/result.ts'
import * as disk from 'node:fs/promises'
import { openContents } from '../store/content-store.ts'

// A program that is killed in the middle of keeping a content: node keep-and-wait.ts FOLDER HOME WHERE. It says "here" when it
// has come to that point, and stays there.

const [folder, home, where] = process.argv.slice(2) as [string, string, string]

async function stayAt(point: string): Promise<void> {
  if (point !== where) return
  process.stdout.write('here\n')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
}

const contents = openContents(folder, async () => home, {
  ...disk,
  async open(path: disk.FileHandle | string, ...rest: unknown[]) {
    const handle = await (disk.open as (...all: unknown[]) => Promise<disk.FileHandle>)(path, ...rest)
    if (rest[0] === 'wx') {
      const write = handle.writeFile.bind(handle)
      handle.writeFile = async (bytes) => {
        await write((bytes as Uint8Array).subarray(0, 100))
        await stayAt('half-written')
        await write((bytes as Uint8Array).subarray(100))
      }
    }
    return handle
  },
  async rename(from: string, to: string) {
    if (to.length > 64) await stayAt('not-named')
    await disk.rename(from, to)
    if (/[0-9a-f]{64}$/.test(to)) await stayAt('named')
  },
} as typeof disk)
mustAccept(await contents.keep(Buffer.alloc(5000, 'a')))
await stayAt('kept')
