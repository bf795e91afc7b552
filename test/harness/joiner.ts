import { openDatabase } from '#storage/connect.ts'
import { startEmbedded } from '#storage/embedded.ts'

// A process of its own that uses a data folder: `node joiner.ts FOLDER`. Says `ready URL`, then writes rows
// until it is told to `leave` on standard input, or killed.

const started = await startEmbedded(process.argv[2]!)
if (!started.ok) throw new Error(JSON.stringify(started.refusal))
const opened = await openDatabase(started.value.url)
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
const { ownerPool } = opened.value
// Two may make it at once: `if not exists` looks before it makes, and the slower one stumbles over the faster.
await ownerPool
  .query('create table if not exists row_written (id bigint generated always as identity primary key)')
  .catch((error: { code?: string }) => {
    if (error.code !== '23505' && error.code !== '42P07') throw error
  })
let leaving = false
process.stdin.on('data', () => (leaving = true))
process.stdout.write(`ready ${started.value.url}\n`)
for (let written = 0; !leaving; written++) {
  const { rows } = await ownerPool.query<{ id: number }>('insert into row_written default values returning id')
  if (written % 20 === 0) process.stdout.write(`wrote ${rows[0]!.id}\n`)
}
await opened.value.close()
await started.value.stop()
process.stdout.write('left\n')
process.stdin.destroy()
