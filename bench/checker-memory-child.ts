import { readFileSync } from 'node:fs'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'

// Checks one file as the command line or as the page does, or only loads what that needs, and says how many megabytes
// the process took at its highest. Linux counts that anew for each program; what `resourceUsage` tells begins with the
// memory of the process that started it.
const [way, path] = process.argv.slice(2)
if (way === 'command') {
  const { runCli } = await import('../src/cli/main.ts')
  const quiet = (): void => undefined
  await runCli(['check', path!], { out: quiet, err: quiet, env: {}, isTerminal: false })
} else {
  const { checkAside, readAside } = await import('#rooms/checker/read/check-aside.ts')
  if (way === 'page') {
    const source = mustAccept(await readAside(readFileSync(path!), path!))
    await checkAside({ source, given: undefined, today: calendarDate('2026-11-23') })
  }
}
const [, highest] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))!
process.stdout.write(String(Number(highest) / 1024))
