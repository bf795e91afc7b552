import { words } from '#words/words.ts'
import { runCli } from './main.ts'

// The program that bin/nharong runs.

// Whoever reads our output may stop reading (`nharong places … | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// Started by another Node that hands on signals: when it is killed, we end as if asked to.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    isTerminal: process.stderr.isTTY === true,
    outIsTerminal: process.stdout.isTTY === true,
  })
} catch (fault) {
  const lang = process.env['NHARONG_LANG'] === 'en' ? 'en' : 'vi'
  process.stderr.write(`${words(lang)('cli.fault')}\n${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
  process.exitCode = 1
}
