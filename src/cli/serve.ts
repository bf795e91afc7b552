import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { contentsOf, tidyContents } from '#rooms/files/store/index.ts'
import { smtpSender, startMails } from '#rooms/portal/store/send-mails.ts'
import { readConfig } from '#storage/config.ts'
import { words } from '#words/words.ts'
import { startDaily } from './daily.ts'
import type { Command, ExitCode, Io } from './io.ts'
import { progress, sayRefusal, sayUsage } from './io.ts'
import { checkPort, closeServer, listen } from './listen.ts'
import { openHouse } from './open-house.ts'

/** `nharong serve`: opens the house and answers until told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  async run(args: string[], io: Io): Promise<ExitCode> {
    if (args.length > 0) return sayUsage(io, 'serve')
    const told = untilTold()
    const config = readConfig(io.env)
    if (!config.ok) return sayRefusal(io, config.refusal)
    const { host, port } = config.value
    const free = await checkPort(host, port)
    if (!free.ok) return sayRefusal(io, free.refusal)

    const w = words(io.lang)
    const line = progress(io)
    // The pages are read while the database starts.
    const [opened, { composeApp }] = await Promise.all([
      openHouse(io.env, { progress: (key, params) => line.at(w(key, params)) }),
      import('../main.ts'),
    ])
    line.done()
    if (!opened.ok) return sayRefusal(io, opened.refusal)
    const house = opened.value
    const log = (text: string): void => io.err(`${text}\n`)
    const app = composeApp(house, log)
    const tidy = (now: Date) => tidyContents(house.db, contentsOf(house.config.files, house.db), now)
    await tidy(new Date()).catch((fault: Error) => log(`files: ${fault.message}`))
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    const listening = await listen(server, host, port)
    if (!listening.ok) {
      await house.stop()
      return sayRefusal(io, listening.refusal)
    }
    const shown = host.includes(':') ? `[${host}]` : host
    io.out(`${w('cli.serving', { address: `http://${shown}:${listening.value}` })}\n`)
    for (const text of await app.welcome(io.lang)) io.out(`${text}\n`)

    const { mode, smtp, origin } = config.value
    const work = { database: house.db, now: () => new Date(), log, origin: origin ?? `http://${shown}:${listening.value}` }
    // A demonstration writes to nobody: its letters can be read on a page.
    const stopMails =
      mode === 'demonstration' ? startMails({ ...work, send: undefined }) : smtp ? startMails({ ...work, send: smtpSender(smtp.url, smtp.from) }) : undefined

    const stopDaily = startDaily({ ...work, tidy })

    await told
    await closeServer(server)
    await stopMails?.()
    await stopDaily()
    await house.stop()
    return 0
  },
}

/**
 * Settled by Ctrl-C, a service manager, or the end of the terminal. A second signal within a second is the
 * same wish (the terminal and the launcher both hand it on); a later one ends us at once.
 */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (first > 0 && Date.now() - first > 1_000) process.exit(1)
        first ||= Date.now()
        resolve()
      })
    }
  })
}
