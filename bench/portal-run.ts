import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { accept, mustAccept } from '#foundation/result.ts'
import { appendJournal } from '#rooms/journal/store/index.ts'
import { seedPortal } from '#rooms/portal/testing/seed.ts'
import { readConfig } from '#storage/config.ts'
import { openDatabase } from '#storage/connect.ts'
import { inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { composeApp } from '../src/main.ts'
import { setUp } from '../src/set-up.ts'

// A process that serves: the portal over the demonstration, or the very same pages as files. Told what by its first message.

export type ServeOrder =
  | { readonly serve: 'portal'; readonly url: string }
  | { readonly serve: 'files'; readonly pages: readonly { readonly path: string; readonly type: string; readonly body: string }[] }
/** What is asked of it while it serves. */
export type ServeWish = { readonly wish: 'cpu' | 'change' }
export type ServeWord = { readonly port: number } | { readonly cpu: number } | { readonly changed: true }

async function servePortal(url: string): Promise<Server> {
  const db = mustAccept(await openDatabase(url))
  const config = mustAccept(readConfig({ NHARONG_MODE: 'demonstration' }))
  const catalogue = mustAccept(await setUp({ config, db, stop: async () => undefined }, () => undefined))
  await seedPortal((text, values) => db.ownerPool.query(text, [...values]))
  const app = composeApp({ config, db, catalogue, stop: async () => undefined }, () => undefined, () => new Date('2026-11-23T02:00:00Z'))
  process.on('message', ({ wish }: ServeWish) => {
    if (wish !== 'change') return
    const line = { provinceId: 1522, accountId: null, officeId: null, unitId: 3236382, path: '/1/1522/3236382/', act: 'disclosure.post', subject: {} }
    void inTransaction(db, SYSTEM_SCOPE, async (tx) => accept(await appendJournal(tx, line))).then(() => process.send?.({ changed: true } satisfies ServeWord))
  })
  return createAdaptorServer({ fetch: app.fetch }) as Server
}

/** As simple a server of files as can be: no headers to think of, nothing to work out. */
function serveFiles(pages: Extract<ServeOrder, { serve: 'files' }>['pages']): Server {
  const folder = mkdtempSync(join(tmpdir(), 'nharong-files-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const files = new Map(
    pages.map(({ path, type, body }, index) => {
      const file = join(folder, String(index))
      writeFileSync(file, Buffer.from(body, 'base64'))
      return [path, { file, type }]
    }),
  )
  return createServer((request, response) => {
    const found = files.get(request.url ?? '')
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': found.type, 'Content-Encoding': 'br' })
    createReadStream(found.file).pipe(response)
  })
}

process.once('message', (order: ServeOrder) => {
  void (async () => {
    const server = order.serve === 'portal' ? await servePortal(order.url) : serveFiles(order.pages)
    server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port } satisfies ServeWord))
    process.on('message', ({ wish }: ServeWish) => {
      const { user, system } = process.cpuUsage()
      if (wish === 'cpu') process.send?.({ cpu: (user + system) / 1e6 } satisfies ServeWord)
    })
  })()
})
