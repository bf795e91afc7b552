import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

export type Asked = { readonly path: string; readonly headers: Readonly<Record<string, string>> }
export type Load = { readonly milliseconds: readonly number[]; readonly bytes: number; readonly statuses: ReadonlyMap<number, number>; readonly behind: number }

/**
 * Asks so many times a second, whether or not the answers keep up: each request has its moment, and its time runs from that
 * moment and not from when somebody found the time to send it. `behind`: how late the latest was sent, in milliseconds.
 */
export async function openLoad(port: number, perSecond: number, seconds: number, pick: (n: number) => Asked): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const milliseconds: number[] = []
  const statuses = new Map<number, number>()
  let [bytes, behind] = [0, 0]
  const began = performance.now()
  const all: Promise<void>[] = []
  const count = perSecond * seconds
  for (let n = 0; n < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1)
    for (; n < due; n++) {
      const moment = began + (n * 1000) / perSecond
      behind = Math.max(behind, performance.now() - moment)
      all.push(
        ask(agent, port, pick(n)).then(({ status, size }) => {
          milliseconds.push(performance.now() - moment)
          bytes += size
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
        }),
      )
    }
    await delay(1)
  }
  await Promise.all(all)
  agent.destroy()
  return { milliseconds, bytes, statuses, behind }
}

function ask(agent: Agent, port: number, { path, headers }: Asked): Promise<{ status: number; size: number }> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      let size = 0
      response.on('data', (part: Buffer) => (size += part.length))
      response.once('error', reject)
      response.once('end', () => resolve({ status: response.statusCode!, size }))
    })
    sent.once('error', reject)
    sent.end()
  })
}
