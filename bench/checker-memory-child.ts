import { readFileSync } from 'node:fs'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { checkAside, readAside } from '#rooms/checker/read/check-aside.ts'

// Reads and checks one file as the page does, and says how many megabytes the process took at its highest.
const path = process.argv[2]!
const source = mustAccept(await readAside(readFileSync(path), path))
await checkAside({ source, given: undefined, today: calendarDate('2026-11-23') })
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
